using Edition.Review.Importing;
using static Edition.Tests.Review.Paper;

namespace Edition.Tests.Review;

/// <summary>Notes, tables, pictures, changes, comments, and what the format does not have.</summary>
[Trait("Kind", "unit")]
public sealed class ThingsTests
{
    // A PNG of one grey pixel (RFC 2083).
    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="
    );

    private static readonly string Intro = P("Заглавие", "a3") + P("Введение", "1");

    [Fact]
    public void Notes_and_endnotes_are_counted_together_by_their_calls()
    {
        Imported made = Imported.Of(
            new Paper
            {
                Body =
                    Intro
                    + P(R("Раз") + EndCall(2) + R(", два") + Call(2) + R(", снова") + Call(2) + R("."))
                    + P("Броды", "1")
                    + Table(["Брод", "Год"], ["<w:p>" + R("Верхний") + Call(3) + "</w:p>", "1728"])
                    + P(R("Без сноски") + Call(9) + R(".")),
                Notes =
                [
                    P("<w:r><w:footnoteRef/></w:r>" + R(" Первый абзац.")) + P("Второй абзац."),
                    P("В клетке."),
                    P("Никто не звал."),
                ],
                Endnotes = [P("Концевая.")],
            }
        );
        Assert.Contains("Раз[^1], два[^2], снова[^2].", made.Text, StringComparison.Ordinal);
        Assert.Contains("| Верхний[^3] | 1728 |", made.Text, StringComparison.Ordinal);
        Assert.Contains("Без сноски.", made.Text, StringComparison.Ordinal);
        Assert.EndsWith(
            "[^1]: Концевая.\n\n[^2]: Первый абзац.\n\n    Второй абзац.\n\n[^3]: В клетке.",
            made.Text,
            StringComparison.Ordinal
        );
        Assert.True(made.Guessed("endnotes"));
        Assert.True(made.Dropped("Никто не звал."));
    }

    [Fact]
    public void Captions_above_below_or_to_the_right_are_the_tables()
    {
        string[][] rows =
        [
            ["Брод", "Год"],
            ["Верхний", "1728"],
        ];
        Imported made = Imported.Of(
            new Paper
            {
                Body =
                    Intro
                    + P("Таблица 1 – Первая")
                    + Table(rows)
                    + Text
                    + P("Таблица 2", null, "<w:jc w:val=\"right\"/>")
                    + P("Вторая")
                    + Table(rows)
                    + Text
                    + Table(rows)
                    + P("Табл. 4. Третья")
                    + Text,
            }
        );
        Assert.Contains(": Первая {#tbl-1}", made.Text, StringComparison.Ordinal);
        Assert.Contains(": Вторая {#tbl-2}", made.Text, StringComparison.Ordinal);
        Assert.Contains(": Третья {#tbl-3}", made.Text, StringComparison.Ordinal);
        Assert.True(made.Guessed("a caption's number is not that of its place"));
        Assert.True(made.Dropped("Таблица 1 –"));
    }

    [Fact]
    public void Cells_are_aligned_merged_ones_are_named_and_inner_tables_stand_behind()
    {
        string right(string words) => P(words, null, "<w:jc w:val=\"right\"/>");
        Imported made = Imported.Of(
            new Paper
            {
                Body =
                    Intro
                    + Table(
                        ["<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>" + P("Шапка") + "</w:tc>"],
                        ["Брод | мель", right("12")],
                        ["один", right("7")],
                        ["<w:tc>" + Table(["внутри", "рядом"]) + "<w:p/></w:tc>", right("9")]
                    )
                    + Text,
            }
        );
        Assert.Contains(
            "| Шапка | |\n|---|---:|\n| Брод \\| мель | 12 |\n| один | 7 |\n| | 9 "
                + "|\n\n| внутри | рядом |\n|---|---|",
            made.Text,
            StringComparison.Ordinal
        );
        Assert.True(made.Guessed("merged cells"));
        Assert.True(made.Left("a table in a table"));
    }

    [Fact]
    public void A_table_of_one_cell_is_a_quotation_and_one_of_pictures_their_frame()
    {
        Imported made = Imported.Of(
            new Paper
            {
                Body =
                    Intro
                    + Table(["Слова в рамке."])
                    + Text
                    + Table([P(Picture(0, "Брод сверху")), P(Picture(0, "Брод снизу"))])
                    + Text,
                Pictures = [("png", Png)],
            }
        );
        Assert.Contains("> Слова в рамке.", made.Text, StringComparison.Ordinal);
        Assert.Contains(
            "![](images/figure-1.png){alt=\"Брод сверху\"}\n\n![](images/figure-1.png){alt=\"Брод снизу\"}",
            made.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Two_columns_in_two_languages_are_parallel_and_articles_an_appendix()
    {
        string[] article(string number, string ru, string en) =>
            [P("Статья " + number) + P(ru), P("Article " + number) + P(en)];
        Imported made = Imported.Of(
            new Paper
            {
                Body =
                    Intro
                    + Text
                    + Table([
                        "Стороны согласились о мире и границе навсегда.",
                        "The Parties have agreed on peace and border for ever.",
                    ])
                    + P("Приложение. Статьи", "1")
                    + Table(
                        article("I", "Мир вечен.", "Peace is eternal."),
                        article("IV", "Купцы ходят. Раз в год.", "Merchants come. Once a year."),
                        [P("Статья 5") + P("Один.") + P("Два."), P("Article 5") + P("One and two.")]
                    ),
            }
        );
        Assert.Contains(":::: parallel\n::: {lang=ru}\nСтороны согласились", made.Text, StringComparison.Ordinal);
        Assert.Contains("---\nkind: articles\ntitle: Статьи\n---\n", made["02-articles.md"], StringComparison.Ordinal);
        Assert.Contains("## Статья IV {#art-4 en=\"Article IV\"}", made["02-articles.md"], StringComparison.Ordinal);
        Assert.Contains(
            "Один. Два.\n:::\n::: {lang=en}\nOne and two.\n:::",
            made["02-articles.md"],
            StringComparison.Ordinal
        );
        Assert.True(made.Guessed("paragraphs of parallel text joined"));
    }

    [Fact]
    public void Pictures_keep_their_bytes_and_their_captions()
    {
        Imported made = Imported.Of(
            new Paper
            {
                Body =
                    Intro
                    + P(Picture(0, "C:\\photo.png"))
                    + P("Рис. 1. Брод", "a4")
                    + P("Рисунок 2 – Мель")
                    + P(Picture(0, "Мель летом"))
                    + P(R("В строке ") + Picture(0, "Знак") + R("слово."))
                    + P(Picture(1))
                    + P(Picture(0, "В рамке", "<a:srcRect l=\"-1000\"/>")),
                Pictures = [("png", Png), ("x-emf", [1, 0, 0, 0, 9])],
            }
        );
        Assert.Contains("![Брод](images/figure-1.png){#fig-1}", made.Text, StringComparison.Ordinal);
        Assert.Contains("![Мель](images/figure-1.png){#fig-2 alt=\"Мель летом\"}", made.Text, StringComparison.Ordinal);
        Assert.Contains(
            "В строке слово.\n\n![](images/figure-1.png){alt=\"Знак\"}",
            made.Text,
            StringComparison.Ordinal
        );
        Assert.Matches(@"<!-- word: a picture \([^)]*emf\) stood here -->", made.Text);
        Assert.Equal(Png, made.Import.Files.Single(file => file.Path == "images/figure-1.png").Bytes);
        Assert.Single(made.Paths, path => path.StartsWith("images/unused/", StringComparison.Ordinal));
        Assert.True(made.Left("turned or framed"));
    }

    [Fact]
    public void Changes_are_taken_as_accepted_and_comments_stand_before_their_block()
    {
        const string who = "w:id=\"7\" w:author=\"Редактор\" w:date=\"2024-05-02T09:00:00Z\"";
        Imported made = Imported.Of(
            new Paper
            {
                Body =
                    Intro
                    + P(
                        R("Их было ")
                            + $"<w:del {who}><w:r><w:delText>пять</w:delText></w:r></w:del><w:ins {who}>{R("шесть")}</w:ins>"
                            + R(" и ")
                            + "<w:commentRangeStart w:id=\"0\"/>"
                            + R("один")
                            + "<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r>"
                            + R(" десятник.")
                    )
                    + P(R("Первая половина, "), null, $"<w:rPr><w:del {who}/></w:rPr>")
                    + P("вторая половина."),
                Comments = ["Точно -- один?"],
            }
        );
        Assert.Contains(
            "<!-- review: [Редактор, 2024-05-02] on «один»: Точно — один? -->\nИх было шесть и один десятник.",
            made.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("Первая половина, вторая половина.", made.Text, StringComparison.Ordinal);
        Assert.True(made.Guessed("tracked changes, all accepted Редактор: 2"));
    }

    [Fact]
    public void What_the_format_does_not_have_is_named_in_its_place()
    {
        const string box = "<w:txbxContent><w:p><w:r><w:t>В рамке.</w:t></w:r></w:p></w:txbxContent>";
        Imported made = Imported.Of(
            new Paper
            {
                Body =
                    Intro
                    + P(
                        R("Слово.")
                            + "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor><a:graphic><a:graphicDa"
                            + "ta><wps:wsp><w"
                            + "ps:txbx>"
                            + box
                            + "</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><"
                            + "w:pict><v:shap"
                            + "e><v:textbox>"
                            + box
                            + "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
                    )
                    + P(
                        R("Правило ")
                            + "<m:oMath><m:r><m:t>s=</m:t></m:r><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t"
                            + "></m:r></m:den"
                            + "></m:f>"
                            + "<m:sSup><m:e><m:r><m:t>t</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>"
                            + R(".")
                    )
                    + P("<w:r><w:object><o:OLEObject ProgID=\"Excel.Sheet.12\"/></w:object></w:r>")
                    + P("<w:r><w:pict><v:line/></w:pict></w:r>")
                    + P(
                        "<w:r><w:ruby><w:rt>"
                            + R("кандзи")
                            + "</w:rt><w:rubyBase>"
                            + R("знаки")
                            + "</w:rubyBase></w:ruby></w:r>"
                    ),
            }
        );
        Assert.Contains("Слово.\n\nВ рамке.\n\nПравило s=a/bt^2^.", made.Text, StringComparison.Ordinal);
        Assert.Contains(
            "<!-- word: an embedded object (Excel.Sheet.12) stood here -->",
            made.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("<!-- word: a drawn shape stood here -->", made.Text, StringComparison.Ordinal);
        Assert.Contains("знаки (кандзи)", made.Text, StringComparison.Ordinal);
        Assert.Equal(1, made.Text.Split("В рамке.").Length - 1);
        Assert.True(made.Guessed("a text box"));
        Assert.True(made.Left("equations"));
    }

    [Fact]
    public void The_same_file_gives_the_same_bytes()
    {
        var paper = new Paper { Body = Intro + Text + P(Picture(0, "Брод")), Pictures = [("png", Png)] };
        Assert.Equal(
            Imported.Of(paper).Import.Files.SelectMany(file => file.Bytes),
            Imported.Of(paper).Import.Files.SelectMany(file => file.Bytes)
        );
    }

    [Fact]
    public void Columns_made_by_tabs_are_text_and_said_to_look_like_a_table()
    {
        string row(string a, string b) =>
            P(R(a) + "<w:r><w:tab/></w:r>" + R(b), null, "<w:tabs><w:tab w:val=\"left\" w:pos=\"3000\"/></w:tabs>");
        Imported made = Imported.Of(
            new Paper { Body = Intro + row("Брод", "Год") + row("Верхний", "1728") + row("Нижний", "1730") + Text }
        );
        Assert.Contains("Верхний 1728", made.Text, StringComparison.Ordinal);
        Assert.True(made.Left("looks like a table"));
    }

    [Fact]
    public void Every_word_is_in_the_manuscript_or_in_the_report_and_counts_are_told()
    {
        Imported made = Imported.Of(
            new Paper { Body = Intro + Text + Item(1, 0, "пункт") + Table(["Брод", "Год"]), Modified = null }
        );
        Assert.Equal(
            (2, 1, 1),
            (made.Import.Report.Counts.Headings + 1, made.Import.Report.Counts.Lists, made.Import.Report.Counts.Tables)
        );
        Assert.True(made.Left("the edition's date"));
        Assert.DoesNotContain(
            made.Import.Report.Notes,
            note => note.What.Contains("not carried over", StringComparison.Ordinal)
        );
        Assert.Contains(
            made.Import.Report.Of(ImportRemark.Guessed),
            note => note.Paragraph > 0 || note.File.Length == 0
        );
    }
}
