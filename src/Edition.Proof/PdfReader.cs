using System.Text;

namespace Edition.Proof;

/// <summary>
/// What assistive technology is told of a PDF (ISO 32000-1, 14.7): the text of the structure tree in its order,
/// pictures by their alternative texts, notes behind their References. Artifacts (running heads, folios, rules)
/// and the labels of list items are none of it.
/// </summary>
public sealed class PdfReader
{
    /// <summary>Elements within elements: a manuscript may nest a hundred levels, each of some elements.</summary>
    private const int Deepest = 1500;

    /// <summary>Before the number of a call that leads nowhere.</summary>
    private const string Numbered = "\0number ";

    private readonly PdfObjects objects;
    private readonly Dictionary<int, int> pageOfNumber = [];
    private readonly List<Dictionary<string, object?>> pages = [];
    private readonly Dictionary<int, Dictionary<int, List<(string Text, double Y)>>> contents = [];
    private readonly Dictionary<object, UnicodeMap> maps = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, Story> notes = new(StringComparer.Ordinal);

    /// <summary>
    /// The notes in the order of their elements: name, number, and after how many tokens of the text around they stand.
    /// </summary>
    private readonly List<(string Key, string Label, int At)> marks = [];
    private readonly HashSet<string> called = new(StringComparer.Ordinal);
    private StoryBuilder story = new();
    private int next;

    private PdfReader(byte[] pdf) => objects = new PdfObjects(pdf);

    /// <exception cref="InvalidDataException">The bytes are no tagged PDF, or use what no edition does.</exception>
    public static Transcript Read(byte[] pdf)
    {
        var reader = new PdfReader(pdf);
        Dictionary<string, object?> catalogue =
            reader.objects.Dictionary(reader.objects.Get(reader.objects.Trailer, "Root"))
            ?? throw new InvalidDataException("it has no catalogue");
        reader.Pages(catalogue);
        object? root =
            reader.objects.Get(catalogue, "StructTreeRoot") ?? throw new InvalidDataException("it is not tagged");
        StoryBuilder text = reader.story;
        reader.Kids(reader.objects.Get(reader.objects.Dictionary(root), "K"), -1, 0);
        Story main = reader.Resolved(text.Story);
        Transcript reading = Transcript.Of(main, reader.Heard());
        return reading with { Points = reader.Points(catalogue), JoinsLines = true, MayStack = true };
    }

    private void Pages(Dictionary<string, object?> catalogue)
    {
        var waiting = new Stack<object?>([catalogue.GetValueOrDefault("Pages")]);
        var seen = new HashSet<int>();
        while (waiting.TryPop(out object? at))
        {
            if (
                (at is PdfReference { Number: var number } && !seen.Add(number))
                || objects.Dictionary(at) is not { } node
            )
            {
                continue;
            }

            if (objects.Array(node.GetValueOrDefault("Kids")) is { } kids)
            {
                foreach (object? kid in Enumerable.Reverse(kids))
                {
                    waiting.Push(kid);
                }
            }
            else
            {
                pageOfNumber[(at as PdfReference)?.Number ?? -pages.Count] = pages.Count;
                pages.Add(node);
            }
        }
    }

    /// <summary>
    /// With numbering by page a note may be set again on another page: what nothing calls and says the same as another
    /// note is such.
    /// </summary>
    private Dictionary<string, Story> Heard()
    {
        HashSet<string> told = [.. notes.Where(note => called.Contains(note.Key)).Select(note => Words(note.Value))];
        return notes
            .Where(note => called.Contains(note.Key) || !told.Contains(Words(note.Value)))
            .ToDictionary(StringComparer.Ordinal);

        static string Words(Story story) =>
            string.Join(' ', story.Tokens.Where(token => token.Kind == TokenKind.Word).Select(token => token.Text));
    }

    /// <summary>After how many tokens the paragraph with this one ends.</summary>
    private static int EndOf(Story story, int token)
    {
        int low = 0,
            high = story.Ends.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = story.Ends[middle] <= token ? (middle + 1, high) : (low, middle);
        }

        return low < story.Ends.Count ? story.Ends[low] : -1;
    }

    /// <summary>
    /// The note that this one repeats on another page, by its name ("note-1-2-2" repeats "note-1-2"), or itself.
    /// </summary>
    private string Original(string key)
    {
        int dash = key.LastIndexOf('-');
        return dash > 0 && called.Contains(key[..dash]) && notes.ContainsKey(key[..dash]) ? key[..dash] : key;
    }

    private void Kids(object? kids, int page, int depth)
    {
        foreach (object? kid in objects.Value(kids) is List<object?> list ? list : [kids])
        {
            Kid(kid, page, depth);
        }
    }

    private void Kid(object? kid, int page, int depth)
    {
        switch (objects.Value(kid))
        {
            case double mcid:
                Content(page, (int)mcid);
                break;
            case Dictionary<string, object?> node when objects.Get(node, "Type") is PdfName { Value: "MCR" }:
                Content(PageOf(node, page), PdfObjects.Integer(objects.Get(node, "MCID")) ?? -1);
                break;
            case Dictionary<string, object?> node when objects.Get(node, "S") is PdfName { Value: var role }:
                if (depth > Deepest)
                {
                    throw new InvalidDataException("its elements are nested too deeply");
                }

                Element(node, role, PageOf(node, page), depth + 1);
                break;
        }
    }

    private void Element(Dictionary<string, object?> node, string role, int page, int depth)
    {
        object? kids = node.GetValueOrDefault("K");
        switch (role)
        {
            case "Lbl":
                break;
            case "Reference":
                Call(node, kids);
                break;
            case "Note":
                Note(node, kids, page, depth);
                break;
            case "Link":
                string? outer = story.Link;
                story.Link = outer ?? Target(kids);
                Kids(kids, page, depth);
                story.Link = outer;
                break;
            case "Span" or "Quote" or "Code":
                Kids(kids, page, depth);
                break;
            default:
                story.Break();
                if (objects.Get(node, "Alt") is byte[] alt)
                {
                    story.Append(Text(alt));
                    story.Break();
                }

                Kids(kids, page, depth);
                story.End();
                break;
        }
    }

    private void Content(int page, int mcid)
    {
        if (page < 0)
        {
            return;
        }

        if (!contents.TryGetValue(page, out Dictionary<int, List<(string Text, double Y)>>? text))
        {
            contents.Add(page, text = PdfPageText.Of(objects, pages[page], maps));
        }

        foreach ((string shown, double y) in text.GetValueOrDefault(mcid, []))
        {
            story.Append(shown, default, page, y);
        }
    }

    /// <summary>
    /// A note has the name that links to it lead to; on paper, where nothing leads anywhere, it is found by the number
    /// of its mark.
    /// </summary>
    private void Call(Dictionary<string, object?> node, object? kids)
    {
        string? target = Target(kids);
        story.Call(target is ['#', .. var name] ? name : Numbered + Label(node, 0));
    }

    /// <summary>Gives every call its note, in reading order.</summary>
    private Story Resolved(Story story)
    {
        var tokens = new List<Token>(story.Tokens);
        for (int i = 0; i < tokens.Count; i++)
        {
            if (tokens[i] is not { Kind: TokenKind.Call, Key: { } key })
            {
                continue;
            }

            if (key.StartsWith(Numbered, StringComparison.Ordinal))
            {
                string number = key[Numbered.Length..];

                // A note's element follows the paragraph that calls it first; any other call is of a note that was met
                // before.
                int at =
                    next < marks.Count && marks[next].Label == number && marks[next].At == EndOf(story, i)
                        ? next++
                        : next - 1;
                while (at >= 0 && marks[at].Label != number)
                {
                    at--;
                }

                key = at < 0 ? key : Original(marks[at].Key);
                tokens[i] = tokens[i] with { Key = key };
            }

            if (called.Add(key) && notes.TryGetValue(key, out Story? note))
            {
                notes[key] = Resolved(note);
            }
        }

        return story with
        {
            Tokens = tokens,
        };
    }

    private void Note(Dictionary<string, object?> node, object? kids, int page, int depth)
    {
        string key = objects.Get(node, "ID") is byte[] id ? Encoding.UTF8.GetString(id) : $"note {notes.Count}";
        marks.Add((key, Label(node, 0), story.End()));
        StoryBuilder outer = story;
        story = new StoryBuilder();
        Kids(kids, page, depth);
        notes.TryAdd(key, story.Story);
        story = outer;
    }

    /// <summary>The text of the labels within an element.</summary>
    private string Label(Dictionary<string, object?> node, int depth)
    {
        StoryBuilder outer = story;
        story = new StoryBuilder();
        Seek(node, PageOf(node, -1), depth);
        string label = string.Concat(story.Story.Tokens.Select(token => token.Text));
        story = outer;
        return label;

        void Seek(Dictionary<string, object?> at, int page, int level)
        {
            if (objects.Get(at, "S") is PdfName { Value: "Lbl" })
            {
                foreach (object? kid in All(at))
                {
                    if (objects.Value(kid) is Dictionary<string, object?> link && objects.Get(link, "S") is PdfName)
                    {
                        Kids(link.GetValueOrDefault("K"), PageOf(link, page), 0);
                    }
                    else
                    {
                        Kid(kid, page, 0);
                    }
                }

                return;
            }

            foreach (object? kid in All(at))
            {
                if (
                    level < 4
                    && objects.Value(kid) is Dictionary<string, object?> inner
                    && objects.Get(inner, "S") is PdfName { Value: "Link" or "Lbl" or "Span" }
                )
                {
                    Seek(inner, PageOf(inner, page), level + 1);
                }
            }
        }
    }

    private List<object?> All(Dictionary<string, object?> node) =>
        objects.Get(node, "K") is List<object?> list ? list : [node.GetValueOrDefault("K")];

    private int PageOf(Dictionary<string, object?> node, int inherited) =>
        node.GetValueOrDefault("Pg") is PdfReference { Number: var number }
        && pageOfNumber.TryGetValue(number, out int page)
            ? page
            : inherited;

    /// <summary>Where the annotation among the kids, or within a Link among them, leads.</summary>
    private string? Target(object? kids)
    {
        foreach (object? kid in objects.Value(kids) is List<object?> list ? list : [kids])
        {
            if (objects.Dictionary(kid) is not { } node)
            {
                continue;
            }

            if (
                objects.Get(node, "S") is PdfName { Value: "Link" }
                && Target(node.GetValueOrDefault("K")) is { } within
            )
            {
                return within;
            }

            if (
                objects.Get(node, "Type") is PdfName { Value: "OBJR" }
                && objects.Dictionary(node.GetValueOrDefault("Obj")) is { } annotation
            )
            {
                Dictionary<string, object?>? action = objects.Dictionary(objects.Get(annotation, "A"));
                return objects.Get(action, "URI") is byte[] uri ? Encoding.UTF8.GetString(uri)
                    : (objects.Get(annotation, "Dest") ?? objects.Get(action, "D")) is byte[] name
                        ? "#" + Encoding.UTF8.GetString(name)
                    : null;
            }
        }

        return null;
    }

    /// <summary>Named destinations (12.3.2.3): page and height.</summary>
    private Dictionary<string, (int Page, double Y)> Points(Dictionary<string, object?> catalogue)
    {
        var points = new Dictionary<string, (int, double)>(StringComparer.Ordinal);
        var waiting = new Stack<(object? Node, int Depth)>([
            (objects.Get(objects.Dictionary(objects.Get(catalogue, "Names")), "Dests"), 0),
        ]);
        while (waiting.TryPop(out var at))
        {
            Dictionary<string, object?>? node = objects.Dictionary(at.Node);
            foreach (object? kid in at.Depth < 32 ? objects.Array(node?.GetValueOrDefault("Kids")) ?? [] : [])
            {
                waiting.Push((kid, at.Depth + 1));
            }

            foreach (object?[] pair in (objects.Array(node?.GetValueOrDefault("Names")) ?? []).Chunk(2))
            {
                object? value = pair.Length < 2 ? null : objects.Value(pair[1]);
                List<object?>? place =
                    value as List<object?> ?? objects.Get(value as Dictionary<string, object?>, "D") as List<object?>;
                if (
                    objects.Value(pair[0]) is byte[] name
                    && place is [PdfReference { Number: var number }, _, _, double y, ..]
                    && pageOfNumber.TryGetValue(number, out int page)
                )
                {
                    points[Encoding.UTF8.GetString(name)] = (page, y);
                }
            }
        }

        return points;
    }

    private static string Text(byte[] text) =>
        text is [0xFE, 0xFF, .. var rest] ? Encoding.BigEndianUnicode.GetString(rest) : Encoding.Latin1.GetString(text);
}
