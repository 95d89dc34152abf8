namespace Edition.Reading;

internal enum InlineKind
{
    Root,
    Words,

    /// <summary>Words that no mark is read in and the typographer leaves alone: a mark of another dialect.</summary>
    Verbatim,
    SoftBreak,
    HardBreak,
    Code,
    Emphasis,
    Strong,
    Struck,
    Subscript,
    Superscript,
    Underlined,
    Small,

    /// <summary>What stands between quotation marks that are not written.</summary>
    Quoted,
    Link,

    /// <summary>An address that stands bare in the text; within a link it is words.</summary>
    Address,
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

    /// <summary>
    /// What is to be said of this node once it is known to stand in the text.
    /// </summary>
    public Diagnostics.Message? Found { get; set; }

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

    /// <summary>Puts a new child directly behind another.</summary>
    public void Insert(InlineNode after, InlineNode child)
    {
        (child.Previous, child.Next) = (after, after.Next);
        if (after.Next is null)
        {
            Last = child;
        }
        else
        {
            after.Next.Previous = child;
        }

        after.Next = child;
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
