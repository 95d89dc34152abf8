using Edition.Model;
using Edition.Review.Docx;
using Edition.Review.Importing;
using Parallel = Edition.Model.Parallel;

namespace Edition.Review.Revising;

/// <summary>Blocks that became another kind: of another level, a heading, an item, a quotation, a paragraph.</summary>
internal sealed partial class BlockRevision
{
    private readonly Dictionary<Group, (ElementKind Kind, int Level)> becoming = [];

    /// <summary>Items that were cut in two or joined, in lists that count, with the marks of the new ones.</summary>
    private readonly Dictionary<Group, string[]> cut = [];

    /// <summary>
    /// LibreOffice gives what stands behind a paragraph that a revision set takes out the style of that paragraph.
    /// </summary>
    private bool IsLent(int index, ParagraphForm form)
    {
        if (!desk.Reviewed.IsOfLibreOffice)
        {
            return false;
        }

        for (int i = index - 1; i >= 0 && (siteOf(i) is not { } site || desk.Gone.Contains(site.Name)); i--)
        {
            if (KindOf(old[i].Form) == KindOf(form))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where the block is written anew, at its place, as what it became.</summary>
    private bool Relevel(Group group)
    {
        Site site = siteOf(group.Old[0])!;
        Para was = old[group.Old[0]],
            is_ = now[group.New[0]];
        // LibreOffice dresses a paragraph as the one before it, whose mark was taken out.
        if (!desk.HasStyles || (is_.IsJoined && desk.Reviewed.IsOfLibreOffice))
        {
            return false;
        }

        (ElementKind wasKind, int wasLevel) = KindOf(was.Form);
        (ElementKind kind, int level) = IsLent(group.Old[0], is_.Form) ? (wasKind, wasLevel) : KindOf(is_.Form);
        if ((wasKind == kind && wasLevel == level) || !takes(is_.Inserted))
        {
            if (kind == ElementKind.Item)
            {
                Renumber(group, site, was.Form, is_.Form);
            }

            return false;
        }

        if (
            kind == ElementKind.Item
            && wasKind == ElementKind.Item
            && site.Around<ListItem>() is not null
            && site.Around<TableCell>() is null
        )
        {
            levels[group.Old[0]] = level - wasLevel;
            return false;
        }

        if (kind == ElementKind.Heading && wasKind == ElementKind.Heading && Sharps(site) is var sharps and > 0)
        {
            int wanted = sharps + level - wasLevel;
            if (wanted is >= 2 and <= 6)
            {
                int at = site.Leaf.Span.Start;
                outcome.Edit(
                    new SourceEdit(site.Source, at, at + sharps, new string('#', wanted), Layout.LinesOf(site))
                );
                outcome.Correct(PlaceOf(site), is_.Text, is_.Text, null, $"made {Named(kind, level)}");
                return false;
            }
        }

        if (WhyNotBecome(group, site, kind) is not { } why)
        {
            becoming[group] = (kind, level);
            moved.Add(group);
            return true;
        }

        outcome.Doubtful.UnionWith(group.New.Select(j => now[j]));
        outcome.Refuse(
            PlaceOf(site),
            is_.Text,
            $"it was made {Named(kind, level)} of {Named(wasKind, wasLevel)}; {why}"
        );

        // In another style the spaces at its head are gone, which are no correction.
        return site.Leaf is CodeBlock;
    }

    private static int Sharps(Site site)
    {
        int at = site.Leaf.Span.Start,
            end = at;
        while (end < site.Source.Text.Length && site.Source.Text[end] == '#')
        {
            end++;
        }

        return end - at;
    }

    private string? WhyNotBecome(Group group, Site site, ElementKind kind)
    {
        const string ByHand = "change its mark in the manuscript";
        if (
            site.Leaf is not (Paragraph or Heading)
            || kind == ElementKind.Code
            || group.Old.Count + group.New.Count != 2
            || site.IsCell
            || site.Around<TableCell>() is not null
            || site.Around<Parallel>() is not null
            || site.Around<Note>() is not null
        )
        {
            return ByHand;
        }

        if (
            site.Leaf is Heading heading
            && (
                Layout.LinesOf(site) is var line && site.Source.Text[line.Start..line.End].TrimEnd().EndsWith('}')
                || heading.Id is { } id && referred.Contains(id)
                || Sharps(site) == 0
            )
        )
        {
            return "what leads to the heading, and what stands in its braces, would be lost";
        }

        if (site.Around<ListItem>() is not { } item)
        {
            return null;
        }

        // What stands below an item goes out of the list with it, or not at all.
        return item.Blocks[0] != site.Leaf ? ByHand
            : Enumerable
                .Range(0, old.Length)
                .Any(i =>
                    siteOf(i) is { } below
                    && below != site
                    && below.Within.Contains(item)
                    && ofOld[i] is { } other
                    && KindOf(now[other.New[0]].Form).Kind == ElementKind.Item
                )
                ? "the items below it stay in the list"
            : null;
    }

    private bool IsCutItem(Group group)
    {
        Site site = siteOf(group.Old[0])!;
        if (
            group.Old.Count == group.New.Count
            || site.Around<ListBlock>() is not { Numbering: not ListNumbering.Bullet }
            || site.Around<ListItem>() is not { } item
            || item.Blocks[0] != site.Leaf
        )
        {
            return false;
        }

        cut[group] = [.. Enumerable.Repeat(Layout.MarkerOf(site.Source, item), Math.Max(0, group.New.Count - 1))];
        return true;
    }

    /// <summary>The lines of a block in the dress of the kind that it became.</summary>
    private static string Dressed(string text, Site site, Element element, string prefix)
    {
        string[] lines = [.. text.Split('\n').Select(line => line.TrimStart(' ', '\t', '>'))];
        if (site.Around<ListItem>() is { } item)
        {
            lines[0] = lines[0][Layout.MarkerOf(site.Source, item).Length..].TrimStart();
        }
        else if (site.Leaf is Heading)
        {
            lines[0] = lines[0].TrimStart('#').TrimStart();
        }

        string hang = new(' ', (element.Marker?.Length ?? 0) + 1);
        return element.Kind switch
        {
            ElementKind.Heading => $"{new string('#', Math.Clamp(element.Level, 2, 6))} {string.Join(' ', lines)}",
            ElementKind.Item => $"{prefix}{element.Marker} {string.Join("\n" + prefix + hang, lines)}",
            _ => prefix + Escape.LineHead(lines[0]) + string.Concat(lines.Skip(1).Select(line => "\n" + prefix + line)),
        };
    }

    /// <summary>The mark of an item of a list that the manuscript has not yet, by the form of its number.</summary>
    private string FreshMark(ParagraphForm form, int number)
    {
        (string Format, string Text)? made = desk.Reviewed.Numbers.FormOf(form.NumberId, form.Level);
        return made is not var (format, text) || format is "bullet" or "none"
            ? "-"
            : NumberTable.Numeral(format, number) + (format == "decimal" && !text.EndsWith(')') ? "." : ")");
    }
}
