using System.Collections.Immutable;
using System.Text;
using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Checking;

/// <summary>Carries out mendings. Outside the mended spots the file stays byte for byte what it was.</summary>
public static class Fixes
{
    /// <summary>The source's text with those of the fixes that <see cref="Apart"/> keeps.</summary>
    public static string Apply(Source source, IEnumerable<Fix> fixes) =>
        Apply(source, 0, source.Text.Length, Apart(source, fixes));

    /// <summary>
    /// The characters [start, end) of the source with the fixes that lie among them, which are in order and apart.
    /// </summary>
    public static string Apply(Source source, int start, int end, IEnumerable<Fix> apart)
    {
        var text = new StringBuilder(end - start + 64);
        int at = start;
        foreach (Fix fix in apart)
        {
            text.Append(source.Text, at, fix.Span.Start - at).Append(fix.Replacement);
            at = fix.Span.End;
        }

        return text.Append(source.Text, at, end - at).ToString();
    }

    /// <summary>
    /// The fixes that can be carried out at once in the source, in order: its own, within its text. Of fixes that
    /// overlap the earlier is taken, of fixes at one place the longer; the others wait for the next run.
    /// </summary>
    public static ImmutableArray<Fix> Apart(Source source, IEnumerable<Fix> fixes)
    {
        var apart = ImmutableArray.CreateBuilder<Fix>();
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
                apart.Add(fix);
                at = fix.Span.End;
            }
        }

        return apart.ToImmutable();
    }
}
