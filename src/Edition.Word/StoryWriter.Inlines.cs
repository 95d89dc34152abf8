using System.Collections.Immutable;
using System.Globalization;
using Edition.Model;
using Edition.Styling;

namespace Edition.Word;

/// <summary>Runs, links, fields and notes. A run goes on as long as its style and language are the same.</summary>
internal sealed partial class StoryWriter
{
    private readonly List<Note> notesInNotes = [];
    private bool runIsOpen;
    private bool textIsOpen;
    private CharacterStyle runStyle;
    private Lang runLang;
    private CharacterStyle style;
    private bool inLink;

    private void Inlines(ImmutableArray<Inline> inlines)
    {
        Manner around = manner;
        foreach (Inline inline in inlines)
        {
            manner = around.Within(inline, Template);
            switch (inline)
            {
                case Text t:
                    Run(t.Value, style, t.Lang);
                    break;
                case Code c:
                    Run(c.Value, style | CharacterStyle.Code, c.Lang);
                    break;
                case HardBreak:
                    Break();
                    break;
                case Styled s:
                    Styled(s.Content, CharacterStyles.Of(s.Style));
                    break;
                case LangSpan s:
                    Span(s);
                    break;
                case Link l:
                    Write(l);
                    break;
                case Reference r:
                    Write(r);
                    break;
                case Note n:
                    Write(n);
                    break;
                case NoteRef n:
                    CallAgain(n.Key, n.Number, n.Lang);
                    break;
                case InlinePicture p:
                    Write(p);
                    break;
                case PageNumbers p:
                    Write(p);
                    break;
                case ComputedValue c:
                    Write(c);
                    break;
                default:
                    throw new InvalidOperationException(inline.GetType().Name);
            }
        }

        manner = around;
    }

    private void Styled(ImmutableArray<Inline> content, CharacterStyle more)
    {
        CharacterStyle around = style;
        style = more == CharacterStyle.Emphasis ? style ^ more : style | more;
        Inlines(content);
        style = around;
    }

    private void Span(LangSpan span)
    {
        bool marks = span.Id is not null && !IsNote && plan.Bookmarks.Name(span.Id) is not null && marked.Add(span.Id);
        if (marks)
        {
            CloseRun();
            OpenMark(span.Id!);
        }

        int? comment = plan.Copy?.CommentAt(span);
        if (comment is { } opened)
        {
            CloseRun();
            xml.Raw("<w:commentRangeStart w:id=\""u8).Number(opened).Raw("\"/>"u8);
        }

        Inlines(span.Content);
        if (comment is { } closed)
        {
            CloseRun();
            xml.Raw("<w:commentRangeEnd w:id=\""u8)
                .Number(closed)
                .Raw("\"/><w:r><w:commentReference w:id=\""u8)
                .Number(closed)
                .Raw("\"/></w:r>"u8);
        }

        if (marks)
        {
            CloseRun();
            CloseMark(plan.Bookmarks.Number(span.Id!));
        }
    }

    private void Write(Link link)
    {
        string? id = inLink ? null : (IsNote ? plan.NoteLinks : plan.TextLinks).Id(link.Uri);
        if (id is null)
        {
            Styled(link.Content, CharacterStyle.Hyperlink);
            return;
        }

        CloseRun();
        xml.Raw("<w:hyperlink"u8).Attribute("r:id"u8, id).Raw(" w:history=\"1\">"u8);
        inLink = true;
        Styled(link.Content, CharacterStyle.Hyperlink);
        EndLink();
    }

    private void Write(Reference reference)
    {
        bool marks =
            reference.Anchor is { } anchor && !IsNote && plan.Bookmarks.Name(anchor) is not null && marked.Add(anchor);
        if (marks)
        {
            CloseRun();
            OpenMark(reference.Anchor!);
        }

        bool linked = BeginLink(reference.Target);
        string number = plan.NumberOf(reference.Target).ToString(CultureInfo.InvariantCulture);
        if (
            linked
            && reference.Content is [Text words]
            && plan.IsNumberReferred(reference.Target)
            && words.Value.EndsWith(number, StringComparison.Ordinal)
            && !char.IsDigit(words.Value.AsSpan()[..^number.Length] is [.., var last] ? last : ' ')
        )
        {
            // «рис. 1»: the number is the caption's own, and follows it when an editor adds a figure.
            Run(words.Value.AsSpan()[..^number.Length], style, words.Lang);
            BeginField($"REF {plan.Bookmarks.Name(Plan.NumberId(reference.Target))} \\h");
            Run(number, style, words.Lang);
            EndField();
        }
        else
        {
            Inlines(reference.Content);
        }

        if (linked)
        {
            EndLink();
        }

        if (marks)
        {
            CloseRun();
            CloseMark(plan.Bookmarks.Number(reference.Anchor!));
        }
    }

    /// <summary>
    /// Begins a link to a bookmark; false where there is none, or where a link is open, since Word knows no link within
    /// a link.
    /// </summary>
    private bool BeginLink(string target)
    {
        if (inLink || plan.Bookmarks.Name(target) is not { } name)
        {
            return false;
        }

        CloseRun();
        xml.Raw("<w:hyperlink"u8).Attribute("w:anchor"u8, name).Raw(" w:history=\"1\">"u8);
        inLink = true;
        return true;
    }

    private void EndLink()
    {
        CloseRun();
        xml.Raw("</w:hyperlink>"u8);
        inLink = false;
    }

    private void Write(Note note)
    {
        if (IsNote)
        {
            // Word has no notes in notes. The inner one is called from the text, beside the one it stands in, and
            // referred to from there: it keeps its number, its form and its place at the foot.
            CallAgain(note.Key, note.Number, note.Lang);
            notesInNotes.Add(note);
            return;
        }

        notes ??= new StoryWriter(plan, part, this);
        ImmutableArray<Note> within = notes.WriteFootnote(note);
        CloseRun();
        bool marks = plan.Bookmarks.Name(note.Key) is not null && marked.Add(note.Key);
        if (marks)
        {
            OpenMark(note.Key);
        }

        string? call = plan.Copy?.Sites.CallOf(note);
        if (call is not null)
        {
            EditorsCopy.OpenMark(xml, call);
        }

        OpenRun(CharacterStyle.FootnoteReference, plan.Lang);
        xml.Raw("<w:footnoteReference w:id=\""u8).Number(plan.FootnoteOf(note)).Raw("\"/>"u8);
        CloseRun();
        if (call is not null)
        {
            EditorsCopy.CloseMark(xml, call);
        }

        if (marks)
        {
            CloseMark(plan.Bookmarks.Number(note.Key));
        }

        foreach (Note inner in within)
        {
            Run("\u202F", CharacterStyle.FootnoteReference, note.Lang);
            Write(inner);
        }
    }

    /// <summary>Writes a footnote's own text; returns the notes called in it, in order.</summary>
    private ImmutableArray<Note> WriteFootnote(Note note)
    {
        xml.Clear();
        xml.Raw("<w:footnote w:id=\""u8).Number(plan.FootnoteOf(note)).Raw("\">"u8);
        SectionAt = 0;
        notesInNotes.Clear();
        var at = new Place(new Setting(Voice.Note), Template.Page.Measure);
        measure = at.Measure;
        var first = note.Blocks is [Paragraph { Role: ParagraphRole.Body } opening, ..] ? opening : null;
        Open(new ParagraphStyle(StyleName.Note), first?.Lang ?? note.Lang);
        manner = paragraphManner.Within(note, Template);
        OpenRun(CharacterStyle.FootnoteReference, plan.Lang);
        xml.Raw("<w:footnoteRef/>"u8);
        CloseRun();
        manner = paragraphManner;
        Run(" ", CharacterStyle.None, paragraphLang);
        if (first is not null)
        {
            Inlines(first.Content);
        }

        Close();
        Blocks(note.Blocks, at, first is null ? 0 : 1);
        EndStory();
        Footnotes.Raw(xml.Written).Raw("</w:footnote>"u8);
        return [.. notesInNotes];
    }

    private void CallAgain(string key, int number, Lang lang)
    {
        string mark = plan.MarkOf(key, number);
        if (plan.Bookmarks.Name(key) is { } name)
        {
            BeginField($"NOTEREF {name} \\f \\h");
            Run(mark, CharacterStyle.FootnoteReference, lang);
            EndField();
        }
        else
        {
            Run(mark, CharacterStyle.FootnoteReference, lang);
        }
    }

    private void Write(PageNumbers pages)
    {
        string? before = null;
        foreach (string target in pages.Targets)
        {
            string? page = plan.PageOf(target);
            if (plan.Bookmarks.Name(target) is null || (page is not null && page == before))
            {
                continue;
            }

            if (before is not null)
            {
                Run(", ", style, pages.Lang);
            }

            before = page ?? "";
            PageField(target, pages.Lang);
        }
    }

    private void Write(ComputedValue value)
    {
        switch (value.Kind)
        {
            case Computed.PageCount when plan.Pages is null:
                BeginField("NUMPAGES");
                Run("0", style, value.Lang);
                EndField();
                break;

            // What the imprint and a form of citation say of the printed edition stays true in a document that an editor reflows, so these
            // are no fields.
            default:
                Run(plan.Pages?.Told(value) ?? "…", style, value.Lang);
                break;
        }
    }

    private void PageField(string target, Lang lang)
    {
        BeginField($"PAGEREF {plan.Bookmarks.Name(target)} \\h");
        Run(plan.PageOf(target) ?? "…", style, lang);
        EndField();
    }

    private void BeginField(string instruction)
    {
        CloseRun();
        xml.Raw("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> "u8)
            .Text(instruction)
            .Raw(" </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"u8);
    }

    private void EndField()
    {
        CloseRun();
        xml.Raw("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"u8);
    }

    private void Break()
    {
        OpenRun(style, runIsOpen ? runLang : paragraphLang);
        CloseText();
        xml.Raw("<w:br/>"u8);
    }

    private void Run(ReadOnlySpan<char> words, CharacterStyle wanted, Lang lang)
    {
        if (words.IsEmpty)
        {
            return;
        }

        OpenRun(wanted, lang);
        while (!words.IsEmpty)
        {
            int special = words.IndexOfAny('\t', '\n', '\u00AD');
            ReadOnlySpan<char> plain = special < 0 ? words : words[..special];
            if (!plain.IsEmpty)
            {
                if (!textIsOpen)
                {
                    xml.Raw("<w:t xml:space=\"preserve\">"u8);
                    textIsOpen = true;
                }

                xml.Text(plain);
            }

            if (special < 0)
            {
                return;
            }

            CloseText();
            xml.Raw(
                words[special] switch
                {
                    '\t' => "<w:tab/>"u8,
                    '\n' => "<w:br/>"u8,
                    _ => "<w:softHyphen/>"u8,
                }
            );
            words = words[(special + 1)..];
        }
    }

    private void OpenRun(CharacterStyle wanted, Lang lang)
    {
        if (runIsOpen && runStyle == wanted && runLang == lang)
        {
            return;
        }

        CloseRun();
        xml.Raw("<w:r>"u8);
        CharacterStyle named = Upheld(wanted);
        if (named != CharacterStyle.None || lang != plan.Lang)
        {
            xml.Raw("<w:rPr>"u8);
            if (named != CharacterStyle.None)
            {
                xml.Raw("<w:rStyle"u8).Attribute("w:val"u8, CharacterStylesUsed.Use(named)).Raw("/>"u8);
            }

            if (lang != plan.Lang)
            {
                Languages.Write(xml, lang);
            }

            xml.Raw("</w:rPr>"u8);
        }

        runIsOpen = true;
        runStyle = wanted;
        runLang = lang;
    }

    /// <summary>The style that makes the run what it is to be in a paragraph of this style.</summary>
    private CharacterStyle Upheld(CharacterStyle wanted)
    {
        bool marks = wanted.HasFlag(CharacterStyle.FootnoteReference);
        return wanted
            | Against(CharacterStyle.InBold, CharacterStyle.Strong, static each => each.Bold, mark.Bold)
            | Against(CharacterStyle.InItalic, CharacterStyle.Emphasis, static each => each.Italic, mark.Italic)
            | Against(
                CharacterStyle.InSmallCaps,
                CharacterStyle.SmallCaps,
                static each => each.SmallCaps,
                mark.SmallCaps
            );

        CharacterStyle Against(CharacterStyle flag, CharacterStyle says, Func<Manner, bool> of, bool ofMark) =>
            (of(paragraphManner) ^ (wanted.HasFlag(says) || (marks && ofMark))) == of(manner)
                ? CharacterStyle.None
                : flag;
    }

    private void CloseText()
    {
        if (textIsOpen)
        {
            xml.Raw("</w:t>"u8);
            textIsOpen = false;
        }
    }

    private void CloseRun()
    {
        CloseText();
        if (runIsOpen)
        {
            xml.Raw("</w:r>"u8);
            runIsOpen = false;
        }
    }
}
