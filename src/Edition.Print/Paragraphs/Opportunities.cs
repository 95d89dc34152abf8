using System.Globalization;
using System.Runtime.InteropServices;
using Edition.Styling;
using Edition.Typography;

namespace Edition.Print.Paragraphs;

/// <summary>Finds where a stretch of tokens may be broken, at what penalty, and sums the widths up to there.</summary>
internal sealed class Opportunities
{
    /// <summary>
    /// Penalties beside that of a hyphen, on the scale of <see cref="ParagraphSettings.HyphenPenalty"/>.
    /// </summary>
    private const int CompoundPenalty = 10,
        AddressPenalty = 20,
        ShortWordPenalty = 40,
        LonePunctuationPenalty = 4000,
        BoundSpacePenalty = 4000,
        AnywherePenalty = 8000,
        MostPenalty = 100_000;

    /// <summary>What a place between running ideographs stretches, in 1/65536 em: a sixteenth.</summary>
    private const long IdeographStretch = 65536 / 16;

    private readonly Token[] tokens;
    private readonly int first;
    private readonly int last;
    private readonly ParagraphSettings settings;
    private readonly bool hang;
    private readonly long cutFrom;
    private readonly List<Opportunity> places;
    private readonly Bench bench;
    private long width;
    private Give give;

    private Opportunities(
        ReadOnlySpan<int> range,
        Token[] tokens,
        TextStyle style,
        ParagraphSettings settings,
        Bench bench,
        long cutFrom
    )
    {
        (first, last) = (range[0], range[1]);
        this.bench = bench;
        this.tokens = tokens;
        this.settings = settings;
        this.cutFrom = cutFrom;
        hang = style.Alignment is Alignment.Justified or Alignment.Left && settings.Protrusion > 0;
        places = bench.Places;
        places.Clear();
    }

    /// <summary>In an emergency words wider than a measure are cut anywhere, and bound spaces are broken at.</summary>
    private bool IsEmergency => cutFrom != long.MaxValue;

    /// <param name="bare">The stretch; what opportunities it has is not looked at.</param>
    /// <param name="tokens">Those of the whole paragraph.</param>
    /// <param name="style">Says whether marks hang.</param>
    /// <param name="settings">What glue gives and what divisions cost.</param>
    /// <param name="bench">Where the work is done.</param>
    /// <param name="cutFrom">In an emergency: words wider than this may be cut anywhere, in units of Length.</param>
    public static Stretch Find(
        Stretch bare,
        Token[] tokens,
        TextStyle style,
        ParagraphSettings settings,
        Bench bench,
        long cutFrom = long.MaxValue
    ) => new Opportunities([bare.First, bare.Last], tokens, style, settings, bench, cutFrom).Fill(bare);

    private Stretch Fill(Stretch bare)
    {
        for (int i = first; i < last; )
        {
            i = tokens[i].Kind == TokenKind.Word ? AddWord(i) : AddSpaces(i);
        }

        AddEnd();
        Opportunity[] found = [.. places];
        return bare with
        {
            Opportunities = found,
            StartWidth =
                hang && first < last && tokens[first] is { Kind: TokenKind.Word, Mark: null } lead
                    ? Share(lead.Scaled(lead.Word.HangLeft))
                    : 0,
            StubFrom = LineEnds.StubFrom(tokens, first, last, found),
            TailFrom = LineEnds.TailFrom(found),
        };
    }

    /// <summary>Adds the word that begins at a token and returns the index of the token after it.</summary>
    private int AddWord(int i)
    {
        int next = i + 1;
        while (next < last && tokens[next].Kind == TokenKind.Word)
        {
            next++;
        }

        if (next == i + 1)
        {
            AddDivisions(i, tokens[i].Word.Divisions);
            width += tokens[i].Scaled(tokens[i].Word.Width);
        }
        else
        {
            AddJoined(i, next);
        }

        return next;
    }

    /// <summary>Adds the space or spaces that begin at a token and returns the index of the token after them.</summary>
    private int AddSpaces(int i)
    {
        bool breakable =
            i > first && tokens[i - 1].Kind == TokenKind.Word && (tokens[i].Kind == TokenKind.Space || IsEmergency);
        long before = width;
        Give giveBefore = give;
        int after = i;
        bool bound = false;
        do
        {
            long space = tokens[after].Scaled(tokens[after].Word.Width);
            width += space;
            give += GiveOf(space);
            bound |= tokens[after].Kind == TokenKind.NoBreakSpace;
            after++;
        } while (breakable && after < last && tokens[after].Kind != TokenKind.Word);

        if (!breakable || after >= last || (bound && !IsEmergency))
        {
            return after;
        }

        ref readonly Token previous = ref tokens[i - 1],
            following = ref tokens[after];
        bool lone =
            LineEnds.IsLonePunctuation(following.Word.Text)
            && (after + 1 == last || tokens[after + 1].Kind != TokenKind.Word);
        long hangRight = hang && previous.Mark is null ? Share(previous.Scaled(previous.Word.HangRight)) : 0;
        long hangLeft = hang && following.Mark is null ? Share(following.Scaled(following.Word.HangLeft)) : 0;
        places.Add(
            new Opportunity
            {
                End = before - hangRight,
                Base = before,
                Start = width + hangLeft,
                GiveEnd = giveBefore,
                GiveStart = give,
                Token = i,
                Penalty =
                    bound ? BoundSpacePenalty
                    : lone ? LonePunctuationPenalty
                    : LineEnds.IsShortWord(previous.Word.Text) ? ShortWordPenalty
                    : 0,
                Level = bound || lone ? (byte)2 : (byte)0,
                Flagged = previous.Word.Text is [.., '-' or '\u2010' or '\u2011'],
                HangLeft = hangLeft,
                HangRight = hangRight,
            }
        );
        return after;
    }

    /// <summary>The forced break at the end; spaces before it are not seen.</summary>
    private void AddEnd()
    {
        int seen = last;
        long endWidth = width;
        Give endGive = give;
        while (seen > first && tokens[seen - 1].Kind != TokenKind.Word)
        {
            seen--;
            long space = tokens[seen].Scaled(tokens[seen].Word.Width);
            endWidth -= space;
            endGive -= GiveOf(space);
        }

        long endHang =
            hang && seen > first && tokens[seen - 1].Mark is null
                ? Share(tokens[seen - 1].Scaled(tokens[seen - 1].Word.HangRight))
                : 0;
        places.Add(
            new Opportunity
            {
                End = endWidth - endHang,
                Base = endWidth,
                Start = width,
                GiveEnd = endGive,
                GiveStart = give,
                Token = last,
                HangRight = endHang,
            }
        );
    }

    private void AddDivisions(int index, ReadOnlySpan<WordDivision> divisions)
    {
        ref readonly Token token = ref tokens[index];
        ShapedWord word = token.Word;
        if (token.Mark is not null)
        {
            return;
        }

        // Running ideographs are cut where they may be, and nowhere else.
        bool running = word.IsRunning;
        if (!IsEmergency || running || token.Scaled(word.Width) <= cutFrom)
        {
            foreach (WordDivision division in divisions)
            {
                Add(in token, index, division);
                if (running && division.Kind == DivisionKind.Ideograph)
                {
                    give += new Give(token.Scaled(IdeographStretch), 0);
                }
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
                Add(in token, index, divisions[next++]);
            }
            else if (isLetter && letters % step == 0)
            {
                long end = width + token.Scaled(widths[at]);
                places.Add(
                    new Opportunity
                    {
                        End = end,
                        Base = end,
                        Start = end,
                        GiveEnd = give,
                        GiveStart = give,
                        Token = index,
                        At = at,
                        Penalty = AnywherePenalty,
                        Level = 2,
                    }
                );
            }
        }
    }

    private void Add(in Token token, int index, WordDivision division)
    {
        long at = width + token.Scaled(division.Width);
        bool adds = division.Kind is DivisionKind.Soft or DivisionKind.Hyphen or DivisionKind.RareHyphen;
        bool flagged = adds || (division.At > 0 && token.Word.Text[division.At - 1] is '-' or '\u2010');
        Fount fount = token.Fount;
        long end = at + (adds ? token.Scaled(fount.Hyphen.Width) : 0);
        long hangRight = hang && flagged ? Share(token.Scaled(fount.Hyphen.HangRight)) : 0;

        int hyphen = (int)Math.Min(settings.HyphenPenalty * fount.HyphenCost, MostPenalty);
        int penalty = division.Kind switch
        {
            DivisionKind.Compound => CompoundPenalty,
            DivisionKind.Address => AddressPenalty,
            DivisionKind.Ideograph => 0,
            DivisionKind.Soft => hyphen / 2,
            DivisionKind.Hyphen => hyphen,
            DivisionKind.RareHyphen => hyphen * 11 / 10,
            _ => hyphen * 3 + 100,
        };
        // «7 ноября» is read as one: its word is not divided.
        bool counted = adds && division.Kind != DivisionKind.Soft && LineEnds.IsCounted(tokens, first, index);
        byte level =
            counted ? (byte)2
            : division.Kind is DivisionKind.RareHyphen or DivisionKind.RareCompound ? (byte)1
            : (byte)0;
        places.Add(
            new Opportunity
            {
                End = end - hangRight,
                Base = at,
                Start = at,
                GiveEnd = give,
                GiveStart = give,
                Token = index,
                At = division.At,
                Penalty = counted ? BoundSpacePenalty : penalty,
                Level = level,
                Flagged = flagged,
                AddsHyphen = adds,
                HangRight = hangRight,
            }
        );
    }

    /// <summary>
    /// A word of several tokens («*кон*цессия», a word with its note mark) is divided as a whole; marks and made texts
    /// are not divided, and nothing before them.
    /// </summary>
    private void AddJoined(int begin, int end)
    {
        int own = 0,
            unmarked = 0;
        for (int i = begin; i < end; i++)
        {
            if (tokens[i].Mark is null)
            {
                own = i;
                unmarked++;
            }
        }

        if (unmarked <= 1)
        {
            for (int i = begin; i < end; i++)
            {
                AddDivisions(i, i == own ? tokens[i].Word.Divisions : []);
                width += tokens[i].Scaled(tokens[i].Word.Width);
            }

            return;
        }

        Fount fount = tokens[begin].Fount;
        System.Text.StringBuilder text = bench.Text.Clear();
        for (int i = begin; i < end; i++)
        {
            // Characters of a mark count as joiners: they end a run of letters, and no division stands beside them.
            string word = tokens[i].Word.Text;
            _ = tokens[i].Mark is null ? text.Append(word) : text.Append('\u2060', word.Length);
        }

        string joined = text.ToString();
        List<Division> divisions = end - begin > 64 || joined.Length > 4000 ? [] : fount.Divide(joined);
        int next = 0,
            start = 0;
        for (int i = begin; i < end; i++)
        {
            ShapedWord word = tokens[i].Word;
            int stop = start + word.Text.Length;
            List<WordDivision> divided = bench.Divisions;
            divided.Clear();
            long[]? widths = null;
            for (; next < divisions.Count && divisions[next].At <= stop; next++)
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
                i,
                divisions.Count == 0 && joined.Length > 4000 ? word.Divisions : CollectionsMarshal.AsSpan(divided)
            );
            width += tokens[i].Scaled(word.Width);
            start = stop;
        }
    }

    private Give GiveOf(long space) =>
        new((long)Math.Round(space * settings.SpaceStretch), (long)Math.Round(space * settings.SpaceShrink));

    private long Share(long hanging) => (long)Math.Round(hanging * settings.Protrusion);
}
