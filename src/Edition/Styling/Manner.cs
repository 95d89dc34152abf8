using Edition.Model;

namespace Edition.Styling;

/// <summary>Where letters stand on the line.</summary>
public enum Script
{
    Baseline,
    Superior,
    Inferior,
}

/// <summary>
/// How letters are set: the template's family, weight, slope and features, strokes through or under them, a tint
/// behind them, whether they are smaller than the style says, and their language. It follows from the style of the
/// block and the inlines around the letters, by the two functions here and nothing else; every edition asks.
/// </summary>
public readonly record struct Manner(string Family, bool Bold, bool Italic, Lang Lang)
{
    public bool SmallCaps { get; init; }

    public bool OldStyleFigures { get; init; }

    public bool Struck { get; init; }

    public bool Underlined { get; init; }

    public bool Highlighted { get; init; }

    public Script Script { get; init; }

    /// <summary>Set at <see cref="SmallScale"/> of the style's size; small within small is no smaller.</summary>
    public bool Small { get; init; }

    /// <summary>As typographers step down from the text's size to that of its remarks: 10 points to 8½.</summary>
    public const double SmallScale = 0.85;

    public static Manner Of(TextStyle style, Lang lang) =>
        new(style.Family, style.Bold, style.Italic, lang)
        {
            SmallCaps = style.SmallCaps,
            OldStyleFigures = style.OldStyleFigures,
        };

    /// <summary>
    /// The manner inside an inline. Emphasis within emphasis is upright again, strong within strong stays strong; code
    /// has its style's family in the weight and slope around it; the mark of a note is set by the style for marks.
    /// </summary>
    public Manner Within(Inline inline, Template template)
    {
        Manner inside = this with { Lang = inline.Lang };
        switch (inline)
        {
            case Styled styled:
                return styled.Style switch
                {
                    InlineStyle.Emphasis => inside with { Italic = !Italic },
                    InlineStyle.Strong => inside with { Bold = true },
                    InlineStyle.SmallCaps => inside with { SmallCaps = true },
                    InlineStyle.Struck => inside with { Struck = true },
                    InlineStyle.Underlined => inside with { Underlined = true },
                    InlineStyle.Highlighted => inside with { Highlighted = true },
                    InlineStyle.Small => inside with { Small = true },
                    InlineStyle.Superscript => inside with { Script = Script.Superior },
                    InlineStyle.Subscript => inside with { Script = Script.Inferior },
                    _ => throw new InvalidOperationException(styled.Style.ToString()),
                };
            case Code:
                return inside with
                {
                    Family = template.Style(StyleName.Code).Family,
                    SmallCaps = false,
                    OldStyleFigures = false,
                };
            case Note or NoteRef:
                TextStyle mark = template.Style(StyleName.NoteMark);
                return Of(mark, inline.Lang) with
                {
                    Struck = Struck,
                    Underlined = Underlined,
                    Highlighted = Highlighted,
                    Small = Small,
                    Script = Script.Superior,
                };
            default:
                return inside;
        }
    }
}
