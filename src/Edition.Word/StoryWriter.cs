using System.Collections.Immutable;
using Edition.Model;
using Edition.Packaging;
using Edition.Styling;

namespace Edition.Word;

/// <summary>Where a block stands, and the measure it has there.</summary>
internal readonly record struct Place(Setting At, Length Measure)
{
    /// <summary>That of the column, in a cell.</summary>
    public Variant Alignment { get; init; }

    public ParagraphStyle Style(StyleName name, Variant variant = Variant.Plain) =>
        new(name, At.Voice, At.Quotes, At.Lists, variant);
}

/// <summary>
/// Writes blocks as WordprocessingML (ECMA-376-1, 17): one for each part of the book, each with another one of its own
/// for notes, whose text goes into a part of the package apart.
/// </summary>
internal sealed partial class StoryWriter : IBlockVisitor<Place>, IInlineVisitor<CharacterStyle>
{
    /// <summary>No line of code hangs deeper, in signs, than this and the step beyond it.</summary>
    private const int MostHang = 24;

    private readonly Plan plan;
    private readonly Part part;
    private readonly XmlText xml;
    private readonly RunWriter runs;
    private readonly ChangeWriter changes;
    private readonly Dictionary<ParagraphStyle, (byte[] Id, Manner Manner, Length Size)> styles = [];
    private readonly HashSet<string> marked = new(StringComparer.Ordinal);
    private readonly List<string> waiting = [];
    private readonly List<int> openMarks = [];
    private readonly StoryWriter? text;
    private StoryWriter? notes;
    private bool afterTable;
    private string? site;
    private string? openSite;

    /// <param name="plan">What is known of the whole book.</param>
    /// <param name="part">The part that is written.</param>
    /// <param name="text">Of the notes' writer, the one of the text that calls them.</param>
    public StoryWriter(Plan plan, Part part, StoryWriter? text = null)
    {
        this.plan = plan;
        this.part = part;
        this.text = text;
        xml = new XmlText(text is null ? 64 * 1024 : 4 * 1024);
        Footnotes = text?.Footnotes ?? new XmlText(16 * 1024);
        CharacterStylesUsed = text?.CharacterStylesUsed ?? new CharacterStyleSet();
        changes = new ChangeWriter(xml, plan, part, text?.changes);
        runs = new RunWriter(xml, CharacterStylesUsed, Template, plan.Lang, changes);
    }

    /// <summary>What is written so far.</summary>
    public ReadOnlyMemory<byte> Written => xml.Written;

    /// <summary>The footnotes called from here.</summary>
    public XmlText Footnotes { get; }

    public CharacterStyleSet CharacterStylesUsed { get; }

    public IEnumerable<ParagraphStyle> StylesUsed =>
        notes is null ? styles.Keys : styles.Keys.Concat(notes.styles.Keys);

    /// <summary>
    /// Where, in the last paragraph's properties, a section's can be put; valid after <see cref="EndStory"/>.
    /// </summary>
    public int SectionAt { get; private set; }

    private bool IsNote => text is not null;

    private Template Template => plan.Template;

    /// <summary>Lets the next paragraph bear the bookmark of an id.</summary>
    public void Mark(string? id)
    {
        if (!IsNote && id is not null && plan.Bookmarks.Name(id) is not null && marked.Add(id))
        {
            waiting.Add(id);
        }
    }

    /// <summary>Blocks from one on; those before it are written already.</summary>
    public void Blocks(ImmutableArray<Block> blocks, Place at, int from = 0)
    {
        for (int i = from; i < blocks.Length; i++)
        {
            Write(blocks[i], at with { At = at.At.After(i == 0 ? null : blocks[i - 1]) });
        }
    }

    /// <summary>A story, and a cell, ends with a paragraph.</summary>
    public void EndStory()
    {
        if (afterTable || SectionAt == 0)
        {
            Separator();
        }
    }

    private void Write(Block block, Place at)
    {
        measure = at.Measure - ParagraphStyle.Inset(Template, at.At.Voice, at.At.Quotes, at.At.Lists);
        Fate around = changes.Enter(block);
        int move = changes.OpenMove(block, around);
        string? about = IsNote ? null : plan.Copy?.Revisions?.MarkAbout(block);
        if (about is not null)
        {
            EditorsCopy.OpenMark(xml, about);
        }

        block.Accept(this, at);
        if (about is not null)
        {
            EditorsCopy.CloseMark(xml, about);
        }

        changes.CloseMove(move);
        changes.Fate = around;
    }

    void IBlockVisitor<Place>.Visit(Paragraph paragraph, Place at)
    {
        Mark(paragraph.Id);
        At(paragraph);
        Open(StyleOf(paragraph, at), paragraph.Lang);
        Inlines(paragraph.Content);
        Close();
    }

    void IBlockVisitor<Place>.Visit(Quotation quotation, Place at) =>
        Blocks(quotation.Blocks, at with { At = at.At.InQuotation });

    void IBlockVisitor<Place>.Visit(LineBlock lines, Place at)
    {
        At(lines);
        Open(at.Style(StyleName.Verse), lines.Lang);
        for (int i = 0; i < lines.Lines.Length; i++)
        {
            if (i > 0)
            {
                runs.Break(CharacterStyle.None);
            }

            Inlines(lines.Lines[i]);
        }

        Close();
    }

    void IBlockVisitor<Place>.Visit(ListBlock list, Place at)
    {
        foreach (ListItem item in list.Items)
        {
            Write(item, list.Lang, at with { At = at.At.InList });
        }
    }

    void IBlockVisitor<Place>.Visit(ThematicBreak stars, Place at)
    {
        At(stars);
        Open(at.Style(StyleName.Body, Variant.Asterisks), stars.Lang);
        runs.Write(ThematicBreak.Asterisks, CharacterStyle.None, stars.Lang);
        Close();
    }

    /// <summary>In a list and a quotation Word's own styles for them, whatever text they are in.</summary>
    private static ParagraphStyle StyleOf(Paragraph paragraph, Place at) =>
        paragraph.Role != ParagraphRole.Body ? new ParagraphStyle(at.At.Of(paragraph))
        : at.At.Lists > 0 ? at.Style(StyleName.ListItem, Variant.Continued)
        : at.At.Quotes > 0 ? at.Style(StyleName.Quotation)
        : at.At.Voice == Voice.Cell
            ? new ParagraphStyle(StyleName.TableCell, at.At.Opens ? Voice.Text : Voice.Cell, Variant: at.Alignment)
        : new ParagraphStyle(at.At.Text);

    /// <summary>
    /// A paragraph for each line, as long ones hang deeper than they begin; all in one style, since only paragraphs of
    /// one style have no white between them.
    /// </summary>
    void IBlockVisitor<Place>.Visit(CodeBlock code, Place at)
    {
        ParagraphStyle style = at.Style(StyleName.Code);
        TextStyle plain = style.Resolve(Template);
        double room = (at.Measure - plain.Left - plain.Right).Points / (plain.Size.Points * ParagraphStyle.CodeLetter);
        string[] lines = code.Value.Split('\n');
        int hang = lines
            .Where(line => line.Length > room)
            .Select(line => line.Length - line.TrimStart().Length)
            .Append(0)
            .Max();
        for (int i = 0; i < lines.Length; i++)
        {
            site = IsNote ? null : plan.Copy?.Sites.OfLine(code, i)?.Name;
            Open(style with { Hang = Math.Min(hang, MostHang) }, code.Lang);
            runs.Write(lines[i], CharacterStyle.None, code.Lang);
            Close();
        }
    }

    void IBlockVisitor<Place>.Visit(Heading heading, Place at)
    {
        Mark(heading.Id);
        At(heading);
        Open(
            new ParagraphStyle(
                at.At.Of(heading),
                Variant: heading.Unlisted && at.At.Voice != Voice.Parallel ? Variant.Unlisted : Variant.Plain
            ),
            heading.Lang
        );
        runs.Write(heading.Lead?.Text, CharacterStyle.None, heading.Lang);

        if (at.At.Voice == Voice.Parallel && heading is { Id: not null, Unlisted: false } && !IsNote)
        {
            // Contents gather Word's own headings; one that stands over a column says for itself that it belongs there.
            ContentsField(heading.Content, plan.Lang, heading.Level);
        }

        Inlines(heading.Content);
        Close();
    }

    private void Write(ListItem item, Lang lang, Place at)
    {
        (int instance, int level) = plan.Lists.PlaceOf(item);
        Fate around = changes.Enter(item);
        ParagraphStyle style = at.Style(StyleName.ListItem);
        int taken = 0;
        measure = at.Measure - ParagraphStyle.Inset(Template, at.At.Voice, at.At.Quotes, at.At.Lists);
        if (item.Blocks is [Paragraph { Role: ParagraphRole.Body } first, ..])
        {
            Mark(first.Id);
            At(first);
            Open(style, first.Lang, instance, level);
            Inlines(first.Content);
            taken = 1;
        }
        else
        {
            Open(style, lang, instance, level);
        }

        Close();
        Blocks(item.Blocks, at, taken);
        changes.Fate = around;
    }

    private void Open(ParagraphStyle style, Lang lang, int instance = 0, int level = 0)
    {
        if (!styles.TryGetValue(style, out var known))
        {
            TextStyle own = style.Resolve(Template);
            known = (System.Text.Encoding.ASCII.GetBytes(style.Id), Manner.Of(own, lang), own.Size);
            styles.Add(style, known);
        }

        afterTable = false;
        runs.BeginParagraph(known.Manner with { Lang = lang }, known.Size, lang);
        xml.Raw("<w:p><w:pPr><w:pStyle w:val=\""u8).Raw(known.Id).Raw("\"/>"u8);
        if (instance > 0)
        {
            xml.Raw("<w:numPr><w:ilvl w:val=\""u8)
                .Number(level)
                .Raw("\"/><w:numId w:val=\""u8)
                .Number(instance)
                .Raw("\"/></w:numPr>"u8);
        }

        if (lang != plan.Lang || changes.Fate != Fate.Kept)
        {
            xml.Raw("<w:rPr>"u8);
            changes.Mark();
            if (lang != plan.Lang)
            {
                Languages.Write(xml, lang);
            }

            xml.Raw("</w:rPr>"u8);
        }

        SectionAt = xml.Length;
        xml.Raw("</w:pPr>"u8);
        foreach (string waited in waiting)
        {
            OpenMark(waited);
            openMarks.Add(plan.Bookmarks.Number(waited));
        }

        waiting.Clear();
        if (site is not null)
        {
            EditorsCopy.OpenMark(xml, site);
            openSite = site;
            site = null;
        }
    }

    /// <summary>Lets the next paragraph bear the mark of the place that it comes of; in a note its call bears one.</summary>
    private void At(object key) => site = IsNote ? null : plan.Copy?.MarkOf(key);

    private void Close()
    {
        runs.Close();
        foreach (int mark in openMarks)
        {
            CloseMark(mark);
        }

        openMarks.Clear();
        if (openSite is not null)
        {
            EditorsCopy.CloseMark(xml, openSite);
            openSite = null;
        }

        xml.Raw("</w:p>"u8);
    }

    /// <summary>
    /// An empty paragraph, a few points high: between tables, which Word would join, and at the end of what ends with
    /// one.
    /// </summary>
    private void Separator()
    {
        Open(new ParagraphStyle(StyleName.Body, Variant: Variant.Separator), plan.Lang);
        Close();
    }

    private void OpenMark(string id)
    {
        xml.Raw("<w:bookmarkStart w:id=\""u8)
            .Number(plan.Bookmarks.Number(id))
            .Raw("\""u8)
            .Attribute("w:name"u8, plan.Bookmarks.Name(id)!)
            .Raw("/>"u8);
        foreach (ContentsEntry entry in plan.EntriesOf(id))
        {
            ContentsField(entry.Line, entry.Lang, entry.Level);
        }
    }

    private void CloseMark(int number) => xml.Raw("<w:bookmarkEnd w:id=\""u8).Number(number).Raw("\"/>"u8);
}
