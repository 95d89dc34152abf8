using System.Xml.Linq;

namespace Edition.Tests.Review;

/// <summary>Words put in beside links and emphasis stand where the editor has them, within the marks or without.</summary>
[Trait("Kind", "unit")]
public sealed class ReviewedMarksTests
{
    private static readonly XNamespace W = EditedWord.W;

    private static readonly EditorsCopy Copy = EditorsCopy.OfChapter(
        """
        ## Пристань {#pier en="The Pier"}

        Лодки стояли [рядом](https://example.org/a) тихо. Вторые *ждали утра* молча.

        Третьи [далеко](https://example.org/b) **громко** гудели, четвёртые *спали долго*.

        > Кто ждал
        > *утра рано*, тот плыл.

        Смотри [](#pier), там о пристани.

        Ещё здесь, [там](https://example.org/c), [выше](#pier).

        """
    );

    private static XElement Run(EditedWord w, string paragraph, string words) =>
        EditedWord.Run(w.Find(paragraph), words);

    private static void Say(EditedWord w, string paragraph, string old, string now) =>
        Run(w, paragraph, old).Element(W + "t")!.Value = now;

    [Fact]
    public void Words_behind_a_links_words_and_others_before_the_next() =>
        Copy.Becomes(
            w =>
            {
                Say(w, "Лодки стояли", "рядом", "рядом строем");
                Say(w, "Лодки стояли", "тихо", "весьма-тихо");
            },
            ("[рядом](https://example.org/a) тихо", "[рядом строем](https://example.org/a) весьма-тихо")
        );

    [Fact]
    public void A_link_whose_word_and_the_word_before_go_together() =>
        Copy.Becomes(
            w =>
            {
                Say(w, "Лодки стояли", "рядом", "поодаль");
                Say(w, "Лодки стояли", "стояли ", "");
            },
            ("стояли [рядом]", "[поодаль]")
        );

    [Fact]
    public void Emphasis_whose_first_word_and_the_word_before_go_together() =>
        Copy.Becomes(
            w =>
            {
                Say(w, "Третьи", "спали", "дремали");
                Say(w, "Третьи", "четвёртые ", "");
            },
            ("четвёртые *спали долго*", "*дремали долго*")
        );

    [Fact]
    public void A_word_that_stays_is_not_the_one_that_was_put_in_before_it() =>
        Copy.Becomes(
            w =>
            {
                Say(w, "Третьи", "далеко", "далеко отсюда");
                Say(w, "Третьи", " гудели", "");
            },
            ("[далеко](https://example.org/b) **громко** гудели", "[далеко отсюда](https://example.org/b) **громко**")
        );

    [Fact]
    public void A_word_at_the_end_of_a_quotations_line_stays_before_the_next_lines_sign() =>
        Copy.Becomes(w => Say(w, "Кто ждал", "ждал ", "ждал там "), ("> Кто ждал\n", "> Кто ждал там\n"));

    [Fact]
    public void A_reference_that_the_program_words_goes_with_the_words_about_it() =>
        Copy.Becomes(
            w =>
            {
                Say(w, "Смотри", "Смотри ", "");
                Say(w, ", там о", "Пристань", "");
                Say(w, ", там о", ", там", "Там");
            },
            ("Смотри [](#pier), там", "Там")
        );

    [Fact]
    public void A_reference_that_the_program_words_is_not_reworded() =>
        Copy.Names(w => Say(w, "Смотри", "Пристань", "Гавань"), "the program sets this text");

    private static void Toggle(EditedWord w, string paragraph, string words, string look)
    {
        XElement run = Run(w, paragraph, words);
        if (run.Element(W + "rPr") is null)
        {
            run.AddFirst(new XElement(W + "rPr"));
        }

        run.Element(W + "rPr")!.Add(new XElement(W + look, new XAttribute(W + "val", look == "u" ? "single" : "1")));
    }

    [Fact]
    public void A_paragraph_cut_within_emphasis_ends_its_marks_and_begins_them_again() =>
        Copy.Becomes(w => EditedWord.Cut(w.Find("Лодки стояли"), "утра"), ("*ждали утра*", "*ждали*\n\n*утра*"));

    [Fact]
    public void Emphasis_drawn_further_is_one_pair_of_marks() =>
        Copy.Becomes(w => Toggle(w, "Лодки стояли", " молча", "i"), ("*ждали утра* молча", "*ждали утра молча*"));

    [Fact]
    public void Marks_of_two_kinds_never_cross() =>
        Copy.Becomes(
            w =>
            {
                Toggle(w, "Лодки стояли", "утра", "b");
                Toggle(w, "Лодки стояли", " молча", "b");
            },
            ("*ждали утра* молча", "*ждали **утра*** **молча**")
        );

    [Fact]
    public void Marks_about_a_whole_link_stand_outside_it() =>
        Copy.Becomes(
            w =>
            {
                foreach (string words in (string[])["стояли ", "рядом", " тихо"])
                {
                    Toggle(w, "Лодки стояли", words, "b");
                }
            },
            ("стояли [рядом](https://example.org/a) тихо", "**стояли [рядом](https://example.org/a) тихо**")
        );

    private static XElement Link(EditedWord w, string address, params object[] inside)
    {
        const string Rels = "word/_rels/document.xml.rels";
        string id = "rLink" + w.Text(Rels).Length;
        w.Replace(
            Rels,
            rels =>
                rels.Replace(
                    "</Relationships>",
                    $"<Relationship Id=\"{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                        + $"hyperlink\" Target=\"{address}\" TargetMode=\"External\"/></Relationships>",
                    StringComparison.Ordinal
                )
        );
        XNamespace r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        return new XElement(W + "hyperlink", new XAttribute(r + "id", id), inside);
    }

    [Fact]
    public void A_link_put_about_words() =>
        Copy.Becomes(
            w =>
            {
                XElement run = Run(w, "Лодки стояли", "тихо");
                run.ReplaceWith(Link(w, "https://example.org/new", new XElement(run)));
            },
            ("тихо", "[тихо](https://example.org/new)")
        );

    [Fact]
    public void A_sign_that_LibreOffice_draws_into_the_link_behind_it_is_no_edit() =>
        Copy.Becomes(w =>
        {
            foreach (string words in (string[])["там", "выше"])
            {
                XElement link = w.Find("Ещё здесь")
                    .Elements(W + "hyperlink")
                    .Single(each => each.Value.Contains(words, StringComparison.Ordinal));
                XElement comma = new(link.ElementsBeforeSelf(W + "r").Last());
                comma.Element(W + "t")!.Value = ", ";
                XElement text = link.ElementsBeforeSelf(W + "r").Last().Element(W + "t")!;
                text.Value = text.Value[..^2];
                link.AddBeforeSelf(new XElement(W + "hyperlink", link.Attributes(), comma));
            }
        });

    [Fact]
    public void A_link_that_is_a_field() =>
        Copy.Becomes(
            w =>
            {
                XElement run = Run(w, "Лодки стояли", "тихо");
                XElement Character(string kind) =>
                    new(W + "r", new XElement(W + "fldChar", new XAttribute(W + "fldCharType", kind)));
                run.AddBeforeSelf(
                    Character("begin"),
                    new XElement(W + "r", new XElement(W + "instrText", " HYPERLINK \"https://example.org/f\" ")),
                    Character("separate")
                );
                run.AddAfterSelf(Character("end"));
            },
            ("тихо", "[тихо](https://example.org/f)")
        );

    [Fact]
    public void A_link_to_another_place_of_the_file_is_named() =>
        Copy.Names(
            w =>
            {
                XElement run = Run(w, "Лодки стояли", "тихо");
                run.ReplaceWith(new XElement(W + "hyperlink", new XAttribute(W + "anchor", "pier"), new XElement(run)));
            },
            "a link to another place of the edition"
        );

    [Fact]
    public void Words_with_the_link_of_those_before_them_are_in_the_same_marks() =>
        Copy.Becomes(
            w =>
            {
                XElement link = w.Find("Лодки стояли").Elements(W + "hyperlink").Single();
                Say(w, "Лодки стояли", " тихо.", "");
                link.Add(EditedWord.Words(" смирно"));
                link.AddAfterSelf(EditedWord.Words("."));
            },
            ("[рядом](https://example.org/a) тихо.", "[рядом смирно](https://example.org/a).")
        );

    [Fact]
    public void A_link_taken_off() =>
        Copy.Becomes(
            w =>
            {
                XElement link = w.Find("Лодки стояли").Elements(W + "hyperlink").Single();
                link.ReplaceWith(link.Elements());
            },
            ("[рядом](https://example.org/a)", "рядом")
        );

    [Fact]
    public void A_link_that_leads_elsewhere() =>
        Copy.Becomes(
            w =>
            {
                XElement link = w.Find("Лодки стояли").Elements(W + "hyperlink").Single();
                link.ReplaceWith(Link(w, "https://example.org/else", link.Elements()));
            },
            ("(https://example.org/a)", "(https://example.org/else)")
        );

    [Fact]
    public void A_new_paragraph_with_a_link_and_an_address() =>
        Copy.Becomes(
            w =>
                w.Put(w.Find("Третьи"), "См. ", tracked: false)
                    .Add(
                        Link(w, "https://example.org/n", EditedWord.Words("карту")),
                        EditedWord.Words(" и "),
                        Link(w, "https://example.org/plain", EditedWord.Words("https://example.org/plain"))
                    ),
            ("*спали долго*.\n", "*спали долго*.\n\nСм. [карту](https://example.org/n) и <https://example.org/plain>\n")
        );

    [Fact]
    public void What_a_reference_leads_to_stays_and_the_rest_is_carried_over() =>
        Copy.Names(
            w =>
            {
                w.TakeOut(w.Find("Пристань"));
                Say(w, "Лодки стояли", "тихо", "молча");
            },
            "something in the edition leads to it",
            ("(https://example.org/a) тихо", "(https://example.org/a) молча")
        );

    [Fact]
    public void Other_looks_are_named() =>
        Copy.Names(w => Toggle(w, "Лодки стояли", "тихо", "u"), "underline: how words look is the template’s");
}
