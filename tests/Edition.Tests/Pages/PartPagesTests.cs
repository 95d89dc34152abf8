using CsCheck;
using Edition.Diagnostics;
using Edition.Faces;
using Edition.Model;
using Edition.Print.Pages;
using Edition.Print.Paragraphs;
using Edition.Styling;
using Edition.Typography;
using static Edition.Tests.Pages.OneArticle;

namespace Edition.Tests.Pages;

[Trait("Kind", "property")]
public sealed class PartPagesTests
{
    private static readonly Lazy<FaceLibrary> Faces = new(() => FaceLibrary.Of(Templates.Bench));

    [Fact]
    public void A_part_cut_twice_has_the_same_pages_whatever_was_tried_before() =>
        Gen.Select(Gen.Int[0, 1000], Gen.Int[10, 140])
            .Array[8, 20]
            .Sample(
                paragraphs =>
                {
                    AssembledBook book = Book([
                        .. paragraphs.Select(words => Noted(words.Item1, words.Item2, words.Item1 % 3 == 0)),
                    ]);
                    var findings = new Findings();
                    var shop = new Shop(
                        book,
                        Templates.Bench,
                        PageFrame.Of(Templates.Bench),
                        new Compositor(
                            Faces.Value,
                            Templates.Bench,
                            new Hyphenator(Templates.Bench, book.Publication),
                            findings
                        ),
                        findings
                    );
                    SetPart set = PartSetter.Set(shop, book.Parts[0], PageTexts.None);
                    string first = Shown(PartPages.First(set, shop, false).Finished(shop, false));
                    string verso = Shown(PartPages.First(set, shop, true).Finished(shop, true));
                    Assert.Equal(first, Shown(PartPages.First(set, shop, false).Finished(shop, false)));
                    Assert.Equal(verso, Shown(PartPages.First(set, shop, true).Finished(shop, true)));
                },
                iter: 12,
                threads: 1
            );

    /// <summary>
    /// How many pages a part takes hangs on the side that it begins on, and so on every part before it: a number that
    /// is printed must be that of the pages as they are in the end.
    /// </summary>
    [Fact]
    public void Folios_that_are_printed_are_those_of_the_pages_however_many_parts_there_are()
    {
        string[] stock = Prose(1, 400).Split(' ');
        var random = new Random(3);
        Paragraph Made(int note)
        {
            string Words(int most) =>
                string.Join(
                    ' ',
                    Enumerable.Range(0, random.Next(12, most)).Select(_ => stock[random.Next(stock.Length)])
                );
            return new Paragraph(
                SourceSpan.None,
                Lang.Russian,
                random.Next(3) > 0
                    ? [T(Words(150))]
                    :
                    [
                        T(Words(150)),
                        new Note(
                            SourceSpan.None,
                            Lang.Russian,
                            $"n{note}",
                            [new Paragraph(SourceSpan.None, Lang.Russian, [T(Words(60))])],
                            1
                        ),
                    ]
            );
        }

        int notes = 0;
        Part one = Book().Parts[0];
        Part[] parts =
        [
            .. Enumerable
                .Range(0, 120)
                .Select(i =>
                    one with
                    {
                        Id = $"part-{i}",
                        Opening = [new Heading(SourceSpan.None, Lang.Russian, 1, [T("Опыт")], $"part-{i}")],
                        Body = [.. Enumerable.Range(0, 8 + i * 7 % 9).Select(_ => Made(notes++))],
                    }
                ),
        ];
        Part last = one with
        {
            Body =
            [
                .. parts.Select(part => new Paragraph(
                    SourceSpan.None,
                    Lang.Russian,
                    [T("с "), new PageNumbers(SourceSpan.None, Lang.Russian, [part.Id])]
                )),
            ],
        };
        Template template = Templates.Bench with
        {
            Pages = Templates.Bench.Pages with { UnequalSpreadCost = 90_000, NoteSplitCost = 200_000 },
        };
        PagedBook paged = Paginator.MakeUp(
            Book() with
            {
                Parts = [.. parts, last],
            },
            template,
            Faces.Value,
            new Findings()
        );
        int begins = int.Parse(paged.Map.PageOfId["article"], System.Globalization.CultureInfo.InvariantCulture);
        string[] printed =
        [
            .. Texts(paged)
                .Where(text => text.Page >= begins - 1 && int.TryParse(text.Text.Text, out _))
                .Select(text => text.Text.Text),
        ];
        Assert.Equal(parts.Select(part => paged.Map.PageOfId[part.Id]), printed);
    }

    private static Paragraph Noted(int seed, int words, bool noted) =>
        noted
            ? new Paragraph(
                SourceSpan.None,
                Lang.Russian,
                [
                    T(Prose(seed, words)),
                    new Note(SourceSpan.None, Lang.Russian, $"n{seed}-{words}", [Words(seed, words)], 1),
                ]
            )
            : Words(seed, words);

    private static string Shown(PartPages pages) =>
        string.Join(
            '\n',
            pages.Cuts.Select(cut =>
                $"{cut.Rows} {cut.Cost} {cut.NotesTop}: "
                + string.Join(' ', cut.Slugs.Select(set => $"{set.Matter}.{set.Index}@{set.Y}"))
            )
        );
}
