namespace Edition.Faces;

/// <summary>
/// Scripts by their blocks (The Unicode Standard, Blocks.txt), as far as findings have to name them: what a letter that
/// no face has belongs to, and a face under an open licence that has it.
/// </summary>
public static class Scripts
{
    private static readonly (int From, int To, string Name, string Face)[] All =
    [
        (0x0000, 0x036F, "Latin", "Noto Serif"),
        (0x0370, 0x03FF, "Greek", "Noto Serif"),
        (0x0400, 0x052F, "Cyrillic", "Noto Serif"),
        (0x0530, 0x058F, "Armenian", "Noto Serif Armenian"),
        (0x0590, 0x05FF, "Hebrew", "Noto Serif Hebrew"),
        (0x0600, 0x06FF, "Arabic", "Noto Naskh Arabic"),
        (0x0700, 0x074F, "Syriac", "Noto Sans Syriac"),
        (0x0750, 0x077F, "Arabic", "Noto Naskh Arabic"),
        (0x0780, 0x07BF, "Thaana", "Noto Sans Thaana"),
        (0x07C0, 0x07FF, "N’Ko", "Noto Sans NKo"),
        (0x0800, 0x083F, "Samaritan", "Noto Sans Samaritan"),
        (0x0840, 0x085F, "Mandaic", "Noto Sans Mandaic"),
        (0x0860, 0x086F, "Syriac", "Noto Sans Syriac"),
        (0x0870, 0x08FF, "Arabic", "Noto Naskh Arabic"),
        (0x0900, 0x097F, "Devanagari", "Noto Serif Devanagari"),
        (0x0980, 0x09FF, "Bengali", "Noto Serif Bengali"),
        (0x0A00, 0x0A7F, "Gurmukhi", "Noto Serif Gurmukhi"),
        (0x0A80, 0x0AFF, "Gujarati", "Noto Serif Gujarati"),
        (0x0B00, 0x0B7F, "Oriya", "Noto Serif Oriya"),
        (0x0B80, 0x0BFF, "Tamil", "Noto Serif Tamil"),
        (0x0C00, 0x0C7F, "Telugu", "Noto Serif Telugu"),
        (0x0C80, 0x0CFF, "Kannada", "Noto Serif Kannada"),
        (0x0D00, 0x0D7F, "Malayalam", "Noto Serif Malayalam"),
        (0x0D80, 0x0DFF, "Sinhala", "Noto Serif Sinhala"),
        (0x0E00, 0x0E7F, "Thai", "Noto Serif Thai"),
        (0x0E80, 0x0EFF, "Lao", "Noto Serif Lao"),
        (0x0F00, 0x0FFF, "Tibetan", "Noto Serif Tibetan"),
        (0x1000, 0x109F, "Burmese", "Noto Serif Myanmar"),
        (0x10A0, 0x10FF, "Georgian", "Noto Serif Georgian"),
        (0x1100, 0x11FF, "Korean", "Noto Serif KR"),
        (0x1200, 0x139F, "Ethiopic", "Noto Serif Ethiopic"),
        (0x13A0, 0x13FF, "Cherokee", "Noto Sans Cherokee"),
        (0x1400, 0x167F, "Canadian syllabic", "Noto Sans Canadian Aboriginal"),
        (0x1680, 0x169F, "Ogham", "Noto Sans Ogham"),
        (0x16A0, 0x16FF, "runic", "Noto Sans Runic"),
        (0x1780, 0x17FF, "Khmer", "Noto Serif Khmer"),
        (0x1800, 0x18AF, "Mongolian", "Noto Sans Mongolian"),
        (0x1C80, 0x1C8F, "Cyrillic", "Ponomar"),
        (0x1C90, 0x1CBF, "Georgian", "Noto Serif Georgian"),
        (0x1D00, 0x1EFF, "Latin", "Noto Serif"),
        (0x1F00, 0x1FFF, "Greek", "Noto Serif"),
        (0x2000, 0x2BFF, "symbol", "Noto Sans Symbols 2"),
        (0x2C00, 0x2C5F, "Glagolitic", "Noto Sans Glagolitic"),
        (0x2C60, 0x2C7F, "Latin", "Noto Serif"),
        (0x2C80, 0x2CFF, "Coptic", "Noto Sans Coptic"),
        (0x2D00, 0x2D2F, "Georgian", "Noto Serif Georgian"),
        (0x2D30, 0x2D7F, "Tifinagh", "Noto Sans Tifinagh"),
        (0x2D80, 0x2DDF, "Ethiopic", "Noto Serif Ethiopic"),
        (0x2DE0, 0x2DFF, "Cyrillic", "Ponomar"),
        (0x2E80, 0x2FFF, "Chinese", "Noto Serif SC"),
        (0x3000, 0x30FF, "Japanese", "BIZ UDMincho"),
        (0x3100, 0x312F, "Bopomofo", "Noto Serif TC"),
        (0x3130, 0x318F, "Korean", "Noto Serif KR"),
        (0x3190, 0xA48F, "Chinese", "Noto Serif SC"),
        (0xA640, 0xA69F, "Cyrillic", "Ponomar"),
        (0xA720, 0xA7FF, "Latin", "Noto Serif"),
        (0xAC00, 0xD7FF, "Korean", "Noto Serif KR"),
        (0xF900, 0xFAFF, "Chinese", "Noto Serif SC"),
        (0xFB00, 0xFB06, "Latin", "Noto Serif"),
        (0xFB1D, 0xFB4F, "Hebrew", "Noto Serif Hebrew"),
        (0xFB50, 0xFDFF, "Arabic", "Noto Naskh Arabic"),
        (0xFE70, 0xFEFE, "Arabic", "Noto Naskh Arabic"),
        (0x10330, 0x1034F, "Gothic", "Noto Sans Gothic"),
        (0x12000, 0x1254F, "cuneiform", "Noto Sans Cuneiform"),
        (0x13000, 0x1345F, "hieroglyphic", "Noto Sans Egyptian Hieroglyphs"),
        (0x1D000, 0x1D24F, "musical", "Noto Music"),
        (0x1D400, 0x1D7FF, "mathematical", "Noto Sans Math"),
        (0x1E000, 0x1E02F, "Glagolitic", "Noto Sans Glagolitic"),
        (0x1F000, 0x1FAFF, "symbol", "Noto Emoji"),
        (0x20000, 0x3FFFF, "Chinese", "Noto Serif SC"),
    ];

    /// <summary>The script of a code point and a face that has its letters; null for one that no table has.</summary>
    public static (string Name, string Face)? Of(int codePoint)
    {
        foreach ((int from, int to, string name, string face) in All)
        {
            if (codePoint >= from && codePoint <= to)
            {
                return (name, face);
            }
        }

        return null;
    }

    /// <summary>
    /// Whether a code point is written from right to left: the blocks that Unicode keeps for such scripts
    /// (DerivedBidiClass.txt, classes R and AL), without the digits and signs among them.
    /// </summary>
    public static bool IsRightToLeft(int codePoint) =>
        codePoint
            is (
                    >= 0x0590
                    and <= 0x08FF
                    and not (>= 0x0600 and <= 0x0607)
                    and not (>= 0x0660 and <= 0x066C)
                    and not 0x061C
                )
                or (>= 0xFB1D and <= 0xFDFF)
                or (>= 0xFE70 and <= 0xFEFE)
                or (>= 0x10800 and <= 0x10FFF)
                or (>= 0x1E800 and <= 0x1EFFF);
}
