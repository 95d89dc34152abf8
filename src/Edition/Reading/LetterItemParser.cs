using Edition.Orthography;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Edition.Reading;

/// <summary>
/// List items by Latin letters or Roman numerals with a parenthesis alone: <c>a)</c>, <c>iv)</c>, <c>B)</c>. The bullet
/// type is the form's first: <c>a</c>, <c>A</c>, <c>i</c>, <c>I</c>.
/// A single <c>i)</c> begins Roman numerals unless it follows <c>h)</c>, any other single letter begins letters.
/// </summary>
internal sealed class LetterItemParser : OrderedListItemParser
{
    public LetterItemParser()
    {
        OpeningCharacters = [.. Enumerable.Range('a', 26).Concat(Enumerable.Range('A', 26)).Select(c => (char)c)];
    }

    public override bool TryParse(BlockProcessor state, char pendingBulletType, out ListInfo result)
    {
        result = default;
        StringSlice line = state.Line;
        int end = line.Start;
        while (end <= line.End && end - line.Start < 8 && char.IsAsciiLetter(line.Text[end]))
        {
            end++;
        }

        if (end > line.End || line.Text[end] != ')')
        {
            return false;
        }

        string word = line.Text[line.Start..end];
        bool upper = char.IsAsciiLetterUpper(word[0]);
        bool mixed = upper ? word.Any(char.IsAsciiLetterLower) : word.Any(char.IsAsciiLetterUpper);
        int roman = mixed ? 0 : Roman.Value(word.ToUpperInvariant());
        int letter = word.Length == 1 ? char.ToLowerInvariant(word[0]) - 'a' + 1 : 0;
        bool pending = pendingBulletType == (upper ? 'A' : 'a');
        if (pending && word.Length == 2 && !mixed && PreviousOrder(state) >= 25)
        {
            // aa) follows z), as spreadsheets count; a doubled letter (bb) is the same place.
            int second = char.ToLowerInvariant(word[1]) - 'a' + 1;
            letter = 26 * (char.ToLowerInvariant(word[0]) - 'a' + 1) + second;
        }

        bool follows = pending && PreviousOrder(state) + 1 == letter;
        bool asRoman =
            roman > 0
            && !follows
            && (letter == 0 || pendingBulletType == (upper ? 'I' : 'i') || (roman == 1 && !follows));
        int ordinal = asRoman ? roman : letter;
        if (ordinal == 0 || (pendingBulletType == '\0' && Interrupts(state) && ordinal != 1))
        {
            return false;
        }

        // Only inside a list item may a list begin without a blank line: a line of prose may well begin «a) …».
        if (pendingBulletType == '\0' && Interrupts(state) && state.CurrentContainer is not ListItemBlock)
        {
            return false;
        }

        state.GoToColumn(state.Column + word.Length + 1);
        result.BulletType = (asRoman, upper) switch
        {
            (true, false) => 'i',
            (true, true) => 'I',
            (false, false) => 'a',
            (false, true) => 'A',
        };
        result.OrderedDelimiter = ')';
        result.OrderedStart = Shown.Number(ordinal);
        result.DefaultOrderedStart = "1";
        result.SourceBullet = new StringSlice(line.Text, line.Start, end - 1);
        return true;
    }

    /// <summary>The ordinal of the item that the line may follow, 0 if there is none.</summary>
    private static int PreviousOrder(BlockProcessor state)
    {
        for (ContainerBlock? container = state.CurrentContainer; container is not null; container = container.Parent)
        {
            if ((container as ListItemBlock ?? (container as ListBlock)?.LastChild) is ListItemBlock item)
            {
                return item.Order;
            }
        }

        return 0;
    }

    private static bool Interrupts(BlockProcessor state) => state.CurrentBlock is ParagraphBlock;
}
