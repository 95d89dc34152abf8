using System.Xml.Linq;
using Edition.Diagnostics;
using Edition.Faces;

namespace Edition.Pictures.Svg;

/// <summary>
/// Words of a picture as outlines in the template's faces (SVG 1.1, 10): chunks that begin at given places, set from
/// there, about it or up to it. Kerning and marks as the face has them.
/// </summary>
internal sealed class SvgText(FaceLibrary? faces, Action<XElement, Message> missing)
{
    private readonly record struct Letter(
        char Character,
        SvgStyle Style,
        double? X,
        double? Y,
        double Dx,
        double Dy,
        XElement Element
    );

    /// <summary>Text of one style with its outline in user units.</summary>
    public IEnumerable<(Outline Outline, SvgStyle Style, XElement Element)> Set(
        XElement text,
        SvgStyle style,
        Func<XElement, SvgStyle, SvgStyle> styleOf
    )
    {
        var letters = new List<Letter>();
        Collect(text, style, styleOf, letters);
        while (letters.Count > 0 && letters[^1].Character == ' ')
        {
            letters.RemoveAt(letters.Count - 1);
        }

        if (faces is null)
        {
            yield break;
        }

        double x = 0,
            y = 0;
        for (int i = 0; i < letters.Count; )
        {
            int end = i + 1;
            while (end < letters.Count && letters[end].X is null && letters[end].Y is null)
            {
                end++;
            }

            x = letters[i].X ?? x;
            y = letters[i].Y ?? y;
            var runs = new List<(Outline.Builder Outline, SvgStyle Style, XElement Element)>();
            double from = x;
            for (int run = i; run < end; )
            {
                int runEnd = run + 1;
                while (
                    runEnd < end
                    && letters[runEnd].Style == letters[run].Style
                    && letters[runEnd].Dx == 0
                    && letters[runEnd].Dy == 0
                )
                {
                    runEnd++;
                }

                x += letters[run].Dx;
                y += letters[run].Dy;
                var outline = new Outline.Builder();
                string words = string.Concat(letters.Skip(run).Take(runEnd - run).Select(letter => letter.Character));
                x += Draw(
                    outline,
                    words,
                    letters[run].Style,
                    x,
                    y + letters[run].Style.BaselineDrop * letters[run].Style.FontSize,
                    letters[run].Element
                );
                runs.Add((outline, letters[run].Style, letters[run].Element));
                run = runEnd;
            }

            double shift = letters[i].Style.Anchor switch
            {
                SvgAnchor.Middle => (from - x) / 2,
                SvgAnchor.End => from - x,
                _ => 0,
            };
            foreach (var (outline, runStyle, element) in runs)
            {
                yield return (outline.ToOutline().Mapped(Affine.Translation(shift, 0)), runStyle, element);
            }

            i = end;
        }
    }

    /// <summary>
    /// Characters with white space collapsed (xml:space default), each with the place that the lists of its elements
    /// give it.
    /// </summary>
    private static void Collect(
        XElement element,
        SvgStyle style,
        Func<XElement, SvgStyle, SvgStyle> styleOf,
        List<Letter> letters
    )
    {
        List<double> xs = List("x"),
            ys = List("y"),
            dxs = List("dx"),
            dys = List("dy");
        int index = 0;
        foreach (XNode node in element.Nodes())
        {
            if (node is XElement child && child.Name.LocalName == "tspan")
            {
                int before = letters.Count;
                Collect(child, styleOf(child, style), styleOf, letters);
                index += letters.Count - before;
            }
            else if (node is XText words)
            {
                foreach (char c in words.Value)
                {
                    char shown = c is '\n' or '\r' or '\t' ? ' ' : c;
                    if (shown == ' ' && (letters.Count == 0 || letters[^1].Character == ' '))
                    {
                        continue;
                    }

                    letters.Add(new Letter(shown, style, At(xs), At(ys), At(dxs) ?? 0, At(dys) ?? 0, element));
                    index++;
                }
            }
        }

        double? At(List<double> list) => index < list.Count ? list[index] : null;

        List<double> List(string name)
        {
            var list = new List<double>();
            foreach (
                string part in ((string?)element.Attribute(name) ?? "").Split(
                    (char[])[' ', ',', '\t', '\n', '\r'],
                    StringSplitOptions.RemoveEmptyEntries
                )
            )
            {
                list.Add(SvgValues.Length(part, 0, style.FontSize, out double value) ? value : 0);
            }

            return list;
        }
    }

    /// <summary>Draws words from a place on the baseline and returns their width.</summary>
    private double Draw(Outline.Builder outline, string words, SvgStyle style, double x, double y, XElement element)
    {
        string family = style.Monospaced && faces!.Has("mono") ? "mono" : "text";
        double pen = 0;
        if (words.EnumerateRunes().Any(rune => Scripts.IsRightToLeft(rune.Value)))
        {
            missing(element, Says.SvgRightToLeft(words));
        }

        foreach (FaceRun run in faces!.Itemise(words, family, style.Bold, style.Italic))
        {
            if (!run.Covered)
            {
                missing(element, Says.SvgLettersMissing(words[run.Start..run.End]));
            }

            double scale = style.FontSize / run.Face.UnitsPerEm;
            foreach (
                Glyph glyph in run.Face.Shape(words.AsSpan(run.Start..run.End), Model.Lang.Russian, FaceFeatures.None)
            )
            {
                outline.Append(
                    run.Face.OutlineOf(glyph.Id)
                        .Mapped(
                            new Affine(scale, 0, 0, -scale, x + pen + glyph.XOffset * scale, y - glyph.YOffset * scale)
                        )
                );
                pen += glyph.Advance * scale;
            }
        }

        return pen;
    }
}
