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
    }

    private Bracket? brackets;
    private int lastLinkStart = -1;

    /// <summary>An opening bracket that waits for its end; a stack.</summary>
    private sealed record Bracket(BracketKind Kind, InlineNode Node, Bracket? Below, Delimiter? DelimitersBelow);

    private void Open(BracketKind kind, int length)
    {
        var node = new InlineNode(InlineKind.Words, at, at + length);
        root.Append(node);
        brackets = new Bracket(kind, node, brackets, delimiters);
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
        if (brackets is not { } opener)
        {
            Words(at + 1);
            return;
        }

        int close = at;
        brackets = opener.Below;
        if (opener.Kind == BracketKind.Note)
        {
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
            Words(at + 1);
            return;
        }

        if (node.Kind is InlineKind.Link)
        {
            lastLinkStart = Math.Max(lastLinkStart, opener.Node.Start);
        }

        Enclose(opener, node);
    }

    private void Enclose(Bracket opener, InlineNode node)
    {
        Emphasise(opener.DelimitersBelow);
        root.Gather(opener.Node, null, node);
        root.Remove(opener.Node);
    }

    // [text](target "title"){attributes}
    private InlineNode? InlineLink(Bracket opener)
    {
        int p = at + 1;
        if (p >= end || text[p] != '(')
        {
            return null;
        }

        p = SkipSpaces(p + 1);
        string? target = Target(ref p);
        if (target is null)
        {
            return null;
        }

        int targetEnd = p;
        p = SkipSpaces(p);
        string? title = null;
        if (p > targetEnd && p < end && text[p] is '"' or '\'' or '(')
        {
            title = Title(ref p);
            if (title is null)
            {
                return null;
            }

            p = SkipSpaces(p);
        }

        if (p >= end || text[p] != ')')
        {
            return null;
        }

        at = p + 1;
        return Finish(opener, target, title);
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
            findings.Add(
                Rules.WrongAttribute,
                leaf.Span(read.Start, read.End),
                "These attributes cannot be understood: write {#id .class key=\"value\"}, or \\{ for a brace."
            );
        }

        return new InlineNode(picture ? InlineKind.Picture : InlineKind.Link, opener.Node.Start, at)
        {
            Value = target,
            Title = title,
            Attributes = attributes,
        };
    }

    // [text]{lang=en}
    private InlineNode? Span(Bracket opener)
    {
        AttributesForm form = Attributes.Read(text, at + 1, end, out Attributes read);
        if (form == AttributesForm.Broken)
        {
            findings.Add(
                Rules.WrongAttribute,
                leaf.Span(read.Start, read.End),
                "These attributes cannot be understood: write {lang=en}, {.smallcaps}, or \\{ for a brace."
            );
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
            HtmlHelper.Unescape(definition.Url ?? "", true),
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

    private string? Target(ref int p)
    {
        int start = p;
        if (p < end && text[p] == '<')
        {
            for (p++; p < end && text[p] != '>'; p++)
            {
                if (text[p] is '\n' or '<')
                {
                    return null;
                }

                p += text[p] == '\\' ? 1 : 0;
            }

            if (p >= end)
            {
                return null;
            }

            p++;
            return HtmlHelper.Unescape(text[(start + 1)..(p - 1)], true);
        }

        int depth = 0;
        for (; p < end && text[p] > ' ' && text[p] != '\u007F'; p++)
        {
            if (text[p] == '\\' && p + 1 < end && text[p + 1] > ' ')
            {
                p++;
            }
            else if (text[p] == '(')
            {
                if (++depth > 32)
                {
                    return null;
                }
            }
            else if (text[p] == ')' && --depth < 0)
            {
                break;
            }
        }

        return depth > 0 ? null : HtmlHelper.Unescape(text[start..p], true);
    }

    private string? Title(ref int p)
    {
        char close = text[p] == '(' ? ')' : text[p];
        int start = ++p;
        for (; p < end && text[p] != close; p++)
        {
            if (text[p] == '(' && close == ')')
            {
                return null;
            }

            p += text[p] == '\\' ? 1 : 0;
        }

        if (p >= end)
        {
            return null;
        }

        p++;
        return HtmlHelper.Unescape(text[start..(p - 1)], true).Replace('\n', ' ');
    }

    private int SkipSpaces(int p)
    {
        while (p < end && text[p] is ' ' or '\t' or '\n')
        {
            p++;
        }

        return p;
    }
}
