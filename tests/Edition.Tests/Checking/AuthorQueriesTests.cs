using System.Collections.Immutable;
using CsCheck;
using Edition.Checking;
using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Tests.Checking;

[Trait("Kind", "property")]
public class AuthorQueriesTests
{
    /// <summary>Language, text, the rules that ask, and the text after --fix.</summary>
    [Theory]
    [InlineData("ru", "Слово  и слово.", "ED301", "Слово и слово.")]
    [InlineData("ru", "Слово , слово .", "ED302 ED302", "Слово, слово.")]
    [InlineData("ru", "Слово ( и « так » и).", "ED302 ED302 ED302", "Слово (и «так» и).")]
    [InlineData("ru", "Слово,слово и конец.Начало.", "ED303 ED303", "Слово, слово и конец. Начало.")]
    [InlineData("ru", "Москва—столица и Токио —город.", "ED304 ED304", "Москва — столица и Токио — город.")]
    [InlineData(
        "ru",
        "Слово- слово, но сельско- и лесохозяйственный.",
        "ED304",
        "Слово- слово, но сельско- и лесохозяйственный."
    )]
    [InlineData("ru", "Он сказал «так и ушел.", "ED305", "Он сказал «так и ушел.")]
    [InlineData("ru", "Он сказал так» и ушел.", "ED305", "Он сказал так» и ушел.")]
    [InlineData(
        "ru",
        "«Первый абзац цитаты.\n\n«Второй абзац цитаты».",
        "",
        "«Первый абзац цитаты.\n\n«Второй абзац цитаты»."
    )]
    [InlineData("ru", "Слово “в лапках” и „внутри“ тоже.", "ED306", "Слово «в лапках» и „внутри“ тоже.")]
    [InlineData("en", "A «word» and “another”.", "ED306", "A “word” and “another”.")]
    [InlineData(
        "ru",
        "В 1917 - 1918 и 1919 — 1920 гг., но 5 - 3.",
        "ED307 ED307 ED307",
        "В 1917–1918 и 1919–1920 гг., но 5 - 3."
    )]
    [InlineData(
        "ru",
        "Cлово и Poссия в ХХ в., XX в. и web-сайт.",
        "ED308 ED308 ED308",
        "Cлово и Poссия в ХХ в., XX в. и web-сайт."
    )]
    [InlineData(
        "ru",
        "Слово.[^1] Слово,[^1] слово[^1]? И 1922 г.[^1] так.\n\n[^1]: Текст.",
        "ED309 ED309 ED309",
        "Слово[^1]. Слово[^1], слово?[^1] И 1922 г.[^1] так.\n\n[^1]: Текст."
    )]
    [InlineData("en", "Word[^1]. Word.[^1]\n\n[^1]: Text.", "ED309", "Word.[^1] Word.[^1]\n\n[^1]: Text.")]
    [InlineData("ru", "И так в в слове, да да, и Дуран Дуран.", "ED311", "И так в в слове, да да, и Дуран Дуран.")]
    [InlineData("ru", "Слово (и так, слово и) так; а) б) в).", "", "Слово (и так, слово и) так; а) б) в).")]
    [InlineData("ru", "Слово (и так, слово; см. далее].", "ED312 ED312", "Слово (и так, слово; см. далее].")]
    [InlineData("ru", "Он учавствовал в етом.", "ED313", "Он учавствовал в етом.")]
    [InlineData(
        "ru",
        "Адрес <https://example.org/a,b—c> и `a , b`, [т.е «  ]{.as-is} — да.",
        "",
        "Адрес <https://example.org/a,b—c> и `a , b`, [т.е «  ]{.as-is} — да."
    )]
    [InlineData(
        "en",
        "The well-known fact (see above), “quoted ‘twice’”—so, that that is.",
        "",
        "The well-known fact (see above), “quoted ‘twice’”—so, that that is."
    )]
    public void Asks_and_mends(string lang, string text, string rules, string mended)
    {
        (Book book, ImmutableArray<Diagnostic> found) = Desk.Check(text, lang);

        Assert.Equal(rules, string.Join(' ', found.Select(diagnostic => diagnostic.Rule.Id)));
        Source source = book.Articles[0].Source;
        string after = Fixes.Apply(source, found.Select(diagnostic => diagnostic.Fix).OfType<Fix>());
        Assert.Equal(source.Text.Replace(text, mended, StringComparison.Ordinal), after);
        if (after != source.Text)
        {
            Assert.DoesNotContain(Desk.Check(mended, lang).Found, diagnostic => diagnostic.Fix is not null);
        }
    }

    [Fact]
    public void A_query_has_the_place_of_its_characters_through_escapes_entities_quotations_and_line_ends()
    {
        const string text = "> Слово \\* и &mdash; то\n> же , слово  *и* вот.\n";
        (Book book, ImmutableArray<Diagnostic> found) = Desk.Check(text);

        Source source = book.Articles[0].Source;
        Assert.Equal(
            [" ,", "  "],
            found.Select(diagnostic => source.Text.Substring(diagnostic.Span.Start, diagnostic.Span.Length))
        );
    }

    [Fact]
    public void Fixes_touch_their_own_characters_only() =>
        Gen.Select(
                Gen.String[Gen.Char["ab \n«»,\r"], 0, 40],
                Gen.Select(Gen.Int[-2, 42], Gen.Int[-1, 5], Gen.String[Gen.Char["xyz"], 0, 3]).Array[0, 6]
            )
            .Sample(
                (text, cuts) =>
                {
                    var source = new Source("a.md", text);
                    Fix[] fixes =
                    [
                        .. cuts.Select(cut => new Fix(new SourceSpan(source, cut.Item1, cut.Item2), cut.Item3)),
                    ];
                    string mended = Fixes.Apply(
                        source,
                        [.. fixes, new Fix(new SourceSpan(new Source("b.md", text), 0, 1), "!")]
                    );

                    // Characters that no fix covers are all there, in order, and nothing but replacements beside them.
                    bool[] covered = new bool[text.Length];
                    foreach (
                        Fix fix in fixes.Where(fix =>
                            fix.Span.Start >= 0 && fix.Span.Length >= 0 && fix.Span.End <= text.Length
                        )
                    )
                    {
                        covered.AsSpan(fix.Span.Start, fix.Span.Length).Fill(true);
                    }

                    string kept = string.Concat(text.Where((_, i) => !covered[i]));
                    int at = 0;
                    foreach (char c in mended)
                    {
                        at += at < kept.Length && kept[at] == c ? 1 : 0;
                    }

                    Assert.Equal(kept.Length, at);
                    Assert.Equal(mended, Fixes.Apply(source, fixes.Reverse()));
                }
            );
}
