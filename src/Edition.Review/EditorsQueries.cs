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
        var asked = new Asked(new Sites(book).All);
        foreach (Diagnostic finding in findings.Where(finding => finding.Rule.Severity == Severity.Query))
        {
            asked.Put(finding.Span, $"{finding.Rule.Id}: {finding.Message}");
        }

        var queries = ImmutableArray.CreateBuilder<(LangSpan, string)>();
        Inline Around(Inline inner, string words)
        {
            var span = new LangSpan(default, inner.Lang, [inner]);
            queries.Add((span, words));
            return span;
        }

        ImmutableArray<Inline> All(ImmutableArray<Inline> content, List<string> own, Lang lang) =>
            [own.Aggregate((Inline)new LangSpan(default, lang, content), Around)];

        var rewrite = new Rewrite(
            (was, block) =>
                !asked.OfBlock.TryGetValue(was, out List<string>? own)
                    ? block
                    : block switch
                    {
                        Paragraph paragraph => paragraph with { Content = All(paragraph.Content, own, paragraph.Lang) },
                        Heading heading => heading with { Content = All(heading.Content, own, heading.Lang) },
                        Figure figure => figure with { Caption = All(figure.Caption, own, figure.Lang) },
                        Table table => table with { Caption = All(table.Caption, own, table.Lang) },
                        _ => block,
                    },
            (was, inline) =>
                was is Text text && asked.OfText.TryGetValue(text, out List<(int From, int To, string Text)>? own)
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

    /// <summary>
    /// The queries, each at its words or, where none of the text are meant, at the block nearest. Comments within notes,
    /// and about their calls, are new to Word, and LibreOffice loses the notes: they stand at the word before the call.
    /// </summary>
    private sealed class Asked
    {
        private readonly ImmutableArray<Site> sites;
        private readonly ILookup<Source, Text> texts;
        private readonly Dictionary<Text, Note> noteOf = new(ReferenceEqualityComparer.Instance);
        private readonly Dictionary<Note, Text> before = new(ReferenceEqualityComparer.Instance);
        private readonly Dictionary<Note, Block> hosts = new(ReferenceEqualityComparer.Instance);

        public Asked(ImmutableArray<Site> sites)
        {
            this.sites = sites;
            texts = Walk.Inlines(
                    sites.Select(site => site.Leaf).Distinct(ReferenceEqualityComparer.Instance).Cast<Block>()
                )
                .OfType<Text>()
                .Where(text => text.Span.Source is not null)
                .ToLookup(text => text.Span.Source!);
            foreach (Site site in sites)
            {
                if (site.Within is [Note around, ..])
                {
                    foreach (Text text in Walk.Inlines([site.Leaf]).OfType<Text>())
                    {
                        noteOf.TryAdd(text, around);
                    }
                }
                else
                {
                    FindCalls(site);
                }
            }
        }

        public Dictionary<Text, List<(int From, int To, string Text)>> OfText { get; } =
            new(ReferenceEqualityComparer.Instance);

        public Dictionary<Block, List<string>> OfBlock { get; } = new(ReferenceEqualityComparer.Instance);

        public void Put(SourceSpan span, string words)
        {
            Text? text = span.Source is null
                ? null
                : texts[span.Source]
                    .FirstOrDefault(text => text.Span.Start <= span.Start && span.Start < text.Span.End);
            Note? note = text is null ? null : noteOf.GetValueOrDefault(text);
            if (note is not null && before.TryGetValue(note, out Text? word))
            {
                int space = word.Value.AsSpan().TrimEnd().LastIndexOfAny(' ', '\u00A0');
                Put(word, (space + 1, word.Value.Length, words));
            }
            else if (text is not null && note is null)
            {
                (int from, int to) = In(text, span);
                Put(text, (from, to, words));
            }
            else if ((note is null ? Near(sites, span) : hosts.GetValueOrDefault(note)) is { } block)
            {
                OfBlock.TryAdd(block, []);
                OfBlock[block].Add(words);
            }
        }

        private void Put(Text text, (int, int, string) query)
        {
            OfText.TryAdd(text, []);
            OfText[text].Add(query);
        }

        /// <summary>The calls of notes in a text, with the words before them.</summary>
        private void FindCalls(Site site)
        {
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
