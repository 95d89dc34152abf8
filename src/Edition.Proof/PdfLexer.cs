using System.Globalization;
using System.Text;

namespace Edition.Proof;

internal sealed record PdfName(string Value);

internal sealed record PdfReference(int Number);

/// <summary>A word that is no object: an operator, or a keyword of the file's frame.</summary>
internal sealed record PdfKeyword(string Value);

internal sealed record PdfStream(Dictionary<string, object?> Dictionary, int Start);

/// <summary>
/// Reads objects one after the other (ISO 32000-1, 7.2 and 7.3): double, bool, null, byte[] for strings, <see
/// cref="PdfName"/>, <see cref="PdfReference"/>, lists and dictionaries; other words are
/// <see cref="PdfKeyword"/>. At the end of the bytes every read gives the keyword "". Every object, and every byte
/// looked at, is paid for.
/// </summary>
internal sealed class PdfLexer(byte[] bytes, Budget budget, int position = 0)
{
    private const int Deepest = 256;
    private static readonly PdfKeyword End = new(""),
        CloseArray = new("]"),
        CloseDictionary = new(">>");

    public int Position { get; set; } = position;

    /// <param name="references">Whether "1 0 R" is a reference; in content streams there are none.</param>
    public object? Read(bool references = true)
    {
        int start = Position;
        object? read = Read(references, 0);
        budget.Bytes(Position - start);
        return read;
    }

    private object? Read(bool references, int depth)
    {
        budget.Objects(1);
        if (depth > Deepest)
        {
            throw new InvalidDataException("its objects are nested too deeply");
        }

        SkipBlanks();
        if (Position >= bytes.Length)
        {
            return End;
        }

        byte c = bytes[Position];
        switch (c)
        {
            case (byte)'/':
                Position++;
                return new PdfName(Name());
            case (byte)'(':
                return Literal();
            case (byte)'<' when Position + 1 < bytes.Length && bytes[Position + 1] == '<':
                Position += 2;
                return Dictionary(references, depth);
            case (byte)'<':
                return Hex();
            case (byte)'>' when Position + 1 < bytes.Length && bytes[Position + 1] == '>':
                Position += 2;
                return CloseDictionary;
            case (byte)'[':
                Position++;
                var items = new List<object?>();
                for (
                    object? item = Read(references, depth + 1);
                    !ReferenceEquals(item, CloseArray) && !ReferenceEquals(item, End);
                    item = Read(references, depth + 1)
                )
                {
                    items.Add(item);
                }

                return items;
            case (byte)']':
                Position++;
                return CloseArray;
            case (byte)'+' or (byte)'-' or (byte)'.' or (>= (byte)'0' and <= (byte)'9'):
                return Number(references);
            case (byte)'{' or (byte)'}' or (byte)')' or (byte)'>':
                Position++;
                return new PdfKeyword(((char)c).ToString());
            default:
                string word = Name();
                return word switch
                {
                    "true" => true,
                    "false" => false,
                    "null" => null,
                    _ => new PdfKeyword(word),
                };
        }
    }

    /// <summary>
    /// The object that stands here under its number ("7 0 obj …"); a stream's data begin at its Start.
    /// </summary>
    public object? ReadIndirect()
    {
        Read(references: false);
        Read(references: false);
        Read(references: false);
        object? value = Read();
        int after = Position;
        if (value is Dictionary<string, object?> dictionary && Read() is PdfKeyword { Value: "stream" })
        {
            Position += Position < bytes.Length && bytes[Position] == '\r' ? 1 : 0;
            Position += Position < bytes.Length && bytes[Position] == '\n' ? 1 : 0;
            return new PdfStream(dictionary, Position);
        }

        Position = after;
        return value;
    }

    private void SkipBlanks()
    {
        while (Position < bytes.Length)
        {
            if (bytes[Position] == '%')
            {
                int end = bytes.AsSpan(Position).IndexOfAny((byte)'\r', (byte)'\n');
                Position = end < 0 ? bytes.Length : Position + end;
            }
            else if (IsBlank(bytes[Position]))
            {
                Position++;
            }
            else
            {
                return;
            }
        }
    }

    private static bool IsBlank(byte c) => c is 0 or 9 or 10 or 12 or 13 or 32;

    private static bool IsDelimiter(byte c) =>
        c
            is (byte)'('
                or (byte)')'
                or (byte)'<'
                or (byte)'>'
                or (byte)'['
                or (byte)']'
                or (byte)'{'
                or (byte)'}'
                or (byte)'/'
                or (byte)'%';

    private string Name()
    {
        int start = Position;
        while (Position < bytes.Length && !IsBlank(bytes[Position]) && !IsDelimiter(bytes[Position]))
        {
            Position++;
        }

        string name = Encoding.Latin1.GetString(bytes, start, Position - start);
        if (!name.Contains('#', StringComparison.Ordinal))
        {
            return name;
        }

        var plain = new List<byte>();
        for (int i = 0; i < name.Length; i++)
        {
            bool escaped =
                name[i] == '#'
                && i + 2 < name.Length
                && char.IsAsciiHexDigit(name[i + 1])
                && char.IsAsciiHexDigit(name[i + 2]);
            plain.Add(
                escaped
                    ? byte.Parse(name.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
                    : (byte)name[i]
            );
            i += escaped ? 2 : 0;
        }

        return Encoding.Latin1.GetString([.. plain]);
    }

    private object Number(bool references)
    {
        int start = Position++;
        while (Position < bytes.Length && bytes[Position] is (byte)'.' or (byte)'-' or (>= (byte)'0' and <= (byte)'9'))
        {
            Position++;
        }

        double value = double.TryParse(
            bytes.AsSpan(start, Position - start),
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out double parsed
        )
            ? parsed
            : 0;
        if (references && value is > 0 and < int.MaxValue)
        {
            // "7 0 R": generations other than 0 are of edited files only.
            int at = Position;
            if (
                at + 4 <= bytes.Length
                && bytes[at] == ' '
                && bytes[at + 1] == '0'
                && bytes[at + 2] == ' '
                && bytes[at + 3] == 'R'
            )
            {
                Position += 4;
                return new PdfReference((int)value);
            }
        }

        return value;
    }

    private Dictionary<string, object?> Dictionary(bool references, int depth)
    {
        var entries = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (
            object? key = Read(references, depth + 1);
            !ReferenceEquals(key, CloseDictionary) && !ReferenceEquals(key, End);
            key = Read(references, depth + 1)
        )
        {
            if (key is PdfName name)
            {
                entries[name.Value] = Read(references, depth + 1);
            }
        }

        return entries;
    }

    private byte[] Hex()
    {
        Position++;
        var digits = new StringBuilder();
        for (; Position < bytes.Length && bytes[Position] != '>'; Position++)
        {
            if (char.IsAsciiHexDigit((char)bytes[Position]))
            {
                digits.Append((char)bytes[Position]);
            }
        }

        Position++;
        return Convert.FromHexString(digits.Length % 2 == 0 ? digits.ToString() : digits.Append('0').ToString());
    }

    private byte[] Literal()
    {
        Position++;
        var value = new List<byte>();
        for (int depth = 1; Position < bytes.Length; Position++)
        {
            byte c = bytes[Position];
            if (c == '\\' && Position + 1 < bytes.Length)
            {
                Escape(value);
                continue;
            }

            depth +=
                c == '(' ? 1
                : c == ')' ? -1
                : 0;
            if (depth == 0)
            {
                Position++;
                break;
            }

            // An end of line is one U+000A, however it is written (7.3.4.2).
            if (c == '\r')
            {
                Position += Position + 1 < bytes.Length && bytes[Position + 1] == '\n' ? 1 : 0;
                c = (byte)'\n';
            }

            value.Add(c);
        }

        return [.. value];
    }

    /// <summary>From a backslash; leaves the position at the last byte of the escape.</summary>
    private void Escape(List<byte> value)
    {
        byte c = bytes[++Position];
        switch (c)
        {
            case (byte)'n':
                value.Add((byte)'\n');
                break;
            case (byte)'r':
                value.Add((byte)'\r');
                break;
            case (byte)'t':
                value.Add((byte)'\t');
                break;
            case (byte)'b':
                value.Add(8);
                break;
            case (byte)'f':
                value.Add(12);
                break;
            case (byte)'\n':
                break;
            case (byte)'\r':
                Position += Position + 1 < bytes.Length && bytes[Position + 1] == '\n' ? 1 : 0;
                break;
            case >= (byte)'0' and <= (byte)'7':
                int code = 0;
                for (
                    int digits = 0;
                    digits < 3 && Position < bytes.Length && bytes[Position] is >= (byte)'0' and <= (byte)'7';
                    digits++, Position++
                )
                {
                    code = (code * 8) + bytes[Position] - '0';
                }

                Position--;
                value.Add((byte)code);
                break;
            default:
                value.Add(c);
                break;
        }
    }
}
