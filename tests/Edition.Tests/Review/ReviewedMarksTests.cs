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
    public void A_reference_that_the_program_words_is_not_reworded() =>
        Copy.Names(w => Say(w, "Смотри", "Пристань", "Гавань"), "the program sets this text");
}
