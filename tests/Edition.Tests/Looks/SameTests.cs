using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Edition.Diagnostics;
using Edition.Epub;
using Edition.Faces;
using Edition.Model;
using Edition.Print.Pages;
using Edition.Styling;
using Edition.Tests.Books;
using Edition.Word;

namespace Edition.Tests.Looks;

/// <summary>What the editions have in common beside their words.</summary>
[Trait("Kind", "unit")]
public sealed class SameTests
{
    private static readonly Lazy<FaceLibrary> Faces = new(() => FaceLibrary.Of(Templates.Default));

    /// <summary>A title too long for the line, of words and of one word only.</summary>
    [Theory]
    [InlineData("О взаимоотношениях сторон и порядке пересмотра договоров, заключённых прежними правительствами")]
    [InlineData("Превысокомногорассмотрительствующееатоискусственнопревысокомногорассмотрительствующее")]
    public void Running_heads_are_shortened_alike(string title)
    {
        AssembledBook book = EveryNode.Book();
        Part part = book.Parts.First(each => each.Kind == PartKind.Back) with
        {
            Title = new([new(Lang.Russian, [new Text(SourceSpan.None, Lang.Russian, title)], SourceSpan.None)]),
            Body =
            [
                .. Enumerable
                    .Range(0, 200)
                    .Select(i =>
                        (Block)
                            new Paragraph(
                                SourceSpan.None,
                                Lang.Russian,
                                [new Text(SourceSpan.None, Lang.Russian, "Слово")]
                            )
                    ),
            ],
        };
        book = book with { Parts = [part] };
        Template template = Templates.Default;
        PagedBook paged = Paginator.MakeUp(book, template, Faces.Value, new Findings());
        Page recto = paged.Pages.First(page => !page.IsVerso && page.Index > 0);
        string printed = string.Concat(
            recto
                .Items.OfType<PlacedText>()
                .Where(item => item.Tag < 0 && item.Y == template.Page.Head)
                .Select(item => item.Text)
        );

        string[] heads =
        [
            .. Files(DocxWriter.Write(book, template, paged.Map, Faces.Value))
                .Where(file => file.Key.StartsWith("word/header", StringComparison.Ordinal))
                .Select(file => XDocument.Parse(Encoding.UTF8.GetString(file.Value)).Root!.Value),
        ];
        Assert.EndsWith("\u00A0…", printed);
        Assert.Contains(printed, heads);
        Assert.DoesNotContain(title, heads);
    }

    /// <summary>Written anew from what print sets: nothing that an author's file may hold comes through.</summary>
    [Fact]
    public void Drawings_are_of_the_house_s_own_making()
    {
        const string Raw =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:x=\"urn:x\" width=\"20\" "
            + "height=\"20\"><!--mine--><metadata><x:y z=\"1\"/></metadata><title>mine</title><rect width=\"9\" height=\"9\"/></svg>";
        AssembledBook book = EveryNode.Book();
        string path = book.Pictures.Values.Single(picture => picture.Format == PictureFormat.Svg).Path;
        book = book with
        {
            Pictures = book.Pictures.SetItem(
                path,
                new Picture(path, PictureFormat.Svg, [.. Encoding.UTF8.GetBytes(Raw)])
            ),
        };
        byte[] inWord = Drawing(DocxWriter.Write(book, Templates.Default, null, Faces.Value));
        Assert.Equal(Drawing(EpubWriter.Write(book, Templates.Default, null, Faces.Value)), inWord);
        string text = Encoding.UTF8.GetString(inWord);
        Assert.DoesNotContain("mine", text, StringComparison.Ordinal);
        Assert.DoesNotContain("urn:x", text, StringComparison.Ordinal);

        static byte[] Drawing(byte[] package) =>
            Files(package).Single(file => file.Key.EndsWith(".svg", StringComparison.Ordinal)).Value;
    }

    /// <summary>«Рис. 1» with the same space, and a figure's title, in every edition.</summary>
    [Fact]
    public void Captions_and_titles_of_figures_are_alike()
    {
        AssembledBook book = EveryNode.Book();
        PagedBook paged = Paginator.MakeUp(book, Templates.Default, Faces.Value, new Findings());
        string word = All(DocxWriter.Write(book, Templates.Default, paged.Map, Faces.Value));
        string screen = All(EpubWriter.Write(book, Templates.Default, paged.Map, Faces.Value));
        Assert.Contains(
            paged.Pages.SelectMany(page => page.Items).OfType<PlacedText>(),
            placed => placed.Text.StartsWith("Рис.\u00A01.", StringComparison.Ordinal)
        );
        Assert.Contains("Рис.\u00A0<", word, StringComparison.Ordinal);
        Assert.Contains("Рис.\u00A01.", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("Рис. 1", screen, StringComparison.Ordinal);
        Assert.Contains(paged.Tags, tag => tag is { Role: Role.Figure, Title: "Подсказка" });
        Assert.Contains("title=\"Подсказка\"", word, StringComparison.Ordinal);
        Assert.Contains("title=\"Подсказка\"", screen, StringComparison.Ordinal);

        static string All(byte[] package) =>
            string.Concat(
                Files(package)
                    .Where(file => file.Key.EndsWith("ml", StringComparison.Ordinal))
                    .Select(file => Encoding.UTF8.GetString(file.Value))
            );
    }

    private static Dictionary<string, byte[]> Files(byte[] package)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        return zip.Entries.ToDictionary(
            entry => entry.FullName,
            entry =>
            {
                using Stream stream = entry.Open();
                var copy = new MemoryStream();
                stream.CopyTo(copy);
                return copy.ToArray();
            },
            StringComparer.Ordinal
        );
    }
}
