using System.Collections.Immutable;
using Edition.Model;
using Edition.Review.Docx;

namespace Edition.Review.Revising;

/// <summary>
/// What the editor left, to be held against what is built of the outcome. <c>Expected</c>: what has to be in it as it
/// is; <c>Standing</c>: all paragraphs of his file; <c>Notes</c>: the texts of the notes called there.
/// <c>IsStrict</c>: kinds and looks count too.
/// </summary>
internal sealed record Arrival(
    bool IsStrict,
    ImmutableArray<Para> Expected,
    ImmutableArray<Para> Standing,
    ImmutableArray<ImmutableArray<Para>> Notes
)
{
    public static readonly Arrival Nothing = new(false, [], [], []);

    /// <summary>Texts that are not there as he left them, or are there still.</summary>
    /// <param name="file">What was built.</param>
    /// <param name="built">Its paragraphs, of running heads too.</param>
    /// <param name="whole">Nothing was refused: then nothing else may be there either.</param>
    /// <param name="hasNotes">The reviewed file has its notes as the editor left them.</param>
    public ImmutableArray<string> Missing(WordFile file, IReadOnlyList<Para> built, bool whole, bool hasNotes)
    {
        Dictionary<string, int> counts = Counted(built.Select(KeyOf));
        ImmutableArray<string> missing =
        [
            .. Expected.Where(para => !Take(counts, KeyOf(para))).Select(para => para.Text),
        ];
        if (!IsStrict || !missing.IsEmpty)
        {
            return missing;
        }

        ImmutableArray<string> unlike = hasNotes ? [.. Unlike(NotesOf(file), Notes)] : [];
        if (!whole)
        {
            return unlike;
        }

        Dictionary<string, int> standing = Counted(Standing.Select(KeyOf));
        return
        [
            .. built
                .Where(para => !para.IsEmpty && para.Marks.Any(Sites.IsName))
                .Where(para => !Take(standing, KeyOf(para)))
                .Select(para => para.Text),
            .. unlike,
        ];
    }

    private static IEnumerable<ImmutableArray<Para>> NotesOf(WordFile file) =>
        file
            .Footnotes.Values.Concat(file.Endnotes.Values)
            .Select(blocks => new Story((_, _) => "").Read(blocks).Paras.ToImmutableArray());

    private static string[] Unlike(IEnumerable<ImmutableArray<Para>> built, IEnumerable<ImmutableArray<Para>> standing)
    {
        static string Of(ImmutableArray<Para> note) =>
            string.Join('\n', note.Where(para => !para.IsEmpty).Select(para => para.Held));
        Dictionary<string, int> counts = Counted(built.Select(Of));
        return
        [
            .. standing
                .Where(note => !Take(counts, Of(note)))
                .Select(note => string.Join(' ', note.Select(para => para.Text)).Trim()),
        ];
    }

    private string KeyOf(Para para) => IsStrict ? para.Held : para.Uncounted;

    private static Dictionary<string, int> Counted(IEnumerable<string> keys) =>
        keys.GroupBy(key => key, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Count());

    private static bool Take(Dictionary<string, int> counts, string key)
    {
        if (counts.GetValueOrDefault(key) is not (> 0 and var left))
        {
            return false;
        }

        counts[key] = left - 1;
        return true;
    }
}
