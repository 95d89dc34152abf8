using System.Collections.Immutable;
using Edition.Model;
using Edition.Packaging;
using Edition.Styling;

namespace Edition.Epub;

/// <summary>
/// Writes one part as an XHTML file: its blocks, then its notes. Blocks are in <c>PartWriter.Blocks.cs</c>, what stands
/// in a line in <c>PartWriter.Inlines.cs</c>.
/// One writer for one file; it reads the plan, which many may share.
/// </summary>
internal sealed partial class PartWriter : IBlockVisitor<PartWriter.Standing>, IInlineVisitor<Lang>
{
    /// <summary>Where a block stands, and in what language.</summary>
    public readonly record struct Standing(Setting At, Lang Around);

    private readonly EpubPlan plan;
    private readonly int file;
    private readonly Part part;
    private readonly XmlText xml = new(64 * 1024);
    private readonly Dictionary<string, Queue<Place>> calls = new(StringComparer.Ordinal);
    private readonly HashSet<string> written = new(StringComparer.Ordinal);
    private readonly PriorityQueue<Note, int> notes = new();
    private readonly Stack<int> levels = new();
    private Lang lang;

    private PartWriter(EpubPlan plan, int file)
    {
        this.plan = plan;
        this.file = file;
        part = plan.Files[file].Part;
        lang = part.Lang;
    }

    public static ReadOnlyMemory<byte> Write(EpubPlan plan, int file)
    {
        var writer = new PartWriter(plan, file);
        writer.Document();
        return writer.xml.Written;
    }

    private void Document()
    {
        string title = Titles.Of(plan, part);
        Begin(xml, part.Lang, title);
        xml.Raw("<body"u8)
            .Attribute(
                "epub:type"u8,
                part.IsFrontMatter ? "frontmatter"
                    : part.Kind is PartKind.Back or PartKind.Appendix or PartKind.EndImprint ? "backmatter"
                    : "bodymatter"
            )
            .Raw(">\n"u8);
        bool isContents = part.Kind == PartKind.Contents;
        xml.Raw(isContents ? "<nav"u8 : "<section"u8);
        (string? type, string? role) = Kind(part.Kind);
        Optional("epub:type"u8, type);
        Optional("role"u8, role);
        xml.Attribute("class"u8, plan.Files[file].Stem);
        Id(part.Id);
        if (role is not null)
        {
            xml.Attribute("aria-label"u8, title);
        }

        xml.Raw(">\n"u8);
        foreach (PageMarker marker in plan.PageMarkers.AtStart(file))
        {
            Marker(marker);
        }

        Blocks(plan.Files[file].Opening, default);
        Sections(plan.Files[file].Body);
        Blocks(plan.Files[file].Closing, default);
        foreach (PageMarker marker in plan.PageMarkers.AtEnd(file))
        {
            Marker(marker);
        }

        Notes();
        xml.Raw(isContents ? "</nav>\n</body>\n</html>\n"u8 : "</section>\n</body>\n</html>\n"u8);
    }

    /// <summary>The beginning of any XHTML file of the package, up to its body.</summary>
    public static void Begin(XmlText xml, Lang lang, string title)
    {
        xml.Raw(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>"u8
                + "\n<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\""u8
        );
        xml.Attribute("lang"u8, lang.Tag).Attribute("xml:lang"u8, lang.Tag);
        xml.Raw(">\n<head>\n<title>"u8)
            .Text(title)
            .Raw("</title>\n<link rel=\"stylesheet\" type=\"text/css\" href=\"book.css\"/>\n</head>\n"u8);
    }

    /// <summary>The kind of a part in the EPUB Structural Semantics Vocabulary and in DPUB-ARIA.</summary>
    private static (string? Type, string? Role) Kind(PartKind kind) =>
        kind switch
        {
            PartKind.HalfTitle => ("halftitlepage", null),
            PartKind.TitlePage => ("titlepage", null),
            PartKind.Imprint => ("copyright-page", null),
            PartKind.Contents => (null, "doc-toc"),
            PartKind.Front => (null, null),
            PartKind.Article or PartKind.Chapter => ("chapter", "doc-chapter"),
            PartKind.Back => (null, null),
            PartKind.Appendix => ("appendix", "doc-appendix"),
            PartKind.EndImprint => ("colophon", "doc-colophon"),
            _ => throw new InvalidOperationException(kind.ToString()),
        };

    /// <summary>
    /// The notes called in this file, each once, by number (a note may call another, which comes in its turn), with a
    /// way back to every call.
    /// </summary>
    private void Notes()
    {
        if (notes.Count == 0)
        {
            return;
        }

        xml.Raw("<section class=\"notes\" epub:type=\"footnotes\" aria-labelledby=\"notes-title\">\n"u8)
            .Raw("<h2 class=\"notes-title\" id=\"notes-title\">"u8)
            .Text(plan.Template.LabelText(Label.Notes, part.Lang))
            .Raw("</h2>\n"u8);
        while (notes.TryDequeue(out Note? note, out _))
        {
            NotePlace place = plan.Note(note.Key);
            Lang outer = lang;
            xml.Raw("<aside class=\"note\" epub:type=\"footnote\" role=\"doc-footnote\""u8).Attribute("id"u8, place.Id);
            lang = note.Blocks.IsEmpty ? lang : note.Blocks[0].Lang;
            LangAttributes(outer);
            xml.Raw(">\n"u8);
            noteMark = place;
            if (note.Blocks.IsEmpty || note.Blocks[0] is not Paragraph)
            {
                xml.Raw("<p>"u8);
                NoteMark();
                xml.Raw("</p>\n"u8);
            }

            Blocks(note.Blocks, new Setting(Voice.Note));
            if (place.Calls.Count > 1)
            {
                xml.Raw("<p class=\"calls\">"u8);
                for (int call = 1; call < place.Calls.Count; call++)
                {
                    xml.Raw(call > 1 ? ", "u8 : ""u8);
                    BackLink(place.Calls[call], $"{place.Mark} ({call + 1})");
                }

                xml.Raw("</p>\n"u8);
            }

            xml.Raw("</aside>\n"u8);
            lang = outer;
        }

        xml.Raw("</section>\n"u8);
    }

    /// <summary>
    /// The body with a section round each heading and what stands under it, down to the next of its level. A section
    /// bears its heading's id, so that who follows a reference gets the article and not its title alone.
    /// </summary>
    private void Sections(ImmutableArray<Block> body)
    {
        var open = new Stack<int>();
        int from = 0;
        for (int i = 0; i < body.Length; i++)
        {
            if (body[i] is not Heading heading)
            {
                continue;
            }

            Blocks(body[from..i], default);
            from = i;
            while (open.Count > 0 && open.Peek() >= heading.Level)
            {
                open.Pop();
                xml.Raw("</section>\n"u8);
            }

            open.Push(heading.Level);
            xml.Raw("<section"u8);
            Id(heading.Id);
            xml.Raw(">\n"u8);
        }

        Blocks(body[from..], default);
        for (; open.Count > 0; open.Pop())
        {
            xml.Raw("</section>\n"u8);
        }
    }

    private NotePlace? noteMark;

    /// <summary>The mark that opens a note, once, linked to the note's first call.</summary>
    private void NoteMark()
    {
        if (noteMark is { } note)
        {
            noteMark = null;
            BackLink(note.Calls[0], note.Mark);
            xml.Raw(" "u8);
        }
    }

    private void BackLink(Place call, string mark)
    {
        xml.Raw("<a class=\"back\" role=\"doc-backlink\""u8)
            .Attribute("href"u8, plan.Address(call, file))
            .Attribute("aria-label"u8, plan.Label(Label.BackToText, part.Lang, mark))
            .Raw(">"u8);
        xml.Text(mark).Raw("</a>"u8);
    }

    /// <summary>An id of the edition, where it is first written: a part and its title may share one.</summary>
    private void Id(string? id)
    {
        if (id is not null && plan.PlaceOf(id) is { } place && place.File == file && written.Add(place.Id))
        {
            xml.Attribute("id"u8, place.Id);
        }
    }

    private void Optional(ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            xml.Attribute(name, value);
        }
    }

    /// <summary>The language, where it is not that of the element around.</summary>
    private void LangAttributes(Lang outer)
    {
        if (lang != outer)
        {
            xml.Attribute("lang"u8, lang.Tag).Attribute("xml:lang"u8, lang.Tag);
        }
    }

    /// <summary>The marker of a page, where it is first asked for: an item's may stand before its label.</summary>
    private void Marker(PageMarker marker)
    {
        if (written.Add(marker.Id))
        {
            xml.Raw("<span epub:type=\"pagebreak\" role=\"doc-pagebreak\""u8)
                .Attribute("id"u8, marker.Id)
                .Attribute("aria-label"u8, marker.Label)
                .Raw("></span>"u8);
        }
    }
}
