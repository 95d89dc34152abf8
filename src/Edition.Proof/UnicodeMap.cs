using System.Text;

namespace Edition.Proof;

/// <summary>A ToUnicode CMap (ISO 32000-1, 9.10.3): codes of one to four bytes to text.</summary>
internal sealed class UnicodeMap
{
    private readonly List<(int Length, uint From, uint To)> spaces = [];
    private readonly Dictionary<(int Length, uint Code), string> texts = [];

    public UnicodeMap(byte[] map)
    {
        var lexer = new PdfLexer(map);
        var operands = new List<object?>();
        while (lexer.Read(references: false) is var next && next is not PdfKeyword { Value: "" })
        {
            if (next is not PdfKeyword { Value: var name })
            {
                operands.Add(next);
                continue;
            }

            switch (name)
            {
                case "endcodespacerange":
                    foreach (object?[] pair in operands.Chunk(2))
                    {
                        if (pair is [byte[] from, byte[] to])
                        {
                            spaces.Add((from.Length, Code(from), Code(to)));
                        }
                    }

                    break;
                case "endbfchar":
                    foreach (object?[] pair in operands.Chunk(2))
                    {
                        if (pair is [byte[] code, byte[] text])
                        {
                            texts[(code.Length, Code(code))] = Encoding.BigEndianUnicode.GetString(text);
                        }
                    }

                    break;
                case "endbfrange":
                    foreach (object?[] row in operands.Chunk(3))
                    {
                        if (row is [byte[] from, byte[] to, var target])
                        {
                            Range(from, to, target);
                        }
                    }

                    break;
            }

            operands.Clear();
        }
    }

    public void Append(StringBuilder text, ReadOnlySpan<byte> codes)
    {
        while (!codes.IsEmpty)
        {
            int length = 1;
            for (int tried = 1; tried <= Math.Min(4, codes.Length); tried++)
            {
                if (Is(codes[..tried]))
                {
                    length = tried;
                    break;
                }
            }

            text.Append(texts.GetValueOrDefault((length, Code(codes[..length])), "\uFFFD"));
            codes = codes[length..];
        }
    }

    /// <summary>Every byte within its own range (9.7.6.2).</summary>
    private bool Is(ReadOnlySpan<byte> code)
    {
        foreach ((int length, uint from, uint to) in spaces)
        {
            bool within = length == code.Length;
            for (int i = 0; within && i < length; i++)
            {
                int shift = 8 * (length - 1 - i);
                within = code[i] >= (byte)(from >> shift) && code[i] <= (byte)(to >> shift);
            }

            if (within)
            {
                return true;
            }
        }

        return false;
    }

    private void Range(byte[] from, byte[] to, object? target)
    {
        const int Most = 0x10000;
        uint first = Code(from);
        for (uint i = 0; i <= Math.Min(Code(to) - first, Most); i++)
        {
            if (target is byte[] { Length: > 0 } text)
            {
                byte[] own = [.. text];
                own[^1] += (byte)i;
                texts[(from.Length, first + i)] = Encoding.BigEndianUnicode.GetString(own);
            }
            else if (target is List<object?> list && i < list.Count && list[(int)i] is byte[] each)
            {
                texts[(from.Length, first + i)] = Encoding.BigEndianUnicode.GetString(each);
            }
        }
    }

    private static uint Code(ReadOnlySpan<byte> bytes)
    {
        uint code = 0;
        foreach (byte b in bytes)
        {
            code = (code << 8) | b;
        }

        return code;
    }
}
