using System.Xml.Linq;

namespace Edition.Tests.Review;

/// <summary>Blocks that an editor made another kind of, cut and joined; what pages and pictures are made of.</summary>
[Trait("Kind", "unit")]
public sealed class ReviewedKindsTests
{
    private static readonly XNamespace W = EditedWord.W;

    private static readonly EditorsCopy Copy = new(
        ("edition.yaml", "name: k\ntitle: {ru: Паромы}\nlanguages: [ru, en]\ndate: 2026-02-03\ncontents: [a.md]\n"),
        (
            "a.md",
            """
            ---
            title: {ru: Паром на реке, en: A Ferry on the River}
            authors:
              - name: {ru: П. С. Долин, en: P. S. Dolin}
            keywords:
              ru: [паром, река, плата]
              en: [ferry, river, toll]
            conflict: {ru: Автор заявляет об отсутствии конфликта., en: The author declares none.}
            ---

            ## Устройство {#build}

            Паром ходил *по канату*, который
            натягивали весной.

            ### Плата

            Брали с воза и с человека.

            > Кто платит, тот и едет.

            Что возили:

            - муку;
            - соль:
                - каменную;
                - морскую;
            - сукно.

            Порядок такой:

            а) сперва возы;

            б) потом люди;

            в) наконец скот.

            ![Карта реки](images/timeline.svg){#fig-map alt="Карта с паромом"}

            Так было до моста[^most].

            [^most]: Мост построили в 1902 г.

            """
        )
    );

    private static void Like(EditedWord w, string paragraph, string other)
    {
        XElement p = w.Find(paragraph);
        p.Element(W + "pPr")?.Remove();
        p.AddFirst(new XElement(w.Find(other).Element(W + "pPr")!));
    }

    [Fact]
    public void A_heading_of_another_level() =>
        Copy.Becomes(w => Like(w, "Плата", "Устройство"), ("### Плата", "## Плата"));

    [Fact]
    public void A_paragraph_made_a_heading() =>
        Copy.Becomes(w => Like(w, "Брали с воза", "Плата"), ("Брали с воза", "### Брали с воза"));

    [Fact]
    public void A_paragraph_made_a_quotation_and_a_quotation_a_paragraph() =>
        Copy.Becomes(
            w =>
            {
                XElement quoted = new(w.Find("Кто платит").Element(W + "pPr")!);
                Like(w, "Кто платит", "Брали с воза");
                XElement p = w.Find("Паром ходил");
                p.Element(W + "pPr")?.Remove();
                p.AddFirst(quoted);
            },
            ("Паром ходил *по канату*, который\nнатягивали", "> Паром ходил *по канату*, который\n> натягивали"),
            ("> Кто", "Кто")
        );

    [Fact]
    public void A_list_made_paragraphs() =>
        Copy.Becomes(
            w =>
            {
                foreach (string item in (string[])["муку;", "соль:", "каменную;", "морскую;", "сукно."])
                {
                    Like(w, item, "Брали с воза");
                }
            },
            (
                "- муку;\n- соль:\n    - каменную;\n    - морскую;\n- сукно.",
                "муку;\n\nсоль:\n\nкаменную;\n\nморскую;\n\nсукно."
            )
        );

    [Fact]
    public void An_item_whose_items_stay_is_left_in_its_list() =>
        Copy.Names(w => Like(w, "соль:", "Брали с воза"), "the items below it stay in the list");

    [Fact]
    public void Paragraphs_made_a_list() =>
        Copy.Becomes(w => Like(w, "Брали с воза", "муку;"), ("Брали с воза", "- Брали с воза"));

    [Fact]
    public void A_lettered_item_cut_in_two_letters_the_rest_anew() =>
        Copy.Becomes(
            w => EditedWord.Cut(w.Find("потом люди"), "люди"),
            ("б) потом люди;\n\nв) наконец", "б) потом\n\nв) люди;\n\nг) наконец")
        );

    [Fact]
    public void Lettered_items_joined_letter_the_rest_anew() =>
        Copy.Becomes(
            w =>
            {
                XElement p = w.Find("сперва возы"),
                    next = w.Find("потом люди");
                p.Add(EditedWord.Words(" "));
                p.Add(next.Nodes().Where(node => node is not XElement { Name.LocalName: "pPr" }));
                next.Remove();
            },
            ("возы;\n\nб) потом люди;\n\nв)", "возы;\n   потом люди;\n\nб)")
        );

    [Fact]
    public void A_paragraph_put_into_a_note_stands_within_it() =>
        Copy.Becomes(
            w => w.Put(w.Find("Мост построили", w.Notes), "Его ломали дважды."),
            ("1902 г.\n", "1902 г.\n\n    Его ломали дважды.\n")
        );

    [Fact]
    public void A_pictures_description() =>
        Copy.Becomes(
            w =>
                w.Body.Descendants()
                    .Attributes("descr")
                    .Single(words => words.Value == "Карта с паромом")
                    .SetValue("Карта с мостом"),
            ("alt=\"Карта с паромом\"", "alt=\"Карта с мостом\"")
        );

    [Fact]
    public void Words_of_the_front_matter() =>
        Copy.Becomes(
            w =>
            {
                w.Untracked("A Ferry on the River", "Ferry", "Boat");
                w.Tracked("паром, река", "река", "берег");
                w.Tracked("Автор заявляет", "заявляет", "сообщает");
            },
            ("en: A Ferry on", "en: A Boat on"),
            ("[паром, река, плата]", "[паром, берег, плата]"),
            ("Автор заявляет", "Автор сообщает")
        );

    [Fact]
    public void The_editions_title_in_its_own_file_and_what_is_set_of_it() =>
        Copy.Becomes(w => w.Untracked("Паромы", "Паромы", "Переправы"), ("{ru: Паромы}", "{ru: Переправы}"));

    [Fact]
    public void The_contents_say_what_the_heading_was_corrected_to()
    {
        static void Both(EditedWord w, string now)
        {
            foreach (XElement text in w.Body.Descendants(W + "t").Where(t => t.Value == "Устройство").ToArray())
            {
                text.Value = text.Ancestors(W + "hyperlink").Any() ? now : "Порядок";
            }
        }

        Copy.Becomes(w => Both(w, "Порядок"), ("## Устройство", "## Порядок"));
        Copy.Names(w => Both(w, "Строй"), "the program sets this text itself", ("## Устройство", "## Порядок"));
    }

    [Fact]
    public void A_number_typed_over_is_named() =>
        Copy.Names(
            w => EditedWord.Run(w.Find("Карта реки"), "1").Element(W + "t")!.Value = "7",
            "the program sets this text (a label, a number"
        );

    [Fact]
    public void What_would_be_more_than_words_in_the_front_matter_is_named() =>
        Copy.Names(w => w.Tracked("паром, река", "река", "река: берег"), "the program sets this text itself");

    [Fact]
    public void Pages_broken_by_hand_are_named()
    {
        Copy.Names(
            w => w.Find("Брали с воза").Element(W + "pPr")!.AddAfterSelf(PageBreak()),
            "a page break here: pages are the template’s to break"
        );
        Copy.Names(
            w => w.Find("Брали с воза").AddBeforeSelf(new XElement(W + "p", PageBreak())),
            "a page break behind it: pages are the template’s to break"
        );
    }

    private static XElement PageBreak() => new(W + "r", new XElement(W + "br", new XAttribute(W + "type", "page")));

    [Fact]
    public void A_paragraph_aligned_otherwise_is_named() =>
        Copy.Names(
            w =>
                w.Find("Брали с воза")
                    .Element(W + "pPr")!
                    .Add(new XElement(W + "jc", new XAttribute(W + "val", "center"))),
            "it was aligned otherwise"
        );
}
