using System.Collections.Immutable;
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
}
