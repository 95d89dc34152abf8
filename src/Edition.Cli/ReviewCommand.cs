using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using Edition.Diagnostics;
using Edition.Faces;
using Edition.Model;
using Edition.Print.Pages;
using Edition.Reading;
using Edition.Review;
using Edition.Review.Revising;

namespace Edition.Cli;

/// <summary>
/// <c>edition review</c>: what an editor changed in a DOCX, told, given as patches, or written into the manuscript.
/// </summary>
internal static class ReviewCommand
{
    /// <summary>The words of the command.</summary>
    public static Command Syntax(Terminal terminal)
    {
        var reviewed = new Argument<string>("REVIEWED.docx")
        {
            Description = "A DOCX of “edition build --review” as the editor gave it back.",
        };
        reviewed.Validators.Add(CommandLine.RefuseOptions);
        var manuscript = new Option<string>("--manuscript")
        {
            Description = "The manuscript: a folder or a single Markdown file.",
            DefaultValueFactory = _ => "manuscript",
            HelpName = "MANUSCRIPT",
        };
        var from = new Option<string?>("--base")
        {
            Description = "NAME.review.json of that build; by default the one beside REVIEWED.docx, or in “output”.",
            HelpName = "FILE",
        };
        var author = new Option<string[]>("--author")
        {
            Description = "Only the changes of this author; may be given again.",
            HelpName = "NAME",
            DefaultValueFactory = _ => [],
        };
        var accept = new Option<string>("--accept")
        {
            Description = "all, or tracked: changes made without tracking are left.",
            DefaultValueFactory = _ => "all",
        };
        accept.AcceptOnlyFromAmong("all", "tracked");
        var apply = new Option<bool>("--apply") { Description = "Write the corrections into the manuscript." };
        var patch = new Option<bool>("--patch") { Description = "Give a patch for each author, for “git am”." };
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The file for the patches.",
            HelpName = "FILE",
        };
        var json = new Option<bool>("--json") { Description = "The report as JSON." };
        Option<string?> template = CommandLine.TemplateName(),
            language = CommandLine.Language();
        var command = new Command("review", "Brings an editor’s corrections back into the manuscript.")
        {
            reviewed,
            manuscript,
            from,
            author,
            accept,
            apply,
            patch,
            output,
            json,
            template,
            language,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(apply) && (result.GetValue(patch) || result.GetValue(output) is not null))
            {
                result.AddError("--apply and --patch exclude each other.");
            }
        });
        command.SetAction(parsed =>
            (int)Run(
                new ReviewOptions(
                    parsed.GetValue(reviewed)!,
                    new ManuscriptOptions(
                        parsed.GetValue(manuscript)!,
                        parsed.GetValue(template),
                        parsed.GetValue(language)
                    ),
                    parsed.GetValue(from),
                    [.. parsed.GetValue(author)!],
                    parsed.GetValue(accept) == "tracked",
                    parsed.GetValue(apply),
                    parsed.GetValue(output) ?? (parsed.GetValue(patch) ? "-" : null),
                    parsed.GetValue(json)
                ),
                terminal
            )
        );
        return command;
    }

    public static Exit Run(ReviewOptions options, Terminal terminal)
    {
        byte[] bytes = ImportCommand.Bytes(options.Reviewed);
        var findings = new Findings();
        if (WordReview.Open(Path.GetFileName(options.Reviewed), bytes, findings) is not { } review)
        {
            foreach (Diagnostic finding in findings.InOrder([], []))
            {
                terminal.Error.WriteLine(
                    $"{FindingsText.Visible(options.Reviewed)}: error: {finding.Rule.Id}: {finding.Message}"
                );
            }

            return Exit.Faults;
        }

        string shown = FindingsText.Visible(options.Reviewed);
        ReviewBase? known = BaseFiles.Find(options, review.SourceHash);
        RevisionSet set = known?.Set ?? RevisionSet.None;
        if (Base(options, review, known, terminal) is not var (workshop, book, faces, built))
        {
            return Exit.Faults;
        }

        using (faces)
        {
            if (review.Kinship(built) < WordReview.LeastKinship)
            {
                terminal.Error.WriteLine(
                    $"{shown}: error: it was not built from this manuscript: less than 60 % of the words are the same."
                );
                return Exit.Faults;
            }

            var current = new CurrentTexts(options.Manuscript.Path, workshop.Sources, set);
            ReviewResult Read(ReviewTaking taking) =>
                current.Held(review.Read(book, built, taking, current.Texts, workshop.EditionFile, set));

            ReviewTaking taking = new(options.Authors.IsEmpty ? null : options.Authors, options.TrackedOnly);
            ReviewResult result = Read(taking);
            ReviewProof proof = ReviewProof.Of(options, review, result, current, built);
            while (proof.HasErrors && taking.Caution < Caution.Blocks)
            {
                taking = taking with { Caution = taking.Caution + 1 };
                result = Read(taking);
                proof = ReviewProof.Of(options, review, result, current, built);
            }

            proof = proof with { Missing = [.. proof.Missing.Except(set.Known)] };
            result = result with
            {
                Refusals = result.Refusals.RemoveRange(proof.Arrived).AddRange(proof.Unread),
                Wholes = result.Wholes.RemoveAll(file => proof.Unread.Any(unread => unread.Words == file.Path)),
            };
            string text = "";
            if (options.Patch is not null)
            {
                (text, ImmutableArray<string> left) = Patches.Of(
                    review.Authors,
                    options,
                    current,
                    each => Read(each with { Caution = taking.Caution })
                );
                result = result with
                {
                    Refusals = result.Refusals.AddRange(
                        left.Select(path => new Refusal(
                            new SourceSpan(new Source(path, ""), 0, 0),
                            path,
                            "a file that is no text is written by --apply alone",
                            null
                        ))
                    ),
                };
            }

            var report = new ReviewReport(options, review, result, proof, workshop.ShownPath);
            if (options.Patch is { } patch)
            {
                if (patch == "-")
                {
                    terminal.Out.Write(text);
                    report.WriteFaults(terminal.Error);
                }
                else
                {
                    Files.Write([(Path.GetFullPath(patch), Encoding.UTF8.GetBytes(text))], sameOwner: false);
                    report.Write(terminal);
                }
            }
            else
            {
                if (options.Apply && !proof.HasErrors && !result.IsEmpty)
                {
                    current.Write(result);
                }

                report.Write(terminal);
            }

            return report.IsWhole ? Exit.Clean : Exit.Faults;
        }
    }

    /// <summary>The edition as it was when the DOCX was made, and its DOCX.</summary>
    private static (Workshop Workshop, AssembledBook Book, FaceLibrary Faces, byte[] Built)? Base(
        ReviewOptions options,
        WordReview review,
        ReviewBase? known,
        Terminal terminal
    )
    {
        string shown = FindingsText.Visible(options.Reviewed);
        var progress = new Progress(terminal, shown: false);
        var workshop = new Workshop(options.Manuscript, progress)
        {
            Instead = known is null
                ? ImmutableDictionary<string, Fetched>.Empty
                : known
                    .Files.Select(file => KeyValuePair.Create(file.Path, Workshop.Reading(file.Text)))
                    .Concat(CurrentTexts.Earlier(known.Set ?? RevisionSet.None))
                    .DistinctBy(file => file.Key)
                    .ToImmutableDictionary(StringComparer.Ordinal),
        };
        if (workshop.Prepare() is not var (book, faces))
        {
            terminal.Error.WriteLine(
                $"{shown}: error: there is nothing to hold it against: the manuscript has errors (edition check)."
            );
            return null;
        }

        if (known is null && review.SourceHash is { } hash && hash != workshop.Hash())
        {
            faces.Dispose();
            terminal.Error.WriteLine(
                $"{shown}: error: it was built of another edition, or of a state of this manuscript whose "
                    + $"NAME{ReviewBase.Suffix} is not there: give that file with --base."
            );
            return null;
        }

        // What pages told, the file says itself.
        PageMap? pages = review.TellsFigures
            ? null
            : Paginator.MakeUp(book, workshop.Template!, faces, new Findings()).Map;
        return (workshop, book, faces, EditorsBuild.Bare(book, workshop, pages, faces));
    }
}
