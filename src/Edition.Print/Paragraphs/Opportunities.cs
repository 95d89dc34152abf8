using System.Globalization;
using Edition.Styling;
using Edition.Typography;

namespace Edition.Print.Paragraphs;

/// <summary>Finds where a stretch of tokens may be broken, at what penalty, and sums the widths up to there.</summary>
internal static class Opportunities
{
    /// <summary>
    /// Penalties beside that of a hyphen, on the scale of <see cref="ParagraphSettings.HyphenPenalty"/>.
    /// </summary>
    private const int CompoundPenalty = 10,
        AddressPenalty = 20,
        ShortWordPenalty = 40,
        LonePunctuationPenalty = 4000,
        BoundSpacePenalty = 4000,
        AnywherePenalty = 8000;

    /// <summary>The least number of letters on a last line.</summary>
    private const int LeastLetters = 3;

    /// <param name="cutFrom">In an emergency: words wider than this may be cut anywhere, in units of Length.</param>
    public static Stretch Find(
        Token[] tokens,
        int first,
        int last,
        int start,
        int end,
        TextStyle style,
        ParagraphSettings settings,
        long cutFrom
    )
    {
        var places = new List<Opportunity>(2 * (last - first) + 4);
        bool hang = style.Alignment is Alignment.Justified or Alignment.Left && settings.Protrusion > 0;
        long width = 0;
        Give give = default;
        int i = first;
        while (i < last)
        {
            ref readonly Token token = ref tokens[i];
            if (token.Kind == TokenKind.Word)
            {
                int next = i + 1;
                while (next < last && tokens[next].Kind == TokenKind.Word)
                {
                    next++;
                }

                if (next == i + 1)
                {
                    AddDivisions(places, tokens, i, token.Word.Divisions, width, give, settings, hang, cutFrom);
                    width += token.Scaled(token.Word.Width);
                }
                else
                {
                    AddJoined(places, tokens, i, next, ref width, give, settings, hang, cutFrom);
                }

                i = next;
                continue;
            }

            bool breakable =
                i > first
                && tokens[i - 1].Kind == TokenKind.Word
                && (token.Kind == TokenKind.Space || cutFrom != long.MaxValue);
            long before = width;
            Give giveBefore = give;
            int after = i;
            do
            {
                long space = tokens[after].Scaled(tokens[after].Word.Width);
                width += space;
                give += GiveOf(space, settings);
                after++;
            } while (breakable && after < last && tokens[after].Kind != TokenKind.Word);

            if (breakable && after < last)
            {
                ref readonly Token previous = ref tokens[i - 1],
                    following = ref tokens[after];
                bool bound = false;
                for (int within = i; within < after; within++)
                {
                    bound |= tokens[within].Kind == TokenKind.NoBreakSpace;
                }

                bool lone =
                    IsLonePunctuation(following.Word.Text)
                    && (after + 1 == last || tokens[after + 1].Kind != TokenKind.Word);
                if (!bound || cutFrom != long.MaxValue)
                {
                    long hangRight =
                        hang && previous.Mark is null ? Share(previous.Scaled(previous.Word.HangRight), settings) : 0;
                    long hangLeft =
                        hang && following.Mark is null ? Share(following.Scaled(following.Word.HangLeft), settings) : 0;
                    int penalty =
                        bound ? BoundSpacePenalty
                        : lone ? LonePunctuationPenalty
                        : IsShortWord(previous.Word.Text) ? ShortWordPenalty
                        : 0;
                    byte level = bound || lone ? (byte)2 : (byte)0;
                    bool flagged = previous.Word.Text is [.., '-' or '\u2010' or '\u2011'];
                    places.Add(
                        new Opportunity(
                            before - hangRight,
                            before,
                            width + hangLeft,
                            giveBefore,
                            give,
                            i,
                            0,
                            penalty,
                            level,
                            flagged,
                            false
                        )
                        {
                            HangLeft = hangLeft,
                            HangRight = hangRight,
                        }
                    );
                }
            }

            i = after;
        }

        // Spaces at the very end are not seen.
        int seen = last;
        long endWidth = width;
        Give endGive = give;
        while (seen > first && tokens[seen - 1].Kind != TokenKind.Word)
        {
            seen--;
            long space = tokens[seen].Scaled(tokens[seen].Word.Width);
            endWidth -= space;
            endGive -= GiveOf(space, settings);
        }

        long endHang =
            hang && seen > first && tokens[seen - 1].Mark is null
                ? Share(tokens[seen - 1].Scaled(tokens[seen - 1].Word.HangRight), settings)
                : 0;
        places.Add(
            new Opportunity(endWidth - endHang, endWidth, width, endGive, give, last, 0, 0, 0, false, false)
            {
                HangRight = endHang,
            }
        );
        return new Stretch(first, last, start, end, [.. places])
        {
            StartWidth =
                hang && first < last && tokens[first] is { Kind: TokenKind.Word, Mark: null } lead
                    ? Share(lead.Scaled(lead.Word.HangLeft), settings)
                    : 0,
            StubFrom = FindStub(tokens, first, last, places),
        };
    }

    private static void AddDivisions(
        List<Opportunity> places,
        Token[] tokens,
        int index,
        WordDivision[] divisions,
        long width,
        Give give,
        ParagraphSettings settings,
        bool hang,
        long cutFrom
    )
    {
        ref readonly Token token = ref tokens[index];
        ShapedWord word = token.Word;
        if (token.Mark is not null)
        {
            return;
        }

        if (cutFrom == long.MaxValue || token.Scaled(word.Width) <= cutFrom)
        {
            foreach (WordDivision division in divisions)
            {
                Add(places, in token, index, division, width, give, settings, hang);
            }

            return;
        }

        // Wider than the measure: any place will do, those that the word offers before others. Very long ones are cut
        // at every few letters only, to bound the work.
        long[] widths = word.Widths();
        int step = word.Text.Length > 500 ? 8 : 1,
            next = 0,
            letters = 0;
        for (int at = 1; at < word.Text.Length; at++)
        {
            bool isLetter =
                widths[at + 1] > widths[at]
                && !char.IsLowSurrogate(word.Text[at])
                && CharUnicodeInfo.GetUnicodeCategory(word.Text[at]) != UnicodeCategory.NonSpacingMark;
            letters += isLetter ? 1 : 0;
            if (next < divisions.Length && divisions[next].At == at)
            {
                Add(places, in token, index, divisions[next++], width, give, settings, hang);
            }
            else if (isLetter && letters % step == 0)
            {
                long end = width + token.Scaled(widths[at]);
                places.Add(new Opportunity(end, end, end, give, give, index, at, AnywherePenalty, 2, false, false));
            }
        }
    }

    private static void Add(
        List<Opportunity> places,
        in Token token,
        int index,
        WordDivision division,
        long width,
        Give give,
        ParagraphSettings settings,
        bool hang
    )
    {
        long at = width + token.Scaled(division.Width);
        bool adds = division.Kind is DivisionKind.Soft or DivisionKind.Hyphen or DivisionKind.RareHyphen;
        bool flagged = adds || (division.At > 0 && token.Word.Text[division.At - 1] is '-' or '\u2010');
        Fount fount = token.Fount;
        long end = at + (adds ? token.Scaled(fount.Hyphen.Width) : 0);
        long hangRight = hang && flagged ? Share(token.Scaled(fount.Hyphen.HangRight), settings) : 0;

        int penalty = division.Kind switch
        {
            DivisionKind.Compound => CompoundPenalty,
            DivisionKind.Address => AddressPenalty,
            DivisionKind.Soft => settings.HyphenPenalty / 2,
            DivisionKind.Hyphen => settings.HyphenPenalty,
            _ => settings.HyphenPenalty * 3 + 100,
        };
        byte level = division.Kind is DivisionKind.RareHyphen or DivisionKind.RareCompound ? (byte)1 : (byte)0;
        places.Add(
            new Opportunity(end - hangRight, at, at, give, give, index, division.At, penalty, level, flagged, adds)
            {
                HangRight = hangRight,
            }
        );
    }

    /// <summary>
    /// A word of several tokens («*кон*цессия», a word with its note mark) is divided as a whole; marks and made texts
    /// are not divided, and nothing before them.
    /// </summary>
    private static void AddJoined(
        List<Opportunity> places,
        Token[] tokens,
        int first,
        int last,
        ref long width,
        Give give,
        ParagraphSettings settings,
        bool hang,
        long cutFrom
    )
    {
        int own = 0,
            unmarked = 0;
        for (int i = first; i < last; i++)
        {
            if (tokens[i].Mark is null)
            {
                own = i;
                unmarked++;
            }
        }

        if (unmarked <= 1)
        {
            for (int i = first; i < last; i++)
            {
                AddDivisions(
                    places,
                    tokens,
                    i,
                    i == own ? tokens[i].Word.Divisions : [],
                    width,
                    give,
                    settings,
                    hang,
                    cutFrom
                );
                width += tokens[i].Scaled(tokens[i].Word.Width);
            }

            return;
        }

        Fount fount = tokens[first].Fount;
        var text = new System.Text.StringBuilder();
        for (int i = first; i < last; i++)
        {
            // Characters of a mark count as joiners: they end a run of letters, and no division stands beside them.
            text.Append(
                tokens[i].Mark is null ? tokens[i].Word.Text : new string('\u2060', tokens[i].Word.Text.Length)
            );
        }

        string joined = text.ToString();
        List<Division> divisions = last - first > 64 || joined.Length > 4000 ? [] : fount.Divide(joined);
        int next = 0,
            start = 0;
        for (int i = first; i < last; i++)
        {
            ShapedWord word = tokens[i].Word;
            int end = start + word.Text.Length;
            var divided = new List<WordDivision>();
            long[]? widths = null;
            for (; next < divisions.Count && divisions[next].At <= end; next++)
            {
                if (tokens[i].Mark is null)
                {
                    widths ??= word.Widths();
                    divided.Add(
                        new WordDivision(
                            divisions[next].At - start,
                            divisions[next].Kind,
                            widths[divisions[next].At - start]
                        )
                    );
                }
            }

            AddDivisions(
                places,
                tokens,
                i,
                divisions.Count == 0 && joined.Length > 4000 ? word.Divisions : [.. divided],
                width,
                give,
                settings,
                hang,
                cutFrom
            );
            width += tokens[i].Scaled(word.Width);
            start = end;
        }
    }

    private static Give GiveOf(long space, ParagraphSettings settings) =>
        new((long)Math.Round(space * settings.SpaceStretch), (long)Math.Round(space * settings.SpaceShrink));

    private static long Share(long width, ParagraphSettings settings) => (long)Math.Round(width * settings.Protrusion);

    /// <summary>A dash, colon or stroke standing alone: no line begins with it.</summary>
    private static bool IsLonePunctuation(string text)
    {
        foreach (char c in text)
        {
            if (
                !(
                    c
                    is '\u2014'
                        or '\u2013'
                        or '\u2012'
                        or '-'
                        or '/'
                        or '='
                        or ':'
                        or ';'
                        or ','
                        or '.'
                        or '!'
                        or '?'
                        or '\u2026'
                        or '\u00BB'
                        or ')'
                )
            )
            {
                return false;
            }
        }

        return text.Length > 0;
    }

    /// <summary>
    /// A preposition or conjunction of two letters: Russian setting does not like it at a line's end, where it is torn
    /// from its word.
    /// </summary>
    private static bool IsShortWord(string text) =>
        text.Length <= 2 && text.Length > 0 && text[0] is >= 'А' and <= 'я' && text[^1] is >= 'а' and <= 'я';

    /// <summary>The first opportunity after which fewer than three letters are left.</summary>
    private static int FindStub(Token[] tokens, int first, int last, List<Opportunity> places)
    {
        int letters = 0;
        for (int i = last - 1; i >= first; i--)
        {
            string text = tokens[i].Kind == TokenKind.Word && tokens[i].Mark is null ? tokens[i].Word.Text : "";
            for (int at = text.Length - 1; at >= 0; at--)
            {
                if (char.IsLetterOrDigit(text[at]) && ++letters >= LeastLetters)
                {
                    int stub = places.Count;
                    while (
                        stub > 0
                        && (places[stub - 1].Token > i || (places[stub - 1].Token == i && places[stub - 1].At > at))
                    )
                    {
                        stub--;
                    }

                    return stub;
                }
            }
        }

        return 0;
    }
}
