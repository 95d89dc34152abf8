using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Edition.Cli;
using Edition.Model;
using Edition.Review;
using Edition.Tests.Cli;

namespace Edition.Tests.Review;

/// <summary>
/// Reviewed files of people who mean no good: refused by rule, and whatever they say, nothing outside the manuscript's
/// own files is written, and each of those is whole.
/// </summary>
[Trait("Kind", "unit")]
public sealed class HostileReviewTests
{
    private const string Yaml =
        "name: most\ntitle: {ru: Мост}\nlanguages: [ru]\ndate: 2026-02-03\ncontents: [01-bridge.md, 02-toll.md]\n";

    private const string Bridge =
        "---\ntitle: {ru: Мост}\n---\n\nМост строили плотники и каменщики.\n\nОн стоял сто лет[^old].\n\n[^old]: Сгорел.\n";

    private const string Toll = "---\ntitle: {ru: Плата}\n---\n\nЗа проезд брали копейку с воза.\n";

    private static readonly XNamespace W = EditedWord.W;

    private static readonly Lazy<(byte[] Docx, string Base)> Built = new(() =>
    {
        using Scratch scratch = Manuscript();
        Spoken built = Spoken.By("build", scratch["m"], "-o", scratch["out"], "--review");
        Assert.True(built.Exit == Exit.Clean, built.Error);
        return (File.ReadAllBytes(scratch["out/most.docx"]), File.ReadAllText(scratch["out/most.review.json"]));
    });

    private static Scratch Manuscript()
    {
        var scratch = new Scratch();
        scratch.Put("m/edition.yaml", Yaml);
        scratch.Put("m/01-bridge.md", Bridge);
        scratch.Put("m/02-toll.md", Toll);
        scratch.Put("outside.md", "precious");
        return scratch;
    }

    /// <summary>The review of the bytes; nothing but the two files may have changed, and nothing been added.</summary>
    private static (Spoken Said, string Bridge, string Toll) Review(byte[] docx, string? basis = null)
    {
        using Scratch scratch = Manuscript();
        scratch.Put("in/back.docx", docx);
        if (basis is not null)
        {
            scratch.Put("in/most.review.json", basis);
        }

        string[] before = Listing(scratch.Root);
        Spoken said = Spoken.By("review", scratch["in/back.docx"], "--manuscript", scratch["m"], "--apply");
        Assert.Equal(before, Listing(scratch.Root));
        Assert.Equal("precious", File.ReadAllText(scratch["outside.md"]));
        Assert.Equal(Yaml, File.ReadAllText(scratch["m/edition.yaml"]));
        Assert.NotEqual(Exit.Bug, said.Exit);
        Assert.DoesNotContain('\u001B', said.Out + said.Error);
        return (said, File.ReadAllText(scratch["m/01-bridge.md"]), File.ReadAllText(scratch["m/02-toll.md"]));
    }

    private static string[] Listing(string root) =>
        [.. Directory.EnumerateFileSystemEntries(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private static void IsRefused(byte[] docx, string rule)
    {
        (Spoken said, string bridge, string toll) = Review(docx);
        Assert.Equal(Exit.Faults, said.Exit);
        Assert.Matches($@"\A[^\n]+: error: {rule}: [^\n]+\n\z", said.Error);
        Assert.Equal((Bridge, Toll), (bridge, toll));
    }

    private static byte[] Changed(string part, Func<string, string> change)
    {
        var word = new EditedWord(Built.Value.Docx);
        string text = word.Text(part);
        byte[] saved = word.Saved();
        using var stream = new MemoryStream();
        stream.Write(saved);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(part)!.Delete();
            using Stream entry = zip.CreateEntry(part).Open();
            entry.Write(Encoding.UTF8.GetBytes(change(text)));
        }

        return stream.ToArray();
    }

    private static byte[] Body(string put) =>
        Changed("word/document.xml", text => text.Replace("<w:body>", "<w:body>" + put, StringComparison.Ordinal));

    [Fact]
    public void A_bomb()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = zip.CreateEntry("word/document.xml", CompressionLevel.Fastest).Open();
            entry.Write("<x>"u8);
            byte[] blank = [.. Enumerable.Repeat((byte)' ', 1 << 20)];
            for (int i = 0; i < 300; i++)
            {
                entry.Write(blank);
            }
        }

        IsRefused(stream.ToArray(), "ED942");
    }

    [Fact]
    public void Entities() =>
        IsRefused(
            Changed(
                "word/document.xml",
                text =>
                    text.Replace(
                        "?>",
                        "?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>",
                        StringComparison.Ordinal
                    )
            ),
            "ED942"
        );

    [Theory]
    [InlineData("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>")]
    [InlineData("<w:ins w:id=\"1\" w:author=\"a\">", "</w:ins>")]
    [InlineData("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>")]
    public void Ten_thousand_levels(string open, string close) =>
        IsRefused(
            Body(string.Concat(Enumerable.Repeat(open, 10_000)) + string.Concat(Enumerable.Repeat(close, 10_000))),
            "ED942"
        );

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_file_cut_short(int where) =>
        IsRefused(Built.Value.Docx[..(Built.Value.Docx.Length * where / 3)], "ED940");

    [Fact]
    public void Every_part_missing_in_turn()
    {
        using var names = new ZipArchive(new MemoryStream(Built.Value.Docx));
        foreach (string name in names.Entries.Select(entry => entry.FullName).ToArray())
        {
            using var stream = new MemoryStream();
            stream.Write(Built.Value.Docx);
            using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
            {
                zip.GetEntry(name)!.Delete();
            }

            (Spoken said, string bridge, string toll) = Review(stream.ToArray());
            Assert.True(said.Exit is Exit.Clean or Exit.Faults, name + said.Error);
            Assert.True((Bridge, Toll) == (bridge, toll) || name.Contains("footnotes", StringComparison.Ordinal), name);
        }
    }

    [Fact]
    public void Relationships_that_lead_out_are_not_followed()
    {
        (Spoken said, string bridge, _) = Review(
            Changed(
                "word/_rels/document.xml.rels",
                text =>
                    text.Replace(
                        "</Relationships>",
                        "<Relationship Id=\"far\" TargetMode=\"External\" Target=\"file:///etc/passwd\" Type=\"http://schemas."
                            + "openxmlformats.org/officeDocument/2006/relationships/image\"/>"
                            + "<Relationship Id=\"up\" Target=\"../../../../etc/passwd\" Type=\"http://schemas."
                            + "openxmlformats.org/officeDocument/2006/relationships/image\"/></Relationships>",
                        StringComparison.Ordinal
                    )
            )
        );
        Assert.DoesNotContain("root:", said.Out + said.Error + bridge, StringComparison.Ordinal);
        Assert.Equal(Bridge, bridge);
    }

    [Fact]
    public void Anchors_that_are_nobodys()
    {
        var word = new EditedWord(Built.Value.Docx);
        int id = 900;
        foreach (
            string name in (string[])["_Ed../../outside.md", "_Ed999999999999", "_Ed1", "_Ed1", "_EdHead1", "_Ed-5"]
        )
        {
            word.Find("За проезд")
                .AddFirst(
                    new XElement(W + "bookmarkStart", new XAttribute(W + "id", ++id), new XAttribute(W + "name", name))
                );
        }

        Review(word.Saved());
    }

    [Fact]
    public void Words_that_would_steer_a_terminal_or_end_a_comment()
    {
        var word = new EditedWord(Built.Value.Docx) { Author = "Эд\u202E]: --> <script>\r\n[^old]" };
        word.Tracked("Мост строили", "плотники", "--> ![](../../x.png) <script>");
        (_, string bridge, _) = Review(word.Saved());
        Assert.DoesNotContain("\n<script>", bridge, StringComparison.Ordinal);
    }

    [Fact]
    public void Absurd_numbers_and_styles_that_are_based_on_themselves()
    {
        Review(
            Body(
                "<w:p><w:pPr><w:pStyle w:val=\"Loop\"/><w:numPr><w:ilvl w:val=\"2147483647\"/><w:numId w:val=\"-7\"/></w:numPr>"
                    + "</w:pPr></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2147483647\"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>"
            )
        );
        Review(
            Changed(
                "word/styles.xml",
                text =>
                    text.Replace(
                        "</w:styles>",
                        "<w:style w:type=\"paragraph\" w:styleId=\"Loop\"><w:name w:val=\"Loop\"/><w:basedOn w:val=\"Loop2\"/></w:style>"
                            + "<w:style w:type=\"paragraph\" w:styleId=\"Loop2\"><w:name w:val=\"Loop2\"/><w:basedOn w:val=\"Loop\"/>"
                            + "</w:style></w:styles>",
                        StringComparison.Ordinal
                    )
            )
        );
    }

    [Fact]
    public void A_note_that_calls_itself()
    {
        var word = new EditedWord(Built.Value.Docx);
        XElement note = word.Find("Сгорел", word.Notes);
        note.Add(
            new XElement(
                W + "r",
                new XElement(
                    W + "footnoteReference",
                    new XAttribute(W + "id", (string)note.Parent!.Attribute(W + "id")!)
                )
            )
        );
        Review(word.Saved());
    }

    [Theory]
    [InlineData("../outside.md")]
    [InlineData("/etc/passwd")]
    [InlineData("templates/../../outside.md")]
    public void A_base_that_names_files_outside(string path)
    {
        JsonNode json = JsonNode.Parse(Built.Value.Base)!;
        foreach (JsonNode? file in json["files"]!.AsArray())
        {
            if ((string?)file!["path"] == "01-bridge.md")
            {
                file["path"] = path;
            }
            else if ((string?)file["path"] == "edition.yaml")
            {
                string text = Yaml.Replace("01-bridge.md", path, StringComparison.Ordinal);
                file["text"] = text;
                file["sha256"] = Convert.ToHexStringLower(
                    System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text))
                );
            }
        }

        json["wordings"] = new JsonArray(
            new JsonObject
            {
                ["path"] = path,
                ["arrived"] = "precious",
                ["wanted"] = "stolen",
            }
        );
        var word = new EditedWord(Built.Value.Docx);
        word.Tracked("Мост строили", "плотники", "кузнецы");
        Review(word.Saved(), json.ToJsonString());
    }

    private sealed class Killed : Exception;

    [Fact]
    public void A_kill_before_any_step_leaves_each_file_whole_and_another_run_ends_the_work()
    {
        var word = new EditedWord(Built.Value.Docx);
        word.Tracked("Мост строили", "плотники", "кузнецы");
        word.Tracked("За проезд", "копейку", "грош");
        string bridge = Bridge.Replace("плотники", "кузнецы", StringComparison.Ordinal),
            toll = Toll.Replace("копейку", "грош", StringComparison.Ordinal);
        int mixed = 0;
        for (int fatal = 0; fatal < 4; fatal++)
        {
            using Scratch scratch = Manuscript();
            scratch.Put("in/back.docx", word.Saved());
            scratch.Put("in/most.review.json", Built.Value.Base);
            var texts = new CurrentTexts(
                scratch["m"],
                [new Source("01-bridge.md", Bridge), new Source("02-toll.md", Toll)],
                RevisionSet.None
            );
            int step = 0;
            ImmutableArray<RevisedFile> files = [new("01-bridge.md", Bridge, bridge), new("02-toll.md", Toll, toll)];
            Assert.Throws<Killed>(() =>
                texts.Write(new ReviewResult(files, [], [], [], 0, 0), _ => Die(ref step, fatal))
            );
            string first = File.ReadAllText(scratch["m/01-bridge.md"]),
                second = File.ReadAllText(scratch["m/02-toll.md"]);
            Assert.True(first == Bridge || first == bridge, first);
            Assert.True(second == Toll || second == toll, second);
            mixed += (first == Bridge) == (second == Toll) ? 0 : 1;
            Spoken again = Spoken.By("review", scratch["in/back.docx"], "--manuscript", scratch["m"], "--apply");
            Assert.True(again.Exit == Exit.Clean, again.Out + again.Error);
            Assert.Equal(bridge, File.ReadAllText(scratch["m/01-bridge.md"]));
            Assert.Equal(toll, File.ReadAllText(scratch["m/02-toll.md"]));
            Assert.Equal(3, Directory.GetFiles(scratch["m"]).Length);
        }

        Assert.Equal(1, mixed);

        static void Die(ref int step, int fatal)
        {
            if (step++ == fatal)
            {
                throw new Killed();
            }
        }
    }

    [Fact]
    public void Marks_that_stand_everywhere_and_fields_that_never_end_are_read()
    {
        var word = new EditedWord(Built.Value.Docx);
        foreach (XElement p in word.Body.Descendants(W + "p").ToArray())
        {
            for (int i = 1; i < 40; i++)
            {
                p.AddFirst(
                    new XElement(
                        W + "bookmarkStart",
                        new XAttribute(W + "id", 3000 + i),
                        new XAttribute(W + "name", $"_Ed{i}")
                    )
                );
            }

            var begin = new XElement(W + "fldChar", new XAttribute(W + "fldCharType", "begin"));
            p.Add(Enumerable.Repeat(new XElement(W + "r", begin), 200));
        }

        Assert.Equal(Exit.Faults, Review(word.Saved(), Built.Value.Base).Said.Exit);
    }
}
