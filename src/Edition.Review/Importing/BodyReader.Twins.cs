using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Edition.Review.Docx;

namespace Edition.Review.Importing;

/// <summary>Parallel texts: a table of two columns, one Russian, one English.</summary>
internal sealed partial class BodyReader
{
    private const double Share = 0.8;
    private readonly HashSet<string> articleIds = new(StringComparer.Ordinal);

    /// <summary>Headings of articles and the texts between them; false where the table is of another kind.</summary>
    private bool Twins(Grid grid, ImmutableArray<Node>.Builder nodes)
    {
        if (
            grid.Columns != 2
            || grid.Merged
            || grid.Rows.IsEmpty
            || grid.Rows.Sum(row => Lettering.CountOf(row.Cells[0].Text)) < 5
            || grid.Rows.SelectMany(row => row.Cells).SelectMany(cell => cell.Blocks).Any(block => block is Grid)
            || grid.Pars.Any(par => par.Anchored.Count > 0)
        )
        {
            return false;
        }

        bool forward = grid.Rows.All(row => Is(row.Cells[0], Script.Cyrillic) && Is(row.Cells[1], Script.Latin));
        bool backward = grid.Rows.All(row => Is(row.Cells[0], Script.Latin) && Is(row.Cells[1], Script.Cyrillic));
        if (!forward && !backward)
        {
            return false;
        }

        int level = Math.Min(6, lastLevel + 1);
        List<(ImmutableArray<Atom>, ImmutableArray<Atom>)> rows = [];
        List<Par> pars = [];
        foreach (GridRow row in grid.Rows)
        {
            (GridCell ru, GridCell en) = forward ? (row.Cells[0], row.Cells[1]) : (row.Cells[1], row.Cells[0]);
            List<Par> left = [.. ru.Pars.Where(par => !par.IsEmpty)],
                right = [.. en.Pars.Where(par => !par.IsEmpty)];
            int at = 0;
            while (at < Math.Min(left.Count, right.Count) && IsArticleHead(left[at], right[at]))
            {
                Close();
                AddArticleHead(left[at], right[at], level, nodes);
                at++;
            }

            if (left.Count != right.Count && Math.Min(left.Count, right.Count) == at)
            {
                Close();
                nodes.AddRange(left.Skip(at).Concat(right.Skip(at)).Select(par => new TextNode(par, par.Atoms)));
                continue;
            }

            Pair([.. left.Skip(at)], [.. right.Skip(at)], rows);
            pars.AddRange(left.Skip(at).Concat(right.Skip(at)));
        }

        Close();
        ledger.Guess(
            "a table in two languages, now parallel text",
            Lettering.Opening(grid.Rows[0].Cells[0].Text),
            grid.Pars.FirstOrDefault()
        );
        return true;

        void Close()
        {
            if (rows.Count > 0)
            {
                nodes.Add(new TwinNode([.. rows], [.. pars]));
            }

            rows.Clear();
            pars.Clear();
        }
    }

    private static bool Is(GridCell cell, Script script)
    {
        // Roman numerals are of no language.
        (int cyrillic, int latin, int other) = Lettering.LettersOf(Numeral().Replace(cell.Text, ""));
        int own = script == Script.Cyrillic ? cyrillic : latin;
        return own > 0 && own >= Share * (cyrillic + latin + other);
    }

    private static bool IsArticleHead(Par left, Par right) =>
        left.WordCount <= 12
        && right.WordCount <= 12
        && ((left.IsBold && right.IsBold) || (ArticleName().IsMatch(left.Text) && ArticleName().IsMatch(right.Text)));

    private void AddArticleHead(Par left, Par right, int level, ImmutableArray<Node>.Builder nodes)
    {
        Match name = ArticleName().Match(left.Text);
        string? id = null;
        if (name.Success)
        {
            string number = name.Groups["r"].Success ? RomanOf(name.Groups["r"].Value) : name.Groups["n"].Value;
            id = "art-" + number;
            id = articleIds.Add(id) ? id : null;
        }

        nodes.Add(
            new HeadNode(left, Atoms.Without(left.Atoms, Look.Bold | Look.Italic), level, false)
            {
                Id = id,
                English = Lettering.OneLine(right.Text),
            }
        );
        ledger.Place(right, left);
    }

    private static string RomanOf(string numeral)
    {
        int total = 0,
            last = 0;
        foreach (char c in numeral.ToUpperInvariant().Reverse())
        {
            int value = c switch
            {
                'I' or 'І' => 1,
                'V' => 5,
                'X' or 'Х' => 10,
                'L' => 50,
                'C' or 'С' => 100,
                _ => 0,
            };
            total += value < last ? -value : value;
            last = Math.Max(last, value);
        }

        return total.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    // Unequal numbers of paragraphs are joined until they are equal.
    private void Pair(List<Par> left, List<Par> right, List<(ImmutableArray<Atom>, ImmutableArray<Atom>)> rows)
    {
        int pairs = Math.Min(left.Count, right.Count);
        if (left.Count != right.Count && pairs > 0)
        {
            ledger.Guess(
                "paragraphs of parallel text joined, so that both columns have as many",
                Lettering.Opening(left[0].Text),
                left[0]
            );
        }

        for (int i = 0; i < pairs; i++)
        {
            rows.Add((Joined(left, i, pairs), Joined(right, i, pairs)));
        }
    }

    private static ImmutableArray<Atom> Joined(List<Par> column, int i, int pairs)
    {
        int extra = column.Count - pairs;
        // The last one takes in what is over.
        int end = i == pairs - 1 ? i + 1 + extra : i + 1;
        var joined = ImmutableArray.CreateBuilder<Atom>();
        for (int at = i; at < end; at++)
        {
            if (at > i)
            {
                joined.Add(new Letters(" ", Look.None, Look.None));
            }

            string marker =
                column[at].Number is { } number && number.Format is not ("bullet" or "none") ? number.Label + " " : "";
            if (marker.Length > 0)
            {
                joined.Add(new Letters(marker, Look.None, Look.None));
            }

            joined.AddRange(column[at].Atoms);
        }

        return joined.ToImmutable();
    }

    [GeneratedRegex(@"\b[IVXLC]+\b")]
    private static partial Regex Numeral();

    [GeneratedRegex(@"^(?:статья|article)\s+(?:(?<n>\d+)|(?<r>[IVXLCІХС]+))\b", RegexOptions.IgnoreCase)]
    private static partial Regex ArticleName();
}
