using System.Globalization;
using DocumentFormat.OpenXml;

namespace Edition.Review.Docx;

/// <summary>Elements by their local names: a file may hold any of them anywhere, whatever the schema says.</summary>
internal static class Markup
{
    public static OpenXmlElement? Child(this OpenXmlElement? element, string name)
    {
        for (OpenXmlElement? child = element?.FirstChild; child is not null; child = child.NextSibling())
        {
            if (child.LocalName == name)
            {
                return child;
            }
        }

        return null;
    }

    public static IEnumerable<OpenXmlElement> Children(this OpenXmlElement? element, string name) =>
        element is null ? [] : element.ChildElements.Where(child => child.LocalName == name);

    public static string? Value(this OpenXmlElement? element, string attribute = "val")
    {
        if (element is null || !element.HasAttributes)
        {
            return null;
        }

        foreach (OpenXmlAttribute each in element.GetAttributes())
        {
            if (each.LocalName == attribute)
            {
                return each.Value;
            }
        }

        return null;
    }

    public static int? Number(this OpenXmlElement? element, string attribute = "val") =>
        double.TryParse(element.Value(attribute), NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
        && Math.Abs(value) < int.MaxValue
            ? (int)value
            : null;

    /// <summary>A property that is on when it stands there without a value (17.17.4); null where it does not.</summary>
    public static bool? Toggle(this OpenXmlElement? properties, string name) =>
        properties.Child(name) is { } element ? element.Value() is not ("0" or "false" or "off" or "none") : null;

    public static string? Day(this OpenXmlElement element) =>
        element.Value("date") is { Length: >= 10 } date ? date[..10] : null;

    public static Change ChangeOf(this OpenXmlElement element) =>
        new((element.Value("author") ?? "").Trim(), element.Day() ?? "");

    // What a drawing or a run of a later Word needs is read here, or named; unknown extensions have a fallback.
    private static readonly HashSet<string> Understood = new(StringComparer.Ordinal)
    {
        "w14",
        "w15",
        "w16",
        "w16se",
        "w16cid",
        "w16cex",
        "wp14",
        "wps",
        "wpg",
        "wpc",
        "wpi",
        "a14",
        "cx",
        "cx1",
    };

    /// <summary>
    /// Of an <c>mc:AlternateContent</c> the first choice that is understood, else its fallback (ECMA-376, part 3).
    /// </summary>
    public static OpenXmlElement Chosen(this OpenXmlElement alternates) =>
        alternates
            .Children("Choice")
            .FirstOrDefault(choice =>
                (choice.Value("Requires") ?? "")
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .All(Understood.Contains)
            )
        ?? alternates.Child("Fallback")
        ?? alternates;
}
