using Edition.Faces;
using Edition.Model;
using Edition.Review;
using Edition.Review.Comparing;
using Edition.Word;

namespace Edition.Cli;

/// <summary>A DOCX for an editor, and the file beside it that says of what it was made.</summary>
internal static class EditorsBuild
{
    /// <summary>With the queries of the check as comments.</summary>
    public static byte[] Write(Workshop workshop, AssembledBook book, PageMap pages, FaceLibrary faces)
    {
        (AssembledBook marked, var queries) = EditorsQueries.Mark(book, workshop.InOrder());
        var copy = new EditorsCopy(
            new Sites(marked),
            workshop.Hash(),
            [.. queries.Select(query => new CopyComment(query.Words, query.Text))]
        )
        {
            Figures = pages.Figures,
        };
        return DocxWriter.Write(marked, workshop.Template!, pages, faces, copy);
    }

    /// <summary>The same without comments: what a reviewed file is held against.</summary>
    public static byte[] Bare(AssembledBook book, Workshop workshop, PageMap? pages, FaceLibrary faces) =>
        DocxWriter.Write(book, workshop.Template!, pages, faces, new EditorsCopy(new Sites(book), "-", []));

    /// <summary>
    /// Two states as one, with what changed as tracked changes and, if there is one, the list of it at the head.
    /// </summary>
    /// <param name="comparison">Both states.</param>
    /// <param name="head">The list.</param>
    /// <param name="source">The hash that the earlier state is known by.</param>
    /// <param name="workshop">That of the earlier state.</param>
    /// <param name="pages">The earlier state's.</param>
    /// <param name="faces">Its faces.</param>
    public static byte[] Compared(
        BookComparison comparison,
        Part? head,
        string source,
        Workshop workshop,
        PageMap pages,
        FaceLibrary faces
    ) =>
        DocxWriter.Write(
            comparison.Merged with
            {
                Parts = head is null ? comparison.Merged.Parts : comparison.Merged.Parts.Insert(0, head),
            },
            workshop.Template!,
            pages,
            faces,
            new EditorsCopy(new Sites(comparison.Merged, comparison.Revisions), source, [], head)
            {
                Revisions = comparison.Revisions,
                Figures = pages.Figures,
            }
        );

    public static OutputFile BaseOf(Workshop workshop, AssembledBook book)
    {
        string name = book.Publication.Name;
        return new OutputFile(name + ReviewBase.Suffix, Json.Bytes(ReviewBase.Of(name, workshop, book)));
    }
}
