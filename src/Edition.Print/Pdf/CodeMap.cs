namespace Edition.Print.Pdf;

/// <summary>
/// The codes of characters in pages: one byte from <see cref="First"/> to <see cref="OneByte"/>, two above, whose first
/// byte is less than <see cref="First"/>; and their maps to glyphs (ISO 32000-1, 9.7.5) and to text (9.10.3). A code's
/// number is its CID: readers that map CIDs to text, as MuPDF does, look for it among the codes.
/// </summary>
internal static class CodeMap
{
    /// <summary>The first code.</summary>
    public const int First = 0x11;

    /// <summary>Codes below are one byte.</summary>
    public const int OneByte = 0x100;

    /// <summary>No code is as high.</summary>
    public const int End = First << 8;

    public static void Write(PdfBuffer output, int code)
    {
        if (code >= OneByte)
        {
            output.Byte((byte)(code >> 8));
        }

        output.Byte((byte)code);
    }

    /// <summary>The map from codes to CIDs that all faces share; its number.</summary>
    public static int Add(PdfFile file)
    {
        var map = new PdfBuffer(1024);
        map.Raw(
            "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<"u8
                + "</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"u8
                + "def\n/CMapName/Edition-H def\n/CMapType 1 def\n/WMode 0 def\n"u8
        );
        WriteSpace(map);
        map.Raw("17 begincidrange\n<11><FF>17\n"u8);
        for (int from = OneByte; from < End; from += 256)
        {
            map.Byte((byte)'<')
                .Hex16(from)
                .Raw("><"u8)
                .Hex16(from + 255)
                .Byte((byte)'>')
                .Integer(from)
                .Byte((byte)'\n');
        }

        map.Raw("endcidrange\nendcmap\nCMapName currentdict/CMap defineresource pop\nend\nend"u8);
        return file.AddStream(
            "/Type/CMap/CMapName/Edition-H/WMode 0/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"u8,
            map.ToArray()
        );
    }

    private static void WriteSpace(PdfBuffer map) =>
        map.Raw("2 begincodespacerange\n<11><FF>\n<0100><10FF>\nendcodespacerange\n"u8);

    /// <summary>From codes to what they say (9.10.3); null is a code that is not given.</summary>
    public static byte[] ToText(string?[] texts)
    {
        var map = new PdfBuffer(texts.Length * 16 + 512);
        map.Raw(
                "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<"u8
                    + "</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"u8
            )
            .Raw("/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"u8);
        WriteSpace(map);
        int[] given = [.. Enumerable.Range(1, texts.Length - 1).Where(i => texts[i] is not null)];
        foreach (int[] block in given.Chunk(100))
        {
            map.Integer(block.Length).Raw(" beginbfchar\n"u8);
            foreach (int code in block)
            {
                map.Byte((byte)'<');
                if (code < OneByte)
                {
                    map.Hex((byte)code);
                }
                else
                {
                    map.Hex16(code);
                }

                map.Raw("><"u8);
                foreach (char c in texts[code]!)
                {
                    map.Hex16(c);
                }

                map.Raw(">\n"u8);
            }

            map.Raw("endbfchar\n"u8);
        }

        return map.Raw("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend"u8).ToArray();
    }
}
