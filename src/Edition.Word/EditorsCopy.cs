using System.Collections.Immutable;
using System.Globalization;
using Edition.Model;
using Edition.Packaging;

namespace Edition.Word;

/// <summary>A remark beside words: <c>Words</c>, a node of the book by reference, is the span it stands at.</summary>
public sealed record CopyComment(LangSpan Words, string Text);

/// <summary>
/// What a DOCX needs for the way back: hidden bookmarks by the book's sites, the source's hash as a custom property,
/// changes tracked from the first one on, queries as comments. <c>Revisions</c>: what is shown as tracked changes;
/// <c>head</c>: the part that lists them, whose paragraphs have marks of their own.
/// </summary>
public sealed class EditorsCopy(Sites sites, string source, ImmutableArray<CopyComment> comments, Part? head = null)
{
    // Apart from those of the book's own bookmarks; marks of sites, of the list of changes, and changes.
    private const int FirstMark = 1_000_000,
        FirstOfHead = 5_000_000,
        FirstChange = 10_000_000;

    private readonly Dictionary<LangSpan, int> places = Places(comments);

    public Sites Sites { get; } = sites;

    public string Source { get; } = source;

    public Revisions? Revisions { get; init; }

    private Dictionary<object, string> HeadNames => field ??= NamesOf(head);

    /// <summary>The figures that pages told; null where none were made.</summary>
    public string? Figures { get; init; }

    public bool HasComments => !comments.IsEmpty;

    /// <summary>The name of the mark that a paragraph or a cell bears; null where it has none.</summary>
    internal string? MarkOf(object key) => Sites.Of(key)?.Name ?? HeadNames.GetValueOrDefault(key);

    /// <summary>The number of a tracked change, apart for each part of the book.</summary>
    internal static int ChangeNumber(int part, int number) => FirstChange + part * 500_000 + number;

    /// <summary>The number of the comment at this span, if there is one.</summary>
    internal int? CommentAt(LangSpan span) => places.TryGetValue(span, out int number) ? number : null;

    internal static void OpenMark(XmlText xml, string name) =>
        xml.Raw("<w:bookmarkStart w:id=\""u8)
            .Number(NumberOf(name))
            .Raw("\""u8)
            .Attribute("w:name"u8, name)
            .Raw("/>"u8);

    internal static void CloseMark(XmlText xml, string name) =>
        xml.Raw("<w:bookmarkEnd w:id=\""u8).Number(NumberOf(name)).Raw("\"/>"u8);

    internal void WriteComments(XmlText xml, DateOnly day)
    {
        string date = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z";
        for (int i = 0; i < comments.Length; i++)
        {
            xml.Raw("<w:comment w:id=\""u8)
                .Number(i)
                .Raw("\""u8)
                .Attribute("w:author"u8, Sites.Asker)
                .Attribute("w:date"u8, date)
                .Raw(" w:initials=\"E\"><w:p><w:r><w:annotationRef/></w:r><w:r><w:t xml:space=\"preserve\">"u8)
                .Text(comments[i].Text)
                .Raw("</w:t></w:r></w:p></w:comment>"u8);
        }
    }

    private static int NumberOf(string name) =>
        FirstMark + int.Parse(name.AsSpan(name.AsSpan().IndexOfAnyInRange('0', '9')), CultureInfo.InvariantCulture);

    /// <summary>A cell of the list in which something is tracked is a row to be decided.</summary>
    private Dictionary<object, string> NamesOf(Part? head)
    {
        var names = new Dictionary<object, string>(ReferenceEqualityComparer.Instance);
        int rows = 0;
        foreach (Block block in Walk.Blocks(head?.Blocks ?? []))
        {
            names.Add(block, Sites.HeadName(FirstOfHead + names.Count));
            foreach (
                TableCell cell in block is Table table ? table.Rows.Add(table.Header).SelectMany(row => row.Cells) : []
            )
            {
                bool decides = cell.Content.Any(words => Revisions?.Of(words) is Fate.Inserted or Fate.Deleted);
                names.Add(cell, decides ? Sites.RowName(rows++) : Sites.HeadName(FirstOfHead + names.Count));
            }
        }

        return names;
    }

    private static Dictionary<LangSpan, int> Places(ImmutableArray<CopyComment> comments)
    {
        var places = new Dictionary<LangSpan, int>(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < comments.Length; i++)
        {
            places.TryAdd(comments[i].Words, i);
        }

        return places;
    }
}
