using System.Diagnostics;
using Edition.Cli;

namespace Edition.Tests.Cli;

/// <summary>What is written takes the place of one file and touches no other, whatever lies in wait beside it.</summary>
[Trait("Kind", "unit")]
public sealed class ReplacementsTests
{
    private const string Untidy = "---\ntitle: T\n---\n\nДва  слова и ещё — два  слова.\n";
    private static readonly string[] Outputs = ["a.pdf", "a.docx", "a.epub", "a.manifest.json"];

    [Fact]
    public void A_mending_writes_through_no_link()
    {
        using Scratch scratch = Untidied();
        scratch.Put("outside", "precious");
        File.CreateSymbolicLink(scratch["book/a.md.unfinished"], "../outside");
        Mend(scratch);
        Assert.Equal("precious", File.ReadAllText(scratch["outside"]));
        Assert.Equal("../outside", new FileInfo(scratch["book/a.md.unfinished"]).LinkTarget);
    }

    [Fact]
    public void A_mending_leaves_the_users_own_files()
    {
        using Scratch scratch = Untidied();
        scratch.Put("book/a.md.unfinished", "mine");
        Mend(scratch);
        Assert.Equal("mine", File.ReadAllText(scratch["book/a.md.unfinished"]));
        Assert.Equal(["a.md", "a.md.unfinished", "edition.yaml"], Listing(scratch["book"]));
    }

    [Fact]
    public async Task A_mending_does_not_wait_for_a_pipe()
    {
        using Scratch scratch = Untidied();
        if (await Pipe(scratch["book/a.md.unfinished"]))
        {
            await Task.Run(() => Mend(scratch)).WaitAsync(TimeSpan.FromSeconds(20));
        }
    }

    [Fact]
    public void A_mending_keeps_the_mode()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const UnixFileMode Mode = UnixFileMode.SetUser | UnixFileMode.UserRead | UnixFileMode.GroupRead;
        using Scratch scratch = Untidied();
        File.SetUnixFileMode(scratch["book/a.md"], Mode | UnixFileMode.UserWrite);
        Inode before = Inode.Of(scratch["book/a.md"]);
        Mend(scratch);
        Assert.Equal(Mode | UnixFileMode.UserWrite, File.GetUnixFileMode(scratch["book/a.md"]));
        Assert.Equal(before, Inode.Of(scratch["book/a.md"]));
    }

    [Fact]
    public async Task A_file_of_two_names_is_not_mended_and_its_names_do_not_part()
    {
        using Scratch scratch = Untidied();
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using Process link = Process.Start("ln", [scratch["book/a.md"], scratch["other"]]);
        await link.WaitForExitAsync();
        Spoken spoken = Spoken.By("check", scratch["book"], "--fix");
        Assert.Equal(Exit.Machine, spoken.Exit);
        Assert.Matches(@"\Aedition: Cannot write [^\n]+hard links[^\n]+\n\z", spoken.Error);
        Assert.Equal(Untidy, File.ReadAllText(scratch["other"]));
        Assert.Equal(2u, Inode.Of(scratch["other"]).Names);
        Assert.Equal(["a.md", "edition.yaml"], Listing(scratch["book"]));
    }

    [Fact]
    public void A_file_reached_by_a_link_is_mended_where_it_is()
    {
        using Scratch scratch = Untidied();
        Directory.CreateDirectory(scratch["book/text"]);
        File.Move(scratch["book/a.md"], scratch["book/text/real.md"]);
        File.CreateSymbolicLink(scratch["book/a.md"], "text/real.md");
        Mend(scratch);
        Assert.Equal("text/real.md", new FileInfo(scratch["book/a.md"]).LinkTarget);
    }

    [Fact]
    public void A_build_leaves_the_users_own_files()
    {
        using var scratch = new Scratch();
        scratch.Put("notes.unfinished", "mine");
        scratch.Put("a.pdf.unfinished", "mine too");
        scratch.Put(".edition-0123456789abcdef0123456789abcdef.unfinished", "mine, strangely named");
        Write(scratch);
        Assert.Equal("mine", File.ReadAllText(scratch["notes.unfinished"]));
        Assert.Equal("mine too", File.ReadAllText(scratch["a.pdf.unfinished"]));
        Assert.Equal(8, Directory.GetFiles(scratch.Root).Length);
    }

    [Fact]
    public void A_build_removes_what_a_killed_one_left_and_recorded()
    {
        using var scratch = new Scratch();
        const string Left = ".edition-0123456789abcdef0123456789abcdef.unfinished";
        scratch.Put(Left, "half");
        scratch.Put(OutputLock.Name, Left + "\n");
        Write(scratch);
        Assert.Equal([OutputLock.Name, .. Outputs.Order(StringComparer.Ordinal)], Listing(scratch.Root));
        Assert.Empty(File.ReadAllBytes(scratch[OutputLock.Name]));
    }

    [Theory]
    [InlineData("../precious\n")]
    [InlineData("notes.unfinished\n")]
    [InlineData("a letter to a friend")]
    public void A_lock_that_is_not_ours_is_neither_believed_nor_overwritten(string text)
    {
        using var scratch = new Scratch();
        scratch.Put("precious", "precious");
        scratch.Put("out/notes.unfinished", "mine");
        scratch.Put("out/" + OutputLock.Name, text);
        Assert.Throws<MachineException>(() => WriteInto(scratch["out"]));
        Assert.Equal("precious", File.ReadAllText(scratch["precious"]));
        Assert.Equal("mine", File.ReadAllText(scratch["out/notes.unfinished"]));
        Assert.Equal(text, File.ReadAllText(scratch["out/" + OutputLock.Name]));
    }

    [Theory]
    [InlineData("../elsewhere")]
    [InlineData(OutputLock.Name)]
    [InlineData("../folder")]
    public void A_lock_that_is_a_link_is_refused_at_once_and_makes_nothing(string target)
    {
        using var scratch = new Scratch();
        Directory.CreateDirectory(scratch["out"]);
        Directory.CreateDirectory(scratch["folder"]);
        File.CreateSymbolicLink(scratch["out/" + OutputLock.Name], target);
        MachineException refused = Assert.Throws<MachineException>(() => WriteInto(scratch["out"]));
        Assert.Contains("is a link, not a lock", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(scratch["elsewhere"]));
        Assert.Equal([OutputLock.Name], Listing(scratch["out"]));
    }

    [Fact]
    public async Task What_is_no_file_is_named_in_the_place_of_an_output_or_a_lock()
    {
        using var scratch = new Scratch();
        Directory.CreateDirectory(scratch["one/a.pdf"]);
        Directory.CreateDirectory(scratch["two/" + OutputLock.Name]);
        Directory.CreateDirectory(scratch["three"]);
        await Pipe(scratch["three/a.docx"]);
        Assert.Contains("a folder stands", Refused(scratch["one"]), StringComparison.Ordinal);
        Assert.Contains("is a folder, not a lock", Refused(scratch["two"]), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Contains("a pipe stands", Refused(scratch["three"]), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_output_that_is_a_link_gives_way_and_what_it_led_to_stays()
    {
        using var scratch = new Scratch();
        scratch.Put("precious", "precious");
        Directory.CreateDirectory(scratch["out"]);
        File.CreateSymbolicLink(scratch["out/a.pdf"], "../precious");
        WriteInto(scratch["out"]);
        Assert.Equal("precious", File.ReadAllText(scratch["precious"]));
        Assert.Equal("a.pdf", File.ReadAllText(scratch["out/a.pdf"]));
        Assert.Null(new FileInfo(scratch["out/a.pdf"]).LinkTarget);
    }

    private static Scratch Untidied()
    {
        var scratch = new Scratch();
        scratch.Put("book/edition.yaml", "title: T\nlanguages: [ru]\ndate: 2025-01-20\ncontents: [a.md]\n");
        scratch.Put("book/a.md", Untidy);
        return scratch;
    }

    private static void Mend(Scratch scratch)
    {
        Spoken spoken = Spoken.By("check", scratch["book"], "--fix");
        Assert.Contains("a.md: 2 mended.", spoken.Error, StringComparison.Ordinal);
        Assert.Equal(Untidy.Replace("  ", " ", StringComparison.Ordinal), File.ReadAllText(scratch["book/a.md"]));
    }

    private static string Refused(string folder) => Assert.Throws<MachineException>(() => WriteInto(folder)).Message;

    private static void Write(Scratch scratch) => WriteInto(scratch.Root);

    private static void WriteInto(string folder) =>
        new OutputFolder(folder) { Patience = TimeSpan.FromSeconds(20) }.Write(
            [.. Outputs[..^1].Select(name => new OutputFile(name, System.Text.Encoding.UTF8.GetBytes(name)))],
            new Manifest("a", "edition 0", "default", "2025-01-20", "screen", [], [])
        );

    private static string[] Listing(string folder) =>
        [
            .. Directory
                .GetFileSystemEntries(folder)
                .Select(path => Path.GetFileName(path))
                .Order(StringComparer.Ordinal),
        ];

    private static async Task<bool> Pipe(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return false;
        }

        using Process make = Process.Start("mkfifo", path);
        await make.WaitForExitAsync();
        return true;
    }
}
