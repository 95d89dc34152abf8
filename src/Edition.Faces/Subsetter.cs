using System.Collections.Frozen;
using System.Runtime.InteropServices;
using static Edition.Faces.HarfBuzzSubset;

namespace Edition.Faces;

/// <summary>
/// Part of a face. <c>Bytes</c> is a TrueType file; <c>GlyphMap</c> the new index of every glyph that was asked for, by its index in the whole face (0 stays 0). The new indices run without gaps, in the order of the old ones.
/// </summary>
public sealed record FaceSubset(byte[] Bytes, FrozenDictionary<ushort, ushort> GlyphMap);

/// <summary>Cuts a face down to what an edition sets of it, by HarfBuzz's subsetter. The same input gives the same bytes.</summary>
public static class Subsetter
{
    /// <summary>Layout, naming and hinting: a PDF calls glyphs by index and readers smooth them.</summary>
    private static readonly string[] NotForPdf = ["GSUB", "GPOS", "GDEF", "BASE", "JSTF", "MATH", "kern", "cmap", "name", "post", "OS/2", "DSIG", "gasp", "hdmx", "VDMX", "LTSH", "STAT", "meta"];

    private static readonly string[] NotForBook = ["BASE", "JSTF", "MATH", "DSIG", "hdmx", "VDMX", "LTSH", "meta"];

    /// <summary>For a PDF: these glyphs and .notdef (and the parts of composites), no layout tables, no cmap: glyphs are called by index.</summary>
    public static FaceSubset ForGlyphs(Face face, IEnumerable<ushort> glyphs)
    {
        ushort[] wanted = [0, .. glyphs.Where(glyph => glyph != 0).Distinct().Order()];
        var map = new Dictionary<ushort, ushort>(wanted.Length);
        byte[] bytes = Cut(
            face,
            input =>
            {
                hb_subset_input_set_flags(input, NoHinting | NotdefOutline | NoLayoutClosure);
                nint set = hb_subset_input_glyph_set(input);
                foreach (ushort glyph in wanted)
                {
                    hb_set_add(set, glyph);
                }

                Drop(input, NotForPdf);
            },
            newByOld =>
            {
                foreach (ushort glyph in wanted)
                {
                    map[glyph] = checked((ushort)hb_map_get(newByOld, glyph));
                }
            });
        return new FaceSubset(bytes, map.ToFrozenDictionary());
    }

    /// <summary>For an EPUB: these code points with cmap, names and layout tables (kerning, ligatures, marks, small caps), so that a reading system can shape with it.</summary>
    public static byte[] ForText(Face face, IEnumerable<int> codePoints) => Cut(
        face,
        input =>
        {
            hb_subset_input_set_flags(input, NoHinting | NotdefOutline);
            nint set = hb_subset_input_unicode_set(input);
            foreach (int codePoint in codePoints.Distinct().Order())
            {
                hb_set_add(set, (uint)codePoint);
            }

            Drop(input, NotForBook);

            // All features: the inverse of none.
            nint features = hb_subset_input_set(input, SetsLayoutFeatures);
            hb_set_clear(features);
            hb_set_invert(features);
        },
        _ => { });

    private static void Drop(nint input, string[] tables)
    {
        nint dropped = hb_subset_input_set(input, SetsDropTables);
        foreach (string tag in tables)
        {
            hb_set_add(dropped, (uint)(tag[0] << 24 | tag[1] << 16 | tag[2] << 8 | tag[3]));
        }
    }

    private static byte[] Cut(Face face, Action<nint> choose, Action<nint> readMap)
    {
        byte[] whole = ImmutableCollectionsMarshal.AsArray(face.File.Bytes)!;
        GCHandle pin = GCHandle.Alloc(whole, GCHandleType.Pinned);
        nint blob = 0, native = 0, input = 0, plan = 0, cut = 0, result = 0;
        try
        {
            blob = hb_blob_create(pin.AddrOfPinnedObject(), (uint)whole.Length, mode: 1, 0, 0);
            native = hb_face_create(blob, 0);
            input = Made(hb_subset_input_create_or_fail());
            choose(input);
            plan = Made(hb_subset_plan_create_or_fail(native, input));
            readMap(hb_subset_plan_old_to_new_glyph_mapping(plan));
            cut = Made(hb_subset_plan_execute_or_fail(plan));
            result = hb_face_reference_blob(cut);
            nint data = hb_blob_get_data(result, out uint length);
            byte[] bytes = new byte[length];
            Marshal.Copy(data, bytes, 0, bytes.Length);
            return bytes;
        }
        finally
        {
            // Each of these does nothing when given null.
            hb_blob_destroy(result);
            hb_face_destroy(cut);
            hb_subset_plan_destroy(plan);
            hb_subset_input_destroy(input);
            hb_face_destroy(native);
            hb_blob_destroy(blob);
            pin.Free();
        }

        nint Made(nint pointer) => pointer != 0 ? pointer : throw new InvalidOperationException($"{face.File.Path} cannot be cut to a subset");
    }
}
