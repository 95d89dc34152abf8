using System.Collections.Immutable;
using Edition.Model;

namespace Edition.Styling;

/// <summary>
/// The one walk of a book that is to be set: its leaves in reading order, a parallel row by row, a note after the leaf
/// that first calls it.
/// </summary>
public static class Leaves
{
    /// <summary>Those of one part at a time are held.</summary>
    public static IEnumerable<Leaf> Of(AssembledBook book)
    {
        foreach (Part part in book.Parts)
        {
            var leaves = new List<Leaf>();
            new Walk(leaves, part).Whole();
            foreach (Leaf leaf in leaves)
            {
                yield return leaf;
            }
        }
    }

    /// <summary>Where a block stands, and in which note.</summary>
    private readonly record struct Place(Setting At, Note? Note);

    private sealed class Walk(List<Leaf> leaves, Part part) : IBlockVisitor<Place>
    {
        public void Whole()
        {
            Blocks(part.Opening, default);
            Blocks(part.Body, default);
            Blocks(part.Closing, default);
        }

        public void Visit(Paragraph paragraph, Place at) => Leaf(paragraph, at, at.At.Of(paragraph), paragraph.Content);

        public void Visit(Heading heading, Place at) =>
            Leaf(
                heading,
                at,
                at.At.Of(heading),
                [.. Made(heading.Lead?.Text, heading, heading.Span), .. heading.Content]
            );

        public void Visit(Quotation quotation, Place at) =>
            Blocks(quotation.Blocks, at with { At = at.At.InQuotation });

        public void Visit(LineBlock lines, Place at)
        {
            foreach (ImmutableArray<Inline> line in lines.Lines)
            {
                Leaf(lines, at, StyleName.Verse, line);
            }
        }

        public void Visit(ListBlock list, Place at)
        {
            Place inside = at with { At = at.At.InList };
            foreach (ListItem item in list.Items)
            {
                Leaf(list, inside, StyleName.ListItem, Made(item.Label, list, item.Span));
                Blocks(item.Blocks, inside);
            }
        }

        public void Visit(Table table, Place at)
        {
            Leaf(table, at, StyleName.Caption, [.. Made(table.Lead?.Text, table, table.Span), .. table.Caption]);
            foreach (TableRow row in table.Rows.Insert(0, table.Header))
            {
                foreach (TableCell cell in row.Cells)
                {
                    Leaf(table, at, row == table.Header ? StyleName.TableHead : StyleName.TableCell, cell.Content);
                    Blocks(cell.Blocks, at with { At = at.At.InCell });
                }
            }
        }

        public void Visit(Figure figure, Place at) =>
            Leaf(figure, at, StyleName.Caption, [.. Made(figure.Lead?.Text, figure, figure.Span), .. figure.Caption]);

        public void Visit(CodeBlock code, Place at) =>
            Leaf(code, at, StyleName.Code, Made(code.Value, code, code.Span));

        public void Visit(ThematicBreak stars, Place at) =>
            Leaf(stars, at, at.At.OfBreak, Made(ThematicBreak.Asterisks, stars, stars.Span));

        public void Visit(Model.Parallel parallel, Place at)
        {
            foreach (Block cell in parallel.Children)
            {
                cell.Accept(this, at with { At = at.At.InParallel });
            }
        }

        public void Visit(Contents contents, Place at)
        {
            foreach (ContentsEntry entry in contents.Entries)
            {
                var folio = new PageNumbers(contents.Span, entry.Lang, [entry.Target]);
                Leaf(contents, at, Setting.Of(entry), [.. entry.Line, folio]);
            }
        }

        private void Blocks(ImmutableArray<Block> blocks, Place at)
        {
            for (int i = 0; i < blocks.Length; i++)
            {
                blocks[i].Accept(this, at with { At = at.At.After(i == 0 ? null : blocks[i - 1]) });
            }
        }

        private void Leaf(Block block, Place at, StyleName style, ImmutableArray<Inline> content)
        {
            leaves.Add(new Leaf(part, block, at.At, style, content, at.Note));
            Notes(content);
        }

        private void Notes(ImmutableArray<Inline> content)
        {
            foreach (Inline inline in content)
            {
                if (inline is Note note)
                {
                    Blocks(note.Blocks, new Place(new Setting(Voice.Note), note));
                }

                Notes(inline.Content);
            }
        }

        private static ImmutableArray<Inline> Made(string? text, Block block, SourceSpan span) =>
            string.IsNullOrEmpty(text) ? [] : [new Text(span, block.Lang, text, true)];
    }
}
