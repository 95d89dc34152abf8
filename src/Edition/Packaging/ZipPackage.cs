using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace Edition.Packaging;

/// <summary>
/// A file of a package. <c>Stored</c>: without compression (the EPUB's mimetype, pictures that are compressed already).
/// </summary>
public sealed record PackageEntry(string Name, ReadOnlySequence<byte> Bytes, bool Stored = false)
{
    public PackageEntry(string name, ReadOnlyMemory<byte> bytes, bool stored = false)
        : this(name, new ReadOnlySequence<byte>(bytes), stored) { }

    /// <summary>The bytes as they stand in the package, where they were deflated before.</summary>
    internal ReadOnlySequence<byte>? Deflated { get; init; }
}

/// <summary>
/// Writes ZIP files of which each byte is told by the entries alone: entries in the order given, one time, no
/// extra fields, no data descriptors
/// (OCF 3.3, 4.2.2; APPNOTE 6.3.10). Entries are deflated side by side. Limits: under 65,535 entries and 4 GiB, as both
/// book formats ask for.
/// </summary>
public static class ZipPackage
{
    private const int SliceLength = 512 * 1024;

    /// <summary>The entry with its bytes deflated, for what is known before the rest of the package is.</summary>
    public static PackageEntry Deflated(PackageEntry entry) =>
        entry.Stored
            ? entry
            : entry with
            {
                Deflated = Pieces.Of([
                    .. Slices(0, entry)
                        .Select(slice =>
                            (ReadOnlyMemory<byte>)
                                Deflation.Raw(
                                    entry.Bytes.Slice(slice.Start, slice.Length),
                                    isLast: slice.Start + slice.Length == entry.Bytes.Length
                                )
                        ),
                ]),
            };

    /// <param name="entries">In the order in which they are to stand.</param>
    /// <param name="date">The date of every entry, as far as the format can say it (1980 to 2107).</param>
    public static byte[] Write(IReadOnlyList<PackageEntry> entries, DateOnly date)
    {
        uint time = DosTime(date);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(entries.Count, ushort.MaxValue);
        var bodies = new (ReadOnlySequence<byte> Data, uint Crc, bool Stored)[entries.Count];
        (int Entry, int Start, int Length)[] slices =
        [
            .. Enumerable.Range(0, entries.Count).SelectMany(i => Slices(i, entries[i])),
        ];
        var packed = new ReadOnlyMemory<byte>[slices.Length];
        Parallel.For(
            0,
            slices.Length + entries.Count,
            job =>
            {
                if (job < slices.Length)
                {
                    (int entry, int start, int length) = slices[job];
                    packed[job] = Deflation.Raw(
                        entries[entry].Bytes.Slice(start, length),
                        isLast: start + length == entries[entry].Bytes.Length
                    );
                }
                else
                {
                    bodies[job - slices.Length].Crc = CrcOf(entries[job - slices.Length].Bytes);
                }
            }
        );
        for (int i = 0, slice = 0; i < entries.Count; i++)
        {
            int first = slice;
            while (slice < slices.Length && slices[slice].Entry == i)
            {
                slice++;
            }

            ReadOnlySequence<byte> data =
                entries[i].Deflated ?? (slice == first ? entries[i].Bytes : Pieces.Of(packed[first..slice]));
            bool stored = data.Length >= entries[i].Bytes.Length;
            bodies[i] = (stored ? entries[i].Bytes : data, bodies[i].Crc, stored);
        }

        const int LocalHeader = 30,
            DirectoryHeader = 46,
            End = 22;
        byte[][] names = [.. entries.Select(entry => Encoding.UTF8.GetBytes(entry.Name))];
        byte[] whole = new byte[
            bodies.Sum(body => body.Data.Length)
                + names.Sum(name => LocalHeader + DirectoryHeader + 2 * name.Length)
                + End
        ];
        var directory = new MemoryStream();
        var file = new MemoryStream(whole);
        Span<byte> header = stackalloc byte[DirectoryHeader];
        for (int i = 0; i < entries.Count; i++)
        {
            byte[] name = names[i];
            uint offset = (uint)file.Position;
            header.Clear();
            BinaryPrimitives.WriteUInt32LittleEndian(header, 0x04034b50);
            Fields(
                header[4..],
                bodies[i].Stored,
                bodies[i].Crc,
                (int)bodies[i].Data.Length,
                (int)entries[i].Bytes.Length,
                name.Length
            );
            BinaryPrimitives.WriteUInt32LittleEndian(header[10..], time);
            file.Write(header[..LocalHeader]);
            file.Write(name);
            foreach (ReadOnlyMemory<byte> piece in bodies[i].Data)
            {
                file.Write(piece.Span);
            }

            header.Clear();
            BinaryPrimitives.WriteUInt32LittleEndian(header, 0x02014b50);
            BinaryPrimitives.WriteUInt16LittleEndian(header[4..], 20);
            Fields(
                header[6..],
                bodies[i].Stored,
                bodies[i].Crc,
                (int)bodies[i].Data.Length,
                (int)entries[i].Bytes.Length,
                name.Length
            );
            BinaryPrimitives.WriteUInt32LittleEndian(header[12..], time);
            BinaryPrimitives.WriteUInt32LittleEndian(header[42..], offset);
            directory.Write(header);
            directory.Write(name);
        }

        uint start = (uint)file.Position;
        directory.WriteTo(file);
        header.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(header, 0x06054b50);
        BinaryPrimitives.WriteUInt16LittleEndian(header[8..], (ushort)entries.Count);
        BinaryPrimitives.WriteUInt16LittleEndian(header[10..], (ushort)entries.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(header[12..], (uint)directory.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(header[16..], start);
        file.Write(header[..End]);
        return whole;
    }

    /// <summary>The fields that local header and directory share, from "version needed" to "name length".</summary>
    private static void Fields(Span<byte> at, bool stored, uint crc, int packed, int plain, int nameLength)
    {
        const ushort NamesAreUtf8 = 1 << 11;
        BinaryPrimitives.WriteUInt16LittleEndian(at, stored ? (ushort)10 : (ushort)20);
        BinaryPrimitives.WriteUInt16LittleEndian(at[2..], NamesAreUtf8);
        BinaryPrimitives.WriteUInt16LittleEndian(at[4..], stored ? (ushort)0 : (ushort)8);
        BinaryPrimitives.WriteUInt32LittleEndian(at[10..], crc);
        BinaryPrimitives.WriteUInt32LittleEndian(at[14..], (uint)packed);
        BinaryPrimitives.WriteUInt32LittleEndian(at[18..], (uint)plain);
        BinaryPrimitives.WriteUInt16LittleEndian(at[22..], (ushort)nameLength);
    }

    /// <summary>MS-DOS time and date, midnight of the day.</summary>
    private static uint DosTime(DateOnly date) =>
        (uint)((Math.Clamp(date.Year, 1980, 2107) - 1980) << 25 | date.Month << 21 | date.Day << 16);

    /// <summary>
    /// What is deflated at a time: long entries in slices of one fixed length, so that they can be done side by side
    /// and still come out the same on every machine.
    /// </summary>
    private static IEnumerable<(int Entry, int Start, int Length)> Slices(int index, PackageEntry entry)
    {
        bool ready = entry.Stored || entry.Deflated is not null;
        for (int start = 0; !ready && start < entry.Bytes.Length; start += SliceLength)
        {
            yield return (index, start, (int)Math.Min(SliceLength, entry.Bytes.Length - start));
        }
    }

    private static uint CrcOf(ReadOnlySequence<byte> bytes)
    {
        var crc = new Crc32();
        foreach (ReadOnlyMemory<byte> piece in bytes)
        {
            crc.Append(piece.Span);
        }

        return crc.GetCurrentHashAsUInt32();
    }
}
