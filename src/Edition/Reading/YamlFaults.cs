using System.Text.RegularExpressions;
using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Reading;

/// <summary>
/// What is wrong with YAML that cannot be read, in its author's terms: the parser knows where it stopped, but not why
/// people stop it there.
/// </summary>
internal static partial class YamlFaults
{
    /// <param name="start">Where the YAML begins in the source.</param>
    /// <param name="at">Where the parser stopped.</param>
    /// <param name="otherwise">What is said where none of the usual slips is found.</param>
    public static Diagnostic Explain(Source source, int start, int end, SourceSpan at, Message otherwise)
    {
        int first = source.PlaceOf(start).Line;
        int last = source.PlaceOf(Math.Max(start, end - 1)).Line;
        int stop = Math.Clamp(source.PlaceOf(at.Start).Line, first, last);
        return Tab(source, first, last)
            ?? OpenFlow(source, start, end, at)
            ?? Lines(source, stop, first, last, QuotedStart)
            ?? Lines(source, stop, first, last, NoSpace)
            ?? Lines(source, stop, first, last, Mark)
            ?? Item(source, stop, first)
            ?? Indent(source, stop, first)
            ?? Lines(source, stop, first, last, Colon)
            ?? new Diagnostic(otherwise, at);
    }

    private static Diagnostic? Lines(
        Source source,
        int stop,
        int first,
        int last,
        Func<Source, int, Diagnostic?> look
    ) =>
        look(source, stop)
        ?? (stop > first ? look(source, stop - 1) : null)
        ?? (stop < last ? look(source, stop + 1) : null);

    private static Diagnostic Fault(SourceSpan span, Message message, Fix? fix = null) =>
        new(message, span) { Fix = fix };

    private static Diagnostic? Tab(Source source, int first, int last)
    {
        for (int line = first; line <= last; line++)
        {
            string text = source.LineText(line);
            string indent = text[..(text.Length - text.TrimStart().Length)];
            if (indent.Contains('\t', StringComparison.Ordinal) && indent.Length < text.Length)
            {
                var span = new SourceSpan(source, source.LineStart(line), indent.Length);
                return Fault(span, Says.YamlTab(), new Fix(span, indent.Replace("\t", "  ", StringComparison.Ordinal)));
            }
        }

        return null;
    }

    // A brace or bracket that is still open where a line begins with a key again.
    private static Diagnostic? OpenFlow(Source source, int start, int end, SourceSpan at)
    {
        Stack<int> open = [];
        string text = source.Text;
        char quote = '\0';
        for (int i = start; i < end; i++)
        {
            char c = text[i];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'' && i > start && text[i - 1] is ' ' or '[' or '{' or ',')
            {
                quote = c;
            }
            else if (c is '{' or '[' && (open.Count > 0 || (i > start && text[i - 1] is ' ')))
            {
                open.Push(i);
            }
            else if (c is '}' or ']' && open.Count > 0)
            {
                open.Pop();
            }

            bool newKey = c == '\n' && open.Count > 0 && KeyLine().IsMatch(text[(i + 1)..Math.Min(end, i + 200)]);
            if (newKey || (i == end - 1 && open.Count > 0 && at.Start >= open.Peek()))
            {
                string sign = text[open.Peek()] == '{' ? "brace" : "bracket";
                return Fault(new SourceSpan(source, open.Peek(), 1), Says.YamlUnclosed(sign));
            }
        }

        return null;
    }

    private static Diagnostic? QuotedStart(Source source, int line)
    {
        Match match = Quoted().Match(source.LineText(line));
        if (!match.Success)
        {
            return null;
        }

        Group value = match.Groups["value"];
        var span = new SourceSpan(source, source.LineStart(line) + value.Index, value.Length);
        string mended = value.Value.Contains('\'', StringComparison.Ordinal)
            ? "\"" + value.Value.Replace("\"", "\\\"", StringComparison.Ordinal) + "\""
            : $"“{value.Value}”";
        return Fault(span, Says.YamlQuotedStart(Shown.Brief(mended)), new Fix(span, mended));
    }

    private static Diagnostic? NoSpace(Source source, int line)
    {
        Match match = Unspaced().Match(source.LineText(line));
        if (!match.Success)
        {
            return null;
        }

        Group key = match.Groups["key"];
        int colon = source.LineStart(line) + key.Index + key.Length;
        return Fault(
            new SourceSpan(source, source.LineStart(line) + key.Index, key.Length + 1),
            Says.YamlSpaceAfterColon(key.Value, Shown.Brief(match.Groups["value"].Value)),
            new Fix(new SourceSpan(source, colon + 1, 0), " ")
        );
    }

    private static Diagnostic? Mark(Source source, int line)
    {
        Match match = Marked().Match(source.LineText(line));
        if (!match.Success)
        {
            return null;
        }

        Group value = match.Groups["value"];
        var span = new SourceSpan(source, source.LineStart(line) + value.Index, value.Length);
        return Fault(
            span,
            Says.YamlSign(value.Value[0]),
            value.Value.Contains('"', StringComparison.Ordinal) ? null : new Fix(span, $"\"{value.Value}\"")
        );
    }

    // «- А. Автор» and beneath it «  city: …».
    private static Diagnostic? Item(Source source, int stop, int first)
    {
        if (stop <= first || !KeyLine().IsMatch(source.LineText(stop).TrimStart()))
        {
            return null;
        }

        string above = source.LineText(stop - 1);
        Match item = PlainItem().Match(above);
        int indent = Indent(source.LineText(stop));
        if (!item.Success || indent <= item.Groups["dash"].Index)
        {
            return null;
        }

        Group value = item.Groups["value"];
        return Fault(
            new SourceSpan(source, source.LineStart(stop - 1) + value.Index, value.Length),
            Says.YamlItem(Shown.Brief(value.Value)),
            new Fix(new SourceSpan(source, source.LineStart(stop - 1) + value.Index, 0), "name: ")
        );
    }

    private static Diagnostic? Indent(Source source, int stop, int first)
    {
        string line = source.LineText(stop);
        int indent = Indent(line);
        if (!KeyLine().IsMatch(line.TrimStart()))
        {
            return null;
        }

        for (int above = stop - 1; above >= first; above--)
        {
            string text = source.LineText(above);
            int own = Indent(text);
            if (KeyLine().IsMatch(text.TrimStart()) && own != indent && Math.Abs(own - indent) <= 2)
            {
                string side = own > indent ? "left" : "right";
                string spaces = Math.Abs(own - indent) == 1 ? "one space" : "two spaces";
                string key = text.Trim()[..(text.Trim().IndexOf(':', StringComparison.Ordinal) + 1)];
                return Fault(
                    new SourceSpan(source, source.LineStart(stop), Math.Max(1, indent)),
                    Says.YamlIndent(spaces, side, Shown.Brief(key), Shown.Number(above))
                );
            }
        }

        return null;
    }

    private static Diagnostic? Colon(Source source, int line)
    {
        Match match = WithColon().Match(source.LineText(line));
        if (!match.Success)
        {
            return null;
        }

        Group value = match.Groups["value"];
        var span = new SourceSpan(source, source.LineStart(line) + value.Index, value.Length);
        bool plain = !value.Value.Contains('"', StringComparison.Ordinal);
        return Fault(
            span,
            Says.YamlColon(Shown.Brief(value.Value)),
            plain ? new Fix(span, $"\"{value.Value}\"") : null
        );
    }

    private static int Indent(string line) => line.Length - line.TrimStart(' ').Length;

    [GeneratedRegex(@"^[\p{L}\p{N}_-]+:(\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex KeyLine();

    [GeneratedRegex(
        @"^\s*(?:- )?[^\s:#""'][^:]*:\s+(?<value>(?<q>[""'])(?:(?!\k<q>).)*\k<q>\s*[^\s,#\]}].*?)\s*$",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^\s*(?:- )?(?<key>[\p{L}_-]+):(?<value>[^\s:/][^:]*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Unspaced();

    [GeneratedRegex(@"^\s*(?:- )?[^\s:#""'][^:]*:\s+(?<value>[@`%][^\r\n]*?)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Marked();

    [GeneratedRegex(@"^\s*(?<dash>-) (?<value>[^:\[{""']+?)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex PlainItem();

    [GeneratedRegex(
        @"^\s*(?:- )?[^\s:#""']+:\s+(?<value>[^""'\[{|>\s][^\r\n]*: [^\r\n]*?)\s*$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex WithColon();
}
