using System.Globalization;
using System.Security.Cryptography;
using Edition.Packaging;

namespace Edition.Print.Pdf;

/// <summary>
/// The objects of a file and their writing out (ISO 32000-1, 7.5): streams as they are, all other objects packed into
/// object streams, a cross-reference stream at the end.
/// Streams are compressed by the thread pool while the writer goes on; the bytes do not depend on who was faster.
/// <c>plain</c> leaves everything uncompressed and
/// out of object streams, for people to read.
/// </summary>
internal sealed class PdfFile(bool plain = false)
{
    /// <summary>
    /// Raw length after which an object stream is closed: the window of deflate, so larger would not pack better and
    /// would cost readers more.
    /// </summary>
    private const int PackLength = 64 * 1024;

    /// <summary>Longer data are not left to wait in memory for their turn to be deflated.</summary>
    private const int Large = 16 << 20;

    private readonly List<Entry> entries = [default];
    private readonly PdfBuffer pack = new(PackLength + 4096);
    private readonly List<(int Number, int Offset)> packed = [];

    /// <summary>An object number to be filled later.</summary>
    public int Reserve()
    {
        entries.Add(default);
        return entries.Count - 1;
    }

    /// <summary>Numbers in one run, to be filled later; the first is returned.</summary>
    public int Reserve(int count)
    {
        int first = entries.Count;
        for (int i = 0; i < count; i++)
        {
            entries.Add(default);
        }

        return first;
    }

    public int Add(ReadOnlySpan<byte> value)
    {
        int number = Reserve();
        Set(number, value);
        return number;
    }

    public int Add(PdfBuffer value) => Add(value.Written);

    public void Set(int number, PdfBuffer value) => Set(number, value.Written);

    public void Set(int number, ReadOnlySpan<byte> value)
    {
        if (plain)
        {
            entries[number] = new Entry(new Lazy<byte[]>(value.ToArray()), 0, 0);
            return;
        }

        packed.Add((number, pack.Count));
        pack.Raw(value).Byte((byte)'\n');
        if (pack.Count >= PackLength)
        {
            ClosePack();
        }
    }

    /// <summary>
    /// A stream. <c>dictionary</c> is its entries without Length and Filter. Its data are deflated in the background,
    /// unless they are <c>encoded</c> already (the dictionary then names the filter).
    /// </summary>
    public int AddStream(ReadOnlySpan<byte> dictionary, byte[] data, bool encoded = false)
    {
        int number = Reserve();
        SetStream(number, dictionary, data, encoded);
        return number;
    }

    public void SetStream(int number, ReadOnlySpan<byte> dictionary, byte[] data, bool encoded = false)
    {
        bool deflate = !encoded && !plain && data.Length > 0; // of nothing, deflate makes no valid stream
        byte[] head = dictionary.ToArray();
        Lazy<byte[]> stream =
            deflate && data.Length > Large
                ? new Lazy<byte[]>(Stream(head, Deflation.Zlib(data), deflate))
                : Begin(() => Stream(head, deflate ? Deflation.Zlib(data) : data, deflate));
        entries[number] = new Entry(stream, 0, 0);
    }

    /// <summary>The finished file. <c>catalogue</c> and <c>info</c> are object numbers.</summary>
    public byte[] Finish(int catalogue, int info)
    {
        ClosePack();
        var file = new MemoryStream(entries.Sum(entry => entry.Bytes is { } own ? own.Value.Length + 40 : 12));
        file.Write("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n"u8);
        int self = Reserve();
        var offsets = new (int Type, int Second, int Third)[entries.Count];
        offsets[0] = (0, 0, 255);
        for (int number = 1; number < entries.Count; number++)
        {
            Entry entry = entries[number];
            if (number == self)
            {
                offsets[number] = (1, (int)file.Position, 0);
            }
            else if (entry.Container != 0)
            {
                offsets[number] = (2, entry.Container, entry.Index);
            }
            else if (entry.Bytes is { } bytes)
            {
                offsets[number] = (1, (int)file.Position, 0);
                file.Write(System.Text.Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture)));
                file.Write(" 0 obj\n"u8);
                file.Write(bytes.Value);
                file.Write("\nendobj\n"u8);
            }
            else
            {
                throw new InvalidOperationException($"object {number} was never written");
            }
        }

        // The middle field is wide enough for any file below 4 GB, the last one for the index in an object stream.
        byte[] rows = Rows(offsets);
        byte[] id = ContentHash(file);
        var dictionary = new PdfBuffer();
        dictionary
            .Raw("/Type/XRef/W[1 4 2]/Size "u8)
            .Integer(entries.Count)
            .Raw("/Root"u8)
            .Reference(catalogue)
            .Raw("/Info"u8)
            .Reference(info)
            .Raw("/ID[<"u8);
        WriteHex(dictionary, id).Raw("><"u8);
        WriteHex(dictionary, id).Raw(">]"u8);
        byte[] data = rows;
        if (!plain)
        {
            dictionary.Raw("/DecodeParms<</Predictor 12/Columns 7>>"u8);
            data = Deflation.Zlib(Predicted(rows, 7));
        }

        long start = file.Position;
        file.Write(System.Text.Encoding.ASCII.GetBytes(self.ToString(CultureInfo.InvariantCulture)));
        file.Write(" 0 obj\n"u8);
        file.Write(Stream(dictionary.ToArray(), data, !plain));
        file.Write("\nendobj\nstartxref\n"u8);
        file.Write(System.Text.Encoding.ASCII.GetBytes(start.ToString(CultureInfo.InvariantCulture)));
        file.Write("\n%%EOF\n"u8);
        return file.ToArray();
    }

    private static byte[] Stream(byte[] dictionary, ReadOnlySpan<byte> data, bool deflated)
    {
        var head = new PdfBuffer(dictionary.Length + 80);
        head.Raw("<<"u8).Raw(dictionary);
        if (deflated)
        {
            head.Raw("/Filter/FlateDecode"u8);
        }

        head.Raw("/Length "u8).Integer(data.Length).Raw(">>stream\n"u8);
        return [.. head.Written, .. data, .. "\nendstream"u8];
    }

    private void ClosePack()
    {
        if (packed.Count == 0)
        {
            return;
        }

        int number = Reserve();
        var head = new PdfBuffer(packed.Count * 10);
        for (int i = 0; i < packed.Count; i++)
        {
            head.Integer(packed[i].Number).Byte((byte)' ').Integer(packed[i].Offset).Byte((byte)' ');
            entries[packed[i].Number] = new Entry(null, number, i);
        }

        int first = head.Count;
        head.Raw(pack.Written);
        SetStream(
            number,
            new PdfBuffer().Raw("/Type/ObjStm/N "u8).Integer(packed.Count).Raw("/First "u8).Integer(first).Written,
            head.ToArray()
        );
        packed.Clear();
        pack.Clear();
    }

    private static Lazy<byte[]> Begin(Func<byte[]> work)
    {
        Task<byte[]> task = Task.Run(work);
        return new Lazy<byte[]>(() => task.GetAwaiter().GetResult());
    }

    private static byte[] ContentHash(MemoryStream file) =>
        SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length))[..16];

    private static PdfBuffer WriteHex(PdfBuffer buffer, byte[] bytes)
    {
        foreach (byte b in bytes)
        {
            buffer.Hex(b);
        }

        return buffer;
    }

    private static byte[] Rows((int Type, int Second, int Third)[] offsets)
    {
        byte[] rows = new byte[offsets.Length * 7];
        for (int i = 0; i < offsets.Length; i++)
        {
            Span<byte> row = rows.AsSpan(i * 7, 7);
            row[0] = (byte)offsets[i].Type;
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(row[1..], offsets[i].Second);
            System.Buffers.Binary.BinaryPrimitives.WriteUInt16BigEndian(row[5..], (ushort)offsets[i].Third);
        }

        return rows;
    }

    /// <summary>PNG's filter "up" on every row (7.4.4.4): neighbouring entries differ little.</summary>
    private static byte[] Predicted(byte[] rows, int columns)
    {
        int count = rows.Length / columns;
        byte[] predicted = new byte[count * (columns + 1)];
        for (int row = 0; row < count; row++)
        {
            predicted[row * (columns + 1)] = 2;
            for (int i = 0; i < columns; i++)
            {
                byte above = row == 0 ? (byte)0 : rows[(row - 1) * columns + i];
                predicted[row * (columns + 1) + 1 + i] = (byte)(rows[row * columns + i] - above);
            }
        }

        return predicted;
    }

    /// <summary>Bytes of its own, or its place in an object stream (<c>Container</c> is 0 for none).</summary>
    private readonly record struct Entry(Lazy<byte[]>? Bytes, int Container, int Index);
}
