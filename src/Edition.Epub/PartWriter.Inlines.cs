using System.Collections.Immutable;
using System.Globalization;
using Edition.Model;

namespace Edition.Epub;

internal sealed partial class PartWriter
{
    private readonly Stack<(IReadOnlyList<PageMarker> Markers, int Pending, int Position)> leaves = new();
    private IReadOnlyList<PageMarker> markers = [];

    /// <summary>The next marker of the leaf block to write, and how much of its plain text has been written.</summary>
    private int pending;
    private int position;

    /// <summary>Begins a block with text of its own; null for text that no page marker falls into.</summary>
    private void BeginLeaf(Block? block)
    {
        leaves.Push((markers, pending, position));
        markers = block is null ? [] : plan.PageMarkers.In(block);
        pending = 0;
        position = 0;
    }

    private void EndLeaf()
    {
        Markers(int.MaxValue);
        (markers, pending, position) = leaves.Pop();
    }

    /// <summary>Writes the markers that stand before the given length of the leaf's text.</summary>
    private void Markers(int end)
    {
        while (pending < markers.Count && markers[pending].Offset < end)
        {
            Marker(markers[pending++]);
        }
    }

    /// <summary>
    /// Writes the markers at the beginning of what an item holds, before its label: a page that begins with the item
    /// begins with its label.
    /// </summary>
    private void MarkersOfItem(ImmutableArray<Block> blocks)
    {
        Block? first = blocks.FirstOrDefault();
        while (first is Quotation or ListBlock)
        {
            first = first is Quotation quotation
                ? quotation.Blocks.FirstOrDefault()
                : ((ListBlock)first).Items.FirstOrDefault()?.Blocks.FirstOrDefault();
        }

        foreach (PageMarker marker in first is null ? [] : plan.PageMarkers.In(first))
        {
            if (marker.Offset == 0)
            {
                Marker(marker);
            }
        }
    }

    /// <summary>A line end in the leaf's plain text that is not written as a character.</summary>
    private void Separator(bool counts)
    {
        if (counts)
        {
            Markers(position + 1);
            position++;
        }
    }

    /// <summary>Characters of the leaf's plain text, with the markers that fall among them.</summary>
    private void Plain(ReadOnlySpan<char> text)
    {
        while (pending < markers.Count && markers[pending].Offset < position + text.Length)
        {
            int before = Math.Max(0, markers[pending].Offset - position);
            xml.Text(text[..before]);
            position += before;
            text = text[before..];
            Marker(markers[pending++]);
        }

        xml.Text(text);
        position += text.Length;
    }

    private void Inlines(ImmutableArray<Inline> inlines)
    {
        for (int i = 0; i < inlines.Length; i++)
        {
            if (inlines[i] is Text text && i + 1 < inlines.Length && inlines[i + 1] is Note or NoteRef)
            {
                i = Called(inlines, i, text);
            }
            else
            {
                Write(inlines[i]);
            }
        }
    }

    /// <summary>
    /// A text and the calls of notes after it. The last word and the marks are kept on one line; of a long word only
    /// its end, that it may still be hyphenated. Returns the index of the last call.
    /// </summary>
    private int Called(ImmutableArray<Inline> inlines, int i, Text text)
    {
        const int Whole = 14,
            End = 4;
        int word = text.Value.AsSpan().LastIndexOfAny(' ', '\u00A0', '\u202F') + 1;
        int glued = text.Value.Length - word <= Whole ? word : text.Value.Length - End;
        while (glued > 0 && glued < text.Value.Length && !char.IsLetter(text.Value[glued]) && glued > word)
        {
            glued--;
        }

        bool foreign = text.Lang != lang;
        Lang outer = lang;
        lang = text.Lang;
        if (foreign)
        {
            xml.Raw("<span"u8);
            LangAttributes(outer);
            xml.Raw(">"u8);
        }

        Plain(text.Value.AsSpan(0, glued));
        xml.Raw("<span class=\"nb\">"u8);
        Plain(text.Value.AsSpan(glued));
        while (i + 1 < inlines.Length && inlines[i + 1] is Note or NoteRef)
        {
            Write(inlines[++i]);
        }

        xml.Raw(foreign ? "</span></span>"u8 : "</span>"u8);
        lang = outer;
        return i;
    }

    private void Write(Inline inline)
    {
        Lang outer = lang;
        lang = inline.Lang;
        inline.Accept(this, outer);
        lang = outer;
    }

    void IInlineVisitor<Lang>.Visit(Text text, Lang around)
    {
        if (text.Lang == around)
        {
            Plain(text.Value);
            return;
        }

        Open("<span"u8, around);
        Plain(text.Value);
        xml.Raw("</span>"u8);
    }

    void IInlineVisitor<Lang>.Visit(LangSpan span, Lang around)
    {
        if (lang == around && span.Id is null)
        {
            Inlines(span.Content);
            return;
        }

        xml.Raw("<span"u8);
        Id(span.Id);
        LangAttributes(around);
        xml.Raw(">"u8);
        Inlines(span.Content);
        xml.Raw("</span>"u8);
    }

    void IInlineVisitor<Lang>.Visit(Code code, Lang around)
    {
        Open("<code"u8, around);
        Plain(code.Value);
        xml.Raw("</code>"u8);
    }

    void IInlineVisitor<Lang>.Visit(Link link, Lang around)
    {
        xml.Raw("<a"u8).Attribute("href"u8, Address.Escaped(link.Uri));
        LangAttributes(around);
        xml.Raw(">"u8);
        Inlines(link.Content);
        xml.Raw("</a>"u8);
    }

    void IInlineVisitor<Lang>.Visit(Reference reference, Lang around)
    {
        Place? target = plan.PlaceOf(reference.Target);
        xml.Raw(target is null ? "<span"u8 : "<a"u8);
        Id(reference.Anchor);
        Optional("href"u8, target is { } place ? plan.Address(place, file) : null);
        LangAttributes(around);
        xml.Raw(">"u8);
        Inlines(reference.Content);
        xml.Raw(target is null ? "</span>"u8 : "</a>"u8);
    }

    void IInlineVisitor<Lang>.Visit(Note note, Lang around)
    {
        Call(note.Key);
        if (plan.Note(note.Key).File == file && written.Add(plan.Note(note.Key).Id))
        {
            notes.Enqueue(note, note.Number);
        }
    }

    void IInlineVisitor<Lang>.Visit(NoteRef later, Lang around) => Call(later.Key);

    void IInlineVisitor<Lang>.Visit(HardBreak lineEnd, Lang around)
    {
        Separator(true);
        xml.Raw("<br/>"u8);
    }

    void IInlineVisitor<Lang>.Visit(InlinePicture picture, Lang around)
    {
        const double PixelsToPoint = 96.0 / 72;
        xml.Raw("<img"u8)
            .Attribute("src"u8, plan.Picture(picture.Path).Name)
            .Attribute("alt"u8, picture.Alt)
            .Raw(picture.Alt.Length == 0 ? " role=\"presentation\""u8 : ""u8)
            .Attribute(
                "class"u8,
                picture.WidthPercent > 0 ? "inline " + StyleSheet.WidthClass(picture.WidthPercent) : "inline"
            );
        Optional("title"u8, picture.Title);
        if (picture.Width is { } width)
        {
            xml.Raw(" width=\""u8).Number(Math.Max(1, (long)Math.Round(width.Points * PixelsToPoint))).Raw("\""u8);
        }

        xml.Raw("/>"u8);
    }

    void IInlineVisitor<Lang>.Visit(ComputedValue value, Lang around) => xml.Text(plan.Pages?.Told(value) ?? "…");

    void IInlineVisitor<Lang>.Visit(Styled styled, Lang around)
    {
        ReadOnlySpan<byte> element = styled.Style switch
        {
            InlineStyle.Emphasis => "em"u8,
            InlineStyle.Strong => "strong"u8,
            InlineStyle.Struck => "s"u8,
            InlineStyle.Subscript => "sub"u8,
            InlineStyle.Superscript => "sup"u8,
            InlineStyle.SmallCaps => "span"u8,
            InlineStyle.Underlined => "u"u8,
            InlineStyle.Highlighted => "mark"u8,
            InlineStyle.Small => "small"u8,
            _ => throw new InvalidOperationException(styled.Style.ToString()),
        };
        xml.Raw("<"u8).Raw(element).Raw(styled.Style == InlineStyle.SmallCaps ? " class=\"sc\""u8 : ""u8);
        LangAttributes(around);
        xml.Raw(">"u8);
        Inlines(styled.Content);
        xml.Raw("</"u8).Raw(element).Raw(">"u8);
    }

    private void Call(string key)
    {
        NotePlace note = plan.Note(key);
        if (!calls.TryGetValue(key, out Queue<Place>? own))
        {
            calls.Add(key, own = new Queue<Place>(note.Calls.Where(call => call.File == file)));
        }

        xml.Raw("<sup class=\"noteref\"><a epub:type=\"noteref\" role=\"doc-noteref\""u8)
            .Attribute("id"u8, own.Dequeue().Id);
        xml.Attribute("href"u8, plan.Address(new Place(note.File, note.Id), file))
            .Raw(">"u8)
            .Text(note.Mark)
            .Raw("</a></sup>"u8);
    }

    /// <summary>
    /// The printed pages of some places, each once and linked to the first of them; where pages are not known, the
    /// places are numbered.
    /// </summary>
    void IInlineVisitor<Lang>.Visit(PageNumbers pages, Lang around)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        int count = 0;
        foreach (string target in pages.Targets)
        {
            string label = plan.Pages is { } printed
                ? printed.PageOfId.GetValueOrDefault(target, "")
                : (count + 1).ToString(CultureInfo.InvariantCulture);
            if (label.Length == 0 || !seen.Add(label))
            {
                continue;
            }

            xml.Raw(count++ > 0 ? ", "u8 : ""u8);
            while (
                pending < markers.Count
                && markers[pending] is { Target: { } first } marker
                && marker.Offset <= position
                && label == plan.Pages?.PageOfId.GetValueOrDefault(first)
            )
            {
                Marker(marker);
                pending++;
            }

            if (plan.PlaceOf(target) is { } place)
            {
                xml.Raw("<a class=\"page\""u8)
                    .Attribute("href"u8, plan.Address(place, file))
                    .Raw(">"u8)
                    .Text(label)
                    .Raw("</a>"u8);
            }
            else
            {
                xml.Text(label);
            }
        }
    }
}
