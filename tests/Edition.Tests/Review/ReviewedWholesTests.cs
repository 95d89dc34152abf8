using System.Xml.Linq;

namespace Edition.Tests.Review;

/// <summary>
/// Edits that touch more than one block, or what is no block by itself: titles in another language, columns, abstracts,
/// sections, notes that go to another file.
/// </summary>
[Trait("Kind", "unit")]
public sealed partial class ReviewedWholesTests
{
    private static readonly XNamespace W = EditedWord.W;

    private const string Article = """
        ---
        title: {ru: "Паром[^t] на реке", en: A Ferry on the River}
        authors:
          - name: {ru: П. С. Долин, en: P. S. Dolin}
        ---

        [^t]: Сноска у заглавия.

        ::: {.abstract lang=ru}
        Описан паром.
        :::

        ::: {.abstract lang=en}
        A ferry is described.
        :::

        ## Устройство {#build}

        Паром ходил по канату, том второй 8. января издан, смотри https://example.org/rope и дальше.

        ~~~
        x = 1
        y = 2
        ~~~

        ## Плата

        Сколько платили[^most], говорит [](#tbl-toll).

        | Кто | Сколько |
        |-----|---------|
        | воз[^row] | рубль |

        : Плата за переправу {#tbl-toll}

        ## Конец

        Так было до моста.

        Потом канат сняли, паром продали на дрова, а перевозчик пошёл служить на мост сторожем
        и до самой смерти рассказывал приезжим, как ходила через реку большая вода.

        [^most]: Мост построили в 1902 г.

        [^row]: Сноска у таблицы.

        """;

    private const string Statute = """
        ---
        kind: articles
        title: {ru: Устав, en: Statute}
        ---

        ## Статья I {#art-1 en="Article I"}

        :::: parallel
        ::: {lang=ru}
        Паром ходит днём.

        а) летом;

        б) осенью.
        :::
        ::: {lang=en}
        The ferry goes by day.

        a) in summer;

        b) in autumn.
        :::
        ::::

        """;

    private static readonly EditorsCopy Copy = new(
        (
            "edition.yaml",
            "name: k\ntitle: {ru: Паромы}\nlanguages: [ru, en]\ndate: 2026-02-03\ncontents: [a.md, b.md]\n"
        ),
        ("a.md", Article),
        ("b.md", Statute)
    );

    private static XElement RowOf(EditedWord w, string words) => w.Find(words).Ancestors(W + "tr").First();

    private static XElement Unmarked(XElement element)
    {
        var copy = new XElement(element);
        copy.Descendants().Where(e => e.Name == W + "bookmarkStart" || e.Name == W + "bookmarkEnd").Remove();
        return copy;
    }

    private static XElement CallIn(XElement p) =>
        p.Descendants(W + "r").First(run => run.Element(W + "footnoteReference") is not null);

    private static void Replace(EditedWord w, string paragraph, string old, string now) =>
        EditedWord.Run(w.Find(paragraph), old).Element(W + "t")!.Value = now;

    [Fact]
    public void The_last_word_of_a_title_in_another_language() =>
        Copy.Becomes(w => Replace(w, "Article I", "I", "«One»"), ("en=\"Article I\"", "en=\"Article «One»\""));

    [Fact]
    public void A_straight_quotation_mark_in_a_title_in_another_language() =>
        Copy.Becomes(w => Replace(w, "Article I", "I", "\"One"), ("en=\"Article I\"", "en=\"Article \\\"One\""));

    [Fact]
    public void A_title_in_another_language_is_not_emptied() =>
        Copy.Names(w => w.Find("Article I").Elements(W + "r").Remove(), "the title of the heading");

    [Fact]
    public void A_call_in_a_cell_taken_out_where_a_title_has_a_note() =>
        Copy.Becomes(
            w => w.Delete(CallIn(w.Find("воз"))),
            ("воз[^row] |", "воз       |"),
            ("\n[^row]: Сноска у таблицы.\n", "")
        );

    [Fact]
    public void Words_of_a_note_of_a_title_are_named() =>
        Copy.Names(w => Replace2(w, "Сноска у заглавия", "заглавия", "названия"), "Сноска у названия");

    private static void Replace2(EditedWord w, string note, string old, string now) =>
        EditedWord.Run(w.Find(note, w.Notes), old).Element(W + "t")!.Value = now;

    [Fact]
    public void A_note_called_in_another_file_is_defined_there() =>
        Copy.Becomes(
            w =>
            {
                XElement call = CallIn(w.Find("Сколько платили"));
                call.Remove();
                EditedWord.Run(w.Find("Паром ходит"), "ходит").AddAfterSelf(call);
            },
            ("Сколько платили[^most],", "Сколько платили,"),
            ("[^most]: Мост построили в 1902 г.\n\n", ""),
            ("Паром ходит днём", "Паром ходит[^most] днём"),
            ("::::\n", "::::\n\n[^most]: Мост построили в 1902 г.\n")
        );

    [Fact]
    public void A_paragraph_moved_to_another_file_takes_its_notes_along() =>
        Copy.Becomes(
            w => w.Find("Паром ходит").Ancestors(W + "tbl").First().AddAfterSelf(Taken(w.Find("Сколько платили"))),
            ("Сколько платили[^most], говорит [](#tbl-toll).\n\n", ""),
            ("[^most]: Мост построили в 1902 г.\n\n", ""),
            ("::::\n", "::::\n\nСколько платили[^most], говорит [](#tbl-toll).\n\n[^most]: Мост построили в 1902 г.\n")
        );

    private static XElement Taken(XElement element)
    {
        element.Remove();
        return element;
    }

    [Fact]
    public void A_heading_over_columns_that_is_copied_is_named() =>
        Copy.Names(w => RowOf(w, "Article I").AddAfterSelf(Unmarked(RowOf(w, "Article I"))), "a heading over columns");

    [Fact]
    public void Items_put_into_all_columns_letter_their_lists_anew() =>
        Copy.Becomes(
            w =>
            {
                XElement row = Unmarked(RowOf(w, "летом"));
                string[] words = ["весной;", "in spring;"];
                foreach ((XElement p, int i) in row.Descendants(W + "p").Select((p, i) => (p, i)))
                {
                    p.Descendants(W + "t").First().Value = words[i];
                    p.Descendants(W + "t").Skip(1).Remove();
                }

                RowOf(w, "летом").AddAfterSelf(row);
            },
            ("б) осенью", "б) весной;\n\nв) осенью"),
            ("b) in autumn", "b) in spring;\n\nc) in autumn")
        );

    [Fact]
    public void A_paragraph_of_one_column_that_was_emptied_is_named() =>
        Copy.Names(w => w.Find("The ferry goes").Elements(W + "r").Remove(), "of one column was taken out");

    [Fact]
    public void The_abstract_of_one_language_does_not_go_alone() =>
        Copy.Names(w => w.Find("Описан паром").Remove(), "abstracts in its other languages");

    [Fact]
    public void All_abstracts_go_with_their_fences() =>
        Copy.Becomes(
            w =>
            {
                w.Find("Описан паром").Remove();
                w.Find("A ferry is described").Remove();
            },
            (
                "::: {.abstract lang=ru}\nОписан паром.\n:::\n\n::: {.abstract lang=en}\nA ferry is described.\n:::\n\n",
                ""
            )
        );

    [Fact]
    public void A_section_goes_with_its_table_and_what_leads_to_it() =>
        Copy.Becomes(
            w =>
            {
                w.Find("Кто").Ancestors(W + "tbl").First().Remove();
                w.Find("Плата за переправу").Remove();
                w.Find("Сколько платили").Remove();
                w.Find("Плата").Remove();
            },
            (
                "## Плата\n\nСколько платили[^most], говорит [](#tbl-toll).\n\n| Кто | Сколько |\n|-----|---------|\n"
                    + "| воз[^row] | рубль |\n\n: Плата за переправу {#tbl-toll}\n\n",
                ""
            ),
            ("\n[^most]: Мост построили в 1902 г.\n\n[^row]: Сноска у таблицы.\n", "")
        );

    [Fact]
    public void A_second_half_that_would_begin_a_list_does_not() =>
        Copy.Becomes(w => Cut(w.Find("Паром ходил"), "8. января"), ("второй 8. января", "второй\n\n8\\. января"));

    private static void Cut(XElement p, string words)
    {
        XElement run = EditedWord.Run(p, words);
        var rest = new XElement(W + "p", p.Element(W + "pPr"), run.ElementsAfterSelf());
        run.ElementsAfterSelf().Remove();
        run.Remove();
        rest.Element(W + "pPr")!.AddAfterSelf(run);
        p.AddAfterSelf(rest);
        XElement last = p.Descendants(W + "t").Last();
        last.Value = last.Value.TrimEnd();
    }

    [Fact]
    public void A_caption_cut_in_two_is_named() =>
        Copy.Names(w => Cut(w.Find("Плата за переправу"), "переправу"), "cannot be cut in two");

    [Fact]
    public void An_address_that_is_no_link_any_more_is_named() =>
        Copy.Names(
            w =>
            {
                XElement link = w.Find("Паром ходил").Descendants(W + "hyperlink").Single();
                link.ReplaceWith(link.Elements().Select(Plain));
            },
            "an address is a link by itself"
        );

    private static XElement Plain(XElement run)
    {
        var plain = new XElement(run);
        plain.Element(W + "rPr")?.Remove();
        return plain;
    }

    [Fact]
    public void No_note_is_called_in_code() =>
        Copy.Names(
            w =>
            {
                XElement call = CallIn(w.Find("Сколько платили"));
                EditedWord.Run(w.Find("x = 1"), "1").AddAfterSelf(new XElement(call));
            },
            "no note is called in code"
        );

    [Fact]
    public void Nothing_is_put_between_lines_of_code() =>
        Copy.Names(
            w => w.Find("x = 1").AddAfterSelf(new XElement(W + "p", EditedWord.Words("Слова."))),
            "between lines of one piece of code"
        );

    [Fact]
    public void An_item_that_stands_alone_begins_at_the_margin() =>
        Copy.Becomes(
            w =>
                w.Find("Так было")
                    .AddAfterSelf(
                        new XElement(
                            W + "p",
                            new XElement(
                                W + "pPr",
                                new XElement(
                                    W + "numPr",
                                    new XElement(W + "ilvl", new XAttribute(W + "val", "1")),
                                    new XElement(W + "numId", new XAttribute(W + "val", "1"))
                                )
                            ),
                            EditedWord.Words("канат;")
                        )
                    ),
            ("Так было до моста.\n", "Так было до моста.\n\n- канат;\n")
        );

    [Fact]
    public void Where_the_outcome_would_not_build_the_rest_comes() =>
        Copy.Names(
            w =>
            {
                // Into one column alone.
                w.Untracked("Так было", "моста", "войны");
                w.Find("in autumn").AddAfterSelf(Taken(w.Find("Сколько платили")));
            },
            "the manuscript would not build",
            ("до моста", "до войны")
        );

    [Fact]
    public void A_column_taken_out_with_tracking_is_named() =>
        Copy.Names(
            w =>
            {
                foreach (XElement row in w.Find("Кто").Ancestors(W + "tbl").First().Elements(W + "tr"))
                {
                    XElement cell = row.Elements(W + "tc").Last();
                    cell.Element(W + "tcPr")!.Add(w.Mark("cellDel"));
                    w.TakeOut(cell.Element(W + "p")!);
                }
            },
            "a column was put in or taken out"
        );

    [Fact]
    public void A_file_within_the_file_is_named() =>
        Copy.Names(w => w.Find("Так было").AddAfterSelf(new XElement(W + "altChunk")), "a file within the file");

    [Fact]
    public void Paragraphs_cut_in_all_columns() =>
        Copy.Becomes(
            w =>
            {
                EditedWord.Cut(w.Find("Паром ходит"), "днём");
                EditedWord.Cut(w.Find("The ferry goes"), "by day");
            },
            ("Паром ходит днём", "Паром ходит\n\nднём"),
            ("The ferry goes by day", "The ferry goes\n\nby day")
        );

    [Fact]
    public void A_part_that_a_program_told_of_twice_is_read() =>
        Copy.Becomes(
            w =>
            {
                const string Rels = "word/_rels/document.xml.rels";
                w.Replace(Rels, xml => Twice(xml, "Relationship ", "/styles\"", "Id=\"again\" "));
                w.Replace("[Content_Types].xml", xml => Twice(xml, "Override ", "/word/styles.xml\"", ""));
                w.Untracked("Так было", "моста", "войны");
            },
            ("до моста", "до войны")
        );

    private static string Twice(string xml, string element, string of, string id)
    {
        string[] parts = xml.Split('<');
        int at = Array.FindIndex(
            parts,
            part => part.StartsWith(element, StringComparison.Ordinal) && part.Contains(of)
        );
        string again = System.Text.RegularExpressions.Regex.Replace(parts[at], "Id=\"[^\"]*\" ", id);
        return string.Join('<', [.. parts[..at], again, .. parts[at..]]);
    }

    [Fact]
    public void A_paragraph_that_LibreOffice_dressed_as_the_one_joined_to_it_stays_what_it_was() =>
        Copy.Names(
            w =>
            {
                w.Replace("docProps/app.xml", xml => LibreOffice().Replace(xml, "<Application>LibreOffice/7.4"));
                XElement p = w.Put(w.Find("x = 1").ElementsBeforeSelf(W + "p").Last(), "Вставка.", w.Find("Так было"));
                w.JoinNext(p);
                XElement heading = w.Find("Конец");
                heading.AddBeforeSelf(Taken(p));
                heading.Element(W + "pPr")!.ReplaceWith(w.Find("Потом канат").Element(W + "pPr"));
            },
            "look at this paragraph",
            ("## Конец", "## Вставка.Конец")
        );

    [System.Text.RegularExpressions.GeneratedRegex("<Application>[^<]*")]
    private static partial System.Text.RegularExpressions.Regex LibreOffice();
}
