using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Edition.Review.Docx;

namespace Edition.Review.Revising;

/// <summary>How many of one file's words are in another, in order or not.</summary>
internal static class Kinship
{
    public static double Of(WordFile built, WordFile reviewed)
    {
        Dictionary<string, int> words = new(StringComparer.Ordinal);
        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup = words.GetAlternateLookup<
            ReadOnlySpan<char>
        >();
        int all = 0,
            found = 0;
        Take(
            built.Body,
            word =>
            {
                CollectionsMarshal.GetValueRefOrAddDefault(lookup, word, out _)++;
                all++;
            }
        );
        Take(
            reviewed.Body,
            word =>
            {
                if (lookup.TryGetValue(word, out int left) && left > 0)
                {
                    lookup[word] = left - 1;
                    found++;
                }
            }
        );
        return all == 0 ? 1 : (double)found / all;
    }

    private delegate void Taking(ReadOnlySpan<char> word);

    private static void Take(ImmutableArray<WordBlock> blocks, Taking take)
    {
        foreach (WordBlock block in blocks)
        {
            if (block is WordTable table)
            {
                foreach (WordCell cell in table.Rows.SelectMany(row => row.Cells))
                {
                    Take(cell.Blocks, take);
                }

                continue;
            }

            // Words are cut into runs anywhere.
            string text = string.Concat(
                ((WordParagraph)block).Pieces.Select(piece =>
                    piece is Words { Deleted: null } words ? words.Text
                    : piece is Edge ? ""
                    : " "
                )
            );
            for (int at = 0; at < text.Length; at++)
            {
                int start = at;
                while (at < text.Length && char.IsLetterOrDigit(text[at]))
                {
                    at++;
                }

                if (at > start)
                {
                    take(text.AsSpan(start..at));
                }
            }
        }
    }
}
