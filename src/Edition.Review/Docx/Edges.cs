using DocumentFormat.OpenXml;

namespace Edition.Review.Docx;

/// <summary>Where bookmarks and comments begin and end.</summary>
internal static class Edges
{
    public static Edge? Of(OpenXmlElement element)
    {
        EdgeKind? kind = element.LocalName switch
        {
            "bookmarkStart" => EdgeKind.BookmarkStart,
            "bookmarkEnd" => EdgeKind.BookmarkEnd,
            "commentRangeStart" => EdgeKind.CommentStart,
            "commentRangeEnd" => EdgeKind.CommentEnd,
            "commentReference" => EdgeKind.CommentMark,
            _ => null,
        };
        return kind is { } of ? new Edge(of, element.Value("id") ?? "", element.Value("name")) : null;
    }
}
