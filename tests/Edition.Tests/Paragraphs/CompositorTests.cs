using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Print.Paragraphs;
using Edition.Styling;
using Edition.Typography;

namespace Edition.Tests.Paragraphs;

[Trait("Kind", "unit")]
public sealed class CompositorTests
{
    private const string Prose =
        "Правительство «Союза» признало историко-правовой договор, и\u00A0стороны обменялись нотами "
        + "о\u00A0концессиях; сто\u0301ит сказать, что переговоры тянулись с\u00A01923 года "
        + "и\u00A0завершились подписанием конвенции об\u00A0основных принципах взаимоотношений, которая вступила в\u00A0силу немедленно.";

    private static readonly Length Measure = Length.FromMillimetres(112);

    [Fact]
    public void Lines_cover_the_text_and_fill_the_measure()
    {
        ImmutableArray<Line> lines = Setting.Break(Prose, Measure);
        Assert.True(lines.Length >= 4);
        Assert.Equal(0, lines[0].Start);
        Assert.Equal(Prose.Length, lines[^1].End);
        Assert.True(lines[^1].IsLast);
        Assert.Equal(
            Prose,
            string.Concat(lines.SelectMany(line => line.Pieces).Select(piece => piece.Text))
                .Replace("\u00AD", "", StringComparison.Ordinal)
        );
        for (int i = 1; i < lines.Length; i++)
        {
            Assert.Equal(lines[i - 1].End, lines[i].Start);
            Assert.InRange(lines[i - 1].Width.Points, Measure.Points - 0.01, Measure.Points + 0.01);
        }
    }

    [Fact]
    public void A_mark_stands_raised_with_its_word()
    {
        var note = new Note(SourceSpan.None, Lang.Russian, "n", [], 12);
        ImmutableArray<Inline> content =
        [
            new Text(SourceSpan.None, Lang.Russian, "слово"),
            note,
            new Text(SourceSpan.None, Lang.Russian, ", ещё слово"),
        ];
        for (double points = 40; points < 120; points += 3)
        {
            ImmutableArray<Line> lines = Setting.Break(
                content,
                Setting.Body with
                {
                    FirstIndent = Length.Zero,
                },
                Length.FromPoints(points)
            );
            Line line = Assert.Single(lines, line => !line.Marks.IsEmpty);
            LinePiece mark = line.Pieces[line.Marks[0].Piece];
            Assert.Same(note, line.Marks[0].Inline);
            Assert.Same(note, mark.Context!.Node);
            Assert.Equal("12", mark.Text);
            Assert.True(mark.Rise > Length.Zero && mark.Size < Setting.Body.Size);
            Assert.EndsWith("во", line.Pieces[line.Marks[0].Piece - 1].Text, StringComparison.Ordinal);
            Assert.StartsWith(",", line.Pieces[line.Marks[0].Piece + 1].Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Pieces_know_their_link_language_and_anchor()
    {
        var inner = new Text(SourceSpan.None, Lang.English, "Treaty of Portsmouth and its consequences for the region");
        var span = new LangSpan(SourceSpan.None, Lang.English, [inner], "here");
        var link = new Link(SourceSpan.None, Lang.Russian, "https://example.org", [span]);
        ImmutableArray<Line> lines = Setting.Break(
            [new Text(SourceSpan.None, Lang.Russian, "Это "), link, new Text(SourceSpan.None, Lang.Russian, ".")],
            Setting.Body,
            Length.FromPoints(150)
        );
        LinePiece[] linked =
        [
            .. lines.SelectMany(line => line.Pieces).Where(piece => piece.Context?.Parent?.Node == link),
        ];
        Assert.True(linked.Length >= 2);
        Assert.All(linked, piece => Assert.Same(linked[0].Context, piece.Context));
        Assert.All(linked, piece => Assert.Equal(Lang.English, piece.Lang));
        Assert.Equal("here", Assert.Single(lines.SelectMany(line => line.Anchors)).Id);
        Assert.Equal(linked[0].X, lines[0].Anchors[0].X);
    }

    [Fact]
    public void Wishes_are_granted()
    {
        ShapedParagraph shaped = Setting.Compositor.Shape(
            [new Text(SourceSpan.None, Lang.Russian, string.Concat(Prose, " ", Prose, " ", Prose))],
            Setting.Body,
            Lang.Russian
        );
        ImmutableArray<Line> best = Setting.Compositor.Break(shaped, Measure, Length.Zero);
        int hyphen = best.Select((line, i) => line.EndsInHyphen ? i : -1).Max();
        Assert.False(
            Setting.Compositor.Break(shaped, Measure, Length.Zero, new BreakWish(0, hyphen))[hyphen].EndsInHyphen
        );
        Assert.InRange(
            Setting.Compositor.Break(shaped, Measure, Length.Zero, new BreakWish(1, -1)).Length,
            best.Length,
            best.Length + 1
        );
    }

    [Fact]
    public void No_line_begins_with_a_dash_and_no_number_is_torn()
    {
        const string text =
            "Москва\u00A0— столица, а 13.02.1924 — день, когда все считали до 1\u202F000\u202F000 — числа "
            + "немалого, но и не последнего в этом ряду.";
        for (double points = 200; points < 320; points += 5)
        {
            foreach (Line line in Setting.Break(text, Length.FromPoints(points)))
            {
                string first = line.Pieces[0].Text;
                Assert.False(first.StartsWith('—'), first);
                Assert.DoesNotMatch(@"^(02|1924|000)", first);
            }
        }
    }

    [Fact]
    public void The_sample_is_set_evenly()
    {
        string folder = Path.Combine(Checkout.Root, "manuscript");
        int justified = 0,
            loose = 0;
        foreach (
            string paragraph in Directory
                .GetFiles(folder, "*.md")
                .Order(StringComparer.Ordinal)
                .SelectMany(file => File.ReadAllText(file).ReplaceLineEndings("\n").Split("\n\n"))
                .Where(text => text.Length > 400 && char.IsUpper(text[0]))
        )
        {
            ImmutableArray<Line> lines = Setting.Break(
                paragraph.Replace('\n', ' '),
                Measure,
                paragraph.Any(c => c is >= 'а' and <= 'я') ? Lang.Russian : Lang.English
            );
            int stack = 0;
            foreach (Line line in lines)
            {
                stack = line.EndsInHyphen ? stack + 1 : 0;
                Assert.InRange(stack, 0, 3);
                justified += line.IsLast ? 0 : 1;
                loose += !line.IsLast && line.WordGap > 500 ? 1 : 0;
            }

            Assert.True(string.Concat(lines[^1].Pieces.Select(piece => piece.Text)).Count(char.IsLetterOrDigit) >= 3);
        }

        Assert.True(justified > 20, $"{justified} lines");
        Assert.True(loose * 200 <= justified, $"{loose} of {justified} lines are loose");
    }

    [Fact]
    public void Glyphs_give_all_they_can_before_a_space_changes()
    {
        int full = 0;
        foreach (Line line in Widths(280, 360, 4).SelectMany(measure => Setting.Break(Prose, measure)))
        {
            int expansion = line.Pieces.Max(piece => Math.Abs(piece.Expansion));
            Assert.True(line.Ratio == 0 || expansion == 20, $"{line.Ratio} with {expansion} of 20");
            full += expansion == 20 ? 1 : 0;
        }

        Assert.True(full > 20);
    }

    [Fact]
    public void A_figure_and_its_word_are_not_divided()
    {
        const string text =
            "Стороны договорились и\u00A0подписали соглашение 7\u00A0ноября, а\u00A0обменялись грамотами 15\u00A0сентября того же года.";
        foreach (Line line in Widths(220, 340, 1).SelectMany(measure => Setting.Break(text, measure)))
        {
            Assert.DoesNotMatch("[0-9]\u00A0\\w+\u00AD$", string.Concat(line.Pieces.Select(piece => piece.Text)));
        }
    }

    [Fact]
    public void No_paragraph_ends_in_the_tail_of_a_word_that_could_stand_whole()
    {
        int ends = 0;
        foreach (Length measure in Widths(280, 380, 1))
        {
            ImmutableArray<Line> lines = Setting.Break(Prose, measure);
            ends += lines[^2].EndsInHyphen ? 1 : 0;
            Assert.False(
                lines[^2].EndsInHyphen && lines[^1].WordGap == 0,
                $"{measure.Points}: {string.Concat(lines[^1].Pieces.Select(piece => piece.Text))}"
            );
        }

        Assert.True(ends > 0);
    }

    [Fact]
    public void A_compound_at_its_own_hyphen_is_a_cut_word()
    {
        int cut = 0;
        const string text =
            "Он вышел из-за острова, социально-экономический договор кое-как подписали, а историко-правовой забыли.";
        foreach (Line line in Widths(120, 330, 2).SelectMany(measure => Setting.Break(text, measure)))
        {
            string end = string.Concat(line.Pieces.Select(piece => piece.Text));
            Assert.Equal(end.EndsWith('-') || end.EndsWith('\u00AD'), line.CutsWord);
            cut += end.EndsWith('-') ? 1 : 0;
        }

        Assert.True(cut > 0);
    }

    [Fact]
    public void A_hyphen_costs_what_the_template_says_of_its_words_language()
    {
        const string russian = "Правительство обязалось восстановить дипломатические отношения в согласованные сроки. ",
            english =
                "The governments undertook to establish diplomatic relations within a reasonable period of time. ";
        Assert.True(Hyphens(english, Lang.English, 10) < Hyphens(english, Lang.English, 0.1));
        Assert.Equal(Hyphens(russian, Lang.Russian, 10), Hyphens(russian, Lang.Russian, 0.1));
    }

    /// <summary>How many lines end in a divided word over many measures, where English hyphens cost so much.</summary>
    private static int Hyphens(string text, Lang lang, double english)
    {
        Template template = Templates.Bench with
        {
            Hyphenation = Templates.Bench.Hyphenation.SetItem(
                "en",
                Templates.Bench.Hyphenation["en"] with
                {
                    Cost = english,
                }
            ),
        };
        var compositor = new Compositor(
            Setting.Faces,
            template,
            new Hyphenator(template, Setting.Publication),
            new Findings()
        );
        TextStyle style = template.Style(StyleName.Body);
        ShapedParagraph paragraph = compositor.Shape(
            [new Text(SourceSpan.None, lang, string.Concat(Enumerable.Repeat(text, 6)))],
            style,
            lang
        );
        return Widths(180, 330, 10)
            .Sum(measure => compositor.Break(paragraph, measure, style.FirstIndent).Count(line => line.CutsWord));
    }

    private static IEnumerable<Length> Widths(int from, int to, int step)
    {
        for (int points = from; points < to; points += step)
        {
            yield return Length.FromPoints(points);
        }
    }
}
