using System.Xml.Linq;

namespace Edition.Tests.Review;

/// <summary>Lists that an editor numbers otherwise, sorts and moves.</summary>
[Trait("Kind", "unit")]
public sealed class ReviewedListsTests
{
    private static readonly XNamespace W = EditedWord.W;

    private static readonly EditorsCopy Copy = EditorsCopy.OfChapter(
        """
        На лодку полагалось:

        - вёсла;
        - парус и *мачта*:
          прямая или косая;
        - якорь[^a];
        - канат.

        Порядок спуска был таков:

        1. смолить днище;
        2. класть катки;
        3. тянуть канат к воде.

        Правила гласили:

        а) не спешить;

        б) не кричать;

        в) не оглядываться.

        [^a]: Кованый.

        """
    );

    private static void Number(EditedWord w, string like, params string[] items)
    {
        string id = (string)w.Find(like).Descendants(W + "numId").Single().Attribute(W + "val")!;
        foreach (string item in items)
        {
            w.Find(item).Descendants(W + "numId").Single().SetAttributeValue(W + "val", id);
        }
    }

    [Fact]
    public void Bullets_made_figures_are_counted_and_lines_below_move_on_with_their_words() =>
        Copy.Becomes(
            w => Number(w, "смолить", "вёсла;", "парус", "якорь", "канат."),
            (
                "- вёсла;\n- парус и *мачта*:\n  прямая или косая;\n- якорь[^a];\n- канат.",
                "1. вёсла;\n2. парус и *мачта*:\n   прямая или косая;\n3. якорь[^a];\n4. канат."
            )
        );

    [Fact]
    public void Figures_made_bullets() =>
        Copy.Becomes(
            w => Number(w, "вёсла;", "смолить", "класть катки", "тянуть канат"),
            (
                "1. смолить днище;\n2. класть катки;\n3. тянуть канат",
                "- смолить днище;\n- класть катки;\n- тянуть канат"
            )
        );

    [Fact]
    public void Letters_made_figures_with_an_item_put_in() =>
        Copy.Becomes(
            w =>
            {
                Number(w, "смолить", "не спешить", "не кричать", "не оглядываться");
                w.Put(w.Find("не спешить"), "не свистеть;");
            },
            (
                "а) не спешить;\n\nб) не кричать;\n\nв) не",
                "1. не спешить;\n\n2. не свистеть;\n\n3. не кричать;\n\n4. не"
            )
        );

    [Fact]
    public void One_item_numbered_otherwise_than_the_others_is_named() =>
        Copy.Names(w => Number(w, "смолить", "якорь"), "it was numbered otherwise than the other items");

    [Fact]
    public void Sorted_items_are_lettered_anew() =>
        Copy.Becomes(
            w =>
            {
                XElement first = w.Find("не спешить"),
                    last = w.Find("не оглядываться");
                last.Remove();
                first.AddBeforeSelf(last);
            },
            (
                "а) не спешить;\n\nб) не кричать;\n\nв) не оглядываться.",
                "а) не оглядываться.\n\nб) не спешить;\n\nв) не кричать;"
            )
        );
}
