using Edition.Packaging;

namespace Edition.Word;

/// <summary>Links out of one part of the package: a relationship each, however often the address occurs.</summary>
internal sealed class Links
{
    private readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);
    private readonly List<(string Id, string Target)> targets = [];

    public bool IsEmpty => targets.Count == 0;

    /// <summary>The address as it stands in the manuscript: reading has seen to it that it is a URI.</summary>
    public void Add(string uri)
    {
        if (!ids.ContainsKey(uri))
        {
            string id = "link" + (ids.Count + 1);
            ids.Add(uri, id);
            targets.Add((id, uri));
        }
    }

    public string? Id(string uri) => ids.GetValueOrDefault(uri);

    public void Write(XmlText xml)
    {
        foreach ((string id, string target) in targets)
        {
            xml.Raw("<Relationship"u8)
                .Attribute("Id"u8, id)
                .Raw(
                    " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" TargetMode=\"External\""u8
                )
                .Attribute("Target"u8, target)
                .Raw("/>"u8);
        }
    }
}
