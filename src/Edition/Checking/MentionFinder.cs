using System.Collections.Frozen;
using System.Globalization;
using Edition.Orthography;

namespace Edition.Checking;

internal enum MentionKind
{
    Article,
    Protocol,
}

/// <summary>
/// What a mention names: the number, Roman or Arabic as the instrument itself writes it, or a protocol's letter.
/// </summary>
internal readonly record struct MentionKey(MentionKind Kind, string Value);

/// <summary>Finds «ст. IV», «статьи II и III», "Articles V and VI", «протокол „Б“» in a text.</summary>
internal static class MentionFinder
{
    /// <summary><c>Group</c> is the same for the numbers of one list.</summary>
    public readonly record struct Found(MentionKey Key, int Start, int End, int Group);

    private static readonly FrozenSet<string> ArticleWords = (
        (string[])
            [
                "ст",
                "Ст",
                "ст.ст",
                "статья",
                "Статья",
                "статьи",
                "Статьи",
                "статье",
                "статью",
                "статьей",
                "статьёй",
                "статей",
                "статьям",
                "статьями",
                "статьях",
                "Art",
                "Arts",
                "art",
                "arts",
                "Article",
                "Articles",
                "article",
                "articles",
            ]
    ).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> ProtocolWords = (
        (string[])["протокол", "Протокол", "протокола", "протоколу", "протоколом", "протоколе", "Protocol", "protocol"]
    ).ToFrozenSet(StringComparer.Ordinal);

    public static List<Found> In(string text, string primary)
    {
        List<Found> found = [];
        for (int i = 0; i + 1 < text.Length; i++)
        {
            if (
                text[i] is not ('с' or 'С' or 'п' or 'П' or 'A' or 'a' or 'P' or 'p')
                || text[i + 1] is not ('т' or 'р' or 'r')
                || (i > 0 && Letters.IsWordOrDigit(text[i - 1]))
            )
            {
                continue;
            }

            int end = Letters.WordEnd(text, i);
            ReadOnlySpan<char> word = text.AsSpan(i, end - i);
            int next = end < text.Length && text[end] == '.' ? end + 1 : end;
            if (next == text.Length || !(Letters.IsSpace(text[next]) || next > end))
            {
                continue;
            }

            while (next < text.Length && Letters.IsSpace(text[next]))
            {
                next++;
            }

            if (ArticleWords.Has(word) && (word.Length > 3 || next > end))
            {
                Numbers(text, i, next, primary, found);
            }
            else if (ProtocolWords.Has(word))
            {
                Protocol(text, i, next, found);
            }

            i = end - 1;
        }

        return found;
    }

    private static void Numbers(string text, int start, int at, string primary, List<Found> found)
    {
        int group = start;
        while (Number(text, at) is (int length, string value))
        {
            found.Add(new Found(new MentionKey(MentionKind.Article, value), start, at + length, group));
            int next = at + length;
            int separator = Separator(text.AsSpan(next), primary);
            if (separator == 0)
            {
                return;
            }

            at = next + separator;
            start = at;
        }
    }

    private static int Separator(ReadOnlySpan<char> text, string primary)
    {
        foreach (
            string separator in (ReadOnlySpan<string>)(
                primary == "ru"
                    ? [", ", " и ", " и\u00A0", ",\u00A0", "–", " или "]
                    : [", and ", ", ", " and ", "–", " or "]
            )
        )
        {
            if (text.StartsWith(separator, StringComparison.Ordinal))
            {
                return separator.Length;
            }
        }

        return 0;
    }

    private static (int Length, string Value)? Number(string text, int at)
    {
        if (at >= text.Length)
        {
            return null;
        }

        ReadOnlySpan<char> rest = text.AsSpan(at);
        (int value, int length) = Roman.AtStart(rest);
        if (value > 0)
        {
            return (length, rest[..length].ToString());
        }

        int digits = rest.IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : rest.Length;
        bool plain =
            digits is > 0 and < 4
            && (
                digits == rest.Length
                || !(
                    Letters.IsWord(rest[digits])
                    || rest[digits] is '-' or '/' or '.'
                        && digits + 1 < rest.Length
                        && Letters.IsDigit(rest[digits + 1])
                )
            );
        return plain
            ? (digits, int.Parse(rest[..digits], CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture))
            : null;
    }

    private static void Protocol(string text, int start, int at, List<Found> found)
    {
        bool quoted = at < text.Length && text[at] is '«' or '"' or '“' or '„';
        int letter = quoted ? at + 1 : at;
        if (
            letter >= text.Length
            || !char.IsUpper(text[letter])
            || (letter + 1 < text.Length && Letters.IsWordOrDigit(text[letter + 1]))
        )
        {
            return;
        }

        int end = letter + 1;
        bool closed = end < text.Length && text[end] is '»' or '"' or '”' or '“';
        if (
            quoted != closed
            || (
                !quoted && end < text.Length && text[end] == '.' && end + 2 < text.Length && char.IsUpper(text[end + 2])
            )
        )
        {
            return;
        }

        found.Add(
            new Found(
                new MentionKey(MentionKind.Protocol, text[letter].ToString()),
                start,
                quoted ? end + 1 : end,
                start
            )
        );
    }
}
