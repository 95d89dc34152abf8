using System.Globalization;
using System.Text;
using Edition.Model;
using Edition.Print.Pages;

namespace Edition.Tests.Pages;

/// <summary>
/// Pages as text, for tests and for the curious: what stands where (points from the trim's top left corner, two
/// decimals), in reading order, artifacts after it; then the tags. Lines end in U+000A.
/// </summary>
internal static class PageDump
{
    public static string Of(PagedBook book)
    {
        var dump = new StringBuilder();
        foreach (Page page in book.Pages)
        {
            dump.Append(
                CultureInfo.InvariantCulture,
                $"page {page.Index} “{page.Label}” {(page.IsVerso ? "verso" : "recto")}\n"
            );
            foreach (
                Placed item in page
                    .Items.OrderBy(item =>
                        item is PlacedAnchor ? 0
                        : item.Tag < 0 ? 2
                        : 1
                    )
                    .ThenBy(item => item.Order)
            )
            {
                string tag =
                    item is PlacedAnchor ? "anchor"
                    : item.Tag < 0 ? "artifact"
                    : string.Create(CultureInfo.InvariantCulture, $"{book.Tags[item.Tag].Role} {item.Tag}");
                dump.Append(
                    CultureInfo.InvariantCulture,
                    $"  {item.X.Points, 8:0.00} {item.Y.Points, 8:0.00}  {tag}: {What(item)}\n"
                );
            }
        }

        dump.Append("tags\n");
        int[] depth = new int[book.Tags.Length];
        for (int tag = 0; tag < book.Tags.Length; tag++)
        {
            Tag own = book.Tags[tag];
            depth[tag] = own.Parent < 0 ? 1 : depth[own.Parent] + 1;
            dump.Append(' ', depth[tag] * 2).Append(CultureInfo.InvariantCulture, $"{tag} {own.Role}");
            dump.Append(own.Lang is { } lang ? " " + lang.Tag : "")
                .Append(own.Id is { } id ? " #" + id : "")
                .Append(own.Alt is { } alt ? " “" + alt + "”" : "")
                .Append(own.ListNumbering is { } list ? " " + list : "")
                .Append('\n');
        }

        dump.Append("outline\n");
        foreach (OutlineEntry entry in book.Outline)
        {
            dump.Append(' ', entry.Level * 2)
                .Append(CultureInfo.InvariantCulture, $"{entry.Title} ({entry.Lang.Tag}) #{entry.Destination}\n");
        }

        dump.Append("page starts\n");
        foreach (PageStart start in book.Map.Starts)
        {
            dump.Append(
                CultureInfo.InvariantCulture,
                $"  {start.Label}: {(start.Block is { } block ? Excerpt(PlainText.Of(block), start.Offset) : "-")}\n"
            );
        }

        return dump.ToString();
    }

    private static string What(Placed item) =>
        item switch
        {
            PlacedText text => string.Create(
                CultureInfo.InvariantCulture,
                $"“{text.Text.Replace('\u00A0', '~').Replace("\u00AD", "-", StringComparison.Ordinal)}” "
                    + $"{Path.GetFileNameWithoutExtension(text.Face.File.Path)} {text.Size.Points:0.##} "
                    + $"{text.Expansion:+0;-0;0} {text.SpaceAdjust.Points:+0.00;-0.00;0.00}"
            ),
            PlacedRule rule => string.Create(
                CultureInfo.InvariantCulture,
                $"rule {rule.Width.Points:0.00} by {rule.Thickness.Points:0.00}"
            ),
            PlacedPicture picture => string.Create(
                CultureInfo.InvariantCulture,
                $"picture {picture.Picture.Path} {picture.Width.Points:0.00} by {picture.Height.Points:0.00}"
            ),
            PlacedLink link => string.Create(
                CultureInfo.InvariantCulture,
                $"link {link.Width.Points:0.00} by {link.Height.Points:0.00} to {link.Uri ?? "#" + link.Destination} “{link.Description}”"
            ),
            PlacedAnchor anchor => "#" + anchor.Id,
            _ => throw new InvalidOperationException(item.GetType().Name),
        };

    private static string Excerpt(string text, int offset) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{offset} “{text[Math.Min(offset, text.Length)..Math.Min(offset + 30, text.Length)].Replace('\n', ' ')}”"
        );
}
