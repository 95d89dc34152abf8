using DocumentFormat.OpenXml;

namespace Edition.Review.Docx;

/// <summary>
/// The letters of an equation (ECMA-376, 22.1) in reading order, powers and indices raised and lowered, fractions
/// with a
/// slash: what a line of text can hold of it.
/// </summary>
internal static class Equation
{
    public static IEnumerable<(string Text, Look Look)> LettersOf(OpenXmlElement equation) => Of(equation, Look.None);

    private static IEnumerable<(string Text, Look Look)> Of(OpenXmlElement element, Look look)
    {
        switch (element.LocalName)
        {
            case "t":
                return [(element.InnerText, look)];
            case "f":
                return [.. Part(element, "num", look), ("/", look), .. Part(element, "den", look)];
            case "sSup":
                return [.. Part(element, "e", look), .. Part(element, "sup", Look.Super)];
            case "sSub":
                return [.. Part(element, "e", look), .. Part(element, "sub", Look.Sub)];
            case "sSubSup":
                return
                [
                    .. Part(element, "e", look),
                    .. Part(element, "sub", Look.Sub),
                    .. Part(element, "sup", Look.Super),
                ];
            case "rad":
                return [("√", look), .. Part(element, "deg", Look.Super), .. Part(element, "e", look)];
            case "d":
                string begin = element.Child("dPr").Child("begChr").Value() ?? "(";
                string end = element.Child("dPr").Child("endChr").Value() ?? ")";
                return [(begin, look), .. element.Children("e").SelectMany(each => Of(each, look)), (end, look)];
            case "nary":
                return
                [
                    (element.Child("naryPr").Child("chr").Value() ?? "∫", look),
                    .. Part(element, "sub", Look.Sub),
                    .. Part(element, "sup", Look.Super),
                    .. Part(element, "e", look),
                ];
            case "m":
                return Separated(element.Children("mr"), "; ", look);
            case "mr" or "eqArr":
                return Separated(element.Children("e"), ", ", look);
            default:
                return element.ChildElements.SelectMany(child => Of(child, look));
        }
    }

    private static IEnumerable<(string, Look)> Part(OpenXmlElement element, string name, Look look) =>
        element.Child(name) is { } part ? Of(part, look) : [];

    private static IEnumerable<(string, Look)> Separated(
        IEnumerable<OpenXmlElement> elements,
        string separator,
        Look look
    ) => elements.SelectMany((each, i) => i == 0 ? Of(each, look) : Of(each, look).Prepend((separator, look)));
}
