using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Styling;
using Parallel = Edition.Model.Parallel;

namespace Edition.Faces;

/// <summary>
/// Asks before anything is set whether every letter of the book is in the faces that are to set it: a letter that no
/// face of its family has is an error, named once a file, at its first place.
/// Spaces and hyphens that have an equivalent are no fault.
/// </summary>
public sealed class Coverage
{
    private readonly Template template;
    private readonly FaceLibrary faces;
    private readonly Findings findings;
    private readonly Dictionary<(string Family, bool Bold, bool Italic), HashSet<int>> covered = [];
    private readonly HashSet<(Source? Source, int CodePoint)> reported = [];

    private Coverage(Template template, FaceLibrary faces, Findings findings)
    {
        this.template = template;
        this.faces = faces;
        this.findings = findings;
    }

    public static void Check(AssembledBook book, Template template, FaceLibrary faces, Findings findings)
    {
        var coverage = new Coverage(template, faces, findings);
        foreach (Part part in book.Parts)
        {
            coverage.Blocks(part.Blocks, StyleName.Body);
        }
    }

    /// <summary>How letters are set where the walk stands.</summary>
    private readonly record struct Manner(string Family, bool Bold, bool Italic);

    private Manner Of(StyleName name)
    {
        TextStyle style = template.Style(name);
        return new Manner(style.Family, style.Bold, style.Italic);
    }

    /// <param name="around">The style of body paragraphs here: that of a note, a quotation, a list.</param>
    private void Blocks(IEnumerable<Block> blocks, StyleName around)
    {
        foreach (Block block in blocks)
        {
            switch (block)
            {
                case Paragraph paragraph:
                    Inlines(
                        paragraph.Content,
                        Of(
                            paragraph.Role == ParagraphRole.Body
                                ? around
                                : Enum.Parse<StyleName>(paragraph.Role.ToString())
                        )
                    );
                    break;
                case Heading heading:
                    Inlines(heading.Content, Of(StyleName.Heading1 + Math.Clamp(heading.Level, 1, 6) - 1));
                    break;
                case Quotation quotation:
                    Blocks(quotation.Blocks, StyleName.Quotation);
                    break;
                case LineBlock lines:
                    foreach (ImmutableArray<Inline> line in lines.Lines)
                    {
                        Inlines(line, Of(StyleName.Verse));
                    }

                    break;
                case ListBlock list:
                    foreach (ListItem item in list.Items)
                    {
                        Letters(item.Label, item.Span, Of(around == StyleName.Body ? StyleName.ListItem : around));
                        Blocks(item.Blocks, around == StyleName.Body ? StyleName.ListItem : around);
                    }

                    break;
                case Table table:
                    Inlines(table.Caption, Of(StyleName.Caption));
                    foreach (TableRow row in table.Rows.Prepend(table.Header))
                    {
                        foreach (TableCell cell in row.Cells)
                        {
                            Inlines(cell.Content, Of(row == table.Header ? StyleName.TableHead : StyleName.TableCell));
                        }
                    }

                    break;
                case Figure figure:
                    Inlines(figure.Caption, Of(StyleName.Caption));
                    break;
                case CodeBlock code:
                    Letters(code.Value, code.Span, Of(StyleName.Code));
                    break;
                case Parallel parallel:
                    foreach (ParallelColumn column in parallel.Columns)
                    {
                        Blocks(column.Blocks, StyleName.Parallel);
                    }

                    break;
                case Contents contents:
                    foreach (ContentsEntry entry in contents.Entries)
                    {
                        Letters(
                            entry.Byline,
                            entry.Title.IsEmpty ? SourceSpan.None : entry.Title[0].Span,
                            Of(StyleName.Contents1)
                        );
                        Inlines(entry.Title, Of(StyleName.Contents1));
                    }

                    break;
                case ThematicBreak:
                    break;
                default:
                    throw new InvalidOperationException(block.GetType().Name);
            }
        }
    }

    private void Inlines(ImmutableArray<Inline> inlines, Manner manner)
    {
        foreach (Inline inline in inlines)
        {
            switch (inline)
            {
                case Text text:
                    Letters(text.Value, text.Span, manner);
                    break;
                case Code code:
                    Letters(code.Value, code.Span, faces.Has("mono") ? manner with { Family = "mono" } : manner);
                    break;
                case Styled { Style: InlineStyle.Emphasis } styled:
                    Inlines(styled.Content, manner with { Italic = !manner.Italic });
                    break;
                case Styled { Style: InlineStyle.Strong } styled:
                    Inlines(styled.Content, manner with { Bold = true });
                    break;
                case Styled styled:
                    Inlines(styled.Content, manner);
                    break;
                case LangSpan span:
                    Inlines(span.Content, manner);
                    break;
                case Link link:
                    Inlines(link.Content, manner);
                    break;
                case Reference reference:
                    Inlines(reference.Content, manner);
                    break;
                case Note note:
                    Blocks(note.Blocks, StyleName.Note);
                    break;
                case NoteRef or HardBreak or PageNumbers or ComputedValue:
                    break;
                default:
                    throw new InvalidOperationException(inline.GetType().Name);
            }
        }
    }

    private void Letters(string text, SourceSpan span, Manner manner)
    {
        (string, bool, bool) key = (manner.Family, manner.Bold, manner.Italic);
        if (!covered.TryGetValue(key, out HashSet<int>? known))
        {
            covered.Add(key, known = []);
        }

        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune.Value == '\n' || known.Contains(rune.Value))
            {
                continue;
            }

            if (
                faces.Chain(manner.Family, manner.Bold, manner.Italic).Any(face => FaceLibrary.Covers(face, rune.Value))
            )
            {
                known.Add(rune.Value);
            }
            else if (reported.Add((span.Source, rune.Value)))
            {
                string shown = Rune.GetUnicodeCategory(rune)
                    is UnicodeCategory.Control
                        or UnicodeCategory.Format
                        or UnicodeCategory.PrivateUse
                        or UnicodeCategory.OtherNotAssigned
                    ? ""
                    : $" “{rune}”";
                string asked = string.Join(
                    ", ",
                    faces.Chain(manner.Family, manner.Bold, manner.Italic).Select(face => face.FamilyName).Distinct()
                );
                findings.Add(
                    Rules.MissingLetter,
                    PlaceOf(rune, span),
                    $"No face of “{manner.Family}” ({asked}) has the letter U+{rune.Value:X4}{shown}."
                );
            }
        }
    }

    /// <summary>
    /// The letter's own place if the manuscript has it as it stands; else that of the whole text (an entity, a composed
    /// letter).
    /// </summary>
    private static SourceSpan PlaceOf(Rune rune, SourceSpan span)
    {
        if (span.Source is null || span.Start < 0 || span.End > span.Source.Text.Length)
        {
            return span;
        }

        string letter = rune.ToString();
        int at = span.Source.Text.IndexOf(letter, span.Start, span.Length, StringComparison.Ordinal);
        return at < 0 ? span : new SourceSpan(span.Source, at, letter.Length);
    }
}
