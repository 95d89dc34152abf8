using System.Collections.Immutable;
using Edition.Assembly;
using Edition.Model;
using Edition.Proof;
using Edition.Tests.Reading;
using Edition.Typography;

namespace Edition.Tests.Proof;

/// <summary>What was read is set: each thing that an assembler could drop is dropped in turn, and is missed.</summary>
[Trait("Kind", "unit")]
public sealed class LedgerTests
{
    private const string Text = """
        ---
        title: {ru: Река, en: The River}
        type: Научная статья
        authors:
          - name: {ru: А. Лоцман, en: A. Pilot}
            affiliation: {ru: Речной институт, en: River Institute}
            about: {ru: Смотритель, en: A keeper}
        keywords: {ru: [брод, паром], en: [ford, ferry]}
        udc: "94(47)"
        ---

        ::: {.abstract lang=ru}
        О реке.
        :::

        ::: {.abstract lang=en}
        Of the river.
        :::

        Берег[^a] и снова берег.

        ## Мели {#shoals en="Shoals"}

        1. первая
        2. вторая

        | Вещь | Число |
        |------|-------|
        | сеть | 1 |

        : Снасть

        > Так сказано.

        [^a]: Левый.
        """;

    private static readonly Lazy<(Book Book, AssembledBook Assembled)> Sound = new(() =>
    {
        Book book = Manuscripts.ReadBilingual(Text).Book;
        return (book, Assembler.Assemble(Typographer.Set(book, Templates.Default), Templates.Default));
    });

    [Fact]
    public void Nothing_is_missing_from_a_sound_book() => Assert.Empty(Losses(block => block));

    [Fact]
    public void A_value_without_a_place_is_named()
    {
        Book book = Manuscripts
            .ReadBilingual(
                Text.Replace("Научная статья", "{ru: Научная статья, en: An essay}", StringComparison.Ordinal)
            )
            .Book;
        AssembledBook assembled = Assembler.Assemble(book, Templates.Default);
        bool isSet = Walk.Blocks(assembled.Parts.SelectMany(part => part.Blocks))
            .Any(block => PlainText.Of(block).Contains("An essay", StringComparison.Ordinal));
        Assert.Equal(
            !isSet,
            Ledger.Of(book, assembled, Templates.Default).Any(loss => loss is { What: "type", Words: "An essay" })
        );
    }

    public static TheoryData<string> Sabotaged =>
        [
            "Берег и снова берег.",
            "Левый.",
            "Так сказано.",
            "вторая",
            "Снасть",
            "сеть",
            "Shoals",
            "Мели",
            "Of the river.",
            "River Institute",
            "A keeper",
            "ferry",
            "94(47)",
            "The River",
        ];

    [Theory]
    [MemberData(nameof(Sabotaged))]
    public void What_an_assembler_drops_is_missed(string words)
    {
        ImmutableArray<Loss> losses = Losses(block =>
            block switch
            {
                Table table => table with
                {
                    Caption = Without(table.Caption, words),
                    Rows =
                    [
                        .. table.Rows.Select(row =>
                            row with
                            {
                                Cells =
                                [
                                    .. row.Cells.Select(cell => cell with { Content = Without(cell.Content, words) }),
                                ],
                            }
                        ),
                    ],
                },
                Paragraph paragraph => paragraph with { Content = Without(paragraph.Content, words) },
                Heading heading => heading with { Content = Without(heading.Content, words) },
                Contents contents => contents with
                {
                    Entries = [.. contents.Entries.Where(entry => PlainText.Of(entry.Title) != words)],
                },
                _ => block,
            }
        );
        Assert.Contains(losses, loss => Letters(loss.Words) == Letters(words));
    }

    [Fact]
    public void A_label_that_is_counted_anew_is_missed() =>
        Assert.Contains(
            Losses(block =>
                block is ListBlock list
                    ? list with
                    {
                        Items = [.. list.Items.Select(item => item with { Label = item.Label.Replace('2', '3') })],
                    }
                    : block
            ),
            loss => loss is { What: "a list's label", Words: "2." }
        );

    private static string Letters(string words) => string.Concat(words.Where(char.IsLetterOrDigit));

    private static ImmutableArray<Loss> Losses(Func<Block, Block> sabotage)
    {
        var rewrite = new Rewrite((_, block) => sabotage(block), (_, inline) => inline);
        AssembledBook assembled = Sound.Value.Assembled with
        {
            Parts =
            [
                .. Sound.Value.Assembled.Parts.Select(part =>
                    part with
                    {
                        Opening = rewrite.Blocks(part.Opening),
                        Body = rewrite.Blocks(part.Body),
                        Closing = rewrite.Blocks(part.Closing),
                    }
                ),
            ],
        };
        return Ledger.Of(Sound.Value.Book, assembled, Templates.Default);
    }

    // The leaf loses its words where they are all of it, else just these.
    private static ImmutableArray<Inline> Without(ImmutableArray<Inline> leaf, string words) =>
        Letters(PlainText.Of(leaf)) == Letters(words) ? []
        : PlainText.Of(leaf).Replace('\u00A0', ' ').Contains(words, StringComparison.Ordinal)
            ?
            [
                new Model.Text(
                    leaf[0].Span,
                    leaf[0].Lang,
                    PlainText.Of(leaf).Replace('\u00A0', ' ').Replace(words, "", StringComparison.Ordinal) + " "
                ),
            ]
        : leaf;
}
