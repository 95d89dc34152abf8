using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Edition.Cli;
using Edition.Tests.Cli;

namespace Edition.Tests.Review;

/// <summary>The set as a whole: what it is read by, and random edits.</summary>
[Trait("Kind", "unit")]
public sealed partial class RevisionSetTests
{
    [Fact]
    public void The_list_at_the_head_tells_places_and_pages_that_moved()
    {
        string more = string.Concat(
            Enumerable.Repeat("Жили рыбаки большими семьями, и у каждой была своя лодка на берегу озера.\n\n", 40)
        );
        Set set = ComesBack(("## Чем ловили", more + "## Чем ловили"));
        string head = string.Concat(
            new EditedWord(set.Docx)
                .Body.Elements()
                .TakeWhile(element =>
                    element.Name.LocalName != "sectPr" && !element.Descendants(EditedWord.W + "sectPr").Any()
                )
                .SelectMany(element => element.Descendants(EditedWord.W + "t"))
                .Select(text => text.Value + "|")
        );
        Assert.Contains("Страницы, которые сдвинулись|", head, StringComparison.Ordinal);
        Assert.Contains("01-lake.md:", head, StringComparison.Ordinal);
        Assert.Contains("добавлено: Жили", head, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_marks_the_list_at_the_head_is_still_nobodys_text()
    {
        using var scratch = new Scratch();
        Put(scratch, "old", Lake, Statute);
        string now = Lake.Replace("стихал ветер", "утихал ветер", StringComparison.Ordinal);
        Put(scratch, "new", now, Statute);
        Spoken.By("diff", scratch["old"], scratch["new"], "-o", scratch["out"]);
        var word = new EditedWord(File.ReadAllBytes(scratch["out/ozero.diff.docx"]));
        word.Body.Descendants().Where(e => e.Name.LocalName.StartsWith("bookmark", StringComparison.Ordinal)).Remove();
        word.Replace("docProps/custom.xml", text => text.Replace("Edition source", "Other", StringComparison.Ordinal));
        scratch.Put("out/back.docx", word.Saved());
        Spoken said = Spoken.By("review", scratch["out/back.docx"], "--manuscript", scratch["old"], "--apply");
        Assert.True(said.Exit == Exit.Clean, said.Out + said.Error);
        Assert.Equal(now, File.ReadAllText(scratch["old/01-lake.md"]));
    }

    [Fact]
    public void It_is_valid()
    {
        Set set = ComesBack(
            ("Уху варили на берегу.\n\n", ""),
            ("Зимой ловили", "Уху варили на берегу.\n\nЗимой часто ловили"),
            ("Лёд кололи пешнями. ", "Лёд[^ice] кололи. "),
            ("[^buyers]: ", "[^ice]: Толстый.\n\n[^buyers]: "),
            ("б) мерёжи;\n\nв) удочки.", "б) удочки."),
            (
                "\n## Чем",
                "\n```\nlodok = 2\n\nsetei = 3\n```\n\n"
                    + "| Чья | Лодка |\n|--|--:|\n| Ильи | малая |\n\n: Лодки\n\n## Чем"
            ),
            ("     72 |\n", "     72 |\n| Налим  |     8 |     15 |\n")
        );
        using var document = WordprocessingDocument.Open(new MemoryStream(set.Docx), false);
        Assert.Empty(
            new OpenXmlValidator(FileFormatVersions.Microsoft365)
                .Validate(document)
                .Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}")
        );
    }

    [Fact]
    public void Random_code_and_tables_come_and_go()
    {
        for (int seed = 1; seed <= 6; seed++)
        {
            var random = new Random(seed);
            string Word() => new((char)('а' + random.Next(8)), 1 + random.Next(3));
            string Code() =>
                "```\n"
                + string.Join('\n', Enumerable.Range(0, 1 + random.Next(4)).Select(_ => $"{Word()} = {Word()}"))
                + (random.Next(2) == 0 ? "\n\nend" : "")
                + "\n```";
            string Row(int columns) => "|" + string.Concat(Enumerable.Range(0, columns).Select(_ => $" {Word()} |"));
            string Table(int columns) =>
                $"{Row(columns)}\n|{string.Concat(Enumerable.Repeat("--|", columns))}\n{Row(columns)}\n{Row(columns)}"
                + (random.Next(2) == 0 ? $"\n\n: {Word()} {Word()}" : "");
            string With() =>
                string.Join(
                    "\n\n",
                    Lake.Split("\n\n")
                        .SelectMany(block =>
                            block.StartsWith("Уху", StringComparison.Ordinal)
                            || block.StartsWith("Зимой", StringComparison.Ordinal)
                            || block.StartsWith("Сети", StringComparison.Ordinal)
                                ? new[] { block, random.Next(2) == 0 ? Code() : Table(2 + random.Next(3)) }
                                : [block]
                        )
                );
            string with = With();
            (string was, string now) = seed % 2 == 0 ? (with, Lake) : (Lake, with);
            Set set = Compare(now, was: was);
            Assert.Equal(was, set.Rejected);
            Assert.Equal(now, set.Accepted);
            Assert.True(set.Said.Exit == Exit.Clean, set.Said.Error);
        }
    }

    [Fact]
    public void Random_edits_come_back_and_go_away()
    {
        for (int seed = 1; seed <= 12; seed++)
        {
            var random = new Random(seed);
            string now = RandomEdits.Of(Lake, [.. Enumerable.Range(0, 24).Select(_ => random.Next())]);
            Set set = Compare(now);
            Assert.Equal(Lake, set.Rejected);
            Assert.True(set.Said.Exit == Exit.Clean, set.Said.Error);
            Assert.Equal(now, set.Accepted);
        }
    }
}
