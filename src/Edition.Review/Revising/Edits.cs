using System.Text;
using Edition.Model;

namespace Edition.Review.Revising;

/// <summary>Carries out edits of a source.</summary>
internal static class Edits
{
    public static string Apply(Source source, IEnumerable<SourceEdit> edits) =>
        Apply(source, 0, source.Text.Length, edits);

    /// <summary>A stretch of the source with the edits that lie in it. Line ends are those of the file.</summary>
    public static string Apply(Source source, int from, int to, IEnumerable<SourceEdit> edits)
    {
        string text = source.Text;
        string lineEnd = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var applied = new StringBuilder(to - from + 64);
        int at = from;
        foreach (
            SourceEdit edit in edits
                .Where(edit => edit.Start >= from && edit.End <= to)
                .OrderBy(edit => edit.Start)
                .ThenBy(edit => edit.End > edit.Start)
                .ThenBy(edit => edit.Order)
        )
        {
            if (edit.Start > at)
            {
                applied.Append(text, at, edit.Start - at);
                at = edit.Start;
            }

            applied.Append(lineEnd == "\n" ? edit.Text : edit.Text.Replace("\n", lineEnd, StringComparison.Ordinal));
            at = Math.Max(at, edit.End);
        }

        return applied.Append(text, at, to - at).ToString();
    }
}
