using Edition.Faces;

namespace Edition.Epub;

/// <summary>A subset of a face in the package.</summary>
internal sealed record EmbeddedFace(string Family, bool Bold, bool Italic, string Name, Face Face, int[] CodePoints)
{
    /// <summary>
    /// The faces that the book's characters ask for: for each face called, the first of its chain that has a letter
    /// takes it. A family that serves as another's fallback comes once, with the letters of both.
    /// </summary>
    public static IReadOnlyList<EmbeddedFace> Choose(CharacterUse characters, FaceLibrary library)
    {
        var letters = new Dictionary<(Face Face, bool Bold, bool Italic), SortedSet<int>>();
        foreach ((FaceUse use, int[] codePoints) in characters.InOrder())
        {
            foreach (int point in codePoints)
            {
                if (
                    library.Find(use.Family, use.Bold, use.Italic, point, use.Lang) is not { } face
                    || face.GlyphOf(point) == 0
                )
                {
                    continue;
                }

                (Face, bool, bool) key = (face, use.Bold, use.Italic);
                if (!letters.TryGetValue(key, out SortedSet<int>? set))
                {
                    letters.Add(key, set = []);
                }

                set.Add(point);
            }
        }

        // One face may stand for several styles, as a Japanese one does for bold: it is one file with the letters of all.
        ILookup<Face, int> points = letters
            .SelectMany(pair => pair.Value.Select(point => (pair.Key.Face, point)))
            .ToLookup(pair => pair.Face, pair => pair.point);
        return
        [
            .. letters
                .Select(pair => new EmbeddedFace(
                    library.FamilyOf(pair.Key.Face).Name,
                    pair.Key.Bold,
                    pair.Key.Italic,
                    FileName(pair.Key.Face),
                    pair.Key.Face,
                    [.. points[pair.Key.Face].Distinct().Order()]
                ))
                .OrderBy(face => face.Name, StringComparer.Ordinal)
                .ThenBy(face => face.Bold)
                .ThenBy(face => face.Italic),
        ];
    }

    public string MediaType => Face.IsCff ? "font/otf" : "font/ttf";

    /// <summary>
    /// The name of the face's file, in characters that every package tool takes, with the ending of what it is.
    /// </summary>
    private static string FileName(Face face)
    {
        string name = face.File.Path[(face.File.Path.LastIndexOfAny(['/', '\\']) + 1)..];
        string ending = face.IsCff ? ".otf" : ".ttf";
        return "fonts/"
            + string.Concat(
                (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? name[..^4] : name).Select(c =>
                    char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '-'
                )
            )
            + ending;
    }
}
