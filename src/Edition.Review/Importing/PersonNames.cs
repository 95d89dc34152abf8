using System.Text.RegularExpressions;

namespace Edition.Review.Importing;

/// <summary>Whether words have the form of a person's name, Russian or English.</summary>
internal static partial class PersonNames
{
    /// <summary>Initials and a surname, or a first name, patronymic and surname: forms that only names have.</summary>
    public static bool IsCertain(string text) => Initials().IsMatch(text) || Patronymic().IsMatch(text);

    /// <summary>Also two to four words with capitals, which a title or a place may be, too.</summary>
    public static bool IsPossible(string text) =>
        IsCertain(text) || (Capitals().IsMatch(text) && !Words().IsMatch(text));

    private const string Name = @"\p{Lu}[\p{L}'’]+(?:-\p{Lu}[\p{L}'’]+)?";

    [GeneratedRegex(
        @"^(?:(?:\p{Lu}[a-zа-я]?\.[\s-]*){1,3}(?:(?:фон|де|ван|von|van|de|der|la)\s+){0,2}"
            + Name
            + @"|"
            + Name
            + @",?\s+(?:\p{Lu}[a-zа-я]?\.[\s-]*){1,3}|"
            + Name
            + @"\s+(?:\p{Lu}\.\s*){1,2}"
            + Name
            + @")$"
    )]
    private static partial Regex Initials();

    [GeneratedRegex(
        @"^(?:\p{Lu}[\p{L}'’-]+\s+){1,2}\p{Lu}\p{Ll}+(?:вич|вна|ична|инична|оглы|кызы|vich|vna)(?:\s+\p{Lu}[\p{L}'’-]+)?$"
    )]
    private static partial Regex Patronymic();

    [GeneratedRegex("^" + Name + @"(?:\s+(?:" + Name + @"|\p{Lu}\.|von|van|de|der|la|фон|де|ван|оглы|кызы)){1,3}$")]
    private static partial Regex Capitals();

    // Words that stand with capitals in titles, institutions and labels, never in names.
    [GeneratedRegex(
        @"\b(университет|институт|академия|центр|архив|музей|федераци|россия|москва|the|of|and|university|"
            + @"institute|academy|center|centre|russia|federation|library|museum|archive|school|college|department|"
            + @"статья|article|abstract|summary|conclusion|introduction|introduction|original|research|review)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Words();
}
