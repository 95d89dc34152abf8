using System.Collections.Immutable;
using System.Globalization;
using Edition.Model;

namespace Edition.Styling;

/// <summary>
/// What the program sets before the author's words, and how: «Рис. 1. », «2.1 ». Every edition takes it from here. A space
/// in it does not break, but the one before the words of a caption.
/// </summary>
public sealed record Lead(string Before, string Number, string After)
{
    public string Text => Before + Number + After;

    public static Lead? Of(Heading heading) => heading.Number is { } number ? new("", number, "\u00A0") : null;

    public static Lead? Of(Table table, Template template) =>
        Caption(table.Number, Label.Table, table.Lang, table.Caption, template);

    public static Lead? Of(Figure figure, Template template) =>
        Caption(figure.Number, Label.Figure, figure.Lang, figure.Caption, template);

    /// <summary>A label with a number in its place: «рис. 3».</summary>
    public static Lead Of(Label label, int number, Lang lang, Template template)
    {
        string text = template.LabelText(label, lang).Replace(' ', '\u00A0');
        int place = text.IndexOf("{0}", StringComparison.Ordinal);
        string figure = number.ToString(CultureInfo.InvariantCulture);
        return place < 0 ? new(text + "\u00A0", figure, "") : new(text[..place], figure, text[(place + 3)..]);
    }

    /// <summary>An entry of a contents list, without its folio: number, authors, title.</summary>
    public static ImmutableArray<Inline> Line(ContentsEntry entry)
    {
        SourceSpan span = entry.Title is [var first, ..] ? first.Span : SourceSpan.None;
        Text Plain(string text) => new(span, entry.Lang, text, true);
        return
        [
            .. entry.Number is { } number ? (ReadOnlySpan<Inline>)[Plain(number + "\u2002")] : [],
            .. entry.Byline.Length > 0
                ? (ReadOnlySpan<Inline>)
                    [new Styled(span, entry.Lang, InlineStyle.Emphasis, [Plain(entry.Byline + " ")])]
                : [],
            .. entry.Title,
        ];
    }

    private static Lead? Caption(
        int number,
        Label label,
        Lang lang,
        ImmutableArray<Inline> caption,
        Template template
    ) =>
        number == 0 ? null
        : Of(label, number, lang, template) is var lead && caption.IsEmpty ? lead
        : lead with { After = lead.After + ". " };
}
