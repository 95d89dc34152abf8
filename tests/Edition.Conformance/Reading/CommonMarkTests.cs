using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Reading;

namespace Edition.Conformance.Reading;

/// <summary>
/// The examples of CommonMark 0.31.2 for what stands within a line, against our reading. Only those whose blocks are
/// paragraphs alone: blocks are Markdig's, which has its own tests.
/// </summary>
[Trait("Kind", "conformance")]
public sealed partial class CommonMarkTests
{
    private static readonly ImmutableHashSet<string> Sections =
    [
        "Backslash escapes",
        "Entity and numeric character references",
        "Code spans",
        "Emphasis and strong emphasis",
        "Links",
        "Autolinks",
        "Hard line breaks",
        "Soft line breaks",
        "Textual content",
    ];

    [ValidatorFact]
    public void The_examples_of_CommonMark_are_read_as_it_says()
    {
        var accepted = new Accepted(
            Checkout.PathOf("tests", "Edition.Conformance", "Reading", "accepted-commonmark.txt")
        );
        int compared = 0;
        foreach ((int number, string section, string markdown, string html) in Examples())
        {
            bool paragraphs = !Blocks().IsMatch(html) && html.StartsWith("<p>", StringComparison.Ordinal);
            if (Sections.Contains(section) && paragraphs)
            {
                compared++;
                accepted.Compare(
                    string.Create(CultureInfo.InvariantCulture, $"{number:000} {section}"),
                    Ours(markdown),
                    Theirs(html)
                );
            }
        }

        Assert.True(compared > 250, $"Only {compared} examples were compared.");
        Assert.Equal("", accepted.Verdict());
    }

    private static IEnumerable<(int, string, string, string)> Examples()
    {
        string section = "";
        int number = 0;
        string[] lines = File.ReadAllLines(Validators.PathOf("commonmark", "package", "spec.txt"));
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith('#'))
            {
                section = lines[i].TrimStart('#', ' ');
            }

            if (!lines[i].StartsWith("````````````````````````````````", StringComparison.Ordinal))
            {
                continue;
            }

            int dot = Array.IndexOf(lines, ".", i);
            int end = Array.FindIndex(
                lines,
                dot,
                line => line.StartsWith("````````````````", StringComparison.Ordinal)
            );
            yield return (
                ++number,
                section,
                string.Join('\n', lines[(i + 1)..dot]).Replace('→', '\t') + "\n",
                string.Join('\n', lines[(dot + 1)..end]).Replace('→', '\t')
            );
            i = end;
        }
    }

    private static string[] Ours(string markdown)
    {
        byte[] bytes = Encoding.UTF8.GetBytes("---\ntitle: T\n---\n\n" + markdown);
        Book? book = ManuscriptReader.Read(
            "case.md",
            path => path == "case.md" ? new Fetched.Bytes([.. bytes]) : new Fetched.Missing(),
            new Findings(),
            "en",
            new DateOnly(2025, 1, 20)
        );
        return [.. BookLines.Of(book!.Articles[0]).Select(line => Empty().Replace(line, ""))];
    }

    // Links into nowhere are words in an edition, and so are pictures here.
    private static string[] Theirs(string html)
    {
        var open = new Stack<bool>();
        string text = Tags()
            .Replace(
                html,
                tag =>
                {
                    string name = tag.Groups[2].Value;
                    bool closing = tag.Groups[1].Length > 0;
                    switch (name)
                    {
                        case "p":
                            return closing ? "\u0001" : "p ";
                        case "em":
                            return closing ? "</em>" : "<em>";
                        case "strong":
                            return closing ? "</b>" : "<b>";
                        case "code":
                            return "`";
                        case "br":
                            return " ↵ ";
                        case "a" when !closing:
                            open.Push(Kept().IsMatch(tag.Value));
                            return open.Peek() ? "<a>" : "";
                        case "a":
                            return open.TryPop(out bool kept) && kept ? "</a>" : "";
                        default:
                            return tag.Value;
                    }
                }
            );
        return
        [
            .. text.Split('\u0001', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => Empty().Replace(BookLines.Normal(WebUtility.HtmlDecode(line)), ""))
                .Where(line => line is not ("" or "p")),
        ];
    }

    [GeneratedRegex("<(pre|ul|ol|h[1-6]|blockquote|hr|img|div|table)\\b")]
    private static partial Regex Blocks();

    [GeneratedRegex("<(/?)([a-z]+)[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("href=\"(https?:|mailto:|tel:|#.)", RegexOptions.IgnoreCase)]
    private static partial Regex Kept();

    [GeneratedRegex("<(a)></\\1>")]
    private static partial Regex Empty();
}
