using System.Collections.Immutable;
using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace Edition.Review.Docx;

/// <summary>
/// One part of a file with text in it (body, notes, comments) as blocks. Nothing is decided here: insertions and
/// deletions are both kept and marked, fields are kept with their code.
/// </summary>
internal sealed partial class StoryReader(OpenXmlPart part, StyleTable styles, bool deleted = true)
{
    private readonly OpenFields fields = new();

    // Bookmarks and comments that begin or end between paragraphs: they go to the head of the next.
    private readonly List<Edge> waiting = [];
    private ImmutableArray<Piece>.Builder pieces = ImmutableArray.CreateBuilder<Piece>();
    private int ordinal;
    private bool contents;
    private bool placeholder;

    /// <summary>What surrounds a piece.</summary>
    private readonly record struct Around(string? Style, Change? Inserted, Change? Deleted, string? Target);

    public ImmutableArray<WordBlock> Blocks(OpenXmlElement container) => Blocks(container.ChildElements);

    public ImmutableArray<WordBlock> Blocks(IEnumerable<OpenXmlElement> elements)
    {
        var blocks = ImmutableArray.CreateBuilder<WordBlock>();
        Blocks(elements, blocks, default);
        return blocks.ToImmutable();
    }

    private void Blocks(OpenXmlElement container, ImmutableArray<WordBlock>.Builder blocks, Around around) =>
        Blocks(container.ChildElements, blocks, around);

    private void Blocks(IEnumerable<OpenXmlElement> elements, ImmutableArray<WordBlock>.Builder blocks, Around around)
    {
        foreach (OpenXmlElement element in elements)
        {
            switch (element.LocalName)
            {
                case "p":
                    blocks.Add(Paragraph(element, around));
                    break;
                case "tbl":
                    blocks.Add(Table(element, around));
                    break;
                case "sdt":
                    Control(element, content => Blocks(content, blocks, around));
                    break;
                case "ins" or "moveTo":
                    Blocks(element, blocks, around with { Inserted = element.ChangeOf() });
                    break;
                case "del" or "moveFrom":
                    Blocks(element, blocks, around with { Deleted = element.ChangeOf() });
                    break;
                case "customXml" or "smartTag" or "txbxContent":
                    Blocks(element, blocks, around);
                    break;
                case "AlternateContent":
                    Blocks(element.Chosen(), blocks, around);
                    break;
                case "oMathPara" or "oMath":
                    blocks.Add(Bare(() => Formula(element, Manner.Plain, around)));
                    break;
                case "r" or "hyperlink" or "fldSimple":
                    blocks.Add(Bare(() => Inlines([element], around)));
                    break;
                case "altChunk" or "subDoc":
                    blocks.Add(Bare(() => Add(new Foreign("a file within the file"), around)));
                    break;
                case "bookmarkStart" or "bookmarkEnd" or "commentRangeStart" or "commentRangeEnd":
                    waiting.Add(Edges.Of(element)!);
                    break;
                default:
                    break;
            }
        }
    }

    private WordParagraph Bare(Action read)
    {
        ImmutableArray<Piece>.Builder outer = pieces;
        pieces = ImmutableArray.CreateBuilder<Piece>();
        read();
        var paragraph = new WordParagraph(++ordinal, styles.FormOf(null), pieces.ToImmutable());
        pieces = outer;
        return paragraph;
    }

    private WordParagraph Paragraph(OpenXmlElement element, Around around)
    {
        ImmutableArray<Piece>.Builder outer = pieces;
        pieces = ImmutableArray.CreateBuilder<Piece>();
        int own = ++ordinal;
        pieces.AddRange(waiting);
        waiting.Clear();
        OpenXmlElement? properties = element.Child("pPr");
        bool made = contents || fields.Exists(IsMade);
        Inlines(element.ChildElements, around with { Style = properties.Child("pStyle").Value() });
        OpenXmlElement? mark = properties.Child("rPr");
        OpenXmlElement? inserted = mark.Child("ins") ?? mark.Child("moveTo");
        OpenXmlElement? removed = mark.Child("del") ?? mark.Child("moveFrom");
        var paragraph = new WordParagraph(own, styles.FormOf(properties), pieces.ToImmutable())
        {
            MarkInserted = inserted?.ChangeOf() ?? around.Inserted,
            MarkDeleted = removed?.ChangeOf() ?? around.Deleted,
            Contents = made || pieces.Any(piece => piece is Words && IsMade(piece.Field)),
            Placeholder = placeholder,
            EndsSection = properties.Child("sectPr") is not null,
        };
        pieces = outer;
        return paragraph;
    }

    private static bool IsMade(Field? field) =>
        field is not null && (field.Name is "TOC" or "TOA" or "INDEX" || IsMade(field.Outer));

    /// <summary>A content control: its contents, with word of what it is.</summary>
    private void Control(OpenXmlElement element, Action<OpenXmlElement> read)
    {
        OpenXmlElement? properties = element.Child("sdtPr");
        (bool Contents, bool Placeholder) outer = (contents, placeholder);
        contents |= properties.Child("docPartObj").Child("docPartGallery").Value() is "Table of Contents";
        placeholder |= properties.Toggle("showingPlcHdr") == true;
        if (element.Child("sdtContent") is { } content)
        {
            read(content);
        }

        (contents, placeholder) = outer;
    }

    private void Inlines(IEnumerable<OpenXmlElement> elements, Around around)
    {
        foreach (OpenXmlElement element in elements)
        {
            switch (element.LocalName)
            {
                case "r" when element.NamespaceUri.Contains("math", StringComparison.Ordinal):
                    Formula(element, Manner.Plain, around);
                    break;
                case "r":
                    Run(element, around);
                    break;
                case "hyperlink":
                    Inlines(element.ChildElements, around with { Target = TargetOf(element) ?? around.Target });
                    break;
                case "fldSimple":
                    Field simple = fields.Open(element.Value("instr") ?? "");
                    Inlines(element.ChildElements, around);
                    fields.Close(simple);
                    break;
                case "ins" or "moveTo":
                    Inlines(element.ChildElements, around with { Inserted = element.ChangeOf() });
                    break;
                case "del" or "moveFrom":
                    Inlines(element.ChildElements, around with { Deleted = element.ChangeOf() });
                    break;
                case "sdt":
                    Control(
                        element,
                        content =>
                        {
                            if (!placeholder)
                            {
                                Inlines(content.ChildElements, around);
                            }
                        }
                    );
                    break;
                case "smartTag" or "customXml" or "bdo" or "dir":
                    Inlines(element.ChildElements, around);
                    break;
                case "AlternateContent":
                    Inlines(element.Chosen().ChildElements, around);
                    break;
                case "oMath" or "oMathPara":
                    Formula(element, Manner.Plain, around);
                    break;
                default:
                    if (Edges.Of(element) is { } edge)
                    {
                        Add(edge, around);
                    }

                    break;
            }
        }
    }

    private string? TargetOf(OpenXmlElement hyperlink)
    {
        if (
            hyperlink.Value("id") is { } id
            && part.HyperlinkRelationships.FirstOrDefault(link => link.Id == id) is { } found
        )
        {
            return found.Uri.OriginalString;
        }

        return hyperlink.Value("anchor") is { } anchor ? "#" + anchor : null;
    }

    private void Run(OpenXmlElement run, Around around)
    {
        Manner manner = styles.MannerOf(run.Child("rPr"), around.Style);
        RunContent(run, manner, around);
    }

    private void RunContent(OpenXmlElement run, Manner manner, Around around)
    {
        foreach (OpenXmlElement element in run.ChildElements)
        {
            switch (element.LocalName)
            {
                case "t" or "delText":
                    AddText(element.InnerText, manner, around);
                    break;
                case "instrText" or "delInstrText":
                    fields.Innermost?.Append(element.InnerText);
                    break;
                case "fldChar":
                    fields.Character(element.Value("fldCharType"));
                    break;
                case "tab" or "ptab":
                    Add(new Tab(), around);
                    break;
                case "br":
                    Add(new LineEnd(element.Value("type") is "page" or "column"), around);
                    break;
                case "cr":
                    Add(new LineEnd(false), around);
                    break;
                case "noBreakHyphen":
                    AddText("\u2011", manner, around);
                    break;
                case "softHyphen":
                    break;
                case "sym":
                    if (
                        int.TryParse(
                            element.Value("char"),
                            NumberStyles.HexNumber,
                            CultureInfo.InvariantCulture,
                            out int code
                        )
                    )
                    {
                        Add(new Symbol(element.Value("font") ?? "", code, manner), around);
                    }

                    break;
                case "footnoteReference" or "endnoteReference":
                    Add(new Call(element.LocalName[0] == 'e', element.Value("id") ?? ""), around);
                    break;
                case "ruby":
                    Inlines(element.Child("rubyBase")?.ChildElements ?? Enumerable.Empty<OpenXmlElement>(), around);
                    AddText(" (", manner, around);
                    Inlines(element.Child("rt")?.ChildElements ?? Enumerable.Empty<OpenXmlElement>(), around);
                    AddText(")", manner, around);
                    break;
                case "object":
                    AddObject(element, around);
                    break;
                case "drawing" or "pict":
                    new DrawingReader(part, BoxBlocks).Read(element, piece => Add(piece, around));
                    break;
                case "AlternateContent":
                    RunContent(element.Chosen(), manner, around);
                    break;
                case "commentReference":
                    Add(Edges.Of(element)!, around);
                    break;
                default:
                    break;
            }
        }
    }

    private ImmutableArray<WordBlock> BoxBlocks(OpenXmlElement box)
    {
        ImmutableArray<Field> outer = fields.Aside();
        ImmutableArray<WordBlock> blocks = Blocks(box);
        fields.Back(outer);
        return blocks;
    }

    private void AddObject(OpenXmlElement element, Around around)
    {
        OpenXmlElement? embedded = element.Descendants().FirstOrDefault(each => each.LocalName == "OLEObject");
        string kind = embedded.Value("ProgID") is { Length: > 0 } program ? $" ({program})" : "";
        Add(new Foreign("an embedded object" + kind), around);
    }

    private void AddText(string text, Manner manner, Around around)
    {
        foreach (Piece piece in SymbolFonts.PiecesOf(text, manner))
        {
            Add(piece, around);
        }
    }

    private void Formula(OpenXmlElement element, Manner manner, Around around)
    {
        foreach ((string text, Look look) in Equation.LettersOf(element))
        {
            Add(new Words(text, manner with { All = look, Own = look }, true), around);
        }
    }

    private void Add(Piece piece, Around around)
    {
        // The code of a field may hold fields and runs of its own: none of it is shown.
        if (piece is not Edge && fields.IsCode)
        {
            if (piece is Words words)
            {
                fields.Innermost!.Append(words.Text);
            }

            return;
        }

        if (!deleted && around.Deleted is not null)
        {
            return;
        }

        pieces.Add(
            piece with
            {
                Inserted = around.Inserted,
                Deleted = around.Deleted,
                Target = around.Target,
                Field = fields.Innermost,
            }
        );
    }
}
