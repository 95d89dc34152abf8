using System.Globalization;

namespace Edition.Diagnostics;

public static partial class Rules
{
    public static readonly Rule PictureDamaged = new("ED720", Severity.Error, "A picture is truncated or damaged");
    public static readonly Rule PictureMislabelled = new(
        "ED721",
        Severity.Error,
        "A picture's name says another format than its bytes"
    );
    public static readonly Rule PictureTooLarge = new(
        "ED722",
        Severity.Error,
        "A picture's dimensions are beyond reason"
    );
    public static readonly Rule PictureColours = new("ED723", Severity.Error, "A picture's colours cannot be known");
    public static readonly Rule SvgScript = new("ED724", Severity.Error, "A vector picture carries a script");
    public static readonly Rule SvgExternal = new("ED725", Severity.Error, "A vector picture refers outside itself");
    public static readonly Rule SvgUnsupported = new(
        "ED726",
        Severity.Error,
        "A vector picture uses what is not supported"
    );
    public static readonly Rule SvgLettersMissing = new(
        "ED727",
        Severity.Error,
        "A vector picture has letters that no face has"
    );
    public static readonly Rule PictureTurned = new("ED728", Severity.Query, "A picture is stored turned");
    public static readonly Rule PictureCoarse = new("ED729", Severity.Query, "A picture is too coarse for print");
}

/// <summary>The sentences of those rules, under their names.</summary>
public static partial class Says
{
    /// <summary>Of a damaged picture, or one too large, by the rule for each.</summary>
    public static Message PictureUnusable(Rule rule, string path, string problem) =>
        new(rule, $"“{path}” cannot be used: {problem}.");

    public static Message SvgPath() => new(Rules.PictureDamaged, "The path's data cannot be read to their end.");

    public static Message SvgRoot() =>
        new(Rules.PictureDamaged, "The root is not <svg> in the namespace http://www.w3.org/2000/svg.");

    public static Message SvgNotWellFormed(string fault) =>
        new(Rules.PictureDamaged, $"The SVG is not well-formed: {fault}.");

    public static Message PictureMislabelled(string path, string name) =>
        new(Rules.PictureMislabelled, $"“{path}” is {name} by its bytes: name it so.");

    public static Message PicturesTooMuchWork(string path) =>
        new(
            Rules.PictureTooLarge,
            $"With “{path}” the pictures ask for more work than those of one edition may, and those after it by "
                + "name were not looked at: simplify the drawings, or make the pictures smaller."
        );

    public static Message SvgSize() => new(Rules.PictureTooLarge, "The size is not between 0 and 100 000 pixels.");

    public static Message PictureColours(string path) =>
        new(
            Rules.PictureColours,
            $"“{path}” is CMYK without a profile: embed the profile, or convert the picture to RGB."
        );

    public static Message SvgScript() => new(Rules.SvgScript, "A picture must not carry a script.");

    public static Message SvgScriptAttribute(string name) => new(Rules.SvgScript, $"The attribute {name} is a script.");

    public static Message SvgReferenceOutside(string attribute) =>
        new(Rules.SvgExternal, $"The reference “{attribute}” leads outside.");

    public static Message SvgShowsPicture() =>
        new(Rules.SvgExternal, "A picture must not show another: put it in the manuscript as a figure.");

    public static Message SvgStyleOutside() => new(Rules.SvgExternal, "The style sheet refers outside.");

    public static Message SvgAttribute(string name) =>
        new(Rules.SvgUnsupported, $"The attribute {name} is not supported.");

    public static Message SvgClip() =>
        new(Rules.SvgUnsupported, "Only a clip of one shape, in user units, is supported.");

    public static Message SvgDepth() => new(Rules.SvgUnsupported, "Elements are nested or used too deeply.");

    public static Message SvgElement(string name) => new(Rules.SvgUnsupported, $"<{name}> is not supported.");

    public static Message SvgElements(int most) =>
        new(Rules.SvgUnsupported, $"The picture has more than {most} elements, uses counted.");

    public static Message SvgLength(string given, string name) =>
        new(Rules.SvgUnsupported, $"The length “{given}” of {name} is not supported.");

    public static Message SvgMixBlend() => new(Rules.SvgUnsupported, "The property mix-blend-mode is not supported.");

    public static Message SvgNesting() => new(Rules.SvgUnsupported, "Elements are nested too deeply.");

    public static Message SvgPoints(long most) =>
        new(Rules.SvgUnsupported, $"The picture has more than {most} points, uses counted.");

    public static Message SvgProperty(string property) =>
        new(Rules.SvgUnsupported, $"The property {property} is not supported.");

    public static Message SvgSelectors() =>
        new(Rules.SvgUnsupported, "The style sheet has more than simple selectors (type, .class, #id).");

    public static Message SvgSlice() => new(Rules.SvgUnsupported, "PreserveAspectRatio with slice is not supported.");

    public static Message SvgSymbol() => new(Rules.SvgUnsupported, "A symbol with a viewBox is not supported.");

    public static Message SvgTransform(string transform) =>
        new(Rules.SvgUnsupported, $"The transform “{transform}” cannot be read.");

    public static Message SvgUse(string reference) =>
        new(Rules.SvgUnsupported, $"There is nothing with the id “{reference}” to use.");

    public static Message SvgValue(string value, string property) =>
        new(Rules.SvgUnsupported, $"“{value}” is no value of {property}.");

    public static Message SvgVectorEffect() =>
        new(Rules.SvgUnsupported, "The property vector-effect is not supported.");

    public static Message SvgTooMuch() =>
        new(
            Rules.SvgUnsupported,
            "The picture asks for more work than any drawing needs: simplify it, or make it pixels."
        );

    public static Message SvgColour(string colour) => new(Rules.SvgUnsupported, $"The colour “{colour}” is not known.");

    public static Message SvgPaint(string name) => new(Rules.SvgUnsupported, $"<{name}> as a paint is not supported.");

    public static Message SvgSpread() => new(Rules.SvgUnsupported, "spreadMethod other than pad is not supported.");

    public static Message SvgFocus() => new(Rules.SvgUnsupported, "A focal radius is not supported.");

    public static Message PictureTurned(string path, int orientation) =>
        new(
            Rules.PictureTurned,
            $"“{path}” is stored turned (Exif orientation {orientation}): not every "
                + "reading program sets it upright, so turn the pixels."
        );

    public static Message PictureCoarse(string path, double density, double width, double least) =>
        new(
            Rules.PictureCoarse,
            string.Create(
                CultureInfo.InvariantCulture,
                $"“{path}” has {density} pixels an inch at its size of " + $"{width} mm: print asks for " + $"{least}."
            )
        );

    public static Message SvgLettersMissing(string words) =>
        new(Rules.SvgLettersMissing, $"No face of the template has the letters of “{words}”.");

    public static Message SvgRightToLeft(string words) =>
        new(Rules.SvgLettersMissing, $"“{words}” is written from right to left, which no edition sets yet.");
}
