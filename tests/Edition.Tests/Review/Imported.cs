using System.Collections.Immutable;
using System.Text;
using Edition.Cli;
using Edition.Diagnostics;
using Edition.Review;
using Edition.Review.Importing;

namespace Edition.Tests.Review;

/// <summary>What an import made of a paper; it has been rehearsed and is without errors.</summary>
internal sealed class Imported
{
    private static readonly Rehearsal Rehearsal = new();
    private readonly ImmutableDictionary<string, string> texts;

    private Imported(Import import)
    {
        Import = import;
        texts = import
            .Files.Where(file => !file.Path.StartsWith("images/", StringComparison.Ordinal))
            .ToImmutableDictionary(file => file.Path, file => Encoding.UTF8.GetString(file.Bytes.AsSpan()));
    }

    public Import Import { get; }

    /// <summary>All that are not pictures, by path.</summary>
    public IReadOnlyDictionary<string, string> Texts => texts;

    public string this[string path] => texts[path];

    public string Edition => texts["edition.yaml"];

    public string Article => texts["01-article.md"];

    public IEnumerable<string> Paths => Import.Files.Select(file => file.Path);

    /// <summary>The article behind its front matter.</summary>
    public string Text => Article[(Article.IndexOf("\n---\n", StringComparison.Ordinal) + 5)..].Trim('\n');

    public string Front => Article[..(Article.IndexOf("\n---\n", StringComparison.Ordinal) + 1)];

    public static Imported Of(params Paper[] papers)
    {
        var findings = new Findings();
        Import? import = WordImport.Read(
            [.. papers.Select((paper, i) => ($"paper{i}.docx", paper.Bytes()))],
            Rehearsal.Options,
            findings
        );
        Assert.Empty(findings.InOrder([], []));
        Assert.NotNull(import);
        Assert.Empty(
            Rehearsal
                .Errors("paper", import.Files.ToDictionary(file => file.Path, file => file.Bytes))
                .Select(error => error.Rule.Id + " " + error.Message)
        );
        return new Imported(import);
    }

    /// <summary>An article with a title, then this.</summary>
    public static Imported Body(params string[] blocks) =>
        Of(new Paper { Body = Paper.P("Заглавие", "a3") + string.Concat(blocks) });

    /// <summary>Why a file is refused.</summary>
    public static string Refused(byte[] bytes)
    {
        var findings = new Findings();
        Assert.Null(WordImport.Read([("paper.docx", bytes)], Rehearsal.Options, findings));
        Diagnostic finding = Assert.Single(findings.InOrder([], []));
        return finding.Rule.Id + " " + finding.Message;
    }

    public bool Guessed(string part) => Has(ImportRemark.Guessed, part);

    public bool Dropped(string part) => Has(ImportRemark.Dropped, part);

    public bool Left(string part) => Has(ImportRemark.LeftToDo, part);

    private bool Has(ImportRemark kind, string part) =>
        Import.Report.Of(kind).Any(note => (note.What + " " + note.Text).Contains(part, StringComparison.Ordinal));
}
