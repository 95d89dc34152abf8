using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Edition.Model;
using Edition.Review.Docx;

namespace Edition.Review.Revising;

/// <summary>Holds a reviewed file against the same one as it was built, and gives the edits of its sources.</summary>
internal sealed partial class Reviser
{
    private readonly WordFile built;
    private readonly WordFile reviewed;
    private readonly Sites sites;
    private readonly NoteDesk notes;
    private readonly Func<Change?, bool> takes;
    private readonly bool hasCode;
    private readonly Story oldStory;
    private readonly Story newStory;

    // Without the list of changes at the head of a revision set.
    private readonly ImmutableArray<Para> nowParas;
    private readonly Dictionary<string, Site> byName;
    private readonly AssembledBook book;

    public Reviser(AssembledBook book, WordFile built, WordFile reviewed, Func<Change?, bool> takes)
    {
        this.book = book;
        this.built = built;
        this.reviewed = reviewed;
        this.takes = takes;
        sites = new Sites(book);
        byName = sites.All.ToDictionary(site => site.Name, StringComparer.Ordinal);
        notes = new NoteDesk(sites, built, reviewed);
        hasCode = reviewed
            .Body.OfType<WordParagraph>()
            .Any(paragraph => BlockRevision.KindOf(paragraph.Form).Kind == ElementKind.Code);
        oldStory = OldStory().Read(built.Body);
        newStory = NewStory().Read(reviewed.Body);
        nowParas = WithoutHead();
        HasMarks = nowParas.Any(para => para.Marks.Length > 0);
    }

    /// <summary>
    /// The list at the head of a revision set has marks; where a program threw all marks away it is what stands before the
    /// book's beginning and names places of files.
    /// </summary>
    private ImmutableArray<Para> WithoutHead()
    {
        ImmutableArray<Para> paras = [.. newStory.Paras.Where(para => !para.Marks.Any(Sites.IsHeadName))];
        if (paras.Any(para => para.Marks.Length > 0) || oldStory.Paras.FirstOrDefault(p => !p.IsEmpty) is not { } first)
        {
            return paras;
        }

        int begin = Math.Max(0, paras.ToList().FindIndex(para => para.Key == first.Key));
        bool lists = paras[..begin].Any(para => para.Cell is { Column: 0 } && PlaceInFile().IsMatch(para.Text));
        return lists ? paras[begin..] : paras;
    }

    [GeneratedRegex(@"\.(md|yaml):\d+")]
    private static partial Regex PlaceInFile();

    public Outcome Outcome { get; } = new();

    /// <summary>The paragraphs of the reviewed file by the marks that they bear.</summary>
    public ILookup<string, Para> Marked => field ??= newStory.Marked();

    /// <summary>The marks of all that comes of a file.</summary>
    public IEnumerable<string> MarksOf(string path) =>
        sites.All.Where(site => site.Source.Path == path).Select(site => site.Name);

    /// <summary>The file with what is said of the whole edition.</summary>
    public Source? Edition { get; init; }

    /// <summary>What is left as it is, and named.</summary>
    public Caution Caution { get; init; }

    /// <summary>What comes back as it is in a later manuscript.</summary>
    public ImmutableArray<LaterBlock> Later { get; init; } = [];

    /// <summary>The marks of what a revision set takes out.</summary>
    public ImmutableArray<string> Gone { get; init; } = [];

    /// <summary>The reviewed file still has this program's bookmarks.</summary>
    public bool HasMarks { get; }

    /// <summary>Comments that were left out because they are settled.</summary>
    public int Resolved { get; private set; }

    public int Comments { get; private set; }

    /// <summary>Notes that came back without text, or with another's, though they are called: then all notes are left.</summary>
    public int EmptyNotes { get; private set; }

    private Story OldStory() => new(NoteDesk.KeyInBuilt) { IsCallMark = notes.IsCallMark, IsVerbatim = hasCode };

    private Story NewStory() =>
        new((call, _) => notes.KeyInReviewed(call))
        {
            IsCallMark = notes.IsCallMark,
            IsOfLibreOffice = reviewed.IsOfLibreOffice,
        };

    public void Revise()
    {
        (Site Site, Para Para)[] marked =
        [
            .. oldStory.Paras.Where(p => SiteOf(p) is not null).Select(p => (SiteOf(p)!, p)),
        ];
        notes.Learn(marked, nowParas);
        var desk = new Desk(Outcome, notes, takes, HasMarks, built, reviewed)
        {
            Caution = Caution,
            Later = Later.DistinctBy(block => block.Mark).ToDictionary(block => block.Mark, StringComparer.Ordinal),
            Gone = Gone.ToHashSet(StringComparer.Ordinal),
        };
        HashSet<Para> whole = new(
            nowParas.Where(para => desk.LaterOf(para) is not null),
            ReferenceEqualityComparer.Instance
        );
        HashSet<string> referred =
        [
            .. Walk.Inlines(book.Parts.SelectMany(part => part.Blocks))
                .OfType<Reference>()
                .Except(GoneReferences(marked), ReferenceEqualityComparer.Instance)
                .Cast<Reference>()
                .Select(reference => reference.Target)
                .Except(
                    whole.Where(para => takes(para.Inserted)).SelectMany(para => desk.LaterOf(para)!.Ids),
                    StringComparer.Ordinal
                ),
        ];
        var tables = new TableRevision(desk, newStory.Removed) { Referred = referred };
        HashSet<string> keys = [.. nowParas.Where(para => !whole.Contains(para)).Select(para => para.Key)];
        HashSet<WordTable> used = tables.Revise(
            marked.Where(each => each.Site.IsCell),
            [.. nowParas.Where(para => !whole.Contains(para))],
            key => keys.Any(each => each.EndsWith(key, StringComparison.Ordinal))
        );
        HashSet<Para> anchors = new(
            tables.Anchors.SelectMany(each => new[] { each.Built, each.Reviewed }),
            ReferenceEqualityComparer.Instance
        );
        HashSet<WordTable> oldTables = new(
            marked.Where(each => each.Site.IsCell).Select(each => each.Para.Cell!.Table),
            ReferenceEqualityComparer.Instance
        );
        bool IsIn(Para para, HashSet<WordTable> tables) =>
            para.Cell is { } cell && tables.Contains(cell.Table) && !anchors.Contains(para);
        Para[] old =
        [
            .. oldStory.Paras.Where(para =>
                !IsIn(para, oldTables) && !(para.IsEmpty && para.Cell is null && SiteOf(para) is null)
            ),
        ];
        Para[] now =
        [
            .. nowParas.Where(para =>
                !IsIn(para, used) && (!(para.IsEmpty && para.Marks.IsEmpty) || anchors.Contains(para))
            ),
        ];
        var blocks = new BlockRevision(old, now, i => SiteOf(old[i]), desk, newStory.Removed)
        {
            Referred = referred,
            Rows = tables.Gone,
            Blanks = BlockRevision.BlanksIn(nowParas),
            Edition = Edition,
        };
        var remarks = new Remarks(reviewed, Outcome, takes);
        Dictionary<Para, Site> known = new(tables.Sites, ReferenceEqualityComparer.Instance);
        for (int j = 0; j < now.Length; j++)
        {
            if (blocks.SiteOf(j) is { } site)
            {
                known.TryAdd(now[j], site);
            }
        }

        remarks.Take(newStory, known, blocks.IsMovedOrNew);
        blocks.Remarks = remarks.Ahead;
        blocks.Revise();
        Notes(remarks, desk);
        remarks.Rest();
        blocks.Finish();
        EmptyPages();
        NewNotes();
        Running();
        foreach (Table table in Walk.Blocks(book.Parts.SelectMany(part => part.Blocks)).OfType<Table>().ToArray())
        {
            foreach (SourceEdit edit in Grid.Fit(table, Outcome.Edits).ToArray())
            {
                Outcome.Edit(edit);
            }
        }
        Expected = Arriving(
            known,
            para => !whole.Contains(para) && (blocks.IsNew(para) || (IsIn(para, used) && takes(para.Inserted)))
        );
        (Resolved, Comments) = (remarks.Resolved, remarks.Count);
    }

    private Site? SiteOf(Para para) => para.Marks.IsEmpty ? null : byName.GetValueOrDefault(para.Marks[0]);

    private void Notes(Remarks remarks, Desk desk)
    {
        ILookup<object, Site> within = sites
            .All.Where(site => site.Within is [Note, ..])
            .ToLookup(site => site.Within[0], site => site, ReferenceEqualityComparer.Instance);
        // An editor takes the call out.
        EmptyNotes = notes.Lost();
        foreach (Note note in EmptyNotes > 0 ? [] : sites.Calls.Keys)
        {
            if (notes.TextsOf(note) is not var (mine, theirs) || theirs is not { } there)
            {
                continue;
            }

            Site[] own = [.. within[note]];
            Para[] old = [.. OldStory().Read(mine).Paras.Where(para => !para.IsEmpty)];
            Story story = NewStory().Read(there);
            Para[] now = [.. story.Paras.Where(para => !para.IsEmpty)];
            if (old.Length != own.Length)
            {
                // A table or a picture in a note: its words are compared, and only named.
                string before = string.Join('\n', old.Select(para => para.Key));
                if (before != string.Join('\n', now.Select(para => para.Key)))
                {
                    Outcome.Refuse(
                        note.Span with
                        {
                            Length = 0,
                        },
                        now.FirstOrDefault()?.Text ?? "",
                        "a note of this form is corrected by hand"
                    );
                }

                continue;
            }

            var blocks = new BlockRevision(old, now, i => own[i], desk, story.Removed) { Referred = [] };
            Dictionary<Para, Site> known = new(ReferenceEqualityComparer.Instance);
            for (int j = 0; j < now.Length; j++)
            {
                known[now[j]] = blocks.SiteOf(j) ?? own[0];
            }

            remarks.Take(story, known, _ => false);
            if (!notes.Removed.Contains(note))
            {
                blocks.Revise();
                blocks.Finish(withNotes: false);
            }
        }
    }

    /// <summary>Pages broken by a paragraph without words.</summary>
    private void EmptyPages()
    {
        static bool Breaks(Para para) => para.IsEmpty && para.MakeUp.HasFlag(MakeUp.PageBreak);
        int more = HasMarks ? nowParas.Count(Breaks) - oldStory.Paras.Count(Breaks) : 0;
        for (int i = 0; i < nowParas.Length && more > 0; i++)
        {
            if (Breaks(nowParas[i]) && nowParas[i].Marks.IsEmpty)
            {
                string before = nowParas[..i].LastOrDefault(para => !para.IsEmpty)?.Text ?? "";
                Outcome.Refuse(default, before, "a page break behind it: pages are the template’s to break");
                more--;
            }
        }
    }

    /// <summary>Definitions of new notes, behind the last of their file.</summary>
    private void NewNotes()
    {
        foreach ((string id, Source source, string label) in notes.Added.ToArray())
        {
            ImmutableArray<WordBlock> text = notes.TextOf(id);
            Para[] paras = [.. NewStory().Read(text).Paras.Where(para => !para.IsEmpty)];
            var wording = new Wording(token => "");
            string words = string.Join(
                "\n\n    ",
                paras.Select(para => wording.Paragraph(para.Tokens, Layout.IsStraight(source), "\n    "))
            );
            if (EmptyNotes > 0)
            {
                // Among exchanged notes it may have another's words.
                Outcome.Refuse(
                    default,
                    words,
                    $"the words of the new note {label} are put in by hand: notes came back exchanged"
                );
                words = "";
            }

            int last = sites
                .Calls.Keys.Where(note => note.Span.Source == source)
                .Select(note => NoteDesk.DefinitionOf(note)?.End ?? -1)
                .Append(-1)
                .Max();
            int at = last >= 0 ? last : source.Text.TrimEnd().Length;
            Outcome.Edit(
                new SourceEdit(
                    source,
                    at,
                    at,
                    $"\n\n[^{label}]: {(words.Length == 0 ? "…" : words)}",
                    Layout.LinesOf(source, at, at)
                )
            );
        }
    }

    /// <summary>Running heads and feet are made of titles.</summary>
    private void Running()
    {
        HashSet<string> known =
        [
            .. built.Running.SelectMany(blocks => OldStory().Read(blocks).Paras).Select(para => para.Key),
        ];
        Para[] before = [.. built.Running.SelectMany(blocks => OldStory().Read(blocks).Paras)];
        HashSet<string> said = [];
        foreach (Para para in reviewed.Running.SelectMany(blocks => NewStory().Read(blocks).Paras))
        {
            if (
                para.IsEmpty
                || known.Contains(para.Key)
                || !said.Add(para.Key)
                || para.Tokens.All(token => token.Kind != TokenKind.Word)
            )
            {
                continue;
            }

            Para near = before.MaxBy(other => other.Tokens.Count(token => para.Tokens.Any(token.Same))) ?? para;
            foreach ((string words, Change? who) in BlockRevision.Changed(near, para))
            {
                Outcome.Refuse(default, words, "running heads are made of the titles", who, para);
            }
        }
    }
}
