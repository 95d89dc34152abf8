using System.Collections.Immutable;
using Edition.Assembly;
using Edition.Model;
using Edition.Styling;
using Edition.Tests.Checking;
using Edition.Typography;

namespace Edition.Tests.Assembly;

/// <summary>Any two languages that the templates know are set as Russian and English are.</summary>
[Trait("Kind", "unit")]
public sealed class LanguagePairsTests
{
    private static readonly Lang[] Programs = [Lang.Russian, Lang.English];

    public static TheoryData<string> Known =>
        [.. Templates.Default.Languages.Keys.Where(tag => tag is not ("ru" or "en"))];

    [Theory]
    [MemberData(nameof(Known))]
    public void Every_label_is_in_its_own_language(string tag)
    {
        Template template = Templates.Default;
        ImmutableDictionary<Label, string> own = template.Labels[tag];
        foreach (Label label in Enum.GetValues<Label>().Where(template.Labels["en"].ContainsKey))
        {
            Assert.True(own.ContainsKey(label), $"{tag} has no {label}");
            Assert.Equal(
                template.LabelText(label, Lang.English).Contains("{0}", StringComparison.Ordinal),
                own[label].Contains("{0}", StringComparison.Ordinal)
            );
        }

        Assert.All(
            [Label.Contents, Label.Abstract, Label.Received, Label.AccessibilitySummary],
            label => Assert.NotEqual(template.LabelText(label, Lang.English), own[label])
        );
    }

    [Theory]
    [InlineData("ru", "de", "20.\u00A0Januar 2025", "Inhalt")]
    [InlineData("fr", "en", "20 January 2025", "Table des matières")]
    [InlineData("ru", "ja", "2025年1月20日", "Содержание")]
    [InlineData("ja", "ru", "20\u00A0января 2025", "目次")]
    [InlineData("uk", "pl", "20\u00A0stycznia 2025", "Зміст")]
    public void Pairs_have_labels_and_dates_of_their_own(string first, string second, string date, string contents)
    {
        string yaml = $"title: {{{first}: А, {second}: B}}\nlanguages: [{first}, {second}]\ndate: 2025-01-20\n";
        string text =
            $"---\ntitle: {{{first}: А, {second}: B}}\nreceived: 2025-01-20\n---\n\n"
            + $"::: {{.abstract lang={first}}}\nx\n:::\n\n::: {{.abstract lang={second}}}\ny\n:::\n\nText.\n";
        Book book = Desk.Check(("edition.yaml", yaml + "contents: [t.md]\n"), ("t.md", text)).Book;
        AssembledBook assembled = Assembler.Assemble(Typographer.Set(book, Templates.Default), Templates.Default);
        string words = string.Join(
            '\n',
            assembled.Parts.SelectMany(part => Walk.Blocks(part.Blocks)).Select(block => PlainText.Of(block))
        );
        Assert.Contains(date.Replace('\u00A0', ' '), words.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains(contents, words, StringComparison.Ordinal);
        foreach (Lang foreign in Programs.Where(lang => lang.Tag != first && lang.Tag != second))
        {
            Assert.DoesNotContain(
                Templates.Default.LabelText(Label.Abstract, foreign),
                words,
                StringComparison.Ordinal
            );
            Assert.DoesNotContain(
                Templates.Default.LabelText(Label.Contents, foreign),
                words,
                StringComparison.Ordinal
            );
        }
    }

    [Theory]
    [InlineData("de", "Donaudampfschiff", "Do-nau-dampf-schiff")]
    [InlineData("fr", "constitution", "consti-tu-tion")]
    [InlineData("uk", "договору", "до-го-во-ру")]
    [InlineData("pl", "konstytucja", "kon-sty-tu-cja")]
    public void Words_are_divided_by_patterns_of_their_language(string tag, string word, string divided)
    {
        var hyphenator = new Hyphenator(
            Templates.Default,
            Desk.BookOf(new Paragraph(default, new Lang(tag), [])).Publication
        );
        int[] places = [.. hyphenator.Divide(word, new Lang(tag), true).Select(division => division.At)];
        Assert.Equal(divided, string.Concat(word.Select((c, i) => places.Contains(i) ? "-" + c : c.ToString())));
    }
}
