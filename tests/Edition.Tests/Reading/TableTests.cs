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
        Assert.Equal(["Head", "", "Third"], table.Header.Cells.Select(cell => PlainText.Of(cell.Content)));
        Assert.Equal(["Tall | b | c / • one / • two", " | e | f"], table.Rows.Select(Blocks));
    }

    [Fact]
    public void A_grid_table_is_read_with_its_head_alignment_and_several_blocks_in_a_cell()
    {
        Table table = Only(Grid + "\n\nTable: What is there {#tbl-gear}\n");
        Assert.Equal(["Thing", "Count"], Words(table.Header));
        Assert.Equal(["an oar / of ash | 2", "• net / • line | 1\n7"], table.Rows.Select(Blocks));
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
    public void A_grids_cell_holds_paragraphs_lists_in_lists_and_code_as_they_are()
    {
        Table table = Only(
            """
            +----------------+---------------+
            | Row:           | 2) two        |
            |                | 3) three      |
            | ```c           |               |
            | if (x)         |    1. inner   |
            |   y();         |    2. other   |
            | ```            |               |
            |                | > quoted      |
            | - end          |               |
            +----------------+---------------+
            | а) первый;     | plain         |
            | б) второй.     |               |
            +----------------+---------------+
            """
        );
        Assert.Equal(
            [
                "Row: / if (x)\n  y(); / • end | 2) two / 3) three / 1. inner / 2. other / “quoted”",
                "а) первый; / б) второй. | plain",
            ],
            table.Rows.Select(Blocks)
        );
        Assert.IsType<CodeBlock>(table.Rows[0].Cells[0].Blocks[1]);
        Paragraph inner = Walk.Blocks([table]).OfType<Paragraph>().Single(p => PlainText.Of(p.Content) == "other");
        Assert.Equal("other", inner.Span.Source!.Text.Substring(inner.Span.Start, inner.Span.Length));
    }

    [Fact]
    public void A_heading_in_a_grids_cell_is_a_paragraph_in_bold_that_keeps_its_id()
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
        Assert.Equal(["Part | b", "One / words | c"], table.Rows.Select(Blocks));
        var part = (Paragraph)table.Rows[0].Cells[0].Blocks[0];
        Assert.Equal("p", part.Id);
        Assert.Equal(InlineStyle.Strong, Assert.IsType<Styled>(part.Content[0]).Style);
    }

    [Fact]
    public void Bars_are_found_though_a_sign_is_wider_for_others()
    {
        Table table = Only("+-----+---+\n| a\u00ADb | c |\n| \u26BD  | d |\n+-----+---+\n");
        Assert.Equal(["a\u00ADb \u26BD", "c d"], Words(table.Rows[0]));
    }

    [Fact]
    public void A_table_stands_in_a_cell()
    {
        Table table = Only(
            "+-----------+---+\n| | a | b | | c |\n| |---|---| |   |\n| | 1 | 2 | |   |\n+-----------+---+\n"
        );
        Table inner = Assert.IsType<Table>(table.Rows[0].Cells[0].Blocks[0]);
        Assert.Equal(["1", "2"], Words(inner.Rows[0]));
    }

    [Fact]
    public void In_a_row_that_holds_no_more_than_words_cells_are_words()
    {
        Table table = Only("+---+-----+\n| a | *b* |\n|   | c   |\n+---+-----+\n");
        Assert.Equal(["a", "b c"], Words(table.Rows[0]));
        Assert.Empty(table.Children);
    }

    [Theory]
    [InlineData("| [^n]: text of it |   |", "The text of a note")]
    [InlineData("| [n]: http://a.b  |   |", "The address of a link")]
    public void What_cannot_stand_in_a_cell_is_an_error(string lines, string begins)
    {
        (_, ImmutableArray<Diagnostic> findings) = Manuscripts.ReadText(
            $"# T\n\n+------------------+---+\n{lines}\n+------------------+---+\n"
        );
        Assert.Contains(findings, finding => finding.Rule == Rules.LosingMark && finding.Message.StartsWith(begins));
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

    /// <summary>A row: cells between bars, their blocks between strokes, items with their labels.</summary>
    private static string Blocks(TableRow row) =>
        string.Join(
            " | ",
            row.Cells.Select(cell =>
                cell.Blocks.IsEmpty ? PlainText.Of(cell.Content) : string.Join(" / ", cell.Blocks.SelectMany(Leaves))
            )
        );

    private static IEnumerable<string> Leaves(Block block) =>
        block switch
        {
            ListBlock list => list.Items.SelectMany(item =>
                item.Blocks.SelectMany(Leaves).Select((leaf, i) => i == 0 ? $"{item.Label} {leaf}" : leaf)
            ),
            Quotation quotation => quotation.Blocks.SelectMany(Leaves).Select(leaf => $"“{leaf}”"),
            _ => [PlainText.Of(block)],
        };
}
