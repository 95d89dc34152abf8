using System.Globalization;

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
    public static readonly Rule WrongFolio = new(
        "ED923",
        Severity.Error,
        "A page number in the edition is not that of the page it leads to"
    );
    public static readonly Rule NoIdentifier = new("ED920", Severity.Query, "Edition without an identifier of its own");
}

/// <summary>The sentences of those rules, under their names.</summary>
public static partial class Says
{
    public static Message EditionUnreadable(string file, string fault) =>
        new(Rules.EditionUnreadable, $"{file} cannot be read back: {fault}.");

    public static Message EditionDiffers(string file, int found, int most) =>
        new(
            Rules.WordsLost,
            $"{file} differs from the manuscript in {found} places, of which {most} are told: "
                + "it seems to be of another text."
        );

    public static Message EditionUnlike(string file) =>
        new(Rules.WordsLost, $"{file} is so unlike the manuscript that it could be compared in part only.");

    public static Message WordsNotSet(string words, string what) =>
        new(Rules.WordsLost, $"“{words}” ({what}) was read and is set nowhere.");

    public static Message WordsLost(string words, string file) => new(Rules.WordsLost, $"{words} is not in {file}.");

    public static Message WordsAdded(string file, string words, string after) =>
        new(Rules.WordsAdded, $"{file} has {words} {after}, which the manuscript has not.");

    public static Message WordsDoubled(string words, string file) =>
        new(Rules.WordsDoubled, $"{words} stands twice in {file}.");

    public static Message WordsMisplaced(string words, string file, string after) =>
        new(Rules.WordsMisplaced, $"{words} is misplaced in {file}: it stands {after}.");

    public static Message NoteMisled(string file) =>
        new(Rules.NoteMisled, $"The call of a note leads to another one in {file}.");

    public static Message LinkLost(string words, string file, string wanted) =>
        new(Rules.LinkLost, $"“{words}” leads nowhere in {file}, not to {wanted}.");

    public static Message LinkMisled(string words, string given, string file, string wanted) =>
        new(Rules.LinkLost, $"“{words}” leads to {given} in {file}, not to {wanted}.");

    public static Message SetNowhere(string words, string what) =>
        new(
            Rules.SetNowhere,
            $"“{words}” stands nowhere in this edition: “{what}” has no place in a file of this kind and language."
        );

    public static Message MetadataDisagrees(string file, string name, string told, string meant) =>
        new(Rules.MetadataDisagrees, $"{file}: {name} {told}, the manuscript {meant}.");

    public static Message GrowsTooFar(long said, long characters) =>
        new(
            Rules.GrowsTooFar,
            string.Create(
                CultureInfo.InvariantCulture,
                $"Up to here the edition says {said:#,0} signs, of a manuscript of {characters:#,0}: "
                    + $"a long title, address or note is repeated again and again."
            )
        );

    public static Message NoIdentifier(string epubIdentifier) =>
        new(
            Rules.NoIdentifier,
            "The edition has no ISBN, DOI or URN: its identifier is made of title and authors, and changes with "
                + $"them. This keeps it: identifiers: {{epub: \"{epubIdentifier}\"}}."
        );

    public static Message CallLost(string file) => new(Rules.NoteLost, $"The call of a note is not in {file}.");

    public static Message NoteLost(string words, string file) =>
        new(Rules.NoteLost, $"A note, with {words}, is not in {file}.");

    public static Message OutputAmongSources(string folder) =>
        new(
            Rules.OutputAmongSources,
            $"The edition is written into the manuscript's own folder, {folder}: choose one outside."
        );

    public static Message WrongFolio(string told, string folio, string file) =>
        new(Rules.WrongFolio, $"“{told}” leads to page {folio} in {file}.");
}
