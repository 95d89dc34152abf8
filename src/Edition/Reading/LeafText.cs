using System.Text;
using Edition.Model;
using Markdig.Helpers;
using Markdig.Syntax;
using SourceSpan = Edition.Model.SourceSpan;

namespace Edition.Reading;

/// <summary>
/// The text of a leaf: its lines joined by U+000A, without the marks of what encloses them, each character knowing its
/// place in the source. Where the lines stand in the
/// source as they are, the text is the source itself and nothing is copied.
/// </summary>
internal sealed class LeafText
{
    private readonly Source source;
    private readonly int offset;
    private readonly (int Here, int There)[]? lineStarts;
    private readonly SourceSpan whole;

    private LeafText(Source source, string text, int start, int end, int offset, (int Here, int There)[]? lineStarts)
    {
        this.source = source;
        this.offset = offset;
        this.lineStarts = lineStarts;
        Text = text;
        Start = start;
        End = end;
    }

    public string Text { get; }

    public int Start { get; }

    public int End { get; }

    /// <summary>It is a cell of a pipe table, in whose code a bar is written <c>\|</c>.</summary>
    public bool IsCell { get; private init; }

    /// <summary>A stretch of a body; positions in it are those of the body.</summary>
    public static LeafText Of(Body body, int start, int end) =>
        new(body.Source, body.Text, start, end, body.Offset, body.Lines);

    /// <summary>
    /// Text that stands in the source otherwise than as it is (a YAML value with escapes): every place in it is the
    /// whole span.
    /// </summary>
    public LeafText(SourceSpan span, string text)
        : this(span.Source!, text, 0, text.Length, 0, null) => whole = span;

    /// <summary>Text that stands in the source as it is, from <c>start</c>.</summary>
    public LeafText(Source source, int start, string text)
        : this(source, text, 0, text.Length, start, null) { }

    /// <summary>The text of a YAML value with the places of its characters, where they are known.</summary>
    public static LeafText Of(YamlText value) =>
        value.IsPlain
            ? new LeafText(value.Span.Source!, value.Span.Start, value.Value)
            : new LeafText(value.Span, value.Value);

    /// <summary>
    /// Lines <c>from</c> to <c>to</c> (exclusive) of a leaf; <c>skip</c> characters of the first are left out.
    /// </summary>
    public static LeafText Of(Body body, LeafBlock leaf, int from, int to, int skip = 0)
    {
        StringLine[] lines = leaf.Lines.Lines;
        (int start, int end) first = Place(body, lines[from]);
        first.start = Math.Min(first.start + skip, first.end);
        (int start, int end) last = first;
        bool whole = true;
        for (int i = from + 1; i < to; i++)
        {
            (int start, int end) = Place(body, lines[i]);
            whole &= start == last.end + 1 && body.Text[last.end] == '\n';
            last = (start, end);
        }

        if (whole)
        {
            return Of(body, first.start, last.end);
        }

        var text = new StringBuilder();
        var starts = new (int, int)[to - from];
        for (int i = from; i < to; i++)
        {
            (int start, int end) = i == from ? first : Place(body, lines[i]);
            starts[i - from] = (text.Length, Body.There(body.Lines, start));
            text.Append(body.Text, start, end - start);
            if (i + 1 < to)
            {
                text.Append('\n');
            }
        }

        return new LeafText(body.Source, text.ToString(), 0, text.Length, body.Offset, starts);
    }

    /// <summary>Stretches of a body, each a line of its own.</summary>
    public static LeafText Of(Body body, IReadOnlyList<(int Start, int End)> pieces)
    {
        if (pieces.Count == 1)
        {
            return Of(body, pieces[0].Start, pieces[0].End);
        }

        var text = new StringBuilder();
        var starts = new (int, int)[pieces.Count];
        for (int i = 0; i < pieces.Count; i++)
        {
            _ = i > 0 ? text.Append('\n') : text;
            starts[i] = (text.Length, Body.There(body.Lines, pieces[i].Start));
            text.Append(body.Text, pieces[i].Start, pieces[i].End - pieces[i].Start);
        }

        return new LeafText(body.Source, text.ToString(), 0, text.Length, body.Offset, starts);
    }

    /// <summary>A part of this text, with the same places.</summary>
    public LeafText Part(int start, int end) => new(this, start, end);

    /// <summary>A part of a row of a pipe table.</summary>
    public LeafText Cell(int start, int end) => new(this, start, end) { IsCell = true };

    private LeafText(LeafText of, int start, int end)
        : this(of.source, of.Text, start, end, of.offset, of.lineStarts) => whole = of.whole;

    /// <summary>The place in the source of the stretch between two positions.</summary>
    public SourceSpan Span(int start, int end)
    {
        if (whole.Source is not null)
        {
            return whole;
        }

        int from = Body.There(lineStarts, start);
        int to = end > start ? Body.There(lineStarts, end - 1) + 1 : from;
        return new SourceSpan(source, from + offset, to - from);
    }

    public SourceSpan Span() => Span(Start, End);

    // Where a tab stands across the edge of a block, Markdig makes a new string of the line; its end is still that of
    // the source's line.
    private static (int Start, int End) Place(Body body, StringLine line)
    {
        if (ReferenceEquals(line.Slice.Text, body.Text))
        {
            return (line.Slice.Start, line.Slice.End + 1);
        }

        int end = body.Text.AsSpan(line.Position).IndexOfAny('\r', '\n') is var found and >= 0
            ? line.Position + found
            : body.Text.Length;
        int length = line.Slice.ToString().TrimStart(' ').Length;
        return (Math.Max(line.Position, end - length), end);
    }
}
