using System.Collections.Immutable;
using Edition.Model;
using Edition.Styling;

namespace Edition.Epub;

internal sealed partial class PartWriter
{
    private void Blocks(ImmutableArray<Block> blocks, Setting at)
    {
        for (int i = 0; i < blocks.Length; i++)
        {
            Write(blocks[i], at.After(i == 0 ? null : blocks[i - 1]));
        }
    }

    private void Write(Block block, Setting at)
    {
        Lang outer = lang;
        lang = block.Lang;
        block.Accept(this, new Standing(at, outer));
        lang = outer;
    }

    void IBlockVisitor<Standing>.Visit(Quotation quotation, Standing at)
    {
        Open("<blockquote"u8, at.Around);
        xml.Raw("\n"u8);
        Blocks(quotation.Blocks, at.At.InQuotation);
        xml.Raw("</blockquote>\n"u8);
    }

    void IBlockVisitor<Standing>.Visit(LineBlock lines, Standing at)
    {
        BeginLeaf(lines);
        Open("<div class=\"verse\""u8, at.Around);
        for (int i = 0; i < lines.Lines.Length; i++)
        {
            Separator(i > 0);
            xml.Raw("<p>"u8);
            Inlines(lines.Lines[i]);
            xml.Raw(lines.Lines[i].IsEmpty ? "<br/></p>"u8 : "</p>"u8);
        }

        EndLeaf();
        xml.Raw("</div>\n"u8);
    }

    void IBlockVisitor<Standing>.Visit(CodeBlock code, Standing at)
    {
        BeginLeaf(code);
        Open("<pre"u8, at.Around);
        xml.Raw("<code>"u8);
        Lines(code.Value);
        EndLeaf();
        xml.Raw("</code></pre>\n"u8);
    }

    void IBlockVisitor<Standing>.Visit(ThematicBreak stars, Standing at) => xml.Raw("<hr/>\n"u8);

    private void Open(ReadOnlySpan<byte> tag, Lang outer)
    {
        xml.Raw(tag);
        LangAttributes(outer);
        xml.Raw(">"u8);
    }

    void IBlockVisitor<Standing>.Visit(Paragraph paragraph, Standing at)
    {
        // The sum of the printed pages cannot be told where there are none.
        if (
            plan.Pages is null
            && paragraph.Content.Any(inline => inline is ComputedValue { Kind: not Computed.PartPages })
        )
        {
            return;
        }

        bool isAbstract = paragraph.Role == ParagraphRole.Abstract;
        if (isAbstract)
        {
            xml.Raw("<section epub:type=\"abstract\" role=\"doc-abstract\""u8)
                .Attribute("aria-label"u8, plan.Template.LabelText(Label.Abstract, paragraph.Lang))
                .Raw(">"u8);
        }

        BeginLeaf(paragraph);
        bool heads = paragraph.Role is ParagraphRole.PartLabel or ParagraphRole.BookTitle;
        bool subtitle =
            paragraph.Role
            is ParagraphRole.Subtitle
                or ParagraphRole.ParallelSubtitle
                or ParagraphRole.BookSubtitle
                or ParagraphRole.BookParallelSubtitle;
        xml.Raw(heads ? "<h1"u8 : "<p"u8);
        if (paragraph.Role != ParagraphRole.Body)
        {
            xml.Attribute("class"u8, RoleNames.ClassOf(paragraph.Role));
        }
        else if (at.At.Text == StyleName.FirstBody)
        {
            xml.Raw(" class=\"first-body\""u8);
        }

        if (subtitle)
        {
            xml.Raw(" epub:type=\"subtitle\" role=\"doc-subtitle\""u8);
        }

        Id(paragraph.Id);
        LangAttributes(at.Around);
        xml.Raw(">"u8);
        NoteMark();
        Inlines(paragraph.Content);
        EndLeaf();
        xml.Raw(
            heads ? "</h1>\n"u8
            : isAbstract ? "</p></section>\n"u8
            : "</p>\n"u8
        );
    }

    /// <summary>
    /// The level that a heading has in the file: the first is the part's title or one below it, and none is skipped,
    /// whatever the author's levels.
    /// </summary>
    private int Depth(int level)
    {
        while (levels.Count > 0 && levels.Peek() >= level)
        {
            levels.Pop();
        }

        levels.Push(level);
        return Math.Min(levels.Count + (levels.Last() == 1 ? 0 : 1), 6);
    }

    void IBlockVisitor<Standing>.Visit(Heading heading, Standing at)
    {
        BeginLeaf(heading);

        // A marker before the heading's first letter stands before the heading, which would else be named after it.
        Markers(1);
        int level = Depth(heading.Level);
        xml.Raw("<h"u8).Number(level);
        StyleName style = at.At.Of(heading);
        if (style == StyleName.ParallelHeading)
        {
            xml.Raw(" class=\"parallel-heading\""u8);
        }
        else if (style != StyleName.Heading1 + level - 1)
        {
            // The level is what the file's outline allows, the style what the book says.
            xml.Raw(" class=\"heading"u8).Number(style - StyleName.Heading1 + 1).Raw("\""u8);
        }

        Id(heading.Id);
        LangAttributes(at.Around);
        xml.Raw(">"u8);
        Number(heading.Lead);
        Inlines(heading.Content);
        EndLeaf();
        xml.Raw("</h"u8).Number(level).Raw(">\n"u8);
    }

    /// <summary>
    /// Bullets and plain Arabic numbers are the reading system's own; every other label («а)») is set as the author's
    /// text, for which CSS has no counter that all readers know.
    /// </summary>
    void IBlockVisitor<Standing>.Visit(ListBlock list, Standing at)
    {
        bool bullets = list.Numbering == ListNumbering.Bullet;
        bool native = bullets
            ? list.Items.All(item => item.Label is "•" or "")
            : list.Numbering == ListNumbering.Arabic && list.Items.All(item => item.Label == $"{item.Ordinal}.");
        xml.Raw(bullets ? "<ul"u8 : "<ol"u8);
        string loose = list.Tight ? "" : " loose";
        if (!native || loose.Length > 0)
        {
            xml.Attribute("class"u8, (native ? "" : "labelled") + (native ? loose.AsSpan(1) : loose).ToString());
        }

        // Safari forgets that a list without markers is one.
        Optional("role"u8, native ? null : "list");
        if (!bullets && list.Items.Length > 0 && list.Items[0].Ordinal != 1)
        {
            xml.Raw(" start=\""u8).Number(list.Items[0].Ordinal).Raw("\""u8);
        }

        LangAttributes(at.Around);
        xml.Raw(">\n"u8);
        for (int i = 0; i < list.Items.Length; i++)
        {
            ListItem item = list.Items[i];
            xml.Raw("<li"u8);
            if (!bullets && i > 0 && item.Ordinal != list.Items[i - 1].Ordinal + 1)
            {
                xml.Raw(" value=\""u8).Number(item.Ordinal).Raw("\""u8);
            }

            xml.Raw(">"u8);
            if (!native)
            {
                MarkersOfItem(item.Blocks);
                xml.Raw("<span class=\"label\">"u8).Text(item.Label).Raw("</span> "u8);
            }

            Blocks(item.Blocks, at.At.InList);
            xml.Raw("</li>\n"u8);
        }

        xml.Raw(bullets ? "</ul>\n"u8 : "</ol>\n"u8);
    }

    void IBlockVisitor<Standing>.Visit(Contents contents, Standing at)
    {
        xml.Raw("<ol class=\"contents\" role=\"list\""u8);
        LangAttributes(at.Around);
        xml.Raw(">\n"u8);
        BeginLeaf(contents);
        for (int i = 0; i < contents.Entries.Length; i++)
        {
            ContentsEntry entry = contents.Entries[i];
            Lang around = lang;
            lang = entry.Lang;
            xml.Raw("<li class=\"contents"u8).Number(Math.Clamp(entry.Level, 1, 3)).Raw("\""u8);
            LangAttributes(around);
            xml.Raw(">"u8);
            while (pending < markers.Count && markers[pending].Offset <= i)
            {
                Marker(markers[pending++]);
            }

            BeginLeaf(null);
            xml.Raw("<a"u8);
            if (plan.PlaceOf(entry.Target) is { } target)
            {
                xml.Attribute("href"u8, plan.Address(target, file));
            }

            xml.Raw(">"u8);
            Inlines(entry.Line);
            if (plan.Pages?.PageOfId.TryGetValue(entry.Target, out string? page) == true)
            {
                xml.Raw("\u00A0<span class=\"page\">"u8).Text(page).Raw("</span>"u8);
            }

            xml.Raw("</a></li>\n"u8);
            EndLeaf();
            lang = around;
        }

        EndLeaf();
        xml.Raw("</ol>\n"u8);
    }
}
