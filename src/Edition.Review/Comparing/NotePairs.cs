using System.Globalization;
using Edition.Model;

namespace Edition.Review.Comparing;

/// <summary>Which notes of two states are the same: by their words and order, whatever they are labelled or numbered.</summary>
internal sealed class NotePairs
{
    private readonly Dictionary<Note, string> keys = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, string> keysOfOld = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> keysOfNew = new(StringComparer.Ordinal);
    private readonly Dictionary<Note, Note> earlier = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, Note> byNewKey = new(StringComparer.Ordinal);

    public NotePairs(Part old, Part now)
    {
        Note[] mine = [.. Walk.Inlines(old.Blocks).OfType<Note>()];
        Note[] theirs = [.. Walk.Inlines(now.Blocks).OfType<Note>()];
        int[] pairs = Shape.Pair([.. mine.Select(Shape.Of)], [.. theirs.Select(Shape.Of)]);
        for (int i = 0; i < mine.Length; i++)
        {
            keys[mine[i]] = keysOfOld[mine[i].Key] = Numbered("old", i);
        }

        for (int j = 0; j < theirs.Length; j++)
        {
            bool paired = pairs[j] >= 0;
            string key = paired ? keys[mine[pairs[j]]] : Numbered("new", j);
            keys[theirs[j]] = keysOfNew[theirs[j].Key] = key;
            byNewKey[theirs[j].Key] = theirs[j];
            if (paired)
            {
                earlier[theirs[j]] = mine[pairs[j]];
            }
        }
    }

    /// <summary>What a call of the earlier state counts as.</summary>
    public string OfOld(Inline call) =>
        call switch
        {
            Note note => keys[note],
            NoteRef again => "again " + keysOfOld.GetValueOrDefault(again.Key, again.Key),
            _ => "",
        };

    public string OfNew(Inline call) =>
        call switch
        {
            Note note => keys[note],
            NoteRef again => "again " + keysOfNew.GetValueOrDefault(again.Key, "new " + again.Key),
            _ => "",
        };

    /// <summary>A later call as it stands among notes of both states: of a note that was there before, or of a new one.</summary>
    public NoteRef Called(NoteRef again) =>
        byNewKey.TryGetValue(again.Key, out Note? note) && earlier.TryGetValue(note, out Note? before)
            ? again with
            {
                Key = before.Key,
                Number = before.Number,
            }
            : again with
            {
                Key = Named(again.Key),
            };

    /// <summary>The key of a new note, apart from those that were there before.</summary>
    public static string Named(string key) => "new-" + key;

    private static string Numbered(string of, int number) => of + number.ToString(CultureInfo.InvariantCulture);
}
