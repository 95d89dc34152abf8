using System.Text;
using Edition.Faces;
using Edition.Model;
using Edition.Packaging;
using Edition.Styling;

namespace Edition.Word;

/// <summary>
/// The DOCX: WordprocessingML (ECMA-376, transitional) as Word itself reads and writes it. Every look is a named style,
/// every number a field or a list, so an editor can go on working in it.
/// The same book gives the same bytes.
/// </summary>
public static class DocxWriter
{
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    private static ReadOnlySpan<byte> Declaration =>
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"u8;

    private static ReadOnlySpan<byte> Namespaces =>
        """
         xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
         xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
         xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
         xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
         xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"
         xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main">
        """u8;

    /// <summary>
    /// Writes the book; page references take their numbers from <paramref name="pages"/>, and show an ellipsis where
    /// there are none. <paramref name="embedded"/> are its faces, if they were made before.
    /// </summary>
    public static byte[] Write(
        AssembledBook book,
        Template template,
        PageMap? pages,
        FaceLibrary faces,
        EditorsCopy? copy = null,
        EmbeddedFaces? embedded = null
    )
    {
        HouseDocument? house = template.Reference.IsEmpty
            ? null
            : HouseDocument.Read(template.Reference.AsMemory(), out _);
        template = template with { Page = house?.Page ?? template.Page };
        var plan = new Plan(book, template, pages, faces, copy);
        var stories = new StoryWriter[book.Parts.Length];
        System.Threading.Tasks.Parallel.For(0, stories.Length, i => stories[i] = WritePart(book.Parts[i], plan));

        var sections = new Sections(book, template, faces);
        var frame = new XmlText(1024).Raw(Declaration).Raw("<w:document"u8).Raw(Namespaces).Raw("<w:body>"u8);
        var document = new List<ReadOnlyMemory<byte>> { frame.Written };
        for (int i = 0; i < stories.Length; i++)
        {
            var section = new XmlText(2048);
            sections.Write(section, i, stories[i].Footnotes.Length > 0);
            ReadOnlyMemory<byte> written = stories[i].Written;
            int at = stories[i].SectionAt;
            document.AddRange(
                i == stories.Length - 1 ? [written, section.Written] : [written[..at], section.Written, written[at..]]
            );
        }

        document.Add("</w:body></w:document>"u8.ToArray());

        var package = new PackageParts();
        package.Add("word/document.xml", Word + "document.main+xml", document);
        package.Relate("_rels/.rels", "document", Office + "officeDocument", "word/document.xml");
        Part(
            "styles",
            "styles",
            xml =>
                StyleSheet.Write(
                    xml,
                    template,
                    house,
                    book.Publication.Lang,
                    stories.SelectMany(story => story.StylesUsed),
                    stories.SelectMany(story => story.CharacterStylesUsed.All)
                )
        );
        Part(
            "settings",
            "settings",
            xml =>
                FixedParts.Settings(
                    xml,
                    template,
                    book.Publication,
                    sections.NoteRestart,
                    copy is not null,
                    embedsFaces: true
                )
        );
        Part("footnotes", "footnotes", xml => Footnotes(xml, stories));
        if (copy is { HasComments: true })
        {
            Part("comments", "comments", xml => Comments(xml, copy, book.Publication));
        }

        if (!plan.Lists.IsEmpty)
        {
            Part("numbering", "numbering", xml => plan.Lists.Write(xml, template, plan.Lang));
        }

        var table = new XmlText(4096);
        embedded ??= EmbeddedFaces.Of(book, template, faces);
        embedded.Write(table, package.Relationships("word/_rels/fontTable.xml.rels"));
        package.Add("word/fontTable.xml", Word + "fontTable+xml", table);
        package.Relate("word/_rels/document.xml.rels", "fontTable", Office + "fontTable", "fontTable.xml");
        var theme = new XmlText();
        FixedParts.Theme(theme, template, house);
        package.Add("word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml", theme);
        package.Relate("word/_rels/document.xml.rels", "theme", Office + "theme", "theme/theme1.xml");
        foreach ((string name, byte[] bytes) in sections.Files)
        {
            string kind = name.StartsWith("header", StringComparison.Ordinal) ? "header" : "footer";
            package.Add("word/" + name, Word + kind + "+xml", bytes);
            package.Relate("word/_rels/document.xml.rels", Sections.RelationshipId(name), Office + kind, name);
        }

        plan.TextLinks.Write(package.Relationships("word/_rels/document.xml.rels"));
        plan.Media.WriteRelationships(package.Relationships("word/_rels/document.xml.rels"), plan.TextPictures);
        if (!plan.NoteLinks.IsEmpty || plan.NotePictures.Count > 0)
        {
            plan.NoteLinks.Write(package.Relationships("word/_rels/footnotes.xml.rels"));
            plan.Media.WriteRelationships(package.Relationships("word/_rels/footnotes.xml.rels"), plan.NotePictures);
        }

        Properties(package, book.Catalogued, copy);
        return ZipPackage.Write(
            package.Entries(plan.Media.Entries.Concat(embedded.Files)),
            book.Publication.Modified ?? book.Publication.Date
        );

        void Part(string name, string type, Action<XmlText> write)
        {
            var xml = new XmlText();
            write(xml);
            package.Add($"word/{name}.xml", $"{Word}{type}+xml", xml);
            package.Relate("word/_rels/document.xml.rels", name, Office + type, name + ".xml");
        }
    }

    private static StoryWriter WritePart(Part part, Plan plan)
    {
        var story = new StoryWriter(plan, part);
        var at = new Place(default, plan.Template.Page.Measure);
        story.Mark(part.Id);
        story.Blocks(part.Opening, at);
        story.Blocks(part.Body, at);
        story.Blocks(part.Closing, at);
        story.EndStory();
        return story;
    }

    private static void Footnotes(XmlText xml, StoryWriter[] stories)
    {
        byte[] style = Encoding.ASCII.GetBytes(new ParagraphStyle(StyleName.Note, Variant: Variant.Separator).Id);
        xml.Raw(Declaration).Raw("<w:footnotes"u8).Raw(Namespaces);
        foreach ((int id, bool continues) in (ReadOnlySpan<(int, bool)>)[(-1, false), (0, true)])
        {
            xml.Raw("<w:footnote w:type=\""u8)
                .Raw(continues ? "continuationSeparator"u8 : "separator"u8)
                .Raw("\" w:id=\""u8)
                .Number(id)
                .Raw("\"><w:p><w:pPr><w:pStyle w:val=\""u8)
                .Raw(style)
                .Raw("\"/></w:pPr><w:r>"u8)
                .Raw(continues ? "<w:continuationSeparator/>"u8 : "<w:separator/>"u8)
                .Raw("</w:r></w:p></w:footnote>"u8);
        }

        foreach (StoryWriter story in stories)
        {
            xml.Raw(story.Footnotes.Written);
        }

        xml.Raw("</w:footnotes>"u8);
    }

    private static void Comments(XmlText xml, EditorsCopy copy, Publication publication)
    {
        xml.Raw(Declaration).Raw("<w:comments"u8).Raw(Namespaces);
        copy.WriteComments(xml, publication.Modified ?? publication.Date);
        xml.Raw("</w:comments>"u8);
    }

    private static void Properties(PackageParts package, Publication publication, EditorsCopy? copy)
    {
        var core = new XmlText(2048);
        FixedParts.Core(core, publication);
        package.Add("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", core);
        package.Relate(
            "_rels/.rels",
            "core",
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
            "docProps/core.xml"
        );
        var application = new XmlText(512);
        FixedParts.Application(application);
        package.Add(
            "docProps/app.xml",
            "application/vnd.openxmlformats-officedocument.extended-properties+xml",
            application
        );
        package.Relate("_rels/.rels", "application", Office + "extended-properties", "docProps/app.xml");
        var custom = new XmlText(2048);
        if (FixedParts.Custom(custom, publication, copy))
        {
            package.Add(
                "docProps/custom.xml",
                "application/vnd.openxmlformats-officedocument.custom-properties+xml",
                custom
            );
            package.Relate("_rels/.rels", "custom", Office + "custom-properties", "docProps/custom.xml");
        }
    }
}
