using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Review.Revising;

namespace Edition.Review;

/// <summary>
/// Puts the queries of a check at their words: each becomes a span of the book, known by reference. What is asked of
/// edition.yaml and of front matter stands at no words of the text, and is the author's to answer.
/// </summary>
public static class EditorsQueries
{
    public static (AssembledBook Book, ImmutableArray<(LangSpan Words, string Text)> Queries) Mark(
        AssembledBook book,
        IEnumerable<Diagnostic> findings
    )
    {
        ImmutableArray<Site> sites = new Sites(book).All;
        Dictionary<Text, List<(int From, int To, string Text)>> within = new(ReferenceEqualityComparer.Instance);
        Dictionary<Block, List<string>> whole = new(ReferenceEqualityComparer.Instance);
        ILookup<Source, Text> texts = Walk.Inlines(
                sites.Select(site => site.Leaf).Distinct(ReferenceEqualityComparer.Instance).Cast<Block>()
            )
            .OfType<Text>()
            .Where(text => text.Span.Source is not null)
            .ToLookup(text => text.Span.Source!);
        // Comments within notes, and about their calls, are new to Word, and LibreOffice loses the notes: they stand at
        // the word before the call.
        Dictionary<Text, Note> calls = new(ReferenceEqualityComparer.Instance);
        Dictionary<Note, Text> before = new(ReferenceEqualityComparer.Instance);
        Dictionary<Note, Block> hosts = new(ReferenceEqualityComparer.Instance);
        foreach (Site site in sites)
        {
            if (site.Within is [Note around, ..])
            {
                foreach (Text text in Walk.Inlines([site.Leaf]).OfType<Text>())
                {
                    calls.TryAdd(text, around);
                }

                continue;
            }

            Text? last = null;
            foreach (Inline inline in Walk.Inlines([site.Leaf]))
            {
                if (inline is Note note)
                {
                    hosts.TryAdd(note, site.Leaf);
                    _ = last is not null && before.TryAdd(note, last);
                }
                else if (
                    inline is Text { AsIs: false, Span.Source: not null } text
                    && !text.Value.AsSpan().Trim().IsEmpty
                    && site.Words.Contains(text)
                )
                {
                    last = text;
                }
            }
        }

        foreach (Diagnostic finding in findings.Where(finding => finding.Rule.Severity == Severity.Query))
        {
            string words = $"{finding.Rule.Id}: {finding.Message}";
            SourceSpan span = finding.Span;
            Text? text = span.Source is null
                ? null
                : texts[span.Source]
                    .FirstOrDefault(text => text.Span.Start <= span.Start && span.Start < text.Span.End);
            if (text is not null && calls.TryGetValue(text, out Note? note))
            {
                if (before.TryGetValue(note, out Text? word))
                {
                    int space = word.Value.AsSpan().TrimEnd().LastIndexOfAny(' ', '\u00A0');
                    within.TryAdd(word, []);
                    within[word].Add((space + 1, word.Value.Length, words));
                }
                else if (hosts.TryGetValue(note, out Block? host))
                {
                    whole.TryAdd(host, []);
                    whole[host].Add(words);
                }
            }
            else if (text is not null)
            {
                (int from, int to) = In(text, span);
                within.TryAdd(text, []);
                within[text].Add((from, to, words));
            }
            else if (Near(sites, span) is { } block)
            {
                whole.TryAdd(block, []);
                whole[block].Add(words);
            }
        }

        var queries = ImmutableArray.CreateBuilder<(LangSpan, string)>();
        Inline Around(Inline inner, string words)
        {
            var span = new LangSpan(default, inner.Lang, [inner]);
            queries.Add((span, words));
            return span;
        }

        ImmutableArray<Inline> All(ImmutableArray<Inline> content, Block block, Lang lang)
        {
            Inline one = new LangSpan(default, lang, content);
            foreach (string words in whole[block])
            {
                one = Around(one, words);
            }

            return [one];
        }

        var rewrite = new Rewrite(
            (was, block) =>
                !whole.ContainsKey(was)
                    ? block
                    : block switch
                    {
                        Paragraph paragraph => paragraph with { Content = All(paragraph.Content, was, paragraph.Lang) },
                        Heading heading => heading with { Content = All(heading.Content, was, heading.Lang) },
                        Figure figure => figure with { Caption = All(figure.Caption, was, figure.Lang) },
                        Table table => table with { Caption = All(table.Caption, was, table.Lang) },
                        _ => block,
                    },
            (was, inline) =>
                was is Text text && within.TryGetValue(text, out List<(int From, int To, string Text)>? own)
                    ? Parted(text, own, Around)
                    : inline
        );
        AssembledBook marked = book with
        {
            Parts =
            [
                .. book.Parts.Select(part =>
                    part with
                    {
                        Opening = rewrite.Blocks(part.Opening),
                        Body = rewrite.Blocks(part.Body),
                        Closing = rewrite.Blocks(part.Closing),
                    }
                ),
            ],
        };
        return (marked, queries.ToImmutable());
    }

    private static Block? Near(ImmutableArray<Site> sites, SourceSpan span)
    {
        bool Bears(Site site) =>
            site.Leaf is Paragraph or Heading || (site.Leaf is Figure or Table && !site.IsCell && !site.Words.IsEmpty);
        Site[] own = [.. sites.Where(site => site.Source == span.Source && Bears(site))];
        Site? found = own.FirstOrDefault(site => site.Leaf.Span.Start <= span.Start && span.Start < site.Leaf.Span.End);
        return found?.Leaf;
    }

    /// <summary>The stretch of a text's value that stands for a stretch of its source.</summary>
    private static (int From, int To) In(Text text, SourceSpan span)
    {
        string there = text.Span.Source!.Text.Substring(text.Span.Start, text.Span.Length);
        int start = span.Start - text.Span.Start,
            end = Math.Max(start + 1, span.End - text.Span.Start);
        int from = text.Value.Length,
            to = 0;
        foreach (
            (int at, int source) in Difference.Of(
                text.Value.ToCharArray(),
                there.ToCharArray(),
                (a, b) => Folding.Of(a) == Folding.Of(b)
            )
        )
        {
            if (source >= start && source < end)
            {
                from = Math.Min(from, at);
                to = Math.Max(to, at + 1);
            }
        }

        return from < to ? (from, to) : (0, text.Value.Length);
    }

    private static LangSpan Parted(
        Text text,
        List<(int From, int To, string Text)> queries,
        Func<Inline, string, Inline> around
    )
    {
        var parts = ImmutableArray.CreateBuilder<Inline>();
        int at = 0;
        foreach (
            IGrouping<int, (int From, int To, string Text)> same in queries
                .GroupBy(each => each.From)
                .OrderBy(g => g.Key)
        )
        {
            int from = Math.Max(at, Math.Min(same.Key, text.Value.Length - 1));
            int to = Math.Max(from + 1, Math.Min(text.Value.Length, same.Max(each => each.To)));
            if (from >= text.Value.Length)
            {
                break;
            }

            if (from > at)
            {
                parts.Add(text with { Value = text.Value[at..from] });
            }

            Inline marked = text with { Value = text.Value[from..to] };
            foreach ((_, _, string words) in same)
            {
                marked = around(marked, words);
            }

            parts.Add(marked);
            at = to;
        }

        if (at < text.Value.Length)
        {
            parts.Add(text with { Value = text.Value[at..] });
        }

        return new LangSpan(default, text.Lang, parts.ToImmutable());
    }
}
