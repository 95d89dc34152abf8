using Edition.Model;

namespace Edition.Review.Revising;

/// <summary>Code, of which each line is a paragraph in Word and all lines together are one block of the manuscript.</summary>
internal sealed partial class BlockRevision
{
    private const int LeastFence = 3;

    /// <summary>How many empty lines of code stand before a line of code; they have nothing to be known by.</summary>
    public IReadOnlyDictionary<Para, int> Blanks { get; init; } = new Dictionary<Para, int>();

    /// <summary>Counts the empty lines in the midst of code.</summary>
    public static Dictionary<Para, int> BlanksIn(IEnumerable<Para> paras)
    {
        Dictionary<Para, int> blanks = new(ReferenceEqualityComparer.Instance);
        int count = 0;
        foreach (Para para in paras)
        {
            bool isCode = KindOf(para.Form).Kind == ElementKind.Code;
            if (isCode && para.IsEmpty)
            {
                count++;
                continue;
            }

            if (isCode && count > 0)
            {
                blanks[para] = count;
            }

            count = 0;
        }

        return blanks;
    }

    /// <summary>
    /// Parts a chain at a line of code into the lines that join it and what stands outside its block; in the order in
    /// which they stand.
    /// </summary>
    private static IEnumerable<List<Element>> AtCode(List<Element> chain, Site site, bool ahead)
    {
        if (site.Leaf is not CodeBlock)
        {
            return [chain];
        }

        static bool Joins(Element element) => element.Kind == ElementKind.Code;
        int lines = ahead ? chain.AsEnumerable().Reverse().TakeWhile(Joins).Count() : chain.TakeWhile(Joins).Count();
        (List<Element> first, List<Element> second) = ahead
            ? (chain[..^lines], chain[^lines..])
            : (chain[..lines], chain[lines..]);
        foreach (Element line in ahead ? second : first)
        {
            line.IsLine = true;
        }

        return new[] { first, second }.Where(part => part.Count > 0);
    }

    /// <summary>Lines of new code as one block, from the one at a place of a chain on; how many they are.</summary>
    private (string Block, int Count) Fenced(List<Element> chain, int from, string prefix)
    {
        List<string> lines = [];
        int at = from;
        for (; at < chain.Count && chain[at] is { Kind: ElementKind.Code, IsLine: false }; at++)
        {
            lines.AddRange(Enumerable.Repeat("", at > from ? Blanks.GetValueOrDefault(chain[at].Para) : 0));
            lines.Add(chain[at].Para.Text);
        }

        // Longer than any row of the same signs within.
        string fence = new('`', LeastFence);
        while (lines.Exists(line => line.Contains(fence, StringComparison.Ordinal)))
        {
            fence += '`';
        }

        return (
            string.Join('\n', lines.Prepend(fence).Append(fence).Select(line => line.Length > 0 ? prefix + line : "")),
            at - from
        );
    }

    /// <summary>The lines that go with what is gone: of code that has no line left, its fences too.</summary>
    private IEnumerable<(Source Source, Place Lines)> GoneLines()
    {
        Dictionary<Block, int> left = new(ReferenceEqualityComparer.Instance);
        HashSet<Site> lost = [.. gone.Select(each => each.Site)];
        for (int i = 0; i < old.Length; i++)
        {
            if (siteOf(i) is { Leaf: CodeBlock code } site && !old[i].IsEmpty && !lost.Contains(site))
            {
                left[code] = left.GetValueOrDefault(code) + 1;
            }
        }

        return gone.Select(each =>
            each.Site.Leaf is CodeBlock code && !left.ContainsKey(code)
                ? (each.Site.Source, Layout.LinesOf(each.Site.Source, code.Span.Start, code.Span.End))
                : (each.Site.Source, each.Lines)
        );
    }
}
