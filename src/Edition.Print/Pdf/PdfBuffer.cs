using System.Buffers.Text;
using System.Text;

namespace Edition.Print.Pdf;

/// <summary>
/// Bytes of PDF syntax being written (ISO 32000-1, 7.3). Numbers are whole thousandths, so that what is written is
/// exactly what the writer reckons with.
/// </summary>
internal sealed class PdfBuffer(int capacity = 256)
{
    private byte[] bytes = new byte[capacity];

    public int Count { get; private set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public PdfBuffer Raw(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Room(text.Length));
        Count += text.Length;
        return this;
    }

    public PdfBuffer Byte(byte value)
    {
        Room(1)[0] = value;
        Count++;
        return this;
    }

    public PdfBuffer Ascii(string text)
    {
        Count += Encoding.ASCII.GetBytes(text, Room(text.Length));
        return this;
    }

    public PdfBuffer Integer(long value)
    {
        Utf8Formatter.TryFormat(value, Room(20), out int length);
        Count += length;
        return this;
    }

    /// <summary>A number given in thousandths, without needless zeros.</summary>
    public PdfBuffer Thousandths(long value)
    {
        if (value < 0)
        {
            Byte((byte)'-');
            value = -value;
        }

        long whole = value / 1000;
        int part = (int)(value % 1000);
        if (whole != 0 || part == 0)
        {
            Integer(whole);
        }

        if (part != 0)
        {
            Span<byte> room = Room(4);
            room[0] = (byte)'.';
            room[1] = (byte)('0' + part / 100);
            room[2] = (byte)('0' + part / 10 % 10);
            room[3] = (byte)('0' + part % 10);
            Count +=
                part % 10 != 0 ? 4
                : part % 100 != 0 ? 3
                : 2;
        }

        return this;
    }

    public PdfBuffer Real(double value) => Thousandths((long)Math.Round(value * 1000));

    /// <summary>An indirect reference, with a space before it.</summary>
    public PdfBuffer Reference(int number) => Byte((byte)' ').Integer(number).Raw(" 0 R"u8);

    /// <summary>A byte string in parentheses, escaped where the syntax asks for it.</summary>
    public PdfBuffer ByteString(ReadOnlySpan<byte> value)
    {
        Byte((byte)'(');
        foreach (byte b in value)
        {
            switch (b)
            {
                case (byte)'(' or (byte)')' or (byte)'\\':
                    Byte((byte)'\\').Byte(b);
                    break;
                case (byte)'\r':
                    Raw("\\r"u8);
                    break;
                default:
                    Byte(b);
                    break;
            }
        }

        return Byte((byte)')');
    }

    /// <summary>
    /// A text string: ASCII as it is (PDFDocEncoding agrees with it), all else in UTF-16BE with its mark (7.9.2.2).
    /// </summary>
    public PdfBuffer TextString(string text) =>
        System.Text.Ascii.IsValid(text)
            ? ByteString(Encoding.ASCII.GetBytes(text))
            : ByteString([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)]);

    /// <summary>The name of a destination or element: a byte string, in UTF-8.</summary>
    public PdfBuffer IdString(string id) => ByteString(Encoding.UTF8.GetBytes(id));

    /// <summary>A name object; characters that are not regular are written as #xx (7.3.5).</summary>
    public PdfBuffer Name(string name)
    {
        Byte((byte)'/');
        foreach (byte b in Encoding.UTF8.GetBytes(name))
        {
            if (b is > 32 and < 127 && "()<>[]{}/%#".IndexOf((char)b) < 0)
            {
                Byte(b);
            }
            else
            {
                Byte((byte)'#').Hex(b);
            }
        }

        return this;
    }

    public PdfBuffer Hex(byte value) => Byte(Digit(value >> 4)).Byte(Digit(value & 15));

    public PdfBuffer Hex16(int value) => Hex((byte)(value >> 8)).Hex((byte)value);

    public byte[] ToArray() => Written.ToArray();

    private static byte Digit(int value) => (byte)(value < 10 ? '0' + value : 'A' + value - 10);

    private Span<byte> Room(int length)
    {
        if (bytes.Length - Count < length)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Count + length));
        }

        return bytes.AsSpan(Count);
    }
}
