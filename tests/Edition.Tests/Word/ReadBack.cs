using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Drawing = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace Edition.Tests.Word;

/// <summary>
/// What a reader of the document sees, paragraph by paragraph: list markers counted as Word counts them, notes in place
/// with their numbers («⟦3: …⟧»), results of fields, pictures by their
/// alternative text. Made from the file alone.
/// </summary>
internal sealed class ReadBack
{
    private readonly Dictionary<int, (NumberingInstance Instance, AbstractNum Abstract)> lists = [];
    private readonly Dictionary<(int Abstract, int Level), int> counters = [];
    private readonly HashSet<(int Instance, int Level)> begun = [];
    private readonly Dictionary<long, Footnote> footnotes;
    private readonly bool notesByPart;
    private int noteNumber;

    private ReadBack(WordprocessingDocument document)
    {
        if (document.MainDocumentPart!.NumberingDefinitionsPart?.Numbering is { } numbering)
        {
            Dictionary<int, AbstractNum> shapes = numbering
                .Elements<AbstractNum>()
                .ToDictionary(shape => shape.AbstractNumberId!.Value);
            lists = numbering
                .Elements<NumberingInstance>()
                .ToDictionary(
                    instance => instance.NumberID!.Value,
                    instance => (instance, shapes[instance.AbstractNumId!.Val!.Value])
                );
        }

        footnotes = document
            .MainDocumentPart.FootnotesPart!.Footnotes!.Elements<Footnote>()
            .Where(note => note.Type is null)
            .ToDictionary(note => note.Id!.Value);
        notesByPart =
            document.MainDocumentPart.DocumentSettingsPart!.Settings!.Descendants<NumberingRestart>().Single().Val!
            == RestartNumberValues.EachSection;
    }

    /// <summary>The paragraphs of each section that have anything in them.</summary>
    public static List<List<string>> Sections(byte[] docx)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), false);
        var reader = new ReadBack(document);
        List<List<string>> sections =
        [
            [],
        ];
        foreach (OpenXmlElement element in document.MainDocumentPart!.Document!.Body!.ChildElements)
        {
            reader.Block(element, sections[^1]);
            if (element is Paragraph { ParagraphProperties.SectionProperties: not null })
            {
                sections.Add([]);
                reader.noteNumber = reader.notesByPart ? 0 : reader.noteNumber;
            }
        }

        return sections;
    }

    private void Block(OpenXmlElement element, List<string> lines)
    {
        switch (element)
        {
            case Paragraph paragraph:
                string line = Marker(paragraph) + Text(paragraph);
                if (line.Length > 0)
                {
                    lines.Add(line);
                }

                break;
            case Table table:
                foreach (
                    OpenXmlElement inner in table
                        .Elements<TableRow>()
                        .SelectMany(row => row.Elements<TableCell>())
                        .SelectMany(cell => cell.ChildElements)
                )
                {
                    Block(inner, lines);
                }

                break;
            default:
                break;
        }
    }

    private string Text(OpenXmlElement within)
    {
        var text = new StringBuilder();
        foreach (OpenXmlElement element in within.Descendants())
        {
            text.Append(
                element switch
                {
                    Text t => t.Text,
                    TabChar => "\t",
                    Break => "\n",
                    SoftHyphen => "\u00AD",
                    Drawing.DocProperties picture => picture.Description!.Value,
                    FootnoteReference reference => Note(footnotes[reference.Id!.Value]),
                    _ => "",
                }
            );
        }

        return text.ToString();
    }

    private string Note(Footnote note)
    {
        int number = ++noteNumber;
        List<string> lines = [];
        foreach (OpenXmlElement element in note.ChildElements)
        {
            Block(element, lines);
        }

        return $"⟦{number.ToString(CultureInfo.InvariantCulture)}:{string.Join('¶', lines)}⟧";
    }

    /// <summary>
    /// Counts over all instances of one definition; an instance's own start holds when it is first met (ECMA-376-1,
    /// 17.9.26).
    /// </summary>
    private string Marker(Paragraph paragraph)
    {
        if (paragraph.ParagraphProperties?.NumberingProperties is not { } properties)
        {
            return "";
        }

        int id = properties.NumberingId!.Val!.Value;
        int level = properties.NumberingLevelReference!.Val!.Value;
        (NumberingInstance instance, AbstractNum shape) = lists[id];
        int shapeId = shape.AbstractNumberId!.Value;
        LevelOverride? start = instance
            .Elements<LevelOverride>()
            .FirstOrDefault(change => change.LevelIndex!.Value == level);
        int number =
            begun.Add((id, level)) && start is not null
                ? start.StartOverrideNumberingValue!.Val!.Value
                : counters.GetValueOrDefault((shapeId, level)) + 1;
        counters[(shapeId, level)] = number;
        for (int deeper = level + 1; deeper < 9; deeper++)
        {
            counters.Remove((shapeId, deeper));
        }

        Level form = shape.Elements<Level>().Single(found => found.LevelIndex!.Value == level);
        string own = form.LevelText!.Val!.Value!;
        return own.Replace(
                "%" + (level + 1),
                Number(form.NumberingFormat!.Val!.InnerText!, number),
                StringComparison.Ordinal
            ) + "\t";
    }

    private static string Number(string format, int number) =>
        format switch
        {
            "decimal" => number.ToString(CultureInfo.InvariantCulture),
            "lowerLetter" => ((char)('a' + number - 1)).ToString(),
            "upperLetter" => ((char)('A' + number - 1)).ToString(),
            "russianLower" => "абвгдежзиклмнопрстуфхцчшщыэюя"[number - 1].ToString(),
            "russianUpper" => "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ"[number - 1].ToString(),
            "lowerRoman" => new[] { "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii" }[
                number - 1
            ],
            "upperRoman" => new[] { "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII" }[
                number - 1
            ],
            _ => "",
        };
}
