using Edition.Diagnostics;

namespace Edition.Proof;

/// <summary>Where calls of notes and references lead.</summary>
public sealed partial class Equivalence
{
    private void CompareCalls()
    {
        // A note of the book and its fellow in the edition are told by their places.
        var notes = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int a = 0; a < fellow.Length; a++)
        {
            if (
                fellow[a] >= 0
                && book.Tokens[a] is { Kind: TokenKind.NoteOpen, Key: { } key }
                && edition.Tokens[fellow[a]].Key is { } own
            )
            {
                notes.TryAdd(key, own);
            }
        }

        for (int a = 0; a < fellow.Length; a++)
        {
            if (
                fellow[a] >= 0
                && book.Tokens[a] is { Kind: TokenKind.Call, Key: { } key }
                && notes.TryGetValue(key, out string? own)
                && edition.Tokens[fellow[a]].Key != own
            )
            {
                Report(Rules.NoteMisled, book.Tokens[a], $"The call of a note leads to another one in {file}.");
            }
        }
    }

    private void CompareLinks()
    {
        var ways = new Ways(book.Tokens, fellow, origin);
        for (int a = 0; a < fellow.Length; a++)
        {
            if (
                fellow[a] < 0
                || book.Tokens[a].IsAside
                || book.Tokens[a].Kind != TokenKind.Word
                || (a > 0 && Same(a - 1, a))
            )
            {
                continue;
            }

            (string? wanted, string? given) = (book.Tokens[a].Link, edition.Tokens[fellow[a]].Link);

            // A reference to what the book has not leads nowhere in particular.
            if (wanted is null || (wanted[0] == '#' && !book.Places.ContainsKey(wanted[1..])))
            {
                continue;
            }

            if (given is null)
            {
                Report(
                    Rules.LinkLost,
                    book.Tokens[a],
                    $"“{book.Tokens[a].Text}” leads nowhere in {file}, not to {wanted}."
                );
            }
            else if (!LeadsAlike(wanted, given, ways))
            {
                Report(
                    Rules.LinkLost,
                    book.Tokens[a],
                    $"“{book.Tokens[a].Text}” leads to {given} in {file}, not to {wanted}."
                );
            }
        }

        bool Same(int before, int at) =>
            book.Tokens[before].Link == book.Tokens[at].Link
            && fellow[before] >= 0
            && edition.Tokens[fellow[before]].Link == edition.Tokens[fellow[at]].Link;
    }

    private bool LeadsAlike(string wanted, string given, Ways ways)
    {
        if (wanted[0] != '#' || given is not ['#', ..])
        {
            return given.Length > 0
                && wanted[0] != '#'
                && given[0] != '#'
                && budget.Compare(wanted.Length + given.Length)
                && Plain(wanted) == Plain(given);
        }

        int target = book.Places[wanted[1..]];
        if (edition.Points is { } points)
        {
            return points.TryGetValue(given[1..], out var point) && IsNear(wanted[1..], target, point);
        }

        if (!edition.Places.TryGetValue(given[1..], out int place))
        {
            return false;
        }

        // Both sides are taken at the next words that they share. What stands in a note may be found at the note's
        // call.
        int led = ways.OfEdition(place);
        return ways.OfBook(target) == led || ways.LeadsToNoteOf(target, led);
    }

    private bool IsNear(string name, int target, (int Page, double Y) point)
    {
        // A destination shows the line above.
        const double Room = 60;
        bool isMute = book.Mute.TryGetValue(name, out bool captioned);
        if (isMute && !captioned)
        {
            return true;
        }

        for (int a = target; a < Math.Min(fellow.Length, target + 200); a++)
        {
            if (fellow[a] >= 0 && edition.Tokens[fellow[a]] is { Page: >= 0 } shown)
            {
                // Of a picture without a description the first words are the caption below it.
                return shown.Page == point.Page
                    && (isMute ? shown.Y < point.Y : point.Y - shown.Y is > -Room / 10 and < Room);
            }
        }

        return true;
    }

    /// <summary>Escapes may differ, and "https://example.org" is "https://example.org/" (RFC 3986, 6.2.3).</summary>
    private static string Plain(string uri) => Uri.UnescapeDataString(uri).TrimEnd('/');
}
