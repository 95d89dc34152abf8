using System.Runtime.InteropServices;

namespace Edition.Faces;

/// <summary>
/// What HarfBuzzSharp's native library exports but its managed part does not bind: subsetting and drawing (hb-subset.h,
/// hb-draw.h).
/// </summary>
internal static unsafe partial class HarfBuzzNative
{
    private const string Library = "libHarfBuzzSharp";

    /// <summary>hb_subset_sets_t</summary>
    public const int GlyphSet = 0,
        UnicodeSet = 1,
        DropTableSet = 3,
        NameIdSet = 4,
        LayoutFeatureSet = 6;

    /// <summary>hb_subset_flags_t</summary>
    public const uint NoHinting = 0x1,
        NotdefOutline = 0x40,
        NoLayoutClosure = 0x200;

    /// <summary>hb_memory_mode_t</summary>
    public const int ReadOnly = 1;

    [LibraryImport(Library)]
    public static partial IntPtr hb_blob_create(IntPtr data, uint length, int mode, IntPtr userData, IntPtr destroy);

    [LibraryImport(Library)]
    public static partial IntPtr hb_face_create(IntPtr blob, uint index);

    [LibraryImport(Library)]
    public static partial void hb_subset_input_keep_everything(IntPtr input);

    [LibraryImport(Library)]
    public static partial uint hb_subset_input_get_flags(IntPtr input);

    [LibraryImport(Library)]
    public static partial int hb_subset_input_pin_axis_location(IntPtr input, IntPtr face, uint axis, float value);

    [LibraryImport(Library)]
    public static partial IntPtr hb_subset_or_fail(IntPtr face, IntPtr input);

    [LibraryImport(Library)]
    public static partial IntPtr hb_subset_input_create_or_fail();

    [LibraryImport(Library)]
    public static partial void hb_subset_input_destroy(IntPtr input);

    [LibraryImport(Library)]
    public static partial void hb_subset_input_set_flags(IntPtr input, uint flags);

    [LibraryImport(Library)]
    public static partial IntPtr hb_subset_input_set(IntPtr input, int set);

    [LibraryImport(Library)]
    public static partial void hb_set_add(IntPtr set, uint value);

    [LibraryImport(Library)]
    public static partial IntPtr hb_subset_plan_create_or_fail(IntPtr face, IntPtr input);

    [LibraryImport(Library)]
    public static partial void hb_subset_plan_destroy(IntPtr plan);

    [LibraryImport(Library)]
    public static partial IntPtr hb_subset_plan_execute_or_fail(IntPtr plan);

    [LibraryImport(Library)]
    public static partial IntPtr hb_subset_plan_old_to_new_glyph_mapping(IntPtr plan);

    [LibraryImport(Library)]
    public static partial uint hb_map_get(IntPtr map, uint key);

    [LibraryImport(Library)]
    public static partial IntPtr hb_face_reference_blob(IntPtr face);

    [LibraryImport(Library)]
    public static partial void hb_face_destroy(IntPtr face);

    [LibraryImport(Library)]
    public static partial byte* hb_blob_get_data(IntPtr blob, out uint length);

    [LibraryImport(Library)]
    public static partial void hb_blob_destroy(IntPtr blob);

    [LibraryImport(Library)]
    public static partial IntPtr hb_draw_funcs_create();

    [LibraryImport(Library)]
    public static partial void hb_draw_funcs_destroy(IntPtr funcs);

    [LibraryImport(Library)]
    public static partial void hb_draw_funcs_set_move_to_func(
        IntPtr funcs,
        delegate* unmanaged<IntPtr, IntPtr, IntPtr, float, float, IntPtr, void> func,
        IntPtr data,
        IntPtr destroy
    );

    [LibraryImport(Library)]
    public static partial void hb_draw_funcs_set_line_to_func(
        IntPtr funcs,
        delegate* unmanaged<IntPtr, IntPtr, IntPtr, float, float, IntPtr, void> func,
        IntPtr data,
        IntPtr destroy
    );

    [LibraryImport(Library)]
    public static partial void hb_draw_funcs_set_cubic_to_func(
        IntPtr funcs,
        delegate* unmanaged<IntPtr, IntPtr, IntPtr, float, float, float, float, float, float, IntPtr, void> func,
        IntPtr data,
        IntPtr destroy
    );

    [LibraryImport(Library)]
    public static partial void hb_draw_funcs_set_close_path_func(
        IntPtr funcs,
        delegate* unmanaged<IntPtr, IntPtr, IntPtr, IntPtr, void> func,
        IntPtr data,
        IntPtr destroy
    );

    [LibraryImport(Library)]
    public static partial void hb_font_draw_glyph(IntPtr font, uint glyph, IntPtr funcs, IntPtr data);
}
