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

/// <summary>The sentences of those rules, under their names.</summary>
public static partial class Says
{
    public static Message RightToLeft(string script, string shown) =>
        new(Rules.RightToLeft, $"{script} letters are written from right to left, which no edition sets yet:{shown}.");

    public static Message FaceNotInDocx(string faces, string them) =>
        new(
            Rules.FaceNotInDocx,
            $"The DOCX names {faces} and does not hold {them}: "
                + "Word knows no embedded faces of CFF outlines. Its readers need them installed."
        );

    public static Message OverfullLine(string words, string excess) =>
        new(Rules.OverfullLine, $"A line of “{words}” " + $"is {excess} pt " + "wider than its measure.");

    /// <summary>Of letters that the print needs, or of those left to the reader's faces by the rule for these.</summary>
    /// <param name="letters">What they are and their code points, as many as can be told.</param>
    /// <param name="shown">The words that they stand in, in brackets; empty where nothing can be seen.</param>
    /// <param name="serve">A sentence that says which face would have them.</param>
    public static Message LettersMissing(Rule rule, string family, string letters, string shown, string serve) =>
        new(
            rule,
            $"No face of “{family}” has the {letters}{shown}. "
                + (
                    rule == Rules.MissingLetter
                        ? "There can be no PDF; the EPUB and the DOCX leave it to the reader’s faces. "
                        : "It is left to the reader’s faces. "
                )
                + serve
        );
}
