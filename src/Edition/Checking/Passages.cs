using System.Collections.Immutable;
using Edition.Model;

namespace Edition.Checking;

/// <summary>
/// All passages of an article in reading order: title, abstracts, text; each note's passages after the passage that
/// calls it.
/// </summary>
internal static class Passages
{
    public static List<Passage> Of(Article article)
    {
        List<Passage> passages = [];
        foreach (LocalizedEntry<ImmutableArray<Inline>> title in article.Title.Entries)
        {
            Add(passages, new Passage(title.Value, title.Lang, PassageKind.Title, title.Span));
        }

        foreach (Abstract text in article.Abstracts)
        {
            Add(passages, text.Blocks, PassageKind.Abstract, null);
        }

        Add(passages, article.Blocks, PassageKind.Text, null);
        return passages;
    }

    /// <summary>The passages of some blocks alone.</summary>
    public static List<Passage> Of(ImmutableArray<Block> blocks, PassageKind kind)
    {
        List<Passage> passages = [];
        Add(passages, blocks, kind, null);
        return passages;
    }

    private static void Add(List<Passage> passages, IEnumerable<Block> blocks, PassageKind kind, Note? note)
    {
        foreach (Block block in blocks)
        {
            if (block is Table table)
            {
                Add(passages, new Passage(table.Caption, table.Lang, PassageKind.Caption, table.Span, note));
                foreach (TableCell cell in table.Rows.Insert(0, table.Header).SelectMany(row => row.Cells))
                {
                    Add(passages, new Passage(cell.Content, table.Lang, PassageKind.Cell, cell.Span, note));
                    Add(passages, cell.Blocks, PassageKind.Cell, note);
                }

                continue;
            }

            PassageKind own = block switch
            {
                Heading => PassageKind.Heading,
                Figure => PassageKind.Caption,
                _ => kind,
            };
            foreach (ImmutableArray<Inline> text in block is Contents ? [] : block.Texts)
            {
                Add(passages, new Passage(text, block.Lang, own, block.Span, note));
            }

            // A parallel one language after the other: what is asked of a passage may hang on the one before it.
            Add(
                passages,
                block is Model.Parallel parallel
                    ? parallel.Columns.SelectMany(column => column.Blocks)
                    : block.Children,
                kind,
                note
            );
        }
    }

    private static void Add(List<Passage> passages, Passage passage)
    {
        if (passage.Text.Length == 0)
        {
            return;
        }

        passages.Add(passage);
        AddNotes(passages, passage.Content);
    }

    private static void AddNotes(List<Passage> passages, ImmutableArray<Inline> content)
    {
        foreach (Inline inline in content)
        {
            if (inline is Note note)
            {
                Add(passages, note.Blocks, PassageKind.Note, note);
            }

            AddNotes(passages, inline.Content);
        }
    }
}
