using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Edition.Faces;

namespace Edition.Print.Pdf;

/// <summary>
/// One face as a Type 0 font (ISO 32000-1, 9.7) with a character map of its own: codes of one byte as long as they
/// last, then of two. Codes are given out as text asks for them, one to each pair of glyph and text: so the same hyphen
/// is U+002D in one place and
/// U+00AD in another, the same blank a space or a no-break space, and a ligature is its letters, all by ToUnicode
/// alone. Glyphs that stand for a text only together (a letter
/// with a combining accent) become one composite glyph.
/// </summary>
internal sealed class PdfFace
{
    private readonly Face face;
    private readonly List<Code> codes = [];
    private readonly Dictionary<(ushort Glyph, string Text), int> byGlyph = [];
    private readonly Dictionary<string, int> byParts = new(StringComparer.Ordinal);
    private readonly List<CompositeGlyph> composites = [];

    /// <summary>The code of the word space, which readers widen by Tw.</summary>
    public const int Space = 32;

    private const int LongestText = 1024;

    /// <summary>
    /// The common case, a glyph for one character: the last code given to each glyph, asked before the dictionary.
    /// </summary>
    private readonly Dictionary<ushort, (char Character, int Code)> recent = [];

    private byte[] program = [],
        glyphsByCode = [];
    private Code spaceCode;

    public PdfFace(Face face, string resource, int number)
    {
        this.face = face;
        Resource = resource;
        Number = number;
        while (codes.Count < CodeMap.First)
        {
            codes.Add(default); // 0 is .notdef, which is never set; the others begin codes of two bytes
        }
    }

    /// <summary>
    /// Whether the next text may ask for more codes than are left: no text of one face is longer than a line.
    /// </summary>
    public bool IsNearlyFull => codes.Count > CodeMap.End - LongestText;

    /// <summary>The name in the pages' resources.</summary>
    public string Resource { get; }

    public int Number { get; }

    /// <summary>The advance that a reader will take, in millionths of an em.</summary>
    public long WidthOf(int code) => code == Space ? spaceCode.Width : codes[code].Width;

    /// <summary>The code for one glyph that stands for <paramref name="text"/>.</summary>
    public int CodeOf(ushort glyph, ReadOnlySpan<char> text)
    {
        if (text.Length == 1 && recent.TryGetValue(glyph, out var last) && last.Character == text[0])
        {
            return last.Code;
        }

        string meaning = text.ToString();
        if (!byGlyph.TryGetValue((glyph, meaning), out int code))
        {
            code = Give(new Code(glyph, -1, meaning, Millionths(face.AdvanceOf(glyph))));
            byGlyph.Add((glyph, meaning), code);
        }

        if (text.Length == 1)
        {
            recent[glyph] = (text[0], code);
        }

        return code;
    }

    /// <summary>
    /// The code for several glyphs that stand for <paramref name="text"/> together, each where the shaper put it.
    /// </summary>
    public int CodeOf(ReadOnlySpan<Glyph> glyphs, ReadOnlySpan<char> text)
    {
        var parts = ImmutableArray.CreateBuilder<(ushort, int, int)>(glyphs.Length);
        int pen = 0;
        int advance = 0;
        string key = "";
        foreach (Glyph glyph in glyphs)
        {
            int x = pen + glyph.XOffset;
            parts.Add((glyph.Id, x, glyph.YOffset));
            key += string.Create(CultureInfo.InvariantCulture, $"{glyph.Id} {x} {glyph.YOffset} ");
            pen += glyph.Advance;
            advance += Math.Max(0, glyph.Advance == 0 ? 0 : face.AdvanceOf(glyph.Id));
        }

        key += text.ToString();
        if (!byParts.TryGetValue(key, out int code))
        {
            composites.Add(new CompositeGlyph(parts.ToImmutable(), advance));
            code = Give(new Code(0, composites.Count - 1, text.ToString(), Millionths(advance)));
            byParts.Add(key, code);
        }

        return code;
    }

    /// <summary>
    /// Cuts the face's program down to what was asked for. To be called when all text has its codes, then <see
    /// cref="Write"/>.
    /// </summary>
    public void Cut()
    {
        while (codes.Count <= Space)
        {
            codes.Add(default);
        }

        codes[Space] = spaceCode;
        if (face.IsCff)
        {
            program = CffWriter.Write(PostScriptName(), face.UnitsPerEm, face.Bounds, [.. codes.Select(Drawn)]);
            return;
        }

        var used = new SortedSet<ushort>(
            codes
                .Where(code => code.IsGlyph)
                .Select(code => code.Glyph)
                .Concat(composites.SelectMany(composite => composite.Parts.Select(part => part.Glyph)))
        );
        FaceSubset subset = Subsetter.ForGlyphs(face, used);
        glyphsByCode = GlyphsByCode(subset, new Sfnt(subset.Bytes).Unsigned16("maxp", 4));
        program = CompositeGlyphs.Append(
            subset.Bytes,
            [
                .. composites.Select(composite =>
                    composite with
                    {
                        Parts = [.. composite.Parts.Select(part => (subset.GlyphMap[part.Glyph], part.X, part.Y))],
                    }
                ),
            ]
        );
    }

    /// <summary>What a code shows, as an outline of its own: a CFF program has no map from codes to glyphs.</summary>
    private (Outline Outline, int Advance) Drawn(Code code)
    {
        if (code.IsGlyph)
        {
            return (face.OutlineOf(code.Glyph), face.AdvanceOf(code.Glyph));
        }

        if (code.Text is null || code.Composite < 0)
        {
            return (Outline.Empty, 0);
        }

        var together = new Outline.Builder();
        CompositeGlyph composite = composites[code.Composite];
        foreach ((ushort glyph, int x, int y) in composite.Parts)
        {
            together.Append(face.OutlineOf(glyph).Mapped(Affine.Translation(x, y)));
        }

        return (together.ToOutline(), composite.Advance);
    }

    public void Write(PdfFile file, int map)
    {
        string name = Tag(program) + "+" + PostScriptName();
        PdfBuffer head = face.IsCff
            ? new PdfBuffer().Raw("/Subtype/CIDFontType0C"u8)
            : new PdfBuffer().Raw("/Length1 "u8).Integer(program.Length);
        int programNumber = file.AddStream(head.Written, program);
        int descriptor = file.Add(Descriptor(name, programNumber));
        int descendant = file.Add(Descendant(name, descriptor, face.IsCff ? null : file.AddStream([], glyphsByCode)));
        int toUnicode = file.AddStream([], CodeMap.ToText([.. codes.Select(code => code.Text)]));
        file.Set(
            Number,
            new PdfBuffer()
                .Raw("<</Type/Font/Subtype/Type0/BaseFont"u8)
                .Name(name)
                .Raw("/Encoding"u8)
                .Reference(map)
                .Raw("/DescendantFonts["u8)
                .Reference(descendant)
                .Raw("]/ToUnicode"u8)
                .Reference(toUnicode)
                .Raw(">>"u8)
        );
    }

    /// <summary>The next code whose bytes need no escape in a string: shorter pages.</summary>
    private int Give(Code code)
    {
        if (code.Text == " " && spaceCode == default)
        {
            spaceCode = code;
            return Space;
        }

        while (
            codes.Count == Space
            || Escaped(codes.Count & 255)
            || (codes.Count >= CodeMap.OneByte && Escaped(codes.Count >> 8))
        )
        {
            codes.Add(default);
        }

        if (codes.Count >= CodeMap.End)
        {
            throw new InvalidOperationException($"{face.File.Path} is asked for more than {CodeMap.End} glyphs");
        }

        codes.Add(code);
        return codes.Count - 1;

        static bool Escaped(int value) => value is '(' or ')' or '\\' or '\r' or '\n';
    }

    private long Millionths(int fontUnits) => (fontUnits * 1_000_000L + face.UnitsPerEm / 2) / face.UnitsPerEm;

    private byte[] GlyphsByCode(FaceSubset subset, int kept)
    {
        byte[] map = new byte[codes.Count * 2];
        for (int i = 0; i < codes.Count; i++)
        {
            int glyph =
                codes[i].Composite >= 0 && codes[i].Text is not null ? kept + codes[i].Composite
                : codes[i].IsGlyph ? subset.GlyphMap[codes[i].Glyph]
                : 0;
            map[i * 2] = (byte)(glyph >> 8);
            map[i * 2 + 1] = (byte)glyph;
        }

        return map;
    }

    /// <param name="name">The font's name.</param>
    /// <param name="descriptor">Its descriptor.</param>
    /// <param name="glyphMap">From CIDs to the glyphs of a TrueType program; those of a CFF program are the same.</param>
    private PdfBuffer Descendant(string name, int descriptor, int? glyphMap)
    {
        var font = new PdfBuffer(4096);
        font.Raw(glyphMap is null ? "<</Type/Font/Subtype/CIDFontType0"u8 : "<</Type/Font/Subtype/CIDFontType2"u8)
            .Raw("/BaseFont"u8)
            .Name(name)
            .Raw("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor"u8)
            .Reference(descriptor);
        if (glyphMap is { } number)
        {
            font.Raw("/CIDToGIDMap"u8).Reference(number);
        }

        font.Raw("/DW 0/W[1["u8);
        for (int i = 1; i < codes.Count; i++)
        {
            font.Thousandths(codes[i].Width).Byte((byte)(i + 1 < codes.Count ? ' ' : ']'));
        }

        return font.Raw("]>>"u8);
    }

    private PdfBuffer Descriptor(string name, int program)
    {
        // Symbolic, for the codes are the file's own; the style of the family is of OS/2 (1 to 7 have serifs).
        ReadOnlySpan<byte> os2 = face.Table("OS/2");
        int flags =
            4
            + (face.IsFixedPitch ? 1 : 0)
            + (os2.Length > 30 && os2[30] is >= 1 and <= 7 ? 2 : 0)
            + (face.ItalicAngle != 0 ? 64 : 0);
        var box = face.Bounds;
        return new PdfBuffer()
            .Raw("<</Type/FontDescriptor/FontName"u8)
            .Name(name)
            .Raw("/Flags "u8)
            .Integer(flags)
            .Raw("/FontBBox["u8)
            .Integer(Scaled(box.XMin))
            .Byte((byte)' ')
            .Integer(Scaled(box.YMin))
            .Byte((byte)' ')
            .Integer(Scaled(box.XMax))
            .Byte((byte)' ')
            .Integer(Scaled(box.YMax))
            .Raw("]/ItalicAngle "u8)
            .Real(face.ItalicAngle)
            .Raw("/Ascent "u8)
            .Integer(Scaled(face.Ascender))
            .Raw("/Descent "u8)
            .Integer(-Scaled(face.Descender))
            .Raw("/CapHeight "u8)
            .Integer(Scaled(face.CapHeight))
            .Raw("/StemV "u8)
            .Integer(Math.Max(50, face.Weight / 5))
            .Raw(face.IsCff ? "/FontFile3"u8 : "/FontFile2"u8)
            .Reference(program)
            .Raw(">>"u8);
    }

    private int Scaled(int fontUnits) => (int)Math.Round(fontUnits * 1000.0 / face.UnitsPerEm);

    private string PostScriptName() =>
        string.Concat(face.PostScriptName.Where(c => char.IsAsciiLetterOrDigit(c) || c == '-')) is { Length: > 0 } clean
            ? clean
            : "Face";

    /// <summary>Six letters that tell one subset from another (9.6.4), from its bytes.</summary>
    private static string Tag(byte[] program) =>
        string.Concat(SHA256.HashData(program).Take(6).Select(b => (char)('A' + b % 26)));

    private readonly record struct Code(ushort Glyph, int Composite, string Text, long Width)
    {
        public bool IsGlyph => Text is not null && Composite < 0;
    }
}
