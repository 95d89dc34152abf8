using System.Text;

namespace Edition.Tests.Hostile;

/// <summary>
/// Manuscripts of one file made to break a press, each by a name. They are made, not kept: <c>scale</c> 1 is for every
/// build, 50 and more for an evening with a profiler.
/// </summary>
internal static class HostileTexts
{
    private const string Words = "слово за словом, word after word, ";

    /// <summary>
    /// Manuscripts against which nothing can be said: each must become an edition, however long or strange.
    /// </summary>
    public static IEnumerable<(string Name, string Text)> Sound(int scale)
    {
        yield return ("one paragraph", Times(Words, 800 * scale));
        yield return (
            "YAML aliases",
            "---\ntitle: &a [x, x]\nudc: &b [*a, *a, *a]\nsubjects: [*b, *b, *b, *b]\n---\nx"
        );
        yield return ("YAML keys", "---\n" + Numbered(10_000 * scale, i => $"key{i}: v\n") + "---\nx");
        yield return ("YAML tags", "---\ntitle: !!python/object:os.system x\n---\nx");
        yield return ("one word", new string('ы', 4_000 * scale));
        yield return ("one word of digits", new string('1', 4_000 * scale));
        yield return ("no-break spaces", Times("a\u00A0", 2_000 * scale));
        yield return ("soft hyphens", Times("a\u00AD", 2_000 * scale));
        yield return ("word joiners", Times("a\u2060", 2_000 * scale));
        yield return ("combining marks", "e" + new string('\u0301', 600 * scale));
        yield return ("bidi marks", Times("a\u200Eb\u200F\u061Cc ", 400 * scale));
        yield return ("spaces", "a" + new string(' ', 10_000 * scale) + "b");
        yield return ("brackets", new string('[', 10_000 * scale));
        yield return ("braces", Times("[a]{", 2_000 * scale));
        yield return ("openers", Times("*a **b ", 1_000 * scale));
        yield return ("hard breaks", Times("слово\\\n", 600 * scale) + "конец");
        yield return ("paragraphs", Times("Слово.\n\n", 1_000 * scale));
        yield return ("breaks", Times("***\n\n", 400 * scale));
        yield return ("headings", Times("## Глава\n\n", 200 * scale));
        yield return ("headings and text", Times("## Глава\n\nСлово.\n\n### Раздел\n\nСлово.\n\n", 100 * scale));
        yield return ("a heading", "## " + Times(Words, 40 * scale));
        yield return ("a title", "# " + Times(Words, 20 * scale) + "\n\nТекст.");
        yield return ("notes", Numbered(500 * scale, i => $"Слово[^{i}] и слово.\n\n[^{i}]: Примечание {i}.\n\n"));
        yield return (
            "notes in one paragraph",
            Numbered(500 * scale, i => $"слово[^{i}] ")
                + "\n\n"
                + Numbered(500 * scale, i => $"[^{i}]: Примечание {i}.\n\n")
        );
        yield return ("one note", "Слово[^1].\n\n[^1]: " + Times(Words, 400 * scale));
        yield return ("inline notes", Times("слово^[Примечание.] ", 500 * scale));
        yield return ("calls of one note", "a[^n] " + Times("b[^n] ", 500 * scale) + "\n\n[^n]: Note.");
        yield return ("notes in a table", "| a |\n|---|\n" + Numbered(100 * scale, i => $"| слово^[{i}] |\n"));
        yield return (
            "tables in a row",
            "Текст.\n\n" + Numbered(400 * scale, i => $"| a | b |\n|---|---|\n| 1 | 2 |\n\n: Подпись {i}\n\n")
        );
        yield return ("notes in headings", Numbered(40 * scale, i => $"## Глава^[{i}]\n\nтекст\n\n"));
        yield return (
            "a ring of references",
            Numbered(200 * scale, i => $"## Глава {{#h{i}}}\n\n[](#h{(i + 1) % (200 * scale)}) и [сюда](#h{i}).\n\n")
        );
        yield return (
            "headings that refer to each other",
            "## [](#b) {#a}\n\n## [](#a) {#b}\n\n## [](#c) {#c}\n\nтекст"
        );
        yield return ("references to one place", "[место]{#p} " + Times("[туда](#p) ", 600 * scale));
        yield return ("links", Times("[сюда](https://example.org/a?b=c&d=%20) ", 400 * scale));
        yield return ("a link", "<https://example.org/" + new string('a', 2_000 * scale) + ">");
        yield return ("list items", Times("- пункт\n", 600 * scale));
        yield return ("numbered items", Times("1. пункт\n", 600 * scale));
        yield return ("letters", Times("a) пункт\n", 200 * scale));
        yield return ("a table of rows", "| a | b |\n|---|--:|\n" + Times("| слово | 1 |\n", 400 * scale));
        yield return ("a table of columns", Row("a", 12) + Row("---", 12) + Row("слово", 12) + "\n: Широкая");
        yield return ("a cell", "| a | b |\n|---|---|\n| " + Times(Words, 100 * scale) + " | b |\n");
        yield return ("lines of code", "```\n" + Times("int x = 1;\n", 600 * scale) + "```\n");
        yield return ("a line of code", "```\n" + new string('x', 4_000 * scale) + "\n```\n");
        yield return ("a run of code", "`" + Times("x = ", 1_000 * scale) + "`");
        yield return ("lines of verse", Times("| слово\n", 600 * scale));
        yield return ("a line of verse", "| " + Times(Words, 200 * scale));
        yield return ("quotations", Times("> слово\n\nслово\n\n", 300 * scale));
        yield return ("deep quotations", Times("> ", 20) + Times(Words, 40 * scale));
        yield return (
            "deep lists",
            string.Concat(Enumerable.Range(0, 20).Select(i => new string(' ', 2 * i) + "- " + Words + "\n"))
        );
        yield return (
            "deep lists with notes",
            string.Concat(Enumerable.Range(0, 11).Select(i => new string(' ', 4 * i) + "- > " + Words + $"^[{i}]\n"))
        );
        yield return ("small marks", Times("*a***b**~c~^d^~~e~~[f]{.smallcaps}[g]{lang=la} ", 200 * scale));
        yield return ("parallel rows", Parallel(Times("Слово.\n\n", 200 * scale), Times("A word.\n\n", 200 * scale)));
        yield return ("a parallel row", Parallel(Times(Words, 100 * scale), "A word."));
        yield return (
            "parallel notes",
            Parallel(Times("Слово^[Примечание.].\n\n", 100 * scale), Times("A word^[A note.].\n\n", 100 * scale))
        );
        yield return (
            "abstract",
            "---\nlang: ru\n---\n\n::: {.abstract lang=ru}\n" + Times(Words, 100 * scale) + "\n:::\n\nтекст"
        );
        yield return (
            "authors",
            "---\nauthors:\n" + Numbered(40 * scale, i => $"  - Author{i} A. B.\n") + "---\n\ntext"
        );
        yield return ("an author", "---\nauthors: [\"" + Times("word ", 2_000) + "\"]\n---\n\ntext");
        yield return ("keywords", "---\nkeywords: [" + Numbered(2_000, i => $"word{i}, ") + "end]\n---\n\ntext");
        yield return ("signs of XML", Times("]]> \\<b> & \" ' \\<!-- --> \\<?x?> &lt;!\\[CDATA[ ", 40 * scale));
        yield return (
            "headings without words",
            "# {#a}\n\n## &nbsp;\n\n## &shy;\n\n## []{#b}\n\n## ^[Примечание.]\n\n## <!-- c -->\n\n## **&zwj;**\n\nтекст [a](#b)"
        );
        yield return ("ids like code", "[a]{#javascript:alert} [b]{#x--y} [c](#javascript:alert) [d](#x--y)");
        yield return ("quotation marks", Times("\"a 'b ", 600 * scale));
        yield return ("nested quotation marks", Times("\"a ", 400 * scale) + Times("b\" ", 400 * scale));
        yield return ("dashes", Times("a -- b - c --- 1-2 ", 400 * scale));
        yield return ("letters of many scripts", "Ω Ж é ﬁ ½ №");
        yield return ("nothing", "");
        yield return ("only spaces", " \n\t\n\u00A0\n");
        yield return ("only a comment", "<!-- nothing -->");
        yield return ("only a note's definition of nothing else", "a^[b]");
    }

    /// <summary>Manuscripts that are wrong, or too deep: each must be refused, by a rule that says why.</summary>
    public static IEnumerable<(string Name, string Text, string Rule)> Refused(int scale)
    {
        yield return ("deep quotations", new string('>', 10_000) + " x", "ED115");
        yield return ("a paragraph of 5 MB", Times(Words, 100_000), "ED123");
        yield return ("deep lists", Times("- ", 10_000) + "x", "ED115");
        yield return (
            "deep indented lists",
            string.Concat(Enumerable.Range(0, 1_000).Select(i => new string(' ', 2 * i) + "- x\n")),
            "ED115"
        );
        yield return ("deep emphasis", Times("*a **b ", 1_000 * scale) + Times("c** d*", 1_000 * scale), "ED115");
        yield return ("deep stars", new string('*', 10_000) + "a" + new string('*', 10_000), "ED115");
        yield return (
            "deep spans",
            new string('[', 1_000 * scale) + "a" + Times("]{.smallcaps}", 1_000 * scale),
            "ED115"
        );
        yield return (
            "deep fences",
            string.Concat(Enumerable.Range(0, 300).Select(i => new string(':', 310 - i) + " parallel\n")),
            "ED1"
        );
        yield return ("notes in notes", Times("a^[", 2_000 * scale) + Times("]", 2_000 * scale), "ED205");
        yield return ("notes that call each other", "a[^a]\n\n[^a]: b[^b]\n\n[^b]: a[^a]", "ED205");
        yield return ("a note that calls itself", "a[^a]\n\n[^a]: a[^a]", "ED205");
        yield return ("undefined notes", Numbered(2_000 * scale, i => $"a[^{i}] "), "ED201");
        yield return ("unused notes", Numbered(2_000 * scale, i => $"[^{i}]: a\n\n"), "ED202");
        yield return ("broken references", Numbered(2_000 * scale, i => $"[a](#b{i}) "), "ED207");
        yield return ("tags", Times("<b onclick='x()'>", 1_000 * scale), "ED105");
        yield return ("a script", "<script>alert(1)</script>", "ED105");
        yield return ("a link to a script", "[a](javascript:alert(1))", "ED209");
        yield return (
            "a link to a script in disguise",
            "[a](JAVA&#x73;cript&colon;alert(1)) [b](<java\tscript:alert(1)>)",
            "ED209"
        );
        yield return ("a link to a file", "[a](file:///etc/passwd)", "ED209");
        yield return ("a link with data", "[a](data:text/html;base64,PHNjcmlwdD4=)", "ED209");
        yield return ("a picture above", "![a](../a.png)", "ED212");
        yield return ("a picture above, escaped", "![a](%2e%2e/a.png)", "ED212");
        yield return ("a picture of the machine", "![a](/etc/hostname)", "ED212");
        yield return ("a picture of Windows", "![a](C:\\a.png)", "ED212");
        yield return ("controls", "a\u0001b\u0000c\u001Bd\u007Fe", "ED007");
        yield return ("bidi controls", Times("a\u202Eb\u202C\u2066c\u2069 ", 2_000 * scale), "ED007");
        yield return ("not characters", "a\uFFFEb\uFFFFc", "ED007");
        yield return ("controls by entity", "a&#1;b&#x1F;c", "ED007");
        yield return ("YAML in brackets", "---\ntitle: " + new string('[', 50_000) + "\n---\nx", "ED01");
        yield return ("YAML in braces", "---\ntitle: " + Times("{a: ", 5_000) + "\n---\nx", "ED01");
        yield return ("YAML of 2 MB", "---\ntitle: \"" + new string('x', 2_000_000) + "\"\n---\nx", "ED019");
    }

    private static string Parallel(string russian, string english) =>
        "---\nlanguages: [ru, en]\ntitle: {ru: Т, en: T}\n---\n\n:::: parallel\n::: {lang=ru}\n"
        + russian
        + "\n:::\n::: {lang=en}\n"
        + english
        + "\n:::\n::::\n";

    private static string Row(string cell, int columns) => "|" + Times($" {cell} |", columns) + "\n";

    private static string Numbered(int count, Func<int, string> text) =>
        string.Concat(Enumerable.Range(0, count).Select(text));

    private static string Times(string text, int count) =>
        new StringBuilder(text.Length * count).Insert(0, text, count).ToString();
}
