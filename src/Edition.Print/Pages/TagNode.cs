using Edition.Model;

namespace Edition.Print.Pages;

/// <summary>What stands in an element: another one, or a strand.</summary>
internal abstract class TagChild;

/// <summary>
/// An element of a part's structure while it is set: its children, in reading order, are elements and strands of text.
/// The reading order is this tree's, wherever on the pages things come to stand.
/// </summary>
internal sealed class TagNode(Role role, Lang lang) : TagChild
{
    public Role Role { get; } = role;

    /// <summary>The language within; told to the PDF where it is not that of the parent.</summary>
    public Lang Lang { get; } = lang;

    public string? Id { get; init; }

    public string? Alt { get; init; }

    public string? Title { get; init; }

    public ListNumbering? ListNumbering { get; init; }

    public bool ColumnHead { get; init; }

    public List<TagChild> Children { get; } = [];

    public TagNode Add(TagNode child)
    {
        Children.Add(child);
        return child;
    }

    public Strand Add(Strand strand)
    {
        Children.Add(strand);
        return strand;
    }
}

/// <summary>
/// A run of text or a picture within one element, which may come to stand in several lines on several pages.
/// <c>Leaf</c> is the block whose own text it is, null for labels and other words of the program;
/// <c>Shift</c> is added to its lines' offsets to make them offsets into the leaf's <see cref="PlainText"/>; of
/// contents it is the index of the entry.
/// </summary>
internal sealed class Strand(Block? leaf = null, int shift = 0) : TagChild
{
    public Block? Leaf { get; } = leaf;

    public int Shift { get; } = shift;
}
