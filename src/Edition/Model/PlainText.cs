using System.Collections.Immutable;
using System.Text;

namespace Edition.Model;

/// <summary>
/// The characters of a leaf block or of inlines in reading order: texts, code, link and reference contents; a hard
/// break is U+000A; notes and their marks,
/// pictures, page numbers and computed values are nothing. Offsets everywhere in the project count UTF-16 units of this text.
/// </summary>
public static class PlainText
{
    public static string Of(ImmutableArray<Inline> inlines)
    {
        if (inlines is [Text { Value: var only }])
        {
            return only;
        }

        var text = new StringBuilder(256);
        Append(text, inlines);
        return text.ToString();
    }

    /// <summary>
    /// Text of a leaf block. Line blocks join their lines, tables their caption, head and rows cell by cell, with
    /// U+000A; containers give the empty string.
    /// </summary>
    public static string Of(Block block)
    {
        switch (block)
        {
            case Paragraph paragraph:
                return Of(paragraph.Content);
            case Heading heading:
                return Of(heading.Content);
            case CodeBlock code:
                return code.Value;
            case Figure figure:
                return Of(figure.Caption);
            case LineBlock lines:
                return string.Join('\n', lines.Lines.Select(Of));
            case Table table:
                IEnumerable<string> cells = new[] { table.Header }
                    .Concat(table.Rows)
                    .SelectMany(row => row.Cells)
                    .Select(cell => Of(cell.Content));
                return string.Join('\n', new[] { Of(table.Caption) }.Concat(cells));
            case Quotation or ListBlock or ThematicBreak or Parallel or Contents:
                return "";
            default:
                throw new InvalidOperationException(block.GetType().Name);
        }
    }

    private static void Append(StringBuilder text, ImmutableArray<Inline> inlines)
    {
        foreach (Inline inline in inlines)
        {
            switch (inline)
            {
                case Text t:
                    text.Append(t.Value);
                    break;
                case Code c:
                    text.Append(c.Value);
                    break;
                case Styled s:
                    Append(text, s.Content);
                    break;
                case LangSpan s:
                    Append(text, s.Content);
                    break;
                case Link l:
                    Append(text, l.Content);
                    break;
                case Reference r:
                    Append(text, r.Content);
                    break;
                case HardBreak:
                    text.Append('\n');
                    break;
                case Note or NoteRef or InlinePicture or PageNumbers or ComputedValue:
                    break;
                default:
                    throw new InvalidOperationException(inline.GetType().Name);
            }
        }
    }
}
