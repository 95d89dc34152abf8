using System.Text;
using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Checking;

/// <summary>Carries out mendings. Outside the mended spots the file stays byte for byte what it was.</summary>
public static class Fixes
{
    /// <summary>
    /// The source's text with the fixes that are its own. Of fixes that overlap the earlier is taken, of fixes at one
    /// place the longer; the others wait for the next run.
    /// </summary>
    public static string Apply(Source source, IEnumerable<Fix> fixes)
    {
        var text = new StringBuilder();
        int at = 0;
        foreach (
            Fix fix in fixes
                .Where(fix =>
                    fix.Span.Source == source
                    && fix.Span.Start >= 0
                    && fix.Span.Length >= 0
                    && fix.Span.End <= source.Text.Length
                )
                .Distinct()
                .OrderBy(fix => fix.Span.Start)
                .ThenByDescending(fix => fix.Span.Length)
                .ThenBy(fix => fix.Replacement, StringComparer.Ordinal)
        )
        {
            if (fix.Span.Start >= at)
            {
                text.Append(source.Text, at, fix.Span.Start - at).Append(fix.Replacement);
                at = fix.Span.End;
            }
        }

        return text.Append(source.Text, at, source.Text.Length - at).ToString();
    }
}
