using System.Runtime.InteropServices;
using System.Text;
using System.Xml;

namespace Edition.Proof;

/// <summary>
/// What Word shows of a document's text (ECMA-376-1, 17): paragraphs in order, results of fields, pictures by their
/// descriptions, footnotes behind their references. Markers of lists, which Word counts, are none of it.
/// </summary>
public sealed class DocxReader
{
    private const string Main = "word/document.xml",
        Notes = "word/footnotes.xml",
        Mark = "mark:";

    private readonly Dictionary<string, string> noteOfMark = new(StringComparer.Ordinal);

    private readonly Budget budget;
    private readonly Wordstock words;

    private readonly int length;

    private DocxReader(Budget budget, Transcript? book) =>
        (this.budget, words, length) = (budget, book?.Words ?? new Wordstock(), book?.Tokens.Length ?? 0);

    /// <param name="docx">The whole file.</param>
    /// <param name="budget">What reading it may cost; by default what a manuscript of a few words needs.</param>
    /// <param name="book">What it is held against: its words are numbered so, and are about as many.</param>
    /// <exception cref="InvalidDataException">The bytes are no document, or ask for more than the budget.</exception>
    /// <exception cref="XmlException">A part is not well-formed.</exception>
    public static Transcript Read(byte[] docx, Budget? budget = null, Transcript? book = null)
    {
        var reader = new DocxReader(budget ?? new Budget(0), book);
        using var package = new PackageReader(docx, reader.budget);
        Story main = reader.Stories(package, Main)[""];
        Dictionary<string, Story> notes = package.Has(Notes) ? reader.Stories(package, Notes) : [];
        notes.Remove("");
        reader.Resolve(main);
        foreach (Story note in notes.Values)
        {
            reader.Resolve(note);
        }

        return Transcript.Of(main, notes, reader.words);
    }

    /// <summary>Later calls are known by a bookmark about the first one.</summary>
    private void Resolve(Story story)
    {
        foreach (ref Token token in CollectionsMarshal.AsSpan(story.Tokens))
        {
            if (
                token is { Kind: TokenKind.Call, Bears: false }
                && noteOfMark.TryGetValue(words[token.Target], out string? note)
            )
            {
                token = token with { Target = words.NumberOf(note) };
            }
        }
    }

    private sealed class Field
    {
        public StringBuilder Instruction { get; } = new();

        public bool HasResult { get; set; }

        public bool IsCall { get; set; }

        public bool IsShown => HasResult && !IsCall;
    }

    /// <summary>Fields within fields, and how many of them show nothing.</summary>
    private sealed class Fields
    {
        private readonly Stack<Field> open = new();
        private int hidden;

        public bool Show => hidden == 0;

        /// <summary>The innermost field, while its instruction is being read.</summary>
        public StringBuilder? Instruction =>
            open.TryPeek(out Field? inner) && !inner.HasResult ? inner.Instruction : null;

        public void Turn(string? kind, StoryBuilder story)
        {
            switch (kind)
            {
                case "begin":
                    open.Push(new Field());
                    hidden++;
                    break;
                case "separate" when open.TryPeek(out Field? field) && !field.HasResult:
                    string instruction = field.Instruction.ToString();
                    field.HasResult = true;
                    field.IsCall = instruction.TrimStart().StartsWith("NOTEREF ", StringComparison.Ordinal);
                    hidden -= field.IsShown ? 1 : 0;
                    if (field.IsCall)
                    {
                        string[] parts = instruction.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
                        story.Call(Mark + parts.ElementAtOrDefault(1));
                    }

                    break;
                case "end" when open.TryPop(out Field? field):
                    hidden -= field.IsShown ? 0 : 1;
                    break;
            }
        }
    }

    /// <summary>The text of a part under "", and each footnote in it under its id.</summary>
    private Dictionary<string, Story> Stories(PackageReader package, string part)
    {
        Dictionary<string, string> links = package.Relationships(part);
        var stories = new Dictionary<string, Story>(StringComparer.Ordinal);
        var text = new StoryBuilder(words, budget, part == Main ? length : 0);
        StoryBuilder story = text;
        var fields = new Fields();
        var marks = new Dictionary<string, (string Name, int Calls)>(StringComparer.Ordinal);
        var calls = new List<string>();
        string? note = null;
        using XmlReader xml = package.Open(part);
        bool read = xml.Read();
        while (read)
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                bool shown = fields.Show;
                switch (xml.LocalName)
                {
                    case "Fallback" or "del" or "moveFrom":
                        xml.Skip();
                        continue;
                    case "footnote":
                        note = xml.GetAttribute("w:type") is null ? xml.GetAttribute("w:id") : null;
                        story = new StoryBuilder(words, budget);
                        break;
                    case "p" or "br" or "tab" or "cr" or "ptab":
                        story.Break();
                        break;
                    case "noBreakHyphen" when shown:
                        story.Append("-");
                        break;
                    case "t" or "instrText":
                        bool isText = xml.LocalName == "t";
                        string value = xml.ReadElementContentAsString();
                        if (!isText)
                        {
                            fields.Instruction?.Append(value);
                        }
                        else if (shown)
                        {
                            story.Append(value);
                        }

                        continue;
                    case "docPr":
                        story.Break();
                        story.Append(xml.GetAttribute("descr"));
                        story.Break();
                        break;
                    case "hyperlink" when !xml.IsEmptyElement:
                        story.Link =
                            xml.GetAttribute("w:anchor") is { } anchor ? "#" + anchor
                            : xml.GetAttribute("r:id") is { } id ? links.GetValueOrDefault(id)
                            : null;
                        break;
                    case "bookmarkStart" when xml.GetAttribute("w:name") is { } name:
                        story.Anchor(name);
                        marks[xml.GetAttribute("w:id") ?? ""] = (name, calls.Count);
                        break;
                    case "bookmarkEnd" when marks.Remove(xml.GetAttribute("w:id") ?? "", out var mark):
                        Settle(mark.Name, calls, mark.Calls);
                        break;
                    case "footnoteReference" when xml.GetAttribute("w:id") is { } called:
                        story.Call(called, bears: true);
                        calls.Add(called);
                        break;
                    case "fldChar":
                        fields.Turn(xml.GetAttribute("w:fldCharType"), story);
                        break;
                }
            }
            else if (xml.NodeType == XmlNodeType.EndElement)
            {
                switch (xml.LocalName)
                {
                    case "p":
                        story.Break();
                        break;
                    case "hyperlink":
                        story.Link = null;
                        break;
                    case "footnote":
                        if (note is not null)
                        {
                            stories[note] = story.Story;
                        }

                        story = text;
                        break;
                }
            }

            read = xml.Read();
        }

        foreach ((string name, int before) in marks.Values)
        {
            Settle(name, calls, before);
        }

        stories[""] = text.Story;
        return stories;
    }

    /// <summary>A bookmark is the mark of the first note that is called within it.</summary>
    private void Settle(string name, List<string> calls, int before)
    {
        if (before < calls.Count)
        {
            noteOfMark.TryAdd(Mark + name, calls[before]);
        }
    }
}
