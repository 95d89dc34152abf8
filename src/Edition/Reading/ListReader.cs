using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Orthography;
using Markdig.Syntax;
using ListBlock = Edition.Model.ListBlock;
using Markdown = Markdig.Syntax;
using SourceSpan = Edition.Model.SourceSpan;

namespace Edition.Reading;

/// <summary>
/// Lists by bullets, numbers, Latin and Russian letters and Roman numerals. The numbers are those that the author wrote,
/// unless all are alike, which elsewhere means "count".
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
            (_, CyrillicItemParser.Lower) => ListNumbering.LowerCyrillic,
            (_, CyrillicItemParser.Upper) => ListNumbering.UpperCyrillic,
            _ => ListNumbering.Arabic,
        };
        ListDelimiter delimiter =
            !list.IsOrdered ? ListDelimiter.None
            : list.OrderedDelimiter == ')' ? ListDelimiter.Parenthesis
            : ListDelimiter.Period;
        bool cyrillic = numbering is ListNumbering.LowerCyrillic or ListNumbering.UpperCyrillic;
        ListItemBlock[] written = [.. list.OfType<ListItemBlock>()];
        int[] numbers = Numbers(list, written);
        int[] ordinals = cyrillic ? CyrillicLetters.Ordinals(numbers) : numbers;
        var items = ImmutableArray.CreateBuilder<ListItem>(written.Length);
        for (int i = 0; i < written.Length; i++)
        {
            blocks.Foreign.Task(written[i]);
            string label = cyrillic ? Marker(written[i]) : Label(numbering, delimiter, ordinals[i]);
            if (i > 0 && list.IsOrdered && IsGap(numbers[i - 1], numbers[i], cyrillic))
            {
                Gap(written[i], label, items[^1].Label);
            }

            items.Add(
                new ListItem(body.Span(written[i]), ordinals[i], label, blocks.Read(written[i], here, depth + 1))
            );
        }

        return new ListBlock(body.Span(list), here, numbering, delimiter, !list.IsLoose, items.ToImmutable());
    }

    private static int[] Numbers(Markdown.ListBlock list, ListItemBlock[] items)
    {
        if (!list.IsOrdered)
        {
            return [.. Enumerable.Range(1, items.Length)];
        }

        int first = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out int start)
            ? start
            : 1;
        bool alike = items.All(item => item.Order == first);
        return [.. items.Select((item, i) => i == 0 || alike ? first + i : item.Order)];
    }

    private static bool IsGap(int before, int number, bool cyrillic) =>
        cyrillic ? CyrillicLetters.IsGap(before, number) : number != before + 1;

    private void Gap(ListItemBlock item, string label, string before)
    {
        SourceSpan span = body.Span(item);
        findings.Add(Says.LetterGap(label, before), span with { Length = Math.Min(label.Length, span.Length) });
    }

    // As it stands in the text: the alphabets that authors count by differ.
    private string Marker(ListItemBlock item)
    {
        int end = body.Text.IndexOf(')', item.Span.Start);
        return body.Text[item.Span.Start..(end + 1)];
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
