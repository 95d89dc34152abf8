using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Cli;

/// <summary>
/// Findings for people: <c>file:line:column: severity ED123: message</c>, the line itself and a caret.
/// </summary>
internal static class FindingsText
{
    public static void Write(
        TextWriter to,
        ImmutableArray<Told> findings,
        Func<Source, string> path,
        bool colours,
        int width
    )
    {
        foreach ((Diagnostic finding, int times, int files) in findings)
        {
            string colour = finding.Rule.Severity switch
            {
                Severity.Error => Colour.Red,
                Severity.Query => Colour.Yellow,
                _ => Colour.Blue,
            };
            to.WriteLine(
                Colour.In(colours, Colour.Bold, Place(finding.Span, path))
                    + Colour.In(colours, colour, Named(finding.Rule.Severity))
                    + $" {finding.Rule.Id}: {Folded(times, files)}{Visible(finding.Message)}"
            );
            WriteLine(to, finding.Span, colours, colour, width);
            foreach ((SourceSpan span, string message) in finding.Related)
            {
                to.WriteLine($"  {Place(span, path)}{Visible(message)}");
                WriteLine(to, span, colours, Colour.Dim, width);
            }
        }
    }

    public static string Named(Severity severity) =>
        severity switch
        {
            Severity.Error => "error",
            Severity.Query => "query",
            Severity.Hint => "hint",
            _ => throw new InvalidOperationException(),
        };

    /// <summary>"50 times in 12 files, first here: ", or nothing for a finding that is told alone.</summary>
    private static string Folded(int times, int files) =>
        times == 1 ? ""
        : files == 1 ? string.Create(CultureInfo.InvariantCulture, $"{times:#,0} times, first here: ")
        : string.Create(CultureInfo.InvariantCulture, $"{times:#,0} times in {files:#,0} files, first here: ");

    /// <summary>"file:line:column: ", or nothing where there is no place.</summary>
    private static string Place(SourceSpan span, Func<Source, string> path)
    {
        if (span.Source is null)
        {
            return "";
        }

        (int line, int column) = span.Source.PlaceOf(span.Start);
        return string.Create(CultureInfo.InvariantCulture, $"{Visible(path(span.Source))}:{line}:{column}: ");
    }

    private static void WriteLine(TextWriter to, SourceSpan span, bool colours, string colour, int width)
    {
        if (span.Source is null || span.Source.Text.Length == 0)
        {
            return;
        }

        const string Indent = "    ";
        (int line, _) = span.Source.PlaceOf(span.Start);
        int start = span.Source.LineStart(line);
        string text = span.Source.LineText(line);
        int at = Math.Clamp(span.Start - start, 0, text.Length);
        int end = Math.Clamp(span.End - start, Math.Min(at + 1, text.Length), text.Length);

        // A paragraph may be one line of a thousand words: show what stands about the place.
        int room = Math.Max(20, width - Indent.Length - 2);
        int from = text.Length <= room || at < room * 2 / 3 ? 0 : at - (room / 2);
        int to2 = Math.Min(text.Length, from + room);
        from = AtWholeCharacter(text, from);
        to2 = AtWholeCharacter(text, to2);
        string before = from > 0 ? "…" : "",
            after = to2 < text.Length ? "…" : "";
        int carets = Math.Clamp(Columns(text.AsSpan(at, Math.Min(end, to2) - at)), 1, room);
        to.WriteLine(Indent + before + Visible(text[from..to2]) + after);
        to.WriteLine(
            Indent
                + new string(' ', before.Length + Columns(text.AsSpan(from, at - from)))
                + Colour.In(colours, colour, new string('^', carets))
        );
    }

    private static int AtWholeCharacter(string text, int at) =>
        at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;

    /// <summary>
    /// The text with nothing in it that could steer a terminal or turn its reading direction: each such character shown
    /// as «·», tabs as one space.
    /// </summary>
    public static string Visible(string text)
    {
        var visible = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            visible.Append(
                rune.Value == '\t' ? " "
                : IsHidden(rune) ? "·"
                : rune.ToString()
            );
        }

        return visible.ToString();
    }

    private static bool IsHidden(Rune rune) =>
        rune.Value != 0xAD
        && Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;

    /// <summary>
    /// Columns that a terminal takes for the text: none for combining marks, two for the wide letters of East Asia.
    /// </summary>
    private static int Columns(ReadOnlySpan<char> text)
    {
        int columns = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            columns +=
                Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? 0
                : rune.Value
                    is (>= 0x1100 and <= 0x115F)
                        or (>= 0x2E80 and <= 0xA4CF)
                        or (>= 0xAC00 and <= 0xD7A3)
                        or (>= 0xF900 and <= 0xFAFF)
                        or (>= 0xFE30 and <= 0xFE6F)
                        or (>= 0xFF00 and <= 0xFF60)
                        or (>= 0x20000 and <= 0x3FFFD)
                    ? 2
                : 1;
        }

        return columns;
    }
}
