using System.Collections.Immutable;
using System.Globalization;
using Edition.Diagnostics;
using Edition.Model;
using SourceSpan = Edition.Model.SourceSpan;

namespace Edition.Reading;

/// <summary>
/// A picture alone in its paragraph, and what it says of itself.
/// </summary>
internal sealed class FigureReader(FileReading reading, InlineReader inlines)
{
    private readonly Findings findings = reading.Findings;

    /// <summary>The picture, and the words in its brackets.</summary>
    /// <param name="picture">As parsed.</param>
    /// <param name="leaf">The text that it stands in.</param>
    /// <param name="here">The language there.</param>
    /// <param name="inLine">It stands within a line: its words describe it and are no caption.</param>
    public (Figure Figure, ImmutableArray<Inline> Words) Read(
        InlineNode picture,
        LeafText leaf,
        Lang here,
        bool inLine = false
    )
    {
        SourceSpan span = leaf.Span(picture.Start, picture.End);
        ImmutableArray<Inline> caption = inlines.Children(picture, leaf, here, false, 1);
        ImmutableArray<Inline> written = caption;
        string? alt = null;
        if (inLine)
        {
            alt = PlainText.Of(caption).Trim() is { Length: > 0 } description ? description : null;
            caption = [];
        }

        string? id = null;
        double percent = 0;
        Length? width = null;
        foreach (AttributeItem item in picture.Attributes.Items)
        {
            SourceSpan place = leaf.Span(item.Start, item.End);
            switch (item)
            {
                case { Kind: '#' } when id is null:
                    id = item.Name;
                    reading.Ids.Add((id, place));
                    break;
                case { Kind: '=', Name: "alt" }:
                    alt = item.Value.Trim();
                    break;
                case { Kind: '=', Name: "width" }:
                    if (!ReadWidth(item.Value, out percent, out width))
                    {
                        findings.Add(Says.NoWidth(Shown.Brief(item.Value)), place);
                    }

                    break;
                default:
                    inlines.PassOver(item, leaf, "a picture", "alt", "width");
                    break;
            }
        }

        bool ornament = alt is "" && caption.IsEmpty;
        string words = string.IsNullOrEmpty(alt) ? PlainText.Of(caption).Trim() : alt;
        string path = Nfc.Of(picture.Value!);
        SourceSpan at = PathPlace(picture, leaf);
        if (!inLine)
        {
            CheckCaption(picture, leaf);
        }

        if (ManuscriptPath.From(reading.File.Source.Path, path) is ({ } inside, var otherwise))
        {
            path = inside;
            reading.Pictures.Add((path, otherwise, at));
            if (words.Length == 0 && !ornament)
            {
                findings.Add(Says.PictureWithoutText(Shown.Brief(picture.Value!)), span);
            }
        }
        else
        {
            findings.Add(
                path.Contains("://", StringComparison.Ordinal) ? Says.PictureOnServer(Shown.Brief(path))
                    : path.Contains('\\', StringComparison.Ordinal)
                        ? Says.BackslashInPath(Shown.Brief(path.Replace('\\', '/')))
                    : reading.Alone ? Says.PictureOutsideFolder(Shown.Brief(path))
                    : Says.PictureOutside(Shown.Brief(path)),
                at
            );
        }

        var figure = new Figure(
            span,
            here,
            path,
            words,
            caption,
            percent,
            id,
            Title: picture.Title is { Length: > 0 } title ? Nfc.Of(title) : null,
            IsOrnament: ornament,
            Width: width
        );
        return (figure, written);
    }

    // The path alone is what a finding about the file points at.
    private static SourceSpan PathPlace(InlineNode picture, LeafText leaf)
    {
        string path = picture.Value!;
        int found = leaf
            .Text.AsSpan(picture.Start, picture.End - picture.Start)
            .LastIndexOf(path, StringComparison.Ordinal);
        return found < 0
            ? leaf.Span(picture.Start, picture.End)
            : leaf.Span(picture.Start + found, picture.Start + found + path.Length);
    }

    private void CheckCaption(InlineNode picture, LeafText leaf)
    {
        if (leaf.Text.AsSpan(picture.Start, picture.End - picture.Start).StartsWith("![", StringComparison.Ordinal))
        {
            Captions.CheckNumber(leaf.Part(picture.Start + 2, picture.End), findings);
        }
    }

    // A part of the measure, or a length; without a unit it is in pixels, 96 to the inch, as in HTML.
    private static bool ReadWidth(string value, out double percent, out Length? width)
    {
        (percent, width) = (0, null);
        int unitAt = 0;
        while (unitAt < value.Length && (char.IsAsciiDigit(value[unitAt]) || value[unitAt] == '.'))
        {
            unitAt++;
        }

        bool isNumber = double.TryParse(
            value.AsSpan(0, unitAt),
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out double number
        );
        double points = value[unitAt..].Trim() switch
        {
            "in" => 72,
            "cm" => 72 / 2.54,
            "mm" => 72 / 25.4,
            "pt" => 1,
            "px" or "" => 0.75,
            "%" => 0,
            _ => double.NaN,
        };
        if (!isNumber || number <= 0 || double.IsNaN(points) || number * points > 14_400)
        {
            return false;
        }

        if (points > 0)
        {
            width = Length.FromPoints(number * points);
            return true;
        }

        percent = number;
        return number <= 100;
    }
}
