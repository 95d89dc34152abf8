using Edition.Diagnostics;

namespace Edition.Proof;

/// <summary>Where calls of notes and references lead.</summary>
public sealed partial class Equivalence
{
    private void CompareCalls()
    {
        // A note of the book and its fellow in the edition are told by their places.
        var notes = new Dictionary<int, int>();
        for (int a = 0; a < fellow.Length; a++)
        {
            if (
                fellow[a] >= 0
                && book.Tokens[a] is { Kind: TokenKind.NoteOpen, Target: var key }
                && edition.Tokens[fellow[a]].Target is > 0 and var own
            )
            {
                notes.TryAdd(key, own);
            }
        }

        for (int a = 0; a < fellow.Length; a++)
        {
            if (
                fellow[a] >= 0
                && book.Tokens[a] is { Kind: TokenKind.Call, Target: var key }
                && notes.TryGetValue(key, out int own)
                && edition.Tokens[fellow[a]].Target != own
            )
            {
                Report(Says.NoteMisled(file), a);
            }
        }
    }

    private void CompareLinks()
    {
        var ways = new Ways(book.Tokens.AsSpan(), fellow, origin);
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

            (string? wanted, string? given) = (book.LinkOf(a), edition.LinkOf(fellow[a]));

            // A reference to what the book has not leads nowhere in particular.
            if (wanted is null || (wanted[0] == '#' && !book.Places.ContainsKey(wanted[1..])))
            {
                continue;
            }

            if (given is null)
            {
                Report(Says.LinkLost(book.TextOf(a), file, wanted), a);
            }
            else if (!LeadsAlike(wanted, given, ways))
            {
                Report(Says.LinkMisled(book.TextOf(a), given, file, wanted), a);
            }
        }

        bool Same(int before, int at) =>
            fellow[before] >= 0
            && LinkOf(book, before) == LinkOf(book, at)
            && LinkOf(edition, fellow[before]) == LinkOf(edition, fellow[at]);

        static int LinkOf(Transcript text, int at) =>
            text.Tokens[at].Kind == TokenKind.Word ? text.Tokens[at].Target : 0;
    }

    /// <summary>
    /// What the book leaves to its pages (in contents and references back): a number that leads somewhere is that of the
    /// page it leads to.
    /// </summary>
    private void CompareFolios()
    {
        if (edition is not { Points: { } points, Folios: { IsEmpty: false } folios })
        {
            return;
        }

        int from = 0;
        for (int a = 0; a < fellow.Length; a++)
        {
            if (fellow[a] >= 0)
            {
                from = fellow[a] + 1;
                continue;
            }

            // Where words beside it are unlike too, which of them is the number cannot be told.
            bool isAlone = a == 0 || fellow[a - 1] >= 0;
            int to = a + 1 < fellow.Length ? fellow[a + 1] : edition.Tokens.Length;
            for (int b = from; isAlone && b < to && book.Tokens[a].Kind == TokenKind.Computed; b++)
            {
                string told = edition.TextOf(b);
                if (
                    edition.LinkOf(b) is ['#', .. var name]
                    && IsFolio(told)
                    && points.TryGetValue(name, out var point)
                    && folios[point.Page] is { Length: > 0 } folio
                    && folio != told
                )
                {
                    Report(Says.WrongFolio(LineOf(b), folio, file), a);
                }
            }
        }
    }

    /// <summary>A number of a page in the edition with the last of the words that lead where it does.</summary>
    private string LineOf(int folio)
    {
        const int Most = 6;
        int from = folio;
        while (from > 0 && folio - from < Most && edition.LinkOf(from - 1) == edition.LinkOf(folio))
        {
            from--;
        }

        return string.Join(' ', Enumerable.Range(from, folio - from + 1).Select(edition.TextOf));
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
            if (fellow[a] >= 0 && edition.Tokens[fellow[a]] is { Place: >= 0 } shown)
            {
                // Of a picture without a description the first words are the caption below it.
                double above = point.Y - (shown.Offset / 100.0);
                return shown.Place == point.Page && (isMute ? above > 0 : above is > -Room / 10 and < Room);
            }
        }

        return true;
    }

    /// <summary>Escapes may differ, and "https://example.org" is "https://example.org/" (RFC 3986, 6.2.3).</summary>
    private static string Plain(string uri) => Uri.UnescapeDataString(uri).TrimEnd('/');
}
