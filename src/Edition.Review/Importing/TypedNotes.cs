using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Edition.Review.Docx;

namespace Edition.Review.Importing;

/// <summary>
/// Notes that are typed by hand: raised figures or «[1]» in the text, and under a heading «Примечания» or a line of
/// underscores their texts by the same numbers. They become notes where every number has its call and its text, in
/// order; else all stands as it is.
/// </summary>
internal static partial class TypedNotes
{
    /// <summary>Takes them out of the blocks; the notes by the keys of their calls.</summary>
    public static ImmutableDictionary<string, ImmutableArray<Node>> Take(List<Piecework> blocks, Ledger ledger)
    {
        var none = ImmutableDictionary<string, ImmutableArray<Node>>.Empty;
        int at = blocks.FindLastIndex(block => block is Par par && Heading().IsMatch(par.Text));
        if (at < 0 || blocks[at] is not Par { Anchored.Count: 0, Comments.Count: 0 } heading)
        {
            return none;
        }

        List<(Par Par, int Length)> texts = [];
        int end = at + 1;
        for (; end < blocks.Count && blocks[end] is Par par; end++)
        {
            if (par.IsEmpty)
            {
                continue;
            }

            if (MarkOf(par, texts.Count + 1) is not { } length)
            {
                break;
            }

            texts.Add((par, length));
        }

        if (texts.Count == 0)
        {
            return none;
        }

        Par[] before = [.. blocks[..at].SelectMany(Pars)];
        bool raised = Calls(before, Raised).SequenceEqual(Enumerable.Range(1, texts.Count));
        if (!raised && !Calls(before, Bracketed).SequenceEqual(Enumerable.Range(1, texts.Count)))
        {
            ledger.Leave(
                "notes typed by hand, whose numbers do not all have a call in their order",
                heading.Text,
                heading
            );
            return none;
        }

        foreach (Par par in before)
        {
            par.Become(WithCalls(par.Atoms, raised ? Raised : Bracketed, ledger));
        }

        var notes = none.ToBuilder();
        for (int i = 0; i < texts.Count; i++)
        {
            (Par par, int length) = texts[i];
            ledger.Fold("numbers of notes that were typed", par.Text[..length].Trim(), " ");
            notes.Add(Key(i + 1), [new TextNode(par, Atoms.Trim(Atoms.Slice(Atoms.Trim(par.Atoms), length)))]);
        }

        ledger.Guess("notes typed by hand, now notes", Lettering.Opening(texts[0].Par.Text), texts[0].Par);
        ledger.Drop("the heading of notes that were typed", heading.Text, heading);
        blocks.RemoveRange(at, end - at);
        return notes.ToImmutable();
    }

    private static string Key(int number) => string.Create(CultureInfo.InvariantCulture, $"t{number}");

    private static IEnumerable<Par> Pars(Piecework block) =>
        block switch
        {
            Par par => [par],
            Grid grid => grid.Pars,
            _ => [],
        };

    /// <summary>How long the number is with which a note's text begins; null where it is not the one that is due.</summary>
    private static int? MarkOf(Par par, int due)
    {
        if (par.Number is { Format: "decimal" } automatic)
        {
            return automatic.Value == due ? 0 : null;
        }

        Match match = Mark().Match(par.Text);
        return match.Success && match.Length < par.Text.Length && NumberOf(match.Groups["n"].Value) == due
            ? match.Length
            : null;
    }

    private static int NumberOf(string figures)
    {
        int number = 0;
        foreach (char figure in figures)
        {
            number = number * 10 + (int)char.GetNumericValue(figure);
        }

        return number;
    }

    /// <summary>The numbers that are called, each where it is called first.</summary>
    private static IEnumerable<int> Calls(IEnumerable<Par> pars, Regex calls) =>
        pars.SelectMany(par => Found(par.Atoms, calls)).Select(found => found.Number).Distinct();

    private static List<(int Atom, Match Match, int Number)> Found(ImmutableArray<Atom> atoms, Regex calls)
    {
        List<(int, Match, int)> found = [];
        for (int i = 0; i < atoms.Length; i++)
        {
            if (atoms[i] is not Letters { Formula: false } letters)
            {
                continue;
            }

            // A raised figure is one by its look, or by its sign; at a paragraph's head it calls nothing.
            foreach (Match match in calls.Matches(letters.Text))
            {
                bool sign = match.Value.Any(c => c > '\u00AF');
                bool looks = calls != Raised || sign || (letters.Shown & Look.Super) != 0;
                bool head = match.Index == 0 && !atoms[..i].OfType<Letters>().Any(each => each.Text.Trim().Length > 0);
                if (looks && !head && NumberOf(match.Groups["n"].Value) is > 0 and var number)
                {
                    found.Add((i, match, number));
                }
            }
        }

        return found;
    }

    private static ImmutableArray<Atom> WithCalls(ImmutableArray<Atom> atoms, Regex calls, Ledger ledger)
    {
        ILookup<int, (int Atom, Match Match, int Number)> found = Found(atoms, calls).ToLookup(each => each.Atom);
        if (found.Count == 0)
        {
            return atoms;
        }

        var with = ImmutableArray.CreateBuilder<Atom>();
        for (int i = 0; i < atoms.Length; i++)
        {
            if (!found.Contains(i))
            {
                with.Add(atoms[i]);
                continue;
            }

            var letters = (Letters)atoms[i];
            int from = 0;
            foreach ((_, Match match, int number) in found[i])
            {
                Add(letters.Text[from..match.Index]);
                if (with.Count > 0 && with[^1] is Letters before)
                {
                    with[^1] = before with { Text = before.Text.TrimEnd(' ', '\u00A0') };
                }

                with.Add(new NoteCall(Key(number)));
                ledger.Fold("numbers of notes that were typed", match.Value, " ");
                from = match.Index + match.Length;
            }

            Add(letters.Text[from..]);

            void Add(string words)
            {
                if (words.Length > 0)
                {
                    with.Add(letters with { Text = words });
                }
            }
        }

        return with.ToImmutable();
    }

    private static readonly Regex Raised = RaisedFigures();
    private static readonly Regex Bracketed = BracketedFigures();

    [GeneratedRegex(
        @"^(подстрочные |концевые )?(примечани[ея]|сноск[аи])\s*[.:]?$|^(end|foot)?notes?\s*[.:]?$|^[_—–]{5,}$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Heading();

    [GeneratedRegex(
        @"^(?:\[(?<n>\d{1,3})\]\.?|(?<n>\d{1,3})[.)]?(?=[\s\t]|\p{L}|[«“""])|(?<n>[⁰¹²³⁴-⁹]{1,3})\)?)[\s\t]*"
    )]
    private static partial Regex Mark();

    [GeneratedRegex(@"(?<![\d.,])(?<n>\d{1,3})(?![\d.,])|(?<n>[⁰¹²³⁴-⁹]{1,3})")]
    private static partial Regex RaisedFigures();

    [GeneratedRegex(@"\[(?<n>\d{1,3})\]")]
    private static partial Regex BracketedFigures();
}
