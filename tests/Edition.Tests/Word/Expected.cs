using System.Collections.Immutable;
using System.Globalization;
using Edition.Model;
using Edition.Styling;
using Parallel = Edition.Model.Parallel;

namespace Edition.Tests.Word;

/// <summary>What <see cref="ReadBack"/> should find, told from the book alone.</summary>
internal sealed class Expected(AssembledBook book, Template template, PageMap pages)
{
    private readonly List<Note> within = [];

    public List<List<string>> Sections() => [.. book.Parts.Select(part => Blocks(part.Blocks))];

    private List<string> Blocks(IEnumerable<Block> blocks) =>
        [.. blocks.SelectMany(Lines).Where(line => line.Length > 0)];

    private IEnumerable<string> Lines(Block block)
    {
        switch (block)
        {
            case Paragraph p:
                return [Of(p.Content)];
            case Heading h:
                return [(h.Lead is null ? "" : h.Lead.Number + "\u00A0") + Of(h.Content)];
            case Quotation q:
                return q.Blocks.SelectMany(Lines);
            case LineBlock l:
                return [string.Join('\n', l.Lines.Select(Of))];
            case ListBlock l:
                return l.Items.SelectMany(item => Item(item));
            case CodeBlock c:
                return c.Value.Split('\n');
            case ThematicBreak:
                return ["*\u2002*\u2002*"];
            case Parallel p:
                return ParallelRows.Of(p).SelectMany(row => row.Cells).OfType<Block>().SelectMany(Lines);
            case Table t:
                return new[] { Caption(Label.Table, t.Lead, t.Lang, t.Caption) }.Concat(
                    new[] { t.Header }
                        .Concat(t.Rows)
                        .SelectMany(row => row.Cells)
                        .SelectMany(cell => cell.Blocks.IsEmpty ? [Of(cell.Content)] : cell.Blocks.SelectMany(Lines))
                );
            case Figure f:
                return [f.Alt, Caption(Label.Figure, f.Lead, f.Lang, f.Caption)];
            case Contents c:
                return c.Entries.Select(entry =>
                    (entry.Lead is null ? "" : entry.Lead.Number + "\u2002")
                    + (entry.Byline.Length > 0 ? entry.Byline + " " : "")
                    + Of(entry.Title)
                    + "\t"
                    + pages.PageOfId.GetValueOrDefault(entry.Target, "…")
                );
            default:
                throw new InvalidOperationException(block.GetType().Name);
        }
    }

    private List<string> Item(ListItem item)
    {
        List<string> lines = [.. item.Blocks.SelectMany(Lines)];
        string label = item.Label + "\t";
        return item.Blocks is [Paragraph { Role: ParagraphRole.Body }, ..]
            ? [label + lines[0], .. lines.Skip(1)]
            : [label, .. lines];
    }

    private string Caption(Label label, Lead? lead, Lang lang, ImmutableArray<Inline> caption) =>
        (
            lead is null
                ? ""
                : template
                    .LabelText(label, lang)
                    .Replace(' ', '\u00A0')
                    .Replace("{0}", lead.Number, StringComparison.Ordinal) + ". "
        ) + Of(caption);

    private string Of(ImmutableArray<Inline> inlines) =>
        string.Concat(
            inlines.Select(inline =>
                inline switch
                {
                    Text t => t.Value,
                    Code c => c.Value,
                    Styled s => Of(s.Content),
                    LangSpan s => Of(s.Content),
                    Link l => Of(l.Content),
                    Reference r => Of(r.Content),
                    HardBreak => "\n",
                    InlinePicture picture => picture.Alt,
                    Note n => Call(n),
                    NoteRef n => n.Number.ToString(CultureInfo.InvariantCulture),
                    PageNumbers p => string.Join(
                        ", ",
                        p.Targets.Select(target => pages.PageOfId.GetValueOrDefault(target)).Distinct()
                    ),
                    ComputedValue value => pages.Told(value),
                    _ => throw new InvalidOperationException(inline.GetType().Name),
                }
            )
        );

    /// <summary>A note in a note is called from the text behind the outer one, and by its number from within.</summary>
    private string Call(Note note)
    {
        if (insideNote)
        {
            within.Add(note);
            return note.Number.ToString(CultureInfo.InvariantCulture);
        }

        insideNote = true;
        List<string> lines = Blocks(note.Blocks);
        insideNote = false;
        Note[] inner = [.. within];
        within.Clear();
        string first =
            note.Blocks is [Paragraph { Role: ParagraphRole.Body, Content.IsEmpty: false }, ..] && lines.Count > 0
                ? " " + lines[0]
                : " ";
        string text = string.Join('¶', first.Length > 1 ? [first, .. lines.Skip(1)] : [first, .. lines]);
        return $"⟦{note.Number.ToString(CultureInfo.InvariantCulture)}:{text}⟧"
            + string.Concat(inner.Select(within => "\u202F" + Call(within)));
    }

    private bool insideNote;
}
