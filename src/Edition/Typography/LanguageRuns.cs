using System.Buffers;
using System.Collections.Immutable;
using Edition.Model;
using Edition.Orthography;

namespace Edition.Typography;

/// <summary>
/// Finds Latin letters in Cyrillic text and Cyrillic ones in Latin text, and makes spans of them, so that they are
/// hyphenated, quoted, spoken and tagged in their own language: that which their words tell (<see cref="LatinWords"/>),
/// else that of the edition which is written so, else English or Russian. Letters of other scripts are of the language
/// that they tell (<see cref="ForeignScripts"/>). Roman numerals, single letters and the abbreviations that the template lists stay in the
/// language around them.
/// </summary>
/// <param name="exceptions">Abbreviations that stay in the language around them.</param>
/// <param name="languages">Those of the edition: a run in the other script is of the one that is written in it.</param>
internal sealed class LanguageRuns(ImmutableHashSet<string> exceptions, ImmutableArray<Lang> languages)
{
    private readonly Lang latin = Written(languages, cyrillic: false) ?? Lang.English;
    private readonly Lang cyrillic = Written(languages, cyrillic: true) ?? Lang.Russian;

    private static readonly SearchValues<char> LatinLetters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    );

    // Abbreviations that Russian text writes in Latin letters, whatever the house.
    private static readonly ImmutableHashSet<string> Usual =
    [
        "ISBN",
        "ISSN",
        "DOI",
        "URL",
        "URN",
        "ORCID",
        "PDF",
        "EPUB",
        "pH",
        "AD",
        "BC",
    ];

    public ImmutableArray<Inline> Mark(ImmutableArray<Inline> inlines)
    {
        ImmutableArray<Inline>.Builder? result = null;
        for (int i = 0; i < inlines.Length; i++)
        {
            Inline before = inlines[i];
            List<(int Start, int Length, Lang Lang)> runs = before is Text text ? Find(text) : [];
            if (runs.Count > 0)
            {
                result ??= Begin(inlines, i);
                Split((Text)before, runs, result);
                continue;
            }

            ImmutableArray<Inline> content = before.Content;
            ImmutableArray<Inline> marked = Mark(content);
            Inline after = marked == content ? before : before with { Content = marked };
            if (!ReferenceEquals(before, after))
            {
                result ??= Begin(inlines, i);
            }

            result?.Add(after);
        }

        return result?.DrainToImmutable() ?? inlines;
    }

    private static ImmutableArray<Inline>.Builder Begin(ImmutableArray<Inline> inlines, int count)
    {
        var builder = ImmutableArray.CreateBuilder<Inline>(inlines.Length + 4);
        builder.AddRange(inlines, count);
        return builder;
    }

    private List<(int Start, int Length, Lang Lang)> Find(Text text)
    {
        if (text.AsIs)
        {
            return [];
        }

        List<(int Start, int Length, Lang Lang)> runs = [];
        foreach ((int start, int length) in OfOtherScript(text))
        {
            ReadOnlySpan<char> run = text.Value.AsSpan(start, length);
            runs.Add((start, length, IsCyrillic(text.Lang) ? LatinWords.Of(run) ?? latin : CyrillicOf(run)));
        }

        int known = runs.Count;
        ForeignScripts.Find(text.Value, text.Lang, languages, runs);
        if (known > 0 && runs.Count > known)
        {
            runs.Sort((a, b) => a.Start.CompareTo(b.Start));
        }

        return runs;
    }

    /// <summary>By letters that one language alone has, else the edition’s own.</summary>
    private Lang CyrillicOf(ReadOnlySpan<char> run)
    {
        foreach (char c in run)
        {
            string? tag = char.ToLowerInvariant(c) switch
            {
                'ї' or 'є' or 'ґ' => "uk",
                'ў' => "be",
                'ђ' or 'ћ' or 'љ' or 'њ' or 'џ' => "sr",
                _ => null,
            };
            if (tag is not null)
            {
                return new Lang(tag);
            }
        }

        return cyrillic;
    }

    private List<(int Start, int Length)> OfOtherScript(Text text)
    {
        ReadOnlySpan<char> value = text.Value;
        return IsCyrillic(text.Lang)
            ? value.IndexOfAny(LatinLetters) < 0
                ? []
                : Find(value, Letters.IsLatin, Letters.IsCyrillic)
            : IsLatin(text.Lang)
                ? value.IndexOfAnyInRange('\u0400', '\u052F') < 0
                    ? []
                    : Find(value, Letters.IsCyrillic, Letters.IsLatin)
                : [];
    }

    private static bool IsCyrillic(Lang lang) =>
        lang.Primary is "ru" or "uk" or "be" or "bg" or "mk" or "sr"
        && !lang.Tag.Contains("Latn", StringComparison.Ordinal);

    /// <summary>Whether a language is written in Latin letters: all are but those known to be written otherwise.</summary>
    private static bool IsLatin(Lang lang) =>
        !IsCyrillic(lang)
        && lang.Primary
            is not (
                "el"
                or "grc"
                or "ja"
                or "zh"
                or "ko"
                or "ar"
                or "he"
                or "fa"
                or "yi"
                or "ka"
                or "hy"
                or "hi"
                or "th"
                or "cu"
                or "kk"
                or "mn"
            );

    private static Lang? Written(ImmutableArray<Lang> languages, bool cyrillic)
    {
        foreach (Lang lang in languages)
        {
            if (cyrillic ? IsCyrillic(lang) : IsLatin(lang))
            {
                return lang;
            }
        }

        return null;
    }

    /// <summary>Stretches of words of the script, with the spaces, digits and punctuation between them.</summary>
    internal List<(int Start, int Length)> Find(ReadOnlySpan<char> text, Func<char, bool> own, Func<char, bool> other)
    {
        List<(int, int)> runs = [];
        List<(int Start, int Length)>? addresses = null;
        int address = 0;
        int start = -1;
        int end = -1;
        bool foreign = false;
        for (int i = 0; i < text.Length; )
        {
            char c = text[i];
            if (own(c))
            {
                int wordEnd = i;
                while (
                    wordEnd < text.Length && (own(text[wordEnd]) || (text[wordEnd] == Letters.Accent && wordEnd > i))
                )
                {
                    wordEnd++;
                }

                addresses ??= Addresses.In(text);
                while (address < addresses.Count && addresses[address].Start + addresses[address].Length <= i)
                {
                    address++;
                }

                bool inAddress = address < addresses.Count && addresses[address].Start <= i;
                bool isMixed = (i > 0 && other(text[i - 1])) || (wordEnd < text.Length && other(text[wordEnd]));
                bool elides = wordEnd + 1 < text.Length && text[wordEnd] is '’' or '\'' && own(text[wordEnd + 1]);
                bool isException = !elides && IsException(text[i..wordEnd]);
                if (inAddress || isMixed)
                {
                    Close(runs, ref start, end, ref foreign);
                }
                else if (start >= 0 || !isException)
                {
                    start = start < 0 ? i : start;
                    end = wordEnd;
                    foreign |= !isException;
                }

                i = wordEnd;
            }
            else
            {
                if (!IsBetween(c))
                {
                    Close(runs, ref start, end, ref foreign);
                }

                i++;
            }
        }

        Close(runs, ref start, end, ref foreign);
        return runs;
    }

    private static void Close(List<(int, int)> runs, ref int start, int end, ref bool foreign)
    {
        if (start >= 0 && foreign)
        {
            runs.Add((start, end - start));
        }

        start = -1;
        foreign = false;
    }

    private bool IsException(ReadOnlySpan<char> word)
    {
        if (word.Length == 1 || Roman.Value(word) > 0)
        {
            return true;
        }

        string text = word.ToString();
        return exceptions.Contains(text) || Usual.Contains(text);
    }

    private static bool IsBetween(char c) =>
        Letters.IsDigit(c)
        || Letters.IsSpace(c)
        || Letters.IsHyphen(c)
        || c is '.' or ',' or ':' or ';' or '&' or '\'' or '’' or '/' or Letters.EnDash;

    private static void Split(
        Text text,
        List<(int Start, int Length, Lang Lang)> runs,
        ImmutableArray<Inline>.Builder result
    )
    {
        int from = 0;
        foreach ((int start, int length, Lang foreign) in runs)
        {
            if (start > from)
            {
                result.Add(Piece(text, from, start - from, text.Lang));
            }

            Text piece = Piece(text, start, length, foreign);
            result.Add(new LangSpan(piece.Span, foreign, [piece]));
            from = start + length;
        }

        if (from < text.Value.Length)
        {
            result.Add(Piece(text, from, text.Value.Length - from, text.Lang));
        }
    }

    private static Text Piece(Text text, int start, int length, Lang lang)
    {
        // Where the source has escapes or line ends the characters do not correspond one to one; the whole node's place
        // is then near enough.
        SourceSpan span =
            text.Span.Length == text.Value.Length
                ? text.Span with
                {
                    Start = text.Span.Start + start,
                    Length = length,
                }
                : text.Span;
        return text with { Span = span, Lang = lang, Value = text.Value.Substring(start, length) };
    }
}
