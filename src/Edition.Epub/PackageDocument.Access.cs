using System.Globalization;
using Edition.Model;
using Edition.Styling;

namespace Edition.Epub;

/// <summary>What the package says of its accessibility (EPUB Accessibility 1.1) and of the printed pages.</summary>
internal sealed partial class PackageDocument
{
    /// <summary>
    /// What is true of this very book. The claim of conformance is made only if the build's own checks hold and someone
    /// is named who answers for the rest, as EPUB Accessibility 1.1 (4.2) asks.
    /// </summary>
    private void Accessibility()
    {
        Meta("schema:accessMode", "textual");
        if (plan.Descriptions != PictureWords.NoPictures)
        {
            Meta("schema:accessMode", "visual");
            Meta("schema:accessModeSufficient", "textual,visual");
        }

        if (plan.Descriptions != PictureWords.SomeWithout)
        {
            Meta("schema:accessModeSufficient", "textual");
        }

        foreach (
            string feature in (string[])
                ["tableOfContents", "structuralNavigation", "readingOrder", "displayTransformability", "ARIA"]
        )
        {
            Meta("schema:accessibilityFeature", feature);
        }

        if (plan.Descriptions == PictureWords.AllDescribed)
        {
            Meta("schema:accessibilityFeature", "alternativeText");
        }

        if (plan.PageMarkers.InOrder.Count > 0)
        {
            Meta("schema:accessibilityFeature", "pageBreakMarkers");
            Meta("schema:accessibilityFeature", "pageNavigation");
            Meta("pageBreakSource", publication.IsbnPrint is { } isbn ? Publication.AddressOf(isbn) : PrintEdition());
        }

        Meta("schema:accessibilityHazard", "none");
        foreach (Lang lang in publication.Languages)
        {
            string summary = publication.AccessibilitySummary.TryGet(lang, out string? own) ? own : Summary(lang);
            xml.Raw("<meta property=\"schema:accessibilitySummary\""u8)
                .Attribute("xml:lang"u8, lang.Tag)
                .Raw(">"u8)
                .Text(summary)
                .Raw("</meta>\n"u8);
        }

        if (plan.IsAccessible && !string.IsNullOrWhiteSpace(publication.CertifiedBy))
        {
            xml.Raw(
                "<meta property=\"dcterms:conformsTo\" id=\"conformance\">EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta>\n"u8
            );
            Refinement("conformance", "a11y:certifiedBy", publication.CertifiedBy);
        }
    }

    /// <summary>What is true of every edition, and what is so in this one.</summary>
    private string Summary(Lang lang)
    {
        string Text(Label label) => plan.Template.LabelText(label, lang);
        string?[] sentences =
        [
            Text(Label.AccessibilitySummary),
            plan.HasNotes ? Text(Label.AccessibilityNotes) : null,
            plan.Descriptions switch
            {
                PictureWords.AllDescribed => Text(Label.AccessibilityDescribed),
                PictureWords.SomeWithout => Text(Label.AccessibilityUndescribed),
                _ => null,
            },
            plan.PageMarkers.InOrder.Count > 0 ? Text(Label.AccessibilityPages) : null,
            publication.AccessibilityContact is { } contact
                ? Text(Label.AccessibilityContact).Replace("{0}", contact, StringComparison.Ordinal)
                : null,
        ];
        return string.Join(' ', sentences.Where(sentence => sentence is not null));
    }

    private string PrintEdition()
    {
        string[] words =
        [
            plan.Template.LabelText(Label.PrintEdition, publication.Lang),
            Titles.Main(publication.Title, publication.Lang),
            string.Join(
                ", ",
                new[]
                {
                    Titles.Main(publication.Publisher, publication.Lang),
                    publication.Date.Year.ToString(CultureInfo.InvariantCulture),
                }.Where(word => word.Length > 0)
            ),
        ];
        return string.Join(". ", words.Where(word => word.Length > 0));
    }
}
