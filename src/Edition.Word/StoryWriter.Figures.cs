using Edition.Model;
using Edition.Pictures;
using Edition.Styling;

namespace Edition.Word;

/// <summary>Pictures, set in the line of a paragraph of their own (ECMA-376-1, 20.4.2.8), and their captions.</summary>
internal sealed partial class StoryWriter
{
    void IBlockVisitor<Place>.Visit(Figure figure, Place at)
    {
        Mark(figure.Id);
        if (figure.Caption.IsEmpty)
        {
            At(figure);
        }

        Open(
            new ParagraphStyle(StyleName.Figure, Variant: figure.Caption.IsEmpty ? Variant.Plain : Variant.Captioned),
            figure.Lang
        );
        if (plan.Media.Of(figure.Path) is { } image)
        {
            Draw(figure, image);
        }
        else
        {
            runs.Write(figure.Alt, CharacterStyle.None, figure.Lang);
        }

        Close();
        if (!figure.Caption.IsEmpty)
        {
            At(figure);
            Caption(figure.Caption, figure.Lead, figure.Id, figure.Lang, at, isTable: false);
        }
    }

    private void Draw(Figure figure, MediaFile image)
    {
        Length width =
            figure.WidthPercent > 0
                ? measure * (Math.Min(figure.WidthPercent, 100) / 100)
                : Length.Min(measure, image.Width);
        Length height = width * (image.Height.Points / image.Width.Points);
        if (height > Highest)
        {
            width *= Highest.Points / height.Points;
            height = Highest;
        }

        Draw(image, plan.DrawingOf(figure), (width, height), figure.Alt, figure.Title);
    }

    void IInlineVisitor<CharacterStyle>.Visit(InlinePicture picture, CharacterStyle style)
    {
        if (plan.Media.Of(picture.Path) is { } image)
        {
            runs.Close();
            (Length, Length) size = Artwork.InLine(picture, (image.Width, image.Height), measure, Highest);
            Draw(image, plan.DrawingOf(picture), size, picture.Alt, picture.Title);
        }
        else
        {
            runs.Write(picture.Alt, style, picture.Lang);
        }
    }

    // Of the block or the cell being written: no picture is wider.
    private Length measure;

    private Length Highest => Template.Page.Depth * 0.85;

    private void Draw(MediaFile image, int id, (Length Width, Length Height) size, string alt, string? title)
    {
        long cx = Math.Max(1, Twips.Emu(size.Width));
        long cy = Math.Max(1, Twips.Emu(size.Height));
        Fate opened = changes.Open();
        xml.Raw("<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\""u8)
            .Number(cx)
            .Raw("\" cy=\""u8)
            .Number(cy)
            .Raw("\"/><wp:docPr id=\""u8)
            .Number(id)
            .Raw("\" name=\"Picture "u8)
            .Number(id)
            .Raw("\""u8)
            .Attribute("descr"u8, alt);
        if (title is not null)
        {
            xml.Attribute("title"u8, title);
        }

        // What the office suites of today know an ornament by; others see a picture without a description.
        xml.Raw(
            alt.Length > 0
                ? "/>"u8
                : "><a:extLst><a:ext uri=\"{C183D7F6-B498-43B3-948B-1728B52AA6E4}\">"u8
                    + "<adec:decorative xmlns:adec=\"http://schemas.microsoft.com/office/drawing/2017/decorative\" "u8
                    + "val=\"1\"/></a:ext></a:extLst></wp:docPr>"u8
        );
        xml.Raw(
                "<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>"u8
                    + "<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">"u8
            )
            .Raw("<pic:pic><pic:nvPicPr><pic:cNvPr id=\""u8)
            .Number(id)
            .Raw("\""u8)
            .Attribute("name"u8, image.Name)
            .Raw("/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip"u8)
            .Attribute("r:embed"u8, image.RelationshipId);
        if (image.DrawingRelationshipId is { } drawing)
        {
            xml.Raw("><a:extLst><a:ext uri=\"{96DAC541-7B7A-43D3-8B79-37D633B846F1}\"><asvg:svgBlip"u8)
                .Attribute("r:embed"u8, drawing)
                .Raw("/></a:ext></a:extLst></a:blip>"u8);
        }
        else
        {
            xml.Raw("/>"u8);
        }

        xml.Raw(
                "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\""u8
            )
            .Number(cx)
            .Raw("\" cy=\""u8)
            .Number(cy)
            .Raw(
                "\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>"u8
                    + "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"u8
            );
        changes.Close(opened);
    }
}
