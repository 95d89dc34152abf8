using System.Buffers.Binary;
using System.Text;

namespace Edition.Faces;

/// <summary>The names that a face has of itself (OpenType specification, "name").</summary>
internal static class NameTable
{
    /// <summary>A name in English (Windows platform, Unicode), or null.</summary>
    public static string? Of(ReadOnlySpan<byte> table, int id)
    {
        if (table.Length < 6)
        {
            return null;
        }

        int count = BinaryPrimitives.ReadUInt16BigEndian(table[2..]),
            strings = BinaryPrimitives.ReadUInt16BigEndian(table[4..]);
        for (int i = 0; i < count && 6 + 12 * (i + 1) <= table.Length; i++)
        {
            ReadOnlySpan<byte> entry = table.Slice(6 + 12 * i, 12);
            int length = BinaryPrimitives.ReadUInt16BigEndian(entry[8..]),
                offset = strings + BinaryPrimitives.ReadUInt16BigEndian(entry[10..]);
            if (
                BinaryPrimitives.ReadUInt16BigEndian(entry) == 3
                && BinaryPrimitives.ReadUInt16BigEndian(entry[4..]) == 0x409
                && BinaryPrimitives.ReadUInt16BigEndian(entry[6..]) == id
                && offset + length <= table.Length
            )
            {
                return Encoding.BigEndianUnicode.GetString(table.Slice(offset, length));
            }
        }

        return null;
    }
}
