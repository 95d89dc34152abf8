using System.Xml.Linq;
using Edition.Cli;
using Edition.Tests.Cli;

namespace Edition.Tests.Review;

/// <summary>What no words of the text show is decided in the list at the head.</summary>
[Trait("Kind", "property")]
public sealed partial class RevisionSetTests
{
    private static readonly (string Old, string New)[] Unseen =
    [
        (
            "title: {ru: Рыбаки, en: Fishermen}\n",
            "title: {ru: Рыболовы, en: Anglers}\nkeywords: {ru: [лов], en: [catch]}\n"
        ),
        ("{#how en=\"How They Fished\"}", "{#how en=\"How They Caught\"}"),
        ("## Чем ловили", "## Чем ловили {#gear .unnumbered}"),
        ("## Чем ловили", "<!-- review: [Редактор, 2026-02-01] on «ловили»: или удили? -->\n## Чем ловили"),
        ("| Рублей |\n|:-------|------:|-------:|", "| Рублей |\n|:------:|------:|-------:|"),
        ("- сани.\n", "- сани;\n- пешни.\n\n    > Ими кололи лёд.\n\n    ```\n    peshnya = 2\n    ```\n"),
        (
            """
            | Рыба   | Пудов | Рублей |
            |:-------|------:|-------:|
            | Сиг    |   120 |    840 |
            | Окунь  |    36 |     72 |
            """,
            """
            | Рыба   | Пудов | Рублей | Где   |
            |:-------|------:|-------:|-------|
            | Сиг    |   120 |    840 | север |
            | Окунь  |    36 |     72 | юг    |
            """
        ),
        ("ветер, и вынимали\nзатемно", "ветер,\nи вынимали затемно"),
        ("Уху варили на берегу.\n", "::: {lang=en}\nThe soup was made ashore.\n:::\n"),
        ("Лёд кололи", "[Лёд]{.underline} кололи"),
    ];

    private static string With(string text, IEnumerable<(string Old, string New)> edits)
    {
        foreach ((string old, string now) in edits)
        {
            Assert.Contains(old, text, StringComparison.Ordinal);
            int at = text.IndexOf(old, StringComparison.Ordinal);
            text = text[..at] + now + text[(at + old.Length)..];
        }

        return text;
    }

    [Fact]
    public void What_no_words_show_comes_back_too()
    {
        for (int i = 0; i < Unseen.Length; i++)
        {
            string now = With(Lake, [Unseen[i]]);
            Set set = Compare(now);
            Assert.True(set.Said.Exit == Exit.Clean, set.Said.Error);
            Assert.Equal(now, set.Accepted);
            Assert.Equal(Lake, set.Rejected);
        }
    }

    [Fact]
    public void Random_books_that_differ_in_all_of_it()
    {
        for (int seed = 1; seed <= 8; seed++)
        {
            var random = new Random(seed);
            string now = RandomEdits.Of(Lake, [.. Enumerable.Range(0, 8).Select(_ => random.Next())]);
            foreach ((string Old, string New) edit in Unseen.Where(_ => random.Next(2) == 0))
            {
                now = now.Contains(edit.Old, StringComparison.Ordinal) ? With(now, [edit]) : now;
            }

            string yaml = random.Next(2) == 0 ? Yaml : With(Yaml, [("en: The Lake", "en: A Lake"), ("-03", "-07")]);
            string statute = random.Next(2) == 0 ? Statute : With(Statute, [("{#art-1", "{#art-one")]);
            Set set = Compare(now, statute, yaml);
            Assert.True(set.Said.Exit == Exit.Clean, set.Said.Error);
            Assert.Equal((now, statute, yaml), (set.Accepted, set.AcceptedStatute, set.AcceptedYaml));
            Assert.Equal(Lake, set.Rejected);
        }
    }

    [Fact]
    public void Only_typed_otherwise_is_one_row()
    {
        string now = With(
            Lake,
            [("ветер, и вынимали\nзатемно", "ветер,\nи вынимали затемно"), ("\"к первому льду\"", "«к первому льду»")]
        );
        Set set = Compare(now);
        Assert.Equal(Exit.Clean, set.Said.Exit);
        Assert.StartsWith("0 changes of words, 1 in the list alone", set.Said.Out, StringComparison.Ordinal);
        Assert.Equal(now, set.Accepted);
    }

    [Fact]
    public void The_ends_of_lines_come_back()
    {
        string now = Lake.Replace("\n", "\r\n", StringComparison.Ordinal);
        Assert.Equal(now, Compare(now).Accepted);
    }

    [Fact]
    public void Each_row_is_decided_by_itself_and_one_that_was_altered_is_named()
    {
        using var scratch = new Scratch();
        Put(scratch, "old", Lake, Statute);
        Put(scratch, "new", With(Lake, [Unseen[0], Unseen[1], Unseen[2]]), Statute);
        Spoken.By("diff", scratch["old"], scratch["new"], "-o", scratch["out"]);
        var word = new EditedWord(File.ReadAllBytes(scratch["out/ozero.diff.docx"]));
        XElement[] rows =
        [
            .. word
                .Body.Descendants(EditedWord.W + "tr")
                .Where(row =>
                    row.Descendants(EditedWord.W + "bookmarkStart")
                        .Any(mark =>
                            mark.Attribute(EditedWord.W + "name")!
                                .Value.StartsWith("_EdHeadRow", StringComparison.Ordinal)
                        )
                ),
        ];
        XElement Of(string words) => rows.Single(row => row.Value.Contains(words, StringComparison.Ordinal));
        Of("unnumbered").Descendants(EditedWord.W + "ins").Remove();
        XElement gone = Of("## Чем").Descendants(EditedWord.W + "del").Single();
        gone.Descendants(EditedWord.W + "delText").Single().Name = EditedWord.W + "t";
        gone.ReplaceWith(gone.Nodes());
        XElement altered = Of("Caught").Descendants(EditedWord.W + "ins").Single();
        altered.Descendants(EditedWord.W + "t").Single().Value += "!";
        scratch.Put("out/back.docx", Settled.Accepted(word.Saved()));
        Spoken said = Spoken.By("review", scratch["out/back.docx"], "--manuscript", scratch["old"], "--apply");
        Assert.Equal(Exit.Faults, said.Exit);
        Assert.Contains("holds neither reading", said.Error, StringComparison.Ordinal);
        Assert.Equal(With(Lake, [Unseen[0]]), File.ReadAllText(scratch["old/01-lake.md"]));
    }

    [Fact]
    public void Where_the_manuscript_was_changed_there_since_it_is_a_conflict()
    {
        using var scratch = new Scratch();
        Put(scratch, "old", Lake, Statute);
        Put(scratch, "new", With(Lake, [Unseen[0], Unseen[1]]), Statute);
        Spoken.By("diff", scratch["old"], scratch["new"], "-o", scratch["out"]);
        scratch.Put("old/01-lake.md", With(Lake, [("ru: Рыбаки", "ru: Ловцы")]));
        Spoken said = Spoken.By("review", scratch["out/ozero.diff.docx"], "--manuscript", scratch["old"], "--apply");
        Assert.Equal(Exit.Faults, said.Exit);
        Assert.Contains("01-lake.md:2: conflict", said.Error, StringComparison.Ordinal);
        Assert.Equal(With(Lake, [("ru: Рыбаки", "ru: Ловцы"), Unseen[1]]), File.ReadAllText(scratch["old/01-lake.md"]));
    }

    [Fact]
    public void Without_the_file_beside_it_the_rows_are_named()
    {
        using var scratch = new Scratch();
        Put(scratch, "old", Lake, Statute);
        Put(scratch, "new", With(Lake, [Unseen[0], ("стихал ветер", "утихал ветер")]), Statute);
        Spoken.By("diff", scratch["old"], scratch["new"], "-o", scratch["out"]);
        File.Delete(scratch["out/ozero.diff.review.json"]);
        Spoken said = Spoken.By("review", scratch["out/ozero.diff.docx"], "--manuscript", scratch["old"], "--apply");
        Assert.Equal(Exit.Faults, said.Exit);
        Assert.Contains("NAME.diff.review.json, which is not there", said.Error, StringComparison.Ordinal);
        Assert.Equal(With(Lake, [("стихал ветер", "утихал ветер")]), File.ReadAllText(scratch["old/01-lake.md"]));
    }
}
