using System.Collections.Immutable;
using Edition.Model;
using Edition.Review.Docx;

namespace Edition.Review.Importing;

/// <summary>
/// A block of the coming manuscript. A closed family. <c>Pars</c>: the paragraphs of the file that it is of.
/// </summary>
internal abstract record Node(ImmutableArray<Par> Pars);

/// <summary>A heading; level 2 is <c>##</c>. <c>Numbered</c>: the author or Word numbers it.</summary>
internal sealed record HeadNode(Par Par, ImmutableArray<Atom> Content, int Level, bool Numbered) : Node([Par])
{
    public string? Id { get; init; }

    public string? English { get; init; }

    public bool Unnumbered { get; init; }
}

internal sealed record TextNode(Par Par, ImmutableArray<Atom> Content) : Node([Par]);

internal sealed record QuoteNode(ImmutableArray<Node> Blocks) : Node([.. Blocks.SelectMany(block => block.Pars)]);

internal sealed record ListNode(ListNumbering Numbering, ImmutableArray<ItemNode> Items)
    : Node([.. Items.SelectMany(item => item.Blocks).SelectMany(block => block.Pars)]);

internal sealed record ItemNode(int Ordinal, ImmutableArray<Node> Blocks);

internal sealed record PictureNode(Image Image, Par Host, Par? CaptionPar, ImmutableArray<Atom> Caption, string? Id)
    : Node(CaptionPar is null ? [Host] : [Host, CaptionPar]);

internal sealed record TableNode(
    ImmutableArray<ImmutableArray<CellNode>> Rows,
    ImmutableArray<Alignment> Columns,
    ImmutableArray<Par> Pars,
    ImmutableArray<Atom> Caption,
    string? Id
) : Node(Pars);

/// <summary>The words of a cell that holds no more than a paragraph, else its blocks.</summary>
internal sealed record CellNode(ImmutableArray<Atom> Words, ImmutableArray<Node> Blocks);

/// <summary>Text in two languages, Russian and English: paragraphs that pair.</summary>
internal sealed record TwinNode(
    ImmutableArray<(ImmutableArray<Atom> Ru, ImmutableArray<Atom> En)> Rows,
    ImmutableArray<Par> Pars
) : Node(Pars);

/// <summary>Word of what stood here.</summary>
internal sealed record RemarkNode(string Text, Par Par) : Node([Par]);

/// <summary>A break between parts of the text, <c>***</c>.</summary>
internal sealed record BreakNode(Par Par) : Node([Par]);
