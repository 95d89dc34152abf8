using System.Collections.Immutable;
using CsCheck;
using Edition.Model;
using Edition.Typography;

namespace Edition.Tests.Typography;

[Trait("Kind", "property")]
public class TypographerTests
{
    public static TheoryData<string, string, string> Golden
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (
                string line in File.ReadLines(Path.Combine(Checking.Desk.GoldenFolder, "typographer.txt"))
                    .Where(line => line.Length > 0 && line[0] != '#')
            )
            {
                string[] parts = line.Split('|');
                data.Add(
                    parts[0],
                    parts[1],
                    parts[2].Replace('_', '\u00A0').Replace('`', '\u202F').Replace('~', '\u2011').Replace('−', '\u2212')
                );
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Golden))]
    public void Sets_by_the_rules_of_the_language(string lang, string before, string after)
    {
        string set = Typographer.Set(before, new Lang(lang), Templates.Default);

        Assert.Equal(after, set);
        Assert.Equal(after, Typographer.Set(set, new Lang(lang), Templates.Default));
    }

    [Fact]
    public void A_second_setting_changes_nothing_and_no_letter_or_digit_is_touched() =>
        Gen.Select(Pieces, OneOf(Lang.Russian, Lang.English, new Lang("fr"), new Lang("de")))
            .Sample(
                (pieces, lang) =>
                {
                    string text = string.Concat(pieces);
                    string once = Typographer.Set(text, lang, Templates.Default);
                    string twice = Typographer.Set(once, lang, Templates.Default);
                    Assert.Equal(once, twice);
                    Assert.Equal(text.Where(char.IsLetterOrDigit), once.Where(char.IsLetterOrDigit));
                },
                iter: 20_000
            );

    [Fact]
    public void Rules_see_over_the_edges_of_nodes_exactly_as_within_one() =>
        Gen.Select(Pieces, Gen.Int[0, 3].Array[1, 12])
            .Sample(
                (pieces, kinds) =>
                {
                    ImmutableArray<Inline> inlines =
                    [
                        .. pieces.Select(
                            (piece, i) => Wrap(new Text(default, Lang.Russian, piece), kinds[i % kinds.Length])
                        ),
                    ];
                    Book book = Checking.Desk.BookOf(new Paragraph(default, Lang.Russian, inlines)) with { };
                    book = book with { Publication = book.Publication with { TypographyOff = ["languages"] } };

                    Block set = Typographer.Set(book, Checking.Desk.Template).Articles[0].Blocks[0];

                    Assert.Equal(
                        Typographer.Set(string.Concat(pieces), Lang.Russian, Templates.Default),
                        PlainText.Of(set)
                    );
                },
                iter: 3_000
            );

    [Fact]
    public void Code_as_is_texts_and_notes_are_boundaries_that_stay()
    {
        var note = new Note(
            default,
            Lang.Russian,
            "n",
            [
                new Paragraph(
                    default,
                    Lang.Russian,
                    [new Text(default, Lang.Russian, "Кошкин А. А. Россия : узлы // Там / тут")]
                ),
            ]
        );
        Book book = Checking.Desk.BookOf(
            new Paragraph(
                default,
                Lang.Russian,
                [
                    new Text(default, Lang.Russian, "\"Слово "),
                    new Code(default, Lang.Russian, "a--b \"c\""),
                    new Text(default, Lang.Russian, " и -- \"так\" -- все\" "),
                    note,
                    new Text(default, Lang.Russian, "-- \"там", AsIs: true),
                ]
            )
        );

        var set = (Paragraph)Typographer.Set(book, Checking.Desk.Template).Articles[0].Blocks[0];

        Assert.Equal("«Слово a--b \"c\" и\u00A0— „так“\u00A0— все»-- \"там", PlainText.Of(set));
        Assert.Equal(
            "Кошкин\u00A0А.\u202FА. Россия\u00A0: узлы\u00A0// Там\u00A0/ тут",
            PlainText.Of(set.Content.OfType<Note>().Single().Blocks[0])
        );
    }

    [Fact]
    public void Latin_runs_in_Russian_are_English_but_for_numerals_letters_and_abbreviations()
    {
        Book book = Checking.Desk.BookOf(
            new Paragraph(
                default,
                Lang.Russian,
                [
                    new Text(
                        default,
                        Lang.Russian,
                        "Журнал \"Foreign Affairs, 1925\" в XX в., ISBN, пункт A, web-сайт, Pоссия, см. Smith J. The \"Far\" East."
                    ),
                ]
            )
        );

        var set = (Paragraph)Typographer.Set(book, Checking.Desk.Template).Articles[0].Blocks[0];

        Assert.Equal(
            ["Foreign Affairs", "web", "Smith\u00A0J.\u00A0The", "Far", "East"],
            set.Content.OfType<LangSpan>().Select(span => PlainText.Of(span.Content))
        );
        Assert.All(set.Content.OfType<LangSpan>(), span => Assert.Equal(Lang.English, span.Lang));
    }

    [Fact]
    public void Each_rule_can_be_turned_off()
    {
        const string before =
            "\"А\" - 5-7, -5, 20-е... т.е. А.А. Ли, № 5, в ст. 5, 5 км, он же, 10 000, два  три Smith";
        foreach (string rule in TypographyRules.All)
        {
            Book book = Checking.Desk.BookOf(
                new Paragraph(default, Lang.Russian, [new Text(default, Lang.Russian, before)])
            );
            Block all = Typographer.Set(book, Checking.Desk.Template).Articles[0].Blocks[0];
            Block less = Typographer
                .Set(
                    book with
                    {
                        Publication = book.Publication with { TypographyOff = [rule] },
                    },
                    Checking.Desk.Template
                )
                .Articles[0]
                .Blocks[0];
            Assert.False(
                PlainText.Of(all) == PlainText.Of(less)
                    && ((Paragraph)all).Content.Length == ((Paragraph)less).Content.Length,
                rule
            );
        }
    }

    private static readonly Gen<string[]> Pieces = Gen.OneOf(
        OneOf(
            "\"",
            "'",
            "«",
            "»",
            "„",
            "“",
            "”",
            "’",
            "‘",
            " ",
            " ",
            "  ",
            "\u00A0",
            "-",
            "--",
            "---",
            "–",
            "—",
            "...",
            ".",
            ",",
            "(",
            ")",
            "%",
            "№",
            "§",
            "°C",
            "\u202F"
        ),
        OneOf(
            "А",
            "а",
            "в",
            "т",
            "е",
            "Кошкин",
            "слово",
            "же",
            "бы",
            "г",
            "вв",
            "XX",
            "X",
            "Smith",
            "J",
            "th",
            "ст",
            "п",
            "е.",
            "А.",
            "н.э."
        ),
        OneOf("1", "20", "1917", "1918", "000", "5", "-5", "5-7")
    ).Array[1, 14];

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Inline Wrap(Text text, int kind) =>
        kind switch
        {
            0 => new Styled(default, text.Lang, InlineStyle.Emphasis, [text]),
            1 => new Link(default, text.Lang, "https://example.org/", [text]),
            2 => new Reference(default, text.Lang, "id", [text]),
            _ => text,
        };
}
