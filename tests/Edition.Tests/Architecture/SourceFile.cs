using System.Text;
using System.Text.RegularExpressions;

namespace Edition.Tests.Architecture;

/// <summary>A C# file of the house, as far as the tests of its architecture read it.</summary>
internal sealed partial class SourceFile
{
    /// <param name="path">Under <c>src</c>, with slashes.</param>
    /// <param name="text">The file's text.</param>
    public SourceFile(string path, string text)
    {
        Path = path;
        Text = text;
        Room = path[..path.LastIndexOf('/')];
        Code = CodeOf(text);
        Namespace = NamespaceLine().Match(Code).Groups[1].Value;
        Usings = [.. UsingLine().Matches(Code).Select(match => match.Groups[1].Value)];
        Aliases = AliasLine()
            .Matches(Code)
            .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value, StringComparer.Ordinal);
        Types = [.. TypeLine().Matches(Code).Select(match => match.Groups[1].Value)];
    }

    public string Path { get; }

    public string Text { get; }

    /// <summary>The folder: <c>Edition/Reading</c>.</summary>
    public string Room { get; }

    /// <summary>The text without comments and strings; what stands in the holes of strings is kept.</summary>
    public string Code { get; }

    public string Namespace { get; }

    public HashSet<string> Usings { get; }

    /// <summary>Names that the file gives to types by <c>using X = Y</c>.</summary>
    public IReadOnlyDictionary<string, string> Aliases { get; }

    /// <summary>The types that the file declares at its top level.</summary>
    public HashSet<string> Types { get; }

    /// <summary>Every file under <c>src</c>, by path.</summary>
    public static IReadOnlyList<SourceFile> All { get; } = Read(System.IO.Path.Combine(Checkout.Root, "src"));

    /// <summary>Every file under <c>tests</c>, by path.</summary>
    public static IReadOnlyList<SourceFile> Tests { get; } = Read(System.IO.Path.Combine(Checkout.Root, "tests"));

    private static List<SourceFile> Read(string root) =>
        [
            .. Directory
                .EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
                .Select(full =>
                    (Path: System.IO.Path.GetRelativePath(root, full).Replace('\\', '/'), Text: File.ReadAllText(full))
                )
                .Where(file => !file.Path.Contains("/obj/", StringComparison.Ordinal))
                .Where(file => !file.Path.Contains("/bin/", StringComparison.Ordinal))
                .OrderBy(file => file.Path, StringComparer.Ordinal)
                .Select(file => new SourceFile(file.Path, file.Text)),
        ];

    /// <summary>The names of types and of what looks like them: capitalised, behind no point.</summary>
    public IEnumerable<string> Names() =>
        CapitalName()
            .Matches(UsingLine().Replace(Code, ""))
            .Select(match => match.Value)
            .Where(name => !Types.Contains(name))
            .Distinct(StringComparer.Ordinal);

    /// <summary>Names with points in them, such as <c>Model.Parallel</c>.</summary>
    public IEnumerable<string> LongNames() =>
        LongName()
            .Matches(UsingLine().Replace(Code, ""))
            .Select(match => match.Value)
            .Concat(Aliases.Values)
            .Distinct(StringComparer.Ordinal);

    /// <summary>Functions and how many parameters each takes; constructors and records are none.</summary>
    public IEnumerable<(string Name, int Parameters)> Functions()
    {
        foreach (Match match in FunctionHead().Matches(Code))
        {
            int depth = 1,
                count = 1;
            int at = match.Index + match.Length;
            for (; depth > 0; at++)
            {
                depth +=
                    Code[at] is '(' or '[' or '<' ? 1
                    : Code[at] is ')' or ']' or '>' ? -1
                    : 0;
                count += depth == 1 && Code[at] == ',' ? 1 : 0;
            }

            if (Code.AsSpan(at).TrimStart() is ['{', ..] or ['=', '>', ..])
            {
                yield return (match.Groups[1].Value, count);
            }
        }
    }

    private static string CodeOf(string text)
    {
        var code = new StringBuilder(text.Length);
        for (int at = 0; at < text.Length; )
        {
            if (text[at] == '"')
            {
                at = AfterString(text, at, code);
            }
            else if (text[at] == '\'')
            {
                at = text.IndexOf('\'', text[at + 1] == '\\' ? at + 3 : at + 2) + 1;
                code.Append("' '");
            }
            else if (At(text, at, "//"))
            {
                at = End(text, text.IndexOf('\n', at));
            }
            else if (At(text, at, "/*"))
            {
                at = End(text, text.IndexOf("*/", at, StringComparison.Ordinal)) + 2;
            }
            else
            {
                code.Append(text[at++]);
            }
        }

        return code.ToString();
    }

    /// <summary>Passes over a string from its first quotation mark; its holes go to <paramref name="code"/>.</summary>
    private static int AfterString(string text, int at, StringBuilder code)
    {
        int prefix = at;
        while (prefix > 0 && text[prefix - 1] is '$' or '@')
        {
            prefix--;
        }

        bool holes = text.AsSpan(prefix, at - prefix).Contains('$');
        bool verbatim = text.AsSpan(prefix, at - prefix).Contains('@');
        int marks = text.AsSpan(at).IndexOfAnyExcept('"');
        code.Append("\"\"");
        if (marks == 2)
        {
            return at + 2;
        }

        string end = new('"', marks == 1 ? 1 : marks);
        for (at += marks; !At(text, at, end) || (verbatim && At(text, at, "\"\"")); at++)
        {
            if (marks == 1 && !verbatim && text[at] == '\\' || At(text, at, "{{") || (verbatim && text[at] == '"'))
            {
                at++;
            }
            else if (holes && text[at] == '{')
            {
                at = AfterHole(text, at + 1, code);
            }
        }

        return at + marks;
    }

    /// <returns>The place of the brace that ends the hole.</returns>
    private static int AfterHole(string text, int at, StringBuilder code)
    {
        for (int depth = 0; depth > 0 || text[at] != '}'; )
        {
            depth +=
                text[at] is '{' or '(' ? 1
                : text[at] is '}' or ')' ? -1
                : 0;
            if (text[at] == '"')
            {
                at = AfterString(text, at, code);
            }
            else
            {
                code.Append(text[at++]);
            }
        }

        code.Append(' ');
        return at;
    }

    private static bool At(string text, int at, string what) =>
        string.CompareOrdinal(text, at, what, 0, what.Length) == 0;

    private static int End(string text, int at) => at < 0 ? text.Length : at;

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"^using (?:static )?([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex UsingLine();

    [GeneratedRegex(@"^using (\w+) = ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex AliasLine();

    [GeneratedRegex(
        @"^(?:[a-z]+ +)*(?:class|struct|interface|enum|record|delegate \S+) (?:struct |class )?(\w+)",
        RegexOptions.Multiline
    )]
    private static partial Regex TypeLine();

    [GeneratedRegex(
        @"^ +(?! )(?:(?:public|private|internal|protected|static|override|sealed|unsafe|abstract|virtual|async) +)*"
            + @"(?!new\b|return\b|else\b|await\b|in\b|is\b|var\b|record\b|struct\b|class\b)"
            + @"[\w.<>\[\],?() ]*[\w>\])?] (?<!\bnew )(\w+)(?:<[\w, ]+>)?\(",
        RegexOptions.Multiline
    )]
    private static partial Regex FunctionHead();

    [GeneratedRegex(@"(?<![\w.])[A-Z]\w*(?!\w|\s*=(?![=>]))")]
    private static partial Regex CapitalName();

    [GeneratedRegex(@"(?<![\w.])[A-Z]\w*(?:\.[A-Z]\w*)+")]
    private static partial Regex LongName();
}
