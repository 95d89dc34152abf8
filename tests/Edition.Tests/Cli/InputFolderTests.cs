using System.Diagnostics;
using Edition.Cli;
using Edition.Reading;

namespace Edition.Tests.Cli;

[Trait("Kind", "unit")]
public sealed class InputFolderTests
{
    [Theory]
    [InlineData("../secret.md")]
    [InlineData("images/../../secret.md")]
    [InlineData("/etc/hostname")]
    [InlineData("C:\\secret.md")]
    [InlineData("images\\picture.png")]
    [InlineData("out.md")]
    [InlineData("away/secret.md")]
    [InlineData("twice/secret.md")]
    public void What_leads_out_of_the_folder_is_refused(string path)
    {
        using var scratch = new Scratch();
        scratch.Put("secret.md", "secret");
        scratch.Put("book/a.md", "text");
        File.CreateSymbolicLink(scratch["book/out.md"], "../secret.md");
        Directory.CreateSymbolicLink(scratch["book/away"], scratch.Root);
        Directory.CreateSymbolicLink(scratch["book/twice"], "away");
        Assert.IsType<Fetched.Outside>(new InputFolder(scratch["book"]).Fetch(path));
    }

    [Theory]
    [InlineData("a.md")]
    [InlineData("./sub/../a.md")]
    [InlineData("link.md")]
    [InlineData("sub/up.md")]
    public void What_stays_in_the_folder_is_read_and_remembered(string path)
    {
        using var scratch = new Scratch();
        scratch.Put("book/a.md", "text");
        Directory.CreateDirectory(scratch["book/sub"]);
        File.CreateSymbolicLink(scratch["book/link.md"], scratch["book/a.md"]);
        File.CreateSymbolicLink(scratch["book/sub/up.md"], "../a.md");
        var folder = new InputFolder(scratch["book"]);
        Assert.Equal("text"u8.ToArray(), Assert.IsType<Fetched.Bytes>(folder.Fetch(path)).Content);
        Assert.Equal(
            "982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1",
            Assert.Single(folder.Files).Sha256
        );
    }

    [Fact]
    public void A_folder_that_is_itself_reached_by_a_link_is_a_folder()
    {
        using var scratch = new Scratch();
        scratch.Put("real/a.md", "text");
        Directory.CreateSymbolicLink(scratch["book"], "real");
        Assert.IsType<Fetched.Bytes>(new InputFolder(scratch["book"]).Fetch("a.md"));
    }

    [Fact]
    public void Links_in_a_ring_and_strange_names_are_missing_files_and_a_folder_is_none()
    {
        using var scratch = new Scratch();
        File.CreateSymbolicLink(scratch["a.md"], "b.md");
        File.CreateSymbolicLink(scratch["b.md"], "a.md");
        Directory.CreateDirectory(scratch["c.md"]);
        var folder = new InputFolder(scratch.Root);
        Assert.All(
            ["a.md", "", "d.md", "nul\0.md", new string('x', 5000)],
            path => Assert.IsType<Fetched.Missing>(folder.Fetch(path))
        );
        Assert.EndsWith(
            "c.md is a folder, not a file.",
            Assert.IsType<Fetched.Unreadable>(folder.Fetch("c.md")).Reason
        );
    }

    [Fact]
    public void A_file_over_its_cap_is_not_read()
    {
        using var scratch = new Scratch();
        using (var sparse = new FileStream(scratch["a.md"], FileMode.CreateNew))
        {
            sparse.SetLength(InputFolder.TextCap + 1);
        }

        Assert.Equal(
            new Fetched.TooLarge(InputFolder.TextCap + 1, InputFolder.TextCap),
            new InputFolder(scratch.Root).Fetch("a.md")
        );
    }

    [Fact]
    public async Task A_pipe_does_not_keep_us_waiting()
    {
        using var scratch = new Scratch();
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using Process make = Process.Start("mkfifo", scratch["a.md"]);
        await make.WaitForExitAsync();
        Fetched fetched = await Task.Run(() => new InputFolder(scratch.Root).Fetch("a.md"))
            .WaitAsync(TimeSpan.FromSeconds(20));
        Assert.EndsWith("a.md is a pipe, not a file.", Assert.IsType<Fetched.Unreadable>(fetched).Reason);
    }
}
