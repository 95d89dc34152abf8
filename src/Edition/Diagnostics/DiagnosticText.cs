using System.Globalization;
using System.Text;

namespace Edition.Diagnostics;

/// <summary>
/// A finding as people read it: <c>file:line:column: severity ED123: message</c>, the line itself and a caret under the place. Control characters of the manuscript are shown as
/// pictures, so that no text can play with the terminal.
/// </summary>
public static class DiagnosticText
{
    private const int Widest = 120;

    /// <param name="colour">Marks severity and caret with ANSI colours.</param>
    public static string Of(Diagnostic diagnostic, bool colour = false)
    {
        var text = new StringBuilder();
        string severity = Word(diagnostic.Rule.Severity);
        text.Append(Place(diagnostic.Span)).Append(Coloured(severity, diagnostic.Rule.Severity, colour)).Append(' ').Append(diagnostic.Rule.Id).Append(": ").Append(Visible(diagnostic.Message)).Append('\n');
        AppendLine(text, diagnostic.Span, diagnostic.Rule.Severity, colour);
        foreach ((SourceSpan span, string message) in diagnostic.Related)
        {
            text.Append(Place(span)).Append("note: ").Append(Visible(message)).Append('\n');
            AppendLine(text, span, Severity.Hint, colour);
        }

        return text.ToString();
    }

    public static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Query => "query",
        Severity.Hint => "hint",
        _ => throw new InvalidOperationException(severity.ToString()),
    };

    /// <summary>Text that is safe to show: control characters as their pictures, halves of surrogate pairs replaced.</summary>
    internal static string Visible(string text)
    {
        var visible = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '\t' => visible.Append(' '),
                < 0x20 => visible.Append((char)(0x2400 + rune.Value)),
                0x7F => visible.Append('\u2421'),
                (>= 0x80 and < 0xA0) or (>= 0x2028 and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200B or 0xFEFF => visible.Append('\uFFFD'),
                _ => visible.Append(rune.ToString()),
            };
        }

        return visible.ToString();
    }

    private static string Place(SourceSpan span)
    {
        if (span.Source is not { } source)
        {
            return "";
        }

        (int line, int column) = source.PlaceOf(span.Start);
        return string.Create(CultureInfo.InvariantCulture, $"{Visible(source.Path)}:{line}:{column}: ");
    }

    private static void AppendLine(StringBuilder text, SourceSpan span, Severity severity, bool colour)
    {
        if (span.Source is not { Text.Length: > 0 } source)
        {
            return;
        }

        (int line, _) = source.PlaceOf(span.Start);
        int lineStart = source.LineStart(line);
        string whole = source.LineText(line);
        int at = Math.Clamp(span.Start - lineStart, 0, whole.Length);
        int length = Math.Clamp(span.Length, 1, Math.Max(1, whole.Length - at));

        // A line as long as a paragraph is shown around the place.
        int from = at > Widest * 3 / 4 ? at - (Widest / 2) : 0;
        from -= from > 0 && char.IsLowSurrogate(whole[from]) ? 1 : 0;
        int to = Math.Min(whole.Length, from + Widest);
        to -= to < whole.Length && char.IsLowSurrogate(whole[to]) ? 1 : 0;
        string shown = (from > 0 ? "…" : "") + Visible(whole[from..to]) + (to < whole.Length ? "…" : "");
        int before = (from > 0 ? 1 : 0) + Width(whole.AsSpan(from, Math.Min(at, to) - from));
        int under = Math.Max(1, Width(whole.AsSpan(at, Math.Max(0, Math.Min(at + length, to) - at))));
        string number = line.ToString(CultureInfo.InvariantCulture);
        text.Append(' ').Append(number).Append(" | ").Append(shown).Append('\n');
        text.Append(' ', number.Length + 1).Append(" | ").Append(' ', before).Append(Coloured("^" + new string('~', under - 1), severity, colour)).Append('\n');
    }

    // Columns of a terminal: marks take none, East Asian characters two.
    private static int Width(ReadOnlySpan<char> text)
    {
        int width = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            UnicodeCategory category = Rune.GetUnicodeCategory(rune);
            bool mark = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark || (category == UnicodeCategory.Format && rune.Value is not (>= 0x2028 and <= 0x202E) and not (>= 0x2066 and <= 0x2069) and not (0x200B or 0xFEFF));
            bool wide = rune.Value is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD);
            width += mark ? 0 : wide ? 2 : 1;
        }

        return width;
    }

    private static string Coloured(string text, Severity severity, bool colour)
    {
        string code = severity switch
        {
            Severity.Error => "31",
            Severity.Query => "33",
            _ => "36",
        };
        return colour ? $"\u001B[1;{code}m{text}\u001B[0m" : text;
    }
}
