using System.Collections.Immutable;

namespace Edition.Review.Importing;

/// <summary>Where references of one article lead: ids by bookmark, and captions by the author's own numbers.</summary>
internal sealed record Aims(
    IReadOnlyDictionary<string, (string Id, bool Caption)> Bookmarks,
    IReadOnlyDictionary<string, string> Numbered
)
{
    /// <summary>Where bookmarks lead, and the ids that headings get because something refers to them.</summary>
    public static (Aims Aims, Dictionary<Par, string> HeadingIds) Of(
        ImmutableArray<Node> nodes,
        BodyReader reader,
        IReadOnlySet<string> referred,
        FigureCounts counts
    )
    {
        var bookmarks = new Dictionary<string, (string Id, bool Caption)>(StringComparer.Ordinal);
        var headingIds = new Dictionary<Par, string>();
        var slugs = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (HeadNode head in nodes.OfType<HeadNode>())
        {
            string slug = Slug.Of(Atoms.TextOf(head.Content));
            slugs[slug] = slugs.GetValueOrDefault(slug) + 1;
        }

        foreach (Node node in nodes)
        {
            foreach (Par par in node.Pars)
            {
                foreach (string name in par.Bookmarks.Where(referred.Contains))
                {
                    if (node is HeadNode head)
                    {
                        string slug = Slug.Of(Atoms.TextOf(head.Content));
                        bool simple = head.Id is null && slugs[slug] == 1 && Slug.IsPlain(Atoms.TextOf(head.Content));
                        if (head.Id is null && !simple && !headingIds.ContainsKey(par))
                        {
                            headingIds[par] = counts.NextPlace("section");
                        }

                        bookmarks.TryAdd(name, (head.Id ?? headingIds.GetValueOrDefault(par, slug), false));
                    }
                    else if (reader.CaptionIds.TryGetValue(par, out string? id))
                    {
                        bookmarks.TryAdd(name, (id, true));
                    }
                    else if (par.Atoms.OfType<Letters>().Any(letters => letters.Anchor == name))
                    {
                        bookmarks.TryAdd(name, (counts.NextPlace("place"), false));
                    }
                }
            }
        }

        return (new Aims(bookmarks, reader.Numbered), headingIds);
    }
}
