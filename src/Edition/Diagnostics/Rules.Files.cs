using Edition.Model;

namespace Edition.Diagnostics;

/// <summary>What is wrong with files and YAML (ED0xx).</summary>
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
}

/// <summary>The sentences of those rules, under their names.</summary>
public static partial class Says
{
    public static Message FileOutside(string path) =>
        new(Rules.FileOutside, $"“{path}” is not a file in the manuscript's folder.");

    /// <summary>Of a text, or of a picture by the rule for these.</summary>
    public static Message LiesOutside(Rule rule, string path) =>
        new(rule, $"“{path}” lies outside the manuscript's folder.");

    public static Message FileUnreadable(string path, string reason) =>
        new(Rules.FileUnreadable, $"“{path}” cannot be read. {reason}");

    public static Message FileTooLarge(string path, long size, long limit) =>
        new(Rules.FileTooLarge, $"“{path}” has {size} MiB: at most {limit} MiB are read.");

    public static Message TextTooLarge(string path, int size, int limit) =>
        new(Rules.FileTooLarge, $"“{path}” has {size} MiB: at most {limit} MiB of text are read.");

    public static Message NotUtf8(byte bad, int read, string guess) =>
        new(Rules.NotUtf8, $"Byte 0x{bad:X2} at offset {read} is not UTF-8: save the file as UTF-8.{guess}");

    public static Message Utf16() => new(Rules.NotUtf8, "The file is UTF-16: save it as UTF-8.");

    public static Message FileListedTwice(string path) => new(Rules.FileListedTwice, $"“{path}” is listed twice.");

    public static Message ForbiddenCharacter() =>
        new(Rules.ForbiddenCharacter, "The value holds a control character or half a surrogate pair.");

    public static Message ForbiddenEntity(string entity) =>
        new(Rules.ForbiddenCharacter, $"{entity} stands for a control character, which cannot be set.");

    public static Message MoreCharacters(Rule rule, int most, bool isForbidden) =>
        new(
            rule,
            $"More than {most} {(isForbidden ? "control" : "invisible or replacement")} characters: the others are not listed."
        );

    /// <summary>Of a control character, or of an invisible one by the rule for these.</summary>
    public static Message Character(Rule rule, char sign, string name, bool isForbidden) =>
        new(
            rule,
            $"U+{(int)sign:X4} ({name}) {(isForbidden ? "cannot be set" : "is invisible or a sign of a lost character")}: remove it."
        );

    public static Message SecondDocument() => new(Rules.YamlSyntax, "A second YAML document: only one can be given.");

    public static Message YamlColon(string value) =>
        new(Rules.YamlSyntax, $"A value that holds a colon and a space needs quotes around it: \"{value}\"");

    public static Message YamlIndent(string spaces, string side, string key, string above) =>
        new(
            Rules.YamlSyntax,
            $"This line stands {spaces} to the {side} of “{key}” in line "
                + $"{above}. Keys of one map have the same indent."
        );

    public static Message YamlItem(string value) =>
        new(Rules.YamlSyntax, $"An item with more than a name is a map: - name: {value}");

    public static Message YamlQuotedStart(string quoted) =>
        new(Rules.YamlSyntax, $"A value that begins with a quotation mark ends with it. Quote the whole: {quoted}");

    public static Message YamlSign(char value) =>
        new(Rules.YamlSyntax, $"A value that begins with {value} needs quotes around it.");

    public static Message YamlSpaceAfterColon(string key, string value) =>
        new(Rules.YamlSyntax, $"A space is missing after the colon: {key}: {value}");

    public static Message YamlTab() => new(Rules.YamlSyntax, "The line begins with a tab. YAML takes spaces alone.");

    public static Message YamlUnclosed(string sign) =>
        new(Rules.YamlSyntax, $"The {sign} that opens here is not closed.");

    public static Message YamlSyntax(string fault) => new(Rules.YamlSyntax, fault);

    public static Message YamlUnread() => new(Rules.YamlSyntax, "The YAML after this place cannot be understood.");

    public static Message UnknownKey(string key, string what, string meant) =>
        new(Rules.UnknownKey, $"“{key}” is not a key of {what}. Did you mean “{meant}”?");

    public static Message DuplicateKey(string key) => new(Rules.DuplicateKey, $"Key “{key}” is given twice.");

    public static Message DateRequired() =>
        new(Rules.MissingKey, "“date” is required: the date of the edition, such as 2025-01-20.");

    public static Message EmptyContents() => new(Rules.MissingKey, "“contents” lists no file.");

    public static Message EmptyEditionFile() =>
        new(Rules.MissingKey, "edition.yaml is empty: it needs “title”, “languages”, “date” and “contents”.");

    public static Message FenceWithoutLanguage(string classes, Lang language) =>
        new(Rules.MissingKey, $"The fence needs its language: {{{classes}lang={language}}}.");

    public static Message LanguageRequired(string required, string example) =>
        new(Rules.MissingKey, $"“{required}” is required: the language of the text, such as {example}.");

    /// <summary>Of what is ours alone, or may be another program's, by the rule for each.</summary>
    public static Message NamelessAuthor(Rule rule) => new(rule, "An author needs a “name”.");

    public static Message NoContents() =>
        new(Rules.MissingKey, "“contents” is required: the list of the Markdown files, in order.");

    public static Message TitleRequired() => new(Rules.MissingKey, "“title” is required.");

    /// <summary>Of what is ours alone, or may be another program's, by the rule for each.</summary>
    public static Message AuthorForm(Rule rule) => new(rule, "An author is a map with a “name”, or a name.");

    public static Message ContentsEntryForm() =>
        new(Rules.WrongType, "An entry of “contents” must be the name of a Markdown file.");

    public static Message EditionFileForm() => new(Rules.WrongType, "edition.yaml must be a map of keys to values.");

    public static Message FrontMatterForm() => new(Rules.WrongType, "Front matter must be a map of keys to values.");

    public static Message KeyForm() => new(Rules.WrongType, "A key must be a word.");

    public static Message ListForm(string key, string list) =>
        new(Rules.WrongType, $"“{key}” is a list: {key}: {list}.");

    public static Message TitleWithoutWords() => new(Rules.WrongType, "“title” has no words.");

    public static Message ValueEmpty(string key) => new(Rules.WrongType, $"“{key}” is empty.");

    public static Message WrongType(string key, string form, string? mended) =>
        new(Rules.WrongType, $"“{key}” must be {form}{(mended is null ? "." : $": {key}: {mended}.")}");

    public static Message LanguageByTag(string tags) =>
        new(Rules.WrongLanguage, $"A language is written by its tag of two letters: {tags}.");

    /// <param name="languages">Those that the edition has, with commas; one has room for another.</param>
    public static Message LanguageNotOfEdition(string tag, string languages) =>
        new(
            Rules.WrongLanguage,
            $"“{tag}” is not a language of this edition ({languages})"
                + (
                    languages.Contains(',', StringComparison.Ordinal)
                        ? "."
                        : $": one in both languages says “languages: [{languages}, {tag}]”."
                )
        );

    public static Message LanguageNotOfEditionOrComma(string tag, string languages) =>
        new(
            Rules.WrongLanguage,
            $"“{tag}” is not a language of this edition "
                + $"({languages}). Within braces a comma ends a value: quote one "
                + "that holds a comma."
        );

    public static Message LanguageTag() => new(Rules.WrongLanguage, "A language is a tag such as ru, en or en-GB.");

    public static Message LanguageTwice(string tag) =>
        new(Rules.WrongLanguage, $"The language “{tag}” is given twice.");

    public static Message TooManyLanguages() =>
        new(Rules.WrongLanguage, "An edition has at most two languages: that of the text and its parallel language.");

    public static Message WrongIdentifier(string value, string reason) =>
        new(Rules.WrongIdentifier, $"“{value}” is not right: {reason}.");

    public static Message YamlTooDeep(int most) =>
        new(Rules.YamlTooDeep, $"YAML is nested more than {most} levels deep.");

    public static Message YamlTooLong(int size, int most) =>
        new(Rules.YamlTooDeep, $"{size} KiB of YAML: at most {most} KiB are read.");

    public static Message NotesNumberedBy(string other) =>
        new(Rules.UnknownValue, $"Notes are not numbered by “{other}”: by edition, article or page.");

    /// <summary>Of what is ours alone, or may be another program's, by the rule for each.</summary>
    public static Message UnknownKind(Rule rule, string other, string kinds, string didYouMean) =>
        new(rule, $"“{other}” is not a kind of file: {kinds}.{didYouMean}");

    /// <summary>Of what is ours alone, or may be another program's, by the rule for each.</summary>
    public static Message UnknownRole(Rule rule, string role) =>
        new(
            rule,
            $"“{role}” is no role: editor, translator, compiler, introduction, illustrator, "
                + "or the three letters of a MARC relator."
        );

    public static Message FrontMatterUnclosed() =>
        new(Rules.FrontMatterUnclosed, "The front matter that begins here has no closing line “---”.");

    public static Message WrongName(string name, string safe) =>
        new(Rules.WrongName, $"“{name}” cannot be the name of a file on every system; “{safe}” can.");

    public static Message WrongTemplateName(string name) =>
        new(Rules.WrongName, $"“{name}” is not the name of a template: letters, digits and hyphens only, no folder.");

    public static Message NoTitle() => new(Rules.NoTitle, "The file has no “title”: this heading is taken for it.");

    public static Message TitleBlock() =>
        new(
            Rules.NoTitle,
            "The lines that begin with % are Pandoc's: they are read as front matter with title, author and date."
        );

    public static Message LanguageGuessed(string language) =>
        new(
            Rules.LanguageGuessed,
            $"No language is given (“lang” in the front matter); by its letters the text is taken as “{language}”."
        );

    public static Message NoDate() => new(Rules.NoDate, "Without a “date” the edition is dated 1970-01-01.");

    public static Message TitleFromFileName(string name) =>
        new(
            Rules.TitleFromFileName,
            $"The file has neither a “title” nor a heading that could be one: its title is its name, “{name}”."
        );

    public static Message ForeignKey(string key, string what) =>
        new(Rules.ForeignKey, $"“{key}” is not a key of {what}: it is not used here.");

    public static Message KeyReadAs(string key, string meant) =>
        new(Rules.ForeignKey, $"“{key}” is read as “{meant}”.");

    public static Message KeyReadAsKeywords(string key) => new(Rules.ForeignKey, $"“{key}” is read as “keywords”.");

    public static Message KeywordsElsewhere(string key, string other) =>
        new(Rules.ForeignKey, $"“{key}” is not used here: the keywords are those of “{other}”.");

    public static Message ForeignValue(string key, string form) =>
        new(Rules.ForeignValue, $"“{key}” is not {form}: it is passed over.");

    public static Message MapPassedOver(string languages) =>
        new(Rules.ForeignValue, $"A map of other keys than the edition's languages ({languages}) is passed over.");

    public static Message NotMarkdown(string path, string kind, string cure) =>
        new(Rules.NotMarkdown, $"“{path}” is {kind}: {cure}.");

    /// <summary>Of a text, or of a picture by the rule for these.</summary>
    public static Message NoFile(Rule rule, string path, string meant) =>
        new(rule, $"There is no file “{path}” in the manuscript's folder.{meant}");

    public static Message EditionFileNamed(string folder, string near) =>
        new(Rules.FileMissing, $"“{folder}” has {near}: the name is edition.yaml.");

    public static Message TextAlone(string folder, string text) =>
        new(Rules.FileMissing, $"“{folder}” has no edition.yaml, but {text}: build that file alone, or {Begin}.");

    public static Message NoEditionFile(string folder) =>
        new(Rules.FileMissing, $"“{folder}” has no edition.yaml: {Begin}.");

    private const string Begin = "“edition new DIR” makes a folder to begin from";

    /// <summary>Of a date, or of another program's by the rule for these.</summary>
    public static Message NoDateInThis(Rule rule, string written) =>
        new(rule, $"“{written}” is not a date: write year, month and day as 2025-01-20.");

    public static Message DateWritten(Rule rule, string written, string iso) =>
        new(rule, $"“{written}” is written {iso}.");

    /// <summary>Of an alias, or of one under another program's key by the rule for these.</summary>
    public static Message AliasOrStar(Rule rule, string name) =>
        new(rule, $"A value that begins with * is an alias in YAML: put quotes around it, \"*{name}\".");

    public static Message Alias(Rule rule, string name) => new(rule, $"Alias *{name}: write the value out.");
}
