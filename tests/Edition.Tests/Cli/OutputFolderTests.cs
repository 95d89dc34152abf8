using System.Text;
using Edition.Cli;

namespace Edition.Tests.Cli;

[Trait("Kind", "unit")]
public sealed class OutputFolderTests
{
    private static readonly string[] Names = ["a.pdf", "a.docx", "a.epub"];

    [Fact]
    public void A_kill_before_any_step_leaves_every_file_whole_and_the_next_build_mends_the_set()
    {
        const int Steps = 8; // four files, each written and then moved
        int mixed = 0;
        for (int fatal = 0; fatal < Steps; fatal++)
        {
            using var scratch = new Scratch();
            Write(scratch, "old");
            int step = 0;
            var dying = new OutputFolder(scratch.Root)
            {
                Before = _ =>
                {
                    if (step++ == fatal)
                    {
                        throw new Killed();
                    }
                },
            };
            Assert.Throws<Killed>(() => dying.Write(Files("new"), ManifestOf("new")));

            string[] found = [.. Names.Select(name => File.ReadAllText(scratch[name]))];
            Assert.All(found, text => Assert.True(text is "old" or "new", text));
            string[] unsettled = [.. new OutputFolder(scratch.Root).Unsettled("a")];
            Assert.Equal(Names.Where(name => File.ReadAllText(scratch[name]) == "new"), unsettled);
            mixed += unsettled.Length > 0 ? 1 : 0;

            Write(scratch, "newer");
            Assert.All(Names, name => Assert.Equal("newer", File.ReadAllText(scratch[name])));
            Assert.Empty(new OutputFolder(scratch.Root).Unsettled("a"));
            Assert.DoesNotContain(
                Directory.EnumerateFiles(scratch.Root),
                path => path.EndsWith(".unfinished", StringComparison.Ordinal)
            );
        }

        // The set is mixed after one, two or three of the four moves.
        Assert.Equal(3, mixed);
    }

    [Fact]
    public void Builds_at_the_same_time_take_turns()
    {
        using var scratch = new Scratch();
        int inside = 0,
            most = 0;
        System.Threading.Tasks.Parallel.For(
            0,
            24,
            new ParallelOptions { MaxDegreeOfParallelism = 6 },
            i =>
            {
                var folder = new OutputFolder(scratch.Root)
                {
                    Before = step =>
                    {
                        if (step == "write a.pdf")
                        {
                            most = Math.Max(most, Interlocked.Increment(ref inside));
                        }
                        else if (step == "move a.manifest.json")
                        {
                            Interlocked.Decrement(ref inside);
                        }
                    },
                };
                string text = "build " + i;
                folder.Write(Files(text), ManifestOf(text));
            }
        );
        Assert.Equal(1, most);
        Assert.Single(Names.Select(name => File.ReadAllText(scratch[name])).Distinct());
        Assert.Empty(new OutputFolder(scratch.Root).Unsettled("a"));
    }

    [Fact]
    public void A_folder_that_another_build_keeps_is_a_failure_of_the_machine()
    {
        using var scratch = new Scratch();
        Write(scratch, "old");
        using var other = new FileStream(
            scratch[".edition.lock"],
            FileMode.OpenOrCreate,
            FileAccess.ReadWrite,
            FileShare.None
        );
        Assert.Throws<MachineException>(() =>
            new OutputFolder(scratch.Root) { Patience = TimeSpan.FromMilliseconds(60) }.Write(
                Files("new"),
                ManifestOf("new")
            )
        );
        Assert.Equal("old", File.ReadAllText(scratch["a.pdf"]));
    }

    [Fact]
    public void A_full_disk_leaves_the_old_edition_and_nothing_else()
    {
        using var scratch = new Scratch();
        Write(scratch, "old");
        var full = new OutputFolder(scratch.Root)
        {
            Before = step =>
            {
                if (step == "write a.epub")
                {
                    throw new IOException("No space left on device", 28);
                }
            },
        };
        MachineException failure = Assert.Throws<MachineException>(() => full.Write(Files("new"), ManifestOf("new")));
        Assert.Equal($"Cannot write {scratch["a.epub"]}: the disk is full.", failure.Message);
        Assert.All(Names, name => Assert.Equal("old", File.ReadAllText(scratch[name])));
        Assert.Equal(5, Directory.GetFiles(scratch.Root).Length);
    }

    [Fact]
    public void A_manifest_comes_back_as_it_was_written()
    {
        Manifest manifest = Of("text");
        using var scratch = new Scratch();
        scratch.Put("a.manifest.json", manifest.ToJson());
        Manifest read = Manifest.Read(scratch.Root, "a.manifest.json", out _)!;
        Assert.Equal(manifest.ToJson(), read.ToJson());
        scratch.Put("b.manifest.json", "[1]");
        scratch.Put("c.manifest.json", "{");
        Assert.Null(Manifest.Read(scratch.Root, "b.manifest.json", out _));
        Assert.Null(Manifest.Read(scratch.Root, "c.manifest.json", out _));
    }

    private static void Write(Scratch scratch, string text) =>
        new OutputFolder(scratch.Root).Write(Files(text), ManifestOf(text));

    private static OutputFile[] Files(string text) =>
        [.. Names.Select(name => new OutputFile(name, Encoding.UTF8.GetBytes(text)))];

    private static Manifest Of(string text) =>
        new(
            "a",
            "edition 0",
            "default",
            "2025-01-20",
            "screen",
            [RecordedFile.Of("edition.yaml", "x"u8)],
            [.. Files(text).Select(file => RecordedFile.Of(file.Name, file.Bytes))]
        );

    private static Manifest ManifestOf(string text) => Of(text);

    private sealed class Killed : Exception;
}
