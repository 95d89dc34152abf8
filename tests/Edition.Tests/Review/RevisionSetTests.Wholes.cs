using Edition.Tests.Cli;

namespace Edition.Tests.Review;

/// <summary>Blocks that come back as they are in the later state, since words alone do not tell them.</summary>
[Trait("Kind", "property")]
public sealed partial class RevisionSetTests
{
    private const string Grid = """
        +--------+-------------+
        | Лодка  | Кому служит |
        +========+=============+
        | малая  | рыбаку;     |
        |        |             |
        |        | - и сыну    |
        +--------+-------------+

        """;

    private static readonly string Rich = Lake.Replace(
            "Уху варили на берегу.\n",
            "Уху варили на берегу.\n\n| По озеру лодка,\n|    за лодкой волна.\n\n" + Grid + "\nВот и весь улов.\n",
            StringComparison.Ordinal
        )
        .Replace(
            "## Чем",
            "![Карта озера](images/timeline.svg){#fig-map alt=\"Карта\" width=50%}\n\n## Чем",
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("![Карта озера](images/timeline.svg){#fig-map alt=\"Карта\" width=50%}\n\n", "")]
    [InlineData("Уху варили", "![Другая карта](images/timeline.svg){alt=\"Другая\"}\n\nУху варили")]
    [InlineData("alt=\"Карта\" width=50%", "alt=\"Карта озера с лодками\" width=70%")]
    [InlineData("![Карта озера]", "![Карта *большого* озера]")]
    [InlineData("|    за лодкой волна.\n", "|    за кормой волна,\n| и тишина.\n")]
    [InlineData("Вот и весь", "| Новый стих\n|   о рыбе.\n\n***\n\nВот и весь")]
    [InlineData("| малая  | рыбаку;     |", "| малая  | ловцу;      |")]
    [InlineData("|        | - и сыну    |", "|        | - и сыну;   |\n|        | - и внуку   |")]
    [InlineData(
        "сыну    |\n+--------+-------------+\n",
        "сыну    |\n+--------+-------------+\n\n: Чья лодка {#tbl-b}\n"
    )]
    [InlineData("|:-------|------:|-------:|", "|:-------|:------|-------:|")]
    [InlineData("рыбку из пруда.\n", "рыбку из пруда.\n>\n> ```\n> prud = 1\n> ```\n")]
    [InlineData("а) сети;\n\nб) мерёжи;\n\nв) удочки.", "1. сети;\n2. мерёжи;\n3. удочки.")]
    [InlineData("- сани.\n", "- сани:\n\n    ```\n    sanei = 2\n\n      + 1\n    ```\n")]
    [InlineData("О ценах сказано выше ([](#tbl-catch)), о", "О ценах сказано выше, о")]
    public void Pictures_tables_verse_and_code_come_back_as_they_are(string old, string now)
    {
        string later = Rich.Replace(old, now, StringComparison.Ordinal);
        Assert.NotEqual(Rich, later);
        Comes(later);
    }

    [Theory]
    [InlineData("![Карта озера](images/timeline.svg){#fig-map alt=\"Карта\" width=50%}\n")]
    [InlineData("| По озеру лодка,\n|    за лодкой волна.\n")]
    [InlineData(Grid)]
    [InlineData(
        "| Рыба   | Пудов | Рублей |\n|:-------|------:|-------:|\n| Сиг    |   120 |    840 |\n| Окунь  |    36 |     72 |\n\n"
            + ": Улов за зиму {#tbl-catch}\n"
    )]
    public void They_can_be_moved(string block) =>
        Comes(
            Rich.Replace(block + "\n", "", StringComparison.Ordinal)
                .Replace("Зимой ловили", block + "\nЗимой ловили", StringComparison.Ordinal)
        );

    [Fact]
    public void One_whose_words_an_editor_corrected_besides_is_named()
    {
        using var scratch = new Scratch();
        Put(scratch, "old", Lake, Statute);
        string now = With(Lake, [("Уху варили на берегу.\n", "Уху варили на берегу.\n\n```\nuha = 1\n```\n")]);
        Put(scratch, "new", now, Statute);
        Spoken.By("diff", scratch["old"], scratch["new"], "-o", scratch["out"]);
        var word = new EditedWord(File.ReadAllBytes(scratch["out/ozero.diff.docx"]));
        word.Find("uha").Descendants(EditedWord.W + "t").Single(text => text.Value == "uha = 1").Value = "uha = 2";
        scratch.Put("out/back.docx", Settled.Accepted(word.Saved()));
        Spoken said = Spoken.By("review", scratch["out/back.docx"], "--manuscript", scratch["old"], "--apply");
        Assert.Equal(Edition.Cli.Exit.Faults, said.Exit);
        Assert.Contains("“uha = 2”", said.Error, StringComparison.Ordinal);
        Assert.Contains("was corrected besides", said.Error, StringComparison.Ordinal);
        Assert.Equal(now, File.ReadAllText(scratch["old/01-lake.md"]));
    }

    private static void Comes(string later)
    {
        Set set = Compare(later, was: Rich);
        Assert.Equal(later, set.Accepted);
        Assert.Equal(Rich, set.Rejected);
        Assert.True(set.Said.Exit == Edition.Cli.Exit.Clean, set.Said.Out + set.Said.Error);
    }
}
