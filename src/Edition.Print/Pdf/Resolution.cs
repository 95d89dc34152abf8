using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Pictures;
using Edition.Print.Pages;

namespace Edition.Print.Pdf;

/// <summary>Whether the pictures have pixels enough for print at the size that they are set in.</summary>
public static class Resolution
{
    /// <summary>
    /// What offset printing asks of photographs, by the rule of two pixels to a line of a 150-line screen.
    /// </summary>
    private const double LeastDotsPerInch = 300;

    /// <summary>A query for each picture below 300 pixels an inch where it stands largest.</summary>
    public static void Check(PagedBook book, Findings findings)
    {
        Dictionary<string, SourceSpan> places = PlacesOf(book.Book);
        foreach (
            var shown in book
                .Pages.SelectMany(page => page.Items.OfType<PlacedPicture>())
                .GroupBy(picture => picture.Picture.Path, StringComparer.Ordinal)
        )
        {
            PlacedPicture largest = shown.MaxBy(picture => picture.Width)!;
            if (
                largest.Width > Length.Zero
                && Artwork.PixelsOf(largest.Picture) is var (width, _)
                && width * 72 / largest.Width.Points is var density
                && density < LeastDotsPerInch - 0.5
            )
            {
                findings.Add(
                    Says.PictureCoarse(
                        shown.Key,
                        Math.Round(density),
                        Math.Round(largest.Width.Points * 25.4 / 72),
                        LeastDotsPerInch
                    ),
                    places.GetValueOrDefault(shown.Key)
                );
            }
        }
    }

    private static Dictionary<string, SourceSpan> PlacesOf(AssembledBook book)
    {
        var places = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        foreach (Part part in book.Parts)
        {
            Find(part.Opening);
            Find(part.Body);
            Find(part.Closing);
        }

        return places;

        void Find(ImmutableArray<Block> blocks)
        {
            foreach ((string path, SourceSpan place) in Artwork.PicturesOf(blocks))
            {
                places.TryAdd(path, place);
            }
        }
    }
}
