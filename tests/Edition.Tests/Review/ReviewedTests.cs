using System.Xml.Linq;
using Edition.Cli;
using Edition.Tests.Cli;

namespace Edition.Tests.Review;

/// <summary>An editor's corrections come back into the manuscript, and no other byte of it changes.</summary>
[Trait("Kind", "unit")]
public sealed partial class ReviewedTests
{
    private static readonly XNamespace W = EditedWord.W;

    private const string Yaml = """
        name: brod
        title: {ru: Брод, en: The Ford}
        languages: [ru, en]
        date: 2026-02-03
        authors:
          - name: {ru: А. Б. Вершинин, en: A. B. Vershinin}
        contents:
          - 01-ford.md
          - 02-rules.md

        """;

    private const string Ford = """
        ---
        title: {ru: Броды, en: Fords}
        ---

        ## Где переходили реку {#where en="Where They Crossed"}

        Брод искали по каменистому дну: там, где вода шумит,
        она мелка[^deep]. Проводник шёл первым и *нёс шест*.

        Весной ждали "большую воду" — иногда неделю. Ждали терпеливо. Потом шли.

        Обоз переправляли в три приёма, как велел обычай.

        Старики помнили ещё паром, но верили броду[^ferry].

        > Не зная броду, не суйся в воду.

        > Кто первым
        > ступил,
        > тот и ведёт.

        Чего боялись:

        а) ям;

        б) коряг;

        в) быстрины.

        Что брали с собой:

        - верёвки:
            - длинные;
            - короткие;
        - шесты.

        | Река   | Вёрст | Бродов |
        |:-------|------:|-------:|
        | Большая |   120 |      7 |
        | Малая  |    36 |     11 |

        : Броды по рекам {#tbl-fords}

        О бродах пишут и теперь[^deep].

        [^deep]: Мерили шестом. Глубина до пояса.

        [^ferry]: Паром сгорел в 1801 г.

        """;

    private const string Rules = """
        ---
        kind: articles
        title: {ru: Правила, en: Rules}
        ---

        ## Статья 1 {#art-1 en="Article 1"}

        :::: parallel
        ::: {lang=ru}
        Переходить днём.

        Лошадей вести в поводу.
        :::
        ::: {lang=en}
        Cross by day.

        Lead the horses.
        :::
        ::::

        """;

    private static readonly Lazy<(byte[] Docx, string Base)> Built = new(() =>
    {
        using Scratch scratch = Manuscript();
        Spoken built = Spoken.By("build", scratch["m"], "-o", scratch["out"], "--review");
        Assert.Equal(Exit.Clean, built.Exit);
        return (File.ReadAllBytes(scratch["out/brod.docx"]), File.ReadAllText(scratch["out/brod.review.json"]));
    });

    private static Scratch Manuscript()
    {
        var scratch = new Scratch();
        Directory.CreateDirectory(scratch["m"]);
        File.WriteAllText(scratch["m/edition.yaml"], Yaml);
        File.WriteAllText(scratch["m/01-ford.md"], Ford);
        File.WriteAllText(scratch["m/02-rules.md"], Rules);
        return scratch;
    }

    private static (Spoken Said, string Ford, string Rules) Review(
        Action<EditedWord> edit,
        Action<Scratch>? meanwhile = null,
        params string[] more
    )
    {
        using Scratch scratch = Manuscript();
        var word = new EditedWord(Built.Value.Docx);
        edit(word);
        Directory.CreateDirectory(scratch["out"]);
        File.WriteAllBytes(scratch["out/back.docx"], word.Saved());
        File.WriteAllText(scratch["out/brod.review.json"], Built.Value.Base);
        meanwhile?.Invoke(scratch);
        Spoken said = Spoken.By([
            "review",
            scratch["out/back.docx"],
            "--manuscript",
            scratch["m"],
            .. more.Length > 0 ? more : ["--apply"],
        ]);
        string first = File.ReadAllText(scratch["m/01-ford.md"]);
        string second = File.ReadAllText(scratch["m/02-rules.md"]);
        if (more.Length == 0)
        {
            // A second time nothing is left to do.
            Spoken.By("review", scratch["out/back.docx"], "--manuscript", scratch["m"], "--apply");
            Assert.Equal(first, File.ReadAllText(scratch["m/01-ford.md"]));
            Assert.Equal(second, File.ReadAllText(scratch["m/02-rules.md"]));
        }

        return (said, first, second);
    }

    /// <summary>The edit becomes just these replacements, and all of it is carried over.</summary>
    private static Spoken Becomes(Action<EditedWord> edit, params (string Old, string New)[] replaced)
    {
        (Spoken said, string ford, string rules) = Review(edit);
        (string wanted, string others) = (Ford, Rules);
        foreach ((string old, string now) in replaced)
        {
            Assert.Contains(old, wanted + others, StringComparison.Ordinal);
            wanted = wanted.Replace(old, now, StringComparison.Ordinal);
            others = others.Replace(old, now, StringComparison.Ordinal);
        }

        Assert.Equal(wanted, ford);
        Assert.Equal(others, rules);
        Assert.True(said.Exit == Exit.Clean, said.Out + said.Error);
        return said;
    }

    /// <summary>Nothing becomes of the edit, and it is named.</summary>
    private static void IsRefused(Action<EditedWord> edit, params string[] named)
    {
        (Spoken said, string ford, string rules) = Review(edit);
        Assert.Equal(Ford, ford);
        Assert.Equal(Rules, rules);
        Assert.Equal(Exit.Faults, said.Exit);
        Assert.All(named, words => Assert.Contains(words, said.Error, StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_not_edited_is_no_edit() =>
        Assert.Contains("no edits", Becomes(_ => { }).Out, StringComparison.Ordinal);

    [Fact]
    public void A_word_replaced_with_tracking() =>
        Assert.Contains(
            "01-ford.md:8:1: «она» → «вода» (Корректор, 2026-05-04)",
            Becomes(w => w.Tracked("Брод искали", "она", "вода"), ("она мелка", "вода мелка")).Out,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_word_replaced_without_tracking_is_said_to_be() =>
        Assert.Contains(
            "(untracked)",
            Becomes(w => w.Untracked("Брод искали", "мелка", "тиха"), ("мелка[^deep]", "тиха[^deep]")).Out,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_word_that_is_a_line_of_a_quotation() =>
        Becomes(w => w.Tracked("Кто первым", "ступил", "шагнул"), ("> ступил,\n", "> шагнул,\n"));

    [Fact]
    public void The_typographers_characters_are_no_edit() =>
        Becomes(w =>
        {
            foreach (XElement t in w.Find("Весной ждали").Descendants(W + "t"))
            {
                t.Value = t.Value.Replace('«', '"').Replace('»', '"').Replace('—', '-').Replace('\u00A0', ' ');
            }
        });

    [Fact]
    public void Without_apply_nothing_is_written()
    {
        (Spoken said, string ford, _) = Review(w => w.Tracked("Брод искали", "она", "вода"), null, "--json");
        Assert.Equal(Ford, ford);
        Assert.Contains("\"old\": \"она\"", said.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_paragraph_cut_in_two() =>
        Becomes(
            w => EditedWord.Cut(w.Find("Весной ждали"), "Ждали терпеливо"),
            ("иногда неделю. Ждали", "иногда неделю.\n\nЖдали")
        );

    [Fact]
    public void A_section_that_LibreOffice_ends_within_a_paragraph_is_no_edit() =>
        Becomes(w =>
        {
            w.Replace(
                "docProps/app.xml",
                xml => xml.Replace("<Application>", "<Application>LibreOffice/7.4 ", StringComparison.Ordinal)
            );
            XElement p = w.Find("Весной ждали");
            EditedWord.Cut(p, "Ждали терпеливо");
            p.Element(W + "pPr")!.AddFirst(new XElement(W + "sectPr"));
        });

    [Fact]
    public void Notes_that_came_back_exchanged_or_empty_are_left_as_they_are()
    {
        Spoken said = Becomes(w =>
        {
            XElement[] notes = [.. w.Notes.Elements(W + "footnote").Where(note => note.Attribute(W + "type") is null)];
            foreach (XElement text in notes[1].Descendants(W + "t").ToArray())
            {
                text.Value = "";
            }
        });
        Assert.Contains("1 note came back without text", said.Out, StringComparison.Ordinal);
        said = Becomes(w =>
        {
            XElement[] notes = [.. w.Notes.Elements(W + "footnote").Where(note => note.Attribute(W + "type") is null)];
            (string first, string second) = (
                (string)notes[0].Attribute(W + "id")!,
                (string)notes[1].Attribute(W + "id")!
            );
            notes[0].SetAttributeValue(W + "id", second);
            notes[1].SetAttributeValue(W + "id", first);
        });
        Assert.Contains("2 notes came back", said.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_paragraphs_joined() =>
        Becomes(
            w =>
            {
                XElement p = w.Find("Обоз переправляли");
                w.JoinNext(p);
                w.Insert(p.Elements(W + "r").Last(), " ");
            },
            ("обычай.\n\nСтарики", "обычай.\nСтарики")
        );

    [Fact]
    public void A_paragraph_taken_out() =>
        Becomes(
            w => w.TakeOut(w.Find("Обоз переправляли")),
            ("Обоз переправляли в три приёма, как велел обычай.\n\n", "")
        );

    [Fact]
    public void A_paragraph_and_its_note_taken_out() =>
        Becomes(
            w => w.TakeOut(w.Find("Старики помнили")),
            ("Старики помнили ещё паром, но верили броду[^ferry].\n\n", ""),
            ("\n[^ferry]: Паром сгорел в 1801 г.\n", "")
        );

    [Fact]
    public void A_paragraph_put_in() =>
        Becomes(
            w => w.Put(w.Find("Обоз переправляли"), "Плату брали * солью."),
            ("обычай.\n", "обычай.\n\nПлату брали \\* солью.\n")
        );

    [Fact]
    public void A_heading_and_a_quotation_put_in() =>
        Becomes(
            w =>
            {
                XElement p = w.Find("Обоз переправляли");
                XElement heading = w.Put(p, "О пароме", w.Find("Где переходили"));
                w.Put(heading, "Паром старый.", w.Find("Не зная броду"), tracked: false);
            },
            ("обычай.\n", "обычай.\n\n## О пароме\n\n> Паром старый.\n")
        );

    [Fact]
    public void A_paragraph_moved_with_its_note_byte_for_byte() =>
        Becomes(
            w =>
            {
                XElement p = w.Find("Брод искали");
                p.Remove();
                w.Find("Старики помнили").AddBeforeSelf(p);
            },
            (
                "Брод искали по каменистому дну: там, где вода шумит,\nона мелка[^deep]. Проводник шёл первым и *нёс шест*.\n\n",
                ""
            ),
            (
                "Старики",
                "Брод искали по каменистому дну: там, где вода шумит,\nона мелка[^deep]. Проводник шёл первым и *нёс шест*.\n\nСтарики"
            )
        );

    [Fact]
    public void Emphasis_added_and_taken_away_touches_marks_alone() =>
        Becomes(
            w =>
            {
                EditedWord
                    .Run(w.Find("Обоз переправляли"), "три приёма")
                    .AddFirst(new XElement(W + "rPr", new XElement(W + "i")));
                EditedWord.Run(w.Find("Брод искали"), "нёс шест").Element(W + "rPr")!.Remove();
                EditedWord
                    .Run(w.Find("Весной ждали"), "терпеливо")
                    .AddFirst(new XElement(W + "rPr", new XElement(W + "b")));
            },
            ("в три приёма", "в *три приёма*"),
            ("*нёс шест*", "нёс шест"),
            ("терпеливо", "**терпеливо**")
        );

    [Fact]
    public void A_part_of_emphasis_taken_away() =>
        Becomes(
            w => EditedWord.Run(w.Find("Брод искали"), "шест").Element(W + "rPr")!.Remove(),
            ("*нёс шест*", "*нёс* шест")
        );
}
