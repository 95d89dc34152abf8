using Edition.Model;
using Edition.Styling;

namespace Edition.Epub;

/// <summary>What navigation calls a part.</summary>
internal static class Titles
{
    /// <summary>
    /// Its title in its own language; parts that the program makes take the template's label for them, others the
    /// edition's title.
    /// </summary>
    public static string Of(EpubPlan plan, Part part)
    {
        if (part.TitleLine.Text is { Length: > 0 } title)
        {
            return title;
        }

        Label? label = part.Kind switch
        {
            PartKind.HalfTitle => Label.HalfTitle,
            PartKind.TitlePage => Label.TitlePage,
            PartKind.Imprint => Label.Imprint,
            PartKind.Contents => Label.Contents,
            PartKind.Appendix => Label.Appendix,
            PartKind.EndImprint => Label.EndImprint,
            PartKind.Front or PartKind.Article or PartKind.Chapter or PartKind.Back => null,
            _ => throw new InvalidOperationException(part.Kind.ToString()),
        };
        return label is { } known
            ? plan.Template.LabelText(known, part.Lang)
            : Main(plan.Book.Publication.Title, part.Lang);
    }

    /// <summary>A text in the language wanted, or in the first it has.</summary>
    public static string Main(Localized<string> text, Lang lang) =>
        text.TryGet(lang, out string? own) ? own
        : text.IsEmpty ? ""
        : text.Entries[0].Value;
}
