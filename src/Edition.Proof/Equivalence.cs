using System.Globalization;
using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Proof;

/// <summary>
/// Holds what was read back from an edition against the book: every word, note and reference is there, once, in its
/// place. What is not is a finding with its place in the manuscript.
/// </summary>
public sealed partial class Equivalence
{
    /// <summary>Beyond this many findings a file is of another book.</summary>
    private const int Most = 100;

    private readonly Transcript book;
    private readonly Transcript edition;
    private readonly string file;
    private readonly Findings findings;
    private readonly Budget budget;
    private readonly int[] fellow;
    private readonly int[] origin;
    private int found;

    private Equivalence(Transcript book, Transcript edition, string file, Findings findings, Budget budget)
    {
        (this.book, this.edition, this.file) = (book, edition, file);
        (this.findings, this.budget) = (findings, budget);
        fellow = Alignment.Of(
            [.. book.Tokens.Select(token => token.Kind == TokenKind.Computed ? -1 : token.Number)],
            [.. edition.Tokens.Select(token => token.Number)],
            budget
        );
        origin = new int[edition.Tokens.Length];
        Array.Fill(origin, -1);
        for (int i = 0; i < fellow.Length; i++)
        {
            if (fellow[i] >= 0)
            {
                origin[fellow[i]] = i;
            }
        }
    }

    /// <summary>A stretch of tokens, and where the other side goes on.</summary>
    private readonly record struct Run(int From, int To, int Other);

    /// <param name="book">What <see cref="BookTokens"/> tell of it.</param>
    /// <param name="edition">What was read back, its words by the numbers of the book's.</param>
    /// <param name="whole">Where the book itself stands.</param>
    /// <param name="file">The edition's name, for the messages.</param>
    /// <param name="links">Whether the edition leads anywhere at all; a PDF for the press does not.</param>
    /// <param name="budget">What comparing may cost; by default what a manuscript of a few words needs.</param>
    public static Proven Compare(
        Transcript book,
        SourceSpan whole,
        Transcript edition,
        string file,
        bool links,
        Findings findings,
        Budget? budget = null
    )
    {
        budget ??= new Budget(0);
        var equivalence = new Equivalence(book, edition, file, findings, budget);
        equivalence.CompareWords();
        equivalence.CompareCalls();
        if (links)
        {
            equivalence.CompareLinks();
            equivalence.CompareFolios();
        }

        if (budget.IsOut)
        {
            findings.Add(Says.EditionUnlike(file), whole with { Length = 0 });
        }

        if (equivalence.found > Most)
        {
            findings.Add(Says.EditionDiffers(file, equivalence.found, Most), whole with { Length = 0 });
        }

        int[] told = new int[Enum.GetValues<TokenKind>().Length];
        for (int i = 0; i < book.Tokens.Length; i++)
        {
            Token token = book.Tokens[i];
            told[(int)token.Kind] += !token.IsAside && equivalence.fellow[i] >= 0 ? 1 : 0;
        }

        return new Proven(told[(int)TokenKind.Word], told[(int)TokenKind.NoteOpen], told[(int)TokenKind.Call]);
    }

    private void CompareWords()
    {
        var lost = new List<Run>();
        var added = new List<Run>();
        int a = 0,
            b = 0;
        while (a < book.Tokens.Length || b < edition.Tokens.Length)
        {
            if (a < fellow.Length && fellow[a] == b)
            {
                (a, b) = (a + 1, b + 1);
                continue;
            }

            (int a0, int b0) = (a, b);
            while (a < fellow.Length && fellow[a] < 0)
            {
                a++;
            }

            b = a < fellow.Length ? fellow[a] : edition.Tokens.Length;
            Gap(a0, a, b0, b, lost, added);
        }

        // What is lost in one place and added in another has been moved.
        var places = added
            .ToLookup(run => Key(edition, run), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new Queue<Run>(group), StringComparer.Ordinal);
        var moved = new HashSet<Run>();
        foreach (Run run in lost)
        {
            if (places.TryGetValue(Key(book, run), out Queue<Run>? runs) && runs.TryDequeue(out Run place))
            {
                moved.Add(place);
                Report(Says.WordsMisplaced(Quoted(book, run), file, After(place)), run.From);
            }
            else
            {
                ReportLost(run);
            }
        }

        foreach (Run run in added.Where(run => !moved.Contains(run)))
        {
            ReportAdded(run);
        }
    }

    /// <summary>Between two places that are alike: some tokens only of the book, some only of the edition.</summary>
    private void Gap(int a0, int a1, int b0, int b1, List<Run> lost, List<Run> added)
    {
        if (edition.JoinsLines && Letters(book, a0, a1) == Letters(edition, b0, b1))
        {
            return;
        }

        // At a place of the program's own words the edition may say more.
        bool aside = IsAside(a0 - 1) && IsAside(a1),
            computed = false;
        for (int i = Math.Max(0, a0 - 1); i < Math.Min(book.Tokens.Length, a1 + 1); i++)
        {
            aside |= i >= a0 && i < a1 && IsAside(i);
            computed |= book.Tokens[i].Kind == TokenKind.Computed;
        }

        Runs(a0, a1, b0, i => book.Tokens[i] is { IsAside: true } or { Kind: TokenKind.Computed }, lost);
        if (!aside)
        {
            Runs(b0, b1, a0, i => computed && IsFolio(edition.TextOf(i)), added);
        }
    }

    /// <summary>The book's beginning and end count as the program's.</summary>
    private bool IsAside(int token) => token < 0 || token >= book.Tokens.Length || book.Tokens[token].IsAside;

    private static void Runs(int from, int to, int other, Predicate<int> skip, List<Run> runs)
    {
        int begun = -1;
        for (int i = from; i <= to; i++)
        {
            bool counts = i < to && !skip(i);
            if (counts && begun < 0)
            {
                begun = i;
            }
            else if (!counts && begun >= 0)
            {
                runs.Add(new Run(begun, i, other));
                begun = -1;
            }
        }
    }

    private static bool IsFolio(string text) =>
        text.All(c =>
            char.IsAsciiDigit(c) || c is ',' or '.' or '…' or '–' or 'i' or 'v' or 'x' or 'l' or 'c' or 'd' or 'm'
        );

    private void ReportLost(Run run)
    {
        bool note = Enumerable
            .Range(run.From, run.To - run.From)
            .Any(i => book.Tokens[i].Kind is TokenKind.NoteOpen or TokenKind.Call);
        Report(
            note && run.To - run.From == 1 ? Says.CallLost(file)
                : note ? Says.NoteLost(Quoted(book, run), file)
                : Says.WordsLost(Quoted(book, run), file),
            run.From
        );
    }

    private void ReportAdded(Run run)
    {
        int length = run.To - run.From;
        foreach (int twin in (ReadOnlySpan<int>)[run.Other - length, run.Other])
        {
            if (
                twin >= 0
                && twin + length <= book.Tokens.Length
                && Enumerable.Range(0, length).All(i => book.TextOf(twin + i) == edition.TextOf(run.From + i))
            )
            {
                Report(Says.WordsDoubled(Quoted(edition, run), file), twin);
                return;
            }
        }

        Report(
            Says.WordsAdded(file, Quoted(edition, run), After(run)),
            Math.Clamp(run.Other - 1, 0, Math.Max(0, book.Tokens.Length - 1))
        );
    }

    private static string Key(Transcript text, Run run) =>
        string.Join('\u001F', Enumerable.Range(run.From, run.To - run.From).Select(text.TextOf));

    private static string Letters(Transcript text, int from, int to) =>
        string.Concat(
            Enumerable
                .Range(from, to - from)
                .Where(i => text.Tokens[i].Kind != TokenKind.Computed && !text.Tokens[i].IsAside)
                .Select(text.TextOf)
        );

    private static string Quoted(Transcript text, Run run)
    {
        const int Shown = 8;
        string[] words =
        [
            .. Enumerable
                .Range(run.From, run.To - run.From)
                .Where(i => text.Tokens[i].Kind is TokenKind.Word)
                .Select(text.TextOf),
        ];
        string shown = string.Join(' ', words.Take(Shown));
        return words.Length > Shown
            ? string.Create(CultureInfo.InvariantCulture, $"“{shown} …” ({words.Length} words and signs)")
            : $"“{shown}”";
    }

    private string After(Run run)
    {
        int from = Math.Max(0, run.From - 4);
        return run.From == 0 ? "at the beginning" : $"after {Quoted(edition, new Run(from, run.From, 0))}";
    }

    private void Report(Message message, int token)
    {
        if (++found <= Most)
        {
            findings.Add(message, Place(token));
        }
    }

    /// <summary>
    /// The word itself within its node, as near as the typographer's changes allow; a note's beginning is where its
    /// text begins.
    /// </summary>
    private SourceSpan Place(int at)
    {
        if (at >= book.Tokens.Length)
        {
            return default;
        }

        Token token = book.Tokens[at];
        if (token.Kind == TokenKind.NoteOpen)
        {
            return book.SpanOf(book.Tokens[at + 1]);
        }

        SourceSpan span = book.SpanOf(token);
        if (span.Source is not { } source || token.Kind != TokenKind.Word)
        {
            return span;
        }

        string word = book.TextOf(at);

        int from = Math.Clamp(span.Start, 0, source.Text.Length),
            to = Math.Clamp(span.End, from, source.Text.Length);
        int best = -1;
        for (
            int found = source.Text.IndexOf(word, from, to - from, StringComparison.Ordinal);
            found >= 0;
            found = source.Text.IndexOf(word, found + 1, to - found - 1, StringComparison.Ordinal)
        )
        {
            if (best < 0 || Math.Abs(found - from - token.Offset) < Math.Abs(best - from - token.Offset))
            {
                best = found;
            }
        }

        return best < 0 ? span : new SourceSpan(source, best, word.Length);
    }
}

/// <summary>What was found alike: words and signs of punctuation, notes, and their calls.</summary>
public readonly record struct Proven(int Words, int Notes, int Calls);
