using Edition.Orthography;

namespace Edition.Typography;

/// <summary>
/// Quotation marks and apostrophes. Straight marks take their direction from their neighbours and their form from the
/// language and the depth: «…„…“…» in Russian,
/// “…‘…’…” in English; Russian « » inside « » become „ “. Where the marks of a paragraph do not pair, the author must
/// say what was meant, and all stand as they are.
/// </summary>
internal static class Quotes
{
    private readonly record struct Mark(int At, bool Opens, int Depth, Tongue Tongue, bool Straight);

    public static void Set(Copy copy)
    {
        ReadOnlySpan<char> chars = copy.Chars;
        if (Marks.NextIn(chars) < 0)
        {
            return;
        }

        Apostrophes(copy);
        if (Pair(copy) is not { } pairs)
        {
            return;
        }

        foreach (Mark mark in pairs)
        {
            if (mark.Straight || mark.Tongue == Tongue.Russian)
            {
                copy.Set(mark.At, Form(mark, copy.LanguageAt(mark.At)?.Quotes ?? "“”‘’"));
            }
        }
    }

    private static readonly SignSet Marks = new("\"'«»„“”‘’");

    private static char Form(Mark mark, string quotes) => quotes[(mark.Depth % 2 * 2) + (mark.Opens ? 0 : 1)];

    /// <summary>
    /// Every mark with its direction and depth among those of its language, or null where they do not pair or are not
    /// clear.
    /// </summary>
    private static List<Mark>? Pair(Copy copy)
    {
        List<Mark> marks = [];
        Stack<(char Sign, Tongue Tongue)> open = new();
        Span<int> depths = stackalloc int[3];
        bool previousOpened = false;
        int previousMark = -2;
        for (int i = 0; i < copy.Length; i++)
        {
            char c = copy[i];
            if (c is not ('"' or '«' or '»' or '„' or '“' or '”'))
            {
                continue;
            }

            Tongue tongue = copy.TongueAt(i);
            if (copy.IsLocked(i) || (c == '"' && IsMeasure(copy, i, open.Count > 0 && open.Peek().Sign == '"')))
            {
                continue;
            }

            bool? opens = c switch
            {
                '«' or '„' => true,
                '»' or '”' => false,
                '“' => open.Count == 0 || open.Peek().Sign != '„',
                _ => Opens(
                    copy,
                    i,
                    previousMark == i - 1 ? previousOpened : null,
                    open.Count > 0 && open.Peek().Sign == '"'
                ),
            };
            if (opens is not { } isOpening)
            {
                return null;
            }

            if (isOpening)
            {
                marks.Add(new Mark(i, true, depths[(int)tongue]++, tongue, c == '"'));
                open.Push((c, tongue));
            }
            else
            {
                if (open.Count == 0 || !Closes(open.Peek().Sign, c))
                {
                    return null;
                }

                Tongue opened = open.Pop().Tongue;
                marks.Add(new Mark(i, false, --depths[(int)opened], opened, c == '"'));
            }

            (previousOpened, previousMark) = (isOpening, i);
        }

        // “ ” in Russian is another language's pair: the checker asks, and its depth would be a guess.
        return
            open.Count > 0
            || marks.Exists(mark => mark.Tongue == Tongue.Russian && !mark.Straight && IsForeign(copy, mark))
            ? null
            : marks;
    }

    private static bool IsForeign(Copy copy, Mark mark) => copy[mark.At] == '”' || (copy[mark.At] == '“' && mark.Opens);

    private static bool Closes(char opening, char closing) =>
        opening switch
        {
            '«' => closing is '»',
            '„' => closing is '“' or '”',
            '“' => closing is '”',
            _ => closing == '"',
        };

    /// <summary>
    /// Inches and seconds: a straight mark behind a figure, where none is open that it could close, or where it is the
    /// sign of an angle (5°30'15").
    /// </summary>
    private static bool IsMeasure(Copy copy, int at, bool canClose)
    {
        if (!Letters.IsDigit(copy[at - 1]))
        {
            return false;
        }

        int start = at - 1;
        while (Letters.IsDigit(copy[start - 1]) || copy[start - 1] is '.' or ',')
        {
            start--;
        }

        return !canClose || copy[start - 1] is '\'' or '’' or '′';
    }

    private static bool? Opens(Copy copy, int at, bool? neighbourOpened, bool canClose)
    {
        char before = copy[at - 1];
        char after = copy[at + 1];
        if (neighbourOpened is { } same)
        {
            return same;
        }

        bool spaceBefore =
            before == '\0'
            || before == '\n'
            || Letters.IsSpace(before)
            || Letters.IsOpening(before)
            || (Letters.IsDash(before) && !canClose);
        bool spaceAfter =
            after == '\0'
            || after == '\n'
            || Letters.IsSpace(after)
            || after is '.' or ',' or ';' or ':' or '!' or '?' or ')' or ']' or '…' or '»'
            || Letters.IsDash(after);
        return (spaceBefore, spaceAfter) switch
        {
            (true, false) => true,
            (false, true) => false,
            (false, false) => canClose ? false : null,
            _ => null,
        };
    }

    /// <summary>' inside and after words becomes ’; before a word it opens where a later one closes.</summary>
    private static void Apostrophes(Copy copy)
    {
        int lastClosing = LastClosing(copy);
        for (int i = 0; i < copy.Length; i++)
        {
            bool minutes = Letters.IsDigit(copy[i - 1]) && Letters.IsDigit(copy[i + 1]);
            if (copy[i] != '\'' || copy.IsLocked(i) || minutes)
            {
                continue;
            }

            char before = copy[i - 1];
            char after = copy[i + 1];
            if (Letters.IsWordOrDigit(before) && Letters.IsWord(after))
            {
                copy.Set(i, '’');
            }
            else if (copy.TongueAt(i) == Tongue.English)
            {
                bool begins =
                    before == '\0'
                    || before == '\n'
                    || Letters.IsSpace(before)
                    || Letters.IsOpening(before)
                    || before == '“'
                    || Letters.IsDash(before)
                    || (before == '"' && (i < 2 || Letters.IsSpace(copy[i - 2])));
                if (begins && Letters.IsWord(after) && !IsClipped(copy.Chars[(i + 1)..]) && lastClosing > i + 1)
                {
                    copy.Set(i, '‘');
                }
                else if (!begins || Letters.IsWordOrDigit(after))
                {
                    copy.Set(i, '’');
                }
            }
        }
    }

    private static bool IsClipped(ReadOnlySpan<char> word)
    {
        ReadOnlySpan<char> first = word[..Letters.WordEnd(word, 0)];
        foreach (string clipped in (ReadOnlySpan<string>)["tis", "twas", "em", "cause", "til", "n"])
        {
            if (first.Equals(clipped, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static int LastClosing(Copy copy)
    {
        for (int i = copy.Length - 1; i > 0; i--)
        {
            if (copy[i] is '\'' or '’' && !Letters.IsSpace(copy[i - 1]) && !Letters.IsWordOrDigit(copy[i + 1]))
            {
                return i;
            }
        }

        return -1;
    }
}
