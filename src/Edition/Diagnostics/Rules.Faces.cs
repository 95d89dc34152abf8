namespace Edition.Diagnostics;

public static partial class Rules
{
    public static readonly Rule MissingLetter = new("ED710", Severity.Error, "Letter that no face has");

    public static readonly Rule OverfullLine = new("ED850", Severity.Query, "Line wider than its measure");
}
