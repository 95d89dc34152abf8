using System.Xml.Linq;
using Edition.Cli;
using Edition.Tests.Cli;

namespace Edition.Tests.Review;

/// <summary>What is another file's, another state's, another author's; comments, pictures, composed text.</summary>
[Trait("Kind", "unit")]
public sealed partial class ReviewedTests
{
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
