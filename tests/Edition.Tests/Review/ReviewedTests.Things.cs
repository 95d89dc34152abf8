using System.Xml.Linq;

namespace Edition.Tests.Review;

/// <summary>Notes, items, cells, columns.</summary>
[Trait("Kind", "unit")]
public sealed partial class ReviewedTests
{
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
    public void A_heading_in_the_other_language_is_corrected_among_its_attributes() =>
        Becomes(w => w.Untracked("Article 1", "Article", "Clause"), ("en=\"Article 1\"", "en=\"Clause 1\""));

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
}
