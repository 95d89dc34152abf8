using System.Xml;

namespace Edition.Proof;

/// <summary>
/// What a reading system shows of a publication (EPUB 3.3): the files of the spine in order, notes (asides) behind
/// their calls, pictures by their alternative texts. Labels of list items, ways back and lists of calls
/// are none of the text.
/// </summary>
public sealed class EpubReader
{
    private const string Ops = "http://www.idpf.org/2007/ops";

    private readonly Budget budget;
    private readonly StoryBuilder text;
    private readonly Dictionary<string, Story> notes = new(StringComparer.Ordinal);

    private readonly Wordstock words;

    private EpubReader(Budget budget, Transcript? book)
    {
        (this.budget, words) = (budget, book?.Words ?? new Wordstock());
        text = new StoryBuilder(words, budget, book?.Tokens.Length ?? 0);
    }

    /// <param name="epub">The whole file.</param>
    /// <param name="budget">What reading it may cost; by default what a manuscript of a few words needs.</param>
    /// <param name="book">What it is held against: its words are numbered so, and are about as many.</param>
    /// <exception cref="InvalidDataException">The bytes are no publication, or ask for more than the budget.</exception>
    /// <exception cref="XmlException">A file is not well-formed.</exception>
    public static Transcript Read(byte[] epub, Budget? budget = null, Transcript? book = null)
    {
        var reader = new EpubReader(budget ?? new Budget(0), book);
        using var package = new PackageReader(epub, reader.budget);
        foreach (string file in reader.Spine(package))
        {
            using XmlReader xml = package.Open(file);
            reader.Read(xml, file);
        }

        return Transcript.Of(reader.text.Story, reader.notes, reader.words);
    }

    private List<string> Spine(PackageReader package)
    {
        string document = package.Document();
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        List<string> spine = [];
        var met = new HashSet<string>(StringComparer.Ordinal);
        using XmlReader xml = package.Open(document);
        while (xml.Read())
        {
            if (
                xml is { NodeType: XmlNodeType.Element, LocalName: "item" }
                && xml.GetAttribute("media-type") == "application/xhtml+xml"
                && xml.GetAttribute("id") is { } id
                && xml.GetAttribute("href") is { } href
            )
            {
                names[id] = Address(document, href);
            }
            else if (
                xml is { NodeType: XmlNodeType.Element, LocalName: "itemref" }
                && xml.GetAttribute("idref") is { } idref
                && names.TryGetValue(idref, out string? name)
            )
            {
                // EPUB 3.3, 5.7.4: each once.
                spine.Add(met.Add(name) ? name : throw new InvalidDataException($"its spine names {name} twice"));
            }
        }

        return spine;
    }

    /// <summary>An address as its file means it: the package's own path, and "#" with the place in it.</summary>
    private string Address(string file, string href)
    {
        budget.Bytes(file.Length + href.Length);
        if (href.StartsWith('#'))
        {
            return file + href;
        }

        List<string> path = [.. file.Split('/')[..^1]];
        foreach (string step in Uri.UnescapeDataString(href).Split('/'))
        {
            if (step == ".." && path.Count > 0)
            {
                path.RemoveAt(path.Count - 1);
            }
            else if (step != ".")
            {
                path.Add(step);
            }
        }

        return string.Join('/', path);
    }

    private string? Target(string file, string? href) =>
        href is null ? null
        : href.Contains(':', StringComparison.Ordinal) ? href
        : "#" + Address(file, href);

    private void Read(XmlReader xml, string file)
    {
        StoryBuilder story = text;
        int noteDepth = -1,
            linkDepth = -1;
        string note = "";
        xml.ReadToFollowing("body");
        bool read = !xml.EOF;
        text.Anchor(file);
        while (read)
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    string kind = xml.GetAttribute("type", Ops) ?? "";
                    if (kind == "noteref")
                    {
                        story.Call(Address(file, xml.GetAttribute("href") ?? ""));
                        xml.Skip();
                        continue;
                    }

                    if (
                        kind == "pagebreak"
                        || xml.GetAttribute("role") == "doc-backlink"
                        || (xml.Name == "span" && xml.GetAttribute("class") == "label")
                        || (xml.Name == "p" && xml.GetAttribute("class") == "calls")
                        || (xml.Name == "h2" && xml.GetAttribute("class") == "notes-title")
                    )
                    {
                        xml.Skip();
                        continue;
                    }

                    if (!IsInline(xml.Name))
                    {
                        story.Break();
                    }

                    if (kind == "footnote" && noteDepth < 0)
                    {
                        story = new StoryBuilder(words, budget);
                        (noteDepth, note) = (xml.Depth, Address(file, "#" + xml.GetAttribute("id")));
                    }

                    if (xml.GetAttribute("id") is { } id)
                    {
                        story.Anchor(Address(file, "#" + id));
                    }

                    if (xml.Name is "img" or "hr")
                    {
                        story.Append(xml.Name == "hr" ? "* * *" : xml.GetAttribute("alt"));
                        story.Break();
                    }
                    else if (
                        xml is { Name: "a", IsEmptyElement: false }
                        && linkDepth < 0
                        && xml.GetAttribute("href") is { } href
                    )
                    {
                        (story.Link, linkDepth) = (Target(file, href), xml.Depth);
                    }

                    break;
                case XmlNodeType.EndElement:
                    if (!IsInline(xml.Name))
                    {
                        story.Break();
                    }

                    if (xml.Depth == linkDepth)
                    {
                        (story.Link, linkDepth) = (null, -1);
                    }

                    if (xml.Depth == noteDepth)
                    {
                        notes[note] = story.Story;
                        (story, noteDepth) = (text, -1);
                    }

                    break;
                case XmlNodeType.Text
                or XmlNodeType.CDATA
                or XmlNodeType.Whitespace
                or XmlNodeType.SignificantWhitespace:
                    story.Append(xml.Value);
                    break;
            }

            read = xml.Read();
        }

        text.Break();
    }

    private static bool IsInline(string name) =>
        name
            is "a"
                or "span"
                or "em"
                or "strong"
                or "s"
                or "sub"
                or "sup"
                or "code"
                or "i"
                or "b"
                or "wbr"
                or "small"
                or "u"
                or "mark";
}
