using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Edition.Tests.Hostile;

/// <summary>
/// What holds of every edition, checked in milliseconds: XML that .NET's own reader takes, and a PDF whose every object
/// stands where its cross-reference stream says. Throws where it does not.
/// The validators say the rest.
/// </summary>
internal static partial class Soundness
{
    private static readonly XmlReaderSettings Xml = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        CheckCharacters = true,
    };

    /// <param name="extension">Of the file's name, with its point; what is none of an edition's is not looked at.</param>
    /// <param name="file">The whole file.</param>
    public static void Check(string extension, byte[] file)
    {
        switch (extension)
        {
            case ".pdf":
                CheckPdf(file);
                break;
            case ".docx" or ".epub":
                CheckPackage(file);
                break;
        }
    }

    private static void CheckPackage(byte[] package)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        foreach (
            ZipArchiveEntry entry in zip.Entries.Where(entry =>
                Path.GetExtension(entry.Name) is ".xml" or ".rels" or ".xhtml" or ".opf" or ".ncx" or ".svg"
            )
        )
        {
            using Stream stream = entry.Open();
            using XmlReader reader = XmlReader.Create(stream, Xml);
            try
            {
                while (reader.Read()) { }
            }
            catch (XmlException e)
            {
                throw new FormatException($"{entry.FullName}: {e.Message}", e);
            }
        }
    }

    // ISO 32000-1, 7.5.8: rows of a type, a place and an index, of the widths in /W, filtered by PNG's "up".
    private static void CheckPdf(byte[] pdf)
    {
        int mark = pdf.AsSpan().LastIndexOf("startxref\n"u8);
        Require(mark > 0 && pdf.AsSpan().EndsWith("%%EOF\n"u8), "no trailer");
        int start = Number(pdf, mark + 10);
        ReadOnlySpan<byte> table = pdf.AsSpan(start, mark - start);
        int data = table.IndexOf("stream\n"u8) + 7;
        Require(table[..data].IndexOf("/Type/XRef/W[1 4 2]"u8) > 0, "no cross-reference stream");
        var rows = new MemoryStream();
        using (
            var zlib = new ZLibStream(
                new MemoryStream(pdf, start + data, mark - start - data),
                CompressionMode.Decompress
            )
        )
        {
            zlib.CopyTo(rows);
        }

        byte[] bytes = rows.ToArray();
        byte[] row = new byte[7];
        Require(bytes.Length % 8 == 0 && bytes.Length > 8, "cut cross-reference stream");
        for (int number = 0; number < bytes.Length / 8; number++)
        {
            for (int i = 0; i < 7; i++)
            {
                row[i] += bytes[number * 8 + 1 + i];
            }

            int place = BinaryPrimitives.ReadInt32BigEndian(row.AsSpan(1));
            Require(
                row[0] != 1
                    || pdf.AsSpan(place)
                        .StartsWith(
                            Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n"))
                        ),
                $"object {number} is not at {place}"
            );
            Require(row[0] != 2 || place < bytes.Length / 8, $"object {number} lies in no object");
        }
    }

    private static int Number(byte[] bytes, int at)
    {
        int number = 0;
        for (; bytes[at] is >= (byte)'0' and <= (byte)'9'; at++)
        {
            number = number * 10 + bytes[at] - '0';
        }

        return number;
    }

    private static void Require(bool holds, string what)
    {
        if (!holds)
        {
            throw new FormatException("PDF: " + what);
        }
    }
}
