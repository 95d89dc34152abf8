using Edition.Cli;
using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Tests.Cli;

[Trait("Kind", "unit")]
public sealed class ReportTests
{
    private const string Head =
        "---\ntitle: Статья\nlang: ru\ndate: 2025-01-20\n---\n<!-- edition: ignore ED611 ED612 ED613 ED614 -->\n\n";

    // Five queries of one rule, and the places of their double spaces.
    private static readonly string Queries =
        Head
        + string.Join("\n\n", Enumerable.Range(1, 5).Select(i => $"Слово {(char)('а' + i)}  слово и слово."))
        + "\n";

    [Fact]
    public void Errors_come_first_and_many_queries_of_a_rule_are_one()
    {
        var source = new Source("a.md", "один два три");
        var error = new Diagnostic(Rules.Find("ED201")!, new SourceSpan(source, 9, 3), "No note.");
        Diagnostic Query(int at) => new(Rules.DoubleSpace, new SourceSpan(source, at, 1), "Two.");
        Diagnostic[] few = [Query(0), Query(1), Query(2)];
        Assert.Equal([error, .. few], Told.Of([.. few, error], all: false).Select(told => told.Finding));
        Told[] told = [.. Told.Of([.. few, Query(3), error], all: false)];
        Assert.Equal([new Told(error, 1, 1), new Told(few[0], 4, 1)], told);
        Assert.Equal(5, Told.Of([.. few, Query(3), error], all: true).Length);
    }

    [Fact]
    public void Queries_about_the_edition_come_before_those_about_its_articles()
    {
        using var scratch = new Scratch();
        scratch.Put(
            "edition.yaml",
            """
            title: {ru: Книга}
            languages: [ru]
            date: 2025-01-20
            identifiers: {doi: 10.1000/182}
            typography: {off: [kerning]}
            contents: [a.md]
            """
        );
        scratch.Put("a.md", "---\nkind: chapter\ntitle: Глава\n---\n\nСлово и  слово.\n");
        string[] lines = Spoken.By("check", scratch.Root, "--annotations", "github").Out.TrimEnd().Split('\n');
        Assert.Contains("title=ED310", lines[0], StringComparison.Ordinal);
        Assert.Contains("title=ED301", lines[1], StringComparison.Ordinal);
        Assert.Equal(2, lines.Length);
    }

    [Fact]
    public void Paths_are_those_that_the_user_gave()
    {
        using var scratch = new Scratch();
        string file = scratch.Put("a.md", Queries);
        Spoken spoken = Spoken.By("check", file);
        Assert.StartsWith($"{file}:8:8: query ED301: 5 times, first here: ", spoken.Error, StringComparison.Ordinal);
        Assert.Contains("edition explain ED301", spoken.Error, StringComparison.Ordinal);
        Assert.Equal(5, Spoken.By("check", file, "--all").Error.Split("query ED301").Length - 1);
        Spoken quiet = Spoken.By("check", file, "--quiet");
        Assert.Equal("", quiet.Out + quiet.Error);
        string[] annotations = Spoken.By("check", file, "--annotations", "github").Out.TrimEnd().Split('\n');
        Assert.Equal(5, annotations.Length);
        Assert.StartsWith(
            $"::warning file={file.Replace(":", "%3A", StringComparison.Ordinal)},line=8,endLine=8,col=8,endColumn=10,title=ED301 ",
            annotations[0],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Accepted_queries_are_told_again_only_when_their_words_change()
    {
        using var scratch = new Scratch();
        string file = scratch.Put("a.md", Queries);
        Assert.Equal(Exit.Faults, Spoken.By("check", file, "--strict").Exit);
        Assert.Contains(
            "ED301 Two spaces in a row: 5 accepted",
            Spoken.By("accept", file).Out,
            StringComparison.Ordinal
        );
        Spoken clean = Spoken.By("check", file, "--strict");
        Assert.Equal(Exit.Clean, clean.Exit);
        Assert.Contains("5 accepted before", clean.Error, StringComparison.Ordinal);

        // The same words elsewhere stay accepted; a sixth, a changed and a doubled one are new.
        scratch.Put("a.md", Queries.Replace(Head, Head + "Начало.\n\n", StringComparison.Ordinal));
        Assert.Equal(Exit.Clean, Spoken.By("check", file, "--strict").Exit);
        scratch.Put("a.md", Queries.Replace("Слово б  слово", "Слово ббб  слово", StringComparison.Ordinal));
        Spoken changed = Spoken.By("check", file, "--strict");
        Assert.Equal(Exit.Faults, changed.Exit);
        Assert.Equal(1, changed.Error.Split("query ED301").Length - 1);
        scratch.Put("a.md", Queries + "\nСлово б  слово и слово.\n");
        Assert.Equal(1, Spoken.By("check", file).Error.Split("query ED301").Length - 1);

        // Accepting other rules leaves these; accepting again drops what is gone.
        Assert.Contains(
            "5 accepted in all; 0 new, 0 that",
            Spoken.By("accept", file, "--only", "ed302").Out,
            StringComparison.Ordinal
        );
        scratch.Put("a.md", Head + "Слово б  слово и слово.\n");
        Assert.Contains("1 accepted in all; 0 new, 4 that", Spoken.By("accept", file).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void An_accepted_error_is_an_error()
    {
        using var scratch = new Scratch();
        string file = scratch.Put("a.md", Head + "Слово.[^нет]\n");
        Assert.Equal(Exit.Usage, Spoken.By("accept", file).Exit);
        scratch.Put("edition.accepted", "ED201\ta.md\tСлово.[^нет]\nрваное\n");
        Assert.Equal(Exit.Faults, Spoken.By("check", file).Exit);
    }

    [Fact]
    public void A_dry_run_shows_the_lines_as_they_would_be_and_writes_nothing()
    {
        using var scratch = new Scratch();
        string file = scratch.Put("a.md", Queries);
        Spoken spoken = Spoken.By("check", file, "--fix", "--dry-run");
        Assert.StartsWith(
            $"{file}:8: ED301\n-Слово б  слово и слово.\n+Слово б слово и слово.\n",
            spoken.Out,
            StringComparison.Ordinal
        );
        Assert.Equal(Queries, File.ReadAllText(file));
        Assert.Equal(Exit.Clean, Spoken.By("check", file, "--fix").Exit);
        Assert.DoesNotContain("  ", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_rule_is_explained_and_what_is_misspelt_is_guessed()
    {
        Assert.All(Rules.All, rule => Assert.NotEqual("", ExplainCommand.Section(rule) ?? ""));
        Assert.Contains("GOST R 7.0.5-2008", Spoken.By("explain", "501").Out, StringComparison.Ordinal);
        Assert.Contains("Did you mean “build”?", Spoken.By("buld").Error, StringComparison.Ordinal);
        Assert.Contains("Did you mean “--hints”?", Spoken.By("check", "--hnts").Error, StringComparison.Ordinal);
        Assert.Contains("build\n", Spoken.By("[suggest]", "bu").Out, StringComparison.Ordinal);
        Assert.Contains("diff\n", Spoken.By("[suggest:2]", "di").Out, StringComparison.Ordinal);
        Assert.Contains("--author\n", Spoken.By("[suggest:7]", "diff --").Out, StringComparison.Ordinal);
        Assert.Equal(Exit.Usage, Spoken.By("explain", "ED000").Exit);
        Assert.Equal(Exit.Usage, Spoken.By("check", "--dry-run").Exit);
    }

    [Fact]
    public void Long_words_are_told_apart_by_all_of_them()
    {
        string text = string.Concat(Enumerable.Repeat("слово ", 60));
        AcceptedQuery Of(string t) =>
            AcceptedQuery.Of(
                new Diagnostic(Rules.DoubleSpace, new SourceSpan(new Source("a.md", t), 0, t.Length), ".")
            );
        Assert.NotEqual(Of(text), Of(text + "ещё"));
        Assert.True(Of(text).Words.Length < 150);
        Assert.Equal([Of(text)], Accepted.Parse(Accepted.Text([Of(text)])).ToArray());
    }
}
