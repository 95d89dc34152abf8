using System.Collections.Immutable;
using System.Text;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Orthography;

namespace Edition.Checking;

/// <summary>What part of an article a passage is.</summary>
internal enum PassageKind
{
    Title,
    Heading,
    Text,
    Cell,
    Caption,
    Abstract,
    Note,
}

/// <summary>
/// The characters of one leaf of the manuscript as one string, with the way back to their places in the file. A note's
/// mark stands as <see cref="Letters.NoteMark"/>, code as
/// <see cref="Letters.Object"/>; the notes' own text is in passages of their own.
/// </summary>
internal sealed class Passage
{
    private readonly record struct Piece(int Start, Inline Node, bool Linked);

    private readonly List<Piece> pieces = [];
    private (Inline? Node, int Index, int At) walked;

    public Passage(ImmutableArray<Inline> content, Lang lang, PassageKind kind, SourceSpan span, Note? note = null)
    {
        Lang = lang;
        Kind = kind;
        Span = span;
        Note = note;
        Content = content;
        var text = new StringBuilder();
        Append(text, content, false);
        Text = text.ToString();
        if (Text.AsSpan().IndexOfAny('/', '@') >= 0)
        {
            foreach ((int start, int length) in Addresses.In(Text))
            {
                Addressed.Add((start, start + length));
            }
        }
    }

    public string Text { get; }

    public ImmutableArray<Inline> Content { get; }

    public Lang Lang { get; }

    public PassageKind Kind { get; }

    public SourceSpan Span { get; }

    /// <summary>The note that the passage is in.</summary>
    public Note? Note { get; }

    /// <summary>Web and mail addresses: no rule of the language holds in them.</summary>
    public List<(int Start, int End)> Addressed { get; } = [];

    public char this[int at] => (uint)at < (uint)Text.Length ? Text[at] : '\0';

    /// <summary>True for characters that the rules look at: text that is neither as-is nor an address.</summary>
    public bool IsOpen(int at) => PieceAt(at).Node is Text { AsIs: false } && !IsAddressed(at);

    private bool IsAddressed(int at)
    {
        int low = 0;
        int high = Addressed.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Addressed[middle].End <= at)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < Addressed.Count && Addressed[low].Start <= at;
    }

    public bool IsNoteMark(int at) =>
        (uint)at < (uint)Text.Length && Text[at] == Letters.NoteMark && PieceAt(at).Node is Model.Note or NoteRef;

    /// <summary>True within the words of a link or reference.</summary>
    public bool IsLinked(int at) => PieceAt(at).Linked;

    public Lang LangAt(int at) => Text.Length == 0 ? Lang : PieceAt(at).Node.Lang;

    public Inline NodeAt(int at) => PieceAt(at).Node;

    /// <summary>The place of a stretch of the text in its file; of its first node where it runs over several.</summary>
    public SourceSpan Place(int start, int length)
    {
        if (Text.Length == 0)
        {
            return Span;
        }

        Piece first = PieceAt(start);
        Piece last = PieceAt(start + Math.Max(length, 1) - 1);
        if (first.Node.Span.Source is null)
        {
            return Span;
        }

        SourceSpan begin = Place(first, start, first.Start == last.Start ? length : 1);
        if (first.Start == last.Start || last.Node.Span.Source != begin.Source)
        {
            return begin;
        }

        int end = Place(last, start + length - 1, 1).End;
        return end > begin.Start ? begin with { Length = end - begin.Start } : begin;
    }

    /// <summary>A fix of a stretch, or null where the file does not hold just these characters there.</summary>
    public Fix? Mend(int start, int length, string replacement)
    {
        SourceSpan span = length == 0 && start > 0 ? Place(start - 1, 1) : Place(start, length);
        string expected = length == 0 && start > 0 ? Text.Substring(start - 1, 1) : Text.Substring(start, length);
        bool same =
            span.Source is { } source
            && span.End <= source.Text.Length
            && source.Text.AsSpan(span.Start, span.Length).SequenceEqual(expected);
        return !same ? null
            : length == 0 ? new Fix(new SourceSpan(span.Source, span.End, 0), replacement)
            : new Fix(span, replacement);
    }

    private SourceSpan Place(Piece piece, int start, int length)
    {
        SourceSpan span = piece.Node.Span;
        if (
            piece.Node is not Text { Value: var value }
            || span.Source is not { } source
            || span.End > source.Text.Length
        )
        {
            return span;
        }

        // Places are mostly asked for from left to right: the way that was gone is not gone again.
        if (walked.Node != piece.Node || walked.Index > start - piece.Start)
        {
            walked = (piece.Node, 0, span.Start);
        }

        walked = (
            piece.Node,
            start - piece.Start,
            Places.Offset(source.Text, span, value, start - piece.Start, walked.Index, walked.At)
        );
        int begin = Places.Shown(source.Text, span, value, walked.Index, walked.At);
        int end = Places.Offset(
            source.Text,
            span,
            value,
            Math.Min(walked.Index + length, value.Length),
            walked.Index,
            walked.At
        );
        return span with { Start = begin, Length = Math.Max(0, end - begin) };
    }

    private Piece PieceAt(int at)
    {
        int low = 0;
        int high = pieces.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (pieces[middle].Start <= at)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return pieces[low];
    }

    private void Append(StringBuilder text, ImmutableArray<Inline> content, bool linked)
    {
        foreach (Inline inline in content)
        {
            switch (inline)
            {
                case Text t:
                    Add(text, t, t.Value, linked);
                    break;
                case Reference { Content.IsEmpty: true }:
                    Add(text, inline, [Letters.Object], true);
                    break;
                case HardBreak:
                    Add(text, inline, "\n", linked);
                    break;
                case Model.Note or NoteRef:
                    Add(text, inline, [Letters.NoteMark], linked);
                    break;
                case LeafInline:
                    Add(text, inline, [Letters.Object], linked);
                    break;
                default:
                    Append(text, inline.Content, linked || inline is Link or Reference);
                    break;
            }
        }
    }

    private void Add(StringBuilder text, Inline node, ReadOnlySpan<char> value, bool linked)
    {
        pieces.Add(new Piece(text.Length, node, linked));
        text.Append(value);
    }
}
