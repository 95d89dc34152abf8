using Edition.Model;

namespace Edition.Word;

/// <summary>
/// A character style of the document. Where several hold at once they are one named style, since a run of Word's has
/// but one.
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
    ];

    private static readonly string[] Titles =
    [
        .. Enumerable
            .Range(0, 512)
            .Select(flags =>
                string.Join(
                    ' ',
                    Names.Where(name => ((CharacterStyle)flags).HasFlag(name.Style)).Select(name => name.Title)
                )
            ),
    ];

    private static readonly string[] Ids =
    [
        .. Titles.Select(title =>
            title == "footnote reference" ? "FootnoteReference" : title.Replace(" ", "", StringComparison.Ordinal)
        ),
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
            _ => throw new InvalidOperationException(style.ToString()),
        };

    public static string Title(CharacterStyle style) => Titles[(int)style];

    public static string Id(CharacterStyle style) => Ids[(int)style];
}

/// <summary>The character styles that a story uses.</summary>
internal sealed class CharacterStyleSet
{
    private readonly bool[] used = new bool[512];

    public void Add(CharacterStyle style) => used[(int)style] = true;

    public IEnumerable<CharacterStyle> All =>
        Enumerable.Range(1, 511).Where(flags => used[flags]).Select(flags => (CharacterStyle)flags);
}
