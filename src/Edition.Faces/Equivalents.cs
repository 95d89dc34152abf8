namespace Edition.Faces;

/// <summary>
/// What stands for a space, hyphen or dash that a face has not: the reader sees the same, so it is no fault of the
/// manuscript. Letters have no equivalents.
/// </summary>
public static class Equivalents
{
    /// <summary>
    /// The characters to try in turn; empty for one that must be in the face. All are in the basic plane, so that
    /// indices stay as they are.
    /// </summary>
    public static ReadOnlySpan<char> Of(int codePoint) =>
        codePoint switch
        {
            '\t' or 0xA0 or 0x2000 or 0x2001 or 0x2002 or 0x2003 or 0x2004 or 0x2005 or 0x2007 => " ",
            0x2006 or 0x2008 or 0x2009 or 0x200A or 0x202F or 0x205F => "\u2009\u00A0 ",
            0xAD or 0x2010 or 0x2011 or 0x2043 => "\u2010-",
            0x2012 => "\u2013-",
            0x2015 => "\u2014",
            0x2212 => "\u2013",
            0x02BC => "\u2019",
            _ => [],
        };

    /// <summary>Characters that are never seen by themselves: a face need not have them.</summary>
    public static bool IsInvisible(int codePoint) =>
        codePoint
            is 0xAD
                or 0x34F
                or 0x61C
                or (>= 0x200B and <= 0x200F)
                or (>= 0x202A and <= 0x202E)
                or (>= 0x2060 and <= 0x2064)
                or 0xFEFF
                or (>= 0xFE00 and <= 0xFE0F)
                or (>= 0xE0000 and <= 0xE0FFF);
}
