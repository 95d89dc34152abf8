namespace Edition.Diagnostics;

public static partial class Rules
{
    public static readonly Rule PictureDamaged = new("ED720", Severity.Error, "A picture is truncated or damaged");
    public static readonly Rule PictureMislabelled = new(
        "ED721",
        Severity.Error,
        "A picture's name says another format than its bytes"
    );
    public static readonly Rule PictureTooLarge = new(
        "ED722",
        Severity.Error,
        "A picture's dimensions are beyond reason"
    );
    public static readonly Rule PictureColours = new("ED723", Severity.Error, "A picture's colours cannot be known");
    public static readonly Rule SvgScript = new("ED724", Severity.Error, "A vector picture carries a script");
    public static readonly Rule SvgExternal = new("ED725", Severity.Error, "A vector picture refers outside itself");
    public static readonly Rule SvgUnsupported = new(
        "ED726",
        Severity.Error,
        "A vector picture uses what is not supported"
    );
    public static readonly Rule SvgLettersMissing = new(
        "ED727",
        Severity.Error,
        "A vector picture has letters that no face has"
    );
    public static readonly Rule PictureTurned = new("ED728", Severity.Query, "A picture is stored turned");
    public static readonly Rule PictureCoarse = new("ED729", Severity.Query, "A picture is too coarse for print");
}
