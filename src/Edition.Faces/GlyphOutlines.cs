using System.Runtime.InteropServices;
using static Edition.Faces.HarfBuzzNative;

namespace Edition.Faces;

/// <summary>
/// Reads a glyph's contours, composites resolved and quadratic curves made cubic, by HarfBuzz's drawing.
/// </summary>
internal static unsafe class GlyphOutlines
{
    public static Outline Of(Face face, ushort glyph)
    {
        var builder = new Outline.Builder();
        GCHandle handle = GCHandle.Alloc(builder);
        IntPtr funcs = hb_draw_funcs_create();
        try
        {
            hb_draw_funcs_set_move_to_func(funcs, &Move, 0, 0);
            hb_draw_funcs_set_line_to_func(funcs, &Line, 0, 0);
            hb_draw_funcs_set_cubic_to_func(funcs, &Cubic, 0, 0);
            hb_draw_funcs_set_close_path_func(funcs, &Close, 0, 0);
            hb_font_draw_glyph(face.NativeFont, glyph, funcs, GCHandle.ToIntPtr(handle));
        }
        finally
        {
            hb_draw_funcs_destroy(funcs);
            handle.Free();
        }

        return builder.ToOutline();
    }

    /// <summary>Has HarfBuzz go through the glyphs as for <see cref="Of"/>, and keeps nothing.</summary>
    public static void Try(Face face, ReadOnlySpan<ushort> glyphs)
    {
        IntPtr nothing = hb_draw_funcs_create();
        foreach (ushort glyph in glyphs)
        {
            hb_font_draw_glyph(face.NativeFont, glyph, nothing, 0);
        }

        hb_draw_funcs_destroy(nothing);
    }

    private static Outline.Builder BuilderOf(IntPtr data) => (Outline.Builder)GCHandle.FromIntPtr(data).Target!;

    [UnmanagedCallersOnly]
    private static void Move(IntPtr funcs, IntPtr data, IntPtr state, float x, float y, IntPtr user) =>
        BuilderOf(data).Move(x, y);

    [UnmanagedCallersOnly]
    private static void Line(IntPtr funcs, IntPtr data, IntPtr state, float x, float y, IntPtr user) =>
        BuilderOf(data).Line(x, y);

    [UnmanagedCallersOnly]
    private static void Cubic(
        IntPtr funcs,
        IntPtr data,
        IntPtr state,
        float x1,
        float y1,
        float x2,
        float y2,
        float x,
        float y,
        IntPtr user
    ) => BuilderOf(data).Curve(x1, y1, x2, y2, x, y);

    [UnmanagedCallersOnly]
    private static void Close(IntPtr funcs, IntPtr data, IntPtr state, IntPtr user) => BuilderOf(data).Close();
}
