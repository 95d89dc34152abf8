namespace Edition.Diagnostics;

/// <summary>What is wrong with Markdown (ED10x to ED12x).</summary>
public static partial class Rules
{
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
}

/// <summary>The sentences of those rules, under their names.</summary>
public static partial class Says
{
    public static Message UnclosedFence(string until) =>
        new(Rules.UnclosedFence, $"The fence that begins here is not closed {until}.");

    public static Message StrayFence() =>
        new(Rules.StrayFence, "This closing fence closes nothing: no fence is open here.");

    public static Message UnknownFence(string word, string near) =>
        new(Rules.UnknownFence, $"“{word}” is not a fence of the format. Did you mean “{near}”?");

    public static Message InnerFenceTooLong(int colons, string longer) =>
        new(
            Rules.InnerFenceTooLong,
            $"The outer fence has {colons} colons, as one within it: give it one more, "
                + $"{longer}, here and where it ends."
        );

    public static Message ElementNotClosed(string name) =>
        new(Rules.RawHtml, $"The element that begins here is not closed: write </{name}> where it ends.");

    public static Message ElementWithScript(string element) =>
        new(Rules.RawHtml, $"“{element}” holds a script: an edition runs nothing.");

    public static Message RawHtml(string element, string why) =>
        new(Rules.RawHtml, $"“{element}” is HTML that no edition can hold: {why}.");

    public static Message WebPageTag(string tag) =>
        new(Rules.RawHtml, $"“{tag}” is of a web page: take it away, or write \\< for the sign.");

    public static Message ElementUnclosed(string written, string name) =>
        new(Rules.RawHtml, $"“{written}” is not closed in this paragraph: write </{name}> where it ends.");

    public static Message HtmlInLine(string element, string cure) =>
        new(Rules.RawHtml, $"“{element}” is HTML, which no printed edition can hold: {cure}.");

    public static Message StrayEndTagInLine(string tag) =>
        new(Rules.RawHtml, $"“{tag}” closes nothing that was opened in this paragraph.");

    public static Message UnclosedComment() =>
        new(Rules.UnclosedComment, "The comment that begins here is not closed: all after it would be lost.");

    public static Message UnknownAttribute(string attribute, string what, string didYouMean) =>
        new(Rules.UnknownAttribute, $"“{attribute}” is not an attribute of {what}.{didYouMean}");

    public static Message CodeAttributes() =>
        new(Rules.WrongAttribute, "These attributes cannot be understood: write {.language}, or \\{ for a brace.");

    public static Message FenceAttributes() =>
        new(
            Rules.WrongAttribute,
            "These attributes cannot be understood: write {.abstract lang=ru}, parallel or {lang=ru}."
        );

    public static Message LinkAttributes() =>
        new(
            Rules.WrongAttribute,
            "These attributes cannot be understood: write {#id .class key=\"value\"}, or \\{ for a brace."
        );

    public static Message NoLanguageTag(string value) =>
        new(Rules.WrongAttribute, $"“{value}” is not a language tag such as en, la or de-AT.");

    public static Message NoWidth(string value) =>
        new(
            Rules.WrongAttribute,
            $"“{value}” is not a width: write a part of the measure, such "
                + "as 60%, or a length in mm, cm, in, pt or px."
        );

    public static Message SpanAttributes() =>
        new(
            Rules.WrongAttribute,
            "These attributes cannot be understood: write {lang=en}, {.smallcaps}, or \\{ for a brace."
        );

    public static Message TitleInOwnLanguage(string name) =>
        new(
            Rules.WrongAttribute,
            $"“{name}” is the language of the heading itself: the attribute is for its title in the other."
        );

    public static Message CoverWithoutText() =>
        new(
            Rules.PictureWithoutText,
            "The cover needs its description, “cover-alt”: who cannot see it learns nothing of it."
        );

    public static Message PictureWithoutText(string path) =>
        new(
            Rules.PictureWithoutText,
            "The picture has neither a caption nor a description, so it is set as an ornament that says nothing: "
                + $"write ![]({path}){{alt=\"…\"}}, or {{alt=\"\"}} if it is one."
        );

    public static Message LevelSkipped(int given, int level) =>
        new(
            Rules.LevelSkipped,
            $"The heading is of level {given}, but none of the level before it stands above: set as level {level}."
        );

    public static Message TitleAgain() =>
        new(Rules.TopLevelHeading, "This heading says the title of the front matter again: it is set once.");

    public static Message TopLevelHeading() =>
        new(
            Rules.TopLevelHeading,
            "“#” is for the title of a file alone: this heading and all after it are set one level lower."
        );

    public static Message NoBlankLine(string what) =>
        new(Rules.NoBlankLine, $"The {what} has no blank line before it: is it one?");

    public static Message NoBlankLineBeforeTable() =>
        new(Rules.NoBlankLine, "A table needs a blank line before it: this is read as text.");

    public static Message LetterGap(string label, string before) =>
        new(Rules.LetterGap, $"“{label}” follows “{before}”: is one left out? It is set as it is written.");

    public static Message BlocksTooDeep(int most) =>
        new(Rules.TooDeep, $"Blocks are nested more than {most} deep here.");

    public static Message FileTooDeep() =>
        new(Rules.TooDeep, "Blocks are nested too deeply in this file: its Markdown is not read.");

    public static Message MarksTooDeep(int most) => new(Rules.TooDeep, $"Marks are nested more than {most} deep here.");

    public static Message BracketLines(int most) =>
        new(
            Rules.TooDeep,
            $"More than {most} lines in brackets follow one another here: part them by blank lines. The Markdown of this file is not read."
        );

    public static Message QuotationsTooDeep(int most) =>
        new(Rules.TooDeep, $"Blocks are nested more than {most} deep here. The Markdown of this file is not read.");

    public static Message TableRowLength(int columns) =>
        new(Rules.TableRowLength, $"The table has {columns} columns; what stands in further cells would be lost.");

    public static Message IndentedCode() =>
        new(
            Rules.IndentedCode,
            "Text indented by four spaces or more is code. If it is not meant so, take the indent away; if it is, fence it with ```."
        );

    public static Message UnclosedCode() =>
        new(Rules.UnclosedCode, "The code block that begins here is closed by the end of its surroundings alone.");

    public static Message EmptyHeadingAsParagraph() =>
        new(Rules.EmptyHeading, "A heading without words is set as a paragraph.");

    public static Message EmptyHeadingLeftOut() => new(Rules.EmptyHeading, "A heading without words is left out.");

    public static Message CaptionBeforeTable() =>
        new(Rules.CaptionBeforeTable, "A caption stands after its table and a blank line; before it, it is text.");

    public static Message IgnoreOfError(string id, string title) =>
        new(Rules.UnknownIgnore, $"{id} ({title}) is an error, which no comment silences.");

    public static Message IgnoreUnread() =>
        new(Rules.UnknownIgnore, "A comment to the program reads <!-- edition: ignore ED204 -->.");

    public static Message UnknownIgnore(string word) => new(Rules.UnknownIgnore, $"There is no rule “{word}”.");

    public static Message MisplacedFence() =>
        new(Rules.MisplacedFence, "An abstract stands at the top level of its file.");

    public static Message CaptionAgain() =>
        new(Rules.TypedNumber, "The paragraph says again what the caption above it says.");

    public static Message TypedNumber(string typed) =>
        new(
            Rules.TypedNumber,
            $"“{typed}” is typed, and the edition numbers captions itself: it would be printed twice."
        );

    public static Message ParagraphTooLong(int length, int most) =>
        new(
            Rules.ParagraphTooLong,
            $"The paragraph that begins here has {length} characters: at most " + $"{most} are set as one."
        );
}
