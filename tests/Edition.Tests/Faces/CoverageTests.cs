using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Faces;
using Edition.Model;
using Edition.Styling;
using Setting = Edition.Tests.Paragraphs.Setting;

namespace Edition.Tests.Faces;

[Trait("Kind", "unit")]
public sealed class CoverageTests
{
    [Fact]
    public void Names_each_run_of_missing_letters_once_at_its_place()
    {
        var source = new Source(
            "a.md",
            "Слово नमस्ते, दुनिया и नमस्ते, दुनिया же\u202F— 𓀀, *ไทย*, А.\u202FБ. 20\u2011е"
        );
        ImmutableArray<Diagnostic> found = Check(source);

        Assert.Equal(
            ["a.md 6 14", "a.md 43 2", "a.md 48 3"],
            found.Select(d => $"{d.Span.Source!.Path} {d.Span.Start} {d.Span.Length}")
        );
        Assert.All(found, d => Assert.Equal("ED710", d.Rule.Id));
        Assert.Contains("Devanagari letters U+0928", found[0].Message, StringComparison.Ordinal);
        Assert.Contains("“नमस्ते, दुनिया”", found[0].Message, StringComparison.Ordinal);
        Assert.Contains("Noto Serif Devanagari would serve", found[0].Message, StringComparison.Ordinal);
        Assert.Contains("hieroglyphic letter U+13000", found[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_pdf_is_made_they_are_a_query() =>
        Assert.Equal(["ED711"], Check(new Source("a.md", "Слово ไทย."), forPrint: false).Select(d => d.Rule.Id));

    [Fact]
    public void What_is_written_from_right_to_left_is_an_error_at_its_place()
    {
        ImmutableArray<Diagnostic> found = Check(new Source("a.md", "Слово שלום, עולם и سلام же."), forPrint: false);
        Assert.Equal(["ED712 6 10", "ED712 19 4"], found.Select(d => $"{d.Rule.Id} {d.Span.Start} {d.Span.Length}"));
        Assert.Contains("Hebrew", found[0].Message, StringComparison.Ordinal);
        Assert.Contains("Arabic", found[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Faces_asked_last_set_what_the_text_face_lacks()
    {
        Assert.Empty(Check(new Source("a.md", "«日ソ基本条約», ἀρχή, Ꙗ҆коже, Ӄ, → ∀ ✓ ├─ 👍🏽 👩\u200D🔬")));
        Assert.Equal("BIZ UDMincho", Setting.Faces.Find("serif", false, false, '日')?.FamilyName);
    }

    /// <summary>STIX Two Text has ρχή and not ἀ; Noto Serif sets all of it.</summary>
    [Theory]
    [InlineData("«ἀρχή»,", "«|ἀρχή|»,")]
    [InlineData("日ソ、", "日ソ、")]
    [InlineData("слово→日本", "слово|→|日本")]
    [InlineData("👩\u200D🔬👍🏽🇫🇷", "👩\u200D🔬👍🏽🇫🇷")]
    public void A_word_is_set_in_one_face(string text, string runs) =>
        Assert.Equal(
            runs,
            string.Join('|', Setting.Faces.Itemise(text, "text", false, false).Select(run => text[run.Start..run.End]))
        );

    /// <summary>STIX Two Text has λόγος and not ὁ: Greek is set in Noto Serif whole, Church Slavonic in Ponomar.</summary>
    [Theory]
    [InlineData("el", "ὁ λόγος, λόγος", "Noto Serif")]
    [InlineData("cu", "сло́во бѣ̀ къ бг҃ꙋ", "Ponomar")]
    [InlineData("ru", "слово", "STIX Two Text")]
    [InlineData("el", "λόγος", "Noto Serif")]
    public void Text_of_a_language_that_the_face_lacks_letters_of_is_set_in_one_face(
        string lang,
        string text,
        string family
    ) =>
        Assert.All(
            Setting.Faces.Itemise(text, "text", false, false, new Lang(lang)),
            run => Assert.Equal(family, run.Face.FamilyName)
        );

    [Fact]
    public void Equivalents_and_invisible_characters_are_no_fault() =>
        Assert.Empty(
            Check(
                new Source(
                    "a.md",
                    "А.\u202FБ.\u00A0В, 20\u2011е, сло\u00ADво, вчера\u2009— сто\u0301ит \u2212\u200A5\u2060!"
                )
            )
        );

    /// <summary>The face of pictographs has figures, and no letters.</summary>
    [Fact]
    public void Letters_of_running_heads_and_folios_are_asked_for_too()
    {
        Template bench = Templates.Bench;
        Template template = bench with
        {
            Styles = bench.Styles.SetItem(
                StyleName.RunningHead,
                bench.Style(StyleName.RunningHead) with
                {
                    Family = "emoji",
                }
            ),
            Fallbacks = [],
        };
        using FaceLibrary faces = FaceLibrary.Of(template);

        ImmutableArray<Diagnostic> found = Check(new Source("a.md", "Слово"), byline: "Smith", template, faces);

        Assert.Contains("“Smith”", Assert.Single(found).Message, StringComparison.Ordinal);
    }

    private static ImmutableArray<Diagnostic> Check(Source source, bool forPrint = true) =>
        Check(source, "", Templates.Bench, Setting.Faces, forPrint);

    private static ImmutableArray<Diagnostic> Check(
        Source source,
        string byline,
        Template template,
        FaceLibrary faces,
        bool forPrint = true
    )
    {
        var findings = new Findings();
        var text = new Text(new SourceSpan(source, 0, source.Text.Length), Lang.Russian, source.Text);
        var part = new Part(
            PartKind.Article,
            "a",
            Lang.Russian,
            Localized<ImmutableArray<Inline>>.None,
            byline,
            [],
            [new Paragraph(text.Span, Lang.Russian, [text])],
            [],
            text.Span
        );
        Coverage.Check(
            new AssembledBook(Setting.Publication, [part], ImmutableDictionary<string, Picture>.Empty),
            template,
            faces,
            findings,
            forPrint
        );
        return findings.InOrder([source], []);
    }
}
