using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Faces;
using Edition.Model;
using Edition.Print.Pages;
using Edition.Print.Paragraphs;
using Edition.Styling;
using Edition.Typography;

namespace Edition.Cli;

/// <summary>
/// Sets a manuscript again and again. Between settings it keeps what is dear and seldom changes: template and faces,
/// the words that were shaped in them, and the parts as they stand. Not safe to use from several threads.
/// </summary>
internal sealed class Press(ManuscriptOptions options)
{
    private readonly TypeKept type = new();
    private Compositor? compositor;
    private StandingType standing = new();
    private Template? template;
    private ImmutableArray<string> divisions = [];

    /// <summary>The workshop of the last setting, which knows the paths of its sources.</summary>
    public Workshop? Workshop { get; private set; }

    /// <summary>The manuscript as it is now; of one with errors the pages of the last good impression.</summary>
    public Impression Pull(Impression? last)
    {
        int number = (last?.Number ?? 0) + 1;
        try
        {
            var workshop = new Workshop(options, Progress.Silent(), kept: type);
            Workshop = workshop;
            Forme? forme = null;
            if (workshop.Prepare() is { } prepared)
            {
                try
                {
                    forme = MakeUp(prepared.Book, prepared.Faces, workshop, last?.Forme);
                }
                catch (DamagedFaceException damaged)
                {
                    workshop.Refuse(damaged);
                }
            }

            ImmutableArray<Diagnostic> findings =
            [
                .. workshop.InOrder().Where(finding => finding.Rule.Severity != Severity.Hint),
            ];
            bool good = forme is not null && !workshop.Findings.ForbidAll;
            return new Impression(number, good, good ? forme : last?.Forme, findings, null);
        }
        catch (Exception e) when (e is UsageException or MachineException)
        {
            return new Impression(number, false, last?.Forme, [], e.Message);
        }
    }

    /// <summary>Lets the faces go in which nothing is set and no page of the impression is shown.</summary>
    public void LetGo(Impression shown) => type.LetGo(shown.Forme?.Faces);

    private Forme MakeUp(AssembledBook book, FaceLibrary faces, Workshop workshop, Forme? before)
    {
        ImmutableArray<string> now =
        [
            .. book.Publication.Hyphenation.Entries.SelectMany(words => words.Value.Prepend(words.Lang.Tag)),
        ];
        Template wanted = workshop.Template!;
        if (compositor is null || !ReferenceEquals(template, wanted) || !now.SequenceEqual(divisions))
        {
            template = wanted;
            divisions = now;
            compositor = new Compositor(faces, wanted, new Hyphenator(wanted, book.Publication), workshop.Findings);
            standing = new StandingType();
        }

        PagedBook pages = Paginator.MakeUp(
            book,
            wanted,
            compositor.ReportingTo(workshop.Findings),
            workshop.Findings,
            standing
        );
        return new Forme(pages, wanted, faces, before);
    }
}
