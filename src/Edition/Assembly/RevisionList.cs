using System.Collections.Immutable;
using Edition.Model;
using Edition.Styling;

namespace Edition.Assembly;

/// <summary>A line of a list of changes: what was done, where, on which pages before and now, and to which words.</summary>
public sealed record RevisionLine(Label Change, string Place, string PageBefore, string PageNow, string Words);

/// <summary>A line of it that no words of the text show: what is taken out here, and what is put in.</summary>
public sealed record UnseenLine(string Place, string Was, string Now);

/// <summary>
/// What stands at the head of a revision set: the pages that moved, the places that changed, and what changed unseen.
/// </summary>
public static class RevisionList
{
    public static Part Of(
        Template template,
        Publication publication,
        ImmutableArray<(string Before, string Now)> moved,
        ImmutableArray<RevisionLine> lines,
        ImmutableArray<UnseenLine> unseen,
        Revisions revisions
    )
    {
        Lang lang = publication.Lang;
        var blocks = ImmutableArray.CreateBuilder<Block>();
        blocks.Add(Head(Label.RevisionList));
        if (!moved.IsEmpty)
        {
            blocks.Add(
                Listing(
                    Label.MovedPages,
                    [Label.PageBefore, Label.PageNow],
                    [ColumnAlignment.Centre, ColumnAlignment.Centre],
                    [1, 1],
                    moved.Select(run => Row([run.Before, run.Now]))
                )
            );
        }

        if (!lines.IsEmpty)
        {
            blocks.Add(
                Listing(
                    Label.ChangedPlaces,
                    [Label.Place, Label.PageBefore, Label.PageNow, Label.Change],
                    [ColumnAlignment.Left, ColumnAlignment.Centre, ColumnAlignment.Centre, ColumnAlignment.Left],
                    [9, 3, 3, 12],
                    lines.Select(line =>
                        Row([line.Place, line.PageBefore, line.PageNow, $"{Said(line.Change)}: {line.Words}"])
                    )
                )
            );
        }

        if (!unseen.IsEmpty)
        {
            blocks.Add(
                Listing(
                    Label.UnseenChanges,
                    [Label.Place, Label.Change],
                    [ColumnAlignment.Left, ColumnAlignment.Left],
                    [9, 18],
                    unseen.Select(line => new TableRow(
                        SourceSpan.None,
                        [
                            Cell(Words(line.Place)),
                            Cell([
                                .. Words(Sites.RowSign),
                                .. Tracked(line.Was, Fate.Deleted),
                                .. Tracked(line.Now, Fate.Inserted),
                            ]),
                        ]
                    ))
                )
            );
        }

        // A leaf without a running head: it is none of the book's.
        return new Part(
            PartKind.Imprint,
            "revision-list",
            lang,
            Labels.Of(template, Label.RevisionList, [lang]),
            "",
            [],
            blocks.ToImmutable(),
            [],
            SourceSpan.None
        );

        string Said(Label label) => template.LabelText(label, lang);

        Paragraph Head(Label label) => new(SourceSpan.None, lang, Words(Said(label)), ParagraphRole.PartLabel);

        Table Listing(
            Label caption,
            Label[] head,
            ColumnAlignment[] alignments,
            int[] widths,
            IEnumerable<TableRow> rows
        ) =>
            new(SourceSpan.None, lang, [.. alignments], Row(head.Select(Said)), [.. rows], Words(Said(caption)))
            {
                Widths = [.. widths],
            };

        TableRow Row(IEnumerable<string> cells) => new(SourceSpan.None, [.. cells.Select(cell => Cell(Words(cell)))]);

        static TableCell Cell(ImmutableArray<Inline> words) => new(SourceSpan.None, words);

        IEnumerable<Inline> Tracked(string words, Fate fate) =>
            Words(words).Select(inline => revisions.Mark(inline, fate));

        ImmutableArray<Inline> Words(string words) =>
            words.Length == 0 ? [] : [new Text(SourceSpan.None, lang, words, AsIs: true)];
    }
}
