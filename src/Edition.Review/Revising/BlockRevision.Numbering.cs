using Edition.Model;
using Edition.Review.Docx;
using Parallel = Edition.Model.Parallel;

namespace Edition.Review.Revising;

/// <summary>Lists that are numbered otherwise: bullets made figures, figures letters.</summary>
internal sealed partial class BlockRevision
{
    private readonly Dictionary<ListItem, (Group Group, string Format)> renumbered = new(
        ReferenceEqualityComparer.Instance
    );

    /// <summary>Lists of which all items are numbered otherwise now, with the form of an item's number.</summary>
    private readonly Dictionary<ListBlock, ParagraphForm> numberedAs = new(ReferenceEqualityComparer.Instance);

    private void Renumber(Group group, Site site, ParagraphForm was, ParagraphForm is_)
    {
        if (
            desk.Built.Numbers.FormOf(was.NumberId, was.Level) is var (before, _)
            && desk.Reviewed.Numbers.FormOf(is_.NumberId, is_.Level) is var (format, _)
            && before != format
            && before != "none"
            && site.Around<ListItem>() is { } item
            && item.Blocks[0] == site.Leaf
        )
        {
            renumbered[item] = (group, format);
        }
    }

    private static bool IsKnown(string format) =>
        format is "bullet" or "decimal" or "lowerLetter" or "upperLetter" or "lowerRoman" or "upperRoman"
        || format.StartsWith("russian", StringComparison.Ordinal);

    /// <summary>A list is numbered as a whole: with all of its items that stay, or not at all.</summary>
    private void Renumber()
    {
        HashSet<Block> stay = new(
            ofOld
                .OfType<Group>()
                .Where(group => !becoming.ContainsKey(group))
                .SelectMany(group => group.Old)
                .Select(i => siteOf(i)?.Leaf)
                .OfType<Block>(),
            ReferenceEqualityComparer.Instance
        );
        foreach (
            IGrouping<ListBlock, ListItem> own in renumbered
                .Keys.GroupBy(item => siteOf(renumbered[item].Group.Old[0])!.Around<ListBlock>()!)
                .ToArray()
        )
        {
            ListBlock list = own.Key;
            string[] formats = [.. own.Select(item => renumbered[item].Format).Distinct()];
            Group first = renumbered[own.First()].Group;
            if (
                formats is [var format]
                && IsKnown(format)
                && siteOf(first.Old[0])!.Around<Parallel>() is null
                && list.Items.All(item =>
                    renumbered.ContainsKey(item) || item.Blocks is [] || !stay.Contains(item.Blocks[0])
                )
            )
            {
                numberedAs[list] = now[first.New[0]].Form;
                string text = old[first.Old[0]].Text;
                outcome.Correct(
                    PlaceOf(siteOf(first.Old[0])!),
                    text,
                    text,
                    null,
                    format == "bullet" ? "a list made one of bullets" : "a list numbered otherwise"
                );
                continue;
            }

            foreach (ListItem item in own)
            {
                Para para = now[renumbered[item].Group.New[0]];
                outcome.Refuse(
                    PlaceOf(siteOf(renumbered[item].Group.Old[0])!),
                    para.Text,
                    "it was numbered otherwise than the other items: a list has one form of numbers"
                );
            }
        }
    }

    /// <summary>Lines behind an item's first move on where its new mark is wider than they stand in.</summary>
    private void Widen(Source source, ListItem item, string marker, string becomes)
    {
        int more = becomes.Length - marker.Length;
        Place lines = Layout.LinesOf(source, item.Span.Start, item.Span.End);
        string[] all = source.Text[lines.Start..lines.End].Split('\n');
        int needs = Layout.MarkerStart(source, item) - lines.Start + becomes.Length + 1;
        if (
            more <= 0
            || all.Skip(1).All(line => line.Trim().Length == 0 || line.Length - line.TrimStart(' ').Length >= needs)
        )
        {
            return;
        }

        foreach (
            int start in Layout.LineStarts(source, lines).Skip(1).Where(at => source.Text[at] is not ('\n' or '\r'))
        )
        {
            outcome.Edit(new SourceEdit(source, start, start, new string(' ', more), lines));
        }
    }
}
