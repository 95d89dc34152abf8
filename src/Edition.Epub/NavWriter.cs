using Edition.Model;
using Edition.Packaging;
using Edition.Styling;

namespace Edition.Epub;

/// <summary>
/// The navigation document: contents, landmarks, the pages of the print edition, tables and figures (EPUB 3.3, 7). In
/// the language of the text.
/// </summary>
internal static class NavWriter
{
    public const string Name = "nav.xhtml";

    public static ReadOnlyMemory<byte> Write(EpubPlan plan, string cover)
    {
        var xml = new XmlText();
        Lang lang = plan.Book.Publication.Lang;
        string Text(Label label) => plan.Template.LabelText(label, lang);

        PartWriter.Begin(xml, lang, Text(Label.Contents));
        xml.Raw("<body>\n"u8);
        Contents(xml, plan, Text(Label.Contents));
        Landmarks(xml, plan, cover, Text);
        if (plan.PageMarkers.InOrder.Count > 0)
        {
            Open(xml, "page-list", Text(Label.PageList), hidden: true);
            foreach (PageMarker page in plan.PageMarkers.InOrder)
            {
                Item(xml, plan.Files[page.File].Name + "#" + page.Id, page.Label);
            }

            xml.Raw("</ol>\n</nav>\n"u8);
        }

        if (plan.Figures.Any(figure => figure.Id.Length > 0))
        {
            Open(xml, "loi", Text(Label.ListOfFigures), hidden: false);
            foreach (Listed listed in plan.Figures.Where(figure => figure.Id.Length > 0))
            {
                var figure = (Figure)listed.Block;
                string caption = PlainText.Of(figure.Caption);
                Item(
                    xml,
                    Address(plan, listed),
                    figure.Lead?.Text + (caption.Length > 0 ? caption : figure.Alt),
                    figure.Lang,
                    lang
                );
            }

            xml.Raw("</ol>\n</nav>\n"u8);
        }

        if (plan.Tables.Count > 0)
        {
            Open(xml, "lot", Text(Label.ListOfTables), hidden: false);
            foreach (Listed listed in plan.Tables)
            {
                var table = (Table)listed.Block;
                Item(xml, Address(plan, listed), table.Lead?.Text + PlainText.Of(table.Caption), table.Lang, lang);
            }

            xml.Raw("</ol>\n</nav>\n"u8);
        }

        xml.Raw("</body>\n</html>\n"u8);
        return xml.Written;
    }

    /// <summary>
    /// Parts and, under them, all their headings, whatever the printed contents show: a reader folds what it does not
    /// need.
    /// </summary>
    private static void Contents(XmlText xml, EpubPlan plan, string title)
    {
        Lang lang = plan.Book.Publication.Lang;
        Open(xml, "toc", title, hidden: false);
        ILookup<int, Listed> headings = plan.Headings.ToLookup(heading => heading.File);
        for (int file = 0; file < plan.Files.Length; file++)
        {
            Part part = plan.Files[file].Part;
            if (part.Kind == PartKind.HalfTitle || plan.Files[file].Continues)
            {
                continue;
            }

            xml.Raw("<li>"u8);
            Link(xml, plan.Files[file].Name, Titles.Of(plan, part), part.Lang, lang);
            var open = new Stack<int>();
            IEnumerable<Listed> own = Enumerable
                .Range(file, plan.Files.Length - file)
                .TakeWhile(next => next == file || plan.Files[next].Continues)
                .SelectMany(next => headings[next]);
            foreach (Listed listed in own)
            {
                var heading = (Heading)listed.Block;
                if (heading.Level < 2)
                {
                    continue;
                }

                // Lists as deep as the headings; a level that was skipped on the way down makes none of its own.
                while (open.Count > 1 && open.ElementAt(1) >= heading.Level)
                {
                    open.Pop();
                    xml.Raw("</li>\n</ol>"u8);
                }

                if (open.Count > 0 && open.Peek() >= heading.Level)
                {
                    open.Pop();
                    xml.Raw("</li>\n"u8);
                }
                else
                {
                    xml.Raw("\n<ol>\n"u8);
                }

                open.Push(heading.Level);
                xml.Raw("<li>"u8);
                string text = PlainText.Of(heading.Content).Replace('\n', ' ');
                Link(xml, Address(plan, listed), heading.Lead?.Text + text, heading.Lang, lang);
            }

            for (; open.Count > 0; open.Pop())
            {
                xml.Raw("</li>\n</ol>"u8);
            }

            xml.Raw("</li>\n"u8);
        }

        xml.Raw("</ol>\n</nav>\n"u8);
    }

    private static void Landmarks(XmlText xml, EpubPlan plan, string cover, Func<Label, string> text)
    {
        Open(xml, "landmarks", text(Label.Landmarks), hidden: true);
        Landmark(xml, "cover", cover, text(Label.Cover));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (PartFile file in plan.Files)
        {
            (string Type, Label Label)? landmark = file.Part.Kind switch
            {
                PartKind.TitlePage => ("titlepage", Label.TitlePage),
                PartKind.Imprint => ("copyright-page", Label.Imprint),
                PartKind.Contents => ("toc", Label.Contents),
                PartKind.Article or PartKind.Chapter => ("bodymatter", Label.BodyText),
                PartKind.Appendix => ("appendix", Label.Appendix),
                PartKind.EndImprint => ("colophon", Label.EndImprint),
                PartKind.HalfTitle or PartKind.Front or PartKind.Back => null,
                _ => throw new InvalidOperationException(file.Part.Kind.ToString()),
            };
            if (landmark is { } known && seen.Add(known.Type))
            {
                Landmark(xml, known.Type, file.Name, text(known.Label));
            }
        }

        xml.Raw("</ol>\n</nav>\n"u8);
    }

    private static void Landmark(XmlText xml, string type, string address, string text) =>
        xml.Raw("<li><a"u8)
            .Attribute("epub:type"u8, type)
            .Attribute("href"u8, address)
            .Raw(">"u8)
            .Text(text)
            .Raw("</a></li>\n"u8);

    private static void Open(XmlText xml, string type, string title, bool hidden)
    {
        xml.Raw("<nav"u8).Attribute("epub:type"u8, type);
        xml.Raw(
            type == "toc" ? " role=\"doc-toc\""u8
            : type == "page-list" ? " role=\"doc-pagelist\""u8
            : ""u8
        );
        xml.Attribute("aria-labelledby"u8, "nav-" + type);
        xml.Raw(hidden ? " hidden=\"hidden\">\n<h2"u8 : ">\n<h2"u8)
            .Attribute("id"u8, "nav-" + type)
            .Raw(">"u8)
            .Text(title)
            .Raw("</h2>\n<ol>\n"u8);
    }

    private static void Item(XmlText xml, string address, string text, Lang own = default, Lang around = default)
    {
        xml.Raw("<li>"u8);
        Link(xml, address, text, own, around);
        xml.Raw("</li>\n"u8);
    }

    private static void Link(XmlText xml, string address, string text, Lang own, Lang around)
    {
        xml.Raw("<a"u8).Attribute("href"u8, address);
        if (own != around)
        {
            xml.Attribute("lang"u8, own.Tag).Attribute("xml:lang"u8, own.Tag);
        }

        xml.Raw(">"u8).Text(text).Raw("</a>"u8);
    }

    private static string Address(EpubPlan plan, Listed listed) => plan.Files[listed.File].Name + "#" + listed.Id;
}
