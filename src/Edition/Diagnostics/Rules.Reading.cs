namespace Edition.Diagnostics;

/// <summary>
/// What reading finds: files and YAML (ED0xx), Markdown (ED1xx), notes, ids, references, parallels, pictures' places
/// (ED2xx).
/// </summary>
public static partial class Rules
{
    // Files.
    public static readonly Rule FileMissing = new("ED001", Severity.Error, "File is missing");
    public static readonly Rule FileOutside = new("ED002", Severity.Error, "File is outside the manuscript folder");
    public static readonly Rule FileUnreadable = new("ED003", Severity.Error, "File cannot be read");
    public static readonly Rule FileTooLarge = new("ED004", Severity.Error, "File is too large");
    public static readonly Rule NotUtf8 = new("ED005", Severity.Error, "File is not UTF-8") { IsRootCause = true };
    public static readonly Rule FileListedTwice = new("ED006", Severity.Error, "File is listed twice");
    public static readonly Rule ForbiddenCharacter = new("ED007", Severity.Error, "Control character in the text");
    public static readonly Rule SuspectCharacter = new(
        "ED008",
        Severity.Query,
        "Invisible or replacement character in the text"
    );

    // YAML.
    public static readonly Rule YamlSyntax = new("ED010", Severity.Error, "YAML is not well formed")
    {
        IsRootCause = true,
    };
    public static readonly Rule UnknownKey = new("ED011", Severity.Error, "Unknown key");
    public static readonly Rule DuplicateKey = new("ED012", Severity.Error, "Key is given twice");
    public static readonly Rule MissingKey = new("ED013", Severity.Error, "Required key is missing");
    public static readonly Rule WrongType = new("ED014", Severity.Error, "Value has the wrong form");
    public static readonly Rule WrongDate = new("ED015", Severity.Error, "Not a date");
    public static readonly Rule WrongLanguage = new("ED016", Severity.Error, "Not a language of the edition");
    public static readonly Rule WrongIdentifier = new("ED017", Severity.Error, "Identifier is wrong");
    public static readonly Rule YamlAlias = new("ED018", Severity.Error, "YAML anchor, alias or tag");
    public static readonly Rule YamlTooDeep = new("ED019", Severity.Error, "YAML is too deep or too long")
    {
        IsRootCause = true,
    };
    public static readonly Rule UnknownValue = new("ED020", Severity.Error, "Unknown value");
    public static readonly Rule FrontMatterUnclosed = new("ED021", Severity.Error, "Front matter is not closed")
    {
        IsRootCause = true,
    };
    public static readonly Rule WrongName = new("ED022", Severity.Error, "Name cannot be a file name");
    public static readonly Rule NoTitle = new("ED023", Severity.Query, "Title taken from the text");
    public static readonly Rule LanguageGuessed = new("ED026", Severity.Query, "No language");
    public static readonly Rule NoDate = new("ED025", Severity.Query, "No date");
    public static readonly Rule TitleFromFileName = new("ED024", Severity.Query, "Title taken from the file name");
    public static readonly Rule ForeignKey = new("ED027", Severity.Query, "Key that is not used here");
    public static readonly Rule ForeignValue = new("ED028", Severity.Query, "Value of another form is passed over");
    public static readonly Rule NotMarkdown = new("ED009", Severity.Error, "File of another kind");

    // Markdown.
    public static readonly Rule UnclosedFence = new("ED101", Severity.Error, "Fence is not closed")
    {
        IsRootCause = true,
    };
    public static readonly Rule StrayFence = new("ED102", Severity.Error, "Closing fence without an opening");
    public static readonly Rule UnknownFence = new("ED103", Severity.Error, "Unknown fence");
    public static readonly Rule InnerFenceTooLong = new(
        "ED104",
        Severity.Query,
        "Inner fence is not shorter than the outer"
    );
    public static readonly Rule RawHtml = new("ED105", Severity.Error, "Raw HTML");
    public static readonly Rule UnclosedComment = new("ED106", Severity.Error, "Comment is not closed");
    public static readonly Rule UnknownAttribute = new("ED107", Severity.Error, "Unknown attribute");
    public static readonly Rule WrongAttribute = new("ED108", Severity.Error, "Attribute is wrong");
    public static readonly Rule PictureWithoutText = new(
        "ED110",
        Severity.Query,
        "Picture without caption and description"
    );
    public static readonly Rule LevelSkipped = new("ED111", Severity.Query, "Heading level is skipped");
    public static readonly Rule TopLevelHeading = new(
        "ED112",
        Severity.Query,
        "Heading of the first level within the text"
    );
    public static readonly Rule NoBlankLine = new(
        "ED113",
        Severity.Query,
        "No blank line before a list, heading or table"
    );
    public static readonly Rule LetterGap = new("ED114", Severity.Query, "Gap in the numbering of a list");
    public static readonly Rule TooDeep = new("ED115", Severity.Error, "Nested too deeply");
    public static readonly Rule TableRowLength = new(
        "ED116",
        Severity.Error,
        "Row has more cells than the table has columns"
    );
    public static readonly Rule IndentedCode = new("ED117", Severity.Query, "Indented text is read as code");
    public static readonly Rule UnclosedCode = new("ED118", Severity.Query, "Code block is not closed");
    public static readonly Rule EmptyHeading = new("ED119", Severity.Query, "Heading without words");
    public static readonly Rule CaptionBeforeTable = new("ED120", Severity.Query, "Caption before its table");
    public static readonly Rule UnknownIgnore = new("ED121", Severity.Query, "Comment silences an unknown rule");
    public static readonly Rule MisplacedFence = new("ED122", Severity.Error, "Fence in the wrong place");
    public static readonly Rule TypedNumber = new("ED125", Severity.Query, "Number typed before the edition's own");
    public static readonly Rule ParagraphTooLong = new("ED123", Severity.Error, "Paragraph is too long");

    // Marks of other dialects, and marks that mark nothing.
    public static readonly Rule ForeignMark = new("ED130", Severity.Query, "Mark of another dialect");
    public static readonly Rule LosingMark = new("ED131", Severity.Error, "Mark that would lose words or publish them");
    public static readonly Rule UnusedMark = new("ED132", Severity.Query, "Mark that marks nothing");
    public static readonly Rule PassedOver = new("ED133", Severity.Query, "Attribute is passed over");
    public static readonly Rule TypedNote = new(
        "ED134",
        Severity.Query,
        "Number in brackets where a note may be meant"
    );
    public static readonly Rule MarksInWords = new("ED135", Severity.Query, "Marks where words alone stand");

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
