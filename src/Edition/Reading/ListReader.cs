using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Orthography;
using Markdig.Syntax;
using Block = Edition.Model.Block;
using ListBlock = Edition.Model.ListBlock;
using Markdown = Markdig.Syntax;
using SourceSpan = Edition.Model.SourceSpan;

namespace Edition.Reading;

/// <summary>
/// Lists by bullets, numbers, letters and Roman numerals; Cyrillic lists, which come as paragraphs.
/// </summary>
internal sealed class ListReader(FileReading reading, BlockReader blocks)
{
    private readonly Body body = reading.Body;
    private readonly Findings findings = reading.Findings;

    public ListBlock Read(Markdown.ListBlock list, Lang here, int depth)
    {
        ListNumbering numbering = (list.IsOrdered, list.BulletType) switch
        {
            (false, _) => ListNumbering.Bullet,
            (_, 'a') => ListNumbering.LowerLatin,
            (_, 'A') => ListNumbering.UpperLatin,
            (_, 'i') => ListNumbering.LowerRoman,
            (_, 'I') => ListNumbering.UpperRoman,
            _ => ListNumbering.Arabic,
        };
        ListDelimiter delimiter =
            !list.IsOrdered ? ListDelimiter.None
            : list.OrderedDelimiter == ')' ? ListDelimiter.Parenthesis
            : ListDelimiter.Period;
        int ordinal =
            list.IsOrdered
            && int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out int start)
                ? start
                : 1;
        var items = ImmutableArray.CreateBuilder<ListItem>(list.Count);
        foreach (ListItemBlock item in list.OfType<ListItemBlock>())
        {
            items.Add(
                new ListItem(
                    body.Span(item),
                    ordinal,
                    Label(numbering, delimiter, ordinal),
                    blocks.Read(item, here, depth + 1)
                )
            );
            ordinal++;
        }

        return new ListBlock(body.Span(list), here, numbering, delimiter, !list.IsLoose, items.ToImmutable());
    }

    public ListBlock Cyrillic(CyrillicList letters, Lang here)
    {
        var items = ImmutableArray.CreateBuilder<ListItem>();
        for (int i = 0; i < letters.Items.Length; i++)
        {
            CyrillicItem item = letters.Items[i];
            LeafText marked = LeafText.Of(body, item.Paragraph, item.FirstLine, item.EndLine);
            LeafText text = LeafText.Of(body, item.Paragraph, item.FirstLine, item.EndLine, item.MarkerLength);
            if (item.Gap)
            {
                findings.Add(
                    Rules.LetterGap,
                    marked.Span(marked.Start, marked.Start + 2),
                    $"«{item.Label}» follows «{letters.Items[i - 1].Label}»: a letter is missing."
                );
            }

            ImmutableArray<Block> content = blocks.Paragraph(text, here) is { } paragraph ? [paragraph] : [];
            items.Add(new ListItem(marked.Span(), item.Ordinal, item.Label, content));
        }

        SourceSpan whole = SourceSpan.Join(items[0].Span, items[^1].Span);
        return new ListBlock(
            whole,
            here,
            letters.Upper ? ListNumbering.UpperCyrillic : ListNumbering.LowerCyrillic,
            ListDelimiter.Parenthesis,
            letters.Tight,
            items.ToImmutable()
        );
    }

    private static string Label(ListNumbering numbering, ListDelimiter delimiter, int ordinal)
    {
        string mark = numbering switch
        {
            ListNumbering.Bullet => "•",
            ListNumbering.LowerLatin => Letters(ordinal, 'a'),
            ListNumbering.UpperLatin => Letters(ordinal, 'A'),
            ListNumbering.LowerRoman => Roman.Lower(ordinal),
            ListNumbering.UpperRoman => Roman.Upper(ordinal),
            _ => Shown.Number(ordinal),
        };
        return delimiter switch
        {
            ListDelimiter.Period => mark + ".",
            ListDelimiter.Parenthesis => mark + ")",
            _ => mark,
        };
    }

    // a … z, aa, ab …, as spreadsheets count.
    private static string Letters(int ordinal, char first)
    {
        var letters = new StringBuilder();
        for (int rest = ordinal; rest > 0; rest = (rest - 1) / 26)
        {
            letters.Insert(0, (char)(first + ((rest - 1) % 26)));
        }

        return letters.ToString();
    }
}
