using System.Collections.Immutable;
using System.Globalization;
using Edition.Review.Docx;
using Edition.Review.Importing;

namespace Edition.Review.Revising;

/// <summary>
/// Numbers that fields count (SEQ; ECMA-376, 17.16.5.56). A program that opens a file may count them anew, which is
/// nobody's edit; a number typed over is one.
/// </summary>
internal static class Counting
{
    /// <summary>The second file's numbers are 1, 2, 3 and so on of each kind, and are not the first's.</summary>
    public static bool IsAnew(WordFile built, WordFile reviewed)
    {
        ILookup<string, string> before = Of(built),
            now = Of(reviewed);
        return now.All(kind =>
                kind.Select((number, i) => number == (i + 1).ToString(CultureInfo.InvariantCulture))
                    .All(isNext => isNext)
            ) && now.Any(kind => !kind.SequenceEqual(before[kind.Key], StringComparer.Ordinal));
    }

    private static ILookup<string, string> Of(WordFile file)
    {
        List<Field> fields = [];
        Dictionary<Field, string> results = new(ReferenceEqualityComparer.Instance);
        foreach (Words words in Pieces(file.Body).OfType<Words>().Where(words => words.Deleted is null))
        {
            if (words.Field is { Name: "SEQ" } field)
            {
                if (results.TryAdd(field, ""))
                {
                    fields.Add(field);
                }

                results[field] += words.Text.Trim();
            }
        }

        return fields.ToLookup(
            field => FieldCodes.Argument(field.Code) ?? "",
            field => results[field],
            StringComparer.OrdinalIgnoreCase
        );
    }

    private static IEnumerable<Piece> Pieces(ImmutableArray<WordBlock> blocks) =>
        blocks.SelectMany(block =>
            block switch
            {
                WordParagraph paragraph => paragraph.Pieces,
                WordTable table => table.Rows.SelectMany(row => row.Cells).SelectMany(cell => Pieces(cell.Blocks)),
                _ => [],
            }
        );
}
