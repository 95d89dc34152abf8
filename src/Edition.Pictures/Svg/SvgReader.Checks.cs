using System.Xml.Linq;
using Edition.Diagnostics;

namespace Edition.Pictures.Svg;

/// <summary>What a picture may not have: each is reported at its place.</summary>
internal sealed partial class SvgReader
{
    private void CheckElement(XElement element)
    {
        if (element.Name.Namespace != Svg || element.Ancestors().Any(above => above.Name == Svg + "metadata"))
        {
            return;
        }

        if ((string?)element.Attribute("id") is { } id)
        {
            byId.TryAdd(id, element);
        }

        switch (element.Name.LocalName)
        {
            case "svg" when element.Parent is null:
                break;
            case "g"
            or "defs"
            or "symbol"
            or "use"
            or "title"
            or "desc"
            or "metadata"
            or "linearGradient"
            or "radialGradient"
            or "stop"
            or "clipPath":
                break;
            case "path" or "rect" or "circle" or "ellipse" or "line" or "polyline" or "polygon" or "text" or "tspan":
                break;
            case "style":
                if (
                    element.Value.Contains("@import", StringComparison.OrdinalIgnoreCase)
                    || element.Value.Contains("url(", StringComparison.OrdinalIgnoreCase)
                        && !element.Value.Contains("url(#", StringComparison.Ordinal)
                )
                {
                    Report(Says.SvgStyleOutside(), element);
                }
                else if (!sheet.Add(element.Value))
                {
                    Report(Says.SvgSelectors(), element);
                }

                break;
            case "script":
                Report(Says.SvgScript(), element);
                break;
            case "image" or "feImage":
                Report(Says.SvgShowsPicture(), element);
                break;
            case var name:
                Report(Says.SvgElement(name), element);
                break;
        }

        foreach (XAttribute attribute in element.Attributes())
        {
            CheckAttribute(element, attribute);
        }
    }

    private void CheckAttribute(XElement element, XAttribute attribute)
    {
        string name = attribute.Name.LocalName;
        if (attribute.Name.Namespace == XNamespace.None && name.StartsWith("on", StringComparison.OrdinalIgnoreCase))
        {
            Report(Says.SvgScriptAttribute(name), element);
        }
        else if (
            name == "href"
            && element.Name.LocalName is not ("image" or "feImage")
            && (attribute.Name.Namespace == XNamespace.None || attribute.Name.Namespace == XLink)
            && !attribute.Value.StartsWith('#')
            && attribute.Value.Length > 0
        )
        {
            Report(Says.SvgReferenceOutside(Shortened(attribute.Value)), element);
        }
        else if (
            attribute.Value.Contains("url(", StringComparison.OrdinalIgnoreCase)
            && attribute
                .Value.Replace(" ", "", StringComparison.Ordinal)
                .Replace("url(#", "", StringComparison.OrdinalIgnoreCase)
                .Replace("url('#", "", StringComparison.OrdinalIgnoreCase)
                .Replace("url(\"#", "", StringComparison.OrdinalIgnoreCase)
                .Contains("url(", StringComparison.OrdinalIgnoreCase)
        )
        {
            Report(Says.SvgReferenceOutside(Shortened(attribute.Value)), element);
        }
        else if (name is "textLength" or "rotate" && element.Name.LocalName is "text" or "tspan")
        {
            Report(Says.SvgAttribute(name), element);
        }
    }

    private static string Shortened(string value) => value.Length <= 60 ? value : value[..60] + "…";
}
