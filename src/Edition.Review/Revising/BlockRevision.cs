using System.Globalization;
using Edition.Model;
using Edition.Review.Docx;
using Parallel = Edition.Model.Parallel;

namespace Edition.Review.Revising;

/// <summary>What a paragraph of the reviewed file is to become.</summary>
internal enum ElementKind
{
    Paragraph,
    Heading,
    Item,
    Quotation,

    /// <summary>A line of code.</summary>
    Code,

    /// <summary>A whole table; its first paragraph stands for it.</summary>
    Table,

    /// <summary>A block as it is in a later manuscript; its first paragraph stands for it.</summary>
    Whole,
}

/// <summary>A block that is put somewhere: a new one, or one that was moved there.</summary>
internal sealed class Element(Para para, Group? moved)
{
    public Para Para { get; } = para;

    public Group? Moved { get; } = moved;

    public ElementKind Kind { get; set; }

    /// <summary>Of a heading its depth, of an item its list's.</summary>
    public int Level { get; set; }

    public ListBlock? List { get; set; }

    public string? Marker { get; set; }

    public NewTable? Table { get; set; }

    public LaterBlock? Whole { get; set; }

    /// <summary>A line that joins code which is there.</summary>
    public bool IsLine { get; set; }
}

/// <summary>
/// Paragraphs as wholes: which are new, gone, moved, of another level; each becomes the same of the manuscript's blocks.
/// </summary>
internal sealed partial class BlockRevision
{
    private readonly Para[] old;
    private readonly Para[] now;
    private readonly Func<int, Site?> siteOf;
    private readonly Outcome outcome;
    private readonly NoteDesk notes;
    private readonly Func<Change?, bool> takes;
    private readonly Desk desk;
    private readonly IReadOnlyDictionary<string, Change> removed;
    private readonly Group?[] ofOld;
    private readonly Group?[] ofNew;
    private readonly HashSet<Group> moved = [];
    private readonly SortedDictionary<int, List<Element>> after = [];
    private readonly SortedDictionary<int, List<Element>> before = [];
    private readonly Dictionary<int, int> levels = [];
    private readonly List<(Site Site, Place Lines)> gone = [];

    public BlockRevision(
        Para[] old,
        Para[] now,
        Func<int, Site?> siteOf,
        Desk desk,
        IReadOnlyDictionary<string, Change> removed
    )
    {
        this.old = old;
        this.now = now;
        this.siteOf = siteOf;
        this.desk = desk;
        outcome = desk.Outcome;
        notes = desk.Notes;
        takes = desk.Takes;
        this.removed = removed;
        (ofOld, ofNew) = Pairing.Of(old, now, i => siteOf(i)?.Name, j => desk.LaterOf(now[j]) is not null);
        Order();
    }

    /// <summary>Which site a paragraph of the reviewed file comes of; null for a new or a composed one.</summary>
    public Site? SiteOf(int reviewed) => ofNew[reviewed] is { } group ? siteOf(group.Old[0]) : null;

    public void Revise()
    {
        foreach (Group group in ofOld.OfType<Group>().Distinct().ToArray())
        {
            if (siteOf(group.Old[0]) is not { } site)
            {
                Composed(group);
            }
            else if (site.IsCell)
            {
                // It only says where its table stands; tables have a revision of their own.
                continue;
            }
            else if (!Relevel(group) && !moved.Contains(group) && !IsCutItem(group))
            {
                Words(group, outcome);
            }
        }

        Renumber();
        MadeUp();
        Missing();
        Put();
        Write();
        foreach ((Group group, string[] marks) in cut)
        {
            Words(group, outcome, marks);
        }
    }

    private Pair PairOf(Group group) =>
        new(
            [.. group.Old.Order().Where(i => siteOf(i) is not null).Select(i => (siteOf(i)!, old[i]))],
            [.. group.New.Order().Select(j => now[j])]
        );

    /// <summary>Reads the words of a group; false where it is refused as a whole.</summary>
    private void Words(Group group, Outcome into, string[]? marks = null)
    {
        Pair pair = PairOf(group);
        if (IsUntouched(pair))
        {
            return;
        }

        if (WhyNotParts(pair) is { } why)
        {
            outcome.Doubtful.UnionWith(pair.New);
            into.Refuse(
                PlaceOf(pair.Old[0].Site),
                string.Join(" ¶ ", pair.New.Select(para => para.Text)),
                why,
                pair.New[^1].Inserted
            );
            return;
        }

        int refusals = into.Refusals.Count;
        new LeafRevision(pair, desk, into, marks).Revise();
        if (into.Refusals.Count > refusals)
        {
            outcome.Doubtful.UnionWith(pair.New);
        }

        if (pair.Old[0].Site.Leaf is Heading heading && into.Edits.Count > 0)
        {
            KeepId(heading, into);
        }
    }

    private string? WhyNotParts(Pair pair)
    {
        if (pair.Old.Length == 1 && pair.New.Length == 1)
        {
            return null;
        }

        if (desk.WhyNot(Caution.Blocks) is { } unbuilt)
        {
            return unbuilt;
        }

        Site site = pair.Old[0].Site;
        if (site.Around<TableCell>() is not null)
        {
            return Grid.ByHand;
        }

        if (site.Around<Parallel>() is not null && pair.Old.Length != pair.New.Length && !IsEvenlyCut(pair))
        {
            return "a paragraph of one column was cut or joined, and the other columns were not";
        }

        if (
            pair.Old.Length > 1
            && pair.Old.Any(each =>
                each.Site.Leaf is not (Paragraph or CodeBlock)
                || each.Site.Leaf.GetType() != site.Leaf.GetType()
                || each.Site.Source != site.Source
                || each.Site.Leaf.Lang != site.Leaf.Lang
                || !Containers(each.Site).SequenceEqual(Containers(site), ReferenceEqualityComparer.Instance)
            )
        )
        {
            return "only paragraphs of text can be joined";
        }

        return pair.New.Length == 1 ? null
            : site.Leaf is Heading ? "a heading cannot be cut in two"
            : site.Leaf is Paragraph or CodeBlock ? null
            : "this cannot be cut in two: that is done in the manuscript";
    }

    /// <summary>What stands beside it in the other columns was cut, or joined, into as many.</summary>
    private bool IsEvenlyCut(Pair pair)
    {
        Site site = pair.Old[0].Site;
        Parallel parallel = site.Around<Parallel>()!;
        int row = Array.FindIndex([.. ParallelRows.Of(parallel)], each => each.Cells.Contains(site.Leaf));
        return row >= 0
            && ParallelRows
                .Of(parallel)[row]
                .Cells.All(cell =>
                    cell is Paragraph
                    && Enumerable.Range(0, old.Length).FirstOrDefault(i => siteOf(i)?.Leaf == cell, -1)
                        is var i
                            and >= 0
                    && ofOld[i] is { } group
                    && (group.Old.Count, group.New.Count) == (pair.Old.Length, pair.New.Length)
                );
    }

    // What cannot run on into what stands beside it.
    private static IEnumerable<object> Containers(Site site) =>
        site.Within.Where(each => each is not (ListBlock or ListItem or Quotation));

    private static bool IsUntouched(Pair pair)
    {
        if (pair.Old.Length != 1 || pair.New.Length != 1)
        {
            return false;
        }

        var (was, is_) = (pair.Old[0].Built.Tokens, pair.New[0].Tokens);
        return was.Length == is_.Length
            && was.Zip(is_)
                .All(two =>
                    two.First.Same(two.Second) && two.First.Look == two.Second.Look && two.First.IsAlike(two.Second)
                );
    }

    private static SourceSpan PlaceOf(Site site)
    {
        SourceSpan span = Layout.SpanOf(site);
        return span with { Length = 0 };
    }

    /// <summary>A heading keeps the id that its words gave it.</summary>
    private void KeepId(Heading heading, Outcome into)
    {
        Source source = heading.Span.Source!;
        Place line = Layout.LinesOf(source, heading.Span.Start, heading.Span.Start);
        string text = source.Text[line.Start..line.End];
        if (
            heading.Id is not { } id
            || !referred.Contains(id)
            || text.Contains("{#", StringComparison.Ordinal)
            || text.Contains(" #" + id, StringComparison.Ordinal)
        )
        {
            return;
        }

        string trimmed = text.TrimEnd();
        int brace = trimmed.EndsWith('}') ? trimmed.LastIndexOf('{') : -1;
        int at = line.Start + (brace >= 0 ? brace + 1 : trimmed.Length);
        into.Edit(new SourceEdit(source, at, at, brace >= 0 ? $"#{id} " : $" {{#{id}}}", line));
    }

    /// <summary>Rows of tables that go.</summary>
    public IEnumerable<(Site Site, Place Lines)> Rows
    {
        init => gone.AddRange(value);
    }

    /// <summary>Lines that stand before a block that is new or was moved.</summary>
    public IReadOnlyDictionary<Para, List<string>> Remarks { get; set; } = new Dictionary<Para, List<string>>();

    /// <summary>Whether a paragraph is written anew, at another place than its site's.</summary>
    public bool IsMovedOrNew(Para para)
    {
        int j = Array.IndexOf(now, para);
        return j >= 0 && (ofNew[j] is not { } group || moved.Contains(group));
    }

    /// <summary>Whether a paragraph of the reviewed file comes of none that was built.</summary>
    public bool IsNew(Para para)
    {
        unpaired ??= new(now.Where((_, j) => ofNew[j] is null), ReferenceEqualityComparer.Instance);
        return unpaired.Contains(para) && takes(para.Inserted);
    }

    private HashSet<Para>? unpaired;

    private readonly HashSet<string> referred = [];

    /// <summary>The ids that something in the book leads to.</summary>
    public required IEnumerable<string> Referred
    {
        init => referred = [.. value];
    }

    /// <summary>The most that can stay in order does; the rest was moved, first of all what is said to have been.</summary>
    private void Order()
    {
        List<Group> inOrder = [.. ofNew.OfType<Group>().Distinct().Where(group => siteOf(group.Old[0]) is not null)];
        int[] at = [.. inOrder.Select(group => group.Old.Min())];
        if (at.Zip(at.Skip(1)).All(pair => pair.First < pair.Second))
        {
            return;
        }

        var best = new long[at.Length];
        var from = new int[at.Length];
        for (int i = 0; i < at.Length; i++)
        {
            from[i] = -1;
            for (int j = 0; j < i; j++)
            {
                if (at[j] < at[i] && best[j] > best[i])
                {
                    (best[i], from[i]) = (best[j], j);
                }
            }

            Para para = now[inOrder[i].New[0]];
            int weight = siteOf(inOrder[i].Old[0])!.IsCell ? 500 : Math.Min(500, para.Tokens.Length);
            best[i] += para.Inserted is null ? 1000 + weight : 1;
        }

        HashSet<Group> stay = [];
        for (int i = Array.IndexOf(best, best.Max()); i >= 0; i = from[i])
        {
            stay.Add(inOrder[i]);
        }

        moved.UnionWith(inOrder.Where(group => !stay.Contains(group)));
    }

    private static string Named(ElementKind kind, int level) =>
        kind switch
        {
            ElementKind.Heading => $"a heading of level {level.ToString(CultureInfo.InvariantCulture)}",
            ElementKind.Item => "an item of a list",
            ElementKind.Quotation => "a quotation",
            ElementKind.Code => "code",
            _ => "a paragraph",
        };

    internal static (ElementKind Kind, int Level) KindOf(ParagraphForm form)
    {
        foreach (string name in form.StyleNames)
        {
            if (
                name.StartsWith("heading ", StringComparison.OrdinalIgnoreCase)
                && name.Length == 9
                && char.IsAsciiDigit(name[8])
            )
            {
                return (ElementKind.Heading, name[8] - '0');
            }

            if (name.StartsWith("Code Block", StringComparison.OrdinalIgnoreCase))
            {
                return (ElementKind.Code, 0);
            }

            if (name.Contains("Quote", StringComparison.OrdinalIgnoreCase))
            {
                return (ElementKind.Quotation, 0);
            }
        }

        return form.NumberId is not null ? (ElementKind.Item, form.Level) : (ElementKind.Paragraph, 0);
    }
}
