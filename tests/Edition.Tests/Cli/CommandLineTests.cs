using System.Text.RegularExpressions;
using Edition.Cli;

namespace Edition.Tests.Cli;

[Trait("Kind", "unit")]
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("bild")]
    [InlineData("build", "--formats", "pdf,doc")]
    [InlineData("build", "--profile", "paper")]
    [InlineData("build", "no such folder")]
    [InlineData("check", "no such file.md")]
    [InlineData("verify", "no such folder")]
    [InlineData("new")]
    [InlineData()]
    public void Wrong_usage_is_said_in_one_line(params string[] args)
    {
        Spoken spoken = Spoken.By(args);
        Assert.Equal(Exit.Usage, spoken.Exit);
        Assert.Matches(@"\Aedition: [^\n]+[.]\n\z", spoken.Error);
        Assert.Empty(spoken.Out);
    }

    [Fact]
    public void The_version_is_that_of_the_program() =>
        Assert.Matches(
            $@"\A{Regex.Escape(CommandLine.Version)}\n(commit [0-9a-f]{{40}}\n)?(template [a-z-]+ [0-9a-f]{{8}}\n)+\z",
            Spoken.By("--version").Out
        );

    [Fact]
    public void A_starter_edition_builds_without_a_finding_and_verifies()
    {
        using var scratch = new Scratch();
        Assert.Equal(Exit.Clean, Spoken.By("new", scratch["book"]).Exit);
        Spoken built = Spoken.By("build", scratch["book"], "--output", scratch["out"], "--strict");
        Assert.Equal("", built.Error);
        Assert.Equal(Exit.Clean, built.Exit);
        Assert.Equal(
            ["book.docx", "book.epub", "book.manifest.json", "book.pdf"],
            Directory.GetFiles(scratch["out"], "book.*").Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        Assert.Equal(Exit.Clean, Spoken.By("verify", scratch["out"], "--manuscript", scratch["book"]).Exit);

        File.AppendAllText(scratch["out/book.epub"], " ");
        File.AppendAllText(scratch["book/01-article.md"], "\n");
        Spoken verified = Spoken.By("verify", scratch["out"], "--manuscript", scratch["book"]);
        Assert.Equal(Exit.Faults, verified.Exit);
        Assert.Contains("book.epub: error: The file has been changed", verified.Error, StringComparison.Ordinal);
        Assert.Contains("01-article.md: error: The file has been changed", verified.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("book")]
    [InlineData("issue")]
    [InlineData("one-language")]
    public void Each_starter_builds_without_a_finding(string kind)
    {
        using var scratch = new Scratch();
        Assert.Equal(Exit.Clean, Spoken.By("new", scratch["book"], "--kind", kind).Exit);
        Spoken built = Spoken.By("build", scratch["book"], "--output", scratch["out"], "--strict");
        Assert.Equal("", built.Error);
        Assert.Equal(Exit.Clean, Spoken.By("verify", scratch["out"], "--manuscript", scratch["book"]).Exit);
    }

    [Fact]
    public void A_broken_set_is_noticed_and_made_whole_whatever_formats_are_asked_for()
    {
        using var scratch = new Scratch();
        Spoken.By("new", scratch["book"]);
        Spoken.By("build", scratch["book"], "--output", scratch["out"]);
        File.WriteAllText(scratch["out/book.docx"], "of another build");
        Spoken built = Spoken.By("build", scratch["book"], "--output", scratch["out"], "--formats", "pdf");
        Assert.StartsWith("book.docx was not as the last build had recorded it", built.Error, StringComparison.Ordinal);
        Assert.True(new FileInfo(scratch["out/book.docx"]).Length > 1000);
    }

    [Fact]
    public void Errors_leave_the_old_edition_untouched()
    {
        using var scratch = new Scratch();
        Spoken.By("new", scratch["book"]);
        Spoken.By("build", scratch["book"], "--output", scratch["out"]);
        byte[] old = File.ReadAllBytes(scratch["out/book.pdf"]);
        File.AppendAllText(scratch["book/01-article.md"], "\nТекст[^nowhere].\n");
        Spoken built = Spoken.By("build", scratch["book"], "--output", scratch["out"]);
        Assert.Equal(Exit.Faults, built.Exit);
        Assert.EndsWith("Nothing was written: 1 error.\n", built.Error, StringComparison.Ordinal);
        Assert.Equal(old, File.ReadAllBytes(scratch["out/book.pdf"]));
    }

    [Fact]
    public void An_output_that_cannot_be_written_is_a_failure_of_the_machine()
    {
        using var scratch = new Scratch();
        Spoken.By("new", scratch["book"]);
        scratch.Put("file", "in the way");
        Spoken built = Spoken.By("build", scratch["book"], "--output", scratch["file"]);
        Assert.Equal(Exit.Machine, built.Exit);
        Assert.Matches(@"\Aedition: Cannot write [^\n]+\n\z", built.Error);
    }
}
