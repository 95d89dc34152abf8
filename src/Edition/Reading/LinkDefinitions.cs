using Markdig.Helpers;
using Markdig.Syntax;

namespace Edition.Reading;

/// <summary>
/// The <c>[label]: target</c> definitions of a file, and which of them a link used. One thread at a time.
/// </summary>
internal sealed class LinkDefinitions(LinkReferenceDefinitionGroup group)
{
    private readonly HashSet<LinkReferenceDefinition> used = [];
    private readonly Dictionary<LinkReferenceDefinition, string> addresses = [];

    /// <summary>Null where the document has none.</summary>
    public static LinkDefinitions? Of(MarkdownDocument document) =>
        document.GetLinkReferenceDefinitions(false) is { Links.Count: > 0 } group ? new LinkDefinitions(group) : null;

    public LinkReferenceDefinition? Find(string label)
    {
        if (!group.TryGet(label, out LinkReferenceDefinition? definition))
        {
            return null;
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
