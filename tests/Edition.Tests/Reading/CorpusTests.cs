using Edition.Diagnostics;
using Edition.Model;
using Edition.Reading;

namespace Edition.Tests.Reading;

/// <summary>
/// tests/corpus: each folder is a manuscript (or a single case.md) with <c>expected.txt</c>, which lists every finding
/// there is to be, a line each, in order. A folder named by a rule must
/// show that rule. To write the expectations anew after looking at them: EDITION_ACCEPT=1.
/// </summary>
[Trait("Kind", "golden")]
public sealed class CorpusTests
{
    private static readonly string Corpus = Path.Combine(Checkout.Root, "tests", "corpus");

    /// <summary>
    /// The stages of a check after reading, each adding to the findings; rules of a stage that is not run are not
    /// expected.
    /// </summary>
    private static readonly Action<Book, Findings>[] Stages = [];

    public static TheoryData<string> Cases =>
        new(Directory.GetDirectories(Corpus).Select(Path.GetFileName).Where(IsOurs).Order(StringComparer.Ordinal)!);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_finding_is_expected(string name)
    {
        string folder = Path.Combine(Corpus, name);
        (Book? book, Findings findings) = Manuscripts.ReadFolder(
            folder,
            dated: !name.StartsWith("ED025", StringComparison.Ordinal),
            language: name.StartsWith("ED026", StringComparison.Ordinal) ? null : "en"
        );
        foreach (Action<Book, Findings> stage in Stages)
        {
            if (book is not null)
            {
                stage(book, findings);
            }
        }

        string[] found =
        [
            .. findings.InOrder(ManuscriptReader.SourcesOf(book), book?.Suppressions ?? []).Select(Manuscripts.Line),
        ];
        string expectations = Path.Combine(folder, "expected.txt");
        if (Environment.GetEnvironmentVariable("EDITION_ACCEPT") == "1")
        {
            File.WriteAllText(expectations, string.Concat(found.Select(line => line + "\n")));
        }

        Assert.Equal(File.ReadAllLines(expectations), found);
        if (name.StartsWith("ED", StringComparison.Ordinal))
        {
            Assert.Contains(found, line => line.StartsWith(name[..5], StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_rule_of_reading_has_a_case()
    {
        // These need a disk that fails, or a file of megabytes; the tests of hostile manuscripts have them.
        string[] without = ["ED003", "ED004", "ED123"];
        string[] cases = [.. Directory.GetDirectories(Corpus).Select(folder => Path.GetFileName(folder)[..5])];
        Assert.Empty(Rules.All.Select(rule => rule.Id).Where(IsReading).Except(cases).Except(without));
    }

    [Fact]
    public void Rule_ids_are_unique_and_well_formed()
    {
        Assert.Equal(Rules.All.Count, Rules.All.Select(rule => rule.Id).Distinct().Count());
        Assert.All(Rules.All, rule => Assert.Matches(@"^ED\d{3}$", rule.Id));
        Assert.All(Rules.All, rule => Assert.False(rule.Title.EndsWith('.')));
    }

    private static bool IsOurs(string? name) =>
        name is not null && (IsReading(name) || name.StartsWith("hostile", StringComparison.Ordinal));

    private static bool IsReading(string name) =>
        name.StartsWith("ED0", StringComparison.Ordinal) && string.CompareOrdinal(name, "ED03") < 0
        || name.StartsWith("ED1", StringComparison.Ordinal)
        || name.StartsWith("ED2", StringComparison.Ordinal);
}
