using System.IO.Compression;

namespace Edition.Proof;

/// <summary>
/// The objects of a PDF by their numbers (ISO 32000-1, 7.5): cross-reference tables and streams, object streams, Flate
/// with its predictors.
/// </summary>
internal sealed class PdfObjects
{
    /// <summary>
    /// How many objects, and unpacked streams of objects, are kept: a tagged file is read about in its order, and whole
    /// it would take many times its length.
    /// </summary>
    private const int MostKnown = 20_000,
        MostPacks = 16;

    /// <summary>Streams whose lengths are objects in other streams, and so on.</summary>
    private const int Deepest = 32;

    private readonly byte[] file;
    private readonly Dictionary<int, (int Type, int Second, int Third)> places = [];
    private readonly Dictionary<int, object?> known = [];
    private readonly Dictionary<int, (byte[] Data, int[] Offsets)> packs = [];
    private readonly HashSet<int> reading = [];
    private readonly byte[] piece = new byte[64 * 1024];

    private int depth;

    public PdfObjects(byte[] file, Budget budget)
    {
        this.file = file;
        Budget = budget;
        int at = file.AsSpan().LastIndexOf("startxref"u8);
        if (at < 0)
        {
            throw new InvalidDataException("it has no cross-reference");
        }

        Trailer = [];
        var seen = new HashSet<int>();
        for (
            int? next = Integer(new PdfLexer(file, budget, at + 9).Read());
            next is { } start && start >= 0 && start < file.Length && seen.Add(start);

        )
        {
            Dictionary<string, object?> trailer = ReadSection(start);
            foreach ((string key, object? value) in trailer)
            {
                Trailer.TryAdd(key, value);
            }

            next = trailer.TryGetValue("Prev", out object? before) ? Integer(before) : null;
        }
    }

    /// <summary>Out of which everything here is paid.</summary>
    public Budget Budget { get; }

    public Dictionary<string, object?> Trailer { get; }

    public static int? Integer(object? value) =>
        value is double number && number is > int.MinValue and < int.MaxValue ? (int)number : null;

    /// <summary>The value itself, or what a reference leads to.</summary>
    public object? Value(object? value)
    {
        for (int hops = 0; value is PdfReference reference && hops < 32; hops++)
        {
            value = Object(reference.Number);
        }

        return value;
    }

    public Dictionary<string, object?>? Dictionary(object? value) =>
        Value(value) switch
        {
            Dictionary<string, object?> dictionary => dictionary,
            PdfStream stream => stream.Dictionary,
            _ => null,
        };

    public List<object?>? Array(object? value) => Value(value) as List<object?>;

    public object? Get(Dictionary<string, object?>? dictionary, string key) =>
        dictionary is not null && dictionary.TryGetValue(key, out object? value) ? Value(value) : null;

    public byte[] Data(PdfStream stream)
    {
        int length = Integer(Get(stream.Dictionary, "Length")) ?? 0;
        if (length < 0 || length > file.Length - stream.Start)
        {
            throw new InvalidDataException("a stream is longer than the file");
        }

        Budget.Bytes(length);
        object? filter = Get(stream.Dictionary, "Filter");
        filter = filter is List<object?> { Count: 1 } only ? Value(only[0]) : filter;
        object? parameters = Get(stream.Dictionary, "DecodeParms");
        parameters = parameters is List<object?> { Count: 1 } one ? Value(one[0]) : parameters;
        return filter switch
        {
            null => file.AsSpan(stream.Start, length).ToArray(),
            PdfName { Value: "FlateDecode" } => Predicted(
                Inflated(stream.Start, length),
                parameters as Dictionary<string, object?>
            ),
            _ => throw new InvalidDataException("a stream of text is packed in an unusual way"),
        };
    }

    private object? Object(int number)
    {
        if (
            known.TryGetValue(number, out object? value)
            || !places.TryGetValue(number, out var place)
            || !reading.Add(number)
        )
        {
            return value;
        }

        if (++depth > Deepest)
        {
            throw new InvalidDataException("its streams are nested too deeply");
        }

        value = place.Type switch
        {
            1 => new PdfLexer(file, Budget, place.Second).ReadIndirect(),
            2 => Packed(place.Second, place.Third),
            _ => null,
        };
        depth--;
        reading.Remove(number);
        if (known.Count >= MostKnown)
        {
            known.Clear();
        }

        known[number] = value;
        return value;
    }

    private object? Packed(int container, int index)
    {
        if (!packs.TryGetValue(container, out var pack))
        {
            // An object stream lies in no other (7.5.7).
            if (places.GetValueOrDefault(container).Type != 1 || Object(container) is not PdfStream stream)
            {
                return null;
            }

            byte[] data = Data(stream);
            int count = Integer(Get(stream.Dictionary, "N")) ?? 0,
                first = Integer(Get(stream.Dictionary, "First")) ?? 0;
            var lexer = new PdfLexer(data, Budget);
            int[] offsets = new int[Math.Clamp(count, 0, data.Length)];
            for (int i = 0; i < offsets.Length; i++)
            {
                lexer.Read(references: false);
                offsets[i] = first + (Integer(lexer.Read(references: false)) ?? 0);
            }

            if (packs.Count >= MostPacks)
            {
                packs.Clear();
            }

            packs.Add(container, pack = (data, offsets));
        }

        return index < pack.Offsets.Length
            ? new PdfLexer(pack.Data, Budget, Math.Clamp(pack.Offsets[index], 0, pack.Data.Length)).Read()
            : null;
    }

    private Dictionary<string, object?> ReadSection(int start)
    {
        var lexer = new PdfLexer(file, Budget, start);
        if (lexer.Read(references: false) is not PdfKeyword { Value: "xref" })
        {
            lexer.Position = start;
            return lexer.ReadIndirect() is PdfStream stream
                ? ReadRows(stream)
                : throw new InvalidDataException("its cross-reference is damaged");
        }

        while (true)
        {
            object? begin = lexer.Read(references: false);
            if (begin is PdfKeyword { Value: "trailer" })
            {
                return lexer.Read() as Dictionary<string, object?>
                    ?? throw new InvalidDataException("its trailer is damaged");
            }

            if (Integer(begin) is not { } first || Integer(lexer.Read(references: false)) is not { } count)
            {
                throw new InvalidDataException("its cross-reference is damaged");
            }

            for (int i = 0; i < count; i++)
            {
                int? offset = Integer(lexer.Read(references: false));
                lexer.Read(references: false);
                bool used = lexer.Read(references: false) is PdfKeyword { Value: "n" };
                if (offset is null)
                {
                    break;
                }

                places.TryAdd(first + i, (used ? 1 : 0, offset.Value, 0));
            }
        }
    }

    private Dictionary<string, object?> ReadRows(PdfStream stream)
    {
        byte[] rows = Data(stream);
        int[] widths =
        [
            .. (Array(Get(stream.Dictionary, "W")) ?? []).Select(field => Math.Clamp(Integer(field) ?? 0, 0, 8)),
        ];
        if (widths.Length < 3 || widths.Sum() == 0)
        {
            throw new InvalidDataException("its cross-reference is damaged");
        }

        int[] index =
        [
            .. (Array(Get(stream.Dictionary, "Index")) ?? [0.0, Get(stream.Dictionary, "Size")]).Select(value =>
                Integer(value) ?? 0
            ),
        ];
        int at = 0,
            width = widths.Sum();
        for (int section = 0; section + 1 < index.Length; section += 2)
        {
            for (int i = 0; i < index[section + 1] && at + width <= rows.Length; i++)
            {
                Budget.Objects(1);
                long type = widths[0] == 0 ? 1 : Field(widths[0]);
                long second = Field(widths[1]),
                    third = Field(widths[2]);
                places.TryAdd(
                    index[section] + i,
                    ((int)type, (int)Math.Clamp(second, 0, int.MaxValue), (int)Math.Clamp(third, 0, int.MaxValue))
                );
            }
        }

        return stream.Dictionary;

        long Field(int bytes)
        {
            long value = 0;
            for (int i = 0; i < bytes; i++)
            {
                value = (value << 8) | rows[at++];
            }

            return value;
        }
    }

    private byte[] Inflated(int start, int length)
    {
        using var zlib = new ZLibStream(new MemoryStream(file, start, length), CompressionMode.Decompress);
        var data = new MemoryStream(4 * length);
        for (int read = zlib.Read(piece); read > 0; read = zlib.Read(piece))
        {
            Budget.Bytes(read);
            data.Write(piece, 0, read);
        }

        return data.ToArray();
    }

    /// <summary>PNG's filters undone (7.4.4.4), for samples of one byte.</summary>
    private byte[] Predicted(byte[] data, Dictionary<string, object?>? parameters)
    {
        if ((Integer(Get(parameters, "Predictor")) ?? 1) < 10)
        {
            return data;
        }

        int columns = Math.Clamp(Integer(Get(parameters, "Columns")) ?? 1, 1, 1 << 20);
        int rows = data.Length / (columns + 1);
        byte[] plain = new byte[rows * columns];
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<byte> line = data.AsSpan(row * (columns + 1), columns + 1);
            for (int i = 0; i < columns; i++)
            {
                byte left = i > 0 ? plain[(row * columns) + i - 1] : (byte)0;
                byte above = row > 0 ? plain[((row - 1) * columns) + i] : (byte)0;
                int before = line[0] switch
                {
                    0 => 0,
                    1 => left,
                    2 => above,
                    3 => (left + above) / 2,
                    _ => throw new InvalidDataException("a table is packed in an unusual way"),
                };
                plain[(row * columns) + i] = (byte)(line[i + 1] + before);
            }
        }

        return plain;
    }
}
