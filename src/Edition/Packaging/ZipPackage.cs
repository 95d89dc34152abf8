using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;

namespace Edition.Packaging;

/// <summary>A file of a package. <c>Stored</c>: without compression (the EPUB's mimetype, pictures that are compressed already).</summary>
public sealed record PackageEntry(string Name, ReadOnlyMemory<byte> Bytes, bool Stored = false);

/// <summary>
/// Writes ZIP files of which each byte is told by the entries alone: entries in the order given, one fixed time, no extra fields, no data descriptors
/// (OCF 3.3, 4.2.2; APPNOTE 6.3.10). Entries are deflated side by side. Limits: under 65,535 entries and 4 GiB, as both book formats ask for.
/// </summary>
public static class ZipPackage
{
    private const uint DosEpoch = (1980 - 1980) << 25 | 1 << 21 | 1 << 16;

    public static byte[] Write(IReadOnlyList<PackageEntry> entries)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(entries.Count, ushort.MaxValue);
        var bodies = new (ReadOnlyMemory<byte> Data, uint Crc, bool Stored)[entries.Count];
        Parallel.For(0, entries.Count, i =>
        {
            ReadOnlyMemory<byte> plain = entries[i].Bytes;
            ReadOnlyMemory<byte> data = entries[i].Stored ? plain : Deflate(plain.Span);
            bool stored = data.Length >= plain.Length;
            bodies[i] = (stored ? plain : data, Crc32.Of(plain.Span), stored);
        });

        var directory = new MemoryStream();
        var file = new MemoryStream(bodies.Sum(body => body.Data.Length) + entries.Count * 160);
        Span<byte> header = stackalloc byte[46];
        for (int i = 0; i < entries.Count; i++)
        {
            byte[] name = Encoding.UTF8.GetBytes(entries[i].Name);
            uint offset = (uint)file.Length;
            header.Clear();
            BinaryPrimitives.WriteUInt32LittleEndian(header, 0x04034b50);
            Fields(header[4..], bodies[i].Stored, bodies[i].Crc, bodies[i].Data.Length, entries[i].Bytes.Length, name.Length);
            file.Write(header[..30]);
            file.Write(name);
            file.Write(bodies[i].Data.Span);

            header.Clear();
            BinaryPrimitives.WriteUInt32LittleEndian(header, 0x02014b50);
            BinaryPrimitives.WriteUInt16LittleEndian(header[4..], 20);
            Fields(header[6..], bodies[i].Stored, bodies[i].Crc, bodies[i].Data.Length, entries[i].Bytes.Length, name.Length);
            BinaryPrimitives.WriteUInt32LittleEndian(header[42..], offset);
            directory.Write(header);
            directory.Write(name);
        }

        uint start = (uint)file.Length;
        directory.WriteTo(file);
        header.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(header, 0x06054b50);
        BinaryPrimitives.WriteUInt16LittleEndian(header[8..], (ushort)entries.Count);
        BinaryPrimitives.WriteUInt16LittleEndian(header[10..], (ushort)entries.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(header[12..], (uint)directory.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(header[16..], start);
        file.Write(header[..22]);
        return file.ToArray();
    }

    /// <summary>The fields that local header and directory share, from "version needed" to "name length".</summary>
    private static void Fields(Span<byte> at, bool stored, uint crc, int packed, int plain, int nameLength)
    {
        const ushort NamesAreUtf8 = 1 << 11;
        BinaryPrimitives.WriteUInt16LittleEndian(at, stored ? (ushort)10 : (ushort)20);
        BinaryPrimitives.WriteUInt16LittleEndian(at[2..], NamesAreUtf8);
        BinaryPrimitives.WriteUInt16LittleEndian(at[4..], stored ? (ushort)0 : (ushort)8);
        BinaryPrimitives.WriteUInt32LittleEndian(at[6..], DosEpoch);
        BinaryPrimitives.WriteUInt32LittleEndian(at[10..], crc);
        BinaryPrimitives.WriteUInt32LittleEndian(at[14..], (uint)packed);
        BinaryPrimitives.WriteUInt32LittleEndian(at[18..], (uint)plain);
        BinaryPrimitives.WriteUInt16LittleEndian(at[22..], (ushort)nameLength);
    }

    private static ReadOnlyMemory<byte> Deflate(ReadOnlySpan<byte> plain)
    {
        var packed = new MemoryStream(plain.Length / 3 + 64);
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(plain);
        }

        return packed.GetBuffer().AsMemory(0, (int)packed.Length);
    }
}
