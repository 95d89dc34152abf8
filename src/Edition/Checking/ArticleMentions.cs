using System.Collections.Immutable;
using System.Globalization;
using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Checking;

/// <summary>
/// An article of the appendix named in the text without a link: its place, its words, the id it could link to, and the
/// Markdown that would.
/// </summary>
public sealed record Mention(SourceSpan Span, string Text, string Target, string Link);

/// <summary>
/// Mentions of the appendix's articles («ст. IV», "Article VI", «протокол „Б“») that are not links. Nothing is linked
/// by itself: only the author knows whose article is meant, so
/// a mention is passed over where the last instrument named in its paragraph is another one.
/// </summary>
public static class ArticleMentions
{
    /// <summary>Every mention that is not linked, in reading order.</summary>
    public static ImmutableArray<Mention> List(Book book)
    {
        var index = ArticleIndex.Of(book);
        return index.IsEmpty
            ? []
            :
            [
                .. book
                    .Articles.Where(article => article.Kind != ArticleKind.Articles)
                    .SelectMany(article => Unlinked(Passages.Of(article), index, article)),
            ];
    }

    /// <summary>
    /// One hint an article, at its first mention whose paragraph has no link to the same target; and links whose words
    /// name another article than they lead to.
    /// </summary>
    internal static void Check(Article article, List<Passage> passages, ArticleIndex index, Findings findings)
    {
        if (index.IsEmpty || article.Kind == ArticleKind.Articles)
        {
            return;
        }

        List<Mention> unlinked = Unlinked(passages, index, article);
        if (unlinked.Count > 0)
        {
            string more =
                unlinked.Count == 1
                    ? ""
                    : string.Create(
                        CultureInfo.InvariantCulture,
                        $" {unlinked.Count - 1} more: see `edition check --links`."
                    );
            findings.Add(Says.UnlinkedMention(unlinked[0].Text, unlinked[0].Link, more), unlinked[0].Span);
        }

        foreach (Passage passage in passages)
        {
            Links(passage.Content, index, findings);
        }
    }

    private static List<Mention> Unlinked(List<Passage> passages, ArticleIndex index, Article article)
    {
        List<Mention> found = [];
        HashSet<string> own = index.OwnWords(article);
        foreach (Passage passage in passages)
        {
            if (passage.Kind is PassageKind.Title or PassageKind.Heading || !ArticleIndex.MayMention(passage.Text))
            {
                continue;
            }

            List<MentionFinder.Found> mentions = MentionFinder.In(passage.Text, passage.Lang.Primary);
            HashSet<string> linked = mentions.Count == 0 ? [] : Targets(passage.Content);
            foreach (MentionFinder.Found mention in mentions)
            {
                if (
                    !passage.IsLinked(mention.Start)
                    && passage.IsOpen(mention.Start)
                    && index.Target(mention.Key) is { } target
                    && !linked.Contains(target)
                    && mentions.TrueForAll(other => other.Group != mention.Group || index.Target(other.Key) is not null)
                    && !Instruments.NamesAnother(passage.Text, mention.Start, mention.End, passage.Lang.Primary, own)
                )
                {
                    string text = passage.Text[mention.Start..mention.End];
                    found.Add(
                        new Mention(
                            passage.Place(mention.Start, mention.End - mention.Start),
                            text,
                            target,
                            $"[{text}](#{target})"
                        )
                    );
                }
            }
        }

        return found;
    }

    private static HashSet<string> Targets(ImmutableArray<Inline> content)
    {
        HashSet<string> targets = new(StringComparer.Ordinal);
        foreach (Inline inline in content)
        {
            if (inline is Reference reference)
            {
                targets.Add(reference.Target);
            }

            targets.UnionWith(Targets(inline.Content));
        }

        return targets;
    }

    private static void Links(ImmutableArray<Inline> content, ArticleIndex index, Findings findings)
    {
        foreach (Inline inline in content)
        {
            Links(inline.Content, index, findings);
            if (inline is not Reference reference)
            {
                continue;
            }

            string text = PlainText.Of(reference.Content);
            List<MentionFinder.Found> named = MentionFinder.In(text, reference.Lang.Primary);
            if (
                named.Count == 1
                && index.KeyOf(reference.Target) is { } key
                && key.Kind == named[0].Key.Kind
                && !index.Names(reference.Target, named[0].Key)
            )
            {
                string nearest = index.Target(named[0].Key) is { } target ? $" (#{target} is that article)" : "";
                findings.Add(
                    Says.LinkToAnotherArticle(text, reference.Target, index.TitleOf(reference.Target), nearest),
                    reference.Span
                );
            }
        }
    }
}
