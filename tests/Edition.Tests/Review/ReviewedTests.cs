using System.Xml.Linq;
using Edition.Cli;
using Edition.Tests.Cli;

namespace Edition.Tests.Review;

/// <summary>An editor's corrections come back into the manuscript, and no other byte of it changes.</summary>
[Trait("Kind", "unit")]
public sealed class ReviewedTests
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

    [Fact]
    public void A_notes_words_a_new_note_and_one_taken_out() =>
        Becomes(
            w =>
            {
                w.Tracked("Паром сгорел", "1801", "1810", w.Notes);
                XElement note = w.Find("Мерили шестом", w.Notes).Parent!;
                var copy = new XElement(note);
                copy.SetAttributeValue(W + "id", "77");
                foreach (XElement run in copy.Descendants(W + "r").Skip(1).ToArray())
                {
                    run.Remove();
                }

                copy.Element(W + "p")!.Add(new XElement(W + "r", new XElement(W + "t", " По преданию.")));
                note.Parent!.Add(copy);
                EditedWord
                    .Run(w.Find("Обоз переправляли"), "обычай")
                    .AddAfterSelf(
                        new XElement(W + "r", new XElement(W + "footnoteReference", new XAttribute(W + "id", "77")))
                    );
            },
            ("1801 г.\n", "1810 г.\n\n[^r1]: По преданию.\n"),
            ("велел обычай.", "велел обычай[^r1].")
        );

    [Fact]
    public void The_first_of_two_calls_stays() =>
        IsRefused(
            w => w.Delete(w.Find("Брод искали").Descendants(W + "footnoteReference").First().Parent!),
            "01-ford.md:8:10",
            "the note deep is called again"
        );

    [Fact]
    public void Items_put_in_and_moved_in_by_Tab() =>
        Becomes(
            w =>
            {
                w.Put(w.Find("ям;"), "омутов;");
                w.Put(w.Find("короткие;"), "запасные;", tracked: false);
                w.Find("шесты.").Descendants(W + "ilvl").Single().SetAttributeValue(W + "val", "1");
            },
            ("б) коряг;\n\nв) быстрины", "б) омутов;\n\nв) коряг;\n\nг) быстрины"),
            ("    - короткие;\n", "    - короткие;\n    - запасные;\n"),
            ("- шесты.", "    - шесты.")
        );

    [Fact]
    public void An_item_taken_out() =>
        Becomes(w => w.TakeOut(w.Find("коряг;")), ("б) коряг;\n\nв) быстрины", "б) быстрины"));

    [Fact]
    public void An_item_moved_out_by_Tab() =>
        Becomes(
            w => w.Find("короткие;").Descendants(W + "ilvl").Single().SetAttributeValue(W + "val", "0"),
            ("    - короткие;", "- короткие;")
        );

    [Fact]
    public void A_cell_and_a_row() =>
        Becomes(
            w =>
            {
                w.Tracked("120", "120", "1205");
                XElement row = w.Find("Малая").Ancestors(W + "tr").First();
                var copy = new XElement(row);
                string[] words = ["Тихая", "8", "2"];
                XElement[] cells = [.. copy.Descendants(W + "p")];
                for (int i = 0; i < cells.Length; i++)
                {
                    cells[i]
                        .Elements()
                        .Where(e => e.Name.LocalName.StartsWith("bookmark", StringComparison.Ordinal))
                        .Remove();
                    cells[i].Descendants(W + "t").Single().Value = words[i];
                }

                row.AddAfterSelf(copy);
            },
            ("|   120 |", "|  1205 |"),
            ("|     11 |\n", "|     11 |\n| Тихая  |     8 |      2 |\n")
        );

    [Fact]
    public void A_row_taken_out() =>
        Becomes(w => w.Find("Малая").Ancestors(W + "tr").First().Remove(), ("| Малая  |    36 |     11 |\n", ""));

    [Fact]
    public void A_column_put_in_is_refused() =>
        IsRefused(
            w =>
            {
                foreach (XElement row in w.Find("Малая").Ancestors(W + "tbl").First().Elements(W + "tr"))
                {
                    XElement cell = row.Elements(W + "tc").Last();
                    cell.AddAfterSelf(new XElement(cell));
                }
            },
            "01-ford.md:37"
        );

    [Fact]
    public void Merged_cells_are_refused() =>
        IsRefused(
            w =>
            {
                XElement row = w.Find("Малая").Ancestors(W + "tr").First();
                row.Elements(W + "tc").Last().Remove();
                row.Elements(W + "tc")
                    .Last()
                    .Element(W + "tcPr")!
                    .Add(new XElement(W + "gridSpan", new XAttribute(W + "val", "2")));
            },
            "01-ford.md:37",
            "merged"
        );

    [Fact]
    public void One_column_of_a_parallel() =>
        Becomes(w => w.Tracked("Lead the horses", "horses", "oxen"), ("Lead the horses", "Lead the oxen"));

    [Fact]
    public void A_paragraph_in_one_column_only_is_refused_and_in_both_it_is_not()
    {
        IsRefused(w => w.Put(w.Find("Lead the horses"), "Pay the guide."), "02-rules.md:", "one column");
        Becomes(
            w =>
            {
                w.Put(w.Find("Lead the horses"), "Pay the guide.");
                w.Put(w.Find("Лошадей вести"), "Платить проводнику.");
            },
            ("Lead the horses.\n", "Lead the horses.\n\nPay the guide.\n"),
            ("Лошадей вести в поводу.\n", "Лошадей вести в поводу.\n\nПлатить проводнику.\n")
        );
    }

    [Fact]
    public void A_heading_keeps_its_id() =>
        Becomes(
            w => w.Tracked("Где переходили", "реку", "реки"),
            ("переходили реку {#where", "переходили реки {#where")
        );

    [Fact]
    public void Text_that_the_program_sets_is_named() =>
        IsRefused(
            w =>
            {
                XElement label = w.Find("Броды по рекам").Descendants(W + "t").First();
                label.Value = label.Value.Replace("Таблица", "Ведомость", StringComparison.Ordinal);
                XElement imprint = w
                    .Body.Descendants(W + "pStyle")
                    .First(s => ((string)s.Attribute(W + "val")!).StartsWith("Imprint", StringComparison.Ordinal));
                imprint.Parent!.Parent!.Add(new XElement(W + "r", new XElement(W + "t", " Вымысел")));
            },
            "Ведомость",
            "Вымысел"
        );

    [Fact]
    public void A_new_picture_is_refused_and_what_else_was_changed_is_not()
    {
        (Spoken said, string ford, _) = Review(w =>
        {
            w.Add("word/media/new.png", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
            w.Replace(
                "word/_rels/document.xml.rels",
                text =>
                    text.Replace(
                        "</Relationships>",
                        "<Relationship Id=\"new\" Target=\"media/new.png\" "
                            + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\"/></Relationships>",
                        StringComparison.Ordinal
                    )
            );
            XNamespace a = "http://schemas.openxmlformats.org/drawingml/2006/main",
                r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                pic = "http://schemas.openxmlformats.org/drawingml/2006/picture";
            XElement p = w.Put(w.Find("Обоз переправляли"), "", tracked: false);
            p.Add(
                new XElement(
                    W + "r",
                    new XElement(
                        W + "drawing",
                        new XElement(
                            pic + "pic",
                            new XElement(pic + "blipFill", new XElement(a + "blip", new XAttribute(r + "embed", "new")))
                        )
                    )
                )
            );
            w.Tracked("Брод искали", "она", "вода");
        });
        Assert.Equal(Exit.Faults, said.Exit);
        Assert.True(
            said.Error.Contains("a picture cannot be brought into the manuscript", StringComparison.Ordinal),
            said.Error
        );
        Assert.Equal(Ford.Replace("она мелка", "вода мелка", StringComparison.Ordinal), ford);
    }

    [Fact]
    public void Comments_of_a_second_part_are_read_too() =>
        Becomes(
            w =>
            {
                (string Part, string Id, string Words, string Anchor)[] comments =
                [
                    ("comments", "31", "Каменистому?", "каменистому"),
                    ("comments2", "32", "Сколько дней?", "неделю"),
                ];
                foreach ((string part, string id, string words, string anchor) in comments)
                {
                    w.Add(
                        $"word/{part}.xml",
                        System.Text.Encoding.UTF8.GetBytes(
                            new XElement(
                                W + "comments",
                                new XAttribute(XNamespace.Xmlns + "w", W),
                                new XElement(
                                    W + "comment",
                                    new XAttribute(W + "id", id),
                                    new XAttribute(W + "author", "Ред."),
                                    new XAttribute(W + "date", "2026-05-04T09:00:00Z"),
                                    new XElement(W + "p", new XElement(W + "r", new XElement(W + "t", words)))
                                )
                            ).ToString()
                        )
                    );
                    w.Replace(
                        "word/_rels/document.xml.rels",
                        text =>
                            text.Replace(
                                "</Relationships>",
                                $"<Relationship Id=\"{part}\" Target=\"{part}.xml\" "
                                    + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments\"/>"
                                    + "</Relationships>",
                                StringComparison.Ordinal
                            )
                    );
                    w.Replace(
                        "[Content_Types].xml",
                        text =>
                            text.Replace(
                                "</Types>",
                                $"<Override PartName=\"/word/{part}.xml\" ContentType=\"application/vnd."
                                    + "openxmlformats-officedocument.wordprocessingml.comments+xml\"/></Types>",
                                StringComparison.Ordinal
                            )
                    );
                    XElement run = EditedWord.Run(w.Find(anchor), anchor);
                    run.AddBeforeSelf(new XElement(W + "commentRangeStart", new XAttribute(W + "id", id)));
                    run.AddAfterSelf(
                        new XElement(W + "commentRangeEnd", new XAttribute(W + "id", id)),
                        new XElement(W + "r", new XElement(W + "commentReference", new XAttribute(W + "id", id)))
                    );
                }
            },
            ("Брод искали", "<!-- review: [Ред., 2026-05-04] on «каменистому»: Каменистому? -->\nБрод искали"),
            ("Весной ждали", "<!-- review: [Ред., 2026-05-04] on «неделю»: Сколько дней? -->\nВесной ждали")
        );

    [Fact]
    public void A_new_picture_and_an_equation_are_refused() =>
        IsRefused(
            w =>
            {
                XNamespace math = "http://schemas.openxmlformats.org/officeDocument/2006/math";
                w.Find("Обоз переправляли")
                    .Add(new XElement(math + "oMath", new XElement(math + "r", new XElement(math + "t", "x+y"))));
                w.Find("Старики помнили").Add(new XElement(W + "r", new XElement(W + "object")));
            },
            "an equation",
            "an embedded object"
        );

    [Fact]
    public void The_source_changed_elsewhere_and_in_the_same_block()
    {
        void Elsewhere(Scratch scratch) =>
            File.WriteAllText(
                scratch["m/01-ford.md"],
                Ford.Replace("три приёма", "четыре приёма", StringComparison.Ordinal)
            );
        (Spoken said, string ford, _) = Review(w => w.Tracked("Брод искали", "она", "вода"), Elsewhere);
        Assert.Equal(Exit.Clean, said.Exit);
        Assert.Contains("четыре приёма", ford, StringComparison.Ordinal);
        Assert.Contains("вода мелка", ford, StringComparison.Ordinal);

        (said, ford, _) = Review(w => w.Tracked("Обоз переправляли", "велел", "требовал"), Elsewhere);
        Assert.Equal(Exit.Faults, said.Exit);
        Assert.Contains("велел", ford, StringComparison.Ordinal);
        Assert.Contains("01-ford.md:12: conflict", said.Error, StringComparison.Ordinal);
        Assert.Contains("требовал", said.Error, StringComparison.Ordinal);
        Assert.Contains("четыре", said.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_bookmarks_styles_and_property_paragraphs_are_found_by_their_words()
    {
        Spoken said = Becomes(
            w =>
            {
                w.Untracked("Брод искали", "она", "вода");
                foreach (XElement root in new[] { w.Body, w.Notes })
                {
                    root.Descendants()
                        .Where(e => e.Name.LocalName is "bookmarkStart" or "bookmarkEnd" or "pStyle" or "rStyle")
                        .ToList()
                        .ForEach(e =>
                            e.ReplaceWith(
                                e.Name.LocalName == "rStyle" && (string?)e.Attribute(W + "val") == "Emphasis"
                                    ? new XElement(W + "i")
                                    : null
                            )
                        );
                }

                w.Replace(
                    "docProps/custom.xml",
                    text => text.Replace("Edition source", "Something", StringComparison.Ordinal)
                );
            },
            ("она мелка", "вода мелка")
        );
        Assert.Contains("no bookmarks", said.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_copy_of_another_state_without_its_base_is_refused()
    {
        (Spoken said, string ford, _) = Review(
            w => w.Tracked("Брод искали", "она", "вода"),
            scratch =>
            {
                File.Delete(scratch["out/brod.review.json"]);
                File.AppendAllText(scratch["m/01-ford.md"], "\nЕщё.\n");
            },
            "--apply"
        );
        Assert.Equal(Exit.Faults, said.Exit);
        Assert.EndsWith("\nЕщё.\n", ford, StringComparison.Ordinal);
        Assert.Contains("--base", said.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_text_is_refused()
    {
        (Spoken said, _, _) = Review(w =>
        {
            foreach (XElement t in w.Body.Descendants(W + "t"))
            {
                t.Value = string.Concat(t.Value.Select(c => char.IsLetter(c) ? 'щ' : c));
            }
        });
        Assert.Equal(Exit.Faults, said.Exit);
        Assert.Contains("not built from this manuscript", said.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_author_has_a_patch_and_can_be_taken_alone()
    {
        void Both(EditedWord w)
        {
            w.Tracked("Брод искали", "она", "вода");
            w.Author = "Б. Автор";
            w.Tracked("Обоз переправляли", "велел", "требовал");
        }

        (Spoken said, string ford, _) = Review(Both, null, "--patch");
        Assert.Equal(Ford, ford);
        Assert.Equal(2, said.Out.Split("\nSubject: ").Length - 1);
        Assert.Contains(
            "\n-она мелка[^deep]. Проводник шёл первым и *нёс шест*.\n+вода мелка",
            said.Out,
            StringComparison.Ordinal
        );
        (_, ford, _) = Review(Both, null, "--apply", "--author", "Б. Автор");
        Assert.Contains("требовал обычай", ford, StringComparison.Ordinal);
        Assert.Contains("она мелка", ford, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_that_look_like_marks_come_back_as_words() =>
        Becomes(
            w => w.Tracked("Обоз переправляли", "обычай", "обычай [1] _так_ <b>"),
            ("велел обычай", "велел обычай \\[1] \\_так\\_ \\<b>")
        );
}
