using System.Collections.Immutable;
using Edition.Model;
using Edition.Styling;

namespace Edition.Word;

/// <summary>What stands in a line: links, references, calls of notes, what pages alone can tell.</summary>
internal sealed partial class StoryWriter
{
    private readonly List<Note> notesInNotes = [];
    private bool inLink;

    /// <param name="inlines">What is written, each in its manner within that of what stands around.</param>
    /// <param name="style">What the marks around make of it.</param>
    private void Inlines(ImmutableArray<Inline> inlines, CharacterStyle style = CharacterStyle.None)
    {
        Manner around = runs.Manner;
        foreach (Inline inline in inlines)
        {
            runs.Manner = around.Within(inline, Template);
            Fate before = changes.Enter(inline);
            inline.Accept(this, style);
            changes.Fate = before;
        }

        runs.Manner = around;
    }

    void IInlineVisitor<CharacterStyle>.Visit(Text text, CharacterStyle style) =>
        runs.Write(text.Value, style, text.Lang);

    void IInlineVisitor<CharacterStyle>.Visit(Code code, CharacterStyle style) =>
        runs.Write(code.Value, style | CharacterStyle.Code, code.Lang);

    void IInlineVisitor<CharacterStyle>.Visit(HardBreak lineEnd, CharacterStyle style) => runs.Break(style);

    void IInlineVisitor<CharacterStyle>.Visit(Styled styled, CharacterStyle style)
    {
        CharacterStyle more = CharacterStyles.Of(styled.Style);
        Inlines(styled.Content, more == CharacterStyle.Emphasis ? style ^ more : style | more);
    }

    void IInlineVisitor<CharacterStyle>.Visit(LangSpan span, CharacterStyle style)
    {
        bool marks = span.Id is not null && !IsNote && plan.Bookmarks.Name(span.Id) is not null && marked.Add(span.Id);
        if (marks)
        {
            runs.Close();
            OpenMark(span.Id!);
        }

        int? comment = plan.Copy?.CommentAt(span);
        if (comment is { } opened)
        {
            runs.Close();
            xml.Raw("<w:commentRangeStart w:id=\""u8).Number(opened).Raw("\"/>"u8);
        }

        Inlines(span.Content, style);
        if (comment is { } closed)
        {
            runs.Close();
            xml.Raw("<w:commentRangeEnd w:id=\""u8)
                .Number(closed)
                .Raw("\"/><w:r><w:commentReference w:id=\""u8)
                .Number(closed)
                .Raw("\"/></w:r>"u8);
        }

        if (marks)
        {
            runs.Close();
            CloseMark(plan.Bookmarks.Number(span.Id!));
        }
    }

    void IInlineVisitor<CharacterStyle>.Visit(Link link, CharacterStyle style)
    {
        string? id = inLink ? null : (IsNote ? plan.NoteLinks : plan.TextLinks).Id(link.Uri);
        if (id is null)
        {
            Inlines(link.Content, style | CharacterStyle.Hyperlink);
            return;
        }

        runs.Close();
        xml.Raw("<w:hyperlink"u8).Attribute("r:id"u8, id).Raw(" w:history=\"1\">"u8);
        inLink = true;
        Inlines(link.Content, style | CharacterStyle.Hyperlink);
        EndLink();
    }

    void IInlineVisitor<CharacterStyle>.Visit(Reference reference, CharacterStyle style)
    {
        bool marks =
            reference.Anchor is { } anchor && !IsNote && plan.Bookmarks.Name(anchor) is not null && marked.Add(anchor);
        if (marks)
        {
            runs.Close();
            OpenMark(reference.Anchor!);
        }

        bool linked = BeginLink(reference.Target);
        if (
            linked
            && plan.NumberOf(reference.Target) is { } number
            && reference.Content is [Text words]
            && plan.IsNumberReferred(reference.Target)
            && words.Value.EndsWith(number, StringComparison.Ordinal)
            && !char.IsDigit(words.Value.AsSpan()[..^number.Length] is [.., var last] ? last : ' ')
        )
        {
            // «рис. 1»: the number is the caption's own, and follows it when an editor adds a figure.
            runs.Write(words.Value.AsSpan()[..^number.Length], style, words.Lang);
            runs.BeginField($"REF {plan.Bookmarks.Name(Plan.NumberId(reference.Target))} \\h");
            runs.Write(number, style, words.Lang);
            runs.EndField();
        }
        else
        {
            Inlines(reference.Content, style);
        }

        if (linked)
        {
            EndLink();
        }

        if (marks)
        {
            runs.Close();
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

        runs.Close();
        xml.Raw("<w:hyperlink"u8).Attribute("w:anchor"u8, name).Raw(" w:history=\"1\">"u8);
        inLink = true;
        return true;
    }

    private void EndLink()
    {
        runs.Close();
        xml.Raw("</w:hyperlink>"u8);
        inLink = false;
    }

    void IInlineVisitor<CharacterStyle>.Visit(Note note, CharacterStyle style) => Call(note);

    void IInlineVisitor<CharacterStyle>.Visit(NoteRef later, CharacterStyle style) =>
        CallAgain(later.Key, later.Number, later.Lang);

    private void Call(Note note)
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
        // Who takes a call out leaves the note's own text as it is.
        notes.changes.Fate = changes.Fate is Fate.Inserted or Fate.MovedHere ? changes.Fate : Fate.Kept;
        ImmutableArray<Note> within = notes.WriteFootnote(note);
        runs.Close();
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

        runs.Open(CharacterStyle.FootnoteReference, plan.Lang);
        xml.Raw("<w:footnoteReference w:id=\""u8).Number(plan.FootnoteOf(note)).Raw("\"/>"u8);
        runs.Close();
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
            runs.Write("\u202F", CharacterStyle.FootnoteReference, note.Lang);
            Call(inner);
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
        Manner plain = runs.Manner;
        runs.Manner = plain.Within(note, Template);
        runs.Open(CharacterStyle.FootnoteReference, plan.Lang);
        xml.Raw("<w:footnoteRef/>"u8);
        runs.Close();
        runs.Manner = plain;
        runs.Write(" ", CharacterStyle.None, first?.Lang ?? note.Lang);
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
            runs.BeginField($"NOTEREF {name} \\f \\h");
            runs.Write(mark, CharacterStyle.FootnoteReference, lang);
            runs.EndField();
        }
        else
        {
            runs.Write(mark, CharacterStyle.FootnoteReference, lang);
        }
    }

    void IInlineVisitor<CharacterStyle>.Visit(PageNumbers pages, CharacterStyle style)
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
                runs.Write(", ", style, pages.Lang);
            }

            before = page ?? "";
            PageField(target, pages.Lang, style);
        }
    }

    void IInlineVisitor<CharacterStyle>.Visit(ComputedValue value, CharacterStyle style)
    {
        switch (value.Kind)
        {
            case Computed.PageCount when plan.Pages is null:
                runs.BeginField("NUMPAGES");
                runs.Write("0", style, value.Lang);
                runs.EndField();
                break;

            // What the imprint and a form of citation say of the printed edition stays true in a document that an editor reflows, so these
            // are no fields.
            default:
                runs.Write(plan.Pages?.Told(value) ?? "…", style, value.Lang);
                break;
        }
    }

    private void PageField(string target, Lang lang, CharacterStyle style = CharacterStyle.None)
    {
        runs.BeginField($"PAGEREF {plan.Bookmarks.Name(target)} \\h");
        runs.Write(plan.PageOf(target) ?? "…", style, lang);
        runs.EndField();
    }
}
