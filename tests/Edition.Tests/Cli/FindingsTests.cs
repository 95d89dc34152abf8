using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Edition.Checking;
using Edition.Cli;
using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Tests.Cli;

[Trait("Kind", "unit")]
public sealed class FindingsTests
{
    private static readonly Rule Rule = new("ED199", Severity.Error, "A rule");
    private static readonly Rule Query = new("ED399", Severity.Query, "A query");

    [Fact]
    public void A_finding_shows_its_place_its_line_and_a_caret()
    {
        var source = new Source("глава 1.md", "Первая\r\nсло́во и 𝒳 нота[^x] тут\r\n");
        int at = source.Text.IndexOf("[^x]", StringComparison.Ordinal);
        Assert.Equal(
            """
            глава 1.md:2:16: error ED199: There is no note “x”.
                сло́во и 𝒳 нота[^x] тут
                              ^^^^

            """.ReplaceLineEndings("\n"),
            Shown(100, new Diagnostic(Rule, new SourceSpan(source, at, 4), "There is no note “x”."))
        );
    }

    [Fact]
    public void A_long_line_is_shown_about_the_place()
    {
        var source = new Source(
            "a.md",
            string.Join(' ', Enumerable.Repeat("слово", 400))
                + " ЗДЕСЬ "
                + string.Join(' ', Enumerable.Repeat("слово", 400))
        );
        string[] lines = Shown(
                60,
                new Diagnostic(
                    Query,
                    new SourceSpan(source, source.Text.IndexOf("ЗДЕСЬ", StringComparison.Ordinal), 5),
                    "Look."
                )
            )
            .Split('\n');
        Assert.StartsWith("a.md:1:2401: query ED399", lines[0], StringComparison.Ordinal);
        Assert.True(lines[1].Length <= 62);
        Assert.Equal(
            "ЗДЕСЬ",
            lines[1].Substring(lines[2].IndexOf('^', StringComparison.Ordinal), lines[2].Count(c => c == '^'))
        );
    }

    [Fact]
    public void Nothing_of_a_manuscript_can_steer_the_terminal()
    {
        var source = new Source("a\u001b]0;x\u0007.md", "\u001b[2Jтекст\u202Eобратно\u0000");
        string shown = Shown(100, new Diagnostic(Rule, new SourceSpan(source, 5, 1), "See “\u001b[31m”."));
        Assert.DoesNotContain(shown, c => c != '\n' && (char.IsControl(c) || c == '\u202E'));
    }

    [Fact]
    public void Sarif_names_the_rule_the_region_and_the_mending()
    {
        var source = new Source("a b.md", "один\nдва  три\n");
        var finding = new Diagnostic(Query, new SourceSpan(source, 8, 2), "Two spaces.")
        {
            Fix = new Fix(new SourceSpan(source, 8, 2), " "),
            Related = [(new SourceSpan(source, 0, 4), "As here.")],
        };
        ImmutableArray<Diagnostic> findings =
        [
            finding,
            finding with
            {
                Rule = Rules.DoubleSpace,
                Fix = null,
                Related = [],
                Span = default,
            },
        ];
        using JsonDocument sarif = JsonDocument.Parse(Json.Text(Sarif.Of(findings, new Uri("file:///books/a%20b/"))));
        JsonElement run = sarif.RootElement.GetProperty("runs")[0];
        JsonElement[] rules = [.. run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()];
        JsonElement result = run.GetProperty("results")[0];
        Assert.Equal("2.1.0", sarif.RootElement.GetProperty("version").GetString());
        Assert.Equal("ED399", rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
        Assert.Equal("warning", result.GetProperty("level").GetString());
        JsonElement place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("a%20b.md", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal(
            """{"startLine":2,"startColumn":4,"endLine":2,"endColumn":6}""",
            string.Concat(place.GetProperty("region").GetRawText().Where(c => !char.IsWhiteSpace(c)))
        );
        Assert.Equal(
            " ",
            result
                .GetProperty("fixes")[0]
                .GetProperty("artifactChanges")[0]
                .GetProperty("replacements")[0]
                .GetProperty("insertedContent")
                .GetProperty("text")
                .GetString()
        );
        Assert.False(run.GetProperty("results")[1].TryGetProperty("locations", out _));
        Assert.Equal("MANUSCRIPT", place.GetProperty("artifactLocation").GetProperty("uriBaseId").GetString());
        Assert.Equal(
            "file:///books/a%20b/",
            run.GetProperty("originalUriBaseIds").GetProperty("MANUSCRIPT").GetProperty("uri").GetString()
        );
        Assert.Contains(
            "Good: ",
            Assert
                .Single(rules, rule => rule.GetProperty("id").GetString() == "ED301")
                .GetProperty("help")
                .GetProperty("markdown")
                .GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_finding_of_sarif_is_known_again_when_its_lines_have_moved()
    {
        string Fingerprint(string text)
        {
            var source = new Source("a.md", text);
            int at = text.IndexOf("  ", StringComparison.Ordinal);
            var finding = new Diagnostic(Query, new SourceSpan(source, at, 2), "Two spaces.");
            SarifLog log = Sarif.Of([finding], new Uri("file:///books/"));
            return log.Runs[0].Results[0].PartialFingerprints.Single().Value;
        }

        Assert.Equal(Fingerprint("один  два\n"), Fingerprint("# Новое\n\nодин  два\n"));
        Assert.NotEqual(Fingerprint("один  два\n"), Fingerprint("один  три\n"));
    }

    [Fact]
    public void A_report_has_places_relations_and_mendings_where_there_are_any()
    {
        var source = new Source("a.md", "один\nдва  три\n");
        var finding = new Diagnostic(Query, new SourceSpan(source, 8, 2), "Two «spaces».")
        {
            Fix = new Fix(new SourceSpan(source, 8, 2), " "),
            Related = [(new SourceSpan(source, 0, 4), "As here.")],
        };
        string json = Json.Text(
            ReportJson.Of([finding, finding with { Fix = null, Related = [], Span = default }], null, null)
        );
        Assert.Equal(
            """
            {"findings":[{"rule":"ED399","severity":"query","title":"A query","message":"Two «spaces».","file":"a.md",
            "line":2,"column":4,"endLine":2,"endColumn":6,"related":[{"message":"As here.","file":"a.md","line":1,
            "column":1,"endLine":1,"endColumn":5}],"fix":{"file":"a.md","line":2,"column":4,"endLine":2,"endColumn":6,
            "replacement":" "}},{"rule":"ED399","severity":"query","title":"A query","message":"Two «spaces»."}]}
            """.ReplaceLineEndings(""),
            System.Text.RegularExpressions.Regex.Replace(json, @"\n *|(?<="":) ", "")
        );
    }

    [Fact]
    public void A_mending_touches_nothing_beside_its_spots()
    {
        const string Text = "один  два\r\nтри -- четыре\t\r\n";
        var source = new Source("a.md", Text);
        Fix[] fixes =
        [
            new(new SourceSpan(source, Text.IndexOf("  ", StringComparison.Ordinal), 2), " "),
            new(new SourceSpan(source, Text.IndexOf("--", StringComparison.Ordinal), 2), "—"),
        ];
        Assert.Equal("один два\r\nтри — четыре\t\r\n", Fixes.Apply(source, fixes));
    }

    private static string Shown(int width, params ImmutableArray<Diagnostic> findings)
    {
        var text = new StringWriter(new StringBuilder()) { NewLine = "\n" };
        FindingsText.Write(text, Told.Of([.. findings], all: true), source => source.Path, colours: false, width);
        return text.ToString();
    }
}
