using System.Collections.Immutable;
using System.Globalization;
using Edition.Diagnostics;
using Edition.Model;
using Markdig.Syntax;
using Block = Edition.Model.Block;
using SourceSpan = Edition.Diagnostics.SourceSpan;

namespace Edition.Reading;

/// <summary>What a heading's attributes say.</summary>
internal sealed record HeadingAttributes(string? Id, Localized<string>? Parallel, bool Unnumbered, bool Unlisted);

internal sealed partial class ArticleReader
{
    /// <summary>
    /// The table and, if the next paragraph begins with a colon, its caption; the index of the last block used.
    /// </summary>
    private int Table(
        ContainerBlock container,
        int index,
        TableBlock block,
        Lang here,
        ImmutableArray<Block>.Builder blocks
    )
    {
        // The delimiter row that was seen ahead may stand outside of the quotation or list that the header stands in.
        if (block.Lines.Count < 2 || !TableParser.IsDelimiterRow(block.Lines.Lines[1].Slice.AsSpan()))
        {
            AddIfAny(blocks, Paragraph(LeafText.Of(body, block, 0, block.Lines.Count), here));
            return index;
        }

        ImmutableArray<ColumnAlignment> columns = Columns(block.Lines.Lines[1].Slice.AsSpan());
        insideTable = true;
        TableRow header = Row(block, 0, columns.Length, here);
        var rows = ImmutableArray.CreateBuilder<TableRow>();
        for (int i = 2; i < block.Lines.Count; i++)
        {
            rows.Add(Row(block, i, columns.Length, here));
        }

        insideTable = false;
        SourceSpan span = body.Span(block);
        ImmutableArray<Inline> caption = [];
        string? id = null;
        if (
            index + 1 < container.Count
            && container[index + 1] is ParagraphBlock { Lines.Count: > 0 } paragraph
            && paragraph.Lines.Lines[0].Slice.AsSpan().StartsWith(": ", StringComparison.Ordinal)
        )
        {
            index++;
            LeafText leaf = LeafText.Of(body, paragraph, 0, paragraph.Lines.Count, 2);
            (int end, Attributes attributes, AttributesForm form, Attributes broken) = HeadingText.TrailingAttributes(
                leaf
            );
            ReportBroken(leaf, form, broken);
            foreach (AttributeItem item in attributes.Items)
            {
                if (item.Kind == '#' && id is null)
                {
                    id = item.Name;
                    ids.Add((id, leaf.Span(item.Start, item.End)));
                }
                else
                {
                    UnknownAttribute(item, leaf.Span(item.Start, item.End), "a table", []);
                }
            }

            caption = Inlines(leaf.Part(leaf.Start, end), here);
            span = Join(span, leaf.Span());
        }

        blocks.Add(new Table(span, here, columns, header, rows.ToImmutable(), caption, id));
        return index;
    }

    private static ImmutableArray<ColumnAlignment> Columns(ReadOnlySpan<char> row)
    {
        row = row.Trim(" \t");
        row = row.StartsWith("|", StringComparison.Ordinal) ? row[1..] : row;
        row = row.EndsWith("|", StringComparison.Ordinal) ? row[..^1] : row;
        var columns = ImmutableArray.CreateBuilder<ColumnAlignment>();
        foreach (Range range in row.Split('|'))
        {
            ReadOnlySpan<char> cell = row[range].Trim(" \t");
            bool left = cell.StartsWith(":", StringComparison.Ordinal);
            bool right = cell.EndsWith(":", StringComparison.Ordinal);
            columns.Add(
                (left, right) switch
                {
                    (true, true) => ColumnAlignment.Centre,
                    (true, false) => ColumnAlignment.Left,
                    (false, true) => ColumnAlignment.Right,
                    _ => ColumnAlignment.Default,
                }
            );
        }

        return columns.ToImmutable();
    }

    private TableRow Row(TableBlock block, int line, int columns, Lang here)
    {
        LeafText row = LeafText.Of(body, block, line, line + 1);
        var cells = ImmutableArray.CreateBuilder<TableCell>(columns);
        foreach ((int start, int end) in TableCells.Split(row.Text, row.Start, row.End))
        {
            if (cells.Count == columns)
            {
                findings.Add(
                    Rules.TableRowLength,
                    row.Span(start, Math.Max(end, start + 1)),
                    $"The table has {columns} columns; what stands in further cells would be lost."
                );
                break;
            }

            LeafText cell = row.Part(start, end);
            cells.Add(new TableCell(cell.Span(), Inlines(cell, here)));
        }

        while (cells.Count < columns)
        {
            cells.Add(new TableCell(row.Span(row.End, row.End), []));
        }

        return new TableRow(row.Span(), cells.ToImmutable());
    }

    private Figure Figure(InlineNode picture, LeafText leaf, Lang here)
    {
        SourceSpan span = leaf.Span(picture.Start, picture.End);
        ImmutableArray<Inline> caption = Children(picture, leaf, here, false, 1);
        string alt = "";
        string? id = null;
        double width = 0;
        foreach (AttributeItem item in picture.Attributes.Items)
        {
            SourceSpan place = leaf.Span(item.Start, item.End);
            switch (item)
            {
                case { Kind: '#' } when id is null:
                    id = item.Name;
                    ids.Add((id, place));
                    break;
                case { Kind: '=', Name: "alt" }:
                    alt = item.Value.Trim();
                    break;
                case { Kind: '=', Name: "width" }:
                    if (
                        !item.Value.EndsWith('%')
                        || !double.TryParse(
                            item.Value[..^1],
                            NumberStyles.AllowDecimalPoint,
                            CultureInfo.InvariantCulture,
                            out width
                        )
                        || width is not (> 0 and <= 100)
                    )
                    {
                        width = 0;
                        findings.Add(
                            Rules.WrongAttribute,
                            place,
                            $"'{Shown.Brief(item.Value)}' is not a width: write a part of the measure, such as 60%."
                        );
                    }

                    break;
                default:
                    UnknownAttribute(item, place, "a picture", ["alt", "width"]);
                    break;
            }
        }

        if (alt.Length == 0)
        {
            alt = PlainText.Of(caption).Trim();
        }

        if (alt.Length == 0)
        {
            findings.Add(
                Rules.PictureWithoutText,
                span,
                "The picture has neither a caption nor an 'alt' text: who cannot see it learns nothing of it."
            );
        }

        string path = Nfc.Of(picture.Value!);
        if (ManuscriptPath.Of(path) is { } inside)
        {
            path = inside;
            pictures.Add((path, span));
        }
        else
        {
            findings.Add(
                Rules.PictureOutside,
                span,
                $"'{Shown.Brief(path)}' is not a file in the manuscript's folder: write a path such as images/map.svg."
            );
        }

        return new Figure(
            span,
            here,
            path,
            alt,
            caption,
            width,
            id,
            Title: picture.Title is { Length: > 0 } title ? Nfc.Of(title) : null
        );
    }

    private HeadingAttributes ReadAttributes(HeadingText text)
    {
        ReportBroken(text.Words, text.Form, text.Broken);
        string? id = null;
        bool unnumbered = false;
        bool unlisted = false;
        var parallel = ImmutableArray.CreateBuilder<LocalizedEntry<string>>();
        foreach (AttributeItem item in text.Attributes.Items)
        {
            SourceSpan place = text.Words.Span(item.Start, item.End);
            switch (item)
            {
                case { Kind: '#' } when id is null:
                    id = item.Name;
                    ids.Add((id, place));
                    break;
                case { Kind: '.', Name: "unnumbered" }:
                    unnumbered = true;
                    break;
                case { Kind: '.', Name: "unlisted" }:
                    unlisted = true;
                    break;
                case { Kind: '=' } when Languages.Among(languages, item.Name) is { } own && own.Primary == lang.Primary:
                    findings.Add(
                        Rules.WrongAttribute,
                        place,
                        $"'{item.Name}' is the language of the heading itself: the attribute is for its title in the other."
                    );
                    break;
                case { Kind: '=' } when Languages.Among(languages, item.Name) is { } known:
                    parallel.Add(new(known, item.Value, place));
                    break;
                case { Kind: '=' } when Languages.IsTag(item.Name) && item.Name.Length == 2:
                    findings.Add(
                        Rules.WrongLanguage,
                        place,
                        $"'{item.Name}' is not a language of this edition ({string.Join(", ", languages)})."
                    );
                    break;
                default:
                    UnknownAttribute(
                        item,
                        place,
                        "a heading",
                        ["unnumbered", "unlisted", .. languages.Select(one => one.Tag)]
                    );
                    break;
            }
        }

        return new HeadingAttributes(
            id,
            parallel.Count == 0 ? null : new(parallel.ToImmutable()),
            unnumbered,
            unlisted
        );
    }

    private void ReportBroken(LeafText leaf, AttributesForm form, Attributes broken)
    {
        if (form == AttributesForm.Broken)
        {
            findings.Add(
                Rules.WrongAttribute,
                leaf.Span(broken.Start, broken.End),
                "These attributes cannot be understood: write {#id .class key=\"value\"}, or \\{ for a brace."
            );
        }
    }
}
