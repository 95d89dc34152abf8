using System.Collections.Frozen;
using static Edition.Faces.HarfBuzzNative;

namespace Edition.Faces;

/// <summary>
/// Part of a face. <c>Bytes</c> is a TrueType file; <c>GlyphMap</c> the new index of every glyph asked for, by its
/// index in the whole face (0 stays 0). The file also holds the parts of composite glyphs,
/// so it may have more glyphs than the map.
/// </summary>
public sealed record FaceSubset(byte[] Bytes, FrozenDictionary<ushort, ushort> GlyphMap);

/// <summary>
/// Cuts a face down to what an edition sets of it, by HarfBuzz's subsetter. The same input gives the same bytes.
/// </summary>
public static unsafe class Subsetter
{
    private static readonly string[] DroppedForPdf =
    [
        "GSUB",
        "GPOS",
        "GDEF",
        "BASE",
        "kern",
        "cmap",
        "name",
        "post",
        "OS/2",
        "gasp",
        "DSIG",
        "STAT",
        "meta",
        "hdmx",
        "VDMX",
        "LTSH",
        "PCLT",
    ];
    private static readonly string[] KeptFeatures =
    [
        "kern",
        "liga",
        "clig",
        "calt",
        "ccmp",
        "locl",
        "mark",
        "mkmk",
        "rlig",
        "smcp",
        "c2sc",
        "onum",
        "lnum",
        "pnum",
        "tnum",
        "sups",
        "subs",
        "frac",
        "numr",
        "dnom",
        "case",
    ];

    /// <summary>
    /// For a PDF: these glyphs, .notdef and the parts of composites; no layout tables, no cmap, for glyphs are called
    /// by index.
    /// </summary>
    public static FaceSubset ForGlyphs(Face face, IEnumerable<ushort> glyphs)
    {
        ushort[] wanted = [.. glyphs.Append((ushort)0).Distinct().Order()];
        (byte[] bytes, FrozenDictionary<ushort, ushort> map) = Run(
            face,
            NoHinting | NotdefOutline | NoLayoutClosure,
            input =>
            {
                AddAll(input, GlyphSet, wanted.Select(glyph => (uint)glyph));
                AddAll(input, DropTableSet, DroppedForPdf.Select(TagOf));
            },
            wanted
        );
        return new FaceSubset(bytes, map);
    }

    /// <summary>
    /// For an EPUB: these code points with cmap, names and layout tables (kerning, ligatures, marks, small caps), so
    /// that a reading system can shape with it.
    /// </summary>
    public static byte[] ForText(Face face, IEnumerable<int> codePoints) =>
        Run(
            face,
            NoHinting | NotdefOutline,
            input =>
            {
                AddAll(input, UnicodeSet, codePoints.Select(point => (uint)point));
                AddAll(input, LayoutFeatureSet, KeptFeatures.Select(TagOf));
                AddAll(input, NameIdSet, [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]);
                AddAll(input, DropTableSet, [TagOf("DSIG")]);
            },
            []
        ).Bytes;

    private static (byte[] Bytes, FrozenDictionary<ushort, ushort> Map) Run(
        Face face,
        uint flags,
        Action<IntPtr> ask,
        ushort[] wanted
    )
    {
        IntPtr input = hb_subset_input_create_or_fail(),
            plan = 0,
            subset = 0,
            blob = 0;
        try
        {
            hb_subset_input_set_flags(input, flags);
            ask(input);
            plan = hb_subset_plan_create_or_fail(face.NativeFace, input);
            subset = plan == 0 ? 0 : hb_subset_plan_execute_or_fail(plan);
            if (subset == 0)
            {
                throw new DamagedFaceException($"{face.File.Path} is damaged: letters cannot be cut out of it.");
            }

            IntPtr map = hb_subset_plan_old_to_new_glyph_mapping(plan);
            FrozenDictionary<ushort, ushort> glyphs = wanted.ToFrozenDictionary(
                glyph => glyph,
                glyph => (ushort)hb_map_get(map, glyph)
            );
            blob = hb_face_reference_blob(subset);
            byte* data = hb_blob_get_data(blob, out uint length);
            return (new ReadOnlySpan<byte>(data, (int)length).ToArray(), glyphs);
        }
        finally
        {
            hb_blob_destroy(blob);
            hb_face_destroy(subset);
            hb_subset_plan_destroy(plan);
            hb_subset_input_destroy(input);
        }
    }

    private static void AddAll(IntPtr input, int kind, IEnumerable<uint> values)
    {
        IntPtr set = hb_subset_input_set(input, kind);
        foreach (uint value in values)
        {
            hb_set_add(set, value);
        }
    }

    private static uint TagOf(string tag) => (uint)(tag[0] << 24 | tag[1] << 16 | tag[2] << 8 | tag[3]);
}
