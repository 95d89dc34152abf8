using System.Collections.Concurrent;
using Edition.Faces;
using Edition.Model;
using Edition.Typography;

namespace Edition.Print.Paragraphs;

/// <summary>What makes letters differ beside their size: two texts of equal keys may share shaped words.</summary>
internal readonly record struct FountKey(
    string Family,
    bool Bold,
    bool Italic,
    bool SmallCaps,
    bool OldStyleFigures,
    bool Superiors,
    Lang Lang,
    bool Hyphenate
)
{
    /// <summary>No ligatures: each character of code is a sign of its own.</summary>
    public bool Unjoined { get; init; }
}

/// <summary>
/// A family's face with its fallbacks, in one language and with fixed features: shapes words and remembers them. Words
/// are shaped one by one, without the spaces around them, as TeX does: a space is glue
/// whose width the line decides, so that kerning against it would mean nothing. Safe to use from several threads.
/// </summary>
internal sealed class Fount
{
    /// <summary>Words longer than this (no natural language has any) are not kept.</summary>
    private const int LongestKept = 64;

    /// <summary>Capitals set smaller where a face has no small capitals, in thousandths.</summary>
    private const int SmallCapScale = 780;

    private readonly FountKey key;
    private readonly FaceLibrary faces;
    private readonly Hyphenator hyphenator;
    private readonly bool feignsCaps;
    private readonly Face around;
    private readonly int smallCapScale;
    private readonly Lazy<(int Scale, int Rise)?> superior;
    private readonly ConcurrentDictionary<(Face Face, char Letter), bool> smallCaps = [];
    private readonly FaceFeatures features;
    private readonly ConcurrentDictionary<string, ShapedWord> words = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ShapedWord>.AlternateLookup<ReadOnlySpan<char>> wordsBySpan;
    private readonly ConcurrentDictionary<string, ShapedWord> heads = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ShapedWord> tails = new(StringComparer.Ordinal);

    public Fount(FountKey key, FaceLibrary faces, Hyphenator hyphenator)
    {
        this.key = key;
        this.faces = faces;
        this.hyphenator = hyphenator;
        wordsBySpan = words.GetAlternateLookup<ReadOnlySpan<char>>();
        Face = faces.FaceOf(key.Family, key.Bold, key.Italic, key.Lang);
        around = faces.FaceOf(key.Family, key.Bold, key.Italic);
        feignsCaps = key.SmallCaps && !Face.Features.HasFlag(FaceFeatures.SmallCaps);
        smallCapScale = key.SmallCaps && !feignsCaps ? RealSmallCaps() : SmallCapScale;
        superior = new Lazy<(int Scale, int Rise)?>(RealSuperiors);
        features =
            (key.SmallCaps ? FaceFeatures.SmallCaps : 0)
            | (key.OldStyleFigures ? FaceFeatures.OldStyleFigures : 0)
            | (key.Superiors ? FaceFeatures.Superiors : 0)
            | (key.Unjoined ? FaceFeatures.Unjoined : 0);
        HyphenCost = hyphenator.CostIn(key.Lang);
        Space = Shape(" ", " ");
        NoBreakSpace = Shape(" ", "\u00A0");
        Hyphen = Shape("-", "\u00AD");
    }

    public FountKey Key => key;

    /// <summary>How dear a hyphen in its language is: a multiple of the template's penalty for one.</summary>
    public double HyphenCost { get; }

    /// <summary>The family's own face, or that of the family which serves the language.</summary>
    public Face Face { get; }

    /// <summary>
    /// How large, in thousandths, and how high, in font units, letters are drawn that stand beside the face's own raised
    /// figures and are none; null where it has no such figures.
    /// </summary>
    public (int Scale, int Rise)? Superior => superior.Value;

    public ShapedWord Space { get; }

    /// <summary>As wide as <see cref="Space"/>: both justify alike.</summary>
    public ShapedWord NoBreakSpace { get; }

    /// <summary>The hyphen that breaking makes.</summary>
    public ShapedWord Hyphen { get; }

    /// <summary>A whole word with its divisions.</summary>
    public ShapedWord Word(ReadOnlySpan<char> source)
    {
        if (wordsBySpan.TryGetValue(source, out ShapedWord? found))
        {
            return found;
        }

        string word = source.ToString();
        ShapedWord shaped = MakeWord(word);
        return word.Length <= LongestKept ? words.GetOrAdd(word, shaped) : shaped;
    }

    /// <summary>
    /// The part of a word before a break; <paramref name="hyphen"/>: with the hyphen that breaking makes, which is
    /// U+00AD in its text.
    /// </summary>
    public ShapedWord Head(string text, bool hyphen)
    {
        if (!hyphen)
        {
            return Tail(text);
        }

        if (heads.TryGetValue(text, out ShapedWord? found))
        {
            return found;
        }

        ShapedWord shaped = Shape(text + "-", text + "\u00AD");
        return text.Length <= LongestKept ? heads.GetOrAdd(text, shaped) : shaped;
    }

    /// <summary>The part of a word after a break (or between two).</summary>
    public ShapedWord Tail(string text)
    {
        if (tails.TryGetValue(text, out ShapedWord? found))
        {
            return found;
        }

        ShapedWord shaped = Shape(text, text);
        return text.Length <= LongestKept ? tails.GetOrAdd(text, shaped) : shaped;
    }

    /// <summary>Divisions of a word that stands in several tokens.</summary>
    public List<Division> Divide(string word) => hyphenator.Divide(word, key.Lang, key.Hyphenate);

    /// <summary>
    /// Shapes a word in runs of one face. Invisible characters (soft hyphens, joiners) leave no trace in the text.
    /// </summary>
    private ShapedWord MakeWord(string source)
    {
        string text = source;
        int[]? sourceIndex = null;
        if (source.AsSpan().ContainsAnyInRange('\u00AD', '\uFEFF') && source.Any(c => Equivalents.IsInvisible(c)))
        {
            int[] kept = [.. Enumerable.Range(0, source.Length).Where(i => !LeavesNoTrace(source, i))];
            text = string.Concat(kept.Select(i => source[i]));
            sourceIndex = [.. kept, source.Length];
        }

        ShapedWord word = Shape(text, text);
        List<Division> found = hyphenator.Divide(source, key.Lang, key.Hyphenate);
        if (found.Count == 0)
        {
            return sourceIndex is null ? word : word with { SourceIndex = sourceIndex };
        }

        var divisions = new List<WordDivision>(found.Count);
        long[] widths = word.Widths();
        int at = 0;
        foreach (Division division in found)
        {
            at = sourceIndex is null ? division.At : Array.FindIndex(sourceIndex, at, i => i >= division.At);
            if (at > 0 && at < text.Length && (divisions.Count == 0 || divisions[^1].At < at))
            {
                divisions.Add(new WordDivision(at, division.Kind, widths[at]));
            }
        }

        return word with
        {
            SourceIndex = sourceIndex,
            Divisions = [.. divisions],
        };
    }

    /// <summary>An invisible character, but for one that joins two pictures to one («👩‍🔬»).</summary>
    private static bool LeavesNoTrace(string source, int at) =>
        Equivalents.IsInvisible(source[at])
        && !(source[at] == '\u200D' && at > 0 && (char.IsLowSurrogate(source[at - 1]) || source[at - 1] == '\uFE0F'));

    /// <summary>
    /// Letters of another face are brought to the height of those around them, in thousandths of their size.
    /// </summary>
    private int ScaleOf(Face face, ReadOnlySpan<char> text) =>
        face != around && face.XHeight > 0 && (face == Face || IsOfAlphabet(text))
            ? (int)
                Math.Clamp(
                    1000L * around.XHeight * face.UnitsPerEm / ((long)face.XHeight * around.UnitsPerEm),
                    850,
                    1100
                )
            : 1000;

    /// <summary>A small letter that the face has no small capital of: its capital is drawn smaller.</summary>
    private bool Feigned(Face face, char letter) =>
        key.SmallCaps
        && char.IsLower(letter)
        && (
            feignsCaps
            || smallCaps.GetOrAdd(
                (face, letter),
                static (asked, lang) =>
                    asked.Face.Shape(asked.Letter.ToString(), lang, FaceFeatures.SmallCaps) is [var only]
                    && only.Id == asked.Face.GlyphOf(asked.Letter)
                    && asked.Face.GlyphOf(char.ToUpperInvariant(asked.Letter)) is not 0 and var capital
                    && capital != only.Id,
                key.Lang
            )
        );

    // As high as the face's own small capitals.
    private int RealSmallCaps() =>
        HeightOf('x', FaceFeatures.SmallCaps) is { } small && HeightOf('X', FaceFeatures.None) is { } capital
            ? (int)Math.Clamp(1000 * (small.Top - small.Bottom) / (capital.Top - capital.Bottom), 600, 900)
            : SmallCapScale;

    private (int Scale, int Rise)? RealSuperiors()
    {
        if (
            !Face.Features.HasFlag(FaceFeatures.Superiors)
            || HeightOf('2', FaceFeatures.None) is not { } plain
            || HeightOf('2', FaceFeatures.Superiors) is not { } raised
            || plain == raised
        )
        {
            return null;
        }

        int scale = (int)Math.Clamp(1000 * (raised.Top - raised.Bottom) / (plain.Top - plain.Bottom), 500, 800);
        return (scale, (int)(raised.Top - plain.Top * scale / 1000));
    }

    private (double Bottom, double Top)? HeightOf(char letter, FaceFeatures features)
    {
        if (Face.Shape(letter.ToString(), key.Lang, features) is not [{ Id: not 0 } glyph])
        {
            return null;
        }

        (Point least, Point most) = Face.OutlineOf(glyph.Id).Bounds();
        return most.Y > least.Y ? (least.Y, most.Y) : null;
    }

    // Signs and ideographs keep their size.
    private static bool IsOfAlphabet(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (char.IsLetter(c) && c < '\u2C00')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Shapes <paramref name="shown"/>; the glyphs stand for <paramref name="text"/>, which is as long.
    /// </summary>
    private ShapedWord Shape(string shown, string text)
    {
        List<FaceRun> itemised = faces.Itemise(shown, key.Family, key.Bold, key.Italic, key.Lang);
        var runs = new List<ShapedRun>(itemised.Count);
        foreach (FaceRun run in itemised)
        {
            int start = run.Start;
            while (start < run.End)
            {
                bool lower = Feigned(run.Face, shown[start]);
                int end = start + 1;
                while (
                    end < run.End
                    && (
                        !key.SmallCaps
                        || Feigned(run.Face, shown[end]) == lower
                        || char.GetUnicodeCategory(shown[end]) == System.Globalization.UnicodeCategory.NonSpacingMark
                    )
                )
                {
                    end++;
                }

                string letters = FaceLibrary.WithEquivalents(run.Face, shown.AsSpan(start, end - start));
                Glyph[] glyphs = run.Face.Shape(lower ? letters.ToUpperInvariant() : letters, key.Lang, features);
                int scale = ScaleOf(run.Face, shown.AsSpan(run.Start, run.End - run.Start));
                runs.Add(new ShapedRun(run.Face, glyphs, start, end, lower ? smallCapScale * scale / 1000 : scale));
                start = end;
            }
        }

        return new ShapedWord(text, [.. runs]);
    }
}
