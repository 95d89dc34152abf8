namespace Edition.Diagnostics;

public static partial class Rules
{
    public static readonly Rule MissingLetter = new("ED710", Severity.Error, "Letter that no face has")
    {
        ForbidsPdfAlone = true,
    };

    public static readonly Rule LetterLeft = new("ED711", Severity.Query, "Letter left to the reader’s faces");

    public static readonly Rule RightToLeft = new("ED712", Severity.Error, "Text that is written from right to left");

    public static readonly Rule FaceNotInDocx = new("ED713", Severity.Query, "Face that a DOCX cannot hold");

    public static readonly Rule OverfullLine = new("ED850", Severity.Query, "Line wider than its measure");
}
