using System.Buffers.Binary;
using System.Text;

namespace Edition.Faces;

/// <summary>
/// The tables of a TrueType or OpenType file (OpenType specification, "Organization of an OpenType font"). Reads of what is not
/// there give empty spans, never beyond the file.
/// </summary>
public sealed class Sfnt
{
    private readonly ReadOnlyMemory<byte> file;
    private readonly int start;
    private readonly SortedDictionary<string, (int Offset, int Length)> tables = new(StringComparer.Ordinal);

    /// <param name="file">The bytes.</param>
    /// <param name="start">Where the face's directory stands: of a collection elsewhere than at the beginning.</param>
    public Sfnt(ReadOnlyMemory<byte> file, int start = 0)
    {
        this.file = file;
        this.start = start;
        ReadOnlySpan<byte> bytes = file.Span;
        int count = bytes.Length - start < 12 ? 0 : BinaryPrimitives.ReadUInt16BigEndian(bytes[(start + 4)..]);
        for (int i = 0; i < count && start + 28 + i * 16 <= bytes.Length; i++)
        {
            ReadOnlySpan<byte> row = bytes.Slice(start + 12 + i * 16, 16);
            long offset = BinaryPrimitives.ReadUInt32BigEndian(row[8..]);
            long length = BinaryPrimitives.ReadUInt32BigEndian(row[12..]);
            if (offset + length <= bytes.Length)
            {
                tables[Encoding.ASCII.GetString(row[..4])] = ((int)offset, (int)length);
            }
        }
    }

    /// <summary>
    /// Whether every table agrees with its checksum ("head" without the field that makes up the whole file's) and lies
    /// within the file.
    /// </summary>
    public bool IsWhole
    {
        get
        {
            ReadOnlySpan<byte> bytes = file.Span;
            int count = bytes.Length - start < 12 ? 0 : BinaryPrimitives.ReadUInt16BigEndian(bytes[(start + 4)..]);
            if (count == 0 || start + 12 + count * 16 > bytes.Length)
            {
                return false;
            }

            for (int i = 0; i < count; i++)
            {
                ReadOnlySpan<byte> row = bytes.Slice(start + 12 + i * 16, 16);
                long offset = BinaryPrimitives.ReadUInt32BigEndian(row[8..]),
                    length = BinaryPrimitives.ReadUInt32BigEndian(row[12..]);
                if (offset + length > bytes.Length)
                {
                    return false;
                }

                ReadOnlySpan<byte> data = bytes.Slice((int)offset, (int)length);
                bool isHead = row[..4].SequenceEqual("head"u8) && data.Length >= 12;
                uint sum = Checksum(data) - (isHead ? BinaryPrimitives.ReadUInt32BigEndian(data[8..]) : 0);
                if (sum != BinaryPrimitives.ReadUInt32BigEndian(row[4..]))
                {
                    return false;
                }
            }

            return true;
        }
    }

    public IEnumerable<string> Tags => tables.Keys;

    public bool Is(string tag) => !Table(tag).IsEmpty;

    public ReadOnlySpan<byte> Table(string tag) =>
        tables.TryGetValue(tag, out var place) ? file.Span.Slice(place.Offset, place.Length) : [];

    /// <summary>A 16-bit field of a table, 0 where the table is too short.</summary>
    public int Signed16(string tag, int offset)
    {
        ReadOnlySpan<byte> table = Table(tag);
        return offset + 2 <= table.Length ? BinaryPrimitives.ReadInt16BigEndian(table[offset..]) : 0;
    }

    /// <inheritdoc cref="Signed16"/>
    public int Unsigned16(string tag, int offset) => (ushort)Signed16(tag, offset);

    /// <summary>A file of these tables, in order of their tags, with right checksums.</summary>
    public static byte[] Build(IReadOnlyDictionary<string, byte[]> tables)
    {
        string[] tags = [.. tables.Keys.Order(StringComparer.Ordinal)];
        int searchRange = 1;
        int selector = 0;
        while (searchRange * 2 <= tags.Length)
        {
            searchRange *= 2;
            selector++;
        }

        int position = 12 + tags.Length * 16;
        byte[] file = new byte[position + tags.Sum(tag => (tables[tag].Length + 3) & ~3)];
        bool isCff = tables.ContainsKey("CFF ") || tables.ContainsKey("CFF2");
        BinaryPrimitives.WriteUInt32BigEndian(file, isCff ? 0x4F54544Fu : 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4), (ushort)tags.Length);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(6), (ushort)(searchRange * 16));
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(8), (ushort)selector);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(10), (ushort)((tags.Length - searchRange) * 16));
        int head = -1;
        for (int i = 0; i < tags.Length; i++)
        {
            byte[] data = tables[tags[i]];
            data.CopyTo(file, position);
            if (tags[i] == "head")
            {
                head = position;
                BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(position + 8), 0);
            }

            int padded = (data.Length + 3) & ~3;
            Span<byte> row = file.AsSpan(12 + i * 16, 16);
            Encoding.ASCII.GetBytes(tags[i], row);
            BinaryPrimitives.WriteUInt32BigEndian(row[4..], Checksum(file.AsSpan(position, padded)));
            BinaryPrimitives.WriteUInt32BigEndian(row[8..], (uint)position);
            BinaryPrimitives.WriteUInt32BigEndian(row[12..], (uint)data.Length);
            position += padded;
        }

        if (head >= 0)
        {
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(head + 8), 0xB1B0AFBA - Checksum(file));
        }

        return file;
    }

    private static uint Checksum(ReadOnlySpan<byte> data)
    {
        uint sum = 0;
        for (int i = 0; i + 4 <= data.Length; i += 4)
        {
            sum += BinaryPrimitives.ReadUInt32BigEndian(data[i..]);
        }

        // The last word is filled up with zeros.
        for (int i = data.Length & ~3; i < data.Length; i++)
        {
            sum += (uint)data[i] << (8 * (3 - (i & 3)));
        }

        return sum;
    }
}
