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

    private static void Add(List<Passage> passages, ImmutableArray<Block> blocks, PassageKind kind, Note? note)
    {
        foreach (Block block in blocks)
        {
            switch (block)
            {
                case Paragraph p:
                    Add(passages, new Passage(p.Content, p.Lang, kind, p.Span, note));
                    break;
                case Heading h:
                    Add(passages, new Passage(h.Content, h.Lang, PassageKind.Heading, h.Span, note));
                    break;
                case Quotation q:
                    Add(passages, q.Blocks, kind, note);
                    break;
                case ListBlock list:
                    foreach (ListItem item in list.Items)
                    {
                        Add(passages, item.Blocks, kind, note);
                    }

                    break;
                case Model.Parallel parallel:
                    foreach (ParallelColumn column in parallel.Columns)
                    {
                        Add(passages, column.Blocks, kind, note);
                    }

                    break;
                case LineBlock lines:
                    foreach (ImmutableArray<Inline> line in lines.Lines)
                    {
                        Add(passages, new Passage(line, lines.Lang, kind, lines.Span, note));
                    }

                    break;
                case Table table:
                    Add(passages, new Passage(table.Caption, table.Lang, PassageKind.Caption, table.Span, note));
                    foreach (TableCell cell in table.Header.Cells.Concat(table.Rows.SelectMany(row => row.Cells)))
                    {
                        Add(passages, new Passage(cell.Content, table.Lang, PassageKind.Cell, cell.Span, note));
                    }

                    break;
                case Figure figure:
                    Add(passages, new Passage(figure.Caption, figure.Lang, PassageKind.Caption, figure.Span, note));
                    break;
                case CodeBlock or ThematicBreak or Contents:
                    break;
                default:
                    throw new InvalidOperationException(block.GetType().Name);
            }
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
            switch (inline)
            {
                case Note note:
                    Add(passages, note.Blocks, PassageKind.Note, note);
                    break;
                case Styled styled:
                    AddNotes(passages, styled.Content);
                    break;
                case LangSpan span:
                    AddNotes(passages, span.Content);
                    break;
                case Link link:
                    AddNotes(passages, link.Content);
                    break;
                case Reference reference:
                    AddNotes(passages, reference.Content);
                    break;
            }
        }
    }
}
