using System.Xml;

namespace Edition.Proof;

/// <summary>
/// What Word shows of a document's text (ECMA-376-1, 17): paragraphs in order, results of fields, pictures by their
/// descriptions, footnotes behind their references. Markers of lists, which Word counts, are none of it.
/// </summary>
public sealed class DocxReader
{
    private const string Main = "word/document.xml",
        Notes = "word/footnotes.xml";

    private readonly Dictionary<string, string> noteOfMark = new(StringComparer.Ordinal);

    private DocxReader() { }

    /// <exception cref="InvalidDataException">The bytes are no document.</exception>
    /// <exception cref="XmlException">A part is not well-formed.</exception>
    public static Transcript Read(byte[] docx)
    {
        using var package = new PackageReader(docx);
        var reader = new DocxReader();
        Story main = reader.Stories(package, Main)[""];
        Dictionary<string, Story> notes = package.Has(Notes) ? reader.Stories(package, Notes) : [];
        notes.Remove("");
        return Transcript.Of(
            reader.Resolved(main),
            notes.ToDictionary(note => note.Key, note => reader.Resolved(note.Value), StringComparer.Ordinal)
        );
    }

    /// <summary>Later calls are known by a bookmark about the first one.</summary>
    private Story Resolved(Story story) =>
        story with
        {
            Tokens =
            [
                .. story.Tokens.Select(token =>
                    token is { Kind: TokenKind.Call, Bears: false, Key: { } mark }
                        ? token with
                        {
                            Key = noteOfMark.GetValueOrDefault(mark, mark),
                        }
                        : token
                ),
            ],
        };

    private sealed class Field
    {
        public string Instruction { get; set; } = "";

        public bool HasResult { get; set; }

        public bool IsCall => Instruction.TrimStart().StartsWith("NOTEREF ", StringComparison.Ordinal);
    }

    /// <summary>The text of a part under "", and each footnote in it under its id.</summary>
    private Dictionary<string, Story> Stories(PackageReader package, string part)
    {
        Dictionary<string, string> links = package.Relationships(part);
        var stories = new Dictionary<string, Story>(StringComparer.Ordinal);
        var text = new StoryBuilder();
        StoryBuilder story = text;
        var fields = new Stack<Field>();
        var marks = new Dictionary<string, string>(StringComparer.Ordinal);
        string? note = null;
        using XmlReader xml = package.Open(part);
        bool read = xml.Read();
        while (read)
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                bool shown = fields.All(field => field is { HasResult: true, IsCall: false });
                switch (xml.LocalName)
                {
                    case "Fallback" or "del" or "moveFrom":
                        xml.Skip();
                        continue;
                    case "footnote":
                        note = xml.GetAttribute("w:type") is null ? xml.GetAttribute("w:id") : null;
                        story = new StoryBuilder();
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
                        if (!isText && fields.TryPeek(out Field? open) && !open.HasResult)
                        {
                            open.Instruction += value;
                        }
                        else if (isText && shown)
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
                        marks[xml.GetAttribute("w:id") ?? ""] = name;
                        break;
                    case "bookmarkEnd":
                        marks.Remove(xml.GetAttribute("w:id") ?? "");
                        break;
                    case "footnoteReference" when xml.GetAttribute("w:id") is { } called:
                        story.Call(called, bears: true);
                        foreach (string mark in marks.Values)
                        {
                            noteOfMark.TryAdd("mark:" + mark, called);
                        }

                        break;
                    case "fldChar":
                        Turn(xml.GetAttribute("w:fldCharType"), fields, story);
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

        stories[""] = text.Story;
        return stories;
    }

    private static void Turn(string? kind, Stack<Field> fields, StoryBuilder story)
    {
        switch (kind)
        {
            case "begin":
                fields.Push(new Field());
                break;
            case "separate" when fields.TryPeek(out Field? field):
                field.HasResult = true;
                if (field.IsCall)
                {
                    story.Call(
                        "mark:"
                            + field.Instruction.Split(' ', StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(1)
                    );
                }

                break;
            case "end":
                fields.TryPop(out _);
                break;
        }
    }
}
