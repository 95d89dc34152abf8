using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Review.Docx;
using Edition.Review.Revising;

namespace Edition.Review;

/// <summary>
/// Whose changes are taken: all, those of one author, only tracked ones. <c>Authors</c> null: everybody's.
/// </summary>
public sealed record ReviewTaking(ImmutableArray<string>? Authors = null, bool TrackedOnly = false)
{
    /// <summary>What is left as it is, and named, since with it the manuscript would not build.</summary>
    public Caution Caution { get; init; }

    internal bool Takes(Change? change) =>
        change is null
            ? !TrackedOnly && (Authors is null || Authors.Value.Contains(""))
            : Authors is not { } named || named.Contains(change.Author);
}

/// <summary>A file of the manuscript as it becomes. <c>Before</c>: as it is now.</summary>
public sealed record RevisedFile(string Path, string Before, string After);

/// <summary>What a reviewed file comes to.</summary>
public sealed record ReviewResult(
    ImmutableArray<RevisedFile> Files,
    ImmutableArray<Correction> Corrections,
    ImmutableArray<Refusal> Refusals,
    ImmutableArray<Conflict> Conflicts,
    int Comments,
    int Resolved
)
{
    /// <summary>The manuscript stays as it is.</summary>
    public bool IsEmpty => Files.IsEmpty && Wholes.IsEmpty;

    /// <summary>The files that are written, or go.</summary>
    public IEnumerable<string> Paths =>
        Files
            .Select(file => file.Path)
            .Concat(Wholes.Select(file => file.To ?? file.Path))
            .Distinct(StringComparer.Ordinal);

    /// <summary>Files that go, come, are others or are called otherwise.</summary>
    public ImmutableArray<FileDecision> Wholes { get; init; } = [];

    /// <summary>What has to be found, each as often, in what is built of the outcome.</summary>
    internal Arrival Arrival { get; init; } = Arrival.Nothing;

    /// <summary>Notes that came back without text, or with another's, though they are called; all are left as they are.</summary>
    public int EmptyNotes { get; init; }
}

/// <summary>
/// The way back from Word: a reviewed DOCX is held against the same one as built, and what an editor changed becomes
/// edits of the manuscript's files.
/// </summary>
public sealed class WordReview
{
    private readonly WordFile file;

    // The copy that it was held against last, as read.
    private (byte[]? Bytes, WordFile? File) opened;

    // Its paragraphs by their marks, once they were asked for.
    private ILookup<string, Para>? marked;

    private WordReview(WordFile file) => this.file = file;

    /// <summary>The least share of the words that a file must have in common with the edition.</summary>
    public const double LeastKinship = 0.6;

    /// <summary>The hash of the source that the file was made of; null where it does not say so any more.</summary>
    public string? SourceHash => file.SourceHash;

    /// <summary>It says which figures pages told, so that its base needs no pages.</summary>
    public bool TellsFigures => file.Figures is not null;

    /// <summary>Authors of tracked changes and open comments with their days, in order of first date.</summary>
    public ImmutableArray<(string Name, string Date)> Authors { get; private init; }

    /// <summary>It still has the bookmarks.</summary>
    public bool HasBookmarks { get; private init; }

    /// <summary>Opens a reviewed file; null with a finding where it is refused.</summary>
    public static WordReview? Open(string name, byte[] bytes, Findings findings)
    {
        if (WordFile.Open(name, bytes, findings) is not { } file)
        {
            return null;
        }

        List<Change> changes = [];
        bool marks = false;
        Gather(file.Body, changes, ref marks);
        foreach (ImmutableArray<WordBlock> note in file.Footnotes.Values.Concat(file.Endnotes.Values))
        {
            bool ignored = false;
            Gather(note, changes, ref ignored);
        }

        changes.AddRange(file.Comments.Where(c => !c.Resolved).Select(c => new Change(c.Author, c.Date)));
        return new WordReview(file)
        {
            HasBookmarks = marks,
            Authors =
            [
                .. changes
                    .GroupBy(change => change.Author, StringComparer.Ordinal)
                    .Select(own => (own.Key, own.Max(change => change.Date) ?? ""))
                    .OrderBy(own => own.Item2, StringComparer.Ordinal)
                    .ThenBy(own => own.Key, StringComparer.Ordinal),
            ],
        };
    }

    private static void Gather(ImmutableArray<WordBlock> blocks, List<Change> changes, ref bool marks)
    {
        foreach (WordBlock block in blocks)
        {
            if (block is WordTable table)
            {
                foreach (WordRow row in table.Rows)
                {
                    changes.AddRange(new[] { row.Inserted, row.Deleted }.OfType<Change>());
                    foreach (WordCell cell in row.Cells)
                    {
                        Gather(cell.Blocks, changes, ref marks);
                    }
                }
            }
            else if (block is WordParagraph paragraph)
            {
                changes.AddRange(new[] { paragraph.MarkInserted, paragraph.MarkDeleted }.OfType<Change>());
                foreach (Piece piece in paragraph.Pieces)
                {
                    changes.AddRange(new[] { piece.Inserted, piece.Deleted }.OfType<Change>());
                    marks |= piece is Edge { Kind: EdgeKind.BookmarkStart } edge && Sites.IsName(edge.Name);
                }
            }
        }
    }

    /// <summary>
    /// The share of the built edition's words that are in the file; below <see cref="LeastKinship"/> it is another text.
    /// </summary>
    public double Kinship(byte[] built) => Revising.Kinship.Of(Opened(built), file);

    /// <summary>What is shown within some marks, as one sum; empty where there are no words.</summary>
    public string Shown(IEnumerable<string> marks)
    {
        marked ??= new Story((_, _) => "").Read(file.Body).Marked();
        return Decisions.SumOf(marks.SelectMany(mark => marked[mark]));
    }

    /// <summary>Reads the corrections.</summary>
    /// <param name="book">As it was when the file was made.</param>
    /// <param name="built">The copy for an editor that is made of the book.</param>
    /// <param name="taking">Whose changes.</param>
    /// <param name="texts">The manuscript's texts as they were then, and what has become of each.</param>
    /// <param name="edition">The file with what is said of the whole edition, if there is one.</param>
    /// <param name="set">What is known of a revision set.</param>
    public ReviewResult Read(
        AssembledBook book,
        byte[] built,
        ReviewTaking taking,
        ImmutableArray<(Source Source, string Now)> texts,
        Source? edition,
        RevisionSet set
    )
    {
        var reviser = new Reviser(book, Opened(built), file, taking.Takes)
        {
            Edition = edition,
            Later = set.Later,
            Gone = set.Gone,
            Caution = taking.Caution,
        };
        reviser.Revise();
        Outcome outcome = reviser.Outcome;
        var decisions = new Decisions(reviser.Marked, Left, taking.Takes, outcome);
        decisions.Unknown(set.Marks);
        decisions.Corrected(set.Later);
        ILookup<string, SourceEdit> edits = outcome.Edits.ToLookup(edit => edit.Source.Path, StringComparer.Ordinal);
        var files = ImmutableArray.CreateBuilder<RevisedFile>();
        var conflicts = ImmutableArray.CreateBuilder<Conflict>();
        ImmutableArray<FileDecision> wholes = decisions.Taken(set.Files);
        foreach ((Source source, string now) in texts.OrderBy(text => text.Source.Path, StringComparer.Ordinal))
        {
            if (wholes.Any(file => file.Path == source.Path && file.To is null))
            {
                continue;
            }

            string after = Revised(source, now, [.. edits[source.Path]], set.WordingOf(source.Path));
            if (after != now)
            {
                files.Add(new RevisedFile(source.Path, now, after));
            }
        }

        return new ReviewResult(
            files.ToImmutable(),
            [
                .. outcome
                    .Corrections.OrderBy(each => each.Place.Source?.Path, StringComparer.Ordinal)
                    .ThenBy(each => each.Place.Start),
            ],
            [
                .. outcome
                    .Refusals.Where(refusal => refusal.Reason.Length > 0)
                    .Distinct()
                    .Where(refusal => !set.Known.Contains(RevisionSet.KeyOf(refusal))),
            ],
            conflicts.ToImmutable(),
            reviser.Comments,
            reviser.Resolved
        )
        {
            EmptyNotes = reviser.EmptyNotes,
            Wholes = wholes,
            Arrival = new Arrival(
                reviser.IsStrict,
                [.. reviser.Expected.Where(para => para.Key.Length > 0)],
                reviser.Standing,
                reviser.NotesStanding
            ),
        };

        string Left(FileDecision file) =>
            file.To is not null || (file.Marks.IsEmpty && file.After is not null)
                ? ""
                : Decisions.SumOf(
                    (file.Marks.IsEmpty ? reviser.MarksOf(file.Path) : file.Marks).SelectMany(mark =>
                        reviser.Marked[mark]
                    )
                );

        string Revised(Source source, string now, ImmutableArray<SourceEdit> own, Rewording? wording)
        {
            ImmutableArray<Decision> rows = wording is null ? [] : decisions.Taken(wording);
            if (own.IsEmpty && rows.IsEmpty)
            {
                return now;
            }

            // What it makes of the manuscript as it was is there already, or comes onto what was made of it since.
            var fresh = Brought(source.Text);
            (string after, ImmutableArray<Conflict> missed, var alone) =
                now == source.Text || now == fresh.After ? fresh : Brought(now);
            conflicts.AddRange(missed);
            foreach ((Decision row, Conflict conflict) in alone)
            {
                if (now == source.Text || now == fresh.After)
                {
                    outcome.Refuse(wording!.PlaceOf(row), row.Now, "it stands among changes that were not all taken");
                }
                else
                {
                    conflicts.Add(conflict);
                }
            }

            return after;

            (string After, ImmutableArray<Conflict> Missed, ImmutableArray<(Decision, Conflict)> Alone) Brought(
                string onto
            )
            {
                // What a revision set has worded already is as its words came.
                string after = wording is not null && onto == wording.Wanted ? wording.Arrived : onto;
                ImmutableArray<Conflict> missed = [];
                if (!own.IsEmpty)
                {
                    (after, missed) = Merge.Onto(source, own, after);
                    after = wording?.Onto(after) ?? after;
                }

                if (wording is null || rows.IsEmpty)
                {
                    return (after, missed, []);
                }

                (after, var alone) = wording.Onto(after, rows);
                return (after, missed, alone);
            }
        }
    }

    /// <summary>
    /// Which of the expected texts are not in a file that was built of the outcome, and which edits of text that the
    /// program sets are in it all the same: it was set anew of what was corrected.
    /// </summary>
    public (ImmutableArray<string> Missing, ImmutableArray<Refusal> Arrived) Held(byte[] built, ReviewResult result)
    {
        WordFile there = Opened(built);
        Para[] paras =
        [
            .. there.Running.Prepend(there.Body).SelectMany(each => new Story((_, _) => "").Read(each).Paras),
        ];
        return (
            result.Arrival.Missing(there, paras, result.Refusals.IsEmpty, result.EmptyNotes == 0),
            [
                .. result.Refusals.Where(each =>
                    each.Composed is { } composed
                    && paras.Any(para => !BlockRevision.Changed(para, composed, file.Figures).Any())
                ),
            ]
        );
    }

    private WordFile Opened(byte[] built)
    {
        if (!ReferenceEquals(opened.Bytes, built))
        {
            opened = (built, OpenBuilt(built));
        }

        return opened.File!;
    }

    private static WordFile OpenBuilt(byte[] built)
    {
        var findings = new Findings();
        return WordFile.Open("built.docx", built, findings)
            ?? throw new InvalidOperationException("The program cannot read its own DOCX.");
    }
}
