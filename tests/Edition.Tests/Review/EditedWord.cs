using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace Edition.Tests.Review;

/// <summary>
/// A DOCX in an editor's hands: the edits that Word makes, with tracking and without. Paragraphs are found by words of
/// theirs as they are set.
/// </summary>
internal sealed class EditedWord
{
    public static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Day = "2026-05-04T09:00:00Z";
    private readonly Dictionary<string, byte[]> parts = new(StringComparer.Ordinal);
    private readonly XDocument document;
    private readonly XDocument notes;
    private int ids = 5000;

    public EditedWord(byte[] docx)
    {
        using var zip = new ZipArchive(new MemoryStream(docx));
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            using Stream stream = entry.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            parts[entry.FullName] = copy.ToArray();
        }

        document = Part("word/document.xml");
        notes = Part("word/footnotes.xml");
    }

    public string Author { get; set; } = "Корректор";

    public XElement Body => document.Root!.Element(W + "body")!;

    public XElement Notes => notes.Root!;

    private XDocument Part(string name) =>
        XDocument.Parse(Encoding.UTF8.GetString(parts[name]), LoadOptions.PreserveWhitespace);

    public byte[] Saved()
    {
        parts["word/document.xml"] = Encoding.UTF8.GetBytes(document.ToString(SaveOptions.DisableFormatting));
        parts["word/footnotes.xml"] = Encoding.UTF8.GetBytes(notes.ToString(SaveOptions.DisableFormatting));
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] part) in parts)
            {
                using Stream stream = zip.CreateEntry(name).Open();
                stream.Write(part);
            }
        }

        return bytes.ToArray();
    }

    public string Text(string part) => Encoding.UTF8.GetString(parts[part]);

    public void Add(string part, byte[] bytes) => parts[part] = bytes;

    public bool Has(string part) => parts.ContainsKey(part);

    public void Replace(string part, Func<string, string> with) =>
        parts[part] = Encoding.UTF8.GetBytes(with(Text(part)));

    public static string TextOf(XElement p) =>
        string.Concat(p.Descendants(W + "t").Select(t => t.Value)).Replace('\u00A0', ' ').Replace('\u202F', ' ');

    public XElement Find(string words, XElement? root = null) =>
        (root ?? Body)
            .Descendants(W + "p")
            .Where(p =>
                TextOf(p).Contains(words, StringComparison.Ordinal)
                && !((string?)p.Element(W + "pPr")?.Element(W + "pStyle")?.Attribute(W + "val") ?? "").StartsWith(
                    "TOC",
                    StringComparison.Ordinal
                )
            )
            .MinBy(p => TextOf(p).Length)
        ?? throw new InvalidOperationException("There is no paragraph with " + words);

    /// <summary>The run that holds just these words, cut out of its own.</summary>
    public static XElement Run(XElement p, string words)
    {
        foreach (XElement run in p.Descendants(W + "r").Where(r => r.Element(W + "t") is not null).ToArray())
        {
            XElement t = run.Element(W + "t")!;
            int at = t.Value.Replace('\u00A0', ' ').Replace('\u202F', ' ').IndexOf(words, StringComparison.Ordinal);
            if (at < 0)
            {
                continue;
            }

            XElement Other(string text) => new(W + "r", run.Element(W + "rPr"), Letters(text));
            if (at > 0)
            {
                run.AddBeforeSelf(Other(t.Value[..at]));
            }

            if (at + words.Length < t.Value.Length)
            {
                run.AddAfterSelf(Other(t.Value[(at + words.Length)..]));
            }

            t.Value = t.Value.Substring(at, words.Length);
            return run;
        }

        throw new InvalidOperationException("There is no run with " + words);
    }

    private static XElement Letters(string text) =>
        new(W + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), text);

    /// <summary>A run of words.</summary>
    public static XElement Words(string text) => new(W + "r", Letters(text));

    public XElement Mark(string name) =>
        new(
            W + name,
            new XAttribute(W + "id", ++ids),
            new XAttribute(W + "author", Author),
            new XAttribute(W + "date", Day)
        );

    public XElement Delete(XElement run)
    {
        XElement mark = Mark("del");
        run.AddBeforeSelf(mark);
        run.Remove();
        mark.Add(run);
        foreach (XElement t in run.Elements(W + "t").ToArray())
        {
            t.Name = W + "delText";
        }

        return mark;
    }

    public XElement Insert(XElement after, string text, XElement? looks = null)
    {
        XElement mark = Mark("ins");
        mark.Add(new XElement(W + "r", looks, Letters(text)));
        after.AddAfterSelf(mark);
        return mark;
    }

    /// <summary>Words replaced with tracking.</summary>
    public void Tracked(string paragraph, string old, string now, XElement? root = null)
    {
        XElement run = Run(Find(paragraph, root), old);
        Insert(Delete(run), now, run.Element(W + "rPr"));
    }

    /// <summary>Words replaced without.</summary>
    public void Untracked(string paragraph, string old, string now, XElement? root = null) =>
        Run(Find(paragraph, root), old).Element(W + "t")!.Value = now;

    /// <summary>A paragraph put in behind another, in the style of a third.</summary>
    public XElement Put(XElement behind, string text, XElement? like = null, bool tracked = true)
    {
        var p = new XElement(W + "p", new XElement((like ?? behind).Element(W + "pPr")!));
        p.Element(W + "pPr")!.Elements(W + "sectPr").Remove();
        if (tracked)
        {
            p.Element(W + "pPr")!.Elements(W + "rPr").Remove();
            p.Element(W + "pPr")!.Add(new XElement(W + "rPr", Mark("ins")));
            XElement mark = Mark("ins");
            mark.Add(Words(text));
            p.Add(mark);
        }
        else
        {
            p.Add(Words(text));
        }

        behind.AddAfterSelf(p);
        return p;
    }

    /// <summary>A whole paragraph taken out with tracking.</summary>
    public void TakeOut(XElement p)
    {
        foreach (
            XElement run in p.Descendants(W + "r")
                .Where(r => r.Element(W + "t") is not null || r.Element(W + "footnoteReference") is not null)
                .ToArray()
        )
        {
            Delete(run);
        }

        JoinNext(p);
    }

    /// <summary>The paragraph's mark taken out with tracking.</summary>
    public void JoinNext(XElement p)
    {
        XElement properties = p.Element(W + "pPr")!;
        properties.Elements(W + "rPr").Remove();
        properties.Add(new XElement(W + "rPr", Mark("del")));
    }

    /// <summary>Enter before these words, without tracking.</summary>
    public static void Cut(XElement p, string words)
    {
        XElement run = Run(p, words);
        var second = new XElement(W + "p", new XElement(p.Element(W + "pPr")!));
        XNode[] rest = [run, .. run.NodesAfterSelf()];
        foreach (XNode node in rest)
        {
            node.Remove();
            second.Add(node);
        }

        p.AddAfterSelf(second);
    }
}
