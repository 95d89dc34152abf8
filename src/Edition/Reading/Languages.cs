using System.Collections.Immutable;
using Edition.Model;

namespace Edition.Reading;

/// <summary>Language tags as authors write them.</summary>
public static class Languages
{
    /// <summary>Whether the tag has the form of BCP 47: a language of two or three letters, then subtags.</summary>
    public static bool IsTag(string tag)
    {
        string[] parts = tag.Split('-');
        return tag.Length <= 35
            && parts[0].Length is 2 or 3
            && parts[0].All(char.IsAsciiLetter)
            && parts.Skip(1).All(part => part.Length is >= 1 and <= 8 && part.All(char.IsAsciiLetterOrDigit))
            && parts[^1].Length > 1;
    }

    /// <summary>The tag of a language that is named in words or by three letters (ISO 639-2); null for any other.</summary>
    public static string? Named(string name) =>
        name.Trim().ToLowerInvariant() switch
        {
            "rus" or "russian" or "русский" or "по-русски" => "ru",
            "eng" or "english" or "английский" or "англ" => "en",
            "deu" or "ger" or "german" or "deutsch" or "немецкий" => "de",
            "fra" or "fre" or "french" or "français" or "французский" => "fr",
            "spa" or "spanish" or "испанский" => "es",
            "ita" or "italian" or "итальянский" => "it",
            "jpn" or "japanese" or "японский" => "ja",
            "zho" or "chi" or "chinese" or "китайский" => "zh",
            "ukr" or "ukrainian" or "украинский" => "uk",
            "lat" or "latin" or "латинский" => "la",
            _ => null,
        };

    /// <summary>
    /// Russian where Cyrillic letters outnumber Latin ones, else English: the two languages that the program has rules
    /// for.
    /// </summary>
    public static Lang GuessOf(string text)
    {
        int cyrillic = 0;
        int latin = 0;
        foreach (char c in text)
        {
            cyrillic += c is >= '\u0400' and <= '\u052F' ? 1 : 0;
            latin += char.IsAsciiLetter(c) ? 1 : 0;
        }

        return cyrillic > latin ? Lang.Russian : Lang.English;
    }

    /// <summary>
    /// The language of the edition that a tag means: the same primary subtag is enough; null if none.
    /// </summary>
    public static Lang? Among(ImmutableArray<Lang> languages, string tag)
    {
        if (!IsTag(tag))
        {
            return null;
        }

        string primary = new Lang(tag).Primary;
        foreach (Lang lang in languages)
        {
            if (lang.Primary == primary)
            {
                return lang;
            }
        }

        return null;
    }
}
