using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Edition.Benchmark;

/// <summary>
/// Makes manuscripts of any number of articles, each distinct and of about eight pages, from the sentences of the
/// sample manuscript: shuffled over new paragraphs, with notes, a table, a list, a quotation,
/// headings in two languages, links to the appendix. The same number always gives the same manuscript.
/// </summary>
public sealed partial class BookGenerator
{
    private const int Words = 2050,
        WordsInParagraph = 95,
        ParagraphsInSection = 5;

    private readonly string[] sentences;
    private readonly string[] notes;
    private readonly string abstracts;
    private readonly string appendix;

    /// <param name="sample">The folder of the sample manuscript.</param>
    public BookGenerator(string sample)
    {
        string[] files = [.. Directory.GetFiles(sample, "*.md").Order(StringComparer.Ordinal)];
        string text = File.ReadAllText(files[0]).ReplaceLineEndings("\n");
        text = text[(text.IndexOf("\n---\n", 4, StringComparison.Ordinal) + 5)..];
        abstracts = string.Join("\n\n", AbstractPattern().Matches(text).Select(match => match.Value));
        string[] blocks =
        [
            .. AbstractPattern()
                .Replace(text, "")
                .Split("\n\n")
                .Select(block => block.Trim('\n'))
                .Where(block => block.Length > 0),
        ];
        notes =
        [
            .. blocks
                .Where(block => block.StartsWith("[^", StringComparison.Ordinal))
                .Select(block => Flat(block[(block.IndexOf(':', StringComparison.Ordinal) + 1)..]))
                .Where(note => !note.StartsWith("Там же", StringComparison.Ordinal)),
        ];
        sentences =
        [
            .. blocks
                .Where(block => char.IsLetter(block[0]) && !ItemPattern().IsMatch(block))
                .SelectMany(block => Sentences(NoteMarkPattern().Replace(Flat(block), ""))),
        ];
        appendix = File.ReadAllText(files[1]);
    }

    public void Write(string folder, int articles, string template = "bench")
    {
        Directory.CreateDirectory(folder);
        var contents = new StringBuilder();
        for (int number = 1; number <= articles; number++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"{number:000}.md");
            File.WriteAllText(Path.Combine(folder, name), Article(number));
            contents.Append("  - ").Append(name).Append('\n');
        }

        File.WriteAllText(Path.Combine(folder, "articles.md"), appendix);
        File.WriteAllText(
            Path.Combine(folder, "edition.yaml"),
            $$"""
            name: book
            title: {ru: Сборник статей, en: Collected Articles}
            languages: [ru, en]
            date: 2025-01-20
            template: {{template}}
            contents:
            {{contents}}  - articles.md

            """
        );
    }

    private string Article(int number)
    {
        var random = new Random(number);
        string[] deck = [.. sentences];
        random.Shuffle(deck);
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $$"""
            ---
            title:
              ru: Глава {{number}}. Соседи и сроки
              en: Chapter {{number}}. Neighbours and Terms
            keywords:
              ru: [договор, концессия, срок]
              en: [treaty, concession, term]
            ---

            {{abstracts}}


            """
        );
        int words = 0,
            next = 0,
            paragraphs = 0;
        while (words < Words)
        {
            if (paragraphs % ParagraphsInSection == 0)
            {
                int section = (paragraphs / ParagraphsInSection) + 1;
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"## Раздел {section}. Документы и числа {{#s{number}-{section} en=\"Section {section}. Documents and Figures\"}}\n\n"
                );
            }

            var paragraph = new StringBuilder();
            for (int inParagraph = 0; inParagraph < WordsInParagraph; )
            {
                string sentence = deck[next++ % deck.Length];
                paragraph.Append(paragraph.Length > 0 ? " " : "").Append(sentence);
                int count = sentence.Count(c => c == ' ') + 1;
                inParagraph += count;
                words += count;
            }

            paragraphs++;
            if (paragraphs % 2 == 0)
            {
                // The mark stands before the period.
                paragraph.Insert(
                    paragraph.Length - 1,
                    string.Create(CultureInfo.InvariantCulture, $"[^{number}-{paragraphs}]")
                );
            }

            text.Append(paragraph).Append("\n\n").Append(Extra(number, paragraphs, deck, random));
        }

        for (int note = 2; note <= paragraphs; note += 2)
        {
            text.Append(CultureInfo.InvariantCulture, $"[^{number}-{note}]: {notes[random.Next(notes.Length)]}\n\n");
        }

        return text.ToString();
    }

    /// <summary>What stands after some paragraphs: a list, a table, a quotation.</summary>
    private static string Extra(int number, int paragraph, string[] deck, Random random) =>
        paragraph switch
        {
            4 => $"а) {deck[^1]}\n\nб) {deck[^2]}\n\nв) {deck[^3]}\n\n",
            9 => string.Create(
                CultureInfo.InvariantCulture,
                $"| Год | Нефть | Уголь |\n| --- | ---: | ---: |\n| 1926 | {random.Next(100, 999)} | "
                    + $"{random.Next(100, 999)} |\n| 1927 | {random.Next(100, 999)} | {random.Next(100, 999)} "
                    + $"|\n\n: Условные величины {{#t{number}}}\n\n"
            ),
            14 => $"> {deck[^4]}\n\n",
            _ => "",
        };

    private static string Flat(string block) =>
        string.Join(' ', block.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<string> Sentences(string paragraph)
    {
        var sentence = new StringBuilder();
        foreach (string part in EndPattern().Split(paragraph))
        {
            sentence.Append(sentence.Length > 0 ? " " : "").Append(part);
            if (!AbbreviationPattern().IsMatch(part) && part.EndsWith('.'))
            {
                yield return sentence.ToString();
                sentence.Clear();
            }
        }
    }

    [GeneratedRegex(@"::: \{\.abstract lang=\w+\}\n.*?\n:::\n", RegexOptions.Singleline)]
    private static partial Regex AbstractPattern();

    [GeneratedRegex(@"^\w\) ")]
    private static partial Regex ItemPattern();

    [GeneratedRegex(@"\[\^[^\]]+\]|\^\[[^\]]+\]| ?\(?\[\]\(#[^)]+\)\)?")]
    private static partial Regex NoteMarkPattern();

    [GeneratedRegex(@"(?<=[.!?]) (?=[«А-ЯA-Z\[])")]
    private static partial Regex EndPattern();

    [GeneratedRegex(@"(?:^|[ («])(?:г|гг|ст|С|Т|М|н|э|[А-ЯA-Z])\.$")]
    private static partial Regex AbbreviationPattern();
}
