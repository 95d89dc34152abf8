using System.Globalization;
using System.Text;

namespace Edition.Conformance.Unicode;

/// <summary>
/// Makes the program's tables of normalisation (<c>src/Edition/Reading/NfcData.cs</c>) from the Unicode Character
/// Database: combining classes and canonical decompositions from UnicodeData.txt, what is excluded from composition
/// (Full_Composition_Exclusion) from DerivedNormalizationProps.txt. See UAX 44 for the form of both.
/// </summary>
internal static class NfcTables
{
    private const int Columns = 120;

    /// <summary>The source text of the tables.</summary>
    public static string Source(string unicodeData, string derived)
    {
        string[][] characters = [.. Records(unicodeData)];
        (int Code, int First, int Second)[] decompositions =
        [
            .. characters
                .Where(fields => fields[5].Length > 0 && fields[5][0] != '<')
                .Select(fields => (Code: Code(fields[0]), Parts: fields[5].Split(' ')))
                .Select(entry =>
                    (entry.Code, Code(entry.Parts[0]), entry.Parts.Length == 1 ? 0 : Code(entry.Parts[1]))
                ),
        ];
        HashSet<int> excluded =
        [
            .. Records(derived).Where(fields => fields[1] == "Full_Composition_Exclusion").SelectMany(Range),
        ];
        return $$"""
            namespace Edition.Reading;

            /// <summary>
            /// Canonical data of Unicode {{Version(derived)}}, made from the Unicode Character Database: see <see cref="Nfc"/>. Hangul
            /// syllables are computed, not listed. Over 400 lines: it is a table, and written by a program.
            /// </summary>
            internal static class NfcData
            {
                /// <summary>First, last, combining class of each run of characters of one class, ascending.</summary>
                public static ReadOnlySpan<int> ClassRanges =>
            {{Table(ClassRuns(characters))}}

                /// <summary>Character, first and second (or 0) of its canonical decomposition, one step, ascending.</summary>
                public static ReadOnlySpan<int> Decompositions =>
            {{Table(decompositions.OrderBy(entry => entry.Code))}}

                /// <summary>First, second, primary composite, ascending by first and second.</summary>
                public static ReadOnlySpan<int> Compositions =>
            {{Table(
                decompositions
                    .Where(entry => entry.Second != 0 && !excluded.Contains(entry.Code))
                    .Select(entry => (entry.First, entry.Second, entry.Code))
                    .Order()
            )}}
            }

            """.ReplaceLineEndings(
            "\n"
        );
    }

    /// <summary>The version that the first line of a file names: "# DerivedNormalizationProps-15.0.0.txt".</summary>
    public static string Version(string file)
    {
        string name = file[..file.IndexOf('\n', StringComparison.Ordinal)].Trim();
        return name[(name.LastIndexOf('-') + 1)..name.LastIndexOf('.')];
    }

    /// <summary>The fields of each line, without comments.</summary>
    public static IEnumerable<string[]> Records(string file) =>
        file.Split('\n')
            .Select(line => line.Split('#')[0])
            .Where(line => line.Contains(';', StringComparison.Ordinal))
            .Select(line => line.Split(';', StringSplitOptions.TrimEntries));

    private static List<(int First, int Last, int Class)> ClassRuns(string[][] characters)
    {
        List<(int First, int Last, int Class)> runs = [];
        foreach (string[] fields in characters.Where(fields => fields[3] != "0"))
        {
            int code = Code(fields[0]);
            int own = int.Parse(fields[3], CultureInfo.InvariantCulture);
            if (runs.Count > 0 && runs[^1].Last == code - 1 && runs[^1].Class == own)
            {
                runs[^1] = runs[^1] with { Last = code };
            }
            else
            {
                runs.Add((code, code, own));
            }
        }

        return runs;
    }

    private static IEnumerable<int> Range(string[] fields)
    {
        int[] ends = [.. fields[0].Split("..").Select(Code)];
        return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1);
    }

    private static int Code(string hexadecimal) =>
        int.Parse(hexadecimal, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static string Table(IEnumerable<(int, int, int)> rows)
    {
        var table = new StringBuilder("    [\n");
        string line = "       ";
        foreach ((int first, int second, int third) in rows)
        {
            foreach (int number in (int[])[first, second, third])
            {
                string next = " " + number.ToString(CultureInfo.InvariantCulture) + ",";
                if (line.Length + next.Length > Columns)
                {
                    table.Append(line).Append('\n');
                    line = "       ";
                }

                line += next;
            }
        }

        return table.Append(line).Append("\n    ];").ToString();
    }
}
