using System.Collections.Immutable;
using Edition.Model;
using Edition.Review.Docx;
using Parallel = Edition.Model.Parallel;

namespace Edition.Review.Revising;

/// <summary>What is gone.</summary>
internal sealed partial class BlockRevision
{
    /// <summary>What is in the reviewed file no more.</summary>
    private void Missing()
    {
        foreach (Group group in moved.ToArray())
        {
            if (WhyNotMove(group) is { } why)
            {
                // It stays where it was; its words come all the same.
                moved.Remove(group);
                becoming.Remove(group);
                outcome.Refuse(PlaceOf(siteOf(group.Old[0])!), old[group.Old[0]].Text, why);
                if (!siteOf(group.Old[0])!.IsCell)
                {
                    Words(group, outcome);
                }
            }
        }

        foreach (Group group in moved)
        {
            foreach (int i in group.Old)
            {
                gone.Add((siteOf(i)!, Layout.LinesOf(siteOf(i)!)));
            }
        }

        List<(int Index, Site Site, Change? Who)> lost = [];
        for (int i = 0; i < old.Length; i++)
        {
            if (ofOld[i] is not null || old[i].IsEmpty || siteOf(i)?.IsCell == true)
            {
                continue;
            }

            if (siteOf(i) is not { } site)
            {
                if (!old[i].HasPicture || !IsFigureGone(i))
                {
                    outcome.Refuse(
                        default,
                        old[i].HasPicture ? "a picture" : old[i].Text,
                        "the program sets this text itself, or it goes with its block"
                    );
                }

                continue;
            }

            lost.Add((i, site, removed.GetValueOrDefault(site.Name)));
        }

        foreach (Table table in lost.Select(each => DrawnOf(each.Site)).OfType<Table>().Distinct().ToArray())
        {
            LostTable(table, lost);
        }

        foreach ((int index, Site site, Change? who) in lost)
        {
            string text = old[index].Text;
            string? why =
                !takes(who) ? ""
                : site.Around<Parallel>() is { } parallel && !IsEven(parallel, lost)
                    ? "a paragraph of one column was taken out, and those beside it were not"
                : site.Around<TableCell>() is not null ? Grid.ByHand
                : Twins(index).Any(i => IsReferred(siteOf(i)!.Leaf)) ? LedTo
                : Twins(index).Any(i => !lost.Exists(each => each.Index == i)) ? Twin
                : desk.WhyNot(Caution.Blocks) is { } unbuilt ? unbuilt
                : IsLastAbstract(site, lost) ? "the edition has abstracts in its other languages"
                : notes.WhyNotRemove(site, old[index]);
            if (
                why is null
                && site.Leaf is Figure
                && index > 0
                && old[index - 1].HasPicture
                && ofOld[index - 1] is not null
            )
            {
                why = "the caption of a picture that stays";
            }

            if (why is { Length: > 0 })
            {
                outcome.Refuse(PlaceOf(site), text, why, who);
            }
            else if (why is null)
            {
                outcome.Correct(PlaceOf(site), text, "", who, "taken out");
                gone.Add((site, Layout.LinesOf(site)));
            }
        }
    }

    private const string OverColumns = "a heading over columns is put in and moved in the manuscript";

    private string? WhyNotMove(Group group) =>
        desk.WhyNot(Caution.Moves) is { } why ? why
        : IsDrawn(group) ? Grid.ByHand
        : group.Old.Count > 1 && WhyNotParts(PairOf(group)) is { } whole ? whole
        : siteOf(group.Old[0])!.Leaf is Table ? "a table is moved in the manuscript"
        : IsOverColumns(group.Old[0]) ? OverColumns
        : IsAbstract(siteOf(group.Old[0])!) && !IsAmongAbstract(group) ? "an abstract stands where the program sets it"
        : IsWithinCode(group.New.Min()) && siteOf(group.Old[0])!.Leaf is not CodeBlock ? AmongCode
        : null;

    private const string AmongCode = "it stands between lines of one piece of code";

    private static bool IsAbstract(Site site) => site.Leaf is Paragraph { Role: ParagraphRole.Abstract };

    private bool IsAmongAbstract(Group group) =>
        new[] { Fixed(group.New.Min(), -1, _ => true), Fixed(group.New.Min(), 1, _ => true) }.Any(k =>
            k is { } there && IsAbstract(SiteAt(there)!) && SiteAt(there)!.Leaf.Lang == siteOf(group.Old[0])!.Leaf.Lang
        );

    private bool IsWithinCode(int j) =>
        Fixed(j, -1, _ => true) is { } previous
        && Fixed(j, 1, _ => true) is { } next
        && SiteAt(previous)!.Leaf is CodeBlock code
        && SiteAt(next)!.Leaf == code;

    private string? WhyNotPut(Para para, int j) =>
        desk.WhyNot(Caution.Blocks) is { } why ? why
        : IsInDrawn(j) ? Grid.ByHand
        : para.Cell is not null
        && Enumerable.Range(0, old.Length).Any(i => IsOverColumns(i) && Pairing.SameStyle(old[i], para))
            ? OverColumns
        : KindOf(para.Form).Kind == ElementKind.Code
            ? para.Tokens.Any(token => token.Kind.IsCall()) ? LeafRevision.Verbatim
                : null
        : IsWithinCode(j) ? AmongCode
        : null;

    private const string Twin = "the title of the heading in another column stays";

    /// <summary>A paragraph; of a heading over columns, those of all columns.</summary>
    private IEnumerable<int> Twins(int index) =>
        IsOverColumns(index)
            ? Enumerable
                .Range(0, old.Length)
                .Where(i => IsOverColumns(i) && siteOf(i)!.Leaf.Span == siteOf(index)!.Leaf.Span)
            : [index];

    private bool IsOverColumns(int i) => old[i].Cell is not null && siteOf(i)?.Leaf is Heading;

    private static Table? DrawnOf(Site site) => site.Around<TableCell>() is null ? null : site.Around<Table>();

    /// <summary>A drawn table of which no cell is left goes as a whole, with its caption.</summary>
    private void LostTable(Table table, List<(int Index, Site Site, Change? Who)> lost)
    {
        bool IsOf(int i) => siteOf(i) is { } site && (DrawnOf(site) == table || site.Leaf == table);
        (int Index, Site Site, Change? Who)[] own = [.. lost.Where(each => IsOf(each.Index))];
        if (
            Enumerable.Range(0, old.Length).Any(i => IsOf(i) && ofOld[i] is not null)
            || !own.All(each => takes(each.Who))
            || (table.Id is { } id && referred.Contains(id))
            || desk.WhyNot(Caution.Blocks) is not null
            || own.Any(each => notes.WhyNotRemove(each.Site, old[each.Index]) is not null)
        )
        {
            return;
        }

        lost.RemoveAll(each => IsOf(each.Index));
        outcome.Correct(table.Span with { Length = 0 }, old[own[0].Index].Text, "", own[0].Who, "a table taken out");
        gone.Add((own[0].Site, Layout.LinesOf(own[0].Site.Source, table.Span.Start, table.Span.End)));
    }

    /// <summary>Why what a reference leads to cannot go: the manuscript would have an error.</summary>
    internal const string LedTo = "something in the edition leads to it";

    private bool IsReferred(Block leaf) =>
        leaf switch
        {
            Heading { Id: { } id } => referred.Contains(id),
            Figure { Id: { } id } => referred.Contains(id),
            Table { Id: { } id } => referred.Contains(id),
            _ => false,
        };

    private bool IsFigureGone(int picture) =>
        picture + 1 < old.Length && ofOld[picture + 1] is null && siteOf(picture + 1)?.Leaf is Figure;

    // The abstract of one language, of which all is gone, while that of another stays.
    private bool IsLastAbstract(Site site, List<(int Index, Site Site, Change? Who)> lost)
    {
        if (!IsAbstract(site))
        {
            return false;
        }

        string[] stay =
        [
            .. Enumerable
                .Range(0, old.Length)
                .Where(i => !lost.Exists(each => each.Index == i))
                .Select(siteOf)
                .OfType<Site>()
                .Where(each => each.Source == site.Source && IsAbstract(each))
                .Select(each => each.Leaf.Lang.Tag),
        ];
        return stay.Length > 0 && !stay.Contains(site.Leaf.Lang.Tag);
    }

    private static bool IsEven(Parallel parallel, List<(int Index, Site Site, Change? Who)> lost) =>
        parallel
            .Columns.Select(column => lost.Count(each => each.Site.Around<ParallelColumn>() == column))
            .Distinct()
            .Count() == 1;
}
