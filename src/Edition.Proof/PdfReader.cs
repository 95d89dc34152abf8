using System.Text;

namespace Edition.Proof;

/// <summary>
/// What assistive technology is told of a PDF (ISO 32000-1, 14.7): the text of the structure tree in its order,
/// pictures by their alternative texts, notes behind their References. Artifacts (running heads, folios, rules)
/// and the labels of list items are none of it.
/// </summary>
public sealed partial class PdfReader
{
    /// <summary>Before the number of a call that leads nowhere.</summary>
    private const string Numbered = "\0number ";

    /// <summary>How far within a call or a note its link and its number may lie.</summary>
    private const int Near = 6;

    /// <summary>How many pages' texts are kept: reading order seldom goes back.</summary>
    private const int MostPages = 32;

    private readonly Budget budget;
    private readonly PdfObjects objects;
    private readonly Dictionary<int, int> pageOfNumber = [];
    private readonly List<Dictionary<string, object?>> pages = [];
    private readonly Dictionary<int, Dictionary<int, List<(string Text, double Y)>>> contents = [];
    private readonly Dictionary<object, UnicodeMap> maps = [];
    private readonly Dictionary<string, Story> notes = new(StringComparer.Ordinal);

    /// <summary>
    /// The notes in the order of their elements: name, number, and after how many tokens of the text around they stand.
    /// </summary>
    private readonly List<(string Key, string Label, int At)> marks = [];
    private readonly Dictionary<string, List<int>> marksOf = new(StringComparer.Ordinal);
    private readonly HashSet<string> called = new(StringComparer.Ordinal);
    private readonly HashSet<int> met = [];
    private readonly Stack<Step> waiting = new();
    private readonly Wordstock words;
    private StoryBuilder story;
    private int next;
    private bool listed;

    private PdfReader(byte[] pdf, Budget budget, Transcript? book)
    {
        (this.budget, words) = (budget, book?.Words ?? new Wordstock());
        objects = new PdfObjects(pdf, budget);
        story = new StoryBuilder(words, budget, book?.Tokens.Length ?? 0);
    }

    /// <summary>
    /// What is to be done next on the way through the tree: a kid of the page to be read, or an element to be left.
    /// </summary>
    private readonly record struct Step(object? Kid, int Page, Action? Leave);

    /// <param name="pdf">The whole file.</param>
    /// <param name="budget">What reading it may cost; by default what a manuscript of a few words needs.</param>
    /// <param name="book">What it is held against: its words are numbered so, and are about as many.</param>
    /// <exception cref="InvalidDataException">
    /// The bytes are no tagged PDF, use what no edition does, or ask for more than the budget.
    /// </exception>
    public static Transcript Read(byte[] pdf, Budget? budget = null, Transcript? book = null)
    {
        var reader = new PdfReader(pdf, budget ?? new Budget(0), book);
        Dictionary<string, object?> catalogue =
            reader.objects.Dictionary(reader.objects.Get(reader.objects.Trailer, "Root"))
            ?? throw new InvalidDataException("it has no catalogue");
        reader.Pages(catalogue);
        object? root =
            reader.objects.Get(catalogue, "StructTreeRoot") ?? throw new InvalidDataException("it is not tagged");
        StoryBuilder text = reader.story;
        reader.Await(reader.objects.Get(reader.objects.Dictionary(root), "K"), -1, null);
        reader.Walk();
        Story main = text.Story;
        reader.Resolve(main);
        Transcript reading = Transcript.Of(main, reader.Heard(), reader.words);
        return reading with { Points = reader.Points(catalogue), Folios = reader.Folios(catalogue), JoinsLines = true };
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
                budget.Objects(kids.Count);
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
        if (notes.Keys.All(called.Contains))
        {
            return notes;
        }

        HashSet<string> told = [.. notes.Where(note => called.Contains(note.Key)).Select(note => Words(note.Value))];
        return notes
            .Where(note => called.Contains(note.Key) || !told.Contains(Words(note.Value)))
            .ToDictionary(StringComparer.Ordinal);

        static string Words(Story story) =>
            string.Join(' ', story.Tokens.Where(token => token.Kind == TokenKind.Word).Select(token => token.Number));
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

    /// <summary>Reads the kids of an element before whatever else is waiting, and leaves it behind them.</summary>
    private void Await(object? kids, int page, Action? leave)
    {
        if (leave is not null)
        {
            waiting.Push(new Step(null, page, leave));
        }

        List<object?> list = objects.Value(kids) as List<object?> ?? [kids];
        budget.Objects(list.Count);
        for (int i = list.Count - 1; i >= 0; i--)
        {
            waiting.Push(new Step(list[i], page, null));
        }
    }

    /// <summary>The tree in its order, without recursion: its depth is the file's own.</summary>
    private void Walk()
    {
        while (waiting.TryPop(out Step step))
        {
            if (step.Leave is { } leave)
            {
                leave();
                continue;
            }

            switch (objects.Value(step.Kid))
            {
                case double mcid:
                    Content(step.Page, (int)mcid);
                    break;
                case Dictionary<string, object?> node when IsContent(node):
                    Content(PageOf(node, step.Page), PdfObjects.Integer(objects.Get(node, "MCID")) ?? -1);
                    break;
                case Dictionary<string, object?> node when objects.Get(node, "S") is PdfName { Value: var role }:
                    if (step.Kid is PdfReference { Number: var number } && !met.Add(number))
                    {
                        throw new InvalidDataException("an element of it stands in two places");
                    }

                    Element(node, role, PageOf(node, step.Page));
                    break;
            }
        }
    }

    private bool IsContent(Dictionary<string, object?> node) => objects.Get(node, "Type") is PdfName { Value: "MCR" };

    private void Element(Dictionary<string, object?> node, string role, int page)
    {
        object? kids = node.GetValueOrDefault("K");
        switch (role)
        {
            case "Lbl":
                break;
            // In a list of contents a Reference is an entry (14.8.4.3.2), elsewhere the call of a note.
            case "TOCI":
                story.Break();
                bool within = listed;
                listed = true;
                StoryBuilder line = story;
                Await(
                    kids,
                    page,
                    () =>
                    {
                        listed = within;
                        line.End();
                    }
                );
                break;
            case "Reference" when !listed:
                Call(node, kids);
                break;
            case "Note":
                Note(node, kids, page);
                break;
            case "Link":
                // The number of an entry's page stands behind its words without a space, across the line.
                if (listed)
                {
                    story.Break();
                }

                StoryBuilder linked = story;
                string? outer = linked.Link;
                linked.Link = outer ?? Target(kids, 0);
                Await(kids, page, () => linked.Link = outer);
                break;
            case "Reference" or "Span" or "Quote" or "Code":
                Await(kids, page, null);
                break;
            default:
                story.Break();
                if (objects.Get(node, "Alt") is byte[] alt)
                {
                    double? edge = UpperEdge(node);
                    story.Append(Text(alt), edge is null ? -1 : page, Hundredths(edge ?? 0));
                    story.Break();
                }

                StoryBuilder around = story;
                Await(kids, page, () => around.End());
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
            if (contents.Count >= MostPages)
            {
                contents.Clear();
            }

            contents.Add(page, text = PdfPageText.Of(objects, pages[page], maps));
        }

        foreach ((string shown, double y) in text.GetValueOrDefault(mcid, []))
        {
            story.Append(shown, page, Hundredths(y));
        }
    }

    /// <summary>Of what the element shows, by the BBox among its attributes (14.8.5.4.3).</summary>
    private double? UpperEdge(Dictionary<string, object?> node) =>
        objects.Array(objects.Get(objects.Dictionary(objects.Get(node, "A")), "BBox")) is [_, _, _, var edge]
            ? objects.Value(edge) as double?
            : null;

    private static int Hundredths(double points) => (int)Math.Clamp(points * 100, int.MinValue, int.MaxValue);

    private List<object?> All(Dictionary<string, object?> node) =>
        objects.Get(node, "K") is List<object?> list ? list : [node.GetValueOrDefault("K")];

    private int PageOf(Dictionary<string, object?> node, int inherited) =>
        node.GetValueOrDefault("Pg") is PdfReference { Number: var number }
        && pageOfNumber.TryGetValue(number, out int page)
            ? page
            : inherited;

    private static string Text(byte[] text) =>
        text is [0xFE, 0xFF, .. var rest] ? Encoding.BigEndianUnicode.GetString(rest) : Encoding.Latin1.GetString(text);
}
