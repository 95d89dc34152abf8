namespace Edition.Diagnostics;

public static partial class Rules
{
    public static readonly Rule NoteAstray = new("ED801", Severity.Query, "Note begins after the page of its mark");

    public static readonly Rule PictureReduced = new("ED802", Severity.Query, "Picture made smaller to go on a page");

    public static readonly Rule TableTooWide = new("ED803", Severity.Error, "Table too wide for its words")
    {
        ForbidsPdfAlone = true,
    };

    public static readonly Rule NoteRunsOver = new("ED804", Severity.Hint, "Note runs over to the next page");

    public static readonly Rule PageBadlyCut = new("ED805", Severity.Hint, "Page that could not be cut well");

    public static readonly Rule LimitExceeded = new("ED806", Severity.Error, "Pages beyond a limit of the template");

    public static readonly Rule FirstPageUnreached = new("ED807", Severity.Query, "First page that cannot be had");
}
