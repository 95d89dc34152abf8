using System.Collections.Immutable;
using Edition.Model;
using Edition.Tests.Paragraphs;
using Edition.Typography;

namespace Edition.Tests.Typography;

[Trait("Kind", "unit")]
public sealed class HyphenatorTests
{
    private static readonly Hyphenator Plain = new(Templates.Bench, Setting.Publication);

    /// <summary>Good divisions are shown as "-", those to save a line as "=", places without a hyphen as "|".</summary>
    private static string Show(Hyphenator hyphenator, string word, Lang lang)
    {
        string shown = word;
        foreach (Division division in hyphenator.Divide(word, lang, hyphenate: true).AsEnumerable().Reverse())
        {
            shown = shown.Insert(
                division.At,
                !division.AddsHyphen ? "|"
                    : division.Kind is DivisionKind.RareHyphen or DivisionKind.RareCompound ? "="
                    : "-"
            );
        }

        return shown;
    }

    [Theory]
    [InlineData("правительство,", "пра-ви-тель-ство,")]
    [InlineData("означает", "озна-ча=ет")]
    [InlineData("ряды", "ря=ды")]
    [InlineData("сто\u0301ит", "сто\u0301=ит")]
    [InlineData("дальне-восточный", "дальне-|во=сточ=ный")]
    [InlineData("из-за", "из-|за")]
    [InlineData("20-е", "20-е")]
    [InlineData("1925–1926", "1925–|1926")]
    [InlineData("РСФСР", "РСФСР")]
    [InlineData("ВЦИКом", "ВЦИКом")]
    [InlineData("А.А.", "А.А.")]
    [InlineData("XVIII", "XVIII")]
    public void Russian(string word, string expected) => Assert.Equal(expected, Show(Plain, word, Lang.Russian));

    [Theory]
    [InlineData("hyphenation", "hy-phen-ation")]
    [InlineData("couldn’t", "couldn’t")]
    [InlineData("table", "ta-ble")]
    [InlineData("https://example.org/a-b/cde", "https://|example.|org/|a-|b/|cde")]
    [InlineData("10.1234/abcd.efg", "10.|1234/|abcd.|efg")]
    public void English(string word, string expected) => Assert.Equal(expected, Show(Plain, word, Lang.English));

    [Fact]
    public void The_manuscripts_exceptions_go_first_and_an_authors_soft_hyphen_before_them()
    {
        Publication own = Setting.Publication with
        {
            Hyphenation = new Localized<ImmutableArray<string>>([
                new LocalizedEntry<ImmutableArray<string>>(
                    Lang.Russian,
                    ["кон-цес-сия", "-правительство-"],
                    SourceSpan.None
                ),
            ]),
        };
        var hyphenator = new Hyphenator(Templates.Bench, own);
        Assert.Equal("«Кон-цес-сия»", Show(hyphenator, "«Концессия»", Lang.Russian));
        Assert.Equal("правительство", Show(hyphenator, "правительство", Lang.Russian));
        Assert.Equal([new Division(4, DivisionKind.Soft)], Plain.Divide("бла\u00ADго", Lang.Russian, hyphenate: true));
    }
}
