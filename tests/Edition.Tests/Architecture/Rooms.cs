using System.Text.RegularExpressions;

namespace Edition.Tests.Architecture;

/// <summary>
/// The rooms (folders of <c>src</c>) and which uses which, held against the drawing in docs/architecture.md. A room uses
/// another when a file of it names a type that is declared there and that its namespace and usings let it see.
/// </summary>
internal static partial class Rooms
{
    /// <summary>Room, room that it uses, and by which file and type that shows.</summary>
    public static IReadOnlyDictionary<(string From, string To), string> Arrows(IReadOnlyList<SourceFile> files)
    {
        var declared = files
            .SelectMany(file => file.Types.Select(type => (Name: file.Namespace + "." + type, file.Room)))
            .ToLookup(type => type.Name, type => type.Room, StringComparer.Ordinal);
        var arrows = new Dictionary<(string, string), string>();
        foreach (SourceFile file in files)
        {
            string[] parts = file.Namespace.Split('.');
            string[] own = [.. parts.Select((_, at) => string.Join('.', parts[..(at + 1)]))];
            foreach (string name in file.Names().Where(name => !file.Aliases.ContainsKey(name)))
            {
                // What its own namespace declares hides what others do.
                string? near = own.Reverse().Select(space => space + "." + name).FirstOrDefault(declared.Contains);
                foreach (
                    string type in near is null
                        ? file.Usings.Select(space => space + "." + name)
                        : Enumerable.Repeat(near, 1)
                )
                {
                    Add(file, type);
                }
            }

            foreach (string name in file.LongNames())
            {
                foreach (string prefix in own.Append("").Select(space => space.Length == 0 ? name : space + "." + name))
                {
                    // Of Model.Part.Blocks the type is Model.Part.
                    for (string type = prefix; type.Contains('.'); type = type[..type.LastIndexOf('.')])
                    {
                        Add(file, type);
                    }
                }
            }
        }

        return arrows;

        void Add(SourceFile file, string type)
        {
            foreach (string room in declared[type].Where(room => room != file.Room))
            {
                arrows.TryAdd((file.Room, room), $"{file.Path} uses {type}");
            }
        }
    }

    /// <summary>
    /// What is wrong between the house and its drawing: a room that is not drawn, an arrow that runs along no way of the
    /// drawing, a drawn arrow that nobody uses, a circle in the drawing.
    /// </summary>
    public static IReadOnlyList<string> Faults(IReadOnlyList<SourceFile> files, string document)
    {
        string drawing = Drawing().Match(document).Groups[1].Value;
        var names = Room()
            .Matches(drawing)
            .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value, StringComparer.Ordinal);
        var drawn = Arrow()
            .Matches(drawing)
            .SelectMany(match =>
                from one in Keys(match.Groups[1].Value)
                from other in Keys(match.Groups[2].Value)
                select (From: names[one], To: names[other])
            )
            .ToHashSet();
        ILookup<string, string> next = drawn.ToLookup(arrow => arrow.From, arrow => arrow.To, StringComparer.Ordinal);
        var below = names.Values.ToDictionary(room => room, room => Below(room, next), StringComparer.Ordinal);
        IReadOnlyDictionary<(string From, string To), string> arrows = Arrows(files);
        return
        [
            .. files
                .Select(file => file.Room)
                .Distinct()
                .Where(room => !below.ContainsKey(room))
                .Select(room => $"{room} is not in the drawing"),
            .. below.Where(room => room.Value.Contains(room.Key)).Select(room => $"{room.Key} stands in a circle"),
            .. arrows
                .Where(arrow =>
                    below.TryGetValue(arrow.Key.From, out HashSet<string>? to) && !to.Contains(arrow.Key.To)
                )
                .Select(arrow => $"{arrow.Key.From} -> {arrow.Key.To}: {arrow.Value}"),
            .. drawn
                .Where(arrow => !arrows.ContainsKey(arrow))
                .Select(arrow => $"{arrow.From} -> {arrow.To} is drawn and not used"),
        ];
    }

    /// <summary>The rooms' keys on one side of an arrow: <c>word &amp; epub["Edition.Epub"]</c>.</summary>
    private static IEnumerable<string> Keys(string side) => Key().Matches(side).Select(match => match.Value);

    private static HashSet<string> Below(string room, ILookup<string, string> next)
    {
        HashSet<string> found = [];
        var ahead = new Stack<string>(next[room]);
        while (ahead.TryPop(out string? at))
        {
            if (found.Add(at))
            {
                foreach (string further in next[at])
                {
                    ahead.Push(further);
                }
            }
        }

        return found;
    }

    [GeneratedRegex("```mermaid\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Drawing();

    [GeneratedRegex("""(\w+)\["([^"]+)"\]""")]
    private static partial Regex Room();

    [GeneratedRegex(@"^\s*(.+) --> (.+)$", RegexOptions.Multiline)]
    private static partial Regex Arrow();

    [GeneratedRegex(@"\b[a-z]\w*(?![^\[]*\])")]
    private static partial Regex Key();
}
