using System.Collections.Immutable;
using Edition.Model;
using Edition.Review.Docx;

namespace Edition.Review.Importing;

internal sealed partial class BodyReader
{
    /// <summary>An item as found: its form, number, depth and words.</summary>
    private sealed record Item(
        ListNumbering Numbering,
        int Ordinal,
        int Level,
        string List,
        Par Par,
        ImmutableArray<Atom> Content
    );

    private int? ListAt(int i, ImmutableArray<Node>.Builder nodes)
    {
        List<Item> items = AutomaticAt(i);
        bool typed = items.Count == 0;
        if (typed)
        {
            items = TypedAt(i);
        }

        if (items.Count == 0)
        {
            return null;
        }

        int at = 0;
        while (at < items.Count)
        {
            nodes.Add(Nested(items, ref at, items[at].Level, typed));
        }

        return i + items.Count;
    }

    /// <summary>Items of one list and depth from an index on, with the deeper ones inside.</summary>
    private ListNode Nested(List<Item> items, ref int at, int level, bool typed)
    {
        Item first = items[at];
        var list = ImmutableArray.CreateBuilder<ItemNode>();
        while (at < items.Count && items[at].Level >= level)
        {
            Item item = items[at];
            if (item.Level == level && (item.Numbering != first.Numbering || item.List != first.List))
            {
                break;
            }

            if (item.Level > level)
            {
                ListNode inner = Nested(items, ref at, item.Level, typed);
                ItemNode last = list[^1];
                list[^1] = last with { Blocks = last.Blocks.Add(inner) };
                continue;
            }

            list.Add(new ItemNode(item.Ordinal, [new TextNode(item.Par, item.Content)]));
            at++;
        }

        if (typed)
        {
            ledger.Guess("list, typed by hand", Lettering.Opening(Atoms.TextOf(first.Content)), first.Par);
        }

        return new ListNode(first.Numbering, list.ToImmutable());
    }

    private List<Item> AutomaticAt(int i)
    {
        List<Item> items = [];
        for (; i < blocks.Count && blocks[i] is Par { Number: { } number } par; i++)
        {
            if (
                Headings.LevelOf(par) is not null
                || (Headings.Looks(par) && par.Centred)
                || (items.Count > 0 && Captions.Of(par) is not null)
            )
            {
                break;
            }

            ImmutableArray<Atom> content = par.Atoms;
            if (Named(number.Label) is { } label)
            {
                content = [new Letters(label + " ", Look.None, Look.None), .. content];
            }

            // Nested items are deeper than the first; one that is higher begins a list of its own.
            int level = items.Count == 0 ? number.Level : Math.Min(number.Level, items[^1].Level + 1);
            items.Add(new Item(FormOf(number.Format), Math.Max(1, number.Value), level, number.ListId, par, content));
        }

        return items;
    }

    private static ListNumbering FormOf(string format) =>
        format switch
        {
            "bullet" or "none" => ListNumbering.Bullet,
            "lowerLetter" => ListNumbering.LowerLatin,
            "upperLetter" => ListNumbering.UpperLatin,
            "lowerRoman" => ListNumbering.LowerRoman,
            "upperRoman" => ListNumbering.UpperRoman,
            "russianLower" => ListNumbering.LowerCyrillic,
            "russianUpper" => ListNumbering.UpperCyrillic,
            _ => ListNumbering.Arabic,
        };

    /// <summary>
    /// Typed items: three or more in sequence, or two behind a colon or a heading, or those that go on from an earlier
    /// list. A list of another form between two items is nested.
    /// </summary>
    private List<Item> TypedAt(int i)
    {
        if (MarkerAt(i) is not { } first)
        {
            return [];
        }

        first = TypedLists.AmongRoman(first, null, MarkerAt(i + 1));

        List<Item> items = [];
        List<TypedMarker> open = [first];
        for (int at = i; MarkerAt(at) is { } read; at++)
        {
            TypedMarker marker = at == i ? first : TypedLists.AmongRoman(read, open[^1], MarkerAt(at + 1));
            int level = open.FindLastIndex(each => each == marker || TypedLists.Follows(each, marker));
            if (at > i && level < 0)
            {
                if (!(marker.Ordinal == 1 && marker.Numbering != open[^1].Numbering && open.Count < 4))
                {
                    break;
                }

                open.Add(marker);
                level = open.Count - 1;
            }

            level = Math.Max(0, level);
            open.RemoveRange(level + 1, open.Count - level - 1);
            open[level] = marker;
            var par = (Par)blocks[at];
            items.Add(
                new Item(
                    marker.Numbering,
                    marker.Ordinal,
                    level,
                    "",
                    par,
                    Atoms.Trim(Atoms.Slice(Atoms.Trim(par.Atoms), marker.Length))
                )
            );
        }

        int top = items.Count(item => item.Level == 0);
        bool goesOn =
            first.Ordinal > 1
            && lastOrdinal.TryGetValue((first.Numbering, ""), out int last)
            && first.Ordinal == last + 1;
        bool announced =
            i == 0
            || blocks[i - 1] is Par { Text: [.., ':'] }
            || blocks[i - 1] is Par before && (Headings.LevelOf(before) is not null || Headings.Looks(before));
        bool isList = top >= 3 || (top >= 2 && (announced || goesOn)) || (top >= 1 && goesOn && announced);
        if (!isList || (first.Ordinal > 1 && !goesOn && top < 3))
        {
            return [];
        }

        lastOrdinal[(first.Numbering, "")] = items.Last(item => item.Level == 0).Ordinal;
        foreach (Item item in items)
        {
            ledger.Fold(
                "typed markers of lists",
                item.Par.Text[..(item.Par.Text.Length - Atoms.TextOf(item.Content).Trim().Length)].Trim(),
                " "
            );
        }

        return items;
    }

    private TypedMarker? MarkerAt(int i) =>
        i < blocks.Count
        && blocks[i] is Par { Number: null } par
        && Headings.LevelOf(par) is null
        && !(Headings.Looks(par) && par.IsBold)
            ? TypedLists.Of(par)
            : null;
}
