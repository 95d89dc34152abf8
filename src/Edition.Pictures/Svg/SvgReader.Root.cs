using System.Collections.Immutable;
using System.Xml.Linq;
using Edition.Diagnostics;
using Edition.Faces;
using Edition.Pictures.Drawings;

namespace Edition.Pictures.Svg;

/// <summary>The picture as a whole: its size and the place of its drawing.</summary>
internal sealed partial class SvgReader
{
    private Drawing? ReadRoot(XElement root)
    {
        if (root.Name != Svg + "svg")
        {
            Report(Says.SvgRoot(), root);
            return null;
        }

        foreach (XElement element in root.DescendantsAndSelf())
        {
            CheckElement(element);
        }

        List<double> box = Numbers((string?)root.Attribute("viewBox"));
        bool hasBox = box.Count == 4 && box[2] > 0 && box[3] > 0;
        double width = Side("width", hasBox ? box[2] : 300),
            height = Side("height", hasBox ? box[3] : 150);
        if (hasBox && root.Attribute("width") is null != root.Attribute("height") is null)
        {
            // One side given: the other keeps the proportion.
            width = root.Attribute("width") is null ? height * box[2] / box[3] : width;
            height = root.Attribute("height") is null ? width * box[3] / box[2] : height;
        }

        if (!(width > 0 && height > 0 && width <= LargestSide && height <= LargestSide))
        {
            Report(Says.SvgSize(), root);
            return null;
        }

        work.Begin(width, height);
        paints = new SvgPaints(
            byId,
            sheet,
            work,
            hasBox ? box[2] : width,
            hasBox ? box[3] : height,
            (element, message) => Report(message, element)
        );
        var items = ImmutableArray.CreateBuilder<Drawn>();
        Children(
            root,
            StyleOf(root, SvgStyle.Initial),
            hasBox ? ViewBox(root, box, width, height) : Affine.Identity,
            0,
            items
        );
        return new Drawing(width, height, items.ToImmutable());

        double Side(string name, double otherwise) =>
            (string?)root.Attribute(name) is { } given
            && !given.Contains('%', StringComparison.Ordinal)
            && given != "auto"
            && SvgValues.Length(given, 0, 16, out double value)
                ? value
                : otherwise;
    }

    /// <summary>SVG 1.1, 7.8: fitted whole into the viewport, or stretched over it.</summary>
    private Affine ViewBox(XElement root, List<double> box, double width, double height)
    {
        string fit = (string?)root.Attribute("preserveAspectRatio") ?? "xMidYMid meet";
        if (fit.Contains("slice", StringComparison.Ordinal))
        {
            Report(Says.SvgSlice(), root);
        }

        double across = width / box[2],
            down = height / box[3];
        if (!fit.StartsWith("none", StringComparison.Ordinal))
        {
            across = down = Math.Min(across, down);
        }

        double left =
            fit.Contains("xMin", StringComparison.Ordinal) ? 0
            : fit.Contains("xMax", StringComparison.Ordinal) ? 1
            : 0.5;
        double top =
            fit.Contains("YMin", StringComparison.Ordinal) ? 0
            : fit.Contains("YMax", StringComparison.Ordinal) ? 1
            : 0.5;
        return new Affine(
            across,
            0,
            0,
            down,
            (width - across * box[2]) * left - across * box[0],
            (height - down * box[3]) * top - down * box[1]
        );
    }
}
