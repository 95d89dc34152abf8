using System.Collections.Immutable;
using System.Text;
using Edition.Model;
using Edition.Review.Docx;
using Parallel = Edition.Model.Parallel;

namespace Edition.Review.Revising;

/// <summary>Blocks that were put in, moved or taken out, as edits of the lines of their files.</summary>
internal sealed partial class BlockRevision
{
    private const int Step = 4;
    private readonly Dictionary<ListBlock, SortedDictionary<int, List<Element>>> joining = new(
        ReferenceEqualityComparer.Instance
    );
    private readonly Dictionary<Element, string> indents = new(ReferenceEqualityComparer.Instance);

    private void Write()
    {
        Shift();
        foreach ((int key, List<Element> chain) in after)
        {
            Plan(SiteFor(key), LevelOf(key), chain, ahead: false);
        }

        foreach ((int key, List<Element> chain) in before)
        {
            Plan(SiteFor(key), LevelOf(key), chain, ahead: true);
        }

        Relabel();
        foreach ((int key, List<Element> chain) in after)
        {
            Render(key, chain, ahead: false);
        }

        foreach ((int key, List<Element> chain) in before)
        {
            Render(key, chain, ahead: true);
        }
    }

    private int LevelOf(int key) => KindOf(old[key].Form).Level + levels.GetValueOrDefault(key);

    /// <summary>To which list an item that is put in belongs, and how far in it stands.</summary>
    private void Plan(Site site, int level, List<Element> chain, bool ahead)
    {
        ImmutableArray<ListBlock> lists = [.. site.Within.OfType<ListBlock>()];
        ImmutableArray<ListItem> items = [.. site.Within.OfType<ListItem>()];
        int depth = lists.Length - 1;
        int fresh = 0;
        (int Least, int Depth)? begun = null;
        foreach (Element element in chain)
        {
            if (element.Kind != ElementKind.Item)
            {
                (fresh, begun) = (0, null);
                continue;
            }

            if (depth < 0)
            {
                // A new list begins at the margin, however deep its items stand in Word, and goes in by one.
                int least = begun is null ? element.Level : Math.Min(begun.Value.Least, element.Level);
                int deep = begun is null ? 0 : Math.Min(element.Level - least, begun.Value.Depth + 1);
                begun = (least, deep);
                indents[element] = new string(' ', Step * deep);
                fresh = deep == 0 ? fresh + 1 : fresh;
                element.Marker = FreshMark(element.Para.Form, Math.Max(1, fresh));
                continue;
            }

            int wanted = Math.Clamp(depth + element.Level - level, 0, depth + 1);
            if (wanted <= depth)
            {
                element.List = lists[wanted];
                indents[element] = Layout.Indent(site.Source, LineOf(site.Source, items[wanted]));
                int index = lists[wanted].Items.IndexOf(items[wanted]) - (ahead ? 1 : 0);
                Joining(lists[wanted], index, element);
            }
            else if (items[depth].Blocks.OfType<ListBlock>().FirstOrDefault() is { } nested)
            {
                element.List = nested;
                indents[element] = Layout.Indent(site.Source, LineOf(site.Source, nested.Items[0]));
                Joining(nested, -1, element);
            }
            else
            {
                indents[element] =
                    Layout.Indent(site.Source, LineOf(site.Source, items[depth])) + new string(' ', Step);
                element.Marker = "-";
            }
        }
    }

    private void Joining(ListBlock list, int index, Element element)
    {
        if (!joining.TryGetValue(list, out SortedDictionary<int, List<Element>>? places))
        {
            joining.Add(list, places = []);
        }

        if (!places.TryGetValue(index, out List<Element>? there))
        {
            places.Add(index, there = []);
        }

        there.Add(element);
    }

    private static int LineOf(Source source, ListItem item) =>
        Layout.LinesOf(source, item.Span.Start, item.Span.Start).Start;

    /// <summary>Items that were moved in or out by Tab.</summary>
    private void Shift()
    {
        foreach ((int index, int by) in levels.ToArray())
        {
            Site site = siteOf(index)!;
            ListItem item = site.Around<ListItem>()!;
            ImmutableArray<ListItem> items = [.. site.Within.OfType<ListItem>()];
            ImmutableArray<ListBlock> lists = [.. site.Within.OfType<ListBlock>()];
            string indent = Layout.Indent(site.Source, LineOf(site.Source, item));
            string marker = Layout.MarkerOf(site.Source, item);
            string wanted,
                becomes;
            if (by < 0)
            {
                int depth = Math.Max(0, lists.Length - 1 + by);
                wanted = Layout.Indent(site.Source, LineOf(site.Source, items[depth]));
                becomes =
                    lists[depth].Numbering == ListNumbering.Bullet
                        ? Layout.MarkerOf(site.Source, items[depth])
                        : marker;
            }
            else
            {
                int at = lists[^1].Items.IndexOf(item);
                if (at <= 0)
                {
                    outcome.Refuse(
                        PlaceOf(site),
                        old[index].Text,
                        "the first item of a list cannot stand below another"
                    );
                    levels.Remove(index);
                    continue;
                }

                ListItem upper = lists[^1].Items[at - 1];
                ListBlock? nested = upper.Blocks.OfType<ListBlock>().LastOrDefault();
                wanted = nested is null
                    ? indent + new string(' ', Step)
                    : Layout.Indent(site.Source, LineOf(site.Source, nested.Items[0]));
                becomes = nested is { Numbering: ListNumbering.Bullet }
                    ? Layout.MarkerOf(site.Source, nested.Items[0])
                    : marker;
            }

            Place lines = Layout.LinesOf(site);
            foreach (int start in Layout.LineStarts(site.Source, lines))
            {
                string has = Layout.Indent(site.Source, start);
                string rest = has.StartsWith(indent, StringComparison.Ordinal) ? has[indent.Length..] : "";
                outcome.Edit(new SourceEdit(site.Source, start, start + has.Length, wanted + rest, lines));
            }

            if (becomes != marker)
            {
                int at = Layout.MarkerStart(site.Source, item);
                outcome.Edit(new SourceEdit(site.Source, at, at + marker.Length, becomes, lines));
            }

            outcome.Correct(PlaceOf(site), old[index].Text, old[index].Text, null, by > 0 ? "moved in" : "moved out");
        }
    }

    /// <summary>A list of which items came or went is numbered or lettered anew.</summary>
    private void Relabel()
    {
        HashSet<Block> lost = new(gone.Select(each => each.Site.Leaf), ReferenceEqualityComparer.Instance);
        HashSet<ListBlock> changed = new(joining.Keys.Concat(numberedAs.Keys), ReferenceEqualityComparer.Instance);
        HashSet<Block> shifted = new(levels.Keys.Select(i => siteOf(i)!.Leaf), ReferenceEqualityComparer.Instance);
        changed.UnionWith(
            gone.Select(each => each.Site)
                .Concat(levels.Keys.Select(i => siteOf(i)!))
                .Concat(cut.Keys.Select(group => siteOf(group.Old[0])!))
                .Select(site => site.Around<ListBlock>())
                .OfType<ListBlock>()
        );
        Dictionary<Block, Group> parted = new(ReferenceEqualityComparer.Instance);
        foreach (Group group in cut.Keys)
        {
            parted[siteOf(group.Old[0])!.Leaf] = group;
            lost.UnionWith(group.Old.Skip(1).Select(i => siteOf(i)!.Leaf));
        }

        foreach (ListBlock list in changed)
        {
            Source source = list.Span.Source!;
            SortedDictionary<int, List<Element>> put = joining.GetValueOrDefault(list) ?? [];
            string[] markers = [.. list.Items.Select(item => Layout.MarkerOf(source, item))];
            bool alike =
                list.Numbering == ListNumbering.Bullet || (markers.Length > 1 && markers.Distinct().Count() == 1);
            var letters = new Numerals(list, markers);
            numberedAs.TryGetValue(list, out ParagraphForm? form);
            string Mark(int index, int by) =>
                form is not null ? FreshMark(form, index < 0 ? by : index + 1 + by)
                : alike ? markers[Math.Max(0, index)]
                : letters.Of(index, by);
            int by = 0;
            for (int i = -1; i < list.Items.Length; i++)
            {
                if (i >= 0)
                {
                    ListItem item = list.Items[i];
                    if (item.Blocks is [var first, ..] && (lost.Contains(first) || shifted.Contains(first)))
                    {
                        by--;
                    }
                    else if ((by != 0 && !alike) || form is not null)
                    {
                        int at = Layout.MarkerStart(source, item);
                        if (form is not null)
                        {
                            Widen(source, item, markers[i], Mark(i, by));
                        }

                        outcome.Edit(
                            new SourceEdit(
                                source,
                                at,
                                at + markers[i].Length,
                                Mark(i, by),
                                Layout.LinesOf(source, at, at)
                            )
                        );
                    }

                    if (item.Blocks is [var head, ..] && parted.TryGetValue(head, out Group? group))
                    {
                        string[] marks = cut[group];
                        for (int k = 0; k < marks.Length; k++)
                        {
                            marks[k] = Mark(i, by + k + 1);
                        }

                        by += marks.Length;
                    }
                }

                foreach (Element element in put.GetValueOrDefault(i) ?? [])
                {
                    by++;
                    element.Marker = Mark(i, by);
                }
            }
        }
    }

    // What stands beside a table does so beside the whole of it.
    private Site SiteFor(int key)
    {
        Site site = siteOf(key)!;
        int at = site.Within.ToList().FindLastIndex(each => each is Table);
        return at < 0 || site.Around<Parallel>() is not null
            ? site
            : site with
            {
                Leaf = (Table)site.Within[at],
                Within = site.Within[..at],
                Row = -1,
                Column = -1,
            };
    }

    private void Render(int key, List<Element> chain, bool ahead)
    {
        Site site = SiteFor(key);
        foreach (IGrouping<bool, Element> side in chain.GroupBy(IsInColumn))
        {
            foreach (List<Element> part in AtCode([.. side], site, ahead))
            {
                Render(key, site, part, ahead, side.Key);
            }
        }
    }

    private static bool IsInColumn(Element element) => element is { Para.Cell: not null, Table: null };

    private void Render(int key, Site site, List<Element> chain, bool ahead, bool inColumn)
    {
        Source source = site.Source;
        Parallel? parallel = inColumn ? null : site.Around<Parallel>();
        SourceSpan around =
            parallel?.Span
            ?? (
                site.Leaf is Table || (site.Leaf is CodeBlock && !chain[0].IsLine)
                    ? site.Leaf.Span
                    : Layout.SpanOf(site)
            );
        Place lines = Layout.LinesOf(source, around.Start, around.End);
        bool isItem = site.Around<ListItem>() is not null && parallel is null;
        bool isQuoted = site.Around<Quotation>() is not null && parallel is null;
        ListBlock? outer = isItem ? site.Within.OfType<ListBlock>().First() : null;
        string quoting = isQuoted ? QuotingOf(source, lines.Start) : "";
        bool staysInList = isItem && !ahead && NextSite(key) is { } following && following.Within.Contains(outer!);
        bool staysInQuotation =
            isQuoted && !ahead && NextSite(key) is { } behind && behind.Within.Contains(site.Around<Quotation>()!);
        if (ahead && isItem && chain[0].Kind != ElementKind.Item)
        {
            lines = Layout.LinesOf(source, outer!.Span.Start, outer.Span.Start);
        }

        var text = new StringBuilder();
        (ElementKind Kind, bool Tight) previous = ahead
            ? (ElementKind.Paragraph, false)
            : (
                isItem ? ElementKind.Item
                : isQuoted ? ElementKind.Quotation
                : ElementKind.Paragraph,
                false
            );
        for (int i = 0, taken; i < chain.Count; i += taken)
        {
            Element element = chain[i];
            string prefix = PrefixOf(element, site, staysInList, quoting);
            bool tight =
                element.IsLine
                || (
                    element.Kind == ElementKind.Item
                    && previous.Kind == ElementKind.Item
                    && (element.List?.Tight ?? true)
                );
            (string words, taken) = element is { Kind: ElementKind.Code, IsLine: false }
                ? Fenced(chain, i, prefix)
                : (BlockOf(element, prefix, site), 1);
            string blank =
                (element.Kind == ElementKind.Quotation && staysInQuotation)
                || (isQuoted && element.Whole?.Text.TrimStart() is ['>', ..])
                    ? quoting.TrimEnd()
                    : "";
            string gap = tight ? "\n" : "\n" + blank + "\n";
            string block =
                string.Concat((Remarks.GetValueOrDefault(element.Para) ?? []).Select(line => line + "\n")) + words;
            if (!ahead)
            {
                text.Append(gap);
            }
            else if (i > 0)
            {
                text.Append(gap);
            }

            text.Append(block);
            previous = (element.Kind, tight);
        }

        if (ahead)
        {
            bool tight =
                (previous.Kind == ElementKind.Item && isItem && (site.Around<ListBlock>()?.Tight ?? false))
                || chain[^1].IsLine;
            text.Append(
                tight
                    ? "\n"
                    : "\n" + (previous.Kind == ElementKind.Quotation && isQuoted ? quoting.TrimEnd() : "") + "\n"
            );
        }

        int at = ahead ? lines.Start : lines.End;
        outcome.Edit(new SourceEdit(source, at, at, text.ToString(), Layout.LinesOf(source, at, at)));
    }

    private static string QuotingOf(Source source, int lineStart)
    {
        string indent = Layout.Indent(source, lineStart);
        return indent.Contains('>', StringComparison.Ordinal) ? indent : "> ";
    }

    private Site? NextSite(int key)
    {
        for (int i = key + 1; i < old.Length; i++)
        {
            if (siteOf(i) is { } site && ofOld[i] is { } group && !moved.Contains(group))
            {
                return site;
            }
        }

        return null;
    }
}
