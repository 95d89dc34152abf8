using System.Text;

namespace Edition.Proof;

/// <summary>A ToUnicode CMap (ISO 32000-1, 9.10.3): codes of one to four bytes to text.</summary>
internal sealed class UnicodeMap
{
    /// <summary>What an entry of a map weighs among the objects of a budget.</summary>
    private const int Weight = 4;

    private readonly Budget budget;
    private readonly List<(int Length, uint From, uint To)> spaces = [];
    private readonly Dictionary<(int Length, uint Code), string> texts = [];

    public UnicodeMap(byte[] map, Budget budget)
    {
        this.budget = budget;
        var lexer = new PdfLexer(map, budget);
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
                            Add(code.Length, Code(code), text);
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

            string shown = texts.GetValueOrDefault((length, Code(codes[..length])), "\uFFFD");
            budget.Bytes(shown.Length);
            text.Append(shown);
            codes = codes[length..];
        }
    }

    /// <summary>Every byte within its own range (9.7.6.2).</summary>
    private bool Is(ReadOnlySpan<byte> code)
    {
        budget.Objects(spaces.Count);
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
        uint first = Code(from),
            last = Code(to);
        for (uint i = 0; last >= first && i <= Math.Min(last - first, Most); i++)
        {
            budget.Objects(1);
            if (target is byte[] { Length: > 0 } text)
            {
                byte[] own = [.. text];
                own[^1] += (byte)i;
                Add(from.Length, first + i, own);
            }
            else if (target is List<object?> list && i < list.Count && list[(int)i] is byte[] each)
            {
                Add(from.Length, first + i, each);
            }
        }
    }

    private void Add(int length, uint code, byte[] text)
    {
        budget.Objects(Weight);
        budget.Bytes(text.Length);
        texts[(length, code)] = Encoding.BigEndianUnicode.GetString(text);
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
