using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Edition.Diagnostics;
using Edition.Epub;
using Edition.Faces;
using Edition.Model;
using Edition.Print.Pages;
using Edition.Print.Pdf;
using Edition.Styling;
using Edition.Word;

namespace Edition.Cli;

/// <summary>
/// <c>edition build</c>: everything is read and made before anything is written; any error, and the old edition stands
/// untouched.
/// </summary>
internal static class BuildCommand
{
    /// <summary>Characters of a manuscript of which it is worth while to tidy up between two stages: some 80,000 words.</summary>
    private const long Large = 500_000;

    /// <summary>The words of the command.</summary>
    public static Command Syntax(Terminal terminal)
    {
        Argument<string> manuscript = CommandLine.Manuscript();
        var output = new Option<string>("--output", "-o")
        {
            Description = "The folder for the edition.",
            DefaultValueFactory = _ => "output",
            HelpName = "DIR",
        };
        var formats = new Option<string[]>("--formats")
        {
            Description = "Which of pdf, docx and epub to make.",
            HelpName = "pdf,docx,epub",
            DefaultValueFactory = _ => CommandLine.AllFormats,
            CustomParser = CommandLine.ParseFormats,
        };
        Option<string?> template = CommandLine.TemplateName();
        var profile = new Option<string>("--profile")
        {
            Description =
                "screen: links and no marks; print: bleed and crop marks for a printing house; manuscript: a DOCX as "
                + "journals ask for it, double-spaced on A4 with numbered lines.",
            DefaultValueFactory = _ => Named(BuildProfile.Screen),
        };
        profile.AcceptOnlyFromAmong([.. Enum.GetValues<BuildProfile>().Select(Named)]);
        Option<bool> strict = CommandLine.Strict();
        var report = new ReportSwitches(sarif: false);
        var counts = new Option<bool>("--report")
        {
            Description =
                "Count the finished pages: looseness, hyphens, widows, holes; write NAME.report.txt and .json.",
        };
        var review = new Option<bool>("--review")
        {
            Description =
                "A DOCX for an editor, whose corrections “edition review” brings back; with NAME.review.json. "
                + "Without --formats nothing else is made.",
        };
        Option<string?> language = CommandLine.Language();
        var command = new Command("build", "Builds the edition.")
        {
            manuscript,
            output,
            formats,
            template,
            profile,
            language,
            strict,
            counts,
            review,
        };
        report.AddTo(command);
        command.SetAction(parsed =>
        {
            BuildProfile wanted = Enum.GetValues<BuildProfile>()
                .Single(each => Named(each) == parsed.GetValue(profile));
            bool asManuscript = wanted == BuildProfile.Manuscript;
            return (int)Run(
                new BuildOptions(
                    new ManuscriptOptions(
                        parsed.GetValue(manuscript)!,
                        parsed.GetValue(template) ?? (asManuscript ? Named(wanted) : null),
                        parsed.GetValue(language)
                    )
                    {
                        NotesThrough = asManuscript,
                    },
                    parsed.GetValue(output)!,
                    (asManuscript || parsed.GetValue(review)) && parsed.GetResult(formats) is not { Implicit: false }
                        ? ["docx"]
                        : [.. parsed.GetValue(formats)!],
                    wanted,
                    parsed.GetValue(strict),
                    report.Of(parsed)
                )
                {
                    CountsPages = parsed.GetValue(counts),
                    ForReview = parsed.GetValue(review),
                },
                terminal
            );
        });
        return command;
    }

    /// <summary>The profile's name on the command line and in the manifest.</summary>
    public static string Named(BuildProfile profile) =>
        profile switch
        {
            BuildProfile.Screen => "screen",
            BuildProfile.Print => "print",
            BuildProfile.Manuscript => "manuscript",
            _ => throw new InvalidOperationException(profile.ToString()),
        };

    public static Exit Run(BuildOptions options, Terminal terminal)
    {
        if (options.Profile == BuildProfile.Manuscript && options.Formats is not ["docx"])
        {
            throw new UsageException("--profile manuscript makes a DOCX, and no other format.");
        }

        var progress = new Progress(terminal, shown: options.Report is { Form: ReportForm.Text, Quiet: false });
        var workshop = new Workshop(options.Manuscript, progress, options.Output);
        var folder = new OutputFolder(options.Output) { Before = step => progress.Show(step) };
        BuildReport? report = null;
        PageReport? counted = null;
        if (workshop.Prepare(options.Formats.Contains("pdf")) is { } prepared)
        {
            using FaceLibrary faces = prepared.Faces;
            try
            {
                (report, counted) = Make(options, workshop, prepared.Book, faces, folder, progress);
            }
            catch (DamagedFaceException damaged)
            {
                workshop.Refuse(damaged);
            }
        }

        progress.Clear();
        ImmutableArray<Diagnostic> findings =
        [
            .. workshop.InOrder().Where(finding => finding.Rule.Severity != Severity.Hint),
        ];
        Report.Write(terminal, workshop, findings, options.Report, report, progress);
        if (options.Report is { Form: ReportForm.Text, Quiet: false })
        {
            if (options.CountsPages && counted is not null)
            {
                terminal.Out.WriteLine(PageReportFiles.Text(counted, workshop.ShownPath));
            }

            SummaryText.Write(terminal, findings, report, progress.Elapsed);
            SummaryText.WriteWays(terminal, findings, options.Report.All, workshop.AcceptedNow);
        }

        return report is null || findings.Any(finding => finding.Rule.Severity == Severity.Error)
            ? Exit.Faults
            : Exit.Clean;
    }

    /// <summary>
    /// Makes and writes the edition; no report of it, and nothing written, if the findings forbid it. The pages are
    /// counted where that is asked for or the template has limits.
    /// </summary>
    private static (BuildReport? Made, PageReport? Counted) Make(
        BuildOptions options,
        Workshop workshop,
        AssembledBook book,
        FaceLibrary faces,
        OutputFolder folder,
        Progress progress
    )
    {
        Template template = workshop.Template!;
        string name = book.Publication.Name;
        Task<IReadOnlyList<string>> unsettled = Task.Run(() => folder.Unsettled(name));
        // What does not need pages is done while they are made, one thing after the other: pages take longest, and have
        // all the other processors. What was read is hashed, and let go; faces may still be opened.
        Task hashing = Task.Run(() => progress.Stage("hashing", () => workshop.Inputs));
        Task<EmbeddedFaces>? embedded =
            options.Formats.Contains("docx") && !options.ForReview
                ? After(hashing, () => EmbeddedFaces.Of(book, template, faces))
                : null;
        Task<ReadOnlyMemory<byte>>? cover = options.Formats.Contains("epub")
            ? After(embedded ?? hashing, () => EpubWriter.CoverOf(book, template, faces))
            : null;
        PagedBook paged;
        try
        {
            paged = progress.Stage("pages", () => Paginator.MakeUp(book, template, faces, workshop.Findings));
        }
        catch (DamagedFaceException)
        {
            Settle(cover, embedded);
            throw;
        }

        if (workshop.Characters > Large)
        {
            // What the pages were made of, half of all that is held, goes before editions are written of them.
            GC.Collect();
        }

        if (options.Profile == BuildProfile.Print)
        {
            Resolution.Check(paged, workshop.Findings);
        }

        PageReport? counted = null;
        if (options.CountsPages || !template.Limits.IsEmpty)
        {
            counted = progress.Stage("report", () => PageAudit.Of(paged));
            counted.Hold(template.Limits, workshop.Findings);
        }

        ImmutableArray<Diagnostic> findings = workshop.InOrder();
        IReadOnlyList<string> mended = unsettled.GetAwaiter().GetResult();
        string[] formats = Formats(options, name, mended, findings);
        if (formats.Length == 0)
        {
            Settle(cover, embedded);
            return (null, counted);
        }

        byte[] Written(string format) =>
            format switch
            {
                "pdf" => PdfWriter.Write(
                    paged,
                    template,
                    options.Profile == BuildProfile.Print ? PdfProfile.Print : PdfProfile.Screen
                ),
                "epub" => EpubWriter.Write(
                    book,
                    template,
                    paged.Map,
                    faces,
                    cover?.GetAwaiter().GetResult() ?? EpubWriter.CoverOf(book, template, faces)
                ),
                "docx" when options.ForReview => EditorsBuild.Write(workshop, book, paged.Map, faces),
                "docx" => DocxWriter.Write(
                    book,
                    template,
                    paged.Map,
                    faces,
                    embedded: embedded?.GetAwaiter().GetResult()
                ),
                _ => throw new InvalidOperationException(format),
            };

        Task<Finished>[] making =
        [
            .. formats.Select(format =>
                Task.Run(() => progress.Stage(format, () => Finished.Of($"{name}.{format}", Written(format))))
            ),
        ];
        Finished[] made = Task.WhenAll(making).GetAwaiter().GetResult();
        hashing.GetAwaiter().GetResult();
        OutputFile[] files =
        [
            .. made.Select(finished => finished.File),
            .. options.CountsPages && counted is not null ? PageReportFiles.Of(counted, name, workshop.ShownPath) : [],
            .. options.ForReview ? [EditorsBuild.BaseOf(workshop, book)] : Array.Empty<OutputFile>(),
        ];
        var manifest = new Manifest(
            name,
            "edition " + CommandLine.Version,
            template.Name,
            book.Publication.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Named(options.Profile),
            workshop.Inputs,
            [.. made.Select(finished => finished.Record)]
        );
        IReadOnlyList<string> others = progress.Stage("writing", () => folder.Write(files, manifest));
        var report = new BuildReport(
            paged.Map.PageCount,
            Census.Of(book),
            [.. files.Select(file => new FileReport(Path.Combine(options.Output, file.Name), file.Bytes.Length))],
            mended,
            others
        );
        return (report, counted);
    }

    private static Task<T> After<T>(Task earlier, Func<T> work) =>
        earlier.ContinueWith(_ => work(), TaskScheduler.Default);

    /// <summary>Waits for what is still at work with faces that are about to be let go.</summary>
    private static void Settle(params Task?[] working)
    {
        foreach (Task? task in working)
        {
            task?.ContinueWith(_ => { }, TaskScheduler.Default).Wait();
        }
    }

    /// <summary>
    /// The formats that are made: those asked for, those of a set that an interrupted build left mixed, as far as the
    /// findings let them; none where they forbid the edition.
    /// </summary>
    private static string[] Formats(
        BuildOptions options,
        string name,
        IReadOnlyList<string> mended,
        ImmutableArray<Diagnostic> findings
    )
    {
        if (
            findings.Any(finding =>
                finding.Rule is { Severity: Severity.Error, ForbidsPdfAlone: false }
                || (options.Strict && finding.Rule.Severity != Severity.Hint)
            )
        )
        {
            return [];
        }

        HashSet<string> asked = [.. options.Formats];
        if (mended.Count > 0)
        {
            asked.UnionWith(
                mended
                    .Concat(OutputFolder.Present(options.Output, name))
                    .Select(file => Path.GetExtension(file).TrimStart('.'))
            );
        }

        // A page cannot leave a letter to its reader's faces, nor a table to a wider one.
        if (findings.Any(finding => finding.Rule.ForbidsPdfAlone || finding.Rule == Rules.LetterLeft))
        {
            asked.Remove("pdf");
        }

        return [.. CommandLine.AllFormats.Where(asked.Contains)];
    }
}

/// <summary>
/// What a build made; files that were not as recorded, so that all was made anew; files of another build.
/// </summary>
internal sealed record BuildReport(
    int Pages,
    Census Census,
    ImmutableArray<FileReport> Files,
    IReadOnlyList<string> Mended,
    IReadOnlyList<string> Others
);

internal sealed record FileReport(string Path, long Bytes);

/// <summary>A file ready to be written, and what the manifest says of it.</summary>
internal sealed record Finished(OutputFile File, RecordedFile Record)
{
    public static Finished Of(string name, byte[] bytes) =>
        new(new OutputFile(name, bytes), RecordedFile.Of(name, bytes));
}
