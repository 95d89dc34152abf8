using System.Collections.Frozen;

namespace Edition.Faces;

/// <summary>
/// Part of a face. <c>Bytes</c> is a TrueType file; <c>GlyphMap</c> the new index of every glyph kept, by its index in the whole face (0 stays 0). The new indices run without gaps, in the order of the old ones.
/// </summary>
public sealed record FaceSubset(byte[] Bytes, FrozenDictionary<ushort, ushort> GlyphMap);

/// <summary>Cuts a face down to what an edition sets of it, by HarfBuzz's subsetter. The same input gives the same bytes.</summary>
public static class Subsetter
{
    /// <summary>For a PDF: these glyphs and .notdef (and the parts of composites), no layout tables, no cmap: glyphs are called by index.</summary>
    public static FaceSubset ForGlyphs(Face face, IEnumerable<ushort> glyphs) => throw new NotImplementedException();

    /// <summary>For an EPUB: these code points with cmap, names and layout tables (kerning, ligatures, marks, small caps), so that a reading system can shape with it.</summary>
    public static byte[] ForText(Face face, IEnumerable<int> codePoints) => throw new NotImplementedException();
}
