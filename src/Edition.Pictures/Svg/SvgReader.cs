using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;
using Edition.Diagnostics;
using Edition.Faces;
using Edition.Model;
using Edition.Pictures.Drawings;

namespace Edition.Pictures.Svg;

/// <summary>What is wrong in a picture, at an offset of its text.</summary>
internal readonly record struct SvgProblem(Message Message, int Offset);

/// <summary>
/// Reads the subset of SVG 1.1 that manuscripts may use: paths, shapes, text, groups, uses, transforms, solid and
/// gradient paints, opacity, simple clips and style sheets. All else is a problem with its
/// place, never left out silently; metadata and editors' own elements say nothing about looks and are passed over.
/// Pictures are not trusted: depth and size are bounded.
/// </summary>
internal sealed partial class SvgReader
{
    private const int DeepestNesting = 64;
    private const int MostElements = 200_000;
    private const long MostPoints = 2_000_000;

    /// <summary>Characters of a picture's text, and the elements and attributes in it, before it is parsed.</summary>
    private const int MostCharacters = 20_000_000,
        MostTags = 1_000_000,
        MostValues = 2_000_000;

    private const int MostProblems = 100;
    private const double LargestSide = 100_000;
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly XNamespace XLink = "http://www.w3.org/1999/xlink";

    private readonly Source source;
    private readonly List<SvgProblem> problems;
    private readonly Dictionary<string, XElement> byId = new(StringComparer.Ordinal);
    private readonly SvgWork work;
    private readonly SvgSheet sheet;
    private readonly SvgText text;
    private SvgPaints paints = null!;
    private int elements;
    private long points;

    private SvgReader(Source source, FaceLibrary? faces, List<SvgProblem> problems, SvgWork work)
    {
        this.work = work;
        this.source = source;
        this.problems = problems;
        sheet = new SvgSheet(work);
        text = new SvgText(faces, (element, message) => Report(message, element));
    }

    /// <summary>
    /// The drawing, as far as it can be read; null where it is no SVG at all. Any problem means that the picture must
    /// not be used.
    /// </summary>
    /// <param name="source">The picture's text.</param>
    /// <param name="faces">For its words; without them they are left out.</param>
    /// <param name="problems">Takes what is wrong.</param>
    /// <param name="spent">Counts what the picture asks for, for those who ask how much it was.</param>
    public static Drawing? Read(Source source, FaceLibrary? faces, List<SvgProblem> problems, SvgWork? spent = null)
    {
        ReadOnlySpan<char> characters = source.Text;
        if (
            characters.Length > MostCharacters
            || characters.Count('<') > MostTags
            || characters.Count('=') > MostValues
        )
        {
            problems.Add(new SvgProblem(Says.SvgTooMuch(), 0));
            return null;
        }

        try
        {
            // The document type is passed over, so its entities are unknown and fetch nothing.
            var settings = new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Ignore,
                XmlResolver = null,
                MaxCharactersInDocument = 50_000_000,
            };
            using var reader = XmlReader.Create(new StringReader(source.Text), settings);
            Check(reader, source, problems);
            using var again = XmlReader.Create(new StringReader(source.Text), settings);
            XDocument document =
                problems.Count > 0
                    ? new XDocument()
                    : XDocument.Load(again, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace);
            return document.Root is { } root
                ? new SvgReader(source, faces, problems, spent ?? new SvgWork()).ReadRoot(root)
                : null;
        }
        catch (SvgTooMuchException much)
        {
            var place = (IXmlLineInfo?)much.Element;
            problems.Add(
                new SvgProblem(
                    Says.SvgTooMuch(),
                    place is null ? 0 : Offset(source, place.LineNumber, place.LinePosition)
                )
            );
            return null;
        }
        catch (XmlException e)
        {
            problems.Add(
                new SvgProblem(
                    Says.SvgNotWellFormed(e.Message.TrimEnd('.')),
                    Offset(source, e.LineNumber, e.LinePosition)
                )
            );
            return null;
        }
    }

    /// <summary>Depth first, so that no tree is built that could not be walked.</summary>
    private static void Check(XmlReader reader, Source source, List<SvgProblem> problems)
    {
        while (reader.Read())
        {
            if (reader.Depth > DeepestNesting * 2)
            {
                var line = (IXmlLineInfo)reader;
                problems.Add(new SvgProblem(Says.SvgNesting(), Offset(source, line.LineNumber, line.LinePosition)));
                return;
            }
        }
    }

    private void Children(
        XElement parent,
        SvgStyle style,
        Affine place,
        int depth,
        ImmutableArray<Drawn>.Builder output
    )
    {
        foreach (XElement child in parent.Elements())
        {
            if (child.Name.Namespace == Svg && elements < MostElements && points < MostPoints)
            {
                Element(child, style, place, depth + 1, output);
            }
        }
    }

    private void Element(
        XElement element,
        SvgStyle inherited,
        Affine place,
        int depth,
        ImmutableArray<Drawn>.Builder output
    )
    {
        if (depth > DeepestNesting)
        {
            Report(Says.SvgDepth(), element);
            return;
        }

        work.Current = element;
        if (++elements == MostElements)
        {
            Report(Says.SvgElements(MostElements), element);
        }

        string name = element.Name.LocalName;
        if (
            name
            is not (
                "g"
                or "use"
                or "path"
                or "rect"
                or "circle"
                or "ellipse"
                or "line"
                or "polyline"
                or "polygon"
                or "text"
            )
        )
        {
            return; // definitions and descriptions; what is not known has been reported
        }

        double opacity = 1;
        string clip = "none";
        foreach (var (property, value) in sheet.Of(element))
        {
            switch (property)
            {
                case "display" when value == "none":
                    return;
                case "opacity":
                    SvgValues.Fraction(value, out opacity);
                    break;
                case "clip-path":
                    clip = value;
                    break;
                case "filter"
                or "mask"
                or "marker-start"
                or "marker-mid"
                or "marker-end"
                or "marker" when value != "none":
                    Report(Says.SvgProperty(property), element);
                    break;
                case "mix-blend-mode" when value != "normal":
                    Report(Says.SvgMixBlend(), element);
                    break;
                case "vector-effect" when value != "none":
                    Report(Says.SvgVectorEffect(), element);
                    break;
            }
        }

        if ((string?)element.Attribute("transform") is { } transform)
        {
            if (!SvgValues.Transform(transform, out Affine map))
            {
                Report(Says.SvgTransform(Shortened(transform)), element);
            }

            place = place.After(map);
        }

        SvgStyle style = StyleOf(element, inherited);
        var items = ImmutableArray.CreateBuilder<Drawn>();
        var around = work.Box;
        work.Box = SvgWork.Nothing;
        switch (name)
        {
            case "g":
                Children(element, style, place, depth, items);
                break;
            case "use":
                Use(element, style, place, depth, items);
                break;
            case "text":
                Text(element, style, place, items);
                break;
            default:
                Shape(element, OutlineOf(element), style, place, items);
                break;
        }

        Clip? clipped = clip == "none" ? null : ClipOf(element, clip, place);
        if (opacity < 1 || clipped is not null)
        {
            work.Layer();
            output.Add(new DrawnGroup(items.ToImmutable(), opacity, clipped));
        }
        else
        {
            output.AddRange(items);
        }

        var own = work.Box;
        work.Box = (
            Math.Min(around.Left, own.Left),
            Math.Min(around.Top, own.Top),
            Math.Max(around.Right, own.Right),
            Math.Max(around.Bottom, own.Bottom)
        );
    }

    private void Use(XElement element, SvgStyle style, Affine place, int depth, ImmutableArray<Drawn>.Builder output)
    {
        string reference = SvgPaints.Href(element);
        if (reference.Length > 0 && !reference.StartsWith('#'))
        {
            return; // leads outside, and has been reported
        }

        if (reference.Length == 0 || !byId.TryGetValue(reference[1..], out XElement? target))
        {
            Report(Says.SvgUse(Shortened(reference)), element);
            return;
        }

        place = place.After(Affine.Translation(Measure(element, "x", style), Measure(element, "y", style)));
        if (target.Name.LocalName != "symbol")
        {
            Element(target, style, place, depth + 1, output);
        }
        else if (target.Attribute("viewBox") is not null)
        {
            Report(Says.SvgSymbol(), target);
        }
        else if (depth < DeepestNesting)
        {
            Children(target, StyleOf(target, style), place, depth + 1, output);
        }
    }

    private void Text(XElement element, SvgStyle style, Affine place, ImmutableArray<Drawn>.Builder output)
    {
        work.Letters(element.Value.Length);
        foreach (var (outline, runStyle, user) in text.Set(element, style, StyleOf))
        {
            Shape(user, outline, runStyle with { FillEvenOdd = false }, place, output);
        }
    }

    private SvgStyle StyleOf(XElement element, SvgStyle inherited)
    {
        SvgStyle style = inherited;
        foreach (var (property, value) in sheet.Of(element))
        {
            if (value == "inherit")
            {
                continue;
            }

            if (style.With(property, value) is { } next)
            {
                style = next;
            }
            else
            {
                Report(Says.SvgValue(Shortened(value), property), element);
            }
        }

        return style;
    }

    private void Report(Message message, XElement element)
    {
        var line = (IXmlLineInfo)element;
        var problem = new SvgProblem(message, Offset(source, line.LineNumber, line.LinePosition));
        if (problems.Count < MostProblems && !problems.Contains(problem))
        {
            problems.Add(problem);
        }
    }

    private static int Offset(Source source, int line, int position) =>
        line <= 0
            ? 0
            : Math.Clamp(source.LineStart(Math.Min(line, source.LineCount)) + position - 1, 0, source.Text.Length);

    private static List<double> Numbers(string? text) => new SvgScanner(text ?? "").Numbers();
}
