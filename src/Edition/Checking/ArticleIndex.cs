using System.Collections.Immutable;
using Edition.Model;

namespace Edition.Checking;

/// <summary>
/// The articles of the edition's appendix by what the text may call them, in both languages. What two headings are
/// called by is nobody's.
/// </summary>
internal sealed class ArticleIndex
{
    private readonly Dictionary<MentionKey, string?> targets = [];
    private readonly Dictionary<string, List<MentionKey>> keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> titles = new(StringComparer.Ordinal);
    private readonly HashSet<string> own = new(StringComparer.Ordinal);

    public bool IsEmpty => targets.Count == 0;

    public static ArticleIndex Of(Book book)
    {
        var index = new ArticleIndex();
        foreach (LocalizedEntry<string> title in book.Publication.Title.Entries)
        {
            Instruments.AddOwn(title.Value, index.own);
        }

        foreach (Article appendix in book.Articles.Where(article => article.Kind == ArticleKind.Articles))
        {
            foreach (LocalizedEntry<ImmutableArray<Inline>> title in appendix.Title.Entries)
            {
                Instruments.AddOwn(PlainText.Of(title.Value), index.own);
            }

            foreach (
                Heading heading in appendix
                    .Blocks.OfType<Heading>()
                    .Where(heading => heading.Id is not null && heading.Level == 2)
            )
            {
                string text = PlainText.Of(heading.Content);
                index.titles[heading.Id!] = text;
                index.Add(heading.Id!, text, heading.Lang.Primary);
                foreach (LocalizedEntry<string> parallel in heading.Parallel?.Entries ?? [])
                {
                    index.Add(heading.Id!, parallel.Value, parallel.Lang.Primary);
                }
            }
        }

        return index;
    }

    /// <summary>Nouns and years by which the article's edition calls its own instrument.</summary>
    public HashSet<string> OwnWords(Article article)
    {
        HashSet<string> words = new(own, StringComparer.Ordinal);
        foreach (LocalizedEntry<ImmutableArray<Inline>> title in article.Title.Entries)
        {
            Instruments.AddOwn(PlainText.Of(title.Value), words);
        }

        return words;
    }

    public static bool MayMention(string text) =>
        text.Contains("ст", StringComparison.Ordinal)
        || text.Contains("Ст", StringComparison.Ordinal)
        || text.Contains("rt", StringComparison.Ordinal)
        || text.Contains("ротокол", StringComparison.Ordinal)
        || text.Contains("rotocol", StringComparison.Ordinal);

    public string? Target(MentionKey key) => targets.GetValueOrDefault(key);

    public MentionKey? KeyOf(string target) => keys.TryGetValue(target, out List<MentionKey>? named) ? named[0] : null;

    public bool Names(string target, MentionKey key) =>
        keys.TryGetValue(target, out List<MentionKey>? named) && named.Contains(key);

    public string TitleOf(string target) => titles[target];

    private void Add(string id, string title, string primary)
    {
        List<MentionFinder.Found> found = MentionFinder.In(title, primary);
        if (found.Count != 1 || found[0].Start != 0)
        {
            return;
        }

        MentionKey key = found[0].Key;
        targets[key] = targets.TryGetValue(key, out string? other) && other != id ? null : id;
        if (!keys.TryGetValue(id, out List<MentionKey>? named))
        {
            keys[id] = named = [];
        }

        named.Add(key);
    }
}
