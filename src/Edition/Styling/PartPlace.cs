using Edition.Model;

namespace Edition.Styling;

/// <summary>A part among the others: what its pages have beside the text, and where they begin.</summary>
public readonly record struct PartPlace(AssembledBook Book, int Index, Template Template)
{
    public Part Part => Book.Parts[Index];

    /// <summary>Title leaves and the first text begin on a recto; articles where the template says so.</summary>
    public bool BeginsOnRecto =>
        Part.Kind switch
        {
            PartKind.HalfTitle or PartKind.TitlePage => true,
            PartKind.Imprint or PartKind.EndImprint => false,
            PartKind.Contents => Template.Parts.ArticlesOnRecto,
            _ => Template.Parts.ArticlesOnRecto
                || (!Part.IsFrontMatter && Index > 0 && Book.Parts[Index - 1].IsFrontMatter),
        };

    public bool HasRunningHead => Template.Parts.RunningHeads && !Part.IsBare;

    public bool HasFolio => Template.Parts.Folios && !Part.IsBare;

    /// <summary>What stands over a page, before it is fitted: on a verso the authors or the book, else the part.</summary>
    public (string Text, Lang Lang) RunningHead(bool verso)
    {
        Publication publication = Book.Publication;
        return !verso && Part.ShortTitle.TryGet(Part.Lang, out string? brief) ? (brief, Part.Lang)
            : !verso ? Part.TitleLine
            : Part.Byline.Length > 0 ? (Part.Byline, Part.Lang)
            : publication.Title.TryGet(publication.Lang, out string? title) ? (title, publication.Lang)
            : publication.Title.Entries is [var first, ..] ? (first.Value, first.Lang)
            : ("", publication.Lang);
    }
}
