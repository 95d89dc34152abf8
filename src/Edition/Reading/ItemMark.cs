using Edition.Orthography;

namespace Edition.Reading;

/// <summary>
/// The mark of an item with which a line of a paragraph begins, in any form that a program of Markdown knows: a bullet,
/// or a number, a letter or a Roman numeral before a period or a parenthesis, or between two.
/// </summary>
internal readonly record struct ItemMark(string Written, char Opens, char Closes, string Number)
{
    /// <summary>No numeral of a list is longer.</summary>
    private const int Longest = 5;

    private const string Bullets = "-*+–—•·●○■□▪▫◦‣➢➤►✓✔";

    public bool IsBullet => Number.Length == 0;

    /// <summary>The mark of a line without the white before it; null where it has none.</summary>
    public static ItemMark? Of(ReadOnlySpan<char> line)
    {
        if (line is [var sign, ' ' or '\u00A0' or '\t', not ' ', ..] && Bullets.Contains(sign))
        {
            return new ItemMark(line[..1].ToString(), '\0', '\0', "");
        }

        int start = line is ['(', ..] ? 1 : 0;
        int length = 0;
        while (length <= Longest && start + length < line.Length && char.IsAsciiLetterOrDigit(line[start + length]))
        {
            length++;
        }

        if (length == 0 && start < line.Length && CyrillicLetters.Place(line[start]) > 0)
        {
            length = 1;
        }

        int end = start + length;
        if (
            length is 0 or > Longest
            || end + 2 >= line.Length
            || line[end] is not ('.' or ')')
            || line[end + 1] != ' '
            || (start == 1 && line[end] != ')')
        )
        {
            return null;
        }

        ReadOnlySpan<char> number = line[start..end];
        return new ItemMark(line[..(end + 1)].ToString(), start == 1 ? '(' : '\0', line[end], number.ToString())
        {
            IsInitial = length == 1 && line[end] == '.' && char.IsUpper(number[0]) && line[end + 2] != ' ',
        };
    }

    /// <summary>One capital and a period is mostly a name's first letter; Pandoc asks for two spaces behind it.</summary>
    private bool IsInitial { get; init; }

    /// <summary>A bullet of Markdown's; dashes and dots are typed as they are to be printed.</summary>
    public bool IsMarkdown => Written is "-" or "*" or "+";

    /// <summary>Whether it is the next one of the same form.</summary>
    public bool Follows(ItemMark before)
    {
        if (IsBullet || before.IsBullet)
        {
            return Written == before.Written;
        }

        if (Opens != before.Opens || Closes != before.Closes || (IsInitial && before.IsInitial))
        {
            return false;
        }

        if (int.TryParse(Number, out int now) && int.TryParse(before.Number, out int then))
        {
            return now == then + 1;
        }

        (string next, string last) = (Number.ToLowerInvariant(), before.Number.ToLowerInvariant());
        if (next == Number != (last == before.Number))
        {
            return false;
        }

        int letter = next.Length == 1 ? CyrillicLetters.Place(next[0]) : 0;
        int place = last.Length == 1 ? CyrillicLetters.Place(last[0]) : 0;
        return Roman.Value(next.ToUpperInvariant()) is > 1 and int value
                && Roman.Value(last.ToUpperInvariant()) == value - 1
            || (next.Length == 1 && last.Length == 1 && next[0] == last[0] + 1 && char.IsAsciiLetter(next[0]))
            || (place > 0 && letter > place && !CyrillicLetters.IsGap(place, letter));
    }
}
