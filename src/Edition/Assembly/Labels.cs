using System.Collections.Immutable;
using System.Globalization;
using Edition.Model;
using Edition.Styling;

namespace Edition.Assembly;

internal static class Labels
{
    /// <summary>A label in each of the languages, as the title of a part.</summary>
    public static Localized<ImmutableArray<Inline>> Of(
        Template template,
        Label label,
        ImmutableArray<Lang> languages
    ) =>
        new([
            .. languages.Select(lang => new LocalizedEntry<ImmutableArray<Inline>>(
                lang,
                [new Text(SourceSpan.None, lang, template.LabelText(label, lang))],
                SourceSpan.None
            )),
        ]);

    /// <summary>A label with a number in its place: «рис. 3».</summary>
    public static Lead Numbered(Template template, Label label, int number, Lang lang)
    {
        string text = template.LabelText(label, lang).Replace(' ', '\u00A0');
        int place = text.IndexOf("{0}", StringComparison.Ordinal);
        string figure = number.ToString(CultureInfo.InvariantCulture);
        return place < 0 ? new Lead(text + "\u00A0", figure, "") : new Lead(text[..place], figure, text[(place + 3)..]);
    }
}
