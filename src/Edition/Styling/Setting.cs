using System.Collections.Immutable;
using Edition.Model;

namespace Edition.Styling;

/// <summary>The text that a block belongs to. Each has a style for its running text, and all in it goes by that.</summary>
public enum Voice
{
    Text,
    Note,
    Parallel,
    Cell,
}

/// <summary>
/// Where a block stands: in which text, in how many quotations and lists of it, and whether it opens a text (nothing, or
/// a heading, goes before). What style a block takes, and what that style says there, is decided here and nowhere else;
/// every edition asks. Indents are as in the template: how those of nested blocks add up is the medium's affair.
/// </summary>
public readonly record struct Setting(Voice Voice, int Quotes = 0, int Lists = 0, bool Opens = false)
{
    /// <summary>A column of fewer ems than this is not justified: its word spaces would gape.</summary>
    public const int NarrowEms = 20;

    private static readonly ImmutableArray<StyleName> Roles =
    [
        .. Enum.GetNames<ParagraphRole>().Select(name => Enum.Parse<StyleName>(name)),
    ];

    public Setting InQuotation => this with { Quotes = Quotes + 1, Opens = false };

    public Setting InList => this with { Lists = Lists + 1, Opens = false };

    /// <summary>In a column of a parallel text, which begins anew; within a note all is the note's.</summary>
    public Setting InParallel => new(Voice == Voice.Note ? Voice.Note : Voice.Parallel);

    /// <summary>In a cell of a table; within a note and a column of a parallel text all is theirs.</summary>
    public Setting InCell => new(Voice == Voice.Text ? Voice.Cell : Voice);

    /// <summary>The setting of the block after another one, or of the first (<c>null</c>).</summary>
    public Setting After(Block? before) =>
        this with
        {
            Opens = before is null or Heading or Paragraph { Role: ParagraphRole.SectionParallelTitle },
        };

    /// <summary>
    /// The style of running text: that of the note or the column whatever stands in it; in the text that of quotations
    /// goes before that of lists.
    /// </summary>
    public StyleName Text =>
        Voice == Voice.Note ? StyleName.Note
        : Voice == Voice.Parallel ? StyleName.Parallel
        : Voice == Voice.Cell ? StyleName.TableCell
        : Quotes > 0 ? StyleName.Quotation
        : Lists > 0 ? StyleName.ListItem
        : Opens ? StyleName.FirstBody
        : StyleName.Body;

    /// <summary>The style of the asterisks of a thematic break.</summary>
    public StyleName OfBreak => (this with { Opens = false }).Text;

    /// <summary>The style of a role; running text has none of its own.</summary>
    public static StyleName Of(ParagraphRole role) => Roles[(int)role];

    /// <summary>The style of an entry of a contents list.</summary>
    public static StyleName Of(ContentsEntry entry) => StyleName.Contents1 + Math.Clamp(entry.Level, 1, 3) - 1;

    public StyleName Of(Paragraph paragraph) => paragraph.Role == ParagraphRole.Body ? Text : Of(paragraph.Role);

    public StyleName Of(Heading heading) =>
        Voice == Voice.Parallel ? StyleName.ParallelHeading : StyleName.Heading1 + Math.Clamp(heading.Level, 1, 6) - 1;

    /// <summary>
    /// What a style says here. Lists and quotations have the letters of the text here and their own indents; verse,
    /// code, tables, captions and figures keep their proportion to it, as body and they have it; all other styles are
    /// the same everywhere.
    /// </summary>
    public TextStyle Resolve(Template template, StyleName name)
    {
        TextStyle style = template.Style(name);
        switch (name)
        {
            case StyleName.FirstBody when !template.Pages.FirstParagraphIndented:
                return style with { FirstIndent = Length.Zero };
            case StyleName.ListItem or StyleName.Quotation when Text != name:
                TextStyle text = template.Style(Text);
                return text with
                {
                    Name = name,
                    FirstIndent = style.FirstIndent,
                    Left = style.Left,
                    Right = style.Right,
                    Before = Scaled(template, style.Before, static each => each.Leading),
                    After = Scaled(template, style.After, static each => each.Leading),
                    KeepWithNext = style.KeepWithNext,
                    KeepTogether = style.KeepTogether,
                };
            case StyleName.TableCell when Voice == Voice.Cell:
                return Opens ? style : style with { Before = style.Leading / 4 };
            case StyleName.Verse
            or StyleName.Code
            or StyleName.TableCell
            or StyleName.TableHead
            or StyleName.Caption
            or StyleName.Figure:
                return style with
                {
                    Size = Scaled(template, style.Size, static each => each.Size),
                    Leading = Scaled(template, style.Leading, static each => each.Leading),
                    Before = Scaled(template, style.Before, static each => each.Leading),
                    After = Scaled(template, style.After, static each => each.Leading),
                };
            case StyleName.ParallelSubtitle:
                return NoLarger(style, template.Style(StyleName.ParallelTitle));
            case StyleName.BookParallelSubtitle:
                return NoLarger(style, template.Style(StyleName.BookParallelTitle));
            default:
                return style;
        }
    }

    /// <summary>A subtitle has at most the size of its title, whatever a template says of either.</summary>
    private static TextStyle NoLarger(TextStyle subtitle, TextStyle title) =>
        subtitle.Size <= title.Size
            ? subtitle
            : subtitle with
            {
                Size = title.Size,
                Leading = Length.Min(subtitle.Leading, title.Leading),
            };

    private Length Scaled(Template template, Length length, Func<TextStyle, Length> of) =>
        new(length.Units * of(template.Style(Text)).Units / of(template.Style(StyleName.Body)).Units);
}
