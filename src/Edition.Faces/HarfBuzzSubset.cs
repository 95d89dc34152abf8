using System.Runtime.InteropServices;

namespace Edition.Faces;

/// <summary>HarfBuzz's subsetting functions (hb-subset.h), which the native library exports but its .NET wrapping leaves out.</summary>
internal static partial class HarfBuzzSubset
{
    private const string Library = "libHarfBuzzSharp";

    public const uint NoHinting = 0x1, NotdefOutline = 0x40, NoLayoutClosure = 0x200;
    public const int SetsDropTables = 3, SetsLayoutFeatures = 6;

    [LibraryImport(Library)]
    public static partial nint hb_blob_create(nint data, uint length, int mode, nint userData, nint destroy);

    [LibraryImport(Library)]
    public static partial void hb_blob_destroy(nint blob);

    [LibraryImport(Library)]
    public static partial nint hb_blob_get_data(nint blob, out uint length);

    [LibraryImport(Library)]
    public static partial nint hb_face_create(nint blob, uint index);

    [LibraryImport(Library)]
    public static partial void hb_face_destroy(nint face);

    [LibraryImport(Library)]
    public static partial nint hb_face_reference_blob(nint face);

    [LibraryImport(Library)]
    public static partial void hb_set_add(nint set, uint value);

    [LibraryImport(Library)]
    public static partial void hb_set_clear(nint set);

    [LibraryImport(Library)]
    public static partial void hb_set_invert(nint set);

    [LibraryImport(Library)]
    public static partial uint hb_map_get(nint map, uint key);

    [LibraryImport(Library)]
    public static partial nint hb_subset_input_create_or_fail();

    [LibraryImport(Library)]
    public static partial void hb_subset_input_destroy(nint input);

    [LibraryImport(Library)]
    public static partial nint hb_subset_input_glyph_set(nint input);

    [LibraryImport(Library)]
    public static partial nint hb_subset_input_unicode_set(nint input);

    [LibraryImport(Library)]
    public static partial nint hb_subset_input_set(nint input, int kind);

    [LibraryImport(Library)]
    public static partial void hb_subset_input_set_flags(nint input, uint flags);

    [LibraryImport(Library)]
    public static partial nint hb_subset_plan_create_or_fail(nint face, nint input);

    [LibraryImport(Library)]
    public static partial void hb_subset_plan_destroy(nint plan);

    [LibraryImport(Library)]
    public static partial nint hb_subset_plan_old_to_new_glyph_mapping(nint plan);

    [LibraryImport(Library)]
    public static partial nint hb_subset_plan_execute_or_fail(nint plan);
}
