using System.Collections.Immutable;
using Markdig.Syntax;

namespace Edition.Reading;

/// <summary>
/// An item: lines of a paragraph, of which the first begins with <c>MarkerLength</c> characters of marker.
/// </summary>
internal sealed record CyrillicItem(
    ParagraphBlock Paragraph,
    int FirstLine,
    int EndLine,
    int MarkerLength,
    string Label,
    int Ordinal,
    bool Gap
);

/// <summary>
/// Consecutive lines or paragraphs that begin а), б), … in order, two or more: CommonMark has no such list, so they
/// come as paragraphs. <c>LeadLines</c> lines of the first paragraph
/// stand before the list; <c>LastBlock</c> is the index of the last paragraph that belongs to it; <c>Tight</c>: it
/// stands in one paragraph.
/// </summary>
internal sealed record CyrillicList(
    ImmutableArray<CyrillicItem> Items,
    int LeadLines,
    int LastBlock,
    bool Upper,
    bool Tight
)
{
    // GOST R 2.105 and word processors leave out ё, з, й, о, ч, ъ, ы, ь or some of them; word processors count by these
    // 28.
    private const string Counted = "абвгдежзиклмнопрстуфхцчшщэюя";
    private const string Alphabet = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";
    private const string MayBeMissing = "ёзйочъыь";

    /// <summary>
    /// The list that begins in the paragraph at an index, in its first line or, with а), in a later one; null if there
    /// is none.
    /// </summary>
    public static CyrillicList? Find(Body body, ContainerBlock container, int index)
    {
        var paragraph = (ParagraphBlock)container[index];
        for (int line = 0; line < paragraph.Lines.Count; line++)
        {
            char letter = Letter(Line(paragraph, line));
            if (letter != '\0' && (line == 0 || letter is 'а' or 'А'))
            {
                CyrillicList? list = From(container, index, line);
                if (list is not null || line == 0)
                {
                    return list ?? (paragraph.Lines.Count > 1 ? FindWithin(container, index, paragraph) : null);
                }
            }
        }

        return null;
    }

    private static CyrillicList? FindWithin(ContainerBlock container, int index, ParagraphBlock paragraph)
    {
        for (int line = 1; line < paragraph.Lines.Count; line++)
        {
            if (Letter(Line(paragraph, line)) is 'а' or 'А')
            {
                return From(container, index, line);
            }
        }

        return null;
    }

    private static CyrillicList? From(ContainerBlock container, int index, int firstLine)
    {
        List<(ParagraphBlock Paragraph, int Line, char Letter)> starts = [];
        int last = index;
        for (int i = index; i < container.Count && container[i] is ParagraphBlock paragraph; i++)
        {
            int from = i == index ? firstLine : 0;
            if (i > index && !Follows(starts, Letter(Line(paragraph, 0))))
            {
                break;
            }

            for (int line = from; line < paragraph.Lines.Count; line++)
            {
                char letter = Letter(Line(paragraph, line));
                if (letter != '\0' && (starts.Count == 0 || Follows(starts, letter)))
                {
                    starts.Add((paragraph, line, letter));
                }
            }

            last = i;
        }

        if (starts.Count < 2)
        {
            return null;
        }

        bool whole = starts.Any(start =>
            !Counted.Contains(char.ToLowerInvariant(start.Letter), StringComparison.Ordinal)
        );
        string counted = whole ? Alphabet : Counted;
        var items = ImmutableArray.CreateBuilder<CyrillicItem>(starts.Count);
        for (int i = 0; i < starts.Count; i++)
        {
            (ParagraphBlock paragraph, int line, char letter) = starts[i];
            int end =
                i + 1 < starts.Count && starts[i + 1].Paragraph == paragraph
                    ? starts[i + 1].Line
                    : paragraph.Lines.Count;
            int ordinal = counted.IndexOf(char.ToLowerInvariant(letter), StringComparison.Ordinal) + 1;
            ReadOnlySpan<char> text = Line(paragraph, line);
            int marker = text.Length - text[2..].TrimStart(" \t").Length;
            items.Add(
                new CyrillicItem(
                    paragraph,
                    line,
                    end,
                    marker,
                    letter + ")",
                    ordinal,
                    i > 0 && Gap(starts[i - 1].Letter, letter)
                )
            );
        }

        return new CyrillicList(items.ToImmutable(), firstLine, last, char.IsUpper(starts[0].Letter), last == index);
    }

    private static bool Follows(List<(ParagraphBlock, int, char Letter)> starts, char letter) =>
        letter != '\0'
        && char.IsUpper(letter) == char.IsUpper(starts[^1].Letter)
        && Place(letter) > Place(starts[^1].Letter);

    private static bool Gap(char before, char letter)
    {
        for (int i = Place(before) + 1; i < Place(letter); i++)
        {
            if (!MayBeMissing.Contains(Alphabet[i], StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static int Place(char letter) => Alphabet.IndexOf(char.ToLowerInvariant(letter), StringComparison.Ordinal);

    private static ReadOnlySpan<char> Line(ParagraphBlock paragraph, int line) =>
        paragraph.Lines.Count == 0 ? default : paragraph.Lines.Lines[line].Slice.AsSpan();

    private static char Letter(ReadOnlySpan<char> line) =>
        line.Length > 2
        && line[1] == ')'
        && line[2] is ' ' or '\t' or '\u00A0'
        && Alphabet.Contains(char.ToLowerInvariant(line[0]), StringComparison.Ordinal)
            ? line[0]
            : '\0';
}
