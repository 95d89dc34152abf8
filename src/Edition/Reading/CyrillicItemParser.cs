using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Edition.Reading;

/// <summary>
/// List items by Russian letters: <c>а)</c>, <c>б)</c>, after <c>я)</c> <c>аа)</c>. A list begins where a later line
/// begins with a later letter, so that a lone «а)» of prose stays text. The bullet type is <c>а</c> or <c>А</c>; the
/// order is the place in the alphabet of 33 letters, those of a second round behind them.
/// </summary>
internal sealed class CyrillicItemParser : OrderedListItemParser
{
    public const char Lower = 'а',
        Upper = 'А';

    // How far ahead the second item is looked for: a list whose first item is longer begins with а).
    private const int MostLines = 300;

    public CyrillicItemParser()
    {
        OpeningCharacters = [.. CyrillicLetters.Alphabet, .. CyrillicLetters.Alphabet.ToUpperInvariant()];
    }

    public override bool TryParse(BlockProcessor state, char pendingBulletType, out ListInfo result)
    {
        result = default;
        StringSlice line = state.Line;
        (int order, bool upper, int length) = Marker(line.Text, line.Start, line.End + 1);
        if (order == 0)
        {
            return false;
        }

        char type = upper ? Upper : Lower;
        bool follows = pendingBulletType == type && PreviousOrder(state, type) is > 0 and var before && order > before;
        if (pendingBulletType == type ? !follows : !Begins(state, line, order, upper))
        {
            return false;
        }

        state.GoToColumn(state.Column + length);
        result.BulletType = type;
        result.OrderedDelimiter = ')';
        result.OrderedStart = Shown.Number(order);
        result.DefaultOrderedStart = "1";
        result.SourceBullet = new StringSlice(line.Text, line.Start, line.Start + length - 1);
        return true;
    }

    private static bool Begins(BlockProcessor state, StringSlice line, int order, bool upper)
    {
        // A paragraph is broken off by the first letter alone.
        if (state.CurrentBlock is ParagraphBlock && order != 1)
        {
            return false;
        }

        string text = line.Text;
        int at = line.End + 1;
        for (int i = 0; i < MostLines && at < text.Length; i++)
        {
            at += text[at] == '\r' ? 1 : 0;
            at += at < text.Length && text[at] == '\n' ? 1 : 0;
            int first = at;
            while (first < text.Length && text[first] is ' ' or '\t' or '>')
            {
                first++;
            }

            int end = text.AsSpan(first).IndexOfAny('\r', '\n') is var found and >= 0 ? first + found : text.Length;
            (int next, bool nextUpper, _) = Marker(text, first, end);
            if (next > 0 && nextUpper == upper)
            {
                return next > order;
            }

            if (first < end && text[first] == '#')
            {
                return false;
            }

            at = end;
        }

        return false;
    }

    /// <summary>The place of the letter that a line begins with, and how long its mark is; 0 if it begins otherwise.</summary>
    private static (int Order, bool Upper, int Length) Marker(string text, int start, int end)
    {
        int close = start;
        while (close < end && close - start < 3 && CyrillicLetters.Place(text[close]) > 0)
        {
            close++;
        }

        bool marker =
            close > start
            && close - start < 3
            && close + 1 < end
            && text[close] == ')'
            && text[close + 1] is ' ' or '\t' or '\u00A0';
        if (!marker)
        {
            return default;
        }

        bool upper = char.IsUpper(text[start]);
        if (close - start == 1)
        {
            return (CyrillicLetters.Place(text[start]), upper, 2);
        }

        // аа), бб) or аа), аб): the second round.
        (int first, int second) = (CyrillicLetters.Place(text[start]), CyrillicLetters.Place(text[start + 1]));
        int place =
            first == second ? first
            : first == 1 ? second
            : 0;
        return place == 0 || char.IsUpper(text[start + 1]) != upper
            ? default
            : (CyrillicLetters.Alphabet.Length + place, upper, 3);
    }

    private static int PreviousOrder(BlockProcessor state, char type)
    {
        for (ContainerBlock? container = state.CurrentContainer; container is not null; container = container.Parent)
        {
            if (container is ListBlock list && list.BulletType == type && list.LastChild is ListItemBlock last)
            {
                return last.Order;
            }
        }

        return 0;
    }
}
