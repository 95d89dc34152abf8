using System.Runtime.InteropServices;
using System.Text;
using Edition.Assembly;
using Edition.Diagnostics;
using Edition.Faces;
using Edition.Model;
using Edition.Reading;
using Edition.Styling;
using Edition.Typography;
using Edition.Word;

namespace Edition.Tests.Word;

/// <summary>Documents made of manuscripts in memory.</summary>
internal static class Written
{
    private static readonly Lazy<FaceLibrary> Faces = new(() => FaceLibrary.Of(Templates.Default));

    public static byte[] Of(string markdown) =>
        Of("text.md", new() { ["text.md"] = Encoding.UTF8.GetBytes(markdown) }, Templates.Default, Faces.Value);

    public static byte[] OfFolder(Dictionary<string, string> files) =>
        Of(
            "book",
            files.ToDictionary(file => file.Key, file => Encoding.UTF8.GetBytes(file.Value)),
            Templates.Default,
            Faces.Value
        );

    public static byte[] Of(string name, Dictionary<string, byte[]> files, Template template, FaceLibrary faces)
    {
        Fetched Fetch(string path) =>
            files.TryGetValue(path, out byte[]? bytes)
                ? new Fetched.Bytes(ImmutableCollectionsMarshal.AsImmutableArray(bytes))
                : new Fetched.Missing();
        var findings = new Findings();
        Book? book = ManuscriptReader.Read(name, Fetch, findings, "ru", new DateOnly(2026, 2, 1));
        Assert.False(findings.HasErrors, string.Join("; ", findings.InOrder([], []).Select(each => each.Message)));
        return DocxWriter.Write(Assembler.Assemble(Typographer.Set(book!, template), template), template, null, faces);
    }
}
