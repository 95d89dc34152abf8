using System.Text.Json;
using System.Text.RegularExpressions;
using Edition.Cli;

namespace Edition.Tests.Cli;

[Trait("Kind", "unit")]
public sealed class TemplateCommandTests
{
    [Fact]
    public void A_new_template_is_listed_and_sets_as_the_one_beneath_until_it_says_otherwise()
    {
        using var scratch = new Scratch();
        string book = scratch["book"];
        Assert.Equal(Exit.Clean, Spoken.By("new", book).Exit);
        Assert.Equal(Exit.Clean, Spoken.By("template", "new", "ours", book, "--from", "journal").Exit);
        Assert.Matches(
            @"(?m)^ours +170 × 240 mm +the manuscript +A house style",
            Spoken.By("template", "list", book).Out
        );
        Assert.Matches(
            @"(?m)^journal +170 × 240 mm +the program +A scholarly journal",
            Spoken.By("template", "list", book).Out
        );

        string file = Path.Combine(book, "templates", "ours", "template.yaml");
        Assert.Equal(Exit.Clean, Spoken.By("check", book, "--template", "ours").Exit);

        // What stands there as a comment is right, and is the template's beneath.
        string all = Regex.Replace(File.ReadAllText(file), @"(?m)^# (?=page|styles| |parts)", "");
        File.WriteAllText(file, all.Replace("page: A5", "page: B5", StringComparison.Ordinal));
        Spoken spoken = Spoken.By("check", book, "--template", "ours");
        Assert.True(spoken.Exit == Exit.Clean, spoken.Error);
        Assert.Matches(@"(?m)^ours +176 × 250 mm", Spoken.By("template", "list", book).Out);

        // A part that others extend is no template with errors; one that lacks what it needs is.
        File.WriteAllText(file, "page: A5\n");
        Assert.Matches(@"(?m)^ours +has errors", Spoken.By("template", "list", book).Out);
        Assert.Matches(@"(?m)^languages +to be extended", Spoken.By("template", "list", book).Out);

        Assert.Equal(Exit.Usage, Spoken.By("template", "new", "ours", book).Exit);
        Assert.Equal(Exit.Usage, Spoken.By("template", "new", "a/b", book).Exit);
        Assert.Contains(
            "Did you mean “journal”",
            Spoken.By("template", "new", "x", book, "--from", "jornal").Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_starter_s_problem_matchers_find_what_check_says()
    {
        using var scratch = new Scratch();
        string book = scratch["book"];
        Assert.Equal(Exit.Clean, Spoken.By("new", book).Exit);
        using JsonDocument tasks = JsonDocument.Parse(File.ReadAllText(Path.Combine(book, ".vscode", "tasks.json")));
        string[] patterns =
        [
            .. tasks
                .RootElement.GetProperty("tasks")[0]
                .GetProperty("problemMatcher")
                .EnumerateArray()
                .Select(matcher => matcher.GetProperty("pattern").GetProperty("regexp").GetString()!),
        ];
        string file = Path.Combine(book, "01-article.md");
        File.AppendAllText(file, "\n\nСлово.[^нет]\n\nДва  пробела.\n");
        string[] lines = Spoken.By("check", book, "--all").Error.Split('\n');
        Assert.Equal("ED201", Single(lines, patterns[0]).Groups[4].Value);
        Match query = Single(lines, patterns[1]);
        Assert.Equal((file, "ED301"), (query.Groups[1].Value, query.Groups[4].Value));

        static Match Single(string[] lines, string pattern) =>
            Assert.Single(lines.Select(line => Regex.Match(line, pattern)), match => match.Success);
    }
}
