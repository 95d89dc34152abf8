using System.Text;
using CsCheck;
using Edition.Assembly;
using Edition.Diagnostics;
using Edition.Epub;
using Edition.Faces;
using Edition.Model;
using Edition.Print.Pages;
using Edition.Print.Pdf;
using Edition.Reading;
using Edition.Styling;
using Edition.Typography;
using Edition.Word;

namespace Edition.Tests.Proof;

/// <summary>One book in its forms: on the screen, in Word, as an EPUB, on paper.</summary>
internal sealed record Made(byte[] Pdf, byte[] Docx, byte[] Epub, byte[] Print)
{
    private static readonly Lazy<FaceLibrary> Loaded = new(() => FaceLibrary.Of(Templates.Default));

    public static FaceLibrary Faces => Loaded.Value;

    public static Made Of(AssembledBook book, Template template)
    {
        PagedBook paged = Paginator.MakeUp(book, template, Faces, new Findings());
        return new Made(
            PdfWriter.Write(paged, template, PdfProfile.Screen),
            DocxWriter.Write(book, template, paged.Map, Faces),
            EpubWriter.Write(book, template, paged.Map, Faces),
            PdfWriter.Write(paged, template, PdfProfile.Print)
        );
    }

    public static (AssembledBook Book, Made Made) Manuscript(string name)
    {
        string root = Path.Combine(Checkout.Root, "manuscript");
        return Of(
            name,
            path =>
                File.Exists(Path.Combine(root, path))
                    ? new Fetched.Bytes([.. File.ReadAllBytes(Path.Combine(root, path))])
                    : new Fetched.Missing()
        );
    }

    public static (AssembledBook Book, Made Made) Of(string text) =>
        Of(
            "p.md",
            path => path == "p.md" ? new Fetched.Bytes([.. Encoding.UTF8.GetBytes(text)]) : new Fetched.Missing()
        );

    private static (AssembledBook Book, Made Made) Of(string name, Fetch fetch)
    {
        var findings = new Findings();
        Book book =
            ManuscriptReader.Read(name, fetch, findings)
            ?? throw new InvalidOperationException(
                string.Join('\n', findings.InOrder([], []).Select(finding => finding.Message))
            );
        AssembledBook assembled = Assembler.Assemble(Typographer.Set(book, Templates.Default), Templates.Default);
        return (assembled, Of(assembled, Templates.Default));
    }

    /// <summary>Rule, line and column, message.</summary>
    public static string Line(Diagnostic finding)
    {
        (int line, int column) = finding.Span.Source?.PlaceOf(finding.Span.Start) ?? default;
        return FormattableString.Invariant($"{finding.Rule.Id} {line}:{column} {finding.Message}");
    }
}
