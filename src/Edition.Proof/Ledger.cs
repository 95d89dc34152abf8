using System.Buffers;
using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Styling;

namespace Edition.Proof;

/// <summary>Words that were read and are not among the leaves of the assembled book.</summary>
/// <param name="What">The key or kind of text, as an author knows it.</param>
/// <param name="IsText">They are the author's text itself; else a value that this edition has no place for.</param>
public sealed record Loss(string What, string Words, SourceSpan Span, bool IsText);

/// <summary>
/// The books of what was read and what is set: every leaf, label, title and value of the manuscript against the leaves
/// of the assembled book, letters and figures alone (the typographer touches neither). It shares no code with the
/// assembler, so whatever that drops on the way is noticed. What a template leaves out by design is
/// <see cref="LeftOut"/>.
/// </summary>
public static class Ledger
{
    public static ImmutableArray<Loss> Of(Book book, AssembledBook assembled, Template template)
    {
        var losses = ImmutableArray.CreateBuilder<Loss>();
        var pages = new Pages(assembled);
        ILookup<SourceSpan, Part> parts = assembled.Parts.Where(part => !part.IsGenerated).ToLookup(part => part.Span);
        string generated = Pages.Joined(
            assembled.Parts.Where(part => part.IsGenerated).SelectMany(part => part.Blocks)
        );
        foreach (Article article in book.Articles)
        {
            Part? part = parts[article.Span].FirstOrDefault();
            string apparatus = part is null ? "" : Pages.Joined([.. part.Opening, .. part.Closing]);
            Text(article, pages, (apparatus, generated), losses);
            foreach ((string key, string words, SourceSpan span) in Values(article))
            {
                Hold(key, words, span, apparatus, pages, losses);
            }
        }

        foreach ((string key, string words, SourceSpan span) in Values(book.Publication))
        {
            if (!LeftOut(template).Contains(key))
            {
                Hold(key, words, span, generated, pages, losses);
            }
        }

        return losses.ToImmutable();
    }

    /// <summary>
    /// What is told of an edition in a part that its template does not set; it stays in the files' metadata.
    /// </summary>
    public static ImmutableHashSet<string> LeftOut(Template template) =>
        [
            .. template.Parts.TitlePage ? (ReadOnlySpan<string>)[] : ["subtitle", "name", "edition"],
            .. template.Parts.Imprint
                ? (ReadOnlySpan<string>)[]
                :
                [
                    "publisher",
                    "place",
                    "rights",
                    "series",
                    "annotation",
                    "affiliation",
                    "city",
                    "country",
                    "about",
                    "licence",
                ],
        ];

    public static void Check(Book book, AssembledBook assembled, Template template, Findings findings)
    {
        foreach (Loss loss in Of(book, assembled, template))
        {
            string words = loss.Words.Length > 60 ? loss.Words[..59] + "…" : loss.Words;
            findings.Add(
                loss.IsText ? Says.WordsNotSet(words, loss.What) : Says.SetNowhere(words, loss.What),
                loss.Span
            );
        }
    }

    private static void Hold(
        string key,
        string words,
        SourceSpan span,
        string near,
        Pages pages,
        ImmutableArray<Loss>.Builder losses
    )
    {
        string letters = Letters(words);
        if (letters.Length > 0 && !pages.Holds(letters, near))
        {
            losses.Add(new Loss(key, words, span, false));
        }
    }

    // Each leaf is taken from the pages once: of two alike both must be there.
    private static void Text(
        Article article,
        Pages pages,
        (string Apparatus, string Generated) near,
        ImmutableArray<Loss>.Builder losses
    )
    {
        // An abstract begins behind its label, in the same leaf.
        HashSet<Block> labelled = [.. article.Abstracts.SelectMany(text => text.Blocks.Take(1))];
        foreach (Block block in Walk.Blocks([.. article.Abstracts.SelectMany(text => text.Blocks), .. article.Blocks]))
        {
            bool within = labelled.Contains(block);
            foreach (string words in Pages.HasEmptyReference(block) ? [] : Pages.LeavesOf(block))
            {
                if (
                    Pages.PrintOf(words) is { } print
                    && !pages.Take(print)
                    && !(within && pages.Holds(Letters(words), near.Apparatus))
                )
                {
                    losses.Add(new Loss(Pages.KindOf(block), words, block.Span, true));
                }
            }

            if (block is ListBlock list)
            {
                foreach (ListItem item in list.Items.Where(item => !pages.HasLabel(item)))
                {
                    losses.Add(new Loss("a list's label", item.Label, item.Span, true));
                }
            }

            foreach (LocalizedEntry<string> title in (block as Heading)?.Parallel?.Entries ?? [])
            {
                Hold(title.Lang.Tag + "=", title.Value, title.Span, near.Generated, pages, losses);
            }
        }
    }

    private static IEnumerable<(string Key, string Words, SourceSpan Span)> Values(Article article)
    {
        IEnumerable<(string, string, SourceSpan)> all =
        [
            .. article.Title.Entries.Select(entry => ("title", PlainText.Of(entry.Value), entry.Span)),
            .. Of("subtitle", article.Subtitle),
            .. Of("type", article.Type),
            .. Of("funding", article.Funding),
            .. Of("acknowledgements", article.Acknowledgements),
            .. Of("conflict", article.Conflict),
            .. article.Authors.SelectMany(Values),
            .. article.Keywords.Entries.SelectMany(entry => entry.Value.Select(word => ("keywords", word, entry.Span))),
        ];
        return all.Concat(One("udc", article.Udc))
            .Concat(One("doi", article.Doi))
            .Concat(One("licence", article.Licence));

        IEnumerable<(string, string, SourceSpan)> One(string key, string? value) =>
            value is null ? [] : [(key, value, article.KeySpans.GetValueOrDefault(key, article.Span))];
    }

    private static IEnumerable<(string Key, string Words, SourceSpan Span)> Values(Author author) =>
        [
            .. Of("name", author.Name),
            .. Of("affiliation", author.Affiliation),
            .. Of("city", author.City),
            .. Of("country", author.Country),
            .. Of("about", author.About),
        ];

    private static IEnumerable<(string Key, string Words, SourceSpan Span)> Values(Publication publication) =>
        [
            .. Of("title", publication.Title),
            .. Of("subtitle", publication.Subtitle),
            .. Of("publisher", publication.Publisher),
            .. Of("place", publication.Place),
            .. Of("rights", publication.Rights),
            .. Of("series", publication.Series),
            .. Of("annotation", publication.Annotation),
            .. Of("edition", publication.EditionStatement),
            .. publication.Authors.SelectMany(Values),
        ];

    private static IEnumerable<(string, string, SourceSpan)> Of(string key, Localized<string> value) =>
        value.Entries.Select(entry => (key, entry.Value, entry.Span));

    /// <summary>A letter or a figure, or half of one.</summary>
    internal static bool Counts(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c);

    /// <summary>Letters and figures alone: what no rule of typography touches.</summary>
    internal static string Letters(string words)
    {
        char[] letters = ArrayPool<char>.Shared.Rent(words.Length);
        int count = 0;
        foreach (char c in words)
        {
            if (Counts(c))
            {
                letters[count++] = c;
            }
        }

        string all = count == words.Length ? words : new string(letters, 0, count);
        ArrayPool<char>.Shared.Return(letters);
        return all;
    }
}

/// <summary>
/// The leaves of an assembled book by prints of their letters (64 bits: two leaves of a book do not share one), since
/// their letters themselves would be the book once more.
/// </summary>
internal sealed class Pages
{
    private readonly Dictionary<ulong, int> leaves = [];
    private readonly HashSet<(SourceSpan, string)> labels = [];

    // The letters of the leaves, as far as they were sought: what is not where it belongs mostly stands near the
    // beginning, and all of them are as long as the book.
    private readonly List<string> seen = [];
    private readonly IEnumerator<string> rest;

    public Pages(AssembledBook book)
    {
        IEnumerable<Block> blocks = book.Parts.SelectMany(part => part.Blocks);
        foreach (Block block in Walk.Blocks(blocks))
        {
            foreach (string words in LeavesOf(block))
            {
                if (PrintOf(words) is { } print)
                {
                    leaves[print] = leaves.GetValueOrDefault(print) + 1;
                }
            }

            if (block is ListBlock list)
            {
                labels.UnionWith(list.Items.Select(item => (item.Span, item.Label)));
            }
        }

        rest = LettersOf(blocks).GetEnumerator();
    }

    /// <summary>Of the letters and figures of a text (FNV-1a, unit by unit); null where it has none.</summary>
    public static ulong? PrintOf(string words)
    {
        ulong print = 14695981039346656037;
        bool has = false;
        foreach (char c in words)
        {
            if (Ledger.Counts(c))
            {
                print = (print ^ c) * 1099511628211;
                has = true;
            }
        }

        return has ? print : null;
    }

    /// <summary>Takes one leaf of just these letters away; false where none is left.</summary>
    public bool Take(ulong print)
    {
        if (leaves.GetValueOrDefault(print) == 0)
        {
            return false;
        }

        leaves[print]--;
        return true;
    }

    /// <summary>
    /// Whether they stand anywhere, be it in a longer leaf. They are sought first where they belong: all leaves together
    /// are as long as the book.
    /// </summary>
    public bool Holds(string letters, string near) =>
        (PrintOf(letters) is { } print && leaves.ContainsKey(print))
        || near.Contains(letters, StringComparison.Ordinal)
        || seen.Exists(leaf => leaf.Contains(letters, StringComparison.Ordinal))
        || StandsFurtherOn(letters);

    private bool StandsFurtherOn(string letters)
    {
        while (rest.MoveNext())
        {
            seen.Add(rest.Current);
            if (rest.Current.Contains(letters, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    public bool HasLabel(ListItem item) => labels.Contains((item.Span, item.Label));

    public static string Joined(IEnumerable<Block> blocks) => string.Join('\n', LettersOf(blocks));

    private static IEnumerable<string> LettersOf(IEnumerable<Block> blocks)
    {
        foreach (Block block in blocks)
        {
            foreach (string words in Walk.Blocks([block]).SelectMany(LeavesOf))
            {
                yield return Ledger.Letters(words);
            }
        }
    }

    /// <summary>The texts that a block itself is set as: its notes are blocks of their own.</summary>
    public static IEnumerable<string> LeavesOf(Block block) =>
        block switch
        {
            Paragraph paragraph => [PlainText.Of(paragraph.Content)],
            Heading heading => [PlainText.Of(heading.Content)],
            LineBlock verse => verse.Lines.Select(PlainText.Of),
            CodeBlock code => [code.Value],
            Figure figure => [PlainText.Of(figure.Caption)],
            Table table => table
                .Rows.Insert(0, table.Header)
                .SelectMany(row => row.Cells)
                .Select(cell => PlainText.Of(cell.Content))
                .Prepend(PlainText.Of(table.Caption)),
            Contents contents => contents.Entries.SelectMany(entry =>
                (string[])[PlainText.Of(entry.Title), entry.Byline]
            ),
            _ => [],
        };

    /// <summary>Of a block that is set as leaves: what it refers to has no words of the author's.</summary>
    public static bool HasEmptyReference(Block block)
    {
        if (block is not (Paragraph or Heading or LineBlock or Figure or Table))
        {
            return false;
        }

        bool has = false;
        Walk.Visit(block, null, inline => has |= inline is Reference { Content.IsEmpty: true });
        return has;
    }

    public static string KindOf(Block block) =>
        block switch
        {
            Heading => "a heading",
            LineBlock => "a verse",
            CodeBlock => "code",
            Figure => "a caption",
            Table => "a cell or caption",
            _ => "a paragraph",
        };
}
