namespace Edition.Diagnostics;

/// <summary>Marks of other dialects, and marks that mark nothing (ED13x).</summary>
public static partial class Rules
{
    public static readonly Rule ForeignMark = new("ED130", Severity.Query, "Mark of another dialect");
    public static readonly Rule LosingMark = new("ED131", Severity.Error, "Mark that would lose words or publish them");
    public static readonly Rule UnusedMark = new("ED132", Severity.Query, "Mark that marks nothing");
    public static readonly Rule PassedOver = new("ED133", Severity.Query, "Attribute is passed over");
    public static readonly Rule TypedNote = new("ED134", Severity.Query, "Note that is typed by hand");
    public static readonly Rule MarksInWords = new("ED135", Severity.Query, "Marks where words alone stand");
}

/// <summary>The sentences of those rules, under their names.</summary>
public static partial class Says
{
    public static Message ForeignBox(string word) =>
        new(
            Rules.ForeignMark,
            $"“{word}” is a box of another program: what stands in it is set as text. For a "
                + "quotation write > before each line."
        );

    public static Message ForeignCode(string info) =>
        new(
            Rules.ForeignMark,
            $"“{info}” is run by other programs; here the code is set and nothing of what it "
                + "makes: put in its result, or take it away."
        );

    public static Message ForeignDrawing(string kind) =>
        new(
            Rules.ForeignMark,
            $"“{kind}” is drawn or reckoned by other programs; here its code is set: put in a picture or the result."
        );

    public static Message ForeignMark(string text, string what, string cure) =>
        new(Rules.ForeignMark, $"“{text}” is {what} in other programs; here it is printed as it stands: {cure}.");

    public static Message RawPiece(string info) =>
        new(
            Rules.ForeignMark,
            $"“{info}” is a raw piece for one format alone: it is left out. What is to be "
                + "printed is written in the format's own marks."
        );

    public static Message StrayFrontMatter() =>
        new(
            Rules.ForeignMark,
            "Front matter stands at the beginning of a file alone: here it is printed. Take it away, or put it there."
        );

    public static Message Callout(string box) =>
        new(
            Rules.ForeignMark,
            $"“{box}” makes a box in other programs and is printed "
                + "as it stands here: write a word such as **Note.** instead."
        );

    public static Message DataviewField(string field) =>
        new(Rules.ForeignMark, $"“{field}” is a field of Dataview and is printed as it stands here: take it away.");

    public static Message BareFrontMatter() =>
        new(
            Rules.ForeignMark,
            "These lines are front matter in other programs and text here: write them as YAML, between two lines ---."
        );

    public static Message RemarkOfOthers(string mark) =>
        new(
            Rules.ForeignMark,
            $"“{mark}” begins a remark in LaTeX, MyST or Typst, and the line is printed here: write a remark as <!-- … -->."
        );

    public static Message ItemWithoutSpace(string words) =>
        new(Rules.ForeignMark, $"“{words}” goes on with the line before it: an item has a space after its mark.");

    public static Message ItemsRunTogether(string mark) =>
        new(
            Rules.ForeignMark,
            $"“{mark}” begins an item elsewhere; here it runs on with the lines around it. For a list leave a blank line "
                + "before it and write -, 1. or a) at the line's beginning."
        );

    public static Message RuleWithinTable() =>
        new(Rules.ForeignMark, "A rule between the rows of a table is not set: it is left out.");

    public static Message PictureStill(string path) =>
        new(Rules.PassedOver, $"“{path}” is an animation: its first picture is set.");

    public static Message HeadingTooDeep() =>
        new(Rules.ForeignMark, "A heading has at most six marks; this line is printed with all of its marks.");

    public static Message SelfCountingItem() =>
        new(
            Rules.ForeignMark,
            "'#.' counts by itself in Pandoc and is printed as it stands here: write 1. before each item."
        );

    public static Message TaskBox(string box) =>
        new(
            Rules.ForeignMark,
            $"“{box}” is a task's box in other programs and is printed as it stands here: "
                + "take it away, or write a sign such as ☐."
        );

    public static Message TextReference() =>
        new(Rules.ForeignMark, "A text of R Markdown for use elsewhere: put it where it is to stand.");

    public static Message DefinitionOfOthers() =>
        new(
            Rules.ForeignMark,
            "A definition of other dialects: here the line is printed with its mark. Write the term as **term**, "
                + "and the definition as text."
        );

    public static Message HeadingWithoutSpace(string marks, string title) =>
        new(Rules.LosingMark, $"A heading has a space after its marks: {marks} {title}");

    public static Message LosingMark(string text, string what) => new(Rules.LosingMark, $"“{text}” {what}");

    public static Message NotInCell(string what) =>
        new(Rules.LosingMark, $"A {what} cannot stand in a cell: put it outside of the table.");

    public static Message DefinitionWithin(string what, string where) =>
        new(Rules.LosingMark, $"The {what} cannot stand in {where}: write it in the text of the file.");

    public static Message NoPlaceForNote(string what) =>
        new(Rules.LosingMark, $"{what} can hold no note and no picture: it would be lost.");

    public static Message TableOfAnotherForm(string why) =>
        new(Rules.LosingMark, $"The table {why}, which no table here can: write every cell by itself.");

    public static Message TableOfSpaces() =>
        new(
            Rules.LosingMark,
            "A table whose columns are made of spaces is not read: write it with | between its cells, or as a grid of + and -."
        );

    public static Message TableUnread() =>
        new(
            Rules.LosingMark,
            "The table that this line of dashes belongs to cannot be read: in the line stands nothing but |, : and -."
        );

    public static Message TableWithoutRule() =>
        new(Rules.LosingMark, "A table needs a line of dashes below its head, |---|---|, to be read.");

    public static Message NoteUnclosed() =>
        new(Rules.LosingMark, "The note that begins here with ^[ is not closed: put ] at its end.");

    public static Message PictureUnread() =>
        new(
            Rules.LosingMark,
            "The picture that begins here with ![ cannot be read: write ![Caption](file.png), or \\! for the sign."
        );

    public static Message CallUnread() =>
        new(
            Rules.LosingMark,
            "The note's call that begins here with [^ cannot be read: it ends with ] and its name holds no space."
        );

    public static Message AttributePassedOver(string attribute, string what) =>
        new(
            Rules.PassedOver,
            $"“{attribute}” means nothing for {what} in an edition and is passed over: take it away."
        );

    public static Message BlockElementPassedOver(string element) =>
        new(Rules.PassedOver, $"“{element}” is passed over: what stands in it is set as a paragraph.");

    public static Message CodeAttributePassedOver(string attribute) =>
        new(Rules.PassedOver, $"“{attribute}” is passed over: code has no such attribute.");

    public static Message ElementPassedOver(string element, string cure) =>
        new(Rules.PassedOver, $"“{element}” is passed over: what stands in it is set as " + $"text{cure}.");

    public static Message PassedOverTitleThisHeading() =>
        new(
            Rules.PassedOver,
            "The title of this heading in the other language is passed over: in a cell a heading is a line in bold."
        );

    public static Message SpansPassedOver() =>
        new(
            Rules.PassedOver,
            "Cells of this table span others: each stands in the first of its places, and the others are empty."
        );

    public static Message StrayEndTag(string name) =>
        new(Rules.PassedOver, $"'</{name}>' closes nothing that is open here: it is passed over.");

    public static Message MarksInWords(string what) =>
        new(Rules.MarksInWords, $"{what} holds marks, which are not set there: its words stand without them.");

    public static Message TypedNote(string typed) =>
        new(Rules.TypedNote, $"“{typed}” is printed as it is: a note is called by [^1] and given as [^1]: ….");

    public static Message TypedNoteText(string mark) =>
        new(
            Rules.TypedNote,
            $"“{mark}” begins a note that is typed, and is printed as it is: a note is called by [^1] and given as [^1]: …."
        );

    public static Message LinkUndefined(string written, string name) =>
        new(Rules.UnusedMark, $"“{written}” is printed as it is: no line gives the address, [{name}]: https://….");

    public static Message Tie() =>
        new(
            Rules.UnusedMark,
            "“~” between two words or figures is printed: for LaTeX's no-break space write a space, which the "
                + "typographer binds, or \\ and a space; \\~ for the sign."
        );

    /// <param name="mark">One or more of one sign.</param>
    public static Message UnusedMark(string mark) =>
        new(
            Rules.UnusedMark,
            $"“{mark}” marks nothing and is printed: write its other half, or \\{mark[0]} for the sign."
        );
}
