using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Tests.Checking;

/// <summary>
/// The desk's folders of tests/corpus: a manuscript each, and in <c>expected.txt</c> every finding of reading and
/// checking. EDITION_ACCEPT=1 writes the expectations anew.
/// </summary>
[Trait("Kind", "unit")]
public class CorpusTests
{
    private static readonly string Corpus = Path.Combine(Checkout.Root, "tests", "corpus");

    public static TheoryData<string> Cases =>
        new(
            Directory
                .GetDirectories(Corpus)
                .Select(folder => Path.GetFileName(folder)!)
                .Where(IsOfDesk)
                .Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_finding_is_expected(string name)
    {
        string folder = Path.Combine(Corpus, name);
        (string, string)[] files =
        [
            .. Directory
                .GetFiles(folder)
                .Where(path => !path.EndsWith("expected.txt", StringComparison.Ordinal))
                .Select(path => (Path.GetFileName(path), File.ReadAllText(path))),
        ];
        (Book _, ImmutableArray<Diagnostic> found) = Desk.Check(files);
        string[] lines = [.. found.Select(Line)];
        string expectations = Path.Combine(folder, "expected.txt");
        if (Environment.GetEnvironmentVariable("EDITION_ACCEPT") == "1")
        {
            File.WriteAllText(expectations, string.Concat(lines.Select(line => line + "\n")));
        }

        Assert.Equal(File.ReadAllLines(expectations), lines);
        Assert.Contains(lines, line => line.StartsWith(name[..5], StringComparison.Ordinal));
    }

    [Fact]
    public void Every_rule_of_the_desk_has_a_case_and_a_paragraph()
    {
        string[] rules =
        [
            .. typeof(Rules)
                .GetFields()
                .Select(field => field.GetValue(null))
                .OfType<Rule>()
                .Select(rule => rule.Id)
                .Where(IsOfDesk),
        ];
        string[] cases = [.. Directory.GetDirectories(Corpus).Select(folder => Path.GetFileName(folder)[..5])];
        Assert.Empty(rules.Except(cases));
    }

    private static bool IsOfDesk(string name) =>
        name.Length > 3
        && name.StartsWith("ED", StringComparison.Ordinal)
        && (name[2] is >= '3' and <= '6' || name.StartsWith("ED059", StringComparison.Ordinal));

    private static string Line(Diagnostic diagnostic)
    {
        (int line, int column) = diagnostic.Span.Source!.PlaceOf(diagnostic.Span.Start);
        return $"{diagnostic.Rule.Id} {diagnostic.Span.Source.Path}:{line}:{column}";
    }
}
