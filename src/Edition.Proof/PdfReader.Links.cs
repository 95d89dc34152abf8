using System.Text;

namespace Edition.Proof;

/// <summary>Where links lead.</summary>
public sealed partial class PdfReader
{
    /// <summary>Where the annotation among the kids, or within a Link among them, leads.</summary>
    private string? Target(object? kids, int level)
    {
        List<object?> list = objects.Value(kids) as List<object?> ?? [kids];
        budget.Objects(list.Count);
        foreach (object? kid in list)
        {
            if (objects.Dictionary(kid) is not { } node)
            {
                continue;
            }

            if (
                level < Near
                && objects.Get(node, "S") is PdfName { Value: "Link" }
                && Target(node.GetValueOrDefault("K"), level + 1) is { } within
            )
            {
                return within;
            }

            if (
                objects.Get(node, "Type") is PdfName { Value: "OBJR" }
                && objects.Dictionary(node.GetValueOrDefault("Obj")) is { } annotation
            )
            {
                Dictionary<string, object?>? action = objects.Dictionary(objects.Get(annotation, "A"));
                return objects.Get(action, "URI") is byte[] uri ? Encoding.UTF8.GetString(uri)
                    : (objects.Get(annotation, "Dest") ?? objects.Get(action, "D")) is byte[] name
                        ? "#" + Encoding.UTF8.GetString(name)
                    : null;
            }
        }

        return null;
    }

    /// <summary>Named destinations (12.3.2.3): page and height.</summary>
    private Dictionary<string, (int Page, double Y)> Points(Dictionary<string, object?> catalogue)
    {
        var points = new Dictionary<string, (int, double)>(StringComparer.Ordinal);
        var leaves = new Stack<object?>([objects.Get(objects.Dictionary(objects.Get(catalogue, "Names")), "Dests")]);
        while (leaves.TryPop(out object? at))
        {
            if (objects.Dictionary(at) is not { } node)
            {
                continue;
            }

            if (at is PdfReference { Number: var own } && !met.Add(own))
            {
                throw new InvalidDataException("its names are no tree");
            }

            List<object?> kids = objects.Array(node.GetValueOrDefault("Kids")) ?? [];
            budget.Objects(kids.Count);
            kids.ForEach(leaves.Push);
            foreach (object?[] pair in (objects.Array(node.GetValueOrDefault("Names")) ?? []).Chunk(2))
            {
                budget.Objects(1);
                object? value = pair.Length < 2 ? null : objects.Value(pair[1]);
                List<object?>? place =
                    value as List<object?> ?? objects.Get(value as Dictionary<string, object?>, "D") as List<object?>;
                if (
                    objects.Value(pair[0]) is byte[] name
                    && place is [PdfReference { Number: var number }, _, _, double y, ..]
                    && pageOfNumber.TryGetValue(number, out int page)
                )
                {
                    points[Encoding.UTF8.GetString(name)] = (page, y);
                }
            }
        }

        return points;
    }
}
