using Edition.Packaging;

namespace Edition.Word;

/// <summary>
/// The styles of a publisher's document among those of the book: one of the same kind and name takes the place of the
/// template's, under the id that the book knows it by; the others stand behind them, for the editor.
/// </summary>
internal sealed class HouseStyles
{
    private readonly Dictionary<(string Type, string Name), HouseStyle> byName = [];
    private readonly Dictionary<string, HouseStyle> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<HouseStyle> all;

    /// <param name="house">The publisher's document.</param>
    /// <param name="own">The styles that the book has: kind, name and id of each.</param>
    public HouseStyles(HouseDocument house, IEnumerable<(string Type, string Name, string Id)> own)
    {
        all = house.Styles;
        foreach (HouseStyle style in all)
        {
            byName.TryAdd((style.Type, style.Name.ToUpperInvariant()), style);
            byId.TryAdd(style.Id, style);
        }

        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach ((string type, string name, string id) in own)
        {
            taken.Add(id);
            if (byName.TryGetValue((type, name.ToUpperInvariant()), out HouseStyle? style))
            {
                ids.TryAdd(style.Id, id);
            }
        }

        int number = 0;
        foreach (HouseStyle style in all.Where(style => !ids.ContainsKey(style.Id)))
        {
            string id = style.Id;
            while (id.Length == 0 || !taken.Add(id))
            {
                id = $"House{++number}";
            }

            ids.TryAdd(style.Id, id);
        }
    }

    public bool Has(string type, string name) => byName.ContainsKey((type, name.ToUpperInvariant()));

    /// <summary>Writes the style in the place of the template's; false where the publisher has none of that name.</summary>
    public bool Write(XmlText xml, string type, string name, string id, ReadOnlySpan<byte> attributes)
    {
        if (!byName.TryGetValue((type, name.ToUpperInvariant()), out HouseStyle? style))
        {
            return false;
        }

        Write(xml, style, name, id, attributes);
        return true;
    }

    /// <summary>Writes those that stand for none of the book's.</summary>
    public void WriteOthers(XmlText xml, IReadOnlySet<string> written)
    {
        foreach (HouseStyle style in all.Where(style => style.Name.Length > 0 && !written.Contains(ids[style.Id])))
        {
            Write(xml, style, style.Name, ids[style.Id], style.IsCustom ? " w:customStyle=\"1\""u8 : ""u8);
        }
    }

    private void Write(XmlText xml, HouseStyle style, string name, string id, ReadOnlySpan<byte> attributes)
    {
        xml.Raw("<w:style"u8)
            .Attribute("w:type"u8, style.Type)
            .Raw(attributes)
            .Attribute("w:styleId"u8, id)
            .Raw("><w:name"u8)
            .Attribute("w:val"u8, name)
            .Raw("/>"u8);
        Refer(xml, "<w:basedOn"u8, IsInRing(style) ? null : style.BasedOn, style.Type);
        Refer(xml, "<w:next"u8, style.Next, style.Type);
        Refer(xml, "<w:link"u8, style.Link, style.Type == "paragraph" ? "character" : "paragraph");
        xml.Raw(style.Says).Raw("</w:style>"u8);
    }

    private void Refer(XmlText xml, ReadOnlySpan<byte> element, string? to, string type)
    {
        if (
            to is not null
            && byId.TryGetValue(to, out HouseStyle? style)
            && style.Type == type
            && style.Name.Length > 0
        )
        {
            xml.Raw(element).Attribute("w:val"u8, ids[to]).Raw("/>"u8);
        }
    }

    /// <summary>Whether the styles it is based on come back to one that was met.</summary>
    private bool IsInRing(HouseStyle style)
    {
        var met = new HashSet<string>(StringComparer.Ordinal) { style.Id };
        for (string? at = style.BasedOn; at is not null; at = byId.GetValueOrDefault(at)?.BasedOn)
        {
            if (!met.Add(at))
            {
                return true;
            }
        }

        return false;
    }
}
