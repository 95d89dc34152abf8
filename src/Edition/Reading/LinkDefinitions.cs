using Markdig.Helpers;
using Markdig.Syntax;

namespace Edition.Reading;

/// <summary>
/// The <c>[label]: target</c> definitions of a file, and which of them a link used; and its headings, whose words are
/// labels too (Pandoc's implicit references to headings). One thread at a time.
/// </summary>
internal sealed class LinkDefinitions(LinkReferenceDefinitionGroup group)
{
    private readonly Dictionary<string, LinkReferenceDefinition> headings = new(StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<LinkReferenceDefinition> used = [];
    private readonly Dictionary<LinkReferenceDefinition, string> addresses = [];

    public static LinkDefinitions Of(MarkdownDocument document) =>
        new(document.GetLinkReferenceDefinitions(false) ?? new LinkReferenceDefinitionGroup());

    /// <summary>Makes the words of a heading a label; the first of several with the same words has it.</summary>
    public void Name(string words, string id) =>
        headings.TryAdd(OneLine(words), new LinkReferenceDefinition(words, "#" + id, ""));

    private static string OneLine(string words) =>
        string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public LinkReferenceDefinition? Find(string label)
    {
        if (!group.TryGet(label, out LinkReferenceDefinition? definition))
        {
            return headings.Count > 0 ? headings.GetValueOrDefault(OneLine(label)) : null;
        }

        used.Add(definition);
        return definition;
    }

    /// <summary>Where the definition leads: one text, however many links there are.</summary>
    public string AddressOf(LinkReferenceDefinition definition)
    {
        if (!addresses.TryGetValue(definition, out string? address))
        {
            address = Nfc.Of(HtmlHelper.Unescape(definition.Url ?? "", true));
            addresses.Add(definition, address);
        }

        return address;
    }

    public IEnumerable<LinkReferenceDefinition> Unused =>
        group.Links.Values.Where(definition => !used.Contains(definition)).OrderBy(definition => definition.Span.Start);
}
