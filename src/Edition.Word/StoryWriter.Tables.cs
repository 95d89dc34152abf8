using System.Collections.Immutable;
using Edition.Model;
using Edition.Pictures;
using Edition.Styling;
using Parallel = Edition.Model.Parallel;

namespace Edition.Word;

/// <summary>Tables, captions and parallel texts.</summary>
internal sealed partial class StoryWriter
{
    /// <summary>What a cell leaves empty at each side, in points.</summary>
    private const int CellPadding = 4;

    void IBlockVisitor<Place>.Visit(Table table, Place at)
    {
        Mark(table.Id);
        if (!table.Caption.IsEmpty)
        {
            At(table);
            Caption(table.Caption, table.Lead, table.Id, table.Lang, at, isTable: true);
        }

        bool hasHeader = table.Header.Cells.Any(cell => !cell.Content.IsEmpty);
        if (!hasHeader && table.Rows.IsEmpty)
        {
            return;
        }

        long[] widths = [.. ColumnWidths(table, at.Measure).Select(Twips.Of)];
        OpenTable("TableRuled"u8, widths, null, hasHeader, PlainText.Of(table.Caption));
        if (hasHeader)
        {
            OpenRow("<w:cantSplit/><w:tblHeader/>"u8);
            Cells(table, table.Header, StyleName.TableHead, widths, at);
        }

        foreach (TableRow row in table.Rows)
        {
            Fate around = changes.Enter(row);
            OpenRow("<w:cantSplit/>"u8);
            Cells(table, row, StyleName.TableCell, widths, at);
            changes.Fate = around;
        }

        CloseTable();
        Separator();
    }

    private void Cells(Table table, TableRow row, StyleName name, long[] widths, Place at)
    {
        for (int i = 0; i < widths.Length; i++)
        {
            Variant alignment = (i < table.Columns.Length ? table.Columns[i] : ColumnAlignment.Default) switch
            {
                ColumnAlignment.Default => Variant.Plain,
                ColumnAlignment.Left => Variant.Left,
                ColumnAlignment.Centre => Variant.Centre,
                ColumnAlignment.Right => Variant.Right,
                var other => throw new InvalidOperationException(other.ToString()),
            };
            OpenCell(widths[i]);
            var inner = Length.FromPoints(Math.Max(1, widths[i] - 2 * StyleSheet.CellMargin) / 20.0);
            if (i < row.Cells.Length && !row.Cells[i].Blocks.IsEmpty)
            {
                Length around = measure;
                SectionAt = 0;
                Blocks(row.Cells[i].Blocks, new Place(at.At.InCell, inner) { Alignment = alignment });
                EndStory();
                measure = around;
                xml.Raw("</w:tc>"u8);
                continue;
            }

            if (i < row.Cells.Length)
            {
                At(row.Cells[i]);
            }

            Open(at.Style(name, alignment), table.Lang);
            if (i < row.Cells.Length)
            {
                Length around = measure;
                measure = inner;
                Inlines(row.Cells[i].Content);
                measure = around;
            }

            Close();
            xml.Raw("</w:tc>"u8);
        }

        xml.Raw("</w:tr>"u8);
    }

    /// <summary>
    /// Natural widths where they fit; else each column has its longest word's, as far as there is room, and of the rest a
    /// share by what it still asks for.
    /// </summary>
    private ImmutableArray<Length> ColumnWidths(Table table, Length measure)
    {
        int columns = Math.Max(1, table.Rows.Select(row => row.Cells.Length).Append(table.Header.Cells.Length).Max());
        var natural = new double[columns];
        var least = new double[columns];
        var widths = new WordWidths(plan.Faces);
        TextStyle head = Template.Style(StyleName.TableHead);
        TextStyle body = Template.Style(StyleName.TableCell);
        foreach (TableRow row in table.Rows.Insert(0, table.Header))
        {
            for (int i = 0; i < row.Cells.Length; i++)
            {
                TableCell cell = row.Cells[i];
                double[] pictures = [.. PicturesOf(cell, measure / 3).Select(width => width.Points)];
                (double line, double word) = cell.Blocks.IsEmpty
                    ? widths.Of(cell.Content, row == table.Header ? head : body, table.Lang)
                    : Widths(widths, cell.Blocks, body);
                natural[i] = Math.Max(natural[i], line + pictures.Sum() + 2 * CellPadding);
                least[i] = Math.Max(least[i], pictures.Append(word).Max() + 2 * CellPadding);
            }
        }

        double room = measure.Points;
        if (table.Widths.Length == columns)
        {
            // The author's proportions, where every word fits into them.
            double sum = table.Widths.Sum(width => (double)width);
            double[] shares = [.. table.Widths.Select(width => room * width / sum)];
            if (shares.Zip(least).All(pair => pair.First >= pair.Second))
            {
                return [.. shares.Select(Length.FromPoints)];
            }
        }

        if (natural.Sum() <= room)
        {
            return [.. natural.Select(Length.FromPoints)];
        }

        // No column asks for more than three fifths of the measure, so that one of long texts leaves the others room.
        double floor = Math.Min(1, room / least.Sum());
        double rest = room - least.Sum() * floor;
        double[] asked = [.. natural.Select((width, i) => Math.Max(1, Math.Min(width, room * 0.6) - least[i]))];
        return [.. least.Select((width, i) => Length.FromPoints(width * floor + rest * asked[i] / asked.Sum()))];
    }

    private (double Line, double Word) Widths(WordWidths widths, IEnumerable<Block> blocks, TextStyle style)
    {
        (double line, double word) = (0, 0);
        foreach (Block block in blocks)
        {
            TextStyle? around =
                block is ListBlock ? Template.Style(StyleName.ListItem)
                : block is Quotation ? Template.Style(StyleName.Quotation)
                : block is CodeBlock ? Template.Style(StyleName.Code)
                : null;
            double indent = around is null ? 0 : around.Left.Points + around.Right.Points;
            TextStyle own = block is CodeBlock ? around! : style;
            (double Line, double Word)[] within =
            [
                .. block.Children.Any() ? [Widths(widths, block.Children, style)] : Array.Empty<(double, double)>(),
                .. block is CodeBlock code
                    ? (ReadOnlySpan<(double, double)>)[widths.Of(code.Value, own, block.Lang)]
                    : [.. block.Texts.Select(text => widths.Of(text, own, block.Lang))],
            ];
            line = within.Select(one => one.Line + indent).Append(line).Max();
            word = within.Select(one => one.Word + indent).Append(word).Max();
        }

        return (line, word);
    }

    private IEnumerable<Length> PicturesOf(TableCell cell, Length most) =>
        Walk.Inlines([new Paragraph(cell.Span, plan.Lang, cell.Content), .. cell.Blocks])
            .OfType<InlinePicture>()
            .Select(picture =>
                plan.Media.Of(picture.Path) is { } image
                    ? Artwork.InLine(picture, (image.Width, image.Height), most, Highest).Width
                    : Length.Zero
            );

    private void Caption(ImmutableArray<Inline> caption, Lead? lead, string? id, Lang lang, Place at, bool isTable)
    {
        Open(at.Style(StyleName.Caption, isTable ? Variant.TableCaption : Variant.Plain), lang);
        if (lead is not null)
        {
            runs.Write(lead.Before, CharacterStyle.None, lang);
            bool marks = !IsNote && plan.IsNumberReferred(id) && marked.Add(Plan.NumberId(id!));
            runs.Close();
            if (marks)
            {
                OpenMark(Plan.NumberId(id!));
            }

            runs.BeginField(isTable ? "SEQ Table \\* ARABIC" : "SEQ Figure \\* ARABIC");
            runs.Write(lead.Number, CharacterStyle.None, lang);
            runs.EndField();
            if (marks)
            {
                CloseMark(plan.Bookmarks.Number(Plan.NumberId(id!)));
            }

            runs.Write(lead.After, CharacterStyle.None, lang);
        }

        Inlines(caption);
        Close();
    }

    /// <summary>
    /// Text in two languages side by side: a table without rules, whose columns' text stands on the margins and the
    /// template's gap apart.
    /// </summary>
    void IBlockVisitor<Place>.Visit(Parallel parallel, Place at)
    {
        ImmutableArray<ParallelRow> rows = ParallelRows.Of(parallel);
        if (rows.IsEmpty)
        {
            return;
        }

        // The apparatus in two languages is text below text: columns of short paragraphs would be a table of layout,
        // which is read badly and gapes.
        bool isApparatus = parallel.Columns.All(column =>
            column.Blocks is [Paragraph { Role: not ParagraphRole.Body }, ..]
        );
        Setting inside = at.At.InParallel;
        if (isApparatus || !Template.Pages.ParallelSideBySide)
        {
            foreach (Block block in rows.SelectMany(row => row.Cells).OfType<Block>())
            {
                Write(block, new Place(inside, at.Measure));
            }

            return;
        }

        int columns = parallel.Columns.Length;
        Length gap = Template.Pages.ColumnGap;
        Length inset = ParagraphStyle.Inset(Template, at.At.Voice, at.At.Quotes, at.At.Lists);
        Length text = (at.Measure - inset - gap * (columns - 1)) / columns;
        long[] widths = [.. Enumerable.Repeat(Twips.Of(text + gap), columns)];
        bool hasHeader = rows.Length > 1 && rows[0].Cells.All(cell => cell is Heading);
        OpenTable("ParallelColumns"u8, widths, Twips.Of(inset - gap / 2), true, Titles(rows[0], parallel));
        for (int i = 0; i < rows.Length; i++)
        {
            Fate around = changes.Fate;
            Fate[] fates = [.. rows[i].Cells.Select(changes.Of).Distinct()];
            changes.Fate = around == Fate.Kept && fates is [var one] ? one : around;
            OpenRow(
                i == 0 && hasHeader ? "<w:cantSplit/><w:tblHeader/>"u8
                : rows[i].Cells.All(cell => cell is Heading) ? "<w:cantSplit/>"u8
                : ""u8
            );
            changes.Fate = around;
            for (int column = 0; column < columns; column++)
            {
                OpenCell(widths[column]);
                if (rows[i].Cells[column] is { } block)
                {
                    afterTable = false;
                    int before = xml.Length;
                    Write(block, new Place(inside, text));
                    if (afterTable || xml.Length == before)
                    {
                        Separator();
                    }
                }
                else
                {
                    Open(new ParagraphStyle(StyleName.Parallel), parallel.Columns[column].Lang);
                    Close();
                }

                xml.Raw("</w:tc>"u8);
            }

            xml.Raw("</w:tr>"u8);
        }

        CloseTable();
    }

    /// <summary>What a parallel text is called, for those who hear it: its titles, or their part's.</summary>
    private string Titles(ParallelRow first, Parallel parallel) =>
        string.Join(
            " / ",
            first.Cells.All(cell => cell is Heading)
                ? first.Cells.OfType<Heading>().Select(heading => PlainText.Of(heading.Content).Replace('\n', ' '))
                : parallel
                    .Columns.Select(column =>
                        part.Title.TryGet(column.Lang, out ImmutableArray<Inline> title)
                            ? PlainText.Of(title).Replace('\n', ' ')
                            : part.TitleLine.Text
                    )
                    .Distinct()
        );

    private void OpenTable(ReadOnlySpan<byte> style, long[] widths, long? indent, bool hasHeader, string caption)
    {
        if (afterTable)
        {
            Separator();
        }

        xml.Raw("<w:tbl><w:tblPr><w:tblStyle w:val=\""u8)
            .Raw(style)
            .Raw("\"/><w:tblW w:w=\""u8)
            .Number(widths.Sum())
            .Raw("\" w:type=\"dxa\"/>"u8);
        if (indent is null)
        {
            // The style says so too, but LibreOffice takes it from the table alone.
            xml.Raw("<w:jc w:val=\"center\"/>"u8);
        }
        else if (indent != 0)
        {
            xml.Raw("<w:tblInd w:w=\""u8).Number(indent.Value).Raw("\" w:type=\"dxa\"/>"u8);
        }

        xml.Raw("<w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\""u8)
            .Raw(hasHeader ? "0620"u8 : "0600"u8)
            .Raw("\" w:firstRow=\""u8)
            .Raw(hasHeader ? "1"u8 : "0"u8)
            .Raw("\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>"u8);
        if (caption.Length > 0)
        {
            xml.Raw("<w:tblCaption"u8).Attribute("w:val"u8, caption).Raw("/>"u8);
        }

        xml.Raw("</w:tblPr><w:tblGrid>"u8);
        foreach (long width in widths)
        {
            xml.Raw("<w:gridCol w:w=\""u8).Number(width).Raw("\"/>"u8);
        }

        xml.Raw("</w:tblGrid>"u8);
    }

    private void OpenRow(ReadOnlySpan<byte> properties)
    {
        xml.Raw("<w:tr>"u8);
        if (!properties.IsEmpty || changes.Fate != Fate.Kept)
        {
            xml.Raw("<w:trPr>"u8).Raw(properties);
            changes.Row();
            xml.Raw("</w:trPr>"u8);
        }
    }

    private void OpenCell(long width) =>
        xml.Raw("<w:tc><w:tcPr><w:tcW w:w=\""u8).Number(width).Raw("\" w:type=\"dxa\"/></w:tcPr>"u8);

    private void CloseTable()
    {
        xml.Raw("</w:tbl>"u8);
        afterTable = true;
    }
}
