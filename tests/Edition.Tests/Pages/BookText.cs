using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Edition.Model;
using Edition.Print.Pages;
using Edition.Styling;
using Parallel = Edition.Model.Parallel;

namespace Edition.Tests.Pages;

/// <summary>
/// The letters of a book in reading order, all white space left out: as the model has them, with the words that the
/// setting adds, and as they stand on finished pages.
/// </summary>
internal sealed class BookText
{
    private readonly StringBuilder text = new();
    private readonly Template template;
    private readonly PageMap map;

    private BookText(Template template, PageMap map)
    {
        this.template = template;
        this.map = map;
    }

    public static string Of(AssembledBook book, Template template, PageMap map)
    {
        var all = new BookText(template, map);
        foreach (Part part in book.Parts)
        {
            all.Blocks(part.Blocks);
        }

        return Bare(all.text.ToString());
    }

    public static string Of(PagedBook book) =>
        Bare(
            string.Concat(
                book.Pages.SelectMany(page => page.Items)
                    .OfType<PlacedText>()
                    .Where(item => item.Tag >= 0)
                    .OrderBy(item => item.Order)
                    .Select(item => item.Text)
            )
        );

    private static string Bare(string text) =>
        string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('\u00AD' or '\u2060' or '\u200B')))
            .Replace('\u2011', '-')
            .Replace('\u2010', '-');

    private void Blocks(IEnumerable<Block> blocks)
    {
        foreach (Block block in blocks)
        {
            Add(block);
        }
    }

    private void Add(Block block)
    {
        switch (block)
        {
            case Paragraph paragraph:
                Words(paragraph.Content);
                break;
            case Heading heading:
                text.Append(heading.Lead?.Number);
                Words(heading.Content);
                break;
            case Quotation quotation:
                Blocks(quotation.Blocks);
                break;
            case LineBlock verse:
                Array.ForEach([.. verse.Lines], line => Words(line));
                break;
            case CodeBlock code:
                text.Append(code.Value);
                break;
            case ThematicBreak:
                break;
            case ListBlock list:
                foreach (ListItem item in list.Items)
                {
                    text.Append(item.Label);
                    Blocks(item.Blocks);
                }

                break;
            case Table table:
                Caption(Label.Table, table.Lead, table.Lang, table.Caption);
                foreach (TableCell cell in table.Rows.Prepend(table.Header).SelectMany(row => row.Cells))
                {
                    Words(cell.Content);
                    Blocks(cell.Blocks);
                }

                break;
            case Figure figure:
                Caption(Label.Figure, figure.Lead, figure.Lang, figure.Caption);
                break;
            case Parallel parallel:
                Blocks(ParallelRows.Of(parallel).SelectMany(row => row.Cells).OfType<Block>());
                break;
            case Contents contents:
                foreach (ContentsEntry entry in contents.Entries)
                {
                    text.Append(entry.Lead?.Number).Append(entry.Byline);
                    Words(entry.Title);
                    text.Append(map.PageOfId.GetValueOrDefault(entry.Target, "0"));
                }

                break;
            default:
                throw new InvalidOperationException(block.GetType().Name);
        }
    }

    private void Caption(Label label, Lead? lead, Lang lang, ImmutableArray<Inline> caption)
    {
        if (lead is not null)
        {
            text.Append(template.LabelText(label, lang).Replace("{0}", lead.Number, StringComparison.Ordinal))
                .Append('.');
        }

        Words(caption);
    }

    /// <summary>A paragraph, and after it the notes that it calls.</summary>
    private void Words(ImmutableArray<Inline> content)
    {
        var notes = new List<Note>();
        Words(content, notes);
        foreach (Note note in notes)
        {
            text.Append(Mark(note.Key, note.Number));
            Blocks(note.Blocks);
        }
    }

    private string Mark(string key, int number) =>
        map.NoteMarks.TryGetValue(key, out string? mark) ? mark : number.ToString(CultureInfo.InvariantCulture);

    private void Words(ImmutableArray<Inline> content, List<Note> notes)
    {
        foreach (Inline inline in content)
        {
            switch (inline)
            {
                case Text own:
                    text.Append(own.Value);
                    break;
                case Code code:
                    text.Append(code.Value);
                    break;
                case Styled styled:
                    Words(styled.Content, notes);
                    break;
                case LangSpan span:
                    Words(span.Content, notes);
                    break;
                case Link link:
                    Words(link.Content, notes);
                    break;
                case Reference reference:
                    Words(reference.Content, notes);
                    break;
                case HardBreak or InlinePicture:
                    break;
                case Note note:
                    text.Append(Mark(note.Key, note.Number));
                    notes.Add(note);
                    break;
                case NoteRef again:
                    text.Append(Mark(again.Key, again.Number));
                    break;
                case PageNumbers pages:
                    text.AppendJoin(
                        ',',
                        pages.Targets.Select(target => map.PageOfId.GetValueOrDefault(target, "0")).Distinct()
                    );
                    break;
                case ComputedValue value:
                    text.Append(map.Told(value));
                    break;
                default:
                    throw new InvalidOperationException(inline.GetType().Name);
            }
        }
    }
}
