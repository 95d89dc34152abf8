using System.Xml.Linq;
using Edition.Diagnostics;
using Edition.Epub;
using Edition.Faces;
using Edition.Model;
using Edition.Print.Pages;
using Edition.Styling;
using Edition.Tests.Epub;
using Edition.Word;

namespace Edition.Tests.Looks;

/// <summary>
/// A template that gives every style a family and a size of its own: all editions set every word in the family, size,
/// weight and slope that <see cref="Setting"/> and <see cref="Manner"/> say.
/// </summary>
[Trait("Kind", "unit")]
public sealed class OneAnswerTests
{
    private static readonly AssembledBook Book = EveryLook.Book();
    private static readonly Template Own = OfItsOwn();
    private static readonly Lazy<FaceLibrary> Faces = new(() => FaceLibrary.Of(Own));
    private static readonly Dictionary<string, (Manner Manner, double Size)> Answers = Answer();

    /// <summary>A family for each style that no other has, of the faces that the template has already.</summary>
    private static Template OfItsOwn()
    {
        Template template = Templates.Default;
        FaceFamily text = template.Families["text"];
        var families = template.Families.ToBuilder();
        var styles = template.Styles.ToBuilder();
        foreach (StyleName name in Enum.GetValues<StyleName>())
        {
            FaceFile Face(string cut) => new($"own/{name}-{cut}.ttf", text.Regular.Bytes);
            string key = "own-" + name;
            families[key] = new FaceFamily(
                key,
                "Own " + name,
                Face("regular"),
                Face("italic"),
                Face("bold"),
                Face("bold-italic"),
                ["text", "mono"]
            );
            Length size = Length.FromPoints(20 + (int)name * 0.5);
            styles[name] = template.Style(name) with
            {
                Family = key,
                Size = size,
                Leading = size * 1.25,
                Hyphenate = false,
                Left = Length.Zero,
                Right = Length.Zero,
                Italic =
                    template.Style(name).Italic || name is StyleName.Quotation or StyleName.Verse or StyleName.Parallel,
                Bold = template.Style(name).Bold || name is StyleName.ListItem or StyleName.Caption,
            };
        }

        return template with
        {
            Families = families.ToImmutable(),
            Styles = styles.ToImmutable(),
            Page = template.Page with { Width = Length.FromPoints(2000), Height = Length.FromPoints(3000) },
        };
    }

    private static Dictionary<string, (Manner, double)> Answer()
    {
        var answers = new Dictionary<string, (Manner, double)>(StringComparer.Ordinal);
        foreach (Leaf leaf in Leaves.Of(Book))
        {
            double size = leaf.At.Resolve(Own, leaf.Style).Size.Points;
            leaf.Letters(
                Own,
                (text, _, manner) =>
                {
                    if (text.StartsWith("слово", StringComparison.Ordinal))
                    {
                        answers.Add(text.Trim(), (manner, manner.Small ? size * 0.85 : size));
                    }
                }
            );
        }

        return answers;
    }

    [Fact]
    public void Of_each_style_there_is_a_word()
    {
        StyleName[] none = [.. Enum.GetValues<StyleName>().Except(Leaves.Of(Book).Select(leaf => leaf.Style))];

        // A figure has no words of its own, a mark is no leaf, and what stands beside the text is no part of the book.
        Assert.Equal([StyleName.Figure, StyleName.NoteMark, StyleName.RunningHead, StyleName.Folio], none);
        Assert.Equal(
            ["Own Quotation", "Own Note", "Own Code", "Own ParallelHeading"],
            new[] { StyleName.Quotation, StyleName.Note, StyleName.Code, StyleName.ParallelHeading }.Select(name =>
                Own.Families[Own.Style(name).Family].Name
            )
        );
    }

    [Fact]
    public void In_print()
    {
        PagedBook paged = Paginator.MakeUp(Book, Own, Faces.Value, new Findings());
        var found = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (PlacedText placed in paged.Pages.SelectMany(page => page.Items).OfType<PlacedText>())
        {
            foreach (string word in WordsIn(placed.Text).Where(word => placed.Tag >= 0))
            {
                seen.Add(word);
                (Manner manner, double size) = Answers[word];
                string cut = (manner.Bold, manner.Italic) switch
                {
                    (false, false) => "regular",
                    (false, true) => "italic",
                    (true, false) => "bold",
                    _ => "bold-italic",
                };
                Hold(
                    found,
                    word,
                    $"own/{manner.Family["own-".Length..]}-{cut}.ttf {Points(size)}",
                    $"{placed.Face.File.Path} {Points(IsScaled(manner) ? size : placed.Size.Points)}"
                );
            }
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
        Assert.Empty(string.Join(' ', Answers.Keys.Except(seen)));
    }

    [Fact]
    public void In_Word()
    {
        var found = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string text, Look look) in WordLooks.Of(DocxWriter.Write(Book, Own, null, Faces.Value)))
        {
            foreach (string word in WordsIn(text))
            {
                seen.Add(word);
                (Manner manner, double size) = Answers[word];
                Hold(
                    found,
                    word,
                    Said(manner, size),
                    // Word counts in half points.
                    Said(look, Math.Abs(look.Size - size) <= 0.26 || IsScaled(manner) ? size : look.Size)
                );
            }
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
        Assert.Empty(string.Join(' ', Answers.Keys.Except(seen)));
    }

    [Fact]
    public void On_screen()
    {
        var package = new Package(EpubWriter.Write(Book, Own, null, Faces.Value));
        var cascade = new Cascade(package.Text("book.css"));
        double body = Own.Style(StyleName.Body).Size.Points;
        var found = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (
            XText text in package
                .Spine()
                .SelectMany(file =>
                    file.Document.Descendants(Package.Xhtml + "section")
                        .Concat(file.Document.Descendants(Package.Xhtml + "nav"))
                )
                .DescendantNodes()
                .OfType<XText>()
                .Distinct()
        )
        {
            foreach (string word in WordsIn(text.Value))
            {
                seen.Add(word);
                (Manner manner, double size) = Answers[word];
                Look look = cascade.Of(text.Parent!);
                double shown = look.Size * body;
                Hold(
                    found,
                    word,
                    Said(manner, size),
                    Said(look, Math.Abs(shown - size) < 0.2 || IsScaled(manner) ? size : shown)
                );
            }
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
        Assert.Empty(string.Join(' ', Answers.Keys.Except(seen)));
    }

    /// <summary>Code and raised and lowered letters are brought to the text around them, in each medium by its means.</summary>
    private static bool IsScaled(Manner manner) =>
        manner.Script != Script.Baseline || manner.Family == Own.Style(StyleName.Code).Family;

    private static IEnumerable<string> WordsIn(string text) =>
        text.Split([' ', '\u00A0', '\u2002', '.', ','], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.StartsWith("слово", StringComparison.Ordinal) && Answers.ContainsKey(word));

    private static void Hold(List<string> found, string word, string wanted, string given)
    {
        if (wanted != given)
        {
            found.Add($"{word}: {wanted}, not {given}");
        }
    }

    private static string Said(Manner manner, double size) =>
        $"{Own.Families[manner.Family].Name} {Points(size)}{(manner.Bold ? " bold" : "")}{(manner.Italic ? " italic" : "")}"
        + $"{(manner.SmallCaps ? " caps" : "")}{(manner.Struck ? " struck" : "")} {Sign(manner.Script)}";

    private static string Said(Look look, double size) =>
        $"{look.Family} {Points(size)}{(look.Bold ? " bold" : "")}{(look.Italic ? " italic" : "")}"
        + $"{(look.SmallCaps ? " caps" : "")}{(look.Struck ? " struck" : "")} {look.Script}";

    private static int Sign(Script script) =>
        script == Script.Superior ? 1
        : script == Script.Inferior ? -1
        : 0;

    private static string Points(double points) =>
        points.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture);
}
