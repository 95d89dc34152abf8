using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Edition.Cli;
using Edition.Tests.Cli;

namespace Edition.Tests.Review;

/// <summary>Files that only one of two states has, or that are others, in a revision set.</summary>
[Trait("Kind", "property")]
public sealed class RevisionFilesTests
{
    private const string Picture =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"20\" height=\"10\"><path d=\"M0 0H9\"/></svg>";

    private static readonly Dictionary<string, string> Old = new()
    {
        ["edition.yaml"] = "name: ozero\ntitle: Озеро\nlanguages: [ru]\ndate: 2026-02-03\ncontents: [1.md, 2.md]\n",
        ["1.md"] =
            "---\ntitle: Лов\n---\n\nСети ставили с вечера и вынимали затемно.\n\n![Лодка](a.svg){alt=\"Лодка\"}\n",
        ["2.md"] = "---\ntitle: Сбыт\n---\n\nСкупщики приезжали к первому льду.\n\n- сани\n- пешни\n",
        ["a.svg"] = Picture,
    };

    private static readonly Dictionary<string, Action<Dictionary<string, string>>> Changes = new()
    {
        ["new"] = files =>
        {
            files["3.md"] =
                "---\ntitle: Уха\n---\n\nВарили на *берегу*[^n].\n\n```\nuha = 1\n```\n\n| а | б |\n|--|--|\n| 1 | 2 |\n\n[^n]: В котле.\n";
            files["edition.yaml"] = files["edition.yaml"].Replace("[1.md", "[3.md, 1.md", StringComparison.Ordinal);
        },
        ["new at the end"] = files =>
        {
            files["3.md"] = "---\ntitle: Уха\n---\n\nВарили на берегу.\n";
            files["2.md"] += "\n```\nsani = 2\n```\n";
            files["edition.yaml"] = files["edition.yaml"].Replace("2.md]", "2.md, 3.md]", StringComparison.Ordinal);
        },
        ["code at the end"] = files => files["1.md"] += "\n```\nseti = 2\n```\n",
        ["gone"] = files =>
        {
            files.Remove("2.md");
            files["edition.yaml"] = files["edition.yaml"].Replace(", 2.md", "", StringComparison.Ordinal);
        },
        ["picture"] = files => files["a.svg"] = Picture.Replace("H9", "H8", StringComparison.Ordinal),
        ["another picture"] = files =>
        {
            files.Remove("a.svg");
            files["pictures/b.svg"] = Picture.Replace("H9", "H7", StringComparison.Ordinal);
            files["1.md"] = files["1.md"].Replace("a.svg", "pictures/b.svg", StringComparison.Ordinal);
        },
        ["called otherwise"] = files =>
        {
            files["lov.md"] = files["1.md"].Replace("затемно", "до света", StringComparison.Ordinal);
            files.Remove("1.md");
            files["edition.yaml"] = files["edition.yaml"].Replace("1.md", "lov.md", StringComparison.Ordinal);
        },
        ["words"] = files => files["1.md"] = files["1.md"].Replace("с вечера", "загодя", StringComparison.Ordinal),
    };

    private static void Put(Scratch scratch, string folder, Dictionary<string, string> files)
    {
        foreach ((string path, string text) in files)
        {
            scratch.Put($"{folder}/{path}", text);
        }
    }

    private static Dictionary<string, string> Now(params string[] changes)
    {
        Dictionary<string, string> now = new(Old);
        foreach (string change in changes)
        {
            Changes[change](now);
        }

        return now;
    }

    private static void Holds(Dictionary<string, string> files, string folder) =>
        Assert.Equal(
            files.Select(file => $"{file.Key}\n{file.Value}").Order(StringComparer.Ordinal),
            Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(file => $"{Path.GetRelativePath(folder, file).Replace('\\', '/')}\n{File.ReadAllText(file)}")
                .Order(StringComparer.Ordinal)
        );

    private static Spoken Diff(Scratch scratch, Dictionary<string, string> now)
    {
        Put(scratch, "old", Old);
        Put(scratch, "new", now);
        return Spoken.By("diff", scratch["old"], scratch["new"], "-o", scratch["out/set.docx"]);
    }

    private static Spoken Review(Scratch scratch, byte[] docx, string manuscript, string how = "--apply")
    {
        scratch.Put("out/back.docx", docx);
        return Spoken.By(
            "review",
            scratch["out/back.docx"],
            "--manuscript",
            scratch[manuscript],
            "--base",
            scratch["out/set.review.json"],
            how
        );
    }

    [Theory]
    [InlineData("new")]
    [InlineData("new at the end", "code at the end")]
    [InlineData("code at the end")]
    [InlineData("gone")]
    [InlineData("picture")]
    [InlineData("another picture", "words")]
    [InlineData("called otherwise")]
    [InlineData("new", "gone", "called otherwise")]
    [InlineData("gone", "new", "words", "another picture")]
    public void They_come_back_with_all_accepted_and_stay_with_all_rejected(params string[] changes)
    {
        using var scratch = new Scratch();
        Dictionary<string, string> now = Now(changes);
        Spoken said = Diff(scratch, now);
        Assert.True(said.Exit == Exit.Clean, said.Out + said.Error);
        byte[] docx = File.ReadAllBytes(scratch["out/set.docx"]);
        foreach (
            (string folder, byte[] bytes, Dictionary<string, string> files) in new[]
            {
                ("m1", docx, now),
                ("m2", Settled.Accepted(docx), now),
                ("m3", Settled.Rejected(docx), Old),
            }
        )
        {
            Put(scratch, folder, Old);
            for (int time = 0; time < 2; time++)
            {
                Spoken review = Review(scratch, bytes, folder);
                Assert.True(review.Exit == Exit.Clean, review.Out + review.Error);
                Holds(files, scratch[folder]);
            }
        }
    }

    [Fact]
    public void An_article_is_shown_as_put_in_and_taken_out_and_comes_as_a_whole()
    {
        using var scratch = new Scratch();
        Diff(scratch, Now("new", "gone"));
        byte[] docx = File.ReadAllBytes(scratch["out/set.docx"]);
        using (var document = WordprocessingDocument.Open(new MemoryStream(docx), false))
        {
            Assert.Empty(
                new OpenXmlValidator(FileFormatVersions.Microsoft365)
                    .Validate(document)
                    .Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}")
            );
        }

        var word = new EditedWord(docx);
        XElement put = word.Find("Варили");
        Assert.NotEmpty(put.Elements(EditedWord.W + "ins"));
        Assert.Contains(
            word.Body.Descendants(EditedWord.W + "del"),
            del => del.Value.StartsWith("Скупщики", StringComparison.Ordinal)
        );
        put.Elements(EditedWord.W + "ins").Remove();
        Put(scratch, "m", Old);
        Spoken said = Review(scratch, Settled.Accepted(word.Saved()), "m");
        Assert.Equal(Exit.Faults, said.Exit);
        Assert.Contains("3.md", said.Error, StringComparison.Ordinal);
        Assert.Contains("not decided alike", said.Error, StringComparison.Ordinal);
        Holds(Old, scratch["m"]);
    }

    [Fact]
    public void A_file_that_was_changed_since_is_a_conflict()
    {
        using var scratch = new Scratch();
        Diff(scratch, Now("gone", "picture"));
        Dictionary<string, string> mine = new(Old)
        {
            ["2.md"] = Old["2.md"] + "\nИ ещё.\n",
            ["a.svg"] = Picture.Replace("H9", "H5", StringComparison.Ordinal),
        };
        Put(scratch, "m", mine);
        Spoken said = Review(scratch, File.ReadAllBytes(scratch["out/set.docx"]), "m");
        Assert.Equal(Exit.Faults, said.Exit);
        Assert.Contains("2.md:1: conflict", said.Error, StringComparison.Ordinal);
        Assert.Contains("a.svg:1: conflict", said.Error, StringComparison.Ordinal);
        Assert.Equal(mine["2.md"], File.ReadAllText(scratch["m/2.md"]));
        Assert.Equal(mine["a.svg"], File.ReadAllText(scratch["m/a.svg"]));
    }

    [Fact]
    public void What_would_not_build_is_not_written()
    {
        using var scratch = new Scratch();
        Diff(scratch, Now("new"));
        var word = new EditedWord(File.ReadAllBytes(scratch["out/set.docx"]));
        XElement row = word
            .Body.Descendants(EditedWord.W + "ins")
            .Last(put => put.Value == "3.md" && put.Ancestors(EditedWord.W + "tc").Any());
        row.Remove();
        Put(scratch, "m", Old);
        Spoken said = Review(scratch, word.Saved(), "m");
        Assert.Equal(Exit.Faults, said.Exit);
        Assert.Contains("would not build", said.Error, StringComparison.Ordinal);
        Holds(Old, scratch["m"]);
    }

    [Fact]
    public void A_patch_has_texts_that_come_and_go_and_names_pictures()
    {
        using var scratch = new Scratch();
        Dictionary<string, string> now = Now("new", "gone");
        now["1.md"] = now["1.md"].Replace("a.svg", "b.png", StringComparison.Ordinal);
        Put(scratch, "new", now);
        scratch.Put("new/b.png", File.ReadAllBytes(Path.Combine(Checkout.Root, "docs/images/review.png")));
        Diff(scratch, now);
        Put(scratch, "m", Old);
        Spoken said = Review(scratch, File.ReadAllBytes(scratch["out/set.docx"]), "m", "--patch");
        Assert.Contains("new file mode 100644\n--- /dev/null\n+++ b/3.md\n", said.Out, StringComparison.Ordinal);
        Assert.Contains("deleted file mode 100644\n--- a/2.md\n+++ /dev/null\n", said.Out, StringComparison.Ordinal);
        Assert.Contains("written by --apply alone", said.Error, StringComparison.Ordinal);
        Holds(Old, scratch["m"]);
    }

    [Theory]
    [InlineData("../3.md")]
    [InlineData("/3.md")]
    [InlineData(".git/hooks/pre-commit")]
    [InlineData("a/../../3.md")]
    [InlineData("C:\\3.md")]
    [InlineData("")]
    public void A_path_that_leads_elsewhere_is_no_file_of_the_program(string path)
    {
        using var scratch = new Scratch();
        Diff(scratch, Now("new"));
        Put(scratch, "m", Old);
        byte[] docx = File.ReadAllBytes(scratch["out/set.docx"]);
        JsonNode json = JsonNode.Parse(File.ReadAllBytes(scratch["out/set.review.json"]))!;
        json["set"]!["files"]![0]!["path"] = path;
        scratch.Put("out/set.review.json", json.ToJsonString());
        Spoken said = Review(scratch, docx, "m");
        Assert.NotEqual(Exit.Clean, said.Exit);
        Holds(Old, scratch["m"]);
    }

    [Fact]
    public void Nothing_is_written_through_a_link_or_that_the_manuscript_does_not_read()
    {
        using var scratch = new Scratch();
        Diff(scratch, Now("new"));
        Put(scratch, "m", Old);
        Directory.CreateDirectory(scratch["elsewhere"]);
        Directory.CreateSymbolicLink(scratch["m/link"], scratch["elsewhere"]);
        byte[] docx = File.ReadAllBytes(scratch["out/set.docx"]);
        JsonNode json = JsonNode.Parse(File.ReadAllBytes(scratch["out/set.review.json"]))!;
        json["set"]!["wordings"] = new JsonArray();
        foreach (
            (string path, string reason) in new[]
            {
                ("link/3.md", "outside the manuscript"),
                ("run.sh", "does not read"),
            }
        )
        {
            json["set"]!["files"]![0]!["path"] = path;
            scratch.Put("out/set.review.json", json.ToJsonString());
            Spoken said = Review(scratch, docx, "m");
            Assert.Equal(Exit.Faults, said.Exit);
            Assert.Contains(reason, said.Error, StringComparison.Ordinal);
        }

        Assert.Empty(Directory.EnumerateFiles(scratch["elsewhere"]));
        Assert.False(File.Exists(scratch["m/run.sh"]));
    }

    [Fact]
    public void A_file_beside_the_set_that_is_out_of_joint_is_refused()
    {
        using var scratch = new Scratch();
        Diff(scratch, Now("new", "words"));
        Put(scratch, "m", Old);
        byte[] docx = File.ReadAllBytes(scratch["out/set.docx"]);
        string sound = File.ReadAllText(scratch["out/set.review.json"]);
        Action<JsonNode>[] wrongs =
        [
            set => set["files"]![0]!["mark"] = "_Ed1",
            set => set["files"] = null,
            set => set["files"] = JsonNode.Parse("[null]"),
            set => set["wordings"]![0]!["rows"]![0]!["edits"]![0]!["end"] = 9999,
            set => set["wordings"]![0]!["rows"]![0]!["edits"]![0]!["start"] = -4,
            set => set["wordings"] = JsonNode.Parse("[null]"),
            set => set["known"] = JsonNode.Parse("[5]"),
        ];
        foreach (Action<JsonNode> wrong in wrongs)
        {
            JsonNode json = JsonNode.Parse(Encoding.UTF8.GetBytes(sound))!;
            wrong(json["set"]!);
            scratch.Put("out/set.review.json", json.ToJsonString());
            Assert.Equal(Exit.Usage, Review(scratch, docx, "m").Exit);
        }

        Holds(Old, scratch["m"]);
    }
}
