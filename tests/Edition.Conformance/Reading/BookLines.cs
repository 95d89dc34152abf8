using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Edition.Model;

namespace Edition.Conformance.Reading;

/// <summary>
/// A book as read, in lines that another program's reading can be told in too: a line for each leaf, with its kind, its
/// words in order, the runs of emphasis, and each note at its call.
/// </summary>
internal static partial class BookLines
{
    public static string[] Of(Article article) => new Telling().Of(article);

    /// <summary>One space for several, none at the edges, and strong outside where emphasis is strong as a whole.</summary>
    public static string Normal(string line) =>
        Spaces()
            .Replace(line.Normalize(), " ")
            .Trim()
            .Replace("<em><b>", "<b><em>", StringComparison.Ordinal)
            .Replace("</b></em>", "</em></b>", StringComparison.Ordinal);

    public static string Run(string tag, string words) => $"<{tag}>{words}</{tag}>";

    [GeneratedRegex(@"[ \t\n\u00A0]+")]
    private static partial Regex Spaces();

    /// <summary>Knows the notes already told: a later call tells its note again.</summary>
    private sealed class Telling
    {
        private readonly Dictionary<string, string> notes = [];

        public string[] Of(Article article)
        {
            var lines = new List<string>();
            IEnumerable<(int Start, ImmutableArray<Block> Blocks)> all =
            [
                .. article.Blocks.Select(block => (block.Span.Start, ImmutableArray.Create(block))),
                .. article.Abstracts.Select(text => (text.Span.Start, text.Blocks)),
            ];
            foreach ((_, ImmutableArray<Block> blocks) in all.OrderBy(group => group.Start))
            {
                Add(lines, blocks);
            }

            return [.. lines];
        }

        private void Add(List<string> lines, ImmutableArray<Block> blocks)
        {
            foreach (Block block in blocks)
            {
                switch (block)
                {
                    case Paragraph paragraph:
                        lines.Add(Normal("p " + Text(paragraph.Content)));
                        break;
                    case Heading heading:
                        lines.Add(
                            Normal(
                                "h" + heading.Level.ToString(CultureInfo.InvariantCulture) + " " + Text(heading.Content)
                            )
                        );
                        break;
                    case Quotation quotation:
                        lines.Add("quotation");
                        Add(lines, quotation.Blocks);
                        lines.Add("end");
                        break;
                    case LineBlock verse:
                        lines.AddRange(verse.Lines.Select(line => Normal("verse " + Text(line))));
                        break;
                    case ListBlock list:
                        foreach (ListItem item in list.Items)
                        {
                            lines.Add("item " + (list.Numbering == ListNumbering.Bullet ? "•" : item.Label));
                            Add(lines, item.Blocks);
                        }

                        lines.Add("end");
                        break;
                    case Table table:
                        foreach (TableCell cell in table.Rows.Insert(0, table.Header).SelectMany(row => row.Cells))
                        {
                            var inside = new List<string>();
                            Add(inside, cell.Blocks);
                            lines.AddRange(
                                inside
                                    .Select(line => line.StartsWith("p ", StringComparison.Ordinal) ? line[2..] : line)
                                    .Prepend(Text(cell.Content))
                                    .Select(line => Normal("cell " + line))
                                    .Where(line => line != "cell")
                            );
                        }

                        if (!table.Caption.IsEmpty)
                        {
                            lines.Add(Normal("caption " + Text(table.Caption)));
                        }

                        break;
                    case Figure figure:
                        lines.Add(Normal("figure " + figure.Path + " " + Text(figure.Caption)));
                        break;
                    case CodeBlock code:
                        lines.Add(Normal("code " + code.Value));
                        break;
                    case ThematicBreak:
                        lines.Add("break");
                        break;
                    case Model.Parallel parallel:
                        foreach (ParallelColumn column in parallel.Columns)
                        {
                            Add(lines, column.Blocks);
                        }

                        break;
                    default:
                        throw new InvalidOperationException(block.GetType().Name);
                }
            }
        }

        private string Text(ImmutableArray<Inline> inlines)
        {
            var text = new StringBuilder();
            foreach (Inline inline in inlines)
            {
                text.Append(
                    inline switch
                    {
                        Text words => words.Value,
                        Code code => "`" + code.Value + "`",
                        HardBreak => " ↵ ",
                        Styled styled => Run(Tag(styled.Style), Text(styled.Content)),
                        LangSpan span => Text(span.Content),
                        Link link => Run("a", Text(link.Content)),
                        Reference reference => Run("a", Text(reference.Content)),
                        Note note => notes[note.Key] = "{" + string.Join(" / ", Note(note)) + "}",
                        NoteRef again => notes[again.Key],
                        InlinePicture picture => Run("img", picture.Alt),
                        _ => throw new InvalidOperationException(inline.GetType().Name),
                    }
                );
            }

            return text.ToString();
        }

        private List<string> Note(Note note)
        {
            var lines = new List<string>();
            Add(lines, note.Blocks);
            return lines;
        }

        private static string Tag(InlineStyle style) =>
            style switch
            {
                InlineStyle.Emphasis => "em",
                InlineStyle.Strong => "b",
                InlineStyle.Struck => "s",
                InlineStyle.Subscript => "sub",
                InlineStyle.Superscript => "sup",
                InlineStyle.SmallCaps => "sc",
                InlineStyle.Underlined => "u",
                InlineStyle.Highlighted => "mark",
                InlineStyle.Small => "small",
                _ => throw new InvalidOperationException(style.ToString()),
            };
    }
}
