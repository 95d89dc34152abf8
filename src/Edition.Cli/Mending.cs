using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Edition.Checking;
using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Cli;

/// <summary>
/// <c>--fix</c>: puts the safe mendings into the manuscript's files and touches no other byte of them.
/// </summary>
internal static class Mending
{
    /// <summary>Applies the fixes and gives the findings that remain.</summary>
    public static ImmutableArray<Diagnostic> Apply(
        Workshop workshop,
        ImmutableArray<Diagnostic> findings,
        Terminal terminal
    )
    {
        HashSet<Diagnostic> mended = [];
        var files = new SortedDictionary<string, (string Shown, byte[] Bytes, int Mended)>(StringComparer.Ordinal);
        foreach ((Source source, Diagnostic[] taken) in ToMend(findings))
        {
            (string place, byte[] old) = workshop.PlaceOf(source);
            byte[] bytes = Mended(old, Fixes.Apply(source, taken.Select(finding => finding.Fix!)));
            files[place] = (FindingsText.Visible(workshop.ShownPath(source)), bytes, taken.Length);
            mended.UnionWith(taken);
        }

        Files.Write([.. files.Select(file => (file.Key, file.Value.Bytes))], sameOwner: true);
        foreach ((string shown, _, int count) in files.Values)
        {
            terminal.Error.WriteLine($"{shown}: {count} mended.");
        }

        return [.. findings.Where(finding => !mended.Contains(finding))];
    }

    /// <summary>Shows line by line what <see cref="Apply"/> would change.</summary>
    public static void Show(Workshop workshop, ImmutableArray<Diagnostic> findings, Terminal terminal)
    {
        foreach ((Source source, Diagnostic[] taken) in ToMend(findings))
        {
            string path = FindingsText.Visible(workshop.ShownPath(source));
            foreach (
                IGrouping<int, Diagnostic> line in taken.GroupBy(finding =>
                    source.PlaceOf(finding.Fix!.Span.Start).Line
                )
            )
            {
                // A mending may join lines: the stretch reaches to the end of the line where the last one ends.
                int start = source.LineStart(line.Key);
                int last = source.PlaceOf(line.Max(finding => finding.Fix!.Span.End)).Line;
                int end = source.LineStart(last) + source.LineText(last).Length;
                string rules = string.Join(", ", line.Select(finding => finding.Rule.Id).Distinct());
                terminal.Out.WriteLine($"{path}:{line.Key.ToString(CultureInfo.InvariantCulture)}: {rules}");
                WriteLines(terminal, '-', Colour.Red, source.Text[start..end]);
                IEnumerable<Fix> fixes = line.Select(finding => finding.Fix!).Distinct();
                WriteLines(terminal, '+', Colour.Green, Fixes.Apply(source, start, end, fixes));
            }

            terminal.Error.WriteLine($"{path}: {taken.Length} would be mended.");
        }
    }

    private static void WriteLines(Terminal terminal, char sign, string colour, string text)
    {
        foreach (string line in text.Split('\n'))
        {
            terminal.Out.WriteLine(
                Colour.In(terminal.ColourOut, colour, sign + FindingsText.Visible(line.TrimEnd('\r')))
            );
        }
    }

    /// <summary>The files that have something to mend, and the findings whose mendings can be carried out at once.</summary>
    private static IEnumerable<(Source Source, Diagnostic[] Taken)> ToMend(ImmutableArray<Diagnostic> findings)
    {
        foreach (
            IGrouping<Source, Diagnostic> file in findings
                .Where(finding => finding.Fix?.Span.Source is not null)
                .GroupBy(finding => finding.Fix!.Span.Source!)
        )
        {
            ImmutableArray<Fix> apart = Fixes.Apart(file.Key, file.Select(finding => finding.Fix!));
            Diagnostic[] taken =
            [
                .. file.Where(finding => apart.Contains(finding.Fix!)).OrderBy(finding => apart.IndexOf(finding.Fix!)),
            ];
            if (taken.Length > 0)
            {
                yield return (file.Key, taken);
            }
        }
    }

    /// <summary>The bytes of a file whose text has been mended.</summary>
    private static byte[] Mended(ReadOnlySpan<byte> old, string text)
    {
        byte[] mended = new UTF8Encoding(false).GetBytes(text);

        // A mark at the file's head is not part of Source.Text, and must stay.
        return old.StartsWith(Encoding.UTF8.Preamble) ? [.. Encoding.UTF8.Preamble, .. mended] : mended;
    }
}
