using System.Text.Json;
using Edition.Cli;

namespace Edition.Tests.Cli;

/// <summary>The manifest lists what the folder holds of an edition; what is of another build is named.</summary>
[Trait("Kind", "unit")]
public sealed class MixedSetTests
{
    [Fact]
    public void A_build_of_one_format_leaves_the_others_listed_while_they_are_of_the_same()
    {
        using Scratch scratch = Built();
        Spoken again = Build(scratch, "pdf");
        Assert.Equal((Exit.Clean, ""), (again.Exit, again.Error));
        Assert.Equal(["book.pdf", "book.docx", "book.epub"], Listed(scratch));
        Assert.Equal(Exit.Clean, Spoken.By("verify", scratch["out"], "--manuscript", scratch["book"]).Exit);
    }

    /// <summary>The cover of an EPUB is set in a face that no page of the PDF asks for, and is made of it as well.</summary>
    [Fact]
    public void A_face_that_one_format_alone_asks_for_parts_no_set()
    {
        using var scratch = new Scratch();
        Spoken.By("new", scratch["book"]);
        scratch.Put("book/templates/own/template.yaml", "extends: default\ncover: { family: mono }\n");
        Spoken BuiltAs(string format) =>
            Spoken.By("build", scratch["book"], "--output", scratch["out"], "--template", "own", "--formats", format);
        Assert.Equal((Exit.Clean, ""), (BuiltAs("epub").Exit, BuiltAs("pdf").Error));
        Assert.Equal(["book.pdf", "book.epub"], Listed(scratch));
        Assert.Contains(
            Manifest.Read(scratch["out"], "book.manifest.json", out _)!.Inputs,
            file => file.Path.Contains("JetBrainsMono", StringComparison.Ordinal)
        );
        Assert.Equal(Exit.Clean, Spoken.By("verify", scratch["out"], "--manuscript", scratch["book"]).Exit);
    }

    [Fact]
    public void Files_of_an_earlier_text_are_named_by_build_and_verify()
    {
        using Scratch scratch = Built();
        File.AppendAllText(scratch["book/01-article.md"], "\nИ ещё одно слово.\n");
        Spoken built = Build(scratch, "pdf");
        Assert.Contains("book.docx is of another build", built.Error, StringComparison.Ordinal);
        Assert.Contains("book.epub is of another build", built.Error, StringComparison.Ordinal);
        Assert.Equal(["book.pdf"], Listed(scratch));
        Spoken verified = Spoken.By("verify", scratch["out"], "--manuscript", scratch["book"]);
        Assert.Equal(Exit.Faults, verified.Exit);
        Assert.Contains("book.docx: error: The manifest does not list it", verified.Error, StringComparison.Ordinal);
        Assert.Equal((Exit.Clean, ""), (Build(scratch, "pdf,docx,epub").Exit, Build(scratch, "pdf").Error));
        Assert.Equal(Exit.Clean, Spoken.By("verify", scratch["out"], "--manuscript", scratch["book"]).Exit);
    }

    [Fact]
    public void After_an_interrupted_build_all_is_made_anew_whatever_is_asked_for()
    {
        using Scratch scratch = Built();
        byte[] manifest = File.ReadAllBytes(scratch["out/book.manifest.json"]);
        byte[] docx = File.ReadAllBytes(scratch["out/book.docx"]);
        File.AppendAllText(scratch["book/01-article.md"], "\nИ ещё одно слово.\n");
        Build(scratch, "pdf,docx,epub");

        // As if the build had been killed after the first of its moves.
        File.WriteAllBytes(scratch["out/book.manifest.json"], manifest);
        File.WriteAllBytes(scratch["out/book.docx"], docx);
        Spoken built = Build(scratch, "pdf");
        Assert.Contains("made anew", built.Error, StringComparison.Ordinal);
        Assert.Equal(["book.pdf", "book.docx", "book.epub"], Listed(scratch));
        Assert.NotEqual(docx, File.ReadAllBytes(scratch["out/book.docx"]));
        Assert.Equal(Exit.Clean, Spoken.By("verify", scratch["out"], "--manuscript", scratch["book"]).Exit);
    }

    [Theory]
    [InlineData("../../secret.pdf")]
    [InlineData("/etc/hostname")]
    [InlineData("..")]
    [InlineData("sub/book.pdf")]
    [InlineData("other.pdf")]
    [InlineData("book.pdf\u001b[2J")]
    public void Paths_of_a_manifest_are_refused_before_they_are_looked_at(string path)
    {
        using Scratch scratch = Built();
        Rewrite(scratch, "book.pdf", path);
        Spoken verified = Spoken.By("verify", scratch["out"]);
        Assert.Equal(Exit.Faults, verified.Exit);
        Assert.Matches(@"\A[^\n]+: error: This manifest names files outside[^\n]+\n\z", verified.Error);
        Assert.DoesNotContain('\u001b', verified.Error);
    }

    [Theory]
    [InlineData("../secret.md")]
    [InlineData("/etc/hostname")]
    [InlineData("a/../../secret.md")]
    [InlineData("program:../secret")]
    public void So_are_those_of_its_inputs(string path)
    {
        using Scratch scratch = Built();
        Rewrite(scratch, "edition.yaml", path);
        Spoken verified = Spoken.By("verify", scratch["out"], "--manuscript", scratch["book"]);
        Assert.Matches(@"\A[^\n]+: error: This manifest names files outside[^\n]+\n\z", verified.Error);
    }

    [Fact]
    public void A_manifest_of_another_name_is_none()
    {
        using Scratch scratch = Built();
        File.Move(scratch["out/book.manifest.json"], scratch["out/b\u001b[2Jook.manifest.json"]);
        Spoken verified = Spoken.By("verify", scratch["out"]);
        Assert.Matches(@"\A[^\n]+: error: This is not a manifest of an edition[.]\n\z", verified.Error);
        Assert.DoesNotContain('\u001b', verified.Error);
    }

    private static Scratch Built()
    {
        var scratch = new Scratch();
        Spoken.By("new", scratch["book"]);
        Build(scratch, "pdf,docx,epub");
        return scratch;
    }

    private static Spoken Build(Scratch scratch, string formats) =>
        Spoken.By("build", scratch["book"], "--output", scratch["out"], "--formats", formats);

    private static void Rewrite(Scratch scratch, string old, string path)
    {
        string manifest = File.ReadAllText(scratch["out/book.manifest.json"]);
        File.WriteAllText(
            scratch["out/book.manifest.json"],
            manifest.Replace($"\"{old}\"", $"\"{JsonEncodedText.Encode(path)}\"", StringComparison.Ordinal)
        );
    }

    private static IEnumerable<string> Listed(Scratch scratch) =>
        Manifest.Read(scratch["out"], "book.manifest.json", out _)!.Outputs.Select(file => file.Path);
}
