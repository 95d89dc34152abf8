using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Edition.Assembly;
using Edition.Checking;
using Edition.Diagnostics;
using Edition.Faces;
using Edition.Model;
using Edition.Pictures;
using Edition.Reading;
using Edition.Review.Docx;
using Edition.Review.Importing;
using Edition.Styling;
using Edition.Typography;

namespace Edition.Cli;

/// <summary>
/// A manuscript that is not on the disk yet, held against all that a build would ask of it before pages are made, in
/// the
/// template that the program brings.
/// </summary>
internal sealed class Rehearsal : IDisposable
{
    private readonly Template template;
    private readonly FaceLibrary faces;

    public Rehearsal()
    {
        var program = new InputFolder(AppContext.BaseDirectory);
        var findings = new Findings();
        template =
            TemplateReader.Read(
                "default",
                path =>
                    program.Fetch("templates/" + path) is Fetched.Bytes bytes
                        ? ImmutableCollectionsMarshal.AsArray(bytes.Content)
                        : null,
                findings,
                default
            )
            ?? throw new MachineException(
                "The template that came with the program is missing or damaged.",
                new IOException()
            );
        faces = FaceLibrary.Of(template);
    }

    /// <summary>What an import asks.</summary>
    public ImportOptions Options => new(CanSet, HasSign, CanShow, Cropped);

    /// <summary>Whether every face that text may be set in has the character, or an equivalent of it.</summary>
    private bool CanSet(Rune rune) =>
        template
            .Families.Keys.Where(family => family != "mono")
            .All(family =>
                Enumerable
                    .Range(0, 4)
                    .All(style => faces.Find(family, style >= 2, style % 2 == 1, rune.Value) is not null)
            );

    /// <summary>Whether the faces of the text have the character themselves, and not only one that is asked last.</summary>
    private bool HasSign(Rune rune) =>
        template
            .Styles.Values.Select(style => style.Family)
            .Distinct()
            .Where(family => family != "mono")
            .All(family =>
                Enumerable
                    .Range(0, 4)
                    .All(style => FaceLibrary.Covers(faces.FaceOf(family, style >= 2, style % 2 == 1), rune.Value))
            );

    /// <summary>Whether a picture can be set; its name says of what kind it is.</summary>
    private static bool CanShow(string name, byte[] bytes) =>
        Artwork.PixelsOf(
            new Picture(
                name,
                name.EndsWith(".png", StringComparison.Ordinal) ? PictureFormat.Png : PictureFormat.Jpeg,
                ImmutableCollectionsMarshal.AsImmutableArray(bytes)
            )
        )
            is not null;

    private static byte[]? Cropped(byte[] file, Crop crop) =>
        Artwork.Cropped(file, crop.Left, crop.Top, crop.Right, crop.Bottom);

    /// <summary>The errors of a manuscript; empty for one that builds.</summary>
    public ImmutableArray<Diagnostic> Errors(string name, IReadOnlyDictionary<string, ImmutableArray<byte>> files)
    {
        var findings = new Findings();
        Book? book = ManuscriptReader.Read(
            name,
            path =>
                files.TryGetValue(path, out ImmutableArray<byte> bytes)
                    ? new Fetched.Bytes(bytes)
                    : new Fetched.Missing(),
            findings
        );
        if (book is not null)
        {
            Checker.Check(book, template, findings);
            book = Artwork.WithStills(book, findings);
            Artwork.Check(book, findings);
            Coverage.Check(Assembler.Assemble(Typographer.Set(book, template), template), template, faces, findings);
        }

        return
        [
            .. findings
                .InOrder(ManuscriptReader.SourcesOf(book), [])
                .Where(finding => finding.Rule.Severity == Severity.Error),
        ];
    }

    public void Dispose() => faces.Dispose();
}
