namespace Edition.Diagnostics;

public static partial class Rules
{
    public static readonly Rule EditionUnreadable = new(
        "ED910",
        Severity.Error,
        "A file of the edition cannot be read back"
    );
    public static readonly Rule WordsLost = new(
        "ED911",
        Severity.Error,
        "Words of the manuscript are not in the edition"
    );
    public static readonly Rule WordsAdded = new(
        "ED912",
        Severity.Error,
        "The edition has words that the manuscript has not"
    );
    public static readonly Rule WordsDoubled = new("ED913", Severity.Error, "Words stand in the edition twice");
    public static readonly Rule WordsMisplaced = new(
        "ED914",
        Severity.Error,
        "Words stand elsewhere in the edition than in the manuscript"
    );
    public static readonly Rule NoteLost = new("ED915", Severity.Error, "A note or a call of it is not in the edition");
    public static readonly Rule NoteMisled = new(
        "ED916",
        Severity.Error,
        "A call leads to another note than in the manuscript"
    );
    public static readonly Rule LinkLost = new(
        "ED917",
        Severity.Error,
        "A reference does not lead where it does in the manuscript"
    );
    public static readonly Rule SetNowhere = new("ED918", Severity.Query, "A value that stands nowhere in the edition");
    public static readonly Rule MetadataDisagrees = new(
        "ED919",
        Severity.Error,
        "A file says something else of itself than the manuscript"
    );
    public static readonly Rule GrowsTooFar = new(
        "ED921",
        Severity.Error,
        "Edition many times as long as its manuscript"
    );
    public static readonly Rule OutputAmongSources = new(
        "ED922",
        Severity.Query,
        "Edition lies among the manuscript's files"
    );
    public static readonly Rule NoIdentifier = new("ED920", Severity.Query, "Edition without an identifier of its own");
}
