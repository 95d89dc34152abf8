using System.Diagnostics;
using Edition.Cli;
using Edition.Tests.Cli;

namespace Edition.Tests.Hostile;

/// <summary>What stands where a file or a folder should: named as what it is, in one sentence, and at once.</summary>
[Trait("Kind", "unit")]
public sealed class PlaceTests
{
    private const string Head = "title: T\nlanguages: [en]\ndate: 2025-01-20\n";

    [Theory]
    [InlineData("build", "")]
    [InlineData("build", "manuscript", "--output", "")]
    [InlineData("build", "--template", " ")]
    [InlineData("check", "")]
    [InlineData("verify", "")]
    [InlineData("verify", "output", "--manuscript", "")]
    [InlineData("new", "")]
    [InlineData("")]
    public void An_empty_argument_is_wrong_usage(params string[] args)
    {
        Spoken spoken = Spoken.By(args);
        Assert.Equal(Exit.Usage, spoken.Exit);
        Assert.Matches(@"\Aedition: [^\n]+[.]\n\z", spoken.Error);
    }

    [Fact]
    public void An_argument_that_begins_with_an_at_sign_is_no_file_of_arguments()
    {
        using var scratch = new Scratch();
        string arguments = scratch.Put("arguments", "--version\n");
        Spoken spoken = Spoken.By("check", "@" + arguments);
        Assert.Equal(Exit.Usage, spoken.Exit);
        Assert.Contains("There is no manuscript at @", spoken.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bil\u001b]0;x\u0007d")]
    [InlineData("check", "no\u001b[2Jthing")]
    [InlineData("new", "a\u009b2J/\u202Eb")]
    [InlineData("explain", "ED\u001b[31m")]
    public void Nothing_of_an_argument_can_steer_the_terminal(params string[] args)
    {
        string here = Directory.GetCurrentDirectory();
        using var scratch = new Scratch();
        Spoken spoken = Spoken.By(args[0] == "new" ? ["new", scratch[args[1]]] : args);
        Assert.Equal(here, Directory.GetCurrentDirectory());
        Assert.DoesNotContain(spoken.Error + spoken.Out, c => c != '\n' && (char.IsControl(c) || c == '\u202E'));
    }

    [Theory]
    [InlineData("folder.md", "a folder")]
    [InlineData("pipe.md", "a pipe")]
    [InlineData("socket.md", "a socket")]
    [InlineData("device.md", null)]
    public async Task What_is_no_file_is_named_as_what_it_is(string file, string? what)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var scratch = new Scratch();
        scratch.Put("book/edition.yaml", Head + $"contents: [{file}]\n");
        Directory.CreateDirectory(scratch["book/folder.md"]);
        await Run("mkfifo", scratch["book/pipe.md"]);
        using var socket = new System.Net.Sockets.Socket(
            System.Net.Sockets.AddressFamily.Unix,
            System.Net.Sockets.SocketType.Stream,
            System.Net.Sockets.ProtocolType.Unspecified
        );
        socket.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(scratch["book/socket.md"]));
        File.CreateSymbolicLink(scratch["book/device.md"], "/dev/zero");
        Spoken spoken = await Task.Run(() => Spoken.By("build", scratch["book"], "-o", scratch["out"]))
            .WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(Exit.Faults, spoken.Exit);
        Assert.Contains(
            what is null ? "lies outside the manuscript's folder" : $"is {what}, not a file.",
            spoken.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_manifest_that_is_no_file_is_not_waited_for()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var scratch = new Scratch();
        scratch.Put("out/a", "");
        await Run("mkfifo", scratch["out/a.manifest.json"]);
        File.CreateSymbolicLink(scratch["out/b.manifest.json"], "/dev/zero");
        File.CreateSymbolicLink(scratch["out/c.manifest.json"], "c.manifest.json");
        Directory.CreateDirectory(scratch["out/d.manifest.json"]);
        Spoken spoken = await Task.Run(() => Spoken.By("verify", scratch["out"])).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(Exit.Faults, spoken.Exit);
        string[] lines = spoken.Error.Split('\n');
        Assert.Equal(5, lines.Length);
        Assert.Contains("is a pipe, not a file", lines[0], StringComparison.Ordinal);
        Assert.Contains("leads out of the folder", lines[1], StringComparison.Ordinal);
        Assert.Contains("is a folder, not a file", lines[3], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("book")]
    [InlineData("book/")]
    [InlineData("book/../book/.")]
    [InlineData("")]
    [InlineData("link")]
    [InlineData("book/a.md")]
    [InlineData("book/text")]
    [InlineData("book/text/link")]
    public void An_output_that_is_or_holds_the_manuscript_or_is_of_it_is_refused(string output)
    {
        using var scratch = new Scratch();
        scratch.Put("book/edition.yaml", Head + "contents: [a.md, text/b.md]\n");
        scratch.Put("book/a.md", "---\ntitle: A\n---\n\ntext\n");
        scratch.Put("book/text/b.md", "---\ntitle: B\n---\n\ntext\n");
        Directory.CreateSymbolicLink(scratch["link"], "book");
        Directory.CreateSymbolicLink(scratch["book/text/link"], "../text");
        string[] before = Directory.GetFileSystemEntries(scratch.Root, "*", SearchOption.AllDirectories);
        Spoken spoken = Spoken.By("build", scratch["book"], "--output", scratch[output]);
        Assert.Equal(Exit.Usage, spoken.Exit);
        Assert.Matches(@"\Aedition: [^\n]+[.]\n\z", spoken.Error);
        Assert.Equal(before, Directory.GetFileSystemEntries(scratch.Root, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void An_output_within_the_manuscript_that_holds_none_of_it_is_taken()
    {
        using var scratch = new Scratch();
        scratch.Put("book/edition.yaml", Head + "contents: [a.md]\n");
        scratch.Put("book/a.md", "---\ntitle: A\n---\n\ntext\n");
        Assert.Equal(Exit.Clean, Spoken.By("build", scratch["book"], "--output", scratch["book/output"]).Exit);
        Assert.Equal(Exit.Clean, Spoken.By("build", scratch["book"], "--output", scratch["book/output"]).Exit);
    }

    private static async Task Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
    }
}
