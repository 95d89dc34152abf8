using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using Edition.Styling;
using static Edition.Faces.HarfBuzzNative;

namespace Edition.Faces;

/// <summary>
/// What a face's file comes to as one face of fixed outlines: of a collection (OpenType specification, "Font
/// Collections") the face of an index, of a variable face ("fvar") a named instance. Everything behind this knows
/// neither.
/// </summary>
internal static unsafe class FaceProgram
{
    /// <summary>hb_subset_flags_t: outlines of "CFF2" as "CFF ", which other programs know.</summary>
    private const uint DowngradeCff2 = 0x4000;

    /// <summary>The bytes of the one face, and the name of its instance, empty for that which the file begins at.</summary>
    /// <exception cref="DamagedFaceException">
    /// The file is missing or none of a face, a table is damaged, or it has no face of that index or instance of that
    /// name.
    /// </exception>
    public static (byte[] Bytes, string Instance) Of(FaceFile file)
    {
        byte[] bytes = ImmutableCollectionsMarshal.AsArray(file.Bytes) ?? [];
        if (bytes.Length == 0)
        {
            throw new DamagedFaceException($"The file {file.Path} is missing.");
        }

        string which = file.Which;
        int start = 0;
        if (bytes.AsSpan().StartsWith("ttcf"u8))
        {
            start = StartInCollection(file, bytes);
            which = "";
        }

        // What stands in the tables is trusted from here on; a byte that has changed is found by the sums alone.
        var sfnt = new Sfnt(bytes, start);
        if (!sfnt.Is("head"))
        {
            throw new DamagedFaceException($"{file.Path} is not a TrueType or OpenType face.");
        }

        if (!sfnt.IsWhole)
        {
            throw new DamagedFaceException($"{file.Path} is damaged: the checksum of a table is wrong.");
        }

        if (start > 0)
        {
            bytes = Sfnt.Build(
                sfnt.Tags.ToDictionary(tag => tag, tag => sfnt.Table(tag).ToArray(), StringComparer.Ordinal)
            );
        }

        if (sfnt.Is("fvar"))
        {
            return (Instance(file, bytes, sfnt, which), which);
        }

        return which.Length == 0
            ? (bytes, "")
            : throw new DamagedFaceException($"{file.Path}: the file is neither a collection nor a variable face.");
    }

    private static int StartInCollection(FaceFile file, byte[] bytes)
    {
        int count = bytes.Length < 12 ? 0 : (int)BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(8));
        if (
            !int.TryParse(file.Which.Length == 0 ? "0" : file.Which, NumberStyles.None, null, out int index)
            || index >= count
            || 16 + index * 4L > bytes.Length
        )
        {
            throw new DamagedFaceException(
                $"{file.Path}: the collection has faces 0 to {count - 1}, and “{file.Which}” is none of them."
            );
        }

        uint start = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(12 + index * 4));
        return start < bytes.Length
            ? (int)start
            : throw new DamagedFaceException($"{file.Path} is damaged: a face of it begins behind its end.");
    }

    /// <summary>A named instance cut out with all its glyphs and features; the default where none is named.</summary>
    private static byte[] Instance(FaceFile file, byte[] bytes, Sfnt sfnt, string name)
    {
        (uint Axis, float Value)[] places = Places(file, sfnt, name);
        fixed (byte* data = bytes)
        {
            IntPtr blob = hb_blob_create((IntPtr)data, (uint)bytes.Length, ReadOnly, 0, 0),
                face = hb_face_create(blob, 0),
                input = hb_subset_input_create_or_fail(),
                instance = 0,
                made = 0;
            try
            {
                hb_subset_input_keep_everything(input);
                hb_subset_input_set_flags(input, hb_subset_input_get_flags(input) | DowngradeCff2);
                foreach ((uint axis, float value) in places)
                {
                    if (hb_subset_input_pin_axis_location(input, face, axis, value) == 0)
                    {
                        throw new DamagedFaceException($"{file.Path} is damaged: an axis cannot be fixed.");
                    }
                }

                instance = hb_subset_or_fail(face, input);
                made = instance == 0 ? 0 : hb_face_reference_blob(instance);
                if (made == 0)
                {
                    throw new DamagedFaceException($"{file.Path} is damaged: no instance can be cut out of it.");
                }

                byte* cut = hb_blob_get_data(made, out uint length);
                return new ReadOnlySpan<byte>(cut, (int)length).ToArray();
            }
            finally
            {
                hb_blob_destroy(made);
                hb_face_destroy(instance);
                hb_subset_input_destroy(input);
                hb_face_destroy(face);
                hb_blob_destroy(blob);
            }
        }
    }

    /// <summary>Where on each axis of "fvar" the instance of a name lies.</summary>
    private static (uint Axis, float Value)[] Places(FaceFile file, Sfnt sfnt, string name)
    {
        ReadOnlySpan<byte> fvar = sfnt.Table("fvar");
        int axes = sfnt.Unsigned16("fvar", 8),
            axisSize = sfnt.Unsigned16("fvar", 10),
            instances = sfnt.Unsigned16("fvar", 12),
            instanceSize = sfnt.Unsigned16("fvar", 14),
            first = sfnt.Unsigned16("fvar", 4),
            firstInstance = first + axes * axisSize;
        if (axisSize < 20 || instanceSize < 4 + axes * 4 || firstInstance + instances * instanceSize > fvar.Length)
        {
            throw new DamagedFaceException($"{file.Path} is damaged: its axes lie outside of their table.");
        }

        var places = new (uint Axis, float Value)[axes];
        for (int i = 0; i < axes; i++)
        {
            ReadOnlySpan<byte> axis = fvar[(first + i * axisSize)..];
            places[i] = (BinaryPrimitives.ReadUInt32BigEndian(axis), Fixed(axis[8..]));
        }

        if (name.Length == 0)
        {
            return places;
        }

        var names = new List<string>();
        for (int i = 0; i < instances; i++)
        {
            ReadOnlySpan<byte> instance = fvar[(firstInstance + i * instanceSize)..];
            string own = NameTable.Of(sfnt.Table("name"), BinaryPrimitives.ReadUInt16BigEndian(instance)) ?? "";
            names.Add(own);
            if (Plain(own) == Plain(name))
            {
                for (int axis = 0; axis < axes; axis++)
                {
                    places[axis].Value = Fixed(instance[(4 + axis * 4)..]);
                }

                return places;
            }
        }

        throw new DamagedFaceException(
            $"{file.Path}: the face has no instance of that name, but {string.Join(", ", names)}."
        );
    }

    private static float Fixed(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt32BigEndian(bytes) / 65536f;

    private static string Plain(string name) => name.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
}
