using Edition.Diagnostics;
using Markdig.Helpers;

namespace Edition.Reading;

internal sealed partial class InlineParser
{
    private enum BracketKind
    {
        Link,
        Picture,
        Note,
        Tag,
    }

    private Bracket? brackets;
    private int lastLinkStart = -1;

    /// <summary>An opening bracket, or a tag, that waits for its end; a stack.</summary>
    private sealed record Bracket(
        BracketKind Kind,
        InlineNode Node,
        Bracket? Below,
        Delimiter? DelimitersBelow,
        HtmlTag? Tag = null
    );

    private void Open(BracketKind kind, int length)
    {
        var node = new InlineNode(InlineKind.Words, at, at + length);
        root.Append(node);
        brackets = new Bracket(kind, node, brackets, delimiters);
        openBrackets++;
        at += length;
    }

    private bool IsNoteCall(int bracket)
    {
        int idEnd = NoteIds.End(text, bracket + 2, end);
        return idEnd > bracket + 2 && idEnd < end && text[idEnd] == ']';
    }

    private bool NoteCall()
    {
        if (!IsNoteCall(at))
        {
            return false;
        }

        int idEnd = NoteIds.End(text, at + 2, end);
        root.Append(new InlineNode(InlineKind.NoteCall, at, idEnd + 1) { Value = Nfc.Of(text[(at + 2)..idEnd]) });
        at = idEnd + 1;
        return true;
    }

    private void Close()
    {
        if (openBrackets == 0)
        {
            Words(at + 1);
            return;
        }

        while (brackets!.Tag is not null)
        {
            LeaveOpen(brackets);
        }

        Bracket opener = brackets;
        int close = at;
        brackets = opener.Below;
        openBrackets--;
        if (opener.Kind == BracketKind.Note)
        {
            if (lastWhitespace < opener.Node.Start && Raised(opener))
            {
                return;
            }

            at++;
            Enclose(opener, new InlineNode(InlineKind.InlineNote, opener.Node.Start, at));
            return;
        }

        // A link holds no links: an opener that stands before a finished link can become none.
        bool mayLink = opener.Kind == BracketKind.Picture || opener.Node.Start > lastLinkStart;
        InlineNode? node = mayLink ? InlineLink(opener) : null;
        node ??= opener.Kind == BracketKind.Link ? Span(opener) : null;
        node ??= mayLink ? ReferenceLink(opener, close) : null;
        if (node is null)
        {
            at = close;
            NameLoss(opener);
            NameTyped(opener);
            NameUndefined(opener);
            Words(at + 1);
            return;
        }

        if (node.Kind is InlineKind.Link)
        {
            lastLinkStart = Math.Max(lastLinkStart, opener.Node.Start);
        }

        Enclose(opener, node);
    }

    // ^[1](#n)^ and ^[1]^ are raised brackets, as Pandoc reads them, unless another note follows.
    private bool Raised(Bracket opener)
    {
        int close = at;
        var link = new Bracket(BracketKind.Link, opener.Node, null, null);
        InlineNode? inner = opener.Node.Start > lastLinkStart ? InlineLink(link) : null;
        int stop = inner is null ? close + 1 : at;
        if (stop >= end || text[stop] != '^' || (stop + 1 < end && text[stop + 1] == '['))
        {
            at = close;
            return false;
        }

        at = close;
        if (inner is null)
        {
            Words(close + 1);
        }

        Emphasise(opener.DelimitersBelow);
        if (inner is null)
        {
            // The opening bracket belongs to what is raised; the node that held it with the caret stays as the anchor.
            root.Insert(opener.Node, new InlineNode(InlineKind.Words, opener.Node.Start + 1, opener.Node.End));
        }
        else
        {
            lastLinkStart = opener.Node.Start;
            inner.Start++;
            root.Gather(opener.Node, null, inner);
        }

        root.Gather(opener.Node, null, new InlineNode(InlineKind.Superscript, opener.Node.Start, stop + 1));
        root.Remove(opener.Node);
        at = stop + 1;
        return true;
    }

    // [1] behind a word is what a note's call looks like once its circumflex is lost.
    private void NameTyped(Bracket opener)
    {
        (int start, int length) = (opener.Node.Start, at - opener.Node.End);
        if (
            opener.Kind == BracketKind.Link
            && length is > 0 and < 4
            && !text.AsSpan(opener.Node.End, length).ContainsAnyExceptInRange('0', '9')
        )
        {
            opener.Node.Found = Says.TypedNote(text[start..(at + 1)]);
        }
    }

    // [words][label] whose label nothing defines.
    private void NameUndefined(Bracket opener)
    {
        if (opener.Kind != BracketKind.Link || opener.Node.Found is not null || Peek(1) != '[')
        {
            return;
        }

        int close = text.AsSpan(at + 2, Math.Min(end - at - 2, 200)).IndexOfAny('[', ']', '\n');
        ReadOnlySpan<char> label = close < 0 ? default : text.AsSpan(at + 2, close);
        bool closed = close >= 0 && text[at + 2 + close] == ']' && at > opener.Node.End;
        if (
            closed
            && (
                label.IsEmpty
                || (char.IsLetter(label[0]) && !(at + close + 3 < end && text[at + close + 3] is '(' or '{'))
            )
        )
        {
            string name = label.IsEmpty ? text[opener.Node.End..at] : label.ToString();
            opener.Node.Found = Says.LinkUndefined(
                Shown.Brief(text[opener.Node.Start..(at + close + 3)]),
                Shown.Brief(name)
            );
        }
    }

    private bool IsDefined(ForeignMark mark) =>
        definitions is not null
        && (text[mark.Start + 1] == '[' ? 1 : 0) is var inner
        && Label(mark.Start + inner, out int after) is { } label
        && after == mark.End - inner
        && definitions.Find(label) is not null;

    private void Enclose(Bracket opener, InlineNode node)
    {
        Emphasise(opener.DelimitersBelow);
        root.Gather(opener.Node, null, node);
        root.Remove(opener.Node);
    }

    private InlineNode Finish(Bracket opener, string target, string? title)
    {
        bool picture = opener.Kind == BracketKind.Picture;
        Attributes attributes = Attributes.None;
        AttributesForm form = Attributes.Read(text, at, end, out Attributes read);
        if (form == AttributesForm.Attributes)
        {
            attributes = read;
            at = read.End;
        }
        else if (form == AttributesForm.Broken)
        {
            findings.Add(Says.LinkAttributes(), leaf.Span(read.Start, read.End));
        }

        return new InlineNode(picture ? InlineKind.Picture : InlineKind.Link, opener.Node.Start, at)
        {
            Value = target,
            Title = title,
            Attributes = attributes,
        };
    }

    // A path or an address that holds spaces, as Pandoc reads it: they go on where no title and no end follows. In words
    // that only happen to stand in parentheses behind brackets no link is meant.
    private int Spaced(Bracket opener, int start, int stop)
    {
        int p = stop;
        int most = Math.Min(end, start + 300);
        while (p + 1 < most && text[p] is ' ' && text[p + 1] is not ('"' or '\'' or ')' or '(' or ' '))
        {
            for (p++; p < most && text[p] > ' ' && text[p] != ')'; p++)
            {
                p += text[p] == '\\' ? 1 : 0;
            }
        }

        if (p == stop || p >= most || text[p] is not (')' or ' ') || text[start] == '<')
        {
            return -1;
        }

        ReadOnlySpan<char> target = text.AsSpan(start, p - start);
        int dot = target.LastIndexOf('.');
        bool path = dot > 0 && target.Length - dot is > 2 and < 7 && !target[(dot + 1)..].ContainsAny(" )");
        return opener.Kind == BracketKind.Picture || path || target.Contains("://", StringComparison.Ordinal) ? p : -1;
    }

    // [text]{lang=en}
    private InlineNode? Span(Bracket opener)
    {
        AttributesForm form = Attributes.Read(text, at + 1, end, out Attributes read);
        if (form == AttributesForm.Broken)
        {
            findings.Add(Says.SpanAttributes(), leaf.Span(read.Start, read.End));
        }

        if (form != AttributesForm.Attributes)
        {
            return null;
        }

        at = read.End;
        return new InlineNode(InlineKind.Span, opener.Node.Start, at) { Attributes = read };
    }

    // [text][label], [label][], [label]
    private InlineNode? ReferenceLink(Bracket opener, int close)
    {
        if (definitions is null)
        {
            return null;
        }

        at = close + 1;
        string? label = null;
        if (Peek(0) == '[')
        {
            label = Label(at, out int after);
            at =
                label is not null ? after
                : Peek(1) == ']' ? at + 2
                : at;
        }

        // A shortcut's label may hold no brackets: where one was opened within it, it ends elsewhere.
        label ??= Label(opener.Node.End - 1, out int own) is { } shortcut && own == close + 1 ? shortcut : null;
        if (label is null || definitions.Find(label) is not { } definition)
        {
            return null;
        }

        return Finish(
            opener,
            definitions.AddressOf(definition),
            definition.Title is { Length: > 0 } title ? HtmlHelper.Unescape(title, true) : null
        );
    }

    // As Markdig reads the labels of definitions, so that both are spelt alike.
    private string? Label(int bracket, out int after)
    {
        var slice = new StringSlice(text, bracket, end - 1);
        bool found = LinkHelper.TryParseLabel(ref slice, out string? label);
        after = slice.Start;
        return found ? label : null;
    }
}
