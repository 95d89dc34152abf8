using Edition.Model;

namespace Edition.Diagnostics;

/// <summary>What is wrong with notes, ids, references, parallels and the places of pictures (ED2xx).</summary>
public static partial class Rules
{
    // Notes, ids, references, parallels, pictures.
    public static readonly Rule UndefinedNote = new("ED201", Severity.Error, "Note is not defined");
    public static readonly Rule UnusedNote = new("ED202", Severity.Error, "Note is never called");
    public static readonly Rule NoteDefinedTwice = new("ED203", Severity.Error, "Note is defined twice");
    public static readonly Rule NestedNoteDefinition = new(
        "ED204",
        Severity.Error,
        "Note is defined inside another block"
    );
    public static readonly Rule NoteInNote = new("ED205", Severity.Error, "Note inside a note");
    public static readonly Rule EmptyNote = new("ED206", Severity.Error, "Note without text");
    public static readonly Rule BrokenReference = new("ED207", Severity.Error, "Reference to an unknown id");
    public static readonly Rule DuplicateId = new("ED208", Severity.Error, "Id is given twice");
    public static readonly Rule UnsafeLink = new("ED209", Severity.Error, "Link of a forbidden kind");
    public static readonly Rule RelativeLink = new("ED210", Severity.Query, "Link leads nowhere outside its own site");
    public static readonly Rule MissingPicture = new("ED211", Severity.Error, "Picture is missing");
    public static readonly Rule PictureOutside = new(
        "ED212",
        Severity.Error,
        "Picture is outside the manuscript folder"
    );
    public static readonly Rule NotAPicture = new("ED213", Severity.Error, "Not a picture that can be set");
    public static readonly Rule UnpairedParallel = new("ED214", Severity.Error, "Parallel blocks do not pair");
    public static readonly Rule ParallelLanguages = new(
        "ED215",
        Severity.Error,
        "Parallel text lacks a language or has one twice"
    );
    public static readonly Rule StrayInParallel = new(
        "ED216",
        Severity.Error,
        "Text between the columns of a parallel"
    );
    public static readonly Rule MissingAbstract = new("ED217", Severity.Error, "Abstract lacks a language");
    public static readonly Rule NoAbstract = new("ED218", Severity.Query, "Article without abstract");
    public static readonly Rule DuplicateAbstract = new("ED219", Severity.Error, "Two abstracts in one language");
    public static readonly Rule EmptyReference = new("ED220", Severity.Error, "Link without words or target");
    public static readonly Rule UnusedLinkDefinition = new("ED221", Severity.Query, "Link definition is never used");
    public static readonly Rule NumericHost = new("ED223", Severity.Error, "Address that an edition cannot carry");
    public static readonly Rule LinkInLink = new("ED224", Severity.Query, "Link within a link");
    public static readonly Rule PictureOnTheWeb = new("ED225", Severity.Query, "Picture lies on the web");
    public static readonly Rule LinkTitle = new("ED222", Severity.Hint, "Title of a link is not set");
}

/// <summary>The sentences of those rules, under their names.</summary>
public static partial class Says
{
    public static Message UndefinedNote(string id, string suggestion) =>
        new(Rules.UndefinedNote, $"Note “{id}” is not defined in this file.{suggestion}");

    public static Message UnusedNote(string id) =>
        new(Rules.UnusedNote, $"Note “{id}” is never called: its text would be lost.");

    public static Message NoteDefinedTwice(string id) => new(Rules.NoteDefinedTwice, $"Note “{id}” is defined twice.");

    public static Message NestedNoteDefinition(string id) =>
        new(
            Rules.NestedNoteDefinition,
            $"Note “{id}” is defined inside another block: move the definition to the top level of the file."
        );

    public static Message NoteCalledInNote(string id) =>
        new(Rules.NoteInNote, $"Note “{id}” is called inside a note: a note can have none of its own.");

    public static Message NoteInNote() =>
        new(Rules.NoteInNote, "A note stands inside a note: a note can have none of its own.");

    public static Message EmptyNote() => new(Rules.EmptyNote, "The note has no text.");

    public static Message EmptyNoteCalled(string id) => new(Rules.EmptyNote, $"Note “{id}” has no text.");

    public static Message NoSuchFileOfContents(string path, string didYouMean) =>
        new(Rules.BrokenReference, $"“{path}” is not among the files of " + $"“contents”.{didYouMean}");

    public static Message NoSuchId(string target, string meant) =>
        new(Rules.BrokenReference, $"Nothing in the edition has the id “{target}”.{meant}");

    public static Message DuplicateId(string id) => new(Rules.DuplicateId, $"The id “{id}” is given twice.");

    public static Message UnsafeLink(string target) =>
        new(Rules.UnsafeLink, $"A link to “{target}” is not allowed: only http, https, mailto and tel.");

    public static Message LinkWithoutTarget() =>
        new(Rules.RelativeLink, "The link has no target: its words are set as text.");

    public static Message RelativeLink(string target) =>
        new(
            Rules.RelativeLink,
            $"“{target}” leads nowhere from a printed edition: the words are set as "
                + "text. To lead to a place of the edition, write #id."
        );

    public static Message BackslashInPath(string path) =>
        new(Rules.PictureOutside, $"Folders are parted by /: '{path}'.");

    public static Message CoverOutside(string path) =>
        new(Rules.PictureOutside, $"“{path}” is not a file in the manuscript's folder.");

    public static Message PictureOnServer(string path) =>
        new(
            Rules.PictureOutside,
            $"“{path}” lies on the web, and nothing is fetched from there: save the "
                + "picture in the manuscript's folder."
        );

    public static Message PictureOutside(string path) =>
        new(
            Rules.PictureOutside,
            $"“{path}” is not a file in the manuscript's folder: write a path such as images/map.svg."
        );

    public static Message PictureOutsideFolder(string path) =>
        new(
            Rules.PictureOutside,
            $"“{path}” lies outside the folder of this file, and a file that is built alone sees "
                + "nothing else: copy the picture there, or put an edition.yaml into the folder above both and build that."
        );

    public static Message NotAPicture(string path, string? kind) =>
        new(
            Rules.NotAPicture,
            kind switch
            {
                null => $"“{path}” is none of PNG, JPEG, SVG and GIF.",
                "WMF" or "EMF" or "PDF" or "PostScript" =>
                    $"“{path}” is a drawing in {kind}: save it as SVG, or as PNG of 300 dots to the inch.",
                _ => $"“{path}” is a picture in {kind}: save it as PNG, or a photograph as JPEG.",
            }
        );

    public static Message UnpairedBlock(Lang lang, Lang otherLang, int count, int all) =>
        new(
            Rules.UnpairedParallel,
            $"This block in “{lang}” has no counterpart in “{otherLang}”, which has " + $"{count} of {all} blocks."
        );

    public static Message UnpairedItem(Lang lang, Lang otherLang, int count, int all) =>
        new(
            Rules.UnpairedParallel,
            $"This list item in “{lang}” has no counterpart in “{otherLang}”, whose list "
                + $"has {count} of {all} items."
        );

    public static Message NoColumn(Lang language) =>
        new(Rules.ParallelLanguages, $"The parallel text has no column in “{language}”.");

    public static Message SecondColumn(Lang lang) => new(Rules.ParallelLanguages, $"A second column in “{lang}”.");

    public static Message StrayInParallel() =>
        new(Rules.StrayInParallel, "Between the columns of a parallel nothing can stand: put it into one of them.");

    public static Message MissingAbstract(Lang language) =>
        new(Rules.MissingAbstract, $"The article has abstracts, but none in “{language}”.");

    public static Message NoAbstract() => new(Rules.NoAbstract, "The article has no abstract: ::: {.abstract lang=…}.");

    public static Message DuplicateAbstract(Lang lang) =>
        new(Rules.DuplicateAbstract, $"A second abstract in “{lang}”.");

    public static Message EmptyReference(string to) => new(Rules.EmptyReference, $"The link to {to} has no words.");

    public static Message UnusedLinkDefinition(string label) =>
        new(Rules.UnusedLinkDefinition, $"No link uses the definition [{label}].");

    public static Message NumericHost(string target) =>
        new(
            Rules.NumericHost,
            $"“{target}” names its host by a number in brackets, which an EPUB cannot carry: give the host's name."
        );

    public static Message LinkInLink(string target) =>
        new(
            Rules.LinkInLink,
            $"The link to “{target}” stands within another, which alone leads " + "anywhere: its words are set as text."
        );

    public static Message LinkTitle() =>
        new(Rules.LinkTitle, "The title of a link is seen on screens alone and is not set.");

    public static Message PictureOnTheWeb(string address, bool ornament, bool leads) =>
        new(
            Rules.PictureOnTheWeb,
            $"“{address}” lies on the web, and nothing is fetched from there: "
                + (
                    ornament ? "nothing is set for it."
                    : leads ? "its words are set as a link to it."
                    : "its words are set instead."
                )
                + " To have the picture, save it in the manuscript’s folder."
        );
}
