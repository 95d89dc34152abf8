namespace Edition.Styling;

/// <summary>
/// What the compositor's report counts in finished pages; a template's <c>limits</c> name them in kebab-case. "Lines"
/// are justified lines of the body's size.
/// </summary>
public enum ReportFigure
{
    /// <summary>The widest mean word space of a line, as a multiple of the face's own.</summary>
    LoosestLine,

    /// <summary>Percent of the lines whose spaces are over 1.25 times the face's own.</summary>
    WideLines,

    /// <summary>The same over 1.5 times.</summary>
    LooseLines,

    /// <summary>Percent of the pairs of neighbouring lines whose spaces differ by over half of the face's own.</summary>
    UnevenLines,

    /// <summary>Lines that end within a word, for a hundred lines.</summary>
    Hyphens,

    /// <summary>The most lines in a row that end within a word.</summary>
    HyphenStack,

    /// <summary>Pages that end within a word.</summary>
    CutWords,

    /// <summary>Last lines of a paragraph alone at the head of a page.</summary>
    Widows,

    /// <summary>First lines of a paragraph alone at the foot of a page.</summary>
    Orphans,

    /// <summary>Last lines that are no more than the end of a divided word.</summary>
    Tails,

    /// <summary>Notes that go on on another page.</summary>
    SplitNotes,

    /// <summary>Notes that do not begin on the page of their mark.</summary>
    StrayNotes,

    /// <summary>The most rows left white above the notes or at the foot of a page on which the text goes on.</summary>
    Hole,

    /// <summary>Facing pages, both running on, that end on different rows.</summary>
    UnequalSpreads,
}
