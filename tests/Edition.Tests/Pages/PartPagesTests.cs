using CsCheck;
using Edition.Diagnostics;
using Edition.Faces;
using Edition.Model;
using Edition.Print.Pages;
using Edition.Print.Paragraphs;
using Edition.Typography;
using static Edition.Tests.Pages.OneArticle;

namespace Edition.Tests.Pages;

[Trait("Kind", "property")]
public sealed class PartPagesTests
{
    private static readonly Lazy<FaceLibrary> Faces = new(() => FaceLibrary.Load(Templates.Bench));

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
                    string first = Shown(PartPages.Make(set, shop, false));
                    string verso = Shown(PartPages.Make(set, shop, true));
                    Assert.Equal(first, Shown(PartPages.Make(set, shop, false)));
                    Assert.Equal(verso, Shown(PartPages.Make(set, shop, true)));
                },
                iter: 12,
                threads: 1
            );

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
