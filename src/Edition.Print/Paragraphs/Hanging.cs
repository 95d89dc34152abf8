namespace Edition.Print.Paragraphs;

/// <summary>
/// How much of a mark may stand in the margin, in thousandths of its width: light marks hang nearly whole, heavy ones
/// in part, so that the edge looks straight (Hàn Thế Thành,
/// "Micro-typographic extensions to the TeX typesetting system", 2000, ch. 4).
/// </summary>
internal static class Hanging
{
    public static int Left(char c) =>
        c switch
        {
            '\u00AB' or '\u2039' => 500,
            '\u201E' or '\u201C' or '\u201D' or '\u2018' or '\u2019' or '\u201A' or '"' or '\'' => 600,
            '(' or '[' => 120,
            _ => 0,
        };

    public static int Right(char c) =>
        c switch
        {
            '-' or '\u00AD' or '\u2010' or '\u2011' => 700,
            '.' or ',' => 700,
            '\u2013' => 400,
            '\u2014' => 250,
            '\u00BB' or '\u203A' => 500,
            '\u201C' or '\u201D' or '\u2018' or '\u2019' or '"' or '\'' => 600,
            ':' or ';' => 450,
            '!' or '?' => 150,
            '\u2026' => 150,
            ')' or ']' => 120,
            _ => 0,
        };
}
