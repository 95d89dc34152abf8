using System.Collections.Immutable;
using Edition.Model;
using Edition.Styling;

namespace Edition.Epub;

/// <summary>Tables and figures with their captions.</summary>
internal sealed partial class PartWriter
{
    /// <summary>
    /// A table in a box that scrolls, so that a wide one neither bursts a small screen nor is out of a keyboard's
    /// reach. The box is a group and no region: regions are landmarks, which must have names of their own, and tables
    /// without captions, or with the same one, have not.
    /// </summary>
    void IBlockVisitor<Standing>.Visit(Table table, Standing at)
    {
        BeginLeaf(table);
        xml.Raw("<figure class=\"table\""u8);
        Id(table.Id);
        LangAttributes(at.Around);
        xml.Raw(">\n"u8);
        Caption(table.Lead, table.Caption);
        string name = table.Lead?.Text + PlainText.Of(table.Caption);
        double[] shares = [.. EpubPlan.SharesOf(table)];
        Markers(1);
        xml.Raw("<div class=\"scroll\" role=\"group\" tabindex=\"0\""u8);
        xml.Attribute("aria-label"u8, name.Length > 0 ? name : plan.Label(Label.Table, table.Lang, "").Trim())
            .Raw(shares.Length == 0 ? ">\n<table>\n"u8 : ">\n<table class=\"given\">\n"u8);
        if (shares.Length > 0)
        {
            xml.Raw("<colgroup>"u8);
            foreach (double share in shares)
            {
                xml.Raw("<col"u8).Attribute("class"u8, StyleSheet.WidthClass(share)).Raw("/>"u8);
            }

            xml.Raw("</colgroup>\n"u8);
        }

        bool headless = table.Header.Cells.All(cell => cell.Content.IsEmpty);
        if (headless)
        {
            foreach (TableCell _ in table.Header.Cells)
            {
                Separator(true);
            }
        }
        else
        {
            xml.Raw("<thead>\n"u8);
            Row(table, table.Header, at.At);
            xml.Raw("</thead>\n"u8);
        }

        if (!table.Rows.IsEmpty)
        {
            xml.Raw("<tbody>\n"u8);
            foreach (TableRow row in table.Rows)
            {
                Row(table, row, at.At);
            }

            xml.Raw("</tbody>\n"u8);
        }

        EndLeaf();
        xml.Raw("</table>\n</div>\n</figure>\n"u8);
    }

    private void Row(Table table, TableRow row, Setting at)
    {
        bool head = row == table.Header;
        xml.Raw("<tr>"u8);
        for (int column = 0; column < row.Cells.Length; column++)
        {
            Separator(true);
            bool th = head && !row.Cells[column].Content.IsEmpty;
            xml.Raw(th ? "<th scope=\"col\""u8 : "<td"u8);
            xml.Raw(
                (column < table.Columns.Length ? table.Columns[column] : ColumnAlignment.Default) switch
                {
                    ColumnAlignment.Default => ""u8,
                    ColumnAlignment.Left => " class=\"left\""u8,
                    ColumnAlignment.Centre => " class=\"centre\""u8,
                    ColumnAlignment.Right => " class=\"right\""u8,
                    _ => throw new InvalidOperationException(),
                }
            );
            xml.Raw(">"u8);
            Inlines(row.Cells[column].Content);
            Blocks(row.Cells[column].Blocks, at.InCell);
            xml.Raw(th ? "</th>"u8 : "</td>"u8);
        }

        xml.Raw("</tr>\n"u8);
    }

    void IBlockVisitor<Standing>.Visit(Figure figure, Standing at)
    {
        BeginLeaf(figure);
        xml.Raw("<figure"u8);
        Id(figure.Id);
        LangAttributes(at.Around);
        xml.Raw(">\n"u8);
        Markers(1);
        xml.Raw("<img"u8).Attribute("src"u8, plan.Picture(figure.Path).Name).Attribute("alt"u8, figure.Alt);
        if (figure.Alt.Length == 0)
        {
            xml.Raw(" role=\"presentation\""u8);
        }

        Optional("title"u8, figure.Title);
        if (figure.WidthPercent > 0)
        {
            xml.Attribute("class"u8, StyleSheet.WidthClass(figure.WidthPercent));
        }

        xml.Raw("/>\n"u8);
        Caption(figure.Lead, figure.Caption);
        EndLeaf();
        xml.Raw("</figure>\n"u8);
    }

    private void Caption(Lead? lead, ImmutableArray<Inline> caption)
    {
        if (caption.IsEmpty)
        {
            return;
        }

        // A marker stands within: a caption is the first of its figure, or the last (HTML, 4.4.12).
        xml.Raw("<figcaption>"u8);
        Markers(1);
        Number(lead);
        Inlines(caption);
        xml.Raw("</figcaption>\n"u8);
    }

    private void Number(Lead? lead)
    {
        if (lead is not null)
        {
            xml.Raw("<span class=\"number\">"u8).Text(lead.Text.AsSpan().TrimEnd(' '));
            xml.Raw(lead.Text.EndsWith(' ') ? "</span> "u8 : "</span>"u8);
        }
    }
}
