using System.Collections.Immutable;
using Edition.Model;
using Edition.Typography;

namespace Edition.Tests.Typography;

/// <summary>Where lines end among ideographs, and which languages runs of other letters are of.</summary>
[Trait("Kind", "unit")]
public sealed class IdeographTests
{
    [Theory]
    [InlineData("日ソ基本条約", "日|ソ|基|本|条|約")]
    [InlineData("条約、第一", "条|約、|第|一")]
    [InlineData("「条約」は（一）。", "「条|約」|は|（一）。")]
    [InlineData("ニュース々", "ニュー|ス々")]
    [InlineData("слово条約2", "слово|条|約|2")]
    [InlineData("«条約»", "«条|約»")]
    public void Lines_end_between_ideographs(string word, string parts)
    {
        var divisions = new Hyphenator(Templates.Default, Paragraphs.Setting.Publication).Divide(
            word,
            new Lang("ru"),
            true
        );
        int from = 0;
        var found = new List<string>();
        foreach (int at in divisions.Select(division => division.At).Append(word.Length))
        {
            found.Add(word[from..at]);
            from = at;
        }

        Assert.Equal(parts, string.Join('|', found));
    }

    [Theory]
    [InlineData("Договор 日ソ基本条約 подписан", "ja 日ソ基本条約")]
    [InlineData("Договор 條約 подписан", "ja 條約")]
    [InlineData("Слово 한국어 и", "ko 한국어")]
    [InlineData("Слово ἀρχὴ τῆς σοφίας и", "grc ἀρχὴ τῆς σοφίας")]
    [InlineData("Слово αρχή и угол α", "el αρχή")]
    [InlineData("принцип pacta sunt servanda и", "la pacta sunt servanda")]
    [InlineData("признание de jure было", "la de jure")]
    [InlineData(
        "журнал «Revue de droit international et de législation comparée» за",
        "fr Revue de droit international et de législation comparée"
    )]
    [InlineData("труд «Geschichte der Philosophie» вышел", "de Geschichte der Philosophie")]
    [InlineData("труд «The House of Lords» вышел", "en The House of Lords")]
    [InlineData("программа Data Pro вышла", "en Data Pro")]
    [InlineData("слова l’État, c’est moi короля", "fr l’État, c’est moi")]
    public void A_run_is_of_the_language_that_it_tells(string text, string spans) =>
        Assert.Equal(spans, Spans(text, new Lang("ru"), [new Lang("ru"), new Lang("en")]));

    [Theory]
    [InlineData("The word Київ is", "en", "uk Київ")]
    [InlineData("The word Москва is", "en", "ru Москва")]
    [InlineData("Das Wort Москва", "de", "ru Москва")]
    public void Cyrillic_runs_too(string text, string lang, string spans) =>
        Assert.Equal(spans, Spans(text, new Lang(lang), [new Lang(lang)]));

    private static string Spans(string text, Lang lang, ImmutableArray<Lang> languages)
    {
        Book book = Checking.Desk.BookOf(new Paragraph(default, lang, [new Text(default, lang, text)]));
        book = book with { Publication = book.Publication with { Languages = languages } };
        var set = (Paragraph)Typographer.Set(book, Templates.Default).Articles[0].Blocks[0];
        return string.Join(
            "; ",
            set.Content.OfType<LangSpan>()
                .Select(span => $"{span.Lang.Tag} {PlainText.Of(span.Content).Replace('\u00A0', ' ')}")
        );
    }
}
