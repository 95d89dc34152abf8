using System.Collections.Immutable;
using System.Globalization;
using Edition.Review.Importing;

namespace Edition.Cli;

/// <summary><c>edition new --from … --json</c>: the report of an import as data.</summary>
internal sealed record ImportJson(
    ImmutableArray<ImportNoteJson> Guessed,
    ImmutableArray<ImportNoteJson> Dropped,
    ImmutableArray<ImportNoteJson> Todo,
    ImportCounts Counts
)
{
    public static ImportJson Of(ImportReport report) =>
        new(
            Notes(report, ImportRemark.Guessed),
            Notes(report, ImportRemark.Dropped),
            Notes(report, ImportRemark.LeftToDo),
            report.Counts
        );

    private static ImmutableArray<ImportNoteJson> Notes(ImportReport report, ImportRemark kind) =>
        [
            .. report
                .Of(kind)
                .Select(note => new ImportNoteJson(
                    note.What,
                    note.Text,
                    note.Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{note.File}:{note.Line}") : null,
                    note.Paragraph > 0 ? note.Paragraph : null,
                    note.Paragraph > 0 ? note.FirstWords : null
                )),
        ];
}

/// <summary>
/// One line of the report. <c>Place</c>: file and line of the manuscript; <c>Paragraph</c>: which of the Word file.
/// </summary>
internal sealed record ImportNoteJson(string What, string Text, string? Place, int? Paragraph, string? FirstWords);
