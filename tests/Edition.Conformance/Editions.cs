using Edition.Benchmark;

namespace Edition.Conformance;

/// <summary>
/// Real editions made by the published executable (EDITION_PROGRAM, or artifacts/edition): the sample, the starter
/// edition, every language and script, the corpus's buildable manuscripts and a book of fifty articles.
/// Built once for all tests.
/// </summary>
public sealed class Editions : IDisposable
{
    public const int Articles = 50;

    public Editions()
    {
        Folder = Directory.CreateTempSubdirectory("edition-conformance-").FullName;
        Build(Checkout.PathOf("manuscript"), "sample");
        Build(Checkout.PathOf("manuscript"), "sample-bench", "--template", "bench");
        Build(Languages, "languages");
        Shell.Run(Program, "new", Path.Combine(Folder, "starter-manuscript"));
        Build(Path.Combine(Folder, "starter-manuscript"), "starter");
        new BookGenerator(Checkout.PathOf("manuscript")).Write(Path.Combine(Folder, "book-manuscript"), Articles);
        Build(Path.Combine(Folder, "book-manuscript"), "book");
        foreach (
            string folder in Directory.GetDirectories(Checkout.PathOf("tests", "corpus")).Order(StringComparer.Ordinal)
        )
        {
            string alone = Path.Combine(folder, "case.md");
            string manuscript =
                File.Exists(Path.Combine(folder, "edition.yaml")) || !File.Exists(alone) ? folder : alone;

            // Cases of errors build nothing, and are not meant to.
            if (Shell.Run(Program, "check", manuscript).Code == 0)
            {
                Build(manuscript, "corpus-" + Path.GetFileName(folder));
            }
        }
    }

    public static string Program { get; } =
        Environment.GetEnvironmentVariable("EDITION_PROGRAM") is { Length: > 0 } named
            ? named
            : Checkout.PathOf("artifacts", "edition", OperatingSystem.IsWindows() ? "edition.exe" : "edition");

    public string Folder { get; }

    /// <summary>The manuscript of every language and script.</summary>
    public static string Languages { get; } = Checkout.PathOf("tests", "manuscripts", "languages");

    /// <summary>Every file of a format, by path.</summary>
    public string[] All(string format) => Directory.GetFiles(Folder, "*." + format, SearchOption.AllDirectories);

    public string One(string edition, string format) =>
        Assert.Single(Directory.GetFiles(Path.Combine(Folder, edition), "*." + format));

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private void Build(string manuscript, string edition, params string[] options)
    {
        Answer answer = Shell.Run(
            Program,
            ["build", manuscript, "--output", Path.Combine(Folder, edition), .. options]
        );
        Assert.True(answer.Code == 0, $"{manuscript}: {answer.All}");
    }
}

[CollectionDefinition(nameof(Editions))]
public sealed class EditionsOnce : ICollectionFixture<Editions>;
