using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Reading;

/// <summary>Captions: what begins one, and numbers that an author typed before the edition numbers it.</summary>
internal static partial class Captions
{
    /// <summary>How many characters of a line mark it as a table's caption; 0 if it is none.</summary>
    public static int Mark(ReadOnlySpan<char> line) =>
        line.StartsWith(": ", StringComparison.Ordinal) ? 2
        : line.StartsWith("Table: ", StringComparison.Ordinal) || line.StartsWith("table: ", StringComparison.Ordinal)
            ? 7
        : 0;

    /// <summary>A number typed at a caption's head would be printed beside the edition's own.</summary>
    public static void CheckNumber(LeafText caption, Findings findings)
    {
        Match typed = TypedNumber().Match(caption.Text, caption.Start, caption.End - caption.Start);
        if (typed.Success)
        {
            var span = caption.Span(typed.Index, typed.Index + typed.Length);
            findings.Add(
                new Diagnostic(Says.TypedNumber(typed.Value.Trim()), span)
                {
                    Fix = span.Length == typed.Length ? new Fix(span, "") : null,
                }
            );
        }
    }

    /// <summary>A paragraph beneath a picture that says its caption once more.</summary>
    public static void CheckRepeated(ImmutableArray<Inline> caption, Paragraph beneath, Findings findings)
    {
        string said = PlainText.Of(beneath.Content).Trim();
        if (said.Length > 3 && said == PlainText.Of(caption).Trim())
        {
            findings.Add(Says.CaptionAgain(), beneath.Span);
        }
    }

    [GeneratedRegex(
        @"\G(Рис(унок|\.)?|Fig(ure|\.)?|Табл(ица|\.)?|Tab(le|\.)?|Abb(ildung|\.)?)[ \u00A0]*\d+(\.\d+)*[ \u00A0]*[.:—–-]*[ \u00A0]*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex TypedNumber();
}
