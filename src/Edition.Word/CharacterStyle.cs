using Edition.Model;

namespace Edition.Word;

/// <summary>
/// A character style of the document. Where several hold at once they are one named style, since a run of Word's has
/// but one. What a paragraph's style and a run's both say they take back from each other (ECMA-376-1, 17.7.3): of a run
/// that is to be otherwise the style is one for such paragraphs, <c>InBold</c> and the like.
/// </summary>
[Flags]
internal enum CharacterStyle
{
    None = 0,
    Strong = 1,
    Emphasis = 2,
    SmallCaps = 4,
    Struck = 8,
    Subscript = 16,
    Superscript = 32,
    Code = 64,
    Hyperlink = 128,
    FootnoteReference = 256,
    InBold = 512,
    InItalic = 1024,
    InSmallCaps = 2048,
    Underlined = 4096,
    Highlighted = 8192,
    Small = 16384,
}

internal static class CharacterStyles
{
    private static readonly (CharacterStyle Style, string Title)[] Names =
    [
        (CharacterStyle.Strong, "Strong"),
        (CharacterStyle.Emphasis, "Emphasis"),
        (CharacterStyle.SmallCaps, "Small Caps"),
        (CharacterStyle.Struck, "Struck"),
        (CharacterStyle.Subscript, "Subscript"),
        (CharacterStyle.Superscript, "Superscript"),
        (CharacterStyle.Code, "Code"),
        (CharacterStyle.Hyperlink, "Hyperlink"),
        (CharacterStyle.FootnoteReference, "footnote reference"),
        (CharacterStyle.InBold, "in Bold"),
        (CharacterStyle.InItalic, "in Italic"),
        (CharacterStyle.InSmallCaps, "in Small Caps"),
        (CharacterStyle.Underlined, "Underlined"),
        (CharacterStyle.Highlighted, "Highlighted"),
        (CharacterStyle.Small, "Small"),
    ];

    public static CharacterStyle Of(InlineStyle style) =>
        style switch
        {
            InlineStyle.Emphasis => CharacterStyle.Emphasis,
            InlineStyle.Strong => CharacterStyle.Strong,
            InlineStyle.Struck => CharacterStyle.Struck,
            InlineStyle.Subscript => CharacterStyle.Subscript,
            InlineStyle.Superscript => CharacterStyle.Superscript,
            InlineStyle.SmallCaps => CharacterStyle.SmallCaps,
            InlineStyle.Underlined => CharacterStyle.Underlined,
            InlineStyle.Highlighted => CharacterStyle.Highlighted,
            InlineStyle.Small => CharacterStyle.Small,
            _ => throw new InvalidOperationException(style.ToString()),
        };

    /// <summary>
    /// What a style of several is made of, so that a change of its part arrives in it too: without what only takes back
    /// the paragraph's, else without the least; none for a single one.
    /// </summary>
    public static CharacterStyle Base(CharacterStyle style)
    {
        CharacterStyle against = style & (CharacterStyle.InBold | CharacterStyle.InItalic | CharacterStyle.InSmallCaps);
        return against == CharacterStyle.None ? style & (style - 1) : style & ~against;
    }

    public static string Title(CharacterStyle style) =>
        string.Join(' ', Names.Where(name => style.HasFlag(name.Style)).Select(name => name.Title));

    public static string Id(CharacterStyle style) =>
        string.Concat(Title(style).Split(' ').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}

/// <summary>The character styles that a story uses.</summary>
internal sealed class CharacterStyleSet
{
    private readonly Dictionary<CharacterStyle, string> ids = [];

    /// <summary>The id of a style, which is then one of those used.</summary>
    public string Use(CharacterStyle style)
    {
        if (!ids.TryGetValue(style, out string? id))
        {
            ids.Add(style, id = CharacterStyles.Id(style));
        }

        return id;
    }

    public IEnumerable<CharacterStyle> All => ids.Keys;
}
