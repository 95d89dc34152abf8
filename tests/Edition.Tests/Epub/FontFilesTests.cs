using System.IO.Compression;
using System.Text.RegularExpressions;
using Edition.Faces;
using Edition.Styling;
using Edition.Tests.Hostile;

namespace Edition.Tests.Epub;

/// <summary>A face that stands for several styles, as one without a bold does, is one file with the letters of all.</summary>
[Trait("Kind", "unit")]
public sealed partial class FontFilesTests
{
    [Fact]
    public void A_face_is_one_file_however_many_styles_it_stands_for()
    {
        Press.Made made = PressTests.Press.OfText(
            "---\ntitle: Договор\ndate: 2025-01-20\n---\n\nСлова 日本, **条約** и *北京*, ***基本***; [ὁ **λόγος**]{lang=el}.\n",
            "ru"
        );
        Assert.Empty(made.Errors);
        using var zip = new ZipArchive(new MemoryStream(made.Editions!.Epub));
        string[] files = [.. zip.Entries.Select(entry => entry.FullName).Where(name => name.Contains("/fonts/"))];
        Assert.Equal(files.Length, files.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        string css = Read(zip, zip.Entries.Single(entry => entry.Name == "book.css").FullName);
        string[] sources = [.. Japanese().Matches(css).Select(rule => rule.Groups[1].Value)];
        Assert.Equal(4, sources.Length);
        string file = Assert.Single(sources.Distinct());
        using var face = new Face(new FaceFile(file, [.. Bytes(zip, files.Single(name => name.EndsWith(file)))]));
        Assert.All("日本条約北京基本", letter => Assert.NotEqual(0, face.GlyphOf(letter)));

        // Greek is set in the face that has all of it, and the stylesheet says so.
        Assert.Contains(":lang(el):not(code):not(pre) { font-family: \"Noto Serif\"", css, StringComparison.Ordinal);
        Assert.Contains(files, name => name.EndsWith("NotoSerif-Bold.ttf", StringComparison.Ordinal));
    }

    private static string Read(ZipArchive zip, string name) => System.Text.Encoding.UTF8.GetString(Bytes(zip, name));

    private static byte[] Bytes(ZipArchive zip, string name)
    {
        using Stream entry = zip.GetEntry(name)!.Open();
        var bytes = new MemoryStream();
        entry.CopyTo(bytes);
        return bytes.ToArray();
    }

    [GeneratedRegex(@"@font-face \{ font-family: ""BIZ UDMincho"";[^}]*url\(([^)]*)\)")]
    private static partial Regex Japanese();
}
