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

    /// <summary>Sizes in percent, tried one after the other until all has room.</summary>
    private static readonly int[] Sizes = [100, 92, 84, 76, 68, 60, 52, 44, 36, 28];

    /// <summary>From this size down, a word wider than the measure is divided rather than all set smaller.</summary>
    private const int Divided = 68;

    /// <summary>The rows on which letters stand; the frame is drawn over all of them at the end.</summary>
    private readonly byte[]?[] rows = new byte[]?[Height];
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
        return PngWriter.Write(Width, Height, cover.Row, cover.Palette());
    }

    private void Row(int y, Span<byte> indices)
    {
        rows[y].AsSpan().CopyTo(indices);
        Frame(y, indices, 84, 7);
        Frame(y, indices, 106, 2);
    }

    private void Compose()
    {
        Composition whole = Composition.None;
        foreach (int percent in Sizes)
        {
            whole = Compose(percent, divides: percent <= Divided);
            if (whole.Fits)
            {
                break;
            }
        }

        Stack(whole.Head, Composition.HeadTop, 0);
        int y = Stack([whole.Title], whole.Top, 0);
        y = Stack([whole.Subtitle], y + whole.SubtitleGap, 0);
        if (whole.Parallel.Length > 0)
        {
            Rhombus(y + Composition.Ornament / 2 - 2);
            Stack(whole.Parallel, y + Composition.Ornament, Composition.ParallelGap);
        }

        Stack(whole.Foot, whole.FootTop, 0);
    }

    /// <param name="percent">Of the sizes that a cover with little on it has.</param>
    /// <param name="divides">Whether words wider than the measure are divided.</param>
    private Composition Compose(int percent, bool divides)
    {
        Lang lang = publication.Lang;
        CoverLines Lines(string[] texts, int size, int leading, bool italic = false, Tone tone = Tone.Ink) =>
            Set(texts, size * percent / 100, leading * percent / 100, false, italic, tone, divides);
        CoverLines[] parallel =
            publication.ParallelLang is { } other && publication.Title.TryGet(other, out string? translated)
                ?
                [
                    Lines([translated], 54, 70, tone: Tone.Accent),
                    Lines(
                        [publication.Subtitle.TryGet(other, out string? under) ? under : ""],
                        46,
                        62,
                        italic: true,
                        Tone.Accent
                    ),
                ]
                : [];
        string imprint = string.Join(
            ", ",
            new[]
            {
                Titles.Main(publication.Place, lang),
                publication.Date.Year.ToString(CultureInfo.InvariantCulture),
            }.Where(word => word.Length > 0)
        );
        return new Composition(
            [Lines(Names(lang), 62, 76)],
            Title(Titles.Main(publication.Title, lang), percent, divides),
            Lines([Titles.Main(publication.Subtitle, lang)], 60, 78, italic: true),
            parallel,
            [
                Lines([Titles.Main(publication.Series, lang)], 44, 58, italic: true),
                Lines([Titles.Main(publication.Publisher, lang)], 50, 66),
                Lines([imprint], 46, 62),
            ]
        );
    }

    /// <summary>What stands on the cover, and where.</summary>
    private sealed record Composition(
        CoverLines[] Head,
        CoverLines Title,
        CoverLines Subtitle,
        CoverLines[] Parallel,
        CoverLines[] Foot
    )
    {
        public const int HeadTop = 330,
            Ornament = 190,
            ParallelGap = 14;

        /// <summary>Between what stands above and the title, and between the title and what stands below.</summary>
        private const int Apart = 80;

        public static readonly Composition None = new([], CoverLines.None, CoverLines.None, [], []);

        public int SubtitleGap => Subtitle.Depth > 0 ? 44 : 0;

        public int FootTop => Height - 250 - Foot.Sum(lines => lines.Depth);

        /// <summary>The optical middle is above the geometric one; names above and publisher below keep clear.</summary>
        public int Top => Math.Max(Least, Math.Min((int)(Height * 0.455) - Depth / 2, FootTop - Apart - Depth));

        public bool Fits =>
            Top + Depth + Apart <= FootTop
            && Head.Concat([Title, Subtitle]).Concat(Parallel).Concat(Foot).All(lines => lines.Widest <= Measure);

        private int Least => Math.Max(560, HeadTop + Head.Sum(lines => lines.Depth) + Apart);

        private int Depth =>
            Title.Depth
            + SubtitleGap
            + Subtitle.Depth
            + (Parallel.Length > 0 ? Ornament + Parallel.Sum(lines => lines.Depth + ParallelGap) : 0);
    }

    /// <summary>Names one under the other; many in one run.</summary>
    private string[] Names(Lang lang)
    {
        string[] names =
        [
            .. publication
                .Authors.Where(person => person.IsAuthor)
                .Select(author => Titles.Main(author.Name, lang))
                .Where(name => name.Length > 0)
                .Select(name => name.Replace(". ", ".\u00A0", StringComparison.Ordinal)),
        ];
        return names.Length <= 3 ? names : [string.Join(", ", names)];
    }

    /// <summary>The title as large as the measure and five lines allow.</summary>
    private CoverLines Title(string text, int percent, bool divides)
    {
        CoverLines lines = CoverLines.None;
        foreach (int full in (int[])[164, 148, 132, 118, 106, 94, 84, 74, 64, 54, 44])
        {
            int size = full * percent / 100;
            lines = Set([text], size, size * 120 / 100, true, false, Tone.Ink, divides && full <= 94);
            if (lines.Widest <= Measure && lines.Depth <= 760)
            {
                break;
            }
        }

        return lines;
    }

    private CoverLines Set(
        string[] paragraphs,
        int size,
        int leading,
        bool bold,
        bool italic,
        Tone tone,
        bool divides
    ) =>
        CoverLines.Set(
            paragraphs,
            new CoverType(
                text => faces.Itemise(text, settings.Family, bold, italic),
                publication.Lang,
                size,
                Measure,
                divides
            ),
            leading,
            (int)tone
        );

    /// <summary>Lines under one another from y on, a gap between groups; returns where they end.</summary>
    private int Stack(IEnumerable<CoverLines> groups, int y, int gap)
    {
        foreach (CoverLines lines in groups)
        {
            foreach ((string line, double width) in lines.Lines)
            {
                // The baseline at three quarters of the line.
                Fill(
                    lines.OutlineOf(line),
                    Affine.Translation((Width - width) / 2, y + lines.Leading * 0.75),
                    (Tone)lines.Tone
                );
                y += lines.Leading;
            }

            y += lines.Depth > 0 ? gap : 0;
        }

        return y;
    }

    /// <summary>What a row has of a frame: all between its corners, or a piece of each side.</summary>
    private static void Frame(int y, Span<byte> row, int inset, int thickness)
    {
        int fromEdge = Math.Min(y, Height - 1 - y);
        if (fromEdge >= inset)
        {
            byte accent = Index(Tone.Accent, 255);
            Span<byte> between = row[inset..^inset];
            (fromEdge < inset + thickness ? between : between[..thickness]).Fill(accent);
            between[^thickness..].Fill(accent);
        }
    }

    private void Rectangle(int x, int y, int width, int height)
    {
        for (int row = y; row < y + height; row++)
        {
            RowOf(row).AsSpan(x, width).Fill(Index(Tone.Accent, 255));
        }
    }

    private byte[] RowOf(int y) => rows[y] ??= new byte[Width];

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

    private void Fill(Outline outline, Affine place, Tone tone)
    {
        byte[] levels = [.. Enumerable.Range(0, 256).Select(coverage => Index(tone, (byte)coverage))];
        Scanlines.Fill(
            outline,
            place,
            false,
            Width,
            Height,
            (y, x, coverage) =>
            {
                Span<byte> row = RowOf(y).AsSpan(x, coverage.Length);
                for (int i = 0; i < coverage.Length; i++)
                {
                    row[i] = Math.Max(row[i], levels[coverage[i]]);
                }
            }
        );
    }

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
