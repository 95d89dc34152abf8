using System.Text;
using System.Text.RegularExpressions;

namespace Edition.Benchmark;

/// <summary>
/// The generated manuscripts as Typst takes them, on the page of the template <c>bench</c>. It knows the Markdown that
/// <see cref="BookGenerator"/> writes, and no more.
/// </summary>
public static partial class TypstText
{
    private const string Page = """
        #set page(width: 148mm, height: 210mm, numbering: "1",
          margin: (inside: 18mm, outside: 18mm, top: 20mm, bottom: 20mm))
        #set text(font: "PT Serif", size: 10pt, lang: "ru", top-edge: 1em, bottom-edge: 0em)
        #set par(justify: true, leading: 2.5pt, spacing: 2.5pt, first-line-indent: 1.2em)
        #set smartquote(enabled: false)
        #outline(depth: 1)


        """;

    public static void Write(string manuscript, string file)
    {
        var text = new StringBuilder(Page);
        foreach (string path in Directory.GetFiles(manuscript, "*.md").Order(StringComparer.Ordinal))
        {
            string source = File.ReadAllText(path).ReplaceLineEndings("\n");
            Match title = TitlePattern().Match(source);
            text.Append("#pagebreak(weak: true)\n= ").Append(Words(title.Groups[1].Value, [])).Append("\n\n");
            int body = source.IndexOf("\n---\n", 4, StringComparison.Ordinal) + 5;
            Dictionary<string, string> notes = NotePattern()
                .Matches(source)
                .ToDictionary(note => note.Groups[1].Value, note => note.Groups[2].Value, StringComparer.Ordinal);
            foreach (string block in NotePattern().Replace(source[body..], "").Split("\n\n"))
            {
                Block(text, block.Trim('\n'), notes);
            }
        }

        File.WriteAllText(file, text.ToString());
    }

    private static void Block(StringBuilder text, string block, Dictionary<string, string> notes)
    {
        string[] lines = [.. block.Split('\n').Where(line => !line.StartsWith(":::", StringComparison.Ordinal))];
        if (lines is [['|', ..] head, _, .. var rows])
        {
            text.Append("#table(columns: ").Append(head.Count(c => c == '|') - 1).Append(',');
            foreach (string cell in new[] { head }.Concat(rows).SelectMany(row => row.Trim('|').Split('|')))
            {
                text.Append('[').Append(Words(cell.Trim(), notes)).Append("],");
            }

            text.Append(")\n\n");
            return;
        }

        string all = AttributesPattern().Replace(string.Join(' ', lines), "").Trim();
        Match heading = HeadingPattern().Match(all);
        if (heading.Success)
        {
            text.Append('=', heading.Groups[1].Length)
                .Append(' ')
                .Append(Words(heading.Groups[2].Value, notes))
                .Append("\n\n");
        }
        else if (all is ['>', ..])
        {
            text.Append("#quote(block: true)[").Append(Words(all.TrimStart('>', ' '), notes)).Append("]\n\n");
        }
        else if (all.Length > 0)
        {
            // A figure, a dash or a sign at a paragraph's beginning would be an item of a list.
            text.Append("#h(0pt)").Append(Words(all, notes)).Append("\n\n");
        }
    }

    private static string Words(string markdown, Dictionary<string, string> notes)
    {
        var text = new StringBuilder();
        int at = 0;
        foreach (Match mark in InlinePattern().Matches(markdown))
        {
            text.Append(SignPattern().Replace(markdown[at..mark.Index], @"\$0"));
            string content = mark.Groups["note"].Value;
            if (content.Length > 0)
            {
                text.Append("#footnote[")
                    .Append(SignPattern().Replace(notes.GetValueOrDefault(content, content), @"\$0"))
                    .Append(']');
            }
            else
            {
                text.Append(mark.Value[0] == '*' ? "#emph[" : "#[")
                    .Append(SignPattern().Replace(mark.Groups["words"].Value, @"\$0"))
                    .Append(']');
            }

            at = mark.Index + mark.Length;
        }

        return text.Append(SignPattern().Replace(markdown[at..], @"\$0")).ToString();
    }

    [GeneratedRegex(@"^title:\s*(?:\n\s+ru: )?(.+)$", RegexOptions.Multiline)]
    private static partial Regex TitlePattern();

    [GeneratedRegex(@"^\[\^([^\]]+)\]: *(.*(?:\n(?!\n|\[\^).+)*)$", RegexOptions.Multiline)]
    private static partial Regex NotePattern();

    [GeneratedRegex(@"\{[#.:][^}]*\}")]
    private static partial Regex AttributesPattern();

    [GeneratedRegex("^(#+) (.+)$")]
    private static partial Regex HeadingPattern();

    [GeneratedRegex(@"\[\^(?<note>[^\]]+)\]|\*+(?<words>[^*]+)\*+|\[(?<words>[^\]]*)\]\([^)]*\)")]
    private static partial Regex InlinePattern();

    [GeneratedRegex(@"[\\#$*_@<>\[\]~`=/]")]
    private static partial Regex SignPattern();
}
