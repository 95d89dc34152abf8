using System.Text;

namespace Edition.Word;

/// <summary>
/// Bookmark names for the edition's ids: letters, digits and underscores, a letter first, at most 40 characters, unlike
/// each other in more than case (Word's own rules); as near to
/// the id as these allow, so that an editor recognises them.
/// </summary>
internal sealed class Bookmarks
{
    private readonly Dictionary<string, (string Name, int Number)> byId = new(StringComparer.Ordinal);
    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The number last put after a stem, so that a thousand ids that begin alike are not a million tries.
    /// </summary>
    private readonly Dictionary<string, int> tried = new(StringComparer.OrdinalIgnoreCase);
    private int count;

    /// <summary>Makes a bookmark for the id; false if it has one.</summary>
    public bool Add(string id)
    {
        if (byId.ContainsKey(id))
        {
            return false;
        }

        byId.Add(id, (NameFor(id), ++count));
        return true;
    }

    /// <summary>
    /// Lets the id lead to the bookmark of another one: what stands in a note is found at the note's call.
    /// </summary>
    public void Lead(string id, string place)
    {
        if (Name(place) is not null)
        {
            byId.TryAdd(id, byId[place]);
        }
    }

    public string? Name(string id) => byId.TryGetValue(id, out (string Name, int Number) mark) ? mark.Name : null;

    public int Number(string id) => byId[id].Number;

    private string NameFor(string id)
    {
        var name = new StringBuilder(40);
        foreach (char c in id)
        {
            if (char.IsLetterOrDigit(c))
            {
                if (name.Length == 0 && !char.IsLetter(c))
                {
                    name.Append("id_");
                }

                name.Append(c);
            }
            else if (name.Length > 0 && name[^1] != '_')
            {
                name.Append('_');
            }

            if (name.Length >= 40)
            {
                break;
            }
        }

        string stem = name.Length == 0 ? "id" : name.ToString(0, Math.Min(40, name.Length));
        string unique = stem;
        for (int n = tried.GetValueOrDefault(stem, 1) + 1; !names.Add(unique); n++)
        {
            string tail = "_" + n;
            unique = stem[..Math.Min(stem.Length, 40 - tail.Length)] + tail;
            tried[stem] = n;
        }

        return unique;
    }
}
