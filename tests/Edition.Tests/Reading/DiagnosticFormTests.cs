using System.Text.Json;
using Edition.Diagnostics;

namespace Edition.Tests.Reading;

/// <summary>The three forms in which findings leave the program.</summary>
public sealed class DiagnosticFormTests
{
    private static readonly Source Article = new("статьи/a b.md", "Первая строка\n\tвторая é\u0301 строка\u001B[31m с ошибкой\n");

    private static readonly Diagnostic Finding = new(Rules.UndefinedNote, new SourceSpan(Article, 15, 6), "Слово «вторая» \u001B[0m и \uD800.")
    {
        Related = [(new SourceSpan(Article, 0, 6), "first")],
        Fix = new Fix(new SourceSpan(Article, 15, 6), "другая"),
    };

    [Fact]
    public void TextShowsTheLineAndACaretAndNoControlCharacter()
    {
        string[] expected =
        [
            "статьи/a b.md:2:2: error ED201: Слово «вторая» ␛[0m и \uFFFD.",
            " 2 |  вторая é\u0301 строка␛[31m с ошибкой",
            "   |  ^~~~~~",
            "статьи/a b.md:1:1: note: first",
            " 1 | Первая строка",
            "   | ^~~~~~",
            "",
        ];
        Assert.Equal(string.Join('\n', expected), DiagnosticText.Of(Finding));
    }

    [Fact]
    public void ALongLineIsShownAroundThePlace()
    {
        var source = new Source("a.md", new string('x', 5000) + "HERE" + new string('y', 5000));
        string[] lines = DiagnosticText.Of(new Diagnostic(Rules.RawHtml, new SourceSpan(source, 5000, 4), "m")).Split('\n');
        Assert.InRange(lines[1].Length, 100, 140);
        Assert.Equal(lines[1].IndexOf("HERE", StringComparison.Ordinal), lines[2].IndexOf('^', StringComparison.Ordinal));
        Assert.Equal("^~~~", lines[2].Trim(' ', '|'));
    }

    [Fact]
    public void JsonHoldsPlacesAndCounts()
    {
        using var json = JsonDocument.Parse(DiagnosticJson.Of([Finding, new Diagnostic(Rules.FileMissing, SourceSpan.None, "m")]));
        JsonElement first = json.RootElement.GetProperty("findings")[0];
        Assert.Equal("ED201", first.GetProperty("rule").GetString());
        Assert.Equal((2, 2, 2, 8), (first.GetProperty("line").GetInt32(), first.GetProperty("column").GetInt32(), first.GetProperty("endLine").GetInt32(), first.GetProperty("endColumn").GetInt32()));
        Assert.Equal("другая", first.GetProperty("fix").GetProperty("replacement").GetString());
        Assert.False(json.RootElement.GetProperty("findings")[1].TryGetProperty("file", out _));
        Assert.Equal(2, json.RootElement.GetProperty("errors").GetInt32());
    }

    [Fact]
    public void SarifHasWhatTheSchemaRequires()
    {
        using var sarif = JsonDocument.Parse(DiagnosticSarif.Of([Finding, new Diagnostic(Rules.SuspectCharacter, SourceSpan.None, "m")], "1.0.0"));
        Assert.Equal("2.1.0", sarif.RootElement.GetProperty("version").GetString());
        JsonElement run = sarif.RootElement.GetProperty("runs")[0];
        JsonElement rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        foreach (JsonElement result in run.GetProperty("results").EnumerateArray())
        {
            Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
            Assert.NotEmpty(result.GetProperty("message").GetProperty("text").GetString()!);
        }

        JsonElement place = run.GetProperty("results")[0].GetProperty("locations")[0].GetProperty("physicalLocation");
        string uri = place.GetProperty("artifactLocation").GetProperty("uri").GetString()!;
        Assert.True(Uri.IsWellFormedUriString(uri, UriKind.Relative));
        Assert.Equal(Article.Path, Uri.UnescapeDataString(uri));
        Assert.Equal(8, place.GetProperty("region").GetProperty("endColumn").GetInt32());
        Assert.Equal("warning", run.GetProperty("results")[1].GetProperty("level").GetString());
    }

    [Fact]
    public void RuleIdsAreUniqueAndWellFormed()
    {
        Assert.Equal(Rules.All.Count, Rules.All.Select(rule => rule.Id).Distinct().Count());
        Assert.All(Rules.All, rule => Assert.Matches(@"^ED\d{3}$", rule.Id));
        Assert.All(Rules.All, rule => Assert.False(rule.Title.EndsWith('.')));
    }
}
