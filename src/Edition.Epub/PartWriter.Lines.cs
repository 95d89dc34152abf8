using Edition.Model;
using Edition.Styling;

namespace Edition.Epub;

/// <summary>What stands in rows: parallel texts and code.</summary>
internal sealed partial class PartWriter
{
    /// <summary>
    /// Code line by line: what does not fit goes on to the right of the line's own beginning, as in print. The line
    /// feed stays within its line, where it is copied and not seen.
    /// </summary>
    private void Lines(string code)
    {
        foreach (ReadOnlyMemory<char> line in CodeLines.Of(code))
        {
            xml.Raw("<span class=\"line hang"u8).Number(CodeLines.HangOf(line.Span)).Raw("\">"u8);
            Plain(line.Span);
            xml.Raw("</span>"u8);
        }
    }

    /// <summary>
    /// Row by row: side by side where two columns find room, else one under the other, which is the reading order in
    /// both.
    /// </summary>
    void IBlockVisitor<Standing>.Visit(Model.Parallel parallel, Standing at)
    {
        Open(at.At.Voice == Voice.Note ? "<div class=\"columns\""u8 : "<div class=\"parallel\""u8, at.Around);
        xml.Raw("\n"u8);
        foreach (ParallelRow row in ParallelRows.Of(parallel))
        {
            xml.Raw(
                row.Cells.Any(cell => cell is Heading) ? "<div class=\"row head\">\n"u8 : "<div class=\"row\">\n"u8
            );
            for (int column = 0; column < row.Cells.Length; column++)
            {
                Lang around = lang;
                lang = parallel.Columns[column].Lang;
                Open(row.Cells[column] is null ? "<div class=\"cell empty\""u8 : "<div class=\"cell\""u8, around);
                if (row.Cells[column] is { } block)
                {
                    Write(block, at.At.InParallel);
                }

                xml.Raw("</div>\n"u8);
                lang = around;
            }

            xml.Raw("</div>\n"u8);
        }

        xml.Raw("</div>\n"u8);
    }
}
