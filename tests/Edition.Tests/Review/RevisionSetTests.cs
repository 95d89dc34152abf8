using System.Xml.Linq;
using Edition.Cli;
using Edition.Tests.Cli;

namespace Edition.Tests.Review;

/// <summary>
/// Two states of a manuscript as a DOCX of tracked changes: with all accepted the review of it gives the later one byte
/// for byte, with all rejected the earlier one.
/// </summary>
[Trait("Kind", "property")]
public sealed partial class RevisionSetTests
{
    private const string Yaml = """
        name: ozero
        title: {ru: Озеро, en: The Lake}
        languages: [ru, en]
        date: 2026-02-03
        contents: [01-lake.md, 02-statute.md]

        """;

    private const string Lake = """
        ---
        title: {ru: Рыбаки, en: Fishermen}
        ---

        ::: {.abstract lang=ru}
        О ловле рыбы на озере.
        :::

        ::: {.abstract lang=en}
        Of fishing on the lake.
        :::

        ## Как ловили {#how en="How They Fished"}

        Сети ставили с вечера, когда стихал ветер, и вынимали
        затемно[^nets]. Артель делила улов *поровну*, а старосте шла двойная доля.

        Зимой ловили из прорубей. Лёд кололи пешнями. Рыбу морозили тут же.

        Скупщики приезжали "к первому льду" — раньше дорога не держала[^buyers].

        Уху варили на берегу.

        ## Чем ловили

        Снасти были такие:

        а) сети;

        б) мерёжи;

        в) удочки.

        - лодки:
            - большие;
            - малые;
        - сани.

        > Без труда не вытащишь и рыбку из пруда.

        | Рыба   | Пудов | Рублей |
        |:-------|------:|-------:|
        | Сиг    |   120 |    840 |
        | Окунь  |    36 |     72 |

        : Улов за зиму {#tbl-catch}

        О ценах сказано выше ([](#tbl-catch)), о сетях тоже[^nets].

        [^nets]: Вязали сами.

        [^buyers]: Приходили из города.

        """;

    private const string Statute = """
        ---
        kind: articles
        title: {ru: Устав артели, en: Statute}
        ---

        ## Статья 1 {#art-1 en="Article 1"}

        :::: parallel
        ::: {lang=ru}
        Улов делится поровну.

        Староста избирается на год.
        :::
        ::: {lang=en}
        The catch is shared.

        The headman serves a year.
        :::
        ::::

        """;

    private sealed record Set(Spoken Said, byte[] Docx, string Accepted, string Rejected, string AcceptedStatute)
    {
        public required string AcceptedYaml { get; init; }
    }

    private static void Put(Scratch scratch, string folder, string lake, string statute, string yaml = Yaml)
    {
        scratch.Put(folder + "/edition.yaml", yaml);
        scratch.Put(folder + "/01-lake.md", lake);
        scratch.Put(folder + "/02-statute.md", statute);
        foreach (string picture in Directory.EnumerateFiles(Path.Combine(Checkout.Root, "manuscript", "images")))
        {
            scratch.Put($"{folder}/images/{Path.GetFileName(picture)}", File.ReadAllBytes(picture));
        }
    }

    private static Set Compare(string lake, string statute = Statute, string yaml = Yaml, string was = Lake)
    {
        using var scratch = new Scratch();
        Put(scratch, "old", was, Statute);
        Put(scratch, "new", lake, statute, yaml);
        Spoken said = Spoken.By("diff", scratch["old"], scratch["new"], "-o", scratch["set.docx"]);
        Assert.True(File.Exists(scratch["set.docx"]), said.Error);
        byte[] docx = File.ReadAllBytes(scratch["set.docx"]);
        string accepted = Reviewed(Settled.Accepted(docx));
        string acceptedStatute = File.ReadAllText(scratch["m/02-statute.md"]);
        string acceptedYaml = File.ReadAllText(scratch["m/edition.yaml"]);
        string tracked = Reviewed(docx);
        Assert.Equal(accepted, tracked);
        string rejected = Reviewed(Settled.Rejected(docx));
        Assert.Equal(Statute, File.ReadAllText(scratch["m/02-statute.md"]));
        Assert.Equal(Yaml, File.ReadAllText(scratch["m/edition.yaml"]));
        return new Set(said, docx, accepted, rejected, acceptedStatute) { AcceptedYaml = acceptedYaml };

        string Reviewed(byte[] bytes)
        {
            Put(scratch, "m", was, Statute);
            scratch.Put("back.docx", bytes);
            Spoken review = Spoken.By("review", scratch["back.docx"], "--manuscript", scratch["m"], "--apply");
            Assert.True(review.Exit == Exit.Clean, review.Out + review.Error);
            string first = File.ReadAllText(scratch["m/01-lake.md"]);
            Spoken again = Spoken.By("review", scratch["back.docx"], "--manuscript", scratch["m"], "--apply");
            Assert.Equal(first, File.ReadAllText(scratch["m/01-lake.md"]));
            Assert.True(again.Exit == Exit.Clean, again.Out + again.Error);
            return first;
        }
    }

    private static Set ComesBack(params (string Old, string New)[] edits)
    {
        string now = Lake;
        foreach ((string old, string next) in edits)
        {
            Assert.Contains(old, now, StringComparison.Ordinal);
            now = now.Replace(old, next, StringComparison.Ordinal);
        }

        Set set = Compare(now);
        Assert.Equal(now, set.Accepted);
        Assert.Equal(Lake, set.Rejected);
        Assert.True(set.Said.Exit == Exit.Clean, set.Said.Out + set.Said.Error);
        return set;
    }

    [Theory]
    [InlineData("стихал ветер", "утихал ветер")]
    [InlineData("Артель делила", "Артель честно делила")]
    [InlineData("Лёд кололи пешнями. ", "")]
    [InlineData("*поровну*", "поровну")]
    [InlineData("пешнями", "**пешнями**")]
    [InlineData("## Чем ловили", "## Какими снастями")]
    [InlineData("Уху варили на берегу.\n\n", "")]
    [InlineData(
        "Уху варили на берегу.\n",
        "Уху варили на берегу.\n\nЕли \"из одного котла\" -\nдеревянными ложками.\n"
    )]
    [InlineData("\n## Чем", "\n## Где жили\n\nЖили в избах.\n\n> Изба крепка.\n\n## Чем")]
    [InlineData("Зимой ловили из прорубей. Лёд", "Зимой ловили из прорубей.\n\nЛёд")]
    [InlineData("не держала[^buyers].\n\nУху", "не держала[^buyers].\nУху")]
    [InlineData("Вязали сами.", "Вязали зимой сами.")]
    [InlineData("\n[^buyers]", "\n    Из конопли.\n\n[^buyers]")]
    [InlineData("б) мерёжи;\n\nв) удочки.", "б) верши;\n\nв) мерёжи;\n\nг) удочки.")]
    [InlineData("б) мерёжи;\n\nв) удочки.", "б) удочки.")]
    [InlineData("    - малые;\n", "    - малые;\n    - долблёные;\n")]
    [InlineData("|   120 |", "|   125 |")]
    [InlineData("| Окунь  |    36 |     72 |\n", "")]
    [InlineData("     72 |\n", "     72 |\n| Налим  |     8 |     15 |\n")]
    [InlineData("Улов за зиму", "Весь улов за зиму")]
    [InlineData("Без труда не", "Без большого труда не")]
    [InlineData("О ловле рыбы", "О ловле и продаже рыбы")]
    [InlineData("Уху варили на берегу.\n", "Уху варили на берегу.\n\n```text\nuha = ryba\n\n    + voda\n```\n")]
    [InlineData("\n## Чем", "\n~~~\nodna = 1\n~~~\n\nСчёт таков.\n\n```\ndve ``` 2\n```\n\n## Чем")]
    [InlineData("\n> Без труда", "\n````\n```\n````\n\n> Без труда")]
    [InlineData(
        "\nСнасти были",
        "\n| Лодка | Чья |\n|:--|--:|\n| большая | артели |\n| малая | старосты |\n\nСнасти были"
    )]
    [InlineData(
        "Уху варили",
        "| Лодка | Чья |\n|:--|--:|\n| большая | артели |\n| малая | старосты |\n\n: Лодки артели {#tbl-boats}\n\nУху варили"
    )]
    [InlineData(
        "\n## Чем",
        "\n| Лодка | Чья |\n|:--|--:|\n| большая | артели |\n| малая | старосты |\n\n```\nlodok = 2\n```\n\nВсего две.\n\n## Чем"
    )]
    [InlineData("О ценах", "| | |\n|--|--|\n| a \\| b | |\n| *c* | d[^nets] |\n\nО ценах")]
    [InlineData(
        "О ценах сказано выше",
        "| Лодка | Чья |\n|:--|--:|\n| малая | Ильи |\n\n: Лодки {#tbl-b}\n\nО лодках ([](#tbl-b)), о ценах выше"
    )]
    [InlineData("\nСнасти были", "\n```yaml\nseti: 3\nudochki: 5\n```\n\nСнасти были")]
    public void A_change_accepted_is_the_later_state_and_rejected_the_earlier(string old, string now) =>
        ComesBack((old, now));

    [Theory]
    [InlineData("```text\nuha = ryba\n\n    + voda\n```\n\n", "")]
    [InlineData("    + voda\n```\n", "    + voda\n```\n\nТак и варили.\n")]
    [InlineData("Уху варили", "Так и варили. Уху\nварили на углях.\n\nУху варили")]
    [InlineData("```text\nuha = ryba\n\n    + voda\n```\n", "```\nlodka\n```\n")]
    [InlineData("    + voda", "    + voda\n    + sol")]
    [InlineData("uha = ryba", "uha = okun")]
    [InlineData("| Улов | Год |\n|--|--|\n| 120 | 1901 |\n\n: Годы\n\n", "")]
    [InlineData(
        "| Улов | Год |\n|--|--|\n| 120 | 1901 |\n\n: Годы\n",
        "| Лодка | Чья | Год |\n|--|--|--|\n| малая | Ильи | 1901 |\n"
    )]
    [InlineData("1901 |\n\n: Годы\n", "1901 |\n| 130 | 1902 |\n\n: Годы\n\n| Ещё | одна |\n|--|--|\n| и | всё |\n")]
    [InlineData("    + voda\n```\n", "    + voda\n```\n\n```text\nuha = ryba\n```\n")]
    [InlineData("```text", "Рецепт.\n\n```text")]
    public void Beside_code_and_of_code_too(string old, string now)
    {
        string with = Lake.Replace(
            "Уху варили на берегу.\n",
            "Уху варили на берегу.\n\n```text\nuha = ryba\n\n    + voda\n```\n"
                + "\n| Улов | Год |\n|--|--|\n| 120 | 1901 |\n\n: Годы\n",
            StringComparison.Ordinal
        );
        string later = with.Replace(old, now, StringComparison.Ordinal);
        Assert.NotEqual(with, later);
        Set set = Compare(later, was: with);
        Assert.Equal(later, set.Accepted);
        Assert.Equal(with, set.Rejected);
        Assert.True(set.Said.Exit == Exit.Clean, set.Said.Out + set.Said.Error);
    }

    [Fact]
    public void A_paragraph_moved_is_a_tracked_move()
    {
        Set set = ComesBack(
            ("Уху варили на берегу.\n\n", ""),
            (
                "## Как ловили {#how en=\"How They Fished\"}\n",
                "## Как ловили {#how en=\"How They Fished\"}\n\nУху варили на берегу.\n"
            )
        );
        string[] names = [.. new EditedWord(set.Docx).Body.Descendants().Select(element => element.Name.LocalName)];
        Assert.Contains("moveFromRangeStart", names);
        Assert.Contains("moveTo", names);
    }

    [Fact]
    public void A_paragraph_and_its_note_moved() =>
        ComesBack(
            ("Скупщики приезжали \"к первому льду\" — раньше дорога не держала[^buyers].\n\n", ""),
            (
                "Сети ставили",
                "Скупщики приезжали \"к первому льду\" — раньше дорога не держала[^buyers].\n\nСети ставили"
            )
        );

    [Fact]
    public void New_notes_have_their_labels_and_places() =>
        ComesBack(
            ("Лёд кололи", "Лёд[^ice] кололи"),
            ("из прорубей.", "из прорубей[^hole]."),
            (
                "[^nets]: Вязали сами.\n",
                "[^ice]: Толщиной в аршин.\n\n[^nets]: Вязали сами.\n\n[^hole]: Их звали\n    лунками.\n"
            )
        );

    [Fact]
    public void A_note_taken_out() =>
        ComesBack(("не держала[^buyers]", "не держала"), ("\n[^buyers]: Приходили из города.\n", ""));

    [Fact]
    public void Many_changes_at_once() =>
        ComesBack(
            ("стихал ветер", "утихал сильный ветер"),
            ("Лёд кололи пешнями. ", ""),
            ("## Чем ловили", "Новый абзац,\nперенесённый.\n\n## Чем удили"),
            ("Вязали сами.", "Плели сами."),
            ("б) мерёжи;", "б) мерёжи и верши;"),
            ("|   120 |", "|   125 |"),
            (
                "О ценах сказано выше ([](#tbl-catch)), о сетях тоже[^nets].",
                "О сетях сказано тоже[^nets], о ценах выше ([](#tbl-catch))."
            )
        );

    [Fact]
    public void Both_columns_of_a_parallel()
    {
        string now = Statute
            .Replace("на год.", "на два года.", StringComparison.Ordinal)
            .Replace("shared.\n", "shared.\n\nThe nets are common.\n", StringComparison.Ordinal)
            .Replace("поровну.\n", "поровну.\n\nСети общие.\n", StringComparison.Ordinal);
        Set set = Compare(Lake, now);
        Assert.Equal(now, set.AcceptedStatute);
        Assert.Equal(Lake, set.Accepted);
        Assert.Equal(Exit.Clean, set.Said.Exit);
    }

    [Fact]
    public void One_change_alone_accepted_brings_it_alone()
    {
        using var scratch = new Scratch();
        Put(scratch, "old", Lake, Statute);
        Put(
            scratch,
            "new",
            Lake.Replace("стихал ветер", "утих\nветер", StringComparison.Ordinal)
                .Replace("Уху варили на берегу.", "Уху варили\nна самом берегу.", StringComparison.Ordinal),
            Statute
        );
        Spoken.By("diff", scratch["old"], scratch["new"], "-o", scratch["out"]);
        var word = new EditedWord(File.ReadAllBytes(scratch["out/ozero.diff.docx"]));
        XElement other = word.Find("Сети ставили");
        other.Elements(EditedWord.W + "ins").Remove();
        foreach (XElement gone in other.Elements(EditedWord.W + "del").ToArray())
        {
            foreach (XElement text in gone.Descendants(EditedWord.W + "delText").ToArray())
            {
                text.Name = EditedWord.W + "t";
            }

            gone.ReplaceWith(gone.Nodes());
        }

        scratch.Put("out/back.docx", Settled.Accepted(word.Saved()));
        for (int time = 0; time < 2; time++)
        {
            Spoken said = Spoken.By("review", scratch["out/back.docx"], "--manuscript", scratch["old"], "--apply");
            Assert.True(said.Exit == Exit.Clean, said.Out + said.Error);
            Assert.Equal(
                Lake.Replace("Уху варили на берегу.", "Уху варили\nна самом берегу.", StringComparison.Ordinal),
                File.ReadAllText(scratch["old/01-lake.md"])
            );
        }
    }
}
