using System.Collections.Immutable;
using Edition.Review.Docx;

namespace Edition.Review.Importing;

internal sealed partial class BodyReader
{
    /// <summary>A cell; what cannot stand in one is added to <paramref name="behind"/>. The head's are words.</summary>
    private CellNode CellOf(GridCell cell, bool head, List<Node> behind)
    {
        List<Piecework> content = [];
        foreach (Piecework block in Flattened([.. cell.Blocks]))
        {
            switch (block)
            {
                case Grid inner:
                    var found = ImmutableArray.CreateBuilder<Node>();
                    AddTable(inner, null, null, [], null, found);
                    behind.AddRange(found);
                    ledger.Leave(
                        "a table in a table, now behind it",
                        Lettering.Opening(string.Join(' ', inner.Pars.Select(par => par.Text))),
                        inner.Pars.FirstOrDefault()
                    );
                    break;
                case Shown { Piece: Image image } shown:
                    behind.Add(new PictureNode(image, shown.Host, null, [], null));
                    ledger.Guess("a picture in a cell, now behind the table", image.Name, shown.Host);
                    break;
                case Shown { Piece: Foreign foreign } shown:
                    if (foreign.What.Length > 0)
                    {
                        content.Add(block);
                        ledger.Leave("what the format does not have", foreign.What, shown.Host);
                    }

                    break;
                default:
                    content.Add(block);
                    break;
            }
        }

        Par[] pars = [.. content.OfType<Par>()];
        return head || pars.Length < 2 || pars.Zip(pars.Skip(1)).All(two => GoesOn(two.First, two.Second))
            ? new CellNode(WordsOf(content, head), [])
            : new CellNode([], BlocksOf(content));
    }

    /// <summary>Enter pressed where a line was to end: the sentence goes on.</summary>
    private static bool GoesOn(Par before, Par next) =>
        next.Number is null
        && next.Text.Trim() is [var first, ..]
        && char.IsLower(first)
        && before.Text.Trim() is [.., var last]
        && char.IsLetterOrDigit(last);

    /// <summary>
    /// A note's blocks. It begins with words: a table or a list at its head becomes the paragraphs of its cells and items.
    /// </summary>
    public ImmutableArray<Node> Note(List<Piecework> content)
    {
        content.RemoveAll(block => block is Par { IsEmpty: true });
        int words = content.FindIndex(block => block is Par { Number: null });
        IEnumerable<Piecework> head = content[..Math.Max(words, words < 0 ? content.Count : 0)]
            .SelectMany(IEnumerable<Piecework> (block) => block is Grid grid ? grid.Pars : [block])
            .Where(block => block is not Par { IsEmpty: true });
        ImmutableArray<Node> first = [.. head.Cast<Par>().Select(par => new TextNode(par, Labelled(par, par.Atoms)))];
        return words < 0 ? first : first.AddRange(BlocksOf(content[words..]));
    }

    /// <summary>What stands in a cell in one line.</summary>
    private ImmutableArray<Atom> WordsOf(List<Piecework> content, bool head)
    {
        var words = ImmutableArray.CreateBuilder<Atom>();
        int pars = 0;
        foreach (Piecework block in content)
        {
            switch (block)
            {
                case Par par:
                    if (pars++ > 0)
                    {
                        words.Add(new Letters(" ", Look.None, Look.None));
                    }

                    if (pars == 2)
                    {
                        ledger.Guess(
                            "several paragraphs of a cell, joined",
                            string.Join(' ', content.OfType<Par>().Select(each => each.Text)),
                            par
                        );
                    }

                    words.AddRange(
                        Labelled(par, Atoms.Without(par.Atoms, head && par.IsBold ? Look.Bold : 0))
                            .Select(atom => atom is LineBreak ? new Letters(" ", Look.None, Look.None) : atom)
                    );
                    break;
                case Shown { Piece: Foreign foreign }:
                    words.Add(new Remark(foreign.What));
                    break;
                default:
                    throw new InvalidOperationException(block.GetType().Name);
            }
        }

        return words.ToImmutable();
    }

    /// <summary>
    /// What stands in a note or a cell of several paragraphs: lists, quotations and text, in a note tables too. There are
    /// no headings and captions.
    /// </summary>
    private ImmutableArray<Node> BlocksOf(List<Piecework> content)
    {
        List<Piecework> outer = blocks;
        blocks = content;
        var nodes = ImmutableArray.CreateBuilder<Node>();
        for (int i = 0; i < blocks.Count; )
        {
            if (blocks[i] is Shown { Piece: Foreign foreign } shown)
            {
                nodes.Add(new RemarkNode(foreign.What, shown.Host));
                i++;
            }
            else if (blocks[i] is Grid grid)
            {
                AddTable(grid, null, null, [], null, nodes);
                i++;
            }
            else if (ListAt(i, nodes) is { } end)
            {
                i = end;
            }
            else if (IsQuote((Par)blocks[i], out bool byLook) && !byLook)
            {
                i = Quote(i, byLook, nodes);
            }
            else
            {
                var par = (Par)blocks[i++];
                nodes.Add(new TextNode(par, Labelled(par, par.Atoms)));
            }
        }

        blocks = outer;
        return nodes.ToImmutable();
    }

    /// <summary>A number that Word counts, as words: here it is no list's.</summary>
    private static ImmutableArray<Atom> Labelled(Par par, ImmutableArray<Atom> words) =>
        par.Number is { Format: not ("bullet" or "none") } number
            ? [new Letters(number.Label + " ", Look.None, Look.None), .. words]
            : words;
}
