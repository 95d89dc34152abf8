using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Edition.Assembly;
using Edition.Checking;
using Edition.Diagnostics;
using Edition.Epub;
using Edition.Faces;
using Edition.Model;
using Edition.Pictures;
using Edition.Print.Pages;
using Edition.Print.Pdf;
using Edition.Reading;
using Edition.Styling;
using Edition.Typography;
using Edition.Word;

namespace Edition.Tests.Hostile;

/// <summary>
/// The whole way from a manuscript in memory to the three editions, as the command line goes it, in one process. What
/// the faces cost is paid once.
/// </summary>
internal sealed class Press(Template template, FaceLibrary faces)
{
    public static readonly DateOnly Date = new(2026, 2, 1);

    /// <summary>An edition, or none where findings are errors.</summary>
    public sealed record Made(ImmutableArray<Diagnostic> Findings, Editions? Editions)
    {
        public IEnumerable<string> Errors =>
            Findings
                .Where(finding => finding.Rule.Severity == Severity.Error)
                .Select(finding => finding.Rule.Id)
                .Distinct();
    }

    public sealed record Editions(int Pages, byte[] Pdf, byte[] Docx, byte[] Epub);

    public Made OfText(string markdown, string language = "en") =>
        Of("case.md", new Dictionary<string, byte[]> { ["case.md"] = Encoding.UTF8.GetBytes(markdown) }, language);

    public Made Of(string name, IReadOnlyDictionary<string, byte[]> files, string? language = null)
    {
        Fetched Fetch(string path) =>
            files.TryGetValue(path, out byte[]? bytes)
                ? new Fetched.Bytes(ImmutableCollectionsMarshal.AsImmutableArray(bytes))
                : new Fetched.Missing();
        var findings = new Findings();
        if (ManuscriptReader.Read(name, Fetch, findings, language, Date) is not { } book)
        {
            return new Made(findings.InOrder([], []), null);
        }

        Checker.Check(book, template, findings);
        Artwork.Check(book, findings);
        Artwork.CheckLetters(book.Pictures.Values, faces, findings);
        AssembledBook assembled = Assembler.Assemble(Typographer.Set(book, template), template);
        Coverage.Check(assembled, template, faces, findings);
        Editions? editions = null;
        if (!findings.HasErrors)
        {
            PagedBook paged = Paginator.MakeUp(assembled, template, faces, findings);
            if (!findings.HasErrors)
            {
                editions = new Editions(
                    paged.Map.PageCount,
                    PdfWriter.Write(paged, template, PdfProfile.Screen),
                    DocxWriter.Write(assembled, template, paged.Map, faces),
                    EpubWriter.Write(assembled, template, paged.Map, faces)
                );
            }
        }

        return new Made(findings.InOrder(ManuscriptReader.SourcesOf(book), book.Suppressions), editions);
    }
}
