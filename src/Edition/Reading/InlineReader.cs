using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Edition.Diagnostics;
using Edition.Model;
using SourceSpan = Edition.Model.SourceSpan;

namespace Edition.Reading;

/// <summary>
/// The text of a leaf: emphasis, spans, links, calls of notes.
/// </summary>
internal sealed partial class InlineReader(FileReading reading, NoteReader notes)
{
    private readonly Findings findings = reading.Findings;

    /// <summary>Where the addresses met so far lead: one text for all links to a place.</summary>
    private readonly Dictionary<string, (LinkKind Kind, string To)> leads = new(StringComparer.Ordinal);

    public InlineNode Parse(LeafText leaf) => InlineParser.Parse(leaf, reading.File.Definitions, findings);

    public ImmutableArray<Inline> Read(LeafText leaf, Lang here) => Children(Parse(leaf), leaf, here, false, 0);

    public ImmutableArray<Inline> Children(InlineNode parent, LeafText leaf, Lang here, bool asIs, int depth)
    {
        if (depth > BlockDepth.Most)
        {
            findings.Add(
                Says.MarksTooDeep(BlockDepth.Most),
                leaf.Span(parent.Start, Math.Min(parent.Start + 1, parent.End))
            );
            return [];
        }

        var inlines = ImmutableArray.CreateBuilder<Inline>();
        for (InlineNode? node = parent.First; node is not null; )
        {
            if (node.Kind is InlineKind.Words or InlineKind.SoftBreak)
            {
                node = Words(node, leaf, here, asIs, inlines);
                continue;
            }

            if (Single(node, leaf, here, asIs, depth, inlines) is { } inline)
            {
                inlines.Add(inline);
            }

            node = node.Next;
        }

        return inlines.DrainToImmutable();
    }

    // Words and the line ends between them are one text.
    private InlineNode? Words(
        InlineNode first,
        LeafText leaf,
        Lang here,
        bool asIs,
        ImmutableArray<Inline>.Builder inlines
    )
    {
        InlineNode last = first;
        Report(first, leaf);
        InlineNode? next = first.Next;
        while (next is { Kind: InlineKind.Words or InlineKind.SoftBreak })
        {
            Report(next, leaf);
            last = next;
            next = next.Next;
        }

        string value;
        if (first == last && first is { Kind: InlineKind.Words })
        {
            value = first.Value ?? leaf.Text[first.Start..first.End];
        }
        else
        {
            var text = new StringBuilder(last.End - first.Start);
            for (InlineNode? node = first; node is not null && node != next; node = node.Next)
            {
                _ =
                    node.Kind == InlineKind.SoftBreak ? text.Append(' ')
                    : node.Value is { } own ? text.Append(own)
                    : text.Append(leaf.Text, node.Start, node.End - node.Start);
            }

            value = text.ToString();
        }

        if (value.Length > 0)
        {
            inlines.Add(new Text(leaf.Span(first.Start, last.End), here, Nfc.Of(value), asIs));
        }

        return next;
    }

    private Inline? Single(
        InlineNode node,
        LeafText leaf,
        Lang here,
        bool asIs,
        int depth,
        ImmutableArray<Inline>.Builder inlines
    )
    {
        SourceSpan span = leaf.Span(node.Start, node.End);
        switch (node.Kind)
        {
            case InlineKind.Verbatim:
                Report(node, leaf);
                return new Text(span, here, Nfc.Of(node.Value!), true);
            case InlineKind.HardBreak:
                return new HardBreak(span, here);
            case InlineKind.Code:
                foreach (AttributeItem item in node.Attributes.Items.Where(item => item.Kind != '.'))
                {
                    PassOver(item, leaf, "code");
                }

                return new Code(
                    span,
                    here,
                    Nfc.Of(leaf.IsCell ? node.Value!.Replace("\\|", "|", StringComparison.Ordinal) : node.Value!)
                );
            case InlineKind.Emphasis:
                return Styled(InlineStyle.Emphasis);
            case InlineKind.Strong:
                return Styled(InlineStyle.Strong);
            case InlineKind.Struck:
                return Styled(InlineStyle.Struck);
            case InlineKind.Subscript:
                return Styled(InlineStyle.Subscript);
            case InlineKind.Superscript:
                return Styled(InlineStyle.Superscript);
            case InlineKind.Underlined:
                return Styled(InlineStyle.Underlined);
            case InlineKind.Small:
                return Styled(InlineStyle.Small);
            case InlineKind.Quoted:
                inlines.Add(new Text(span with { Length = 0 }, here, "\""));
                inlines.AddRange(Children(node, leaf, here, asIs, depth + 1));
                return new Text(leaf.Span(node.End, node.End), here, "\"");
            case InlineKind.NoteCall:
                return notes.Call(node, leaf, here);
            case InlineKind.InlineNote:
                return notes.Inline(node, leaf, here, () => Unlinked(node, leaf, here, depth));
            case InlineKind.Span when node.Attributes.Items.All(item => item is { Kind: '.', Name: "as-is" }):
                inlines.AddRange(Children(node, leaf, here, true, depth + 1));
                return null;
            case InlineKind.Span:
                return Span(node, leaf, here, asIs, depth);
            case InlineKind.Address when linked > 0:
                inlines.AddRange(Children(node, leaf, here, true, depth + 1));
                return null;
            case InlineKind.Link when linked > 0:
                Report(Says.LinkInLink(Shown.Brief(node.Value!)), span);
                inlines.AddRange(Children(node, leaf, here, asIs, depth + 1));
                return null;
            case InlineKind.Link or InlineKind.Address:
                if (Link(node, leaf, span, here, asIs, depth) is { } link)
                {
                    inlines.AddRange(AroundNotes.Cut(link));
                    return null;
                }

                // The words of a link that leads nowhere stay.
                inlines.AddRange(Children(node, leaf, here, asIs, depth + 1));
                return null;
            case InlineKind.Picture when OnTheWeb(node, leaf, here) is { } linked:
                inlines.AddRange(linked);
                return null;
            case InlineKind.Picture:
                inlines.AddRange(InLine(node, leaf, here));
                return null;
            default:
                throw new InvalidOperationException(node.Kind.ToString());
        }

        Styled Styled(InlineStyle style) => new(span, here, style, Children(node, leaf, here, asIs, depth + 1));
    }

    // A note stands at the page's foot, not in the link that its call stands in.
    private ImmutableArray<Inline> Unlinked(InlineNode node, LeafText leaf, Lang here, int depth)
    {
        int outer = linked;
        linked = 0;
        ImmutableArray<Inline> content = Children(node, leaf, here, false, depth + 1);
        linked = outer;
        return content;
    }

    // How many links the words being read stand in: within one, an address or a sign of a name is words.
    private int linked;

    private bool? numbered;

    /// <summary>Says of a node what the parser has put by, now that it is known where it stands.</summary>
    private void Report(InlineNode node, LeafText leaf)
    {
        if (
            node.Found is not { } found
            || (linked > 0 && found.Rule == Rules.ForeignMark && leaf.Text[node.Start] is '@' or '#')
        )
        {
            return;
        }

        bool typed = found.Rule == Rules.TypedNote;
        if (typed && (linked > 0 || IsReference(node, leaf)))
        {
            return;
        }

        int end = typed ? leaf.Text.IndexOf(']', node.Start) + 1 : node.End;
        Report(found, leaf.Span(node.Start, end));
    }

    private void Report(Message message, SourceSpan span) => findings.Add(message, span);

    // «As is shown in [1]» refers to a numbered list of sources; «a word[1]» does not.
    private bool IsReference(InlineNode bracket, LeafText leaf)
    {
        bool free = bracket.Start > leaf.Start && leaf.Text[bracket.Start - 1] is ' ' or '\u00A0' or '\n' or '(';
        return free
            && (
                numbered ??= Markdig
                    .Syntax.MarkdownObjectExtensions.Descendants<Markdig.Syntax.ListBlock>(reading.File.Document)
                    .Any(list => list.IsOrdered)
            );
    }

    // What means something to another program and nothing here: a slip of one of ours is an error, all else is named.
    public void PassOver(AttributeItem item, LeafText leaf, string what, params string[] known)
    {
        SourceSpan place = leaf.Span(item.Start, item.End);
        if (Shown.Nearest(item.Name, known) is not null)
        {
            reading.UnknownAttribute(item, place, what, known);
            return;
        }

        string written = item.Kind == '=' ? item.Name + "=" : item.Kind + item.Name;
        Report(Says.AttributePassedOver(Shown.Brief(written), what), place);
    }

    private Inline Span(InlineNode node, LeafText leaf, Lang here, bool asIs, int depth)
    {
        SourceSpan span = leaf.Span(node.Start, node.End);
        Lang own = here;
        InlineStyle? style = null;
        bool code = false;
        string? id = null;
        foreach (AttributeItem item in node.Attributes.Items)
        {
            SourceSpan place = leaf.Span(item.Start, item.End);
            switch (item)
            {
                case { Kind: '#', Name.Length: > 0 } when id is null:
                    id = item.Name;
                    reading.Ids.Add((id, place));
                    break;
                case { Kind: '.', Name: "smallcaps" or "small-caps" or "sc" }:
                    style = InlineStyle.SmallCaps;
                    break;
                case { Kind: '.', Name: "underline" or "ul" }:
                    style = InlineStyle.Underlined;
                    break;
                case { Kind: '.', Name: "mark" }:
                    style = InlineStyle.Highlighted;
                    break;
                case { Kind: '.', Name: "kbd" }:
                    code = true;
                    break;
                case { Kind: '.', Name: "as-is" }:
                    asIs = true;
                    break;
                case { Kind: '=', Name: "lang" } when Languages.IsTag(item.Value):
                    own = new Lang(item.Value);
                    break;
                case { Kind: '=', Name: "lang" }:
                    findings.Add(Says.NoLanguageTag(Shown.Brief(item.Value)), place);
                    break;
                default:
                    PassOver(item, leaf, "a span", "smallcaps", "as-is", "lang", "underline", "mark", "kbd");
                    break;
            }
        }

        ImmutableArray<Inline> content = Children(node, leaf, own, asIs, depth + 1);
        if (code && PlainText.Of(content) is { Length: > 0 } keys)
        {
            content = [new Code(span, own, keys)];
        }

        if (style is { } one)
        {
            content = [new Styled(span, own, one, content)];
        }

        return content is [Styled only] && style is not null && own == here && id is null
            ? only
            : new LangSpan(span, own, content, id);
    }

    /// <summary>Whether anything of it is seen: a line of a contents list must not be empty.</summary>
    public static bool HasWords(ImmutableArray<Inline> inlines) => Seen(PlainText.Of(inlines));

    /// <summary>Whether a character of it leaves a mark on the page.</summary>
    public static bool Seen(string text) =>
        text.Any(c =>
            !char.IsWhiteSpace(c)
            && c != '\u2800'
            && char.GetUnicodeCategory(c)
                is not (
                    UnicodeCategory.Format
                    or UnicodeCategory.NonSpacingMark
                    or UnicodeCategory.EnclosingMark
                    or UnicodeCategory.Control
                )
        );
}
