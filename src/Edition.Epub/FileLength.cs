using System.Collections.Immutable;
using System.Text;
using Edition.Model;

namespace Edition.Epub;

/// <summary>
/// How much of a part one file holds: reading systems lay out a file as a whole, and small ones stumble over files of
/// more than some 250 kB. A long part is cut before a heading, or failing that between two blocks of its body.
/// </summary>
internal static class FileLength
{
    /// <summary>In bytes as estimated: what is written is seldom a third more.</summary>
    private const int Most = 180_000;

    /// <summary>The body in one piece or several, none empty but that of an empty body.</summary>
    public static ImmutableArray<ImmutableArray<Block>> Pieces(ImmutableArray<Block> body)
    {
        int[] weights = [.. body.Select(Weight)];
        var pieces = ImmutableArray.CreateBuilder<ImmutableArray<Block>>();
        int from = 0;
        int weight = 0;
        for (int i = 0; i < body.Length; i++)
        {
            int next = body[i] is Heading ? Section(body, weights, i) : weights[i];
            bool mayCut = i > from && (body[i] is Heading || body[i - 1] is not Heading);
            if (mayCut && weight + Math.Min(next, Most) > Most)
            {
                pieces.Add(body[from..i]);
                (from, weight) = (i, 0);
            }

            weight += weights[i];
        }

        pieces.Add(body[from..]);
        return pieces.ToImmutable();
    }

    /// <summary>The weight of a heading with what stands under it, down to the next.</summary>
    private static int Section(ImmutableArray<Block> body, int[] weights, int heading)
    {
        int weight = weights[heading];
        for (int i = heading + 1; i < body.Length && body[i] is not Heading; i++)
        {
            weight += weights[i];
        }

        return weight;
    }

    private static int Weight(Block block)
    {
        int weight = 0;
        Walk.Visit(
            block,
            inner => weight += inner is CodeBlock code ? Encoding.UTF8.GetByteCount(code.Value) : 60,
            inline =>
                weight += inline switch
                {
                    Text text => Encoding.UTF8.GetByteCount(text.Value),
                    Code code => Encoding.UTF8.GetByteCount(code.Value) + 20,
                    Note => 400,
                    _ => 80,
                }
        );
        return weight;
    }
}
