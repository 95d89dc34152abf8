using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Tests.Reading;

/// <summary>Tables in the forms that Pandoc writes, and their captions.</summary>
[Trait("Kind", "unit")]
public sealed class TableTests
{
    private const string Grid = """
        +----------+-------+
        | Thing    | Count |
        +==========+:=====:+
        | an *oar* | 2     |
        |          |       |
        | of ash   |       |
        +----------+-------+
        | - net    | 1\    |
        | - line   | 7     |
        +----------+-------+
        """;

    [Fact]
    public void Cells_of_html_that_span_others_stand_in_the_first_of_their_places()
    {
        (Book book, ImmutableArray<Diagnostic> findings) = Manuscripts.ReadText(
            """
            ---
            title: A
            ---

            <table>
            <tr><th colspan="2">Head</th><th>Third</th></tr>
            <tr><td rowspan="2">Tall</td><td>b</td><td><p>c</p><ul><li>one</li><li>two</li></ul></td></tr>
            <tr><td>e</td><td>f</td></tr>
            </table>
            """
        );
        Assert.Single(findings, finding => finding.Rule == Rules.PassedOver);
        Assert.DoesNotContain(findings, finding => finding.Rule.Severity == Severity.Error);
        Table table = Assert.Single(book.Articles[0].Blocks.OfType<Table>());
        string Row(TableRow row) => string.Join('|', row.Cells.Select(cell => PlainText.Of(cell.Content)));
        Assert.Equal("Head||Third", Row(table.Header));
        Assert.Equal(["Tall|b|c\n•\u00A0one\n•\u00A0two", "|e|f"], table.Rows.Select(Row));
    }

    [Fact]
    public void A_grid_table_is_read_with_its_head_alignment_and_several_blocks_in_a_cell()
    {
        Table table = Only(Grid + "\n\nTable: What is there {#tbl-gear}\n");
        Assert.Equal(["Thing", "Count"], Words(table.Header));
        Assert.Equal(["an oar of ash", "2"], Words(table.Rows[0]));
        Assert.Equal(["•\u00A0net •\u00A0line", "1 7"], Words(table.Rows[1]));
        Assert.Equal([ColumnAlignment.Default, ColumnAlignment.Centre], table.Columns.AsEnumerable());
        Assert.Equal([10, 7], table.Widths.AsEnumerable());
        Assert.Equal(("tbl-gear", "What is there"), (table.Id, PlainText.Of(table.Caption)));
    }

    [Fact]
    public void A_grid_table_without_a_head_has_none()
    {
        Table table = Only("+---+---+\n| a | b |\n+---+---+\n| с | д |\n+---+---+\n");
        Assert.All(table.Header.Cells, cell => Assert.Empty(cell.Content));
        Assert.Equal(2, table.Rows.Length);
    }

    [Fact]
    public void Code_in_a_grids_cell_is_lines_of_code_with_their_indent()
    {
        Table table = Only(
            "+----------+---+\n| Row:     | b |\n|          |   |\n| ```c     |   |\n| if (x)   |   |\n|   y();   |   |\n"
                + "| ```      |   |\n|          |   |\n| - end    |   |\n+----------+---+\n"
        );
        ImmutableArray<Inline> cell = table.Rows[0].Cells[0].Content;
        Assert.Equal(["if (x)", "\u00A0\u00A0y();"], cell.OfType<Code>().Select(code => code.Value));
        Assert.Equal("Row:\nif (x)\n\u00A0\u00A0y();\n•\u00A0end", PlainText.Of(cell));
    }

    [Fact]
    public void A_heading_in_a_grids_cell_is_a_line_in_bold()
    {
        Table table = Only(
            """
            +--------------+---+
            | ## Part {#p} | b |
            +--------------+---+
            | ### One      | c |
            | words        |   |
            +--------------+---+
            """
        );
        Assert.Equal(["Part", "One\nwords"], table.Rows.Select(row => PlainText.Of(row.Cells[0].Content)));
        Assert.All(
            table.Rows,
            row => Assert.Equal(InlineStyle.Strong, Assert.IsType<Styled>(row.Cells[0].Content[0]).Style)
        );
    }

    [Theory]
    [InlineData("+---+---+\n| joined |\n+---+---+\n")]
    [InlineData("+---+---+\n| a | b |\n+---+   |\n| c |   |\n+---+---+\n")]
    [InlineData("+---+---+\n| a | b |\n")]
    [InlineData("  A     B\n ---   ---\n  1     2\n")]
    [InlineData("---- ----\nA    B\n---- ----\n")]
    public void A_table_that_is_not_read_is_one_error(string text)
    {
        (Book book, ImmutableArray<Diagnostic> findings) = Manuscripts.ReadText($"# T\n\nBefore.\n\n{text}\nAfter.\n");
        Assert.Single(findings, finding => finding.Rule == Rules.LosingMark);
        Assert.Equal(["Before.", "After."], book.Articles[0].Blocks.Select(PlainText.Of));
    }

    [Theory]
    [InlineData("Table: Words {#t}\n\n| A | B |\n|---|---|\n| 1 | 2 |\n")]
    [InlineData("| A | B |\n|---|---|\n| 1 | 2 |\n\ntable: Words {#t}\n")]
    [InlineData("| A | B |\n|---|---|\n| 1 | 2 |\n\n: Words {#t}\n")]
    public void A_caption_stands_before_or_after_its_table(string text)
    {
        Table table = Only(text);
        Assert.Equal(("t", "Words"), (table.Id, PlainText.Of(table.Caption)));
        Assert.Empty(table.Widths);
    }

    [Fact]
    public void Dashes_give_widths_where_a_line_is_long()
    {
        Table table = Only($"| A | B |\n|---|-------|\n| 1 | {new string('x', 80)} |\n");
        Assert.Equal([3, 7], table.Widths.AsEnumerable());
    }

    private static Table Only(string text)
    {
        (Book book, ImmutableArray<Diagnostic> findings) = Manuscripts.ReadText("# T\n\n" + text);
        Assert.DoesNotContain(findings, finding => finding.Rule.Severity == Severity.Error);
        return Assert.IsType<Table>(Assert.Single(book.Articles[0].Blocks));
    }

    private static IEnumerable<string> Words(TableRow row) =>
        row.Cells.Select(cell => string.Join(' ', PlainText.Of(cell.Content).Split('\n')));
}
