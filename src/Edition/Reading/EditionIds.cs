using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Model;
using Markdig.Syntax;
using SourceSpan = Edition.Model.SourceSpan;

namespace Edition.Reading;

/// <summary>The ids of the whole edition: given to headings that have none, looked for by references, unique.</summary>
internal static class EditionIds
{
    /// <summary>
    /// Headings without an id get one of their words. Ids that authors wrote anywhere come first; of equal headings the
    /// second gets a number.
    /// </summary>
    public static void Assign(ImmutableArray<ArticleFile> files, ImmutableArray<Lang> languages)
    {
        HashSet<string> authored = new(StringComparer.Ordinal);
        foreach (ArticleFile file in files)
        {
            Reserve(file.Body.Text, authored);
        }

        HashSet<string> taken = new(authored, StringComparer.Ordinal);

        Dictionary<string, int> last = new(StringComparer.Ordinal);
        foreach (ArticleFile file in files)
        {
            foreach ((HeadingBlock heading, string slug) in file.UnnamedHeadings(ArticleReader.LangOf(file, languages)))
            {
                string id = slug;
                while (!taken.Add(id))
                {
                    int number = last[slug] = last.GetValueOrDefault(slug, 1) + 1;
                    id = slug + "-" + Shown.Number(number);
                }

                file.HeadingIds.Add(heading, id);

                // Within its own file a heading is found by its words, whatever other files have.
                if (!authored.Contains(slug))
                {
                    file.OwnSlugs.TryAdd(slug, id);
                }
            }
        }
    }

    /// <summary>Reports ids given twice and references to none.</summary>
    public static void Check(ImmutableArray<ArticleFile> files, ArticleRead[] read, Findings findings)
    {
        Dictionary<string, SourceSpan> known = new(StringComparer.Ordinal);
        foreach ((string id, SourceSpan span) in read.SelectMany(article => article.Ids))
        {
            if (!known.TryAdd(id, span))
            {
                findings.Add(
                    new Diagnostic(Rules.DuplicateId, span, $"The id “{Shown.Brief(id)}” is given twice.")
                    {
                        Related = [(known[id], "the first")],
                    }
                );
            }
        }

        foreach (ArticleFile file in files)
        {
            foreach ((HeadingBlock heading, string id) in file.HeadingIds)
            {
                known.TryAdd(id, file.Body.Span(heading));
            }
        }

        int suggestions = 0;
        foreach ((string target, SourceSpan span) in read.SelectMany(article => article.Targets))
        {
            if (!known.ContainsKey(target))
            {
                string meant = ++suggestions > 100 ? "" : Shown.DidYouMean(target, known.Keys);
                findings.Add(
                    Rules.BrokenReference,
                    span,
                    $"Nothing in the edition has the id “{Shown.Brief(target)}”.{meant}"
                );
            }
        }
    }

    // Whatever stands in braces like an id: one too many costs a heading a number, no more.
    private static void Reserve(string text, HashSet<string> taken)
    {
        for (int brace = text.IndexOf('{', StringComparison.Ordinal); brace >= 0; brace = text.IndexOf('{', brace + 1))
        {
            int end = Math.Min(text.Length, brace + 2000);
            if (Attributes.Read(text, brace, end, out Attributes attributes) == AttributesForm.Attributes)
            {
                foreach (AttributeItem item in attributes.Items.Where(item => item.Kind == '#'))
                {
                    taken.Add(item.Name);
                }
            }
        }
    }
}
