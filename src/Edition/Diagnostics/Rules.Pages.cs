using System.Globalization;

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

/// <summary>The sentences of those rules, under their names.</summary>
public static partial class Says
{
    public static Message NoteAstray(string label) =>
        new(Rules.NoteAstray, $"The mark of this note is on page {label}, which has no room to begin the note.");

    public static Message PictureReduced(double height, double tallest) =>
        new(
            Rules.PictureReduced,
            string.Create(
                CultureInfo.InvariantCulture,
                $"At its width the picture would be {height:0} points high; the page has room for {tallest:0}."
            )
        );

    public static Message TableTooWide(string table, int columns) =>
        new(
            Rules.TableTooWide,
            $"{table} is too wide: its "
                + $"{columns} columns have no room for their longest words, turned on its page neither."
        );

    public static Message NoteRunsOver(string label) =>
        new(Rules.NoteRunsOver, $"The note begins on page {label} and goes on on the next.");

    public static Message PageBadlyCut(string label, string fault) => new(Rules.PageBadlyCut, $"Page {label} {fault}.");

    public static Message FirstPageUnreached(string said, string label) =>
        new(
            Rules.FirstPageUnreached,
            $"The article says that it begins on page {said}; it begins on page " + $"{label}."
        );

    public static Message LimitExceeded(string key, double found, double most, string? page) =>
        new(
            Rules.LimitExceeded,
            string.Create(
                CultureInfo.InvariantCulture,
                $"“{key}” is {found:0.##}; the template's limit is {most:0.##}{(page is null ? "" : $" (page {page})")}."
            )
        );
}
