using Edition.Review.Docx;

namespace Edition.Review.Importing;

/// <summary>What the bookmarks of a Word file stand for.</summary>
internal static class Bookmarks
{
    /// <summary>Of bookmarks around a note's call, the note.</summary>
    public static Dictionary<string, string> OfNotes(WordFile file)
    {
        Dictionary<string, string> notes = new(StringComparer.Ordinal);
        foreach (WordParagraph paragraph in Paragraphs(file.Body))
        {
            Dictionary<string, string> open = new(StringComparer.Ordinal);
            foreach (Piece piece in paragraph.Pieces)
            {
                if (piece is Edge { Kind: EdgeKind.BookmarkStart, Name: { } name } start)
                {
                    open[start.Id] = name;
                }
                else if (piece is Edge { Kind: EdgeKind.BookmarkEnd } end)
                {
                    open.Remove(end.Id);
                }
                else if (piece is Call call)
                {
                    foreach (string bookmark in open.Values)
                    {
                        notes.TryAdd(bookmark, (call.Endnote ? "e" : "f") + call.Id);
                    }
                }
            }
        }

        return notes;
    }

    /// <summary>The names of all bookmarks that links and fields lead to.</summary>
    public static HashSet<string> ReferredTo(WordFile file)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (
            WordParagraph paragraph in Paragraphs(file.Body)
                .Concat(file.Footnotes.Values.Concat(file.Endnotes.Values).SelectMany(blocks => Paragraphs(blocks)))
                .Where(paragraph => !paragraph.Contents)
        )
        {
            foreach (Piece piece in paragraph.Pieces.Where(piece => piece.Deleted is null))
            {
                if (piece.Target is ['#', .. var name])
                {
                    names.Add(name);
                }

                for (Field? field = piece.Field; field is not null; field = field.Outer)
                {
                    if (field.Name == "REF" && FieldCodes.Argument(field.Code) is { } bookmark)
                    {
                        names.Add(bookmark);
                    }
                    else if (field.Name == "HYPERLINK" && FieldCodes.HyperlinkOf(field.Code) is ['#', .. var anchor])
                    {
                        names.Add(anchor);
                    }
                }
            }
        }

        return names;
    }

    /// <summary>All paragraphs in blocks, those of boxes and cells too.</summary>
    public static IEnumerable<WordParagraph> Paragraphs(IEnumerable<WordBlock> blocks) =>
        blocks.SelectMany(block =>
            block switch
            {
                WordParagraph paragraph => paragraph
                    .Pieces.OfType<Box>()
                    .SelectMany(box => Paragraphs(box.Blocks))
                    .Prepend(paragraph),
                WordTable table => table.Rows.SelectMany(row => row.Cells).SelectMany(cell => Paragraphs(cell.Blocks)),
                _ => throw new InvalidOperationException(block.GetType().Name),
            }
        );
}
