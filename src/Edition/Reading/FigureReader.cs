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

    public Figure Read(InlineNode picture, LeafText leaf, Lang here)
    {
        SourceSpan span = leaf.Span(picture.Start, picture.End);
        ImmutableArray<Inline> caption = inlines.Children(picture, leaf, here, false, 1);
        string alt = "";
        string? id = null;
        double width = 0;
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
                    if (
                        !item.Value.EndsWith('%')
                        || !double.TryParse(
                            item.Value[..^1],
                            NumberStyles.AllowDecimalPoint,
                            CultureInfo.InvariantCulture,
                            out width
                        )
                        || width is not (> 0 and <= 100)
                    )
                    {
                        width = 0;
                        findings.Add(
                            Rules.WrongAttribute,
                            place,
                            $"'{Shown.Brief(item.Value)}' is not a width: write a part of the measure, such as 60%."
                        );
                    }

                    break;
                default:
                    reading.UnknownAttribute(item, place, "a picture", ["alt", "width"]);
                    break;
            }
        }

        if (alt.Length == 0)
        {
            alt = PlainText.Of(caption).Trim();
        }

        if (alt.Length == 0)
        {
            findings.Add(
                Rules.PictureWithoutText,
                span,
                "The picture has neither a caption nor an 'alt' text: who cannot see it learns nothing of it."
            );
        }

        string path = Nfc.Of(picture.Value!);
        if (ManuscriptPath.Of(path) is { } inside)
        {
            path = inside;
            reading.Pictures.Add((path, span));
        }
        else
        {
            findings.Add(
                Rules.PictureOutside,
                span,
                $"'{Shown.Brief(path)}' is not a file in the manuscript's folder: write a path such as images/map.svg."
            );
        }

        return new Figure(
            span,
            here,
            path,
            alt,
            caption,
            width,
            id,
            Title: picture.Title is { Length: > 0 } title ? Nfc.Of(title) : null
        );
    }
}
