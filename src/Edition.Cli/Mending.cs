using System.Collections.Immutable;
using System.Text;
using Edition.Diagnostics;

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
        foreach (
            IGrouping<Source, Diagnostic> file in findings
                .Where(finding => finding.Fix?.Span.Source is not null)
                .GroupBy(finding => finding.Fix!.Span.Source!)
        )
        {
            Diagnostic[] taken = WithoutOverlaps(file);
            Write(workshop.PathOf(file.Key), file.Key.Text, [.. taken.Select(finding => finding.Fix!)]);
            mended.UnionWith(taken);
            terminal.Error.WriteLine($"{file.Key.Path}: {taken.Length} mended.");
        }

        return [.. findings.Where(finding => !mended.Contains(finding))];
    }

    /// <summary>The text with the fixes in it, which must be in order and apart from each other.</summary>
    public static string Mended(string text, IEnumerable<Fix> fixes)
    {
        var mended = new StringBuilder(text.Length + 64);
        int at = 0;
        foreach (Fix fix in fixes)
        {
            mended.Append(text, at, fix.Span.Start - at).Append(fix.Replacement);
            at = fix.Span.End;
        }

        return mended.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>Of fixes that touch the same characters only the first: the next run finds what is left.</summary>
    private static Diagnostic[] WithoutOverlaps(IEnumerable<Diagnostic> findings)
    {
        List<Diagnostic> taken = [];
        foreach (
            Diagnostic finding in findings
                .OrderBy(finding => finding.Fix!.Span.Start)
                .ThenBy(finding => finding.Fix!.Span.End)
        )
        {
            if (taken.Count == 0 || taken[^1].Fix!.Span.End <= finding.Fix!.Span.Start)
            {
                taken.Add(finding);
            }
        }

        return [.. taken];
    }

    private static void Write(string path, string text, IReadOnlyList<Fix> fixes)
    {
        try
        {
            // A mark at the file's head is not part of Source.Text, and must stay.
            bool marked = File.ReadAllBytes(path).AsSpan().StartsWith(Encoding.UTF8.Preamble);
            byte[] bytes = new UTF8Encoding(false).GetBytes(Mended(text, fixes));
            string beside = path + ".unfinished";
            using (
                var stream = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0)
            )
            {
                if (marked)
                {
                    stream.Write(Encoding.UTF8.Preamble);
                }

                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }

            File.Move(beside, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MachineException($"Cannot write {path}: {Reason.Of(e)}", e);
        }
    }
}
