using System.Collections.Immutable;
using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace Edition.Review.Docx;

/// <summary>A drawing (DrawingML or VML): its pictures, its text boxes, and word of what else there is.</summary>
internal sealed class DrawingReader(OpenXmlPart part, Func<OpenXmlElement, ImmutableArray<WordBlock>> blocks)
{
    private const int LargestPicture = 48 << 20;

    public void Read(OpenXmlElement drawing, Action<Piece> add)
    {
        string? alt = null;
        int found = 0;
        string? shape = null;
        var todo = new Stack<OpenXmlElement>();
        todo.Push(drawing);
        while (todo.TryPop(out OpenXmlElement? element))
        {
            switch (element.LocalName)
            {
                case "docPr":
                    alt = Described(element) ?? alt;
                    break;
                case "pic":
                    found++;
                    add(PictureOf(element, alt));
                    continue;
                case "imagedata":
                    found++;
                    add(ImageOf(element.Value("id"), element.Value("href"), Described(element.Parent!), false));
                    continue;
                case "txbxContent":
                    found++;
                    add(new Box(blocks(element)));
                    continue;
                case "chart" or "relIds" or "model3d" or "contentPart":
                    found++;
                    add(
                        new Foreign(
                            element.LocalName switch
                            {
                                "chart" => "a chart",
                                "relIds" => "a diagram",
                                "model3d" => "a three-dimensional model",
                                _ => "a drawing by hand",
                            }
                        )
                    );
                    continue;
                case "textpath":
                    found++;
                    if (element.Value("string") is { Length: > 0 } art)
                    {
                        add(new Words(art, Manner.Plain));
                    }

                    continue;
                case "wsp" or "shape" or "rect" or "line" or "oval" or "roundrect" or "polyline" or "cxnSp" or "wpc":
                    shape ??= "a drawn shape";
                    break;
                case "AlternateContent":
                    todo.Push(element.Chosen());
                    continue;
                default:
                    break;
            }

            foreach (OpenXmlElement child in element.ChildElements.Reverse())
            {
                todo.Push(child);
            }
        }

        if (found == 0)
        {
            add(new Foreign(shape ?? "a drawing"));
        }
    }

    private Image PictureOf(OpenXmlElement picture, string? alt)
    {
        OpenXmlElement? fill = picture.Child("blipFill");
        OpenXmlElement? blip = fill.Child("blip");
        OpenXmlElement? crop = fill.Child("srcRect");
        var cut = new Crop(Part(crop, "l"), Part(crop, "t"), Part(crop, "r"), Part(crop, "b"));
        bool within = cut is { Left: >= 0, Top: >= 0, Right: >= 0, Bottom: >= 0 };
        within &= cut.Left + cut.Right < 1 && cut.Top + cut.Bottom < 1;
        bool turned = picture.Child("spPr").Child("xfrm").Value("rot") is { } angle && angle != "0";
        return ImageOf(
            blip.Value("embed"),
            blip.Value("link"),
            alt ?? Described(picture.Child("nvPicPr").Child("cNvPr")),
            turned || !within
        ) with
        {
            Crop = within && cut != default ? cut : null,
        };
    }

    // Thousandths of a percent, or in strict files percent (ECMA-376-1, 20.1.10.40 and 20.1.10.41).
    private static double Part(OpenXmlElement? crop, string side)
    {
        string edge = crop?.Value(side) ?? "0";
        bool percent = edge.EndsWith('%');
        return double.TryParse(edge.TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? value / (percent ? 100 : 100_000)
            : 0;
    }

    private Image ImageOf(string? embedded, string? linked, string? alt, bool altered)
    {
        if (embedded is not null)
        {
            try
            {
                if (part.GetPartById(embedded) is { } image)
                {
                    using Stream stream = image.GetStream(FileMode.Open, FileAccess.Read);
                    using var memory = new MemoryStream();
                    stream.CopyTo(memory);
                    if (memory.Length is > 0 and <= LargestPicture)
                    {
                        string name = image.Uri.OriginalString[(image.Uri.OriginalString.LastIndexOf('/') + 1)..];
                        return new Image(name, [.. memory.ToArray()], alt, altered);
                    }
                }
            }
            catch (Exception e) when (e is ArgumentException or KeyNotFoundException or InvalidOperationException)
            {
                // A relationship that leads nowhere: the picture is named as missing.
            }
        }

        return new Image(linked is null ? "missing" : "linked", null, alt, altered);
    }

    /// <summary>A description that someone wrote, not the name of a file that Word puts there by itself.</summary>
    private static string? Described(OpenXmlElement? element)
    {
        string? said = (element.Value("descr") ?? element.Value("alt"))?.Trim();
        return string.IsNullOrEmpty(said) || IsFileName(said)
            ? null
            : string.Join(' ', said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static bool IsFileName(string text) =>
        text.Contains('\\', StringComparison.Ordinal)
        || text.Contains("://", StringComparison.Ordinal)
        || (
            text.LastIndexOf('.') is > 0 and var dot
            && text.Length - dot is 4 or 5
            && text.AsSpan(dot + 1).ToArray().All(char.IsAsciiLetter)
        );
}
