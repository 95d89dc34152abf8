using System.Text;

namespace Edition.Proof;

/// <summary>
/// The marked content of a page (ISO 32000-1, 14.6): for each MCID the text shown, with the baselines it stands on.
/// Codes become text by the fonts' ToUnicode alone.
/// </summary>
internal sealed class PdfPageText
{
    private readonly PdfObjects objects;
    private readonly Dictionary<string, object?>? fonts;
    private readonly Dictionary<object, UnicodeMap> maps;
    private readonly Dictionary<int, List<(string Text, double Y)>> content = [];
    private readonly Stack<int> marked = new();
    private UnicodeMap? font;
    private (double A, double B, double C, double D, double E, double F) line = (1, 0, 0, 1, 0, 0);
    private double leading;

    private PdfPageText(PdfObjects objects, Dictionary<string, object?>? fonts, Dictionary<object, UnicodeMap> maps) =>
        (this.objects, this.fonts, this.maps) = (objects, fonts, maps);

    /// <param name="objects">The file's.</param>
    /// <param name="page">Its dictionary.</param>
    /// <param name="maps">The fonts met so far, by their numbers, else by their dictionaries.</param>
    public static Dictionary<int, List<(string Text, double Y)>> Of(
        PdfObjects objects,
        Dictionary<string, object?> page,
        Dictionary<object, UnicodeMap> maps
    )
    {
        Dictionary<string, object?>? resources = null;
        Dictionary<string, object?>? node = page;
        for (int level = 0; node is not null && resources is null && level < 64; level++)
        {
            resources = objects.Dictionary(objects.Get(node, "Resources"));
            node = objects.Dictionary(objects.Get(node, "Parent"));
        }

        var text = new PdfPageText(objects, objects.Dictionary(objects.Get(resources, "Font")), maps);
        object? contents = objects.Get(page, "Contents");
        if (contents is PdfStream only)
        {
            text.Read(objects.Data(only));
            return text.content;
        }

        IEnumerable<object?> streams = contents is List<object?> list ? list.Select(objects.Value) : [];
        var bytes = new MemoryStream();
        foreach (PdfStream stream in streams.OfType<PdfStream>())
        {
            bytes.Write(objects.Data(stream));
            bytes.WriteByte((byte)'\n');
        }

        text.Read(bytes.ToArray());
        return text.content;
    }

    private void Read(byte[] stream)
    {
        var lexer = new PdfLexer(stream, objects.Budget);
        var operands = new List<object?>();
        while (true)
        {
            object? next = lexer.Read(references: false);
            if (next is not PdfKeyword { Value: var name })
            {
                operands.Add(next);
                continue;
            }

            if (name.Length == 0)
            {
                return;
            }

            Do(name, operands);
            operands.Clear();
        }
    }

    private void Do(string name, List<object?> operands)
    {
        switch (name)
        {
            case "BDC" or "BMC":
                var properties = operands.Count > 1 ? objects.Dictionary(operands[1]) : null;
                marked.Push(
                    PdfObjects.Integer(objects.Get(properties, "MCID"))
                        ?? (marked.TryPeek(out int around) ? around : -1)
                );
                break;
            case "EMC":
                marked.TryPop(out _);
                break;
            case "BT":
                line = (1, 0, 0, 1, 0, 0);
                break;
            case "Tf" when operands is [PdfName face, ..]:
                font = Map(face.Value);
                break;
            case "TL":
                leading = Number(operands, 0);
                break;
            case "Td":
                Move(Number(operands, 0), Number(operands, 1));
                break;
            case "TD":
                leading = -Number(operands, 1);
                Move(Number(operands, 0), Number(operands, 1));
                break;
            case "T*":
                Move(0, -leading);
                break;
            case "Tm":
                line = (
                    Number(operands, 0),
                    Number(operands, 1),
                    Number(operands, 2),
                    Number(operands, 3),
                    Number(operands, 4),
                    Number(operands, 5)
                );
                break;
            case "Tj":
                Show(operands);
                break;
            case "TJ" when operands is [List<object?> pieces]:
                Show(pieces);
                break;
            case "'" or "\"":
                Move(0, -leading);
                Show(operands);
                break;
        }
    }

    private static double Number(List<object?> operands, int index) =>
        index < operands.Count && operands[index] is double number ? number : 0;

    private void Move(double x, double y) =>
        line = line with { E = (x * line.A) + (y * line.C) + line.E, F = (x * line.B) + (y * line.D) + line.F };

    private void Show(List<object?> pieces)
    {
        if (!marked.TryPeek(out int mcid) || mcid < 0)
        {
            return;
        }

        var text = new StringBuilder();
        foreach (byte[] codes in pieces.OfType<byte[]>())
        {
            (font ?? throw new InvalidDataException("it shows text without a font")).Append(text, codes);
        }

        if (!content.TryGetValue(mcid, out List<(string, double)>? shown))
        {
            content.Add(mcid, shown = []);
        }

        shown.Add((text.ToString(), line.F));
    }

    private UnicodeMap Map(string face)
    {
        Dictionary<string, object?> dictionary =
            objects.Dictionary(objects.Get(fonts, face)) ?? throw new InvalidDataException($"it has no font {face}");
        object key = fonts!.GetValueOrDefault(face) is PdfReference { Number: var number } ? number : dictionary;
        if (!maps.TryGetValue(key, out UnicodeMap? map))
        {
            maps.Add(
                key,
                map = objects.Get(dictionary, "ToUnicode") is PdfStream stream
                    ? new UnicodeMap(objects.Data(stream), objects.Budget)
                    : throw new InvalidDataException("it has a font whose letters have no meaning")
            );
        }

        return map;
    }
}
