using Edition.Model;
using Edition.Review.Docx;

namespace Edition.Review.Revising;

/// <summary>A block that is put in, as lines of its file.</summary>
internal sealed partial class BlockRevision
{
    private string PrefixOf(Element element, Site site, bool staysInList, string quoting) =>
        element.Kind switch
        {
            ElementKind.Item => indents.GetValueOrDefault(element, ""),
            ElementKind.Code when element.IsLine => Layout.Prefix(site),
            ElementKind.Quotation => quoting.Length > 0 ? quoting : "> ",
            _ when site.Within is [Note, ..] => new string(' ', Step),
            ElementKind.Paragraph or ElementKind.Code or ElementKind.Table when staysInList => Layout.Indent(
                site.Source,
                LineOf(site.Source, site.Around<ListItem>()!)
            ) + new string(' ', Layout.MarkerOf(site.Source, site.Around<ListItem>()!).Length + 1),
            _ => "",
        };

    private string BlockOf(Element element, string prefix, Site site)
    {
        Source source = site.Source;
        if (element.Moved is { } group)
        {
            return MovedBlock(group, element, prefix, source);
        }

        if (element.Whole is { } whole)
        {
            return whole.Text;
        }

        if (element.Table is { } table)
        {
            return TableOf(table, prefix, source);
        }

        if (element.IsLine)
        {
            return prefix + element.Para.Text;
        }

        var wording = new Wording(token => notes.CallOf(token, source));
        string words = wording.Paragraph(
            element.Para.Tokens,
            Layout.IsStraight(source),
            "\n" + prefix,
            HeadLook(element)
        );
        return element.Kind switch
        {
            ElementKind.Item => $"{prefix}{element.Marker} {words}",
            ElementKind.Heading => new string('#', Math.Clamp(element.Level, 1, 6))
                + " "
                + words.Replace("\\\n", " ", StringComparison.Ordinal),
            _ => prefix + words,
        };
    }

    // A heading's own look is its style's.
    private static Look HeadLook(Element element) =>
        element.Kind == ElementKind.Heading ? Look.Bold | Look.Italic : Look.None;
}
