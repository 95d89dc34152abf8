namespace Edition.Conformance;

/// <summary>The same inputs give the same bytes, wherever and however the program runs.</summary>
[Collection(nameof(Editions))]
[Trait("Kind", "conformance")]
public sealed class ReproducibilityTests(Editions editions)
{
    [Theory]
    [InlineData("TZ", "Pacific/Auckland")]
    [InlineData("LC_ALL", "tr_TR.UTF-8")]
    [InlineData("DOTNET_PROCESSOR_COUNT", "1")]
    [InlineData("HOME", "/nonexistent")]
    [InlineData("TMPDIR", "/nonexistent")]
    public void Neither_time_zone_nor_locale_nor_threads_nor_user_change_a_byte(string variable, string value)
    {
        string output = Path.Combine(editions.Folder, "again-" + variable);
        Answer answer = Shell.Run(
            null,
            new Dictionary<string, string> { [variable] = value },
            Editions.Program,
            "build",
            Checkout.PathOf("manuscript"),
            "--output",
            output
        );
        Assert.True(answer.Code == 0, answer.All);
        Assert.Equal(ManifestOf("sample"), ManifestOf(Path.GetFileName(output)));
    }

    [Fact]
    public void Neither_the_current_folder_nor_the_manuscript_s_place_change_a_byte()
    {
        string copy = Path.Combine(editions.Folder, "elsewhere", "manuscript");
        foreach (string file in Directory.GetFiles(Checkout.PathOf("manuscript"), "*", SearchOption.AllDirectories))
        {
            string place = Path.Combine(copy, Path.GetRelativePath(Checkout.PathOf("manuscript"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Copy(file, place);
        }

        Answer answer = Shell.Run(
            Path.GetDirectoryName(copy)!,
            new Dictionary<string, string>(),
            Editions.Program,
            "build",
            "-o",
            "made"
        );
        Assert.True(answer.Code == 0, answer.All);
        Assert.Equal(ManifestOf("sample"), ManifestOf(Path.Combine("elsewhere", "made")));
    }

    [Fact]
    public void The_source_date_is_the_only_date()
    {
        string output = Path.Combine(editions.Folder, "dated");
        Shell.Run(
            null,
            new Dictionary<string, string> { ["SOURCE_DATE_EPOCH"] = "1737331200" },
            Editions.Program,
            "build",
            Checkout.PathOf("manuscript"),
            "--output",
            output
        );
        Assert.Equal(ManifestOf("sample"), ManifestOf("dated")); // 20 January 2025, as the manuscript says
        Answer wrong = Shell.Run(
            null,
            new Dictionary<string, string> { ["SOURCE_DATE_EPOCH"] = "yesterday" },
            Editions.Program,
            "build",
            Checkout.PathOf("manuscript"),
            "--output",
            output
        );
        Assert.Equal(2, wrong.Code);
    }

    /// <summary>Nothing is begun where what is said of it could not be heard, and nothing ends in a trace.</summary>
    [Theory]
    [InlineData("2>&- >/dev/null")]
    [InlineData(">&-")]
    [InlineData(">&- 2>&-")]
    [InlineData(">/dev/full")]
    public void Streams_that_cannot_be_written_end_in_3(string streams)
    {
        string command = $"'{Editions.Program}' check '{Checkout.PathOf("manuscript")}' {streams}";
        Assert.Equal(3, Shell.Run("/bin/sh", "-c", command).Code);
    }

    [Fact]
    public void Two_processes_that_build_at_once_leave_one_whole_edition()
    {
        string output = Path.Combine(editions.Folder, "shared");
        System.Threading.Tasks.Parallel.For(
            0,
            6,
            i =>
                Shell.Run(
                    Editions.Program,
                    "build",
                    Checkout.PathOf("manuscript"),
                    "--output",
                    output,
                    "--template",
                    i % 2 == 0 ? "default" : "bench"
                )
        );
        Answer answer = Shell.Run(Editions.Program, "verify", output);
        Assert.True(answer.Code == 0, answer.All);
        Assert.Contains(ManifestOf("shared"), new[] { ManifestOf("sample"), ManifestOf("sample-bench") });
    }

    /// <summary>The manifest's text: it holds the hash of every input and output.</summary>
    private string ManifestOf(string edition) =>
        File.ReadAllText(Assert.Single(Directory.GetFiles(Path.Combine(editions.Folder, edition), "*.manifest.json")));
}
