using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Print.Paragraphs;
using Edition.Styling;

namespace Edition.Print.Pages;

/// <summary>
/// A table's columns: their widths and the space between them, the styles of cells and heads, which columns may divide
/// words (those narrower than one of their words), and of columns of numbers how wide the fractions are.
/// </summary>
internal sealed record TableColumns(Length[] Widths, Length Space, TextStyle Cell, TextStyle Head)
{
    public required bool[] Divides { get; init; }

    /// <summary>The widest fraction with its mark; zero for a column that is not set at its marks.</summary>
    public required Length[] Fractions { get; init; }

    /// <summary>They are too wide for the column, and as wide as the page is deep: the table is turned.</summary>
    public bool Turned { get; init; }

    public Length Total => TableWidths.Sum(Widths) + Space * (Widths.Length - 1);
}

/// <summary>How a column of a table sets blocks: in the size of its cells, and in their alignment outside of lists.</summary>
internal sealed record CellLook(TextStyle Cell, ColumnAlignment Alignment, bool Divides)
{
    public TextStyle Of(TextStyle style, Setting at)
    {
        // A table too wide is set smaller than its style says, and code in it keeps its proportion.
        long size = style.Name == StyleName.Code ? style.Size.Units : Cell.Size.Units;
        TextStyle own = style with
        {
            Size = new Length(Math.Min(style.Size.Units, size)),
            Leading = new Length(Math.Min(style.Leading.Units, Cell.Leading.Units)),
            Hyphenate = style.Hyphenate && Divides,
        };
        return at is { Lists: 0, Quotes: 0 } && style.Name == StyleName.TableCell
            ? PartSetter.Aligned(own, Alignment)
            : own;
    }
}

internal sealed partial class PartSetter
{
    /// <summary>The least space between columns, where a table would else be too wide.</summary>
    private static readonly Length LeastColumnSpace = Length.FromPoints(6);

    /// <summary>In ems: a word that a column of this width cannot hold is divided there.</summary>
    private const int LeastDivided = 12;

    /// <summary>A table too wide is set so much smaller.</summary>
    private static readonly Length OneSize = Length.FromPoints(1);

    /// <summary>
    /// Columns that hold the longest word of each cell whole. Where they are too wide for the measure the space between
    /// them gives way, then the size of the letters, then the table is turned, if it stands in the text itself. Words
    /// are divided only where a column is so wide that a word that it cannot hold is no ordinary one; what is too wide
    /// even so is an error.
    /// </summary>
    private TableColumns ColumnsOf(Table table, TextStyle cell, TextStyle head, Place place)
    {
        TableColumns? Narrowed(Length measure) =>
            Fitting(table, cell, head, place.At, ColumnSpace, measure)
            ?? Fitting(table, cell, head, place.At, LeastColumnSpace, measure)
            ?? Fitting(table, Smaller(cell), Smaller(head), place.At, LeastColumnSpace, measure);
        if (Narrowed(place.Width) is { } columns)
        {
            return columns;
        }

        Length turned = place.At.Voice == Voice.Text ? TurnedWidth(table) : Length.Zero;
        if (turned > place.Width && Narrowed(turned) is { } wide)
        {
            return wide with { Turned = true };
        }

        TableColumns squeezed = Squeezed(table, Smaller(cell), Smaller(head), place.At, place.Width);
        if (squeezed.Divides.Zip(squeezed.Widths).Any(pair => pair.First && pair.Second < cell.Size * LeastDivided))
        {
            string name = table.Lead?.Text + PlainText.Of(table.Caption);
            shop.Findings.Add(
                Says.TableTooWide(
                    (name.Length > 0 ? $"“{name}”" : "A table without a caption"),
                    squeezed.Widths.Length
                ),
                table.Span
            );
        }

        return squeezed;
    }

    private static TextStyle Smaller(TextStyle style) =>
        style with
        {
            Size = style.Size - OneSize,
            Leading = style.Leading - OneSize,
        };

    private TableColumns? Fitting(Table table, TextStyle cell, TextStyle head, Setting at, Length space, Length measure)
    {
        (List<Length[]> cells, Length[] least, Length[] fractions) = Measured(table, cell, head, at);
        Length room = measure - space * (least.Length - 1);
        return TableWidths.Sum(least) > room
            ? null
            : new TableColumns(Given(table, least, room) ?? TableWidths.Share(cells, least, room), space, cell, head)
            {
                Divides = new bool[least.Length],
                Fractions = fractions,
            };
    }

    /// <summary>The author's proportions, where every word fits into them.</summary>
    private static Length[]? Given(Table table, Length[] least, Length room)
    {
        if (table.Widths.Length != least.Length || table.Widths.Sum(width => (long)width) is not (> 0 and var sum))
        {
            return null;
        }

        Length[] shares = [.. table.Widths.Select(width => new Length(room.Units * width / sum))];
        return shares.Zip(least).All(pair => pair.First >= pair.Second) ? shares : null;
    }

    /// <summary>Columns whose words are too wide together: those of numbers keep theirs, the others share the rest.</summary>
    private TableColumns Squeezed(Table table, TextStyle cell, TextStyle head, Setting at, Length measure)
    {
        (_, Length[] least, Length[] fractions) = Measured(table, cell, head, at);
        int count = least.Length;
        Length left = Length.Max(measure - LeastColumnSpace * (count - 1), cell.Size * count);
        bool[] numbers =
        [
            .. Enumerable
                .Range(0, count)
                .Select(c => table.Rows.All(row => c >= row.Cells.Length || IsNumber(row.Cells[c].Content))),
        ];
        var widths = new Length[count];
        int[] order = [.. Enumerable.Range(0, count).OrderBy(c => numbers[c] ? 0 : 1).ThenBy(c => least[c])];
        for (int i = 0; i < count; i++)
        {
            int c = order[i];
            Length share = numbers[c] ? left - cell.Size * (count - i - 1) : left / (count - i);
            widths[c] = Length.Max(Length.Min(least[c], share), cell.Size);
            left -= widths[c];
        }

        return new TableColumns(widths, LeastColumnSpace, cell, head)
        {
            Divides = [.. widths.Zip(least).Select(pair => pair.First < pair.Second)],
            Fractions = fractions,
        };
    }

    /// <summary>Of each row its cells' widths in one line, of each column its widest word and its widest fraction.</summary>
    private (List<Length[]> Cells, Length[] Least, Length[] Fractions) Measured(
        Table table,
        TextStyle cell,
        TextStyle head,
        Setting at
    )
    {
        int count = Math.Max(1, table.Header.Cells.Length);
        var least = new Length[count];
        var cells = new List<Length[]>();
        Length[] fractions =
        [
            .. Enumerable
                .Range(0, count)
                .Select(c =>
                    c < table.Columns.Length && table.Columns[c] == ColumnAlignment.Right
                        ? table
                            .Rows.Where(row => c < row.Cells.Length && IsNumber(row.Cells[c].Content))
                            .Aggregate(
                                Length.Zero,
                                (widest, row) => Length.Max(widest, FractionOf(row.Cells[c], cell, table.Lang))
                            )
                        : Length.Zero
                ),
        ];
        foreach (TableRow row in table.Rows.Prepend(table.Header))
        {
            var widths = new Length[count];
            for (int c = 0; c < Math.Min(count, row.Cells.Length); c++)
            {
                bool isHead = row == table.Header;

                // As it will be set: marks hang on some sides and not on others.
                ColumnAlignment side = c < table.Columns.Length ? table.Columns[c] : ColumnAlignment.Default;
                TextStyle style = Aligned(isHead ? head : cell, side);
                Length pad = isHead ? Length.Zero : Pad(row.Cells[c], fractions[c], cell, table.Lang);
                (Length narrowest, Length natural) = WidthsOf(row.Cells[c].Content, style, table.Lang);
                if (!row.Cells[c].Blocks.IsEmpty)
                {
                    var look = new CellLook(style, side, false);
                    (narrowest, natural) = WidthsOf(row.Cells[c].Blocks, at.InCell, look);
                }

                least[c] = Length.Max(least[c], narrowest + pad);
                widths[c] = natural + pad;
            }

            cells.Add(widths);
        }

        return (cells, least, fractions);
    }

    /// <summary>How wide the widest word is, and all in one line.</summary>
    private (Length Narrowest, Length Natural) WidthsOf(ImmutableArray<Inline> words, TextStyle style, Lang lang)
    {
        ShapedParagraph shaped = Compositor.Shape(
            words,
            style with
            {
                Hyphenate = false,
            },
            lang,
            Made,
            Sized(Template.Page.Measure / 3)
        );
        return (shaped.NarrowestWidth, shaped.NaturalWidth);
    }

    /// <summary>The same of blocks, with what they are indented by.</summary>
    private (Length Narrowest, Length Natural) WidthsOf(ImmutableArray<Block> blocks, Setting at, CellLook look)
    {
        (Length narrowest, Length natural) = (Length.Zero, Length.Zero);
        foreach (Block block in blocks)
        {
            (Setting inside, StyleName name) = block switch
            {
                ListBlock => (at.InList, StyleName.ListItem),
                Quotation => (at.InQuotation, StyleName.Quotation),
                LineBlock => (at, StyleName.Verse),
                CodeBlock => (at, StyleName.Code),
                _ => (at, at.Text),
            };
            TextStyle style = look.Of(inside.Resolve(Template, name), inside);
            Length indent = block switch
            {
                ListBlock list => LabelsOf(list, style).Hang + style.Right,
                LineBlock => style.Size * 2,
                _ => style.Left + style.Right,
            };
            foreach (ImmutableArray<Inline> text in block.Texts)
            {
                (Length word, Length line) = WidthsOf(text, style, block.Lang);
                (narrowest, natural) = (Length.Max(narrowest, word + indent), Length.Max(natural, line + indent));
            }

            (Length least, Length most) = block is CodeBlock code
                ? CodeWidths(code, style)
                : WidthsOf([.. block.Children], inside, look);
            (narrowest, natural) = (Length.Max(narrowest, least + indent), Length.Max(natural, most + indent));
        }

        return (narrowest, natural);
    }

    /// <summary>What stands free to the right of a number, so that its mark is below those of the others.</summary>
    private Length Pad(TableCell cell, Length widest, TextStyle style, Lang lang) =>
        widest > Length.Zero && IsNumber(cell.Content) ? widest - FractionOf(cell, style, lang) : Length.Zero;

    private Length FractionOf(TableCell cell, TextStyle style, Lang lang)
    {
        string text = PlainText.Of(cell.Content);
        int mark = text.LastIndexOfAny([',', '.']);
        int units = mark < 0 ? text.AsSpan().LastIndexOfAnyInRange('0', '9') + 1 : mark;
        return units == text.Length ? Length.Zero : Compositor.SetLine(text[units..], style, lang).Width;
    }

    private static bool IsNumber(ImmutableArray<Inline> content) => Number().IsMatch(PlainText.Of(content));

    /// <summary>Digits in groups, a sign before them, a decimal mark within, a percent sign after.</summary>
    [GeneratedRegex(@"^[-+−–]?[0-9](?:[0-9 \u00A0\u202F]*[0-9])?(?:[.,][0-9]+)?(?:[ \u00A0\u202F]?%)?$")]
    private static partial Regex Number();
}
