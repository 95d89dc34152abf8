using System.Text.RegularExpressions;

namespace Edition.Review.Importing;

internal enum Label
{
    Udc,
    Bbk,
    Doi,
    Type,
    Abstract,
    Keywords,
    Conflict,
    Funding,
    Acknowledgements,
    History,
    Citation,
    Imprint,
}

/// <summary>What a line of an article's front says, by the words that it begins with, Russian and English.</summary>
internal static partial class FrontLabels
{
    private const int Longest = 600;

    /// <summary>The label, and where its text begins; null where a paragraph has none.</summary>
    public static (Label Label, int Length)? Of(Par par)
    {
        // A label and what tells of one stand at the head.
        string text = par.Text.Length > Longest ? par.Text[..Longest] : par.Text;
        if (text.Length == 0 || par.Form.Outline is >= 2)
        {
            return null;
        }

        if (Udc().Match(text) is { Success: true } udc)
        {
            return (Label.Udc, udc.Length);
        }

        if (Bbk().Match(text) is { Success: true } bbk)
        {
            return (Label.Bbk, bbk.Length);
        }

        if (Doi().Match(text) is { Success: true } doi)
        {
            return (Label.Doi, doi.Groups[1].Index);
        }

        if (TypeLine().IsMatch(text) && text.Length < 90)
        {
            return (Label.Type, 0);
        }

        if (History().IsMatch(text) && Dates.AllIn(text).Count > 0 && text.Length < 400)
        {
            return (Label.History, 0);
        }

        if (Citation().Match(text) is { Success: true } citation)
        {
            return (Label.Citation, citation.Length);
        }

        if (Imprint().IsMatch(text) && text.Length < 300)
        {
            return (Label.Imprint, 0);
        }

        return Labelled(par, text);
    }

    private static (Label, int)? Labelled(Par par, string text)
    {
        (Label Label, Regex Words)[] labels =
        [
            (Label.Abstract, Abstract()),
            (Label.Keywords, Keywords()),
            (Label.Conflict, Conflict()),
            (Label.Funding, Funding()),
            (Label.Acknowledgements, Acknowledgements()),
        ];
        foreach ((Label label, Regex words) in labels)
        {
            Match match = words.Match(text);
            if (!match.Success)
            {
                continue;
            }

            int end = match.Length;
            string rest = text[end..];
            string open = rest.TrimStart();
            if (open.Length == 0)
            {
                return (label, text.Length);
            }

            // A mark follows the label, or the label alone is bold or sloped.
            if (open[0] is '.' or ':' or '—' or '–' || (open[0] == '-' && rest[0] == ' '))
            {
                return (label, end + rest.Length - open.Length + 1);
            }

            if (char.IsWhiteSpace(rest[0]) && IsSetApart(par, end))
            {
                return (label, end);
            }
        }

        return null;
    }

    private static bool IsSetApart(Par par, int end)
    {
        Letters? first = Atoms.Slice(par.Atoms, 0, end).OfType<Letters>().FirstOrDefault();
        Letters? next = Atoms.Slice(par.Atoms, end + 1).OfType<Letters>().FirstOrDefault();
        return first is not null && next is not null && first.Shown != next.Shown;
    }

    [GeneratedRegex(@"^(УДК|UDC)\s*[:.]?\s*(?=\d|\()", RegexOptions.IgnoreCase)]
    private static partial Regex Udc();

    [GeneratedRegex(@"^(ББК|BBK)\s*[:.]?\s*(?=\S*\d)", RegexOptions.IgnoreCase)]
    private static partial Regex Bbk();

    [GeneratedRegex(@"^(?:DOI\s*:?\s*)?(?:https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/\S+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Doi();

    [GeneratedRegex(
        @"^((научн\w+|обзорн\w+|оригинальн\w+|исследовательск\w+|редакционн\w+|дискуссионн\w+|"
            + @"аналитическ\w+|информационн\w+|теоретическ\w+|краткое)\s+)+(статья|сообщение|обзор|"
            + @"заметка|исследование)\.?$|^(рецензия|краткое сообщение|сообщение|обзор)\.?$|^((original|"
            + @"review|research|scientific|short|brief|editorial|discussion|full)\s+)+(articles?|"
            + @"papers?|communications?|reports?|research)\.?$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex TypeLine();

    [GeneratedRegex(
        @"^(стать\w+|рукопис\w+|материал\w*|дата|the article|article|the paper|paper|manuscript|поступил\w*|"
            + @"получен\w*|одобрен\w*|принят\w*|received|submitted|accepted|approved|revised)\b.*(поступ|получ|"
            + @"одобр|принят|прин\.|дораб|received|submitted|accepted|approved|revised|publi)|^(поступила|получена|"
            + @"одобрена|принята|received|accepted|submitted|approved|revised)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex History();

    [GeneratedRegex(
        @"^(для цитирования|цитировать|цитирование|ссылка для цитирования|ссылка на статью|образец цитирования|"
            + @"for citations?|cite as|how to cite( this article)?|to cite this article|citation)\s*[:.]",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Citation();

    [GeneratedRegex(
        @"^©|^\(c\) |^(EDN|ГРНТИ|JEL|ВАК|ISSN|шифр специальности)\b|^.{3,80}\b(19|20)\d\d\.?\s*(Т\.|"
            + @"Том|Vol\.|№|No\.).{0,60}(С\.|P\.|Pp\.|стр\.)\s*\d+\s*[-–—]\s*\d+\.?$|"
            + @"^.{3,90}\b(Vol|Т|Том)\.?\s*\d+.{0,60}\b(С|Pp?|стр)\.\s*\d+\s*[-–—]\s*\d+\.?$|^(С\.|P\.|"
            + @"Pp\.|стр\.)\s*\d+\s*[-–—]\s*\d+\.?$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Imprint();

    [GeneratedRegex(@"^(аннотация|резюме|реферат|abstract|summary|annotation)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Abstract();

    [GeneratedRegex(
        @"^(ключевые слова( и (словосочетания|фразы))?|key[\s-]?words( and phrases)?|index terms)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Keywords();

    [GeneratedRegex(
        @"^((информация о |заявление о )?конфликт\w* интересов|(declaration of )?(conflicts? of interests?|"
            + @"competing interests?)( statement)?)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Conflict();

    [GeneratedRegex(
        @"^((источники? )?финансировани[ея]|информация о финансировании|funding( sources?|"
            + @" statement| information)?|financial support)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Funding();

    [GeneratedRegex(@"^(благодарност[ьи]|acknowledge?ments?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Acknowledgements();
}
