using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Edition.Tests.Hostile;

/// <summary>PDF files made by hand from the text of their objects, which are numbered from 1; the first is the catalogue.</summary>
internal sealed class HostilePdf
{
    private readonly List<byte[]> objects = [];

    /// <summary>The catalogue, a page tree (3) of one page (4) whose font (5) shows every byte as itself (6).</summary>
    public static HostilePdf WithPage(string content, string structure = "<</Type/StructTreeRoot/K 10 0 R>>")
    {
        var pdf = new HostilePdf();
        pdf.Add("<</Type/Catalog/Pages 3 0 R/StructTreeRoot 2 0 R/Names<</Dests 9 0 R>>>>");
        pdf.Add(structure);
        pdf.Add("<</Type/Pages/Kids[4 0 R]/Count 1>>");
        pdf.Add("<</Type/Page/Parent 3 0 R/Contents 7 0 R/Resources<</Font<</F 5 0 R>>>>>>");
        pdf.Add("<</Type/Font/ToUnicode 6 0 R>>");
        pdf.AddStream("1 begincodespacerange<00><FF>endcodespacerange 1 beginbfrange<00><FF><0000>endbfrange");
        pdf.AddStream(content);
        pdf.Add("null");
        pdf.Add("<</Names[]>>");
        return pdf;
    }

    /// <summary>Number of the next object.</summary>
    public int Next => objects.Count + 1;

    public int Add(string text)
    {
        objects.Add(Encoding.Latin1.GetBytes(text));
        return objects.Count;
    }

    public void Set(int number, string text) => objects[number - 1] = Encoding.Latin1.GetBytes(text);

    public int AddStream(string data, string entries = "") => AddStream(Encoding.Latin1.GetBytes(data), entries);

    public int AddStream(byte[] data, string entries = "")
    {
        byte[] packed = Packed(data);
        string head = string.Create(
            CultureInfo.InvariantCulture,
            $"<</Filter/FlateDecode/Length {packed.Length}{entries}>>stream\n"
        );
        objects.Add([.. Encoding.Latin1.GetBytes(head), .. packed, .. "\nendstream"u8]);
        return objects.Count;
    }

    /// <param name="inside">Objects that lie in an object stream: their number, its number, and their index.</param>
    public byte[] ToBytes(params (int Number, int Container, int Index)[] inside)
    {
        var file = new MemoryStream();
        file.Write("%PDF-1.7\n"u8);
        var rows = new SortedDictionary<int, byte[]>();
        for (int i = 0; i < objects.Count; i++)
        {
            rows[i + 1] = Row(1, (int)file.Length, 0);
            file.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n")));
            file.Write(objects[i]);
            file.Write("\nendobj\n"u8);
        }

        foreach ((int number, int container, int index) in inside)
        {
            rows[number] = Row(2, container, index);
        }

        int start = (int)file.Length;
        var index2 = string.Join(
            ' ',
            rows.Keys.Select(number => string.Create(CultureInfo.InvariantCulture, $"{number} 1"))
        );
        byte[] table = Packed([.. rows.Values.SelectMany(row => row)]);
        file.Write(
            Encoding.ASCII.GetBytes(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"999999 0 obj\n<</Type/XRef/W[1 4 4]/Index[{index2}]/Root 1 0 R/Filter/FlateDecode/Length {table.Length}>>stream\n"
                )
            )
        );
        file.Write(table);
        file.Write(
            Encoding.ASCII.GetBytes(
                string.Create(CultureInfo.InvariantCulture, $"\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n")
            )
        );
        return file.ToArray();
    }

    public static byte[] Packed(byte[] data)
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest))
        {
            zlib.Write(data);
        }

        return packed.ToArray();
    }

    private static byte[] Row(byte type, int second, int third) =>
        [
            type,
            .. new[] { second, third }.SelectMany(value =>
                new[] { (byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value }
            ),
        ];
}
