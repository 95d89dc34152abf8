using Edition.Cli;
using Edition.Tests.Cli;

namespace Edition.Tests.Hostile;

/// <summary>
/// Hostile folders, built as a user would build them: refused with a reason, and no file is written but into the
/// output.
/// </summary>
[Trait("Kind", "unit")]
public sealed class FolderTests
{
    private const string Head = "title: T\nlanguages: [en]\ndate: 2025-01-20\n";

    [Theory]
    [InlineData("contents: [../secret.md]", "ED002")]
    [InlineData("contents: [/etc/hostname]", "ED002")]
    [InlineData("contents: [out.md]", "ED002")]
    [InlineData("contents: [away/secret.md]", "ED002")]
    [InlineData("contents: [ring.md]", "ED001")]
    [InlineData("contents: [a.md]\ncover: ../secret.png\ncover-alt: A", "ED212")]
    [InlineData("contents: [a.md]\ncover: away/secret.png\ncover-alt: A", "ED212")]
    [InlineData("contents: [a.md]\nname: ../../escaped", "ED022")]
    [InlineData("contents: [a.md]\nname: /escaped", "ED022")]
    [InlineData("contents: [a.md]\ntemplate: ../../secret", "ED022")]
    [InlineData("contents: [a.md]\ntemplate: nothing", "ED051")]
    [InlineData("contents: [a.md]\ntemplate: noise", "ED052")]
    [InlineData("contents: [a.md]\ntemplate: ring", "ED051")]
    [InlineData("contents: [a.md]\ntemplate: cut", "ED056")]
    [InlineData("contents: [a.md]\ntemplate: bitten", "ED056")]
    public void What_leads_out_or_is_broken_is_refused_and_nothing_is_written(string keys, string rule)
    {
        using var scratch = new Scratch();
        scratch.Put("secret.md", "secret");
        scratch.Put("secret.png", [1, 2, 3]);
        scratch.Put("book/edition.yaml", Head + keys + "\n");
        scratch.Put("book/a.md", "---\ntitle: A\n---\n\ntext\n");
        File.CreateSymbolicLink(scratch["book/out.md"], "../secret.md");
        File.CreateSymbolicLink(scratch["book/ring.md"], "ring.md");
        Directory.CreateSymbolicLink(scratch["book/away"], scratch.Root);
        scratch.Put("book/templates/noise/template.yaml", [0xFF, 0x00, 0x3A, 0x5B, 0x80]);
        scratch.Put("book/templates/ring/template.yaml", "extends: ring\n");
        CopyTemplate(scratch, "cut", bytes => bytes[..3000]);
        CopyTemplate(
            scratch,
            "bitten",
            bytes =>
            {
                bytes[bytes.Length / 2] ^= 0x40;
                return bytes;
            }
        );
        string[] before = Listing(scratch);

        Spoken spoken = Spoken.By("build", scratch["book"], "--output", scratch["output"]);

        Assert.Equal(Exit.Faults, spoken.Exit);
        Assert.Contains(rule, spoken.Error, StringComparison.Ordinal);
        Assert.Equal(before, Listing(scratch));
    }

    [Fact]
    public void An_edition_is_written_into_the_output_alone()
    {
        using var scratch = new Scratch();
        scratch.Put("book/edition.yaml", Head + "contents: [a.md]\nname: b\n");
        scratch.Put("book/a.md", "---\ntitle: A\n---\n\n![Cap](p.svg)\n\ntext with ]]> and \\<script>\n");
        scratch.Put(
            "book/p.svg",
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 2 1'><rect width='2' height='1'/></svg>"
        );
        string[] before = Listing(scratch);

        Spoken spoken = Spoken.By("build", scratch["book"], "--output", scratch["output"]);

        Assert.True(spoken.Exit == Exit.Clean, spoken.Error);
        Assert.Equal(
            ["output/b.docx", "output/b.epub", "output/b.manifest.json", "output/b.pdf"],
            Listing(scratch).Except(before).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal))
        );
    }

    private static void CopyTemplate(Scratch scratch, string name, Func<byte[], byte[]> harm)
    {
        foreach (
            string file in Directory.GetFiles(Path.Combine(Templates.Folder, "bench"), "*", SearchOption.AllDirectories)
        )
        {
            byte[] bytes = File.ReadAllBytes(file);
            scratch.Put(
                $"book/templates/{name}/" + Path.GetRelativePath(Path.Combine(Templates.Folder, "bench"), file),
                Path.GetExtension(file) is ".ttf" ? harm(bytes) : bytes
            );
        }
    }

    private static string[] Listing(Scratch scratch) =>
        [
            .. Directory
                .EnumerateFiles(
                    scratch.Root,
                    "*",
                    new EnumerationOptions
                    {
                        RecurseSubdirectories = true,
                        AttributesToSkip = FileAttributes.ReparsePoint,
                        MaxRecursionDepth = 8,
                    }
                )
                .Select(file => Path.GetRelativePath(scratch.Root, file))
                .Order(StringComparer.Ordinal),
        ];
}
