using System.Globalization;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Styling;

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
        var numbers = new Dictionary<(TokenKind, string), int>();
        int[] first = [.. book.Tokens.Select(token => token.Kind == TokenKind.Computed ? -1 : Number(token))];
        int[] second = [.. edition.Tokens.Select(Number)];
        fellow = Alignment.Of(first, second, budget);
        origin = new int[second.Length];
        Array.Fill(origin, -1);
        for (int i = 0; i < fellow.Length; i++)
        {
            if (fellow[i] >= 0)
            {
                origin[fellow[i]] = i;
            }
        }

        int Number(Token token)
        {
            if (!numbers.TryGetValue((token.Kind, token.Text), out int number))
            {
                numbers.Add((token.Kind, token.Text), number = numbers.Count);
            }

            return number;
        }
    }

    /// <summary>A stretch of tokens, and where the other side goes on.</summary>
    private readonly record struct Run(int From, int To, int Other);

    /// <param name="file">The edition's name, for the messages.</param>
    /// <param name="links">Whether the edition leads anywhere at all; a PDF for the press does not.</param>
    /// <param name="budget">What comparing may cost; by default what a manuscript of a few words needs.</param>
    public static Proven Compare(
        AssembledBook book,
        Template template,
        Transcript edition,
        string file,
        bool links,
        Findings findings,
        Budget? budget = null
    )
    {
        budget ??= new Budget(0);
        var equivalence = new Equivalence(BookTokens.Of(book, template), edition, file, findings, budget);
        equivalence.CompareWords();
        equivalence.CompareCalls();
        if (links)
        {
            equivalence.CompareLinks();
        }

        if (budget.IsOut)
        {
            findings.Add(
                Rules.WordsLost,
                book.Publication.Span with
                {
                    Length = 0,
                },
                $"{file} is so unlike the manuscript that it could be compared in part only."
            );
        }

        if (equivalence.found > Most)
        {
            findings.Add(
                Rules.WordsLost,
                book.Publication.Span with
                {
                    Length = 0,
                },
                $"{file} differs from the manuscript in {equivalence.found} places, of which {Most} are told: "
                    + "it seems to be of another text."
            );
        }

        Token[] told = [.. equivalence.book.Tokens.Where((token, i) => !token.IsAside && equivalence.fellow[i] >= 0)];
        return new Proven(
            told.Count(token => token.Kind == TokenKind.Word),
            told.Count(token => token.Kind == TokenKind.NoteOpen),
            told.Count(token => token.Kind == TokenKind.Call)
        );
    }

    private void CompareWords()
    {
        var lost = new List<Run>();
        var added = new List<Run>();
        int a = 0,
            b = 0;
        while (a < book.Tokens.Count || b < edition.Tokens.Count)
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

            b = a < fellow.Length ? fellow[a] : edition.Tokens.Count;
            Gap(a0, a, b0, b, lost, added);
        }

        // What is lost in one place and added in another has been moved.
        var places = added
            .ToLookup(run => Key(edition.Tokens, run), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new Queue<Run>(group), StringComparer.Ordinal);
        var moved = new HashSet<Run>();
        foreach (Run run in lost)
        {
            if (places.TryGetValue(Key(book.Tokens, run), out Queue<Run>? runs) && runs.TryDequeue(out Run place))
            {
                moved.Add(place);
                Report(
                    Rules.WordsMisplaced,
                    book.Tokens[run.From],
                    $"{Quoted(book.Tokens, run)} is misplaced in {file}: it stands {After(place)}."
                );
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
        if (edition.JoinsLines && Letters(book.Tokens, a0, a1) == Letters(edition.Tokens, b0, b1))
        {
            return;
        }

        // At a place of the program's own words the edition may say more.
        bool aside = IsAside(a0 - 1) && IsAside(a1),
            computed = false;
        for (int i = Math.Max(0, a0 - 1); i < Math.Min(book.Tokens.Count, a1 + 1); i++)
        {
            aside |= i >= a0 && i < a1 && IsAside(i);
            computed |= book.Tokens[i].Kind == TokenKind.Computed;
        }

        Runs(book.Tokens, a0, a1, b0, token => token.IsAside || token.Kind == TokenKind.Computed, lost);
        if (!aside)
        {
            Runs(edition.Tokens, b0, b1, a0, token => computed && IsFolio(token.Text), added);
        }
    }

    /// <summary>The book's beginning and end count as the program's.</summary>
    private bool IsAside(int token) => token < 0 || token >= book.Tokens.Count || book.Tokens[token].IsAside;

    private static void Runs(
        IReadOnlyList<Token> tokens,
        int from,
        int to,
        int other,
        Predicate<Token> skip,
        List<Run> runs
    )
    {
        int begun = -1;
        for (int i = from; i <= to; i++)
        {
            bool counts = i < to && !skip(tokens[i]);
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
        Token first = book.Tokens[run.From];
        bool note = Enumerable
            .Range(run.From, run.To - run.From)
            .Any(i => book.Tokens[i].Kind is TokenKind.NoteOpen or TokenKind.Call);
        Report(
            note ? Rules.NoteLost : Rules.WordsLost,
            first,
            note && run.To - run.From == 1 ? $"The call of a note is not in {file}."
                : note ? $"A note, with {Quoted(book.Tokens, run)}, is not in {file}."
                : $"{Quoted(book.Tokens, run)} is not in {file}."
        );
    }

    private void ReportAdded(Run run)
    {
        int length = run.To - run.From;
        foreach (int twin in (ReadOnlySpan<int>)[run.Other - length, run.Other])
        {
            if (
                twin >= 0
                && twin + length <= book.Tokens.Count
                && Enumerable.Range(0, length).All(i => book.Tokens[twin + i].Text == edition.Tokens[run.From + i].Text)
            )
            {
                Report(Rules.WordsDoubled, book.Tokens[twin], $"{Quoted(edition.Tokens, run)} stands twice in {file}.");
                return;
            }
        }

        Token near =
            book.Tokens.Count == 0
                ? new Token(TokenKind.Word, "")
                : book.Tokens[Math.Clamp(run.Other - 1, 0, book.Tokens.Count - 1)];
        Report(
            Rules.WordsAdded,
            near,
            $"{file} has {Quoted(edition.Tokens, run)} {After(run)}, which the manuscript has not."
        );
    }

    private static string Key(IReadOnlyList<Token> tokens, Run run) =>
        string.Join('\u001F', Enumerable.Range(run.From, run.To - run.From).Select(i => tokens[i].Text));

    private static string Letters(IReadOnlyList<Token> tokens, int from, int to) =>
        string.Concat(
            Enumerable
                .Range(from, to - from)
                .Where(i => tokens[i].Kind != TokenKind.Computed && !tokens[i].IsAside)
                .Select(i => tokens[i].Text)
        );

    private static string Quoted(IReadOnlyList<Token> tokens, Run run)
    {
        const int Shown = 8;
        string[] words =
        [
            .. Enumerable
                .Range(run.From, run.To - run.From)
                .Select(i => tokens[i])
                .Where(token => token.Kind is TokenKind.Word)
                .Select(token => token.Text),
        ];
        string shown = string.Join(' ', words.Take(Shown));
        return words.Length > Shown
            ? string.Create(CultureInfo.InvariantCulture, $"“{shown} …” ({words.Length} words and signs)")
            : $"“{shown}”";
    }

    private string After(Run run)
    {
        int from = Math.Max(0, run.From - 4);
        return run.From == 0 ? "at the beginning" : $"after {Quoted(edition.Tokens, new Run(from, run.From, 0))}";
    }

    private void Report(Rule rule, Token at, string message)
    {
        if (++found <= Most)
        {
            findings.Add(rule, Place(at), message);
        }
    }

    /// <summary>The word itself within its node, as near as the typographer's changes allow.</summary>
    private static SourceSpan Place(Token token)
    {
        if (token.Span is not { Source: { } source } span || token.Kind != TokenKind.Word)
        {
            return token.Span;
        }

        int from = Math.Clamp(span.Start, 0, source.Text.Length),
            to = Math.Clamp(span.End, from, source.Text.Length);
        int best = -1;
        for (
            int at = source.Text.IndexOf(token.Text, from, to - from, StringComparison.Ordinal);
            at >= 0;
            at = source.Text.IndexOf(token.Text, at + 1, to - at - 1, StringComparison.Ordinal)
        )
        {
            if (best < 0 || Math.Abs(at - from - token.Offset) < Math.Abs(best - from - token.Offset))
            {
                best = at;
            }
        }

        return best < 0 ? span : new SourceSpan(source, best, token.Text.Length);
    }
}

/// <summary>What was found alike: words and signs of punctuation, notes, and their calls.</summary>
public readonly record struct Proven(int Words, int Notes, int Calls);
