using System.Globalization;
using System.Text;
using Edition.Diagnostics;

namespace Edition.Reading;

internal sealed partial class InlineParser
{
    private Delimiter? delimiters;

    // The caret that may begin a superscript, and the bracket it stands in.
    private int raisedAt = -1;
    private Bracket? raisedWithin;

    /// <summary>Whether a superscript is open here, so that a caret ends it.</summary>
    private bool IsRaised() =>
        raisedAt >= 0 && at > raisedAt + 1 && lastWhitespace < raisedAt && ReferenceEquals(raisedWithin, brackets);

    /// <summary>A run of delimiters that may open or close; a stack, linked downwards and upwards.</summary>
    private sealed class Delimiter(InlineNode node, char mark, int count, bool opens, bool closes, int whitespaceBefore)
    {
        public InlineNode Node { get; } = node;

        public char Mark { get; } = mark;

        public int Count { get; set; } = count;

        public int Original { get; } = count;

        public bool Opens { get; } = opens;

        public bool Closes { get; } = closes;

        /// <summary>The place of the last white space before it: sub- and superscripts hold none.</summary>
        public int WhitespaceBefore { get; } = whitespaceBefore;

        public Delimiter? Below { get; set; }

        public Delimiter? Above { get; set; }
    }

    private void DelimiterRun()
    {
        char mark = text[at];
        int stop = at;
        while (stop < end && text[stop] == mark)
        {
            stop++;
        }

        // A caret before a bracket is a note's, unless it ends a superscript.
        if (mark == '^' && stop < end && text[stop] == '[' && stop > at + 1)
        {
            stop--;
        }

        int count = stop - at;
        (bool opens, bool closes) = Flanks(mark, at, stop);
        if ((mark == '~' && count > 2) || (mark == '^' && count > 1))
        {
            opens = closes = false;
        }

        if (mark == '^' && count == 1)
        {
            bool ends = IsRaised();
            (raisedAt, raisedWithin) = ends || !opens ? (-1, null) : (at, brackets);
        }

        var node = new InlineNode(InlineKind.Words, at, stop);
        root.Append(node);
        if (opens || closes)
        {
            var run = new Delimiter(node, mark, count, opens, closes, lastWhitespace) { Below = delimiters };
            if (delimiters is not null)
            {
                delimiters.Above = run;
            }

            delimiters = run;
        }

        at = stop;
    }

    // Left- and right-flanking runs of the specification; the marks that CommonMark has not take Pandoc's simpler rule.
    private (bool Opens, bool Closes) Flanks(char mark, int start, int stop)
    {
        Rune before = new('\n');
        if (start > leaf.Start)
        {
            Rune.DecodeLastFromUtf16(text.AsSpan(leaf.Start, start - leaf.Start), out before, out _);
        }

        Rune after = new('\n');
        if (stop < end)
        {
            Rune.DecodeFromUtf16(text.AsSpan(stop, end - stop), out after, out _);
        }

        bool spaceBefore = Rune.IsWhiteSpace(before);
        bool spaceAfter = Rune.IsWhiteSpace(after);
        if (mark is '~' or '^')
        {
            return (!spaceAfter, !spaceBefore);
        }

        bool markBefore = IsPunctuation(before);
        bool markAfter = IsPunctuation(after);
        bool left = !spaceAfter && (!markAfter || spaceBefore || markBefore);
        bool right = !spaceBefore && (!markBefore || spaceAfter || markAfter);
        if (mark == '_')
        {
            return (left && (!right || markBefore), right && (!left || markAfter));
        }

        // Pandoc's rule: emphasis also ends behind a mark though a letter follows (**§ 4.**Срок), and begins before one
        // though a letter precedes (т*«ы»*). Opening brackets and quotation marks end nothing, and the reverse.
        bool joinsAfter = !spaceAfter && !markAfter && markBefore && !IsOpening(before);
        bool joinsBefore = !spaceBefore && !markBefore && markAfter && !IsClosing(after);
        return (left || joinsBefore, right || joinsAfter);
    }

    private static bool IsOpening(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.OpenPunctuation
        || (Rune.GetUnicodeCategory(rune) is UnicodeCategory.InitialQuotePunctuation && rune.Value != '“');

    private static bool IsClosing(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.ClosePunctuation
                or UnicodeCategory.FinalQuotePunctuation
                or UnicodeCategory.DashPunctuation
        || (rune.Value < 128 && ".,;:!?/".Contains((char)rune.Value, StringComparison.Ordinal));

    private static bool IsPunctuation(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is >= UnicodeCategory.ConnectorPunctuation and <= UnicodeCategory.OtherSymbol;

    /// <summary>Pairs the delimiters above <c>bottom</c> and takes them off the stack.</summary>
    private void Emphasise(Delimiter? bottom)
    {
        // For each kind of closer the place below which no opener was found: so no stretch is searched twice.
        Dictionary<int, Delimiter?>? bottoms = null;
        Delimiter? closer = bottom is null ? Lowest() : bottom.Above;
        while (closer is not null)
        {
            if (!closer.Closes)
            {
                closer = closer.Above;
                continue;
            }

            int kind =
                (closer.Mark * 8)
                + (closer.Opens ? 4 : 0)
                + (closer.Mark is '~' or '^' ? closer.Original : closer.Original % 3);
            Delimiter? floor = bottoms is not null && bottoms.TryGetValue(kind, out Delimiter? known) ? known : bottom;
            Delimiter? opener = closer.Below;
            while (opener is not null && opener != floor && opener != bottom && !Pairs(opener, closer))
            {
                opener = opener.Below;
            }

            if (opener is not null && opener != floor && opener != bottom)
            {
                closer = Pair(opener, closer);
            }
            else
            {
                (bottoms ??= [])[kind] = closer.Below;
                Delimiter? above = closer.Above;
                if (!closer.Opens)
                {
                    Drop(closer);
                }

                closer = above;
            }
        }

        while (delimiters is not null && delimiters != bottom)
        {
            Drop(delimiters);
        }
    }

    private Delimiter? Lowest()
    {
        Delimiter? lowest = delimiters;
        while (lowest?.Below is { } below)
        {
            lowest = below;
        }

        return lowest;
    }

    private static bool Pairs(Delimiter opener, Delimiter closer)
    {
        if (!opener.Opens || opener.Mark != closer.Mark)
        {
            return false;
        }

        if (opener.Mark is '~' or '^')
        {
            return opener.Original == closer.Original
                && opener.Node.End < closer.Node.Start
                && (opener.Original == 2 || closer.WhitespaceBefore < opener.Node.Start);
        }

        bool either = opener.Closes || closer.Opens;
        return !(either && closer.Original % 3 != 0 && (opener.Original + closer.Original) % 3 == 0);
    }

    /// <summary>Makes one pair; returns the next closer to look at.</summary>
    private Delimiter? Pair(Delimiter opener, Delimiter closer)
    {
        int used =
            opener.Mark is '~' or '^' ? opener.Count
            : opener.Count >= 2 && closer.Count >= 2 ? 2
            : 1;
        InlineKind kind = (opener.Mark, used) switch
        {
            ('~', 2) => InlineKind.Struck,
            ('~', _) => InlineKind.Subscript,
            ('^', _) => InlineKind.Superscript,
            (_, 2) => InlineKind.Strong,
            _ => InlineKind.Emphasis,
        };
        while (closer.Below is { } between && between != opener)
        {
            Drop(between);
        }

        opener.Node.End -= used;
        closer.Node.Start += used;
        opener.Count -= used;
        closer.Count -= used;
        root.Gather(opener.Node, closer.Node, new InlineNode(kind, opener.Node.End, closer.Node.Start));
        if (opener.Count == 0)
        {
            root.Remove(opener.Node);
            Drop(opener);
        }

        if (closer.Count > 0)
        {
            return closer;
        }

        Delimiter? above = closer.Above;
        root.Remove(closer.Node);
        Drop(closer);
        return above;
    }

    private void Drop(Delimiter delimiter)
    {
        if (delimiter.Count > 0 && IsMeant(delimiter))
        {
            delimiter.Node.Found = delimiter is { Mark: '~', Original: 1 }
                ? Says.Tie()
                : Says.UnusedMark(Shown.Brief(text[delimiter.Node.Start..delimiter.Node.End]));
        }

        if (delimiter.Below is not null)
        {
            delimiter.Below.Above = delimiter.Above;
        }

        if (delimiter.Above is not null)
        {
            delimiter.Above.Below = delimiter.Below;
        }
        else
        {
            delimiters = delimiter.Below;
        }
    }

    // Marks that found no partner, where they can hardly be anything else: not 2*3, ~5 km, ____, «графиня С***».
    private bool IsMeant(Delimiter delimiter)
    {
        (int start, int stop) = (delimiter.Node.Start, delimiter.Node.End);
        bool wordBefore = start > leaf.Start && char.IsLetterOrDigit(text[start - 1]);
        bool wordAfter = stop < end && char.IsLetterOrDigit(text[stop]);
        return delimiter.Mark switch
        {
            '*' when delimiter.Count < delimiter.Original => true,
            '*' when delimiter.Original >= 3 => !wordBefore && wordAfter,
            '*' => delimiter.Original == 2 || !(wordBefore && wordAfter),
            '_' => delimiter.Original is 2 or 3 && (wordBefore || wordAfter),
            '~' => delimiter.Original == 2 || (delimiter.Original == 1 && wordBefore && wordAfter),
            _ => wordBefore && stop < end && (wordAfter || text[stop] is '-' or '−' or '(' or '{'),
        };
    }
}
