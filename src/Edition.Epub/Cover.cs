using System.Collections.Immutable;
using System.Globalization;
using Edition.Faces;
using Edition.Model;
using Edition.Pictures;
using Edition.Pictures.Drawings;
using Edition.Styling;

namespace Edition.Epub;

/// <summary>
/// The cover that a template draws: authors, title, subtitle, the title in the parallel language and the publisher,
/// centred in a double frame, in the template's colours and face.
/// 1600 × 2560 pixels, which is what bookshops ask for; everything is measured in those.
/// </summary>
internal sealed class Cover
{
    private const int Width = 1600,
        Height = 2560,
        Measure = 1180,
        Levels = 127;
    private readonly byte[] indices = new byte[Width * Height];
    private readonly Publication publication;
    private readonly CoverSettings settings;
    private readonly FaceLibrary faces;

    private Cover(Publication publication, Template template, FaceLibrary faces)
    {
        this.publication = publication;
        this.faces = faces;
        settings = template.Cover;
    }

    /// <summary>
    /// What is drawn over the background: its pixels are indices from <c>(int)Tone * 127 + 1</c>, by coverage.
    /// </summary>
    private enum Tone
    {
        Ink,
        Accent,
    }

    public static byte[] Draw(Publication publication, Template template, FaceLibrary faces)
    {
        var cover = new Cover(publication, template, faces);
        cover.Compose();
        return PngWriter.Write(Width, Height, cover.indices, cover.Palette());
    }

    private void Compose()
    {
        Frame(84, 7);
        Frame(106, 2);
        Lang lang = publication.Lang;
        CoverLines[] head = [Set(Names(lang), 62, 76, false, false, Tone.Ink)];
        CoverLines title = Title(Titles.Main(publication.Title, lang));
        CoverLines subtitle = Set([Titles.Main(publication.Subtitle, lang)], 60, 78, false, true, Tone.Ink);
        CoverLines[] parallel =
            publication.ParallelLang is { } other && publication.Title.TryGet(other, out string? translated)
                ?
                [
                    Set([translated], 54, 70, false, false, Tone.Accent),
                    Set(
                        [publication.Subtitle.TryGet(other, out string? under) ? under : ""],
                        46,
                        62,
                        false,
                        true,
                        Tone.Accent
                    ),
                ]
                : [];
        CoverLines[] foot =
        [
            Set([Titles.Main(publication.Series, lang)], 44, 58, false, true, Tone.Ink),
            Set([Titles.Main(publication.Publisher, lang)], 50, 66, false, false, Tone.Ink),
            Set(
                [
                    string.Join(
                        ", ",
                        new[]
                        {
                            Titles.Main(publication.Place, lang),
                            publication.Date.Year.ToString(CultureInfo.InvariantCulture),
                        }.Where(word => word.Length > 0)
                    ),
                ],
                46,
                62,
                false,
                false,
                Tone.Ink
            ),
        ];

        Stack(head, 330, 0);
        const int SubtitleGap = 44,
            Ornament = 190;
        int depth =
            title.Depth
            + (subtitle.Depth > 0 ? SubtitleGap + subtitle.Depth : 0)
            + (parallel.Length > 0 ? Ornament + parallel.Sum(lines => lines.Depth) : 0);

        // The optical middle is above the geometric one.
        int y = Math.Max(560, (int)(Height * 0.455) - depth / 2);
        y = Stack([title], y, 0);
        y = Stack([subtitle], y + (subtitle.Depth > 0 ? SubtitleGap : 0), 0);
        if (parallel.Length > 0)
        {
            Rhombus(y + Ornament / 2 - 2);
            y += Ornament;
            Stack(parallel, y, 14);
        }

        Stack(foot, Height - 250 - foot.Sum(lines => lines.Depth), 0);
    }

    /// <summary>Names one under the other; many in one run.</summary>
    private string[] Names(Lang lang)
    {
        string[] names =
        [
            .. publication
                .Authors.Select(author => Titles.Main(author.Name, lang))
                .Where(name => name.Length > 0)
                .Select(name => name.Replace(". ", ".\u00A0", StringComparison.Ordinal)),
        ];
        return names.Length <= 3 ? names : [string.Join(", ", names)];
    }

    /// <summary>The title as large as the measure and five lines allow.</summary>
    private CoverLines Title(string text)
    {
        CoverLines lines = CoverLines.None;
        foreach (int size in (int[])[164, 148, 132, 118, 106, 94, 84, 74, 64, 54, 44])
        {
            lines = Set([text], size, size * 120 / 100, true, false, Tone.Ink);
            if (lines.Widest <= Measure && lines.Depth <= 760)
            {
                break;
            }
        }

        return lines;
    }

    private CoverLines Set(string[] paragraphs, int size, int leading, bool bold, bool italic, Tone tone) =>
        CoverLines.Set(
            paragraphs,
            faces.Chain(settings.Family, bold, italic),
            publication.Lang,
            size,
            leading,
            Measure,
            (int)tone
        );

    /// <summary>Lines under one another from y on, a gap between groups; returns where they end.</summary>
    private int Stack(IEnumerable<CoverLines> groups, int y, int gap)
    {
        foreach (CoverLines lines in groups)
        {
            foreach ((Outline outline, double width) in lines.Lines)
            {
                // The baseline at three quarters of the line.
                Fill(outline, Affine.Translation((Width - width) / 2, y + lines.Leading * 0.75), (Tone)lines.Tone);
                y += lines.Leading;
            }

            y += lines.Depth > 0 ? gap : 0;
        }

        return y;
    }

    private void Frame(int inset, int thickness)
    {
        Rectangle(inset, inset, Width - 2 * inset, thickness);
        Rectangle(inset, Height - inset - thickness, Width - 2 * inset, thickness);
        Rectangle(inset, inset, thickness, Height - 2 * inset);
        Rectangle(Width - inset - thickness, inset, thickness, Height - 2 * inset);
    }

    private void Rectangle(int x, int y, int width, int height)
    {
        for (int row = y; row < y + height; row++)
        {
            indices.AsSpan(row * Width + x, width).Fill(Index(Tone.Accent, 255));
        }
    }

    /// <summary>A small ornament: a rhombus between two hairlines.</summary>
    private void Rhombus(int y)
    {
        const int Middle = Width / 2,
            Half = 15;
        var rhombus = new Outline.Builder();
        rhombus.Move(Middle - Half, y);
        rhombus.Line(Middle, y - Half);
        rhombus.Line(Middle + Half, y);
        rhombus.Line(Middle, y + Half);
        rhombus.Close();
        Fill(rhombus.ToOutline(), Affine.Identity, Tone.Accent);
        Rectangle(Middle - 190, y - 1, 150, 3);
        Rectangle(Middle + 40, y - 1, 150, 3);
    }

    private void Fill(Outline outline, Affine place, Tone tone) =>
        Scanlines.Fill(
            outline,
            place,
            false,
            Width,
            Height,
            (y, x, coverage) =>
            {
                Span<byte> row = indices.AsSpan(y * Width + x, coverage.Length);
                for (int i = 0; i < coverage.Length; i++)
                {
                    byte index = Index(tone, coverage[i]);
                    row[i] = Math.Max(row[i], index);
                }
            }
        );

    private static byte Index(Tone tone, byte coverage)
    {
        int level = (coverage * Levels + 127) / 255;
        return (byte)(level == 0 ? 0 : (int)tone * Levels + level);
    }

    private ImmutableArray<Rgb> Palette()
    {
        Rgb paper = new(settings.Background);
        Rgb Mixed(int colour, int level)
        {
            Rgb ink = new(colour);
            int Channel(byte from, byte to) => (from * (Levels - level) + to * level + Levels / 2) / Levels;
            return new Rgb(Channel(paper.R, ink.R) << 16 | Channel(paper.G, ink.G) << 8 | Channel(paper.B, ink.B));
        }

        IEnumerable<int> levels = Enumerable.Range(1, Levels);
        return
        [
            paper,
            .. levels.Select(level => Mixed(settings.Ink, level)),
            .. levels.Select(level => Mixed(settings.Accent, level)),
        ];
    }
}
