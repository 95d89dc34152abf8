namespace Edition.Reading;

internal enum InlineKind
{
    Root,
    Words,
    SoftBreak,
    HardBreak,
    Code,
    Emphasis,
    Strong,
    Struck,
    Subscript,
    Superscript,
    Link,
    Picture,
    Span,
    NoteCall,
    InlineNote,
}

/// <summary>
/// A node of a leaf as it is being parsed: a doubly linked list of siblings under a parent, since delimiters gather
/// what stands between them. <c>Value</c> is the text where it is not
/// the stretch of the source itself (an entity, an escape), a code's content, a note's id, a link's target.
/// </summary>
internal sealed class InlineNode(InlineKind kind, int start, int end)
{
    public InlineKind Kind { get; set; } = kind;

    public int Start { get; set; } = start;

    public int End { get; set; } = end;

    public string? Value { get; set; }

    public string? Title { get; set; }

    public Attributes Attributes { get; set; } = Attributes.None;

    public InlineNode? First { get; private set; }

    public InlineNode? Last { get; private set; }

    public InlineNode? Previous { get; private set; }

    public InlineNode? Next { get; private set; }

    public void Append(InlineNode child)
    {
        child.Previous = Last;
        child.Next = null;
        if (Last is null)
        {
            First = child;
        }
        else
        {
            Last.Next = child;
        }

        Last = child;
    }

    /// <summary>Takes a child out.</summary>
    public void Remove(InlineNode child)
    {
        if (child.Previous is null)
        {
            First = child.Next;
        }
        else
        {
            child.Previous.Next = child.Next;
        }

        if (child.Next is null)
        {
            Last = child.Previous;
        }
        else
        {
            child.Next.Previous = child.Previous;
        }

        child.Previous = child.Next = null;
    }

    /// <summary>
    /// Puts all children after <c>opener</c>, up to <c>closer</c> (exclusive; null: to the last), into
    /// <c>container</c>, which takes their place. In constant time.
    /// </summary>
    public void Gather(InlineNode opener, InlineNode? closer, InlineNode container)
    {
        InlineNode? first = opener.Next;
        InlineNode? last = closer is null ? Last : closer.Previous;
        if (first is not null && first != closer)
        {
            container.First = first;
            container.Last = last;
            first.Previous = null;
            last!.Next = null;
        }

        container.Previous = opener;
        container.Next = closer;
        opener.Next = container;
        if (closer is null)
        {
            Last = container;
        }
        else
        {
            closer.Previous = container;
        }
    }
}
