using Edition.Pictures;
using Edition.Pictures.Drawings;
using static Edition.Tests.Review.Paper;

namespace Edition.Tests.Review;

/// <summary>Articles whose authors used the typewriter that Word is, too: what is meant is known by its form.</summary>
[Trait("Kind", "unit")]
public sealed class TypedTests
{
    private const string Raised = "<w:vertAlign w:val=\"superscript\"/>";

    private static readonly string Abstracts =
        P("Аннотация. О реке и её берегах.") + P("Ключевые слова: река, берег, брод");

    [Fact]
    public void The_owners_mark_before_the_authors_names_goes()
    {
        Imported made = Imported.Of(
            new Paper
            {
                Body =
                    Bold("РЕКА И БЕРЕГ В 1917–1922 ГГ.")
                    + P(R("© 2024 г. А. Б. Речной") + R("1,*", Raised) + R(", В. Г. Бродова") + R("2", Raised))
                    + P(R("1", Raised) + R("Институт рек, Тверь, Россия"))
                    + P(R("2", Raised) + R("Музей бродов, Псков, Россия"))
                    + P("*E-mail: rechnoy@example.ru")
                    + Abstracts
                    + Text,
            }
        );
        Assert.Contains("title: РЕКА И БЕРЕГ В 1917–1922 ГГ.\n", made.Front, StringComparison.Ordinal);
        Assert.Contains(
            "  - name: А. Б. Речной\n    affiliation: Институт рек\n    city: Тверь\n    country: Россия\n    email: rechnoy@example.ru\n"
                + "  - name: В. Г. Бродова\n    affiliation: Музей бродов\n    city: Псков\n",
            made.Front,
            StringComparison.Ordinal
        );
        Assert.True(made.Dropped("© 2024 г."));
    }

    [Fact]
    public void A_mark_beside_a_line_of_names_is_only_that()
    {
        Imported made = Imported.Of(
            new Paper { Body = Bold("Река") + P("А. Б. Речной") + Abstracts + Text + P("© Речной А. Б., 2024") }
        );
        Assert.Equal(1, made.Front.Split("Речной").Length - 1);
        Assert.True(made.Dropped("© Речной А. Б., 2024"));
    }

    [Fact]
    public void A_line_about_one_author_is_that_authors()
    {
        Imported made = Imported.Of(
            new Paper
            {
                Body =
                    P("А. Б. Речной, В. Г. Бродова")
                    + Bold("Река и берег")
                    + P("Речной Антон Борисович – доцент, Институт рек (Тверь, Россия). E-mail: r@example.ru")
                    + P("Бродова Вера Глебовна – профессор, Музей бродов (Псков, Россия)")
                    + Abstracts
                    + Text,
            }
        );
        Assert.Contains(
            "  - name: А. Б. Речной\n    affiliation: Институт рек\n    city: Тверь\n    country: Россия\n    email: r@example.ru\n"
                + "    about: доцент\n  - name: В. Г. Бродова\n    affiliation: Музей бродов\n",
            made.Front,
            StringComparison.Ordinal
        );
        Assert.True(made.Dropped("Речной Антон Борисович"));
    }

    [Fact]
    public void A_title_below_the_names_may_speak_of_a_library()
    {
        const string Right = "<w:jc w:val=\"right\"/>";
        Imported made = Imported.Of(
            new Paper
            {
                Body =
                    P(R("А. Б. РЕЧНОЙ", "<w:b/>"), null, Right)
                    + P("Институт рек", null, Right)
                    + P("Тверь, Россия", null, Right)
                    + Bold("Библиотека усадьбы Броды")
                    + Abstracts
                    + Text,
            }
        );
        Assert.Contains("title: Библиотека усадьбы Броды\n", made.Front, StringComparison.Ordinal);
        Assert.Contains("    affiliation: Институт рек\n    city: Тверь\n", made.Front, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_may_be_parted_by_semicolons_and_have_degrees()
    {
        Imported made = Imported.Of(
            new Paper
            {
                Body =
                    Bold("A River and Its Banks")
                    + P("Ann B. Macleod, PhD; Iain Fraser, MA")
                    + P("School of Rivers, University of Fords, Edinburgh, UK")
                    + P("a.macleod@example.org; i.fraser@example.org")
                    + P("Abstract: On a river.")
                    + P("Keywords: river; bank")
                    + P("The river flows by its banks, as rivers do, and has no more to say for itself here."),
            }
        );
        Assert.Contains(
            "  - name: Iain Fraser\n    affiliation: School of Rivers, University of Fords\n",
            made.Front,
            StringComparison.Ordinal
        );
        Assert.Contains("    email: i.fraser@example.org\n    about: MA\n", made.Front, StringComparison.Ordinal);
    }

    [Fact]
    public void Raised_signs_pair_names_and_institutions_too()
    {
        Imported made = Imported.Of(
            new Paper
            {
                Body =
                    Bold("РЕКА И БЕРЕГ")
                    + P("Речной Антон Борисович¹, Бродова Вера Глебовна²")
                    + P("¹ Институт рек, г. Тверь")
                    + P("² Музей бродов, г. Псков")
                    + Abstracts
                    + Text,
            }
        );
        Assert.Contains(
            "  - name: Бродова Вера Глебовна\n    affiliation: Музей бродов\n    city: Псков\n",
            made.Front,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Section_numbers_and_the_names_of_sections_make_headings_without_bold_letters()
    {
        Imported made = Imported.Body(
            P("Введение."),
            Text,
            P("1. БЕРЕГА И БРОДЫ"),
            Text,
            P("1.1. Верхний брод"),
            Text,
            P("1. Пункт, который кончается точкой."),
            Text
        );
        Assert.StartsWith("## Введение", made.Text, StringComparison.Ordinal);
        Assert.Contains("\n## БЕРЕГА И БРОДЫ\n", made.Text, StringComparison.Ordinal);
        Assert.Contains("\n### Верхний брод\n", made.Text, StringComparison.Ordinal);
        Assert.Contains("\n1\\. Пункт", made.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_journals_line_is_no_title()
    {
        Imported made = Imported.Of(
            new Paper
            {
                Body =
                    Bold("The Journal of Small Rivers, Vol. 3, No. 1 (2024), pp. 1–9")
                    + Bold("A RIVER AND ITS BANKS")
                    + P("Summary: On a river.")
                    + P("Keywords: river / small ford / bank")
                    + P("The river flows by its banks, as rivers do, and has no more to say for itself here."),
            }
        );
        Assert.Contains("title: A RIVER AND ITS BANKS\n", made.Front, StringComparison.Ordinal);
        Assert.True(made.Dropped("The Journal of Small Rivers"));
    }

    [Fact]
    public void Typed_lists_may_have_Roman_figures()
    {
        Imported made = Imported.Body(
            P("Three facts:"),
            P("(i) one;"),
            P("(ii) two;"),
            P("(iii) three;"),
            P("(iv) four;"),
            P("(v) five."),
            Text,
            P("h) eight;"),
            P("i) nine;"),
            P("j) ten.")
        );
        Assert.Contains("i) one;\nii) two;\niii) three;\niv) four;\nv) five.", made.Text, StringComparison.Ordinal);
        Assert.Contains("h) eight;\ni) nine;\nj) ten.", made.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Typed_notes_may_stand_below_a_line()
    {
        Imported made = Imported.Body(P("Река¹ и брод²."), P("____________"), P("¹ О реке."), P("² О броде."));
        Assert.Equal("Река[^1] и брод[^2].\n\n[^1]: О реке.\n\n[^2]: О броде.", made.Text);
    }

    [Fact]
    public void A_number_makes_a_centred_line_a_heading()
    {
        Imported made = Imported.Body(P("§ 2. Берега реки", null, "<w:jc w:val=\"center\"/>"), Text);
        Assert.StartsWith("## Берега реки\n", made.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("река – малый брод – берег")]
    [InlineData("река · малый брод · берег.")]
    [InlineData("река; малый брод; берег.")]
    public void Keywords_are_parted_by_what_stands_between_them(string words)
    {
        Imported made = Imported.Of(
            new Paper { Body = Bold("Река") + P("Аннотация. О реке.") + P("Ключевые слова: " + words) + Text }
        );
        Assert.Contains("[река, малый брод, берег]", made.Front, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", "2", "^", "1", "2")]
    [InlineData("1", "2", "^", "1. ", "2. ")]
    [InlineData("[1]", "[2]", "", "[1] ", "[2] ")]
    public void Typed_notes_become_notes(string one, string two, string raised, string first, string second)
    {
        string look = raised.Length > 0 ? Raised : "";
        bool plain = first.EndsWith(' ');
        Imported made = Imported.Body(
            P(R("Река") + R(one, look) + R(" и брод ") + R(two, look) + R(".")),
            Bold("Примечания"),
            P(R(first, plain ? "" : Raised) + R("О реке.")),
            P(R(second, plain ? "" : Raised) + R("О броде.")),
            Bold("Литература"),
            P("1. Речной А. Б. Реки.")
        );
        Assert.StartsWith("Река[^1] и брод[^2].\n\n## Литература", made.Text, StringComparison.Ordinal);
        Assert.EndsWith("[^1]: О реке.\n\n[^2]: О броде.", made.Text, StringComparison.Ordinal);
        Assert.True(made.Guessed("notes typed by hand"));
        Assert.True(made.Dropped("Примечания"));
    }

    [Fact]
    public void Typed_notes_whose_calls_are_not_all_there_stay_as_they_are()
    {
        Imported made = Imported.Body(
            P("Река [1] и брод [3]."),
            Bold("Примечания"),
            P("[1] О реке."),
            P("[2] О броде.")
        );
        Assert.Contains("## Примечания", made.Text, StringComparison.Ordinal);
        Assert.Contains("[2] О броде.", made.Text, StringComparison.Ordinal);
        Assert.True(made.Left("notes typed by hand"));
    }

    [Fact]
    public void Lists_and_tables_of_a_note_are_those()
    {
        Imported made = Imported.Of(
            new Paper
            {
                Body = P("Заглавие", "a3") + P(R("Река") + Call(2) + R(", брод") + Call(3) + R(".")),
                Notes =
                [
                    P("Здесь:") + Item(1, 0, "раз;") + Item(1, 0, "два.") + Table(["Брод", "Год"], ["Верхний", "1728"]),
                    Item(1, 0, "сразу.") + P("И слова."),
                ],
            }
        );
        Assert.Contains(
            "[^1]: Здесь:\n\n    1. раз;\n    2. два.\n\n    | Брод | Год |\n    |---|---|\n    | Верхний | 1728 |",
            made.Text,
            StringComparison.Ordinal
        );
        Assert.EndsWith("[^2]: 3\\. сразу.\n\n    И слова.", made.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_caption_may_be_numbered_in_Roman_figures()
    {
        Imported made = Imported.Body(
            P("The fords are in Table I."),
            P("TABLE I", null, "<w:jc w:val=\"center\"/>"),
            P("FORDS", null, "<w:jc w:val=\"center\"/>"),
            Table(["Ford", "Year"], ["Upper", "1728"])
        );
        Assert.Contains("[Table I](#tbl-1)", made.Text, StringComparison.Ordinal);
        Assert.Contains(": FORDS {#tbl-1}", made.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_heading_may_end_with_an_abbreviation()
    {
        Imported made = Imported.Body(Bold("1. Весна 1918 г."), Text, Bold("2. Осень."), Text);
        Assert.Contains("## Весна 1918 г.\n", made.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("## Осень", made.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<a:srcRect l=\"50000\" b=\"25000\"/>")]
    [InlineData("<a:srcRect l=\"50%\" b=\"25%\"/>")]
    public void A_cropped_picture_is_cropped_and_kept_whole_beside(string crop)
    {
        byte[] pixels = [0, 0, 1, 2, 0, 0, 2, 1, 0, 0, 1, 1, 0, 0, 0, 0];
        byte[] whole = PngWriter.Write(
            4,
            4,
            (y, row) => pixels.AsSpan(4 * y, 4).CopyTo(row),
            [new Rgb(0), new Rgb(0xFF0000), new Rgb(0x0000FF)]
        );
        Imported made = Imported.Of(
            new Paper { Body = P("Заглавие", "a3") + P(Picture(0, "Брод", crop)) + Text, Pictures = [("png", whole)] }
        );
        byte[] shown = [.. made.Import.Files.Single(file => file.Path == "images/figure-1.png").Bytes];
        PngFile part = PngFile.Read(shown, out _)!;
        Assert.Equal((2, 3), (part.Width, part.Height));
        Assert.Equal([1, 2, 2, 1, 1, 1], PngDecoder.Samples(part));
        Assert.Equal(whole, made.Import.Files.Single(file => file.Path.StartsWith("images/unused/")).Bytes);
        Assert.True(made.Guessed("cropped as Word shows it"));
    }

    /// <summary>Samples of less than a byte are cut between bits.</summary>
    [Fact]
    public void A_picture_of_two_colours_is_cut_between_its_bits()
    {
        byte[] bits = Convert.FromBase64String(
            // 10 × 2 pixels of one bit: 1010101010 and 1111100000 (ISO/IEC 15948).
            "iVBORw0KGgoAAAANSUhEUgAAAAoAAAACAQAAAABJGnB9AAAADklEQVR4nGNY1cDwgwEAB0gCI7pBkekAAAAASUVORK5CYII="
        );
        PngFile part = PngFile.Read(Artwork.Cropped(bits, 0.3, 0, 0.2, 0)!, out _)!;
        Assert.Equal((5, 2, 1), (part.Width, part.Height, part.Depth));
        string[] rows = [.. PngDecoder.Samples(part).Select(row => Convert.ToString(row, 2).PadLeft(8, '0'))];
        Assert.Equal(["01010000", "11000000"], rows);
    }
}
