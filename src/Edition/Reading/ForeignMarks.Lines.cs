namespace Edition.Reading;

/// <summary>
/// What stands at the beginning of a line: boxes, tabs and snippets of MkDocs, abbreviations of Markdown Extra, and what
/// tells that a text is in another language of markup altogether. Only what can hardly be prose is named.
/// </summary>
internal sealed partial class ForeignMarks
{
    private const string Convert = "have the file converted to Markdown, as Pandoc does it";
    private const string ReStructured = "a line of reStructuredText";

    /// <summary>The mark with which the line that begins at a place begins.</summary>
    public ForeignMark? LineStart(int at)
    {
        ReadOnlySpan<char> rest = text.AsSpan(at, end - at);
        int stop = rest.IndexOf('\n') is var found and >= 0 ? at + found : end;
        ReadOnlySpan<char> line = text.AsSpan(at, stop - at).TrimEnd();
        return line is not [var first, ..]
            ? null
            : first switch
            {
                '!' or '?' => Box(at, stop, line),
                '=' => TabOrTitle(at, stop, line),
                '-' => line.StartsWith("--8<--")
                    ? Query(at, stop, "a text put in from another file", "put the text in")
                    : null,
                '*' => Abbreviation(at, line),
                '+' => line is "+++" ? Query(at, stop, "an edge of Hugo's front matter", FrontMatterForm) : null,
                '#' => Directive(at, line),
                '.' => Dotted(at, stop, line),
                ':' => Field(at, line),
                '{' when line is "{" && at == start && text.AsSpan(stop, end - stop).TrimStart() is ['"', ..] => Query(
                    at,
                    at + 1,
                    "front matter in JSON",
                    FrontMatterForm
                ),
                '|' or '{' => line is "|===" or "{|" || line.StartsWith("{| class")
                    ? Error(at, stop, "begins or ends a table of another language of markup, " + TableForm)
                    : null,
                '[' => Definition(at, line),
                '(' => line.StartsWith("(PART) ") || line.StartsWith("(APPENDIX) ")
                    ? Query(
                        at,
                        at + line.IndexOf(')') + 1,
                        "a part of bookdown",
                        "write a file of kind: chapter for it"
                    )
                : line.EndsWith(")=") && !line.ContainsAny(" \t")
                    ? Query(at, stop, "a label of MyST", "write {#id} behind a heading, or [words]{#id}")
                : null,
                'i' when IsModule(line) => Query(at, stop, "a line of MDX", TakeAway),
                'e' => IsModule(line) ? Query(at, stop, "a line of MDX", TakeAway) : null,
                'i' or 'v' or 'a' => Macro(at, stop, line),
                'h' or 'b' or 'f' => Textile(at, line),
                _ => null,
            };
    }

    // import X from 'y'; export const z = 1;
    private static bool IsModule(ReadOnlySpan<char> line) =>
        line.StartsWith("export const ")
        || line.StartsWith("export default ")
        || (line.StartsWith("import ") && (line.IndexOf(" from '") > 0 || line.IndexOf(" from \"") > 0));

    private const string FrontMatterForm = "write front matter as YAML, between two lines ---";
    private const string TableForm = "which is not read: write it with | between its cells.";

    private ForeignMark? Box(int at, int stop, ReadOnlySpan<char> line)
    {
        int length =
            line.StartsWith("!!!") ? 3
            : line.StartsWith("???+") ? 4
            : line.StartsWith("???") ? 3
            : 0;
        return length > 0 && Admonition(line[length..])
            ? Query(at, stop, "a box for a remark", "write a quotation (>) or a paragraph of its own")
            : null;
    }

    // A space, words of letters and hyphens, perhaps a title in quotation marks.
    private static bool Admonition(ReadOnlySpan<char> rest)
    {
        int i = 0;
        while (i < rest.Length && rest[i] == ' ')
        {
            i++;
        }

        int word = i;
        while (i < rest.Length && (char.IsAsciiLetterOrDigit(rest[i]) || rest[i] is '-' or '_' or ' '))
        {
            i++;
        }

        return i > word && (i == rest.Length || rest[i] == '"' && rest[^1] == '"' && i < rest.Length - 1);
    }

    // «== Title» is AsciiDoc's, Typst's and, closed, a wiki's; an equation may go on with one sign.
    private ForeignMark? TabOrTitle(int at, int stop, ReadOnlySpan<char> line)
    {
        if (line.StartsWith("=== \"") || line.StartsWith("===! \"") || line.StartsWith("===+ \""))
        {
            return Query(at, stop, "a tab", "write a heading");
        }

        int signs = line.IndexOfAnyExcept('=');
        bool title =
            signs is >= 1 and <= 6
            && (signs > 1 || at == start)
            && line.Length > signs + 1
            && line[signs] == ' '
            && char.IsUpper(line[signs + 1]);
        return title
            ? Query(
                at,
                stop,
                "a heading of another language of markup",
                "write # before the title, ## before a section"
            )
            : null;
    }

    // *[HTML]: Hypertext Markup Language
    private ForeignMark? Abbreviation(int at, ReadOnlySpan<char> line)
    {
        int close = line.IndexOf("]:");
        return line.StartsWith("*[") && close > 2 && line[2..close].IndexOfAny('[', ']') < 0
            ? Query(
                at,
                at + close + 2,
                "the meaning of an abbreviation",
                "say in the text or in a note what the letters stand for, and take the line away"
            )
            : null;
    }

    // #+TITLE: of Org mode; #set page(…) of Typst.
    private ForeignMark? Directive(int at, ReadOnlySpan<char> line)
    {
        if (line.StartsWith("#+"))
        {
            int name = 2;
            while (name < line.Length && (char.IsAsciiLetter(line[name]) || line[name] == '_'))
            {
                name++;
            }

            bool keyword = name > 4 && (name == line.Length || line[name] is ':' or ' ');
            return keyword ? Query(at, at + name, "a line of Org mode", Convert) : null;
        }

        foreach (string word in (ReadOnlySpan<string>)["set", "let", "show", "import", "include"])
        {
            if (line[1..].StartsWith(word) && line.Length > word.Length + 2 && line[word.Length + 1] == ' ')
            {
                bool rule =
                    line.IndexOf('(') > 0 || line.Contains(" = ", StringComparison.Ordinal) || line.IndexOf('"') > 0;
                return rule || line.IndexOf(':') > 0
                    ? Query(at, at + word.Length + 1, "a rule of Typst", Convert)
                    : null;
            }
        }

        return null;
    }

    // .. image:: x.png, .. _target:, .. [1] a note, .. |x| a substitution
    private ForeignMark? Dotted(int at, int stop, ReadOnlySpan<char> line)
    {
        if (!line.StartsWith(".. ") || line.Length < 5)
        {
            return null;
        }

        ReadOnlySpan<char> rest = line[3..];
        int name = rest.IndexOf("::");
        bool directive = name > 0 && !rest[..name].ContainsAny(" \t");
        if (directive && rest[..name] is "image" or "figure" or "include" or "literalinclude")
        {
            return Error(at, stop, Missing);
        }

        bool marked =
            directive
            || (rest[0] == '_' && rest.IndexOf(':') > 1)
            || (rest[0] == '[' && rest.IndexOf("] ") > 1)
            || (rest[0] == '|' && rest[1..].IndexOf('|') > 0);
        return marked ? Query(at, at + 2, ReStructured, Convert) : null;
    }

    // :Author: Somebody, :PROPERTIES: of a drawer. In small letters it may be an emoji.
    private ForeignMark? Field(int at, ReadOnlySpan<char> line)
    {
        int close = line[1..].IndexOf(':') + 1;
        if (close < 3 || close > 40 || !char.IsAsciiLetterUpper(line[1]))
        {
            return null;
        }

        foreach (char sign in line[1..close])
        {
            if (!char.IsAsciiLetterOrDigit(sign) && sign is not (' ' or '-' or '_'))
            {
                return null;
            }
        }

        return close + 1 == line.Length || line[close + 1] == ' '
            ? Query(at, at + close + 1, "a field of another language of markup", Convert)
            : null;
    }

    // [#smith]: …, [?word]: … of MultiMarkdown
    private ForeignMark? Definition(int at, ReadOnlySpan<char> line)
    {
        int close = line.IndexOf("]:");
        return line.Length > 4 && line[1] is '#' or '?' && close > 2 && !line[2..close].ContainsAny("[]")
            ? Query(at, at + close + 2, "a definition of MultiMarkdown", "write what it says in the text or in a note")
            : null;
    }

    // image::picture.png[Alt] of AsciiDoc
    private ForeignMark? Macro(int at, int stop, ReadOnlySpan<char> line)
    {
        int colons = line.IndexOf("::");
        return
            colons > 0
            && line[^1] == ']'
            && line[..colons] is "image" or "include" or "video" or "audio"
            && line[colons..].IndexOf('[') > 2
            ? Error(at, stop, Missing)
            : null;
    }

    // h1. Title, bq. A quotation, fn1. A note
    private ForeignMark? Textile(int at, ReadOnlySpan<char> line)
    {
        int mark =
            line.StartsWith("bq. ") || line.StartsWith("bc. ") ? 3
            : line.Length > 4 && line[0] == 'h' && line[1] is >= '1' and <= '6' && line[2..].StartsWith(". ") ? 3
            : line.Length > 5 && line.StartsWith("fn") && char.IsAsciiDigit(line[2]) && line[3..].StartsWith(". ") ? 4
            : 0;
        return mark > 0 ? Query(at, at + mark, "a mark of Textile", Convert) : null;
    }
}
