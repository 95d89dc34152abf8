using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace Edition.Review.Docx;

/// <summary>
/// A part's elements one after another, each as a small tree that may be let go: a long text is never in memory as one.
/// </summary>
internal static class ElementStream
{
    /// <summary>The children of the root's child of that name; empty where there is none.</summary>
    public static IEnumerable<OpenXmlElement> ChildrenOf(OpenXmlPart part, string name)
    {
        using var reader = OpenXmlReader.Create(part);
        if (!reader.Read() || !reader.ReadFirstChild())
        {
            yield break;
        }

        while (reader.LocalName != name)
        {
            if (!reader.ReadNextSibling())
            {
                yield break;
            }
        }

        foreach (OpenXmlElement element in Siblings(reader))
        {
            yield return element;
        }
    }

    /// <summary>Whether the root has a child of that name.</summary>
    public static bool HasChild(OpenXmlPart part, string name)
    {
        using var reader = OpenXmlReader.Create(part);
        bool more = reader.Read() && reader.ReadFirstChild();
        while (more && reader.LocalName != name)
        {
            more = reader.ReadNextSibling();
        }

        return more;
    }

    /// <summary>The children of the root.</summary>
    public static IEnumerable<OpenXmlElement> ChildrenOf(OpenXmlPart part)
    {
        using var reader = OpenXmlReader.Create(part);
        if (!reader.Read())
        {
            yield break;
        }

        foreach (OpenXmlElement element in Siblings(reader))
        {
            yield return element;
        }
    }

    private static IEnumerable<OpenXmlElement> Siblings(OpenXmlReader reader)
    {
        for (bool more = reader.ReadFirstChild(); more; more = reader.ReadNextSibling())
        {
            if (reader.LoadCurrentElement() is { } element)
            {
                yield return element;
            }
        }
    }
}
