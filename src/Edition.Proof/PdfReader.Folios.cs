using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Edition.Orthography;

namespace Edition.Proof;

/// <summary>The numbers of pages.</summary>
public sealed partial class PdfReader
{
    /// <summary>
    /// The label of every page (ISO 32000-1, 12.4.2), in order; "" where its style is none that an edition uses. Empty
    /// where the file has no labels.
    /// </summary>
    private ImmutableArray<string> Folios(Dictionary<string, object?> catalogue)
    {
        var ranges = new SortedDictionary<int, Dictionary<string, object?>>();
        var nodes = new Stack<object?>([objects.Get(catalogue, "PageLabels")]);
        while (nodes.TryPop(out object? at))
        {
            if (objects.Dictionary(at) is not { } node)
            {
                continue;
            }

            if (at is PdfReference { Number: var own } && !met.Add(own))
            {
                throw new InvalidDataException("its page labels are no tree");
            }

            List<object?> kids = objects.Array(node.GetValueOrDefault("Kids")) ?? [];
            budget.Objects(kids.Count);
            kids.ForEach(nodes.Push);
            foreach (object?[] pair in (objects.Array(node.GetValueOrDefault("Nums")) ?? []).Chunk(2))
            {
                budget.Objects(1);
                if (
                    pair is [var first, var label]
                    && PdfObjects.Integer(objects.Value(first)) is { } page
                    && objects.Dictionary(label) is { } range
                )
                {
                    ranges[page] = range;
                }
            }
        }

        if (ranges.Count == 0)
        {
            return [];
        }

        budget.Objects(pages.Count);
        var folios = ImmutableArray.CreateBuilder<string>(pages.Count);
        (int Start, Dictionary<string, object?> Range) last = (0, []);
        for (int i = 0; i < pages.Count; i++)
        {
            last = ranges.TryGetValue(i, out Dictionary<string, object?>? begun) ? (i, begun) : last;
            folios.Add(Folio(last.Range, i - last.Start));
        }

        return folios.MoveToImmutable();
    }

    private string Folio(Dictionary<string, object?> range, int after)
    {
        string prefix = objects.Get(range, "P") is byte[] text ? Encoding.Latin1.GetString(text) : "";
        long number = (PdfObjects.Integer(objects.Get(range, "St")) ?? 1L) + after;
        return (objects.Get(range, "S") as PdfName)?.Value switch
        {
            "D" => prefix + number.ToString(CultureInfo.InvariantCulture),
            "r" when number is > 0 and < 4000 => prefix + Roman.Lower((int)number),
            "R" when number is > 0 and < 4000 => prefix + Roman.Upper((int)number),
            null => prefix,
            _ => "",
        };
    }
}
