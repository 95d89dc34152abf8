using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Edition.Diagnostics;
using Edition.Model;
using SourceSpan = Edition.Diagnostics.SourceSpan;

namespace Edition.Reading;

/// <summary>
/// The text of a leaf: emphasis, spans, links, calls of notes.
/// </summary>
internal sealed class InlineReader(FileReading reading, NoteReader notes)
{
    private readonly Findings findings = reading.Findings;

    public InlineNode Parse(LeafText leaf) => InlineParser.Parse(leaf, reading.File.Definitions, findings);

    public ImmutableArray<Inline> Read(LeafText leaf, Lang here) => Children(Parse(leaf), leaf, here, false, 0);

    public ImmutableArray<Inline> Children(InlineNode parent, LeafText leaf, Lang here, bool asIs, int depth)
    {
        if (depth > BlockDepth.Most)
        {
            findings.Add(
                Rules.TooDeep,
                leaf.Span(parent.Start, Math.Min(parent.Start + 1, parent.End)),
                $"Marks are nested more than {BlockDepth.Most} deep here."
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
    private static InlineNode? Words(
        InlineNode first,
        LeafText leaf,
        Lang here,
        bool asIs,
        ImmutableArray<Inline>.Builder inlines
    )
    {
        InlineNode last = first;
        InlineNode? next = first.Next;
        while (next is { Kind: InlineKind.Words or InlineKind.SoftBreak })
        {
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
            case InlineKind.HardBreak:
                return new HardBreak(span, here);
            case InlineKind.Code:
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
            case InlineKind.NoteCall:
                return notes.Call(node, leaf, here);
            case InlineKind.InlineNote:
                return notes.Inline(node, leaf, here, () => Children(node, leaf, here, false, depth + 1));
            case InlineKind.Span when node.Attributes.Items.All(item => item is { Kind: '.', Name: "as-is" }):
                inlines.AddRange(Children(node, leaf, here, true, depth + 1));
                return null;
            case InlineKind.Span:
                return Span(node, leaf, here, asIs, depth);
            case InlineKind.Link:
                if (Link(node, leaf, span, here, asIs, depth) is { } link)
                {
                    return link;
                }

                // The words of a link that leads nowhere stay.
                inlines.AddRange(Children(node, leaf, here, asIs, depth + 1));
                return null;
            case InlineKind.Picture:
                findings.Add(Rules.InlinePicture, span, "A picture must stand alone in its paragraph.");
                inlines.AddRange(Children(node, leaf, here, asIs, depth + 1));
                return null;
            default:
                throw new InvalidOperationException(node.Kind.ToString());
        }

        Styled Styled(InlineStyle style) => new(span, here, style, Children(node, leaf, here, asIs, depth + 1));
    }

    private Inline Span(InlineNode node, LeafText leaf, Lang here, bool asIs, int depth)
    {
        SourceSpan span = leaf.Span(node.Start, node.End);
        Lang own = here;
        bool smallCaps = false;
        string? id = null;
        foreach (AttributeItem item in node.Attributes.Items)
        {
            SourceSpan place = leaf.Span(item.Start, item.End);
            switch (item)
            {
                case { Kind: '#' } when id is null:
                    id = item.Name;
                    reading.Ids.Add((id, place));
                    break;
                case { Kind: '.', Name: "smallcaps" }:
                    smallCaps = true;
                    break;
                case { Kind: '.', Name: "as-is" }:
                    asIs = true;
                    break;
                case { Kind: '=', Name: "lang" } when Languages.IsTag(item.Value):
                    own = new Lang(item.Value);
                    break;
                case { Kind: '=', Name: "lang" }:
                    findings.Add(
                        Rules.WrongAttribute,
                        place,
                        $"'{Shown.Brief(item.Value)}' is not a language tag such as en, la or de-AT."
                    );
                    break;
                default:
                    reading.UnknownAttribute(item, place, "a span", ["smallcaps", "as-is", "lang"]);
                    break;
            }
        }

        ImmutableArray<Inline> content = Children(node, leaf, own, asIs, depth + 1);
        if (smallCaps)
        {
            content = [new Styled(span, own, InlineStyle.SmallCaps, content)];
        }

        return content is [Styled { Style: InlineStyle.SmallCaps } only] && smallCaps && own == here && id is null
            ? only
            : new LangSpan(span, own, content, id);
    }

    private Inline? Link(InlineNode node, LeafText leaf, SourceSpan span, Lang here, bool asIs, int depth)
    {
        foreach (AttributeItem item in node.Attributes.Items)
        {
            reading.UnknownAttribute(item, leaf.Span(item.Start, item.End), "a link", []);
        }

        if (node.Title is { Length: > 0 })
        {
            findings.Add(Rules.LinkTitle, span, "The title of a link is seen on screens alone and is not set.");
        }

        string target = Nfc.Of(node.Value!);
        (LinkKind kind, string to) = Links.Of(target);
        switch (kind)
        {
            case LinkKind.Reference:
                to = reading.File.OwnSlugs.GetValueOrDefault(to, to);
                reading.Targets.Add((to, span));
                return new Reference(span, here, to, Children(node, leaf, here, asIs, depth + 1));
            case LinkKind.Web:
                ImmutableArray<Inline> content = Children(node, leaf, here, asIs, depth + 1);
                if (content.IsEmpty)
                {
                    findings.Add(Rules.EmptyReference, span, $"The link to {Shown.Brief(to)} has no words.");
                }

                return new Link(span, here, to, content);
            case LinkKind.Unsafe:
                findings.Add(
                    Rules.UnsafeLink,
                    span,
                    $"A link to '{Shown.Brief(target)}' is not allowed: only http, https, mailto and tel."
                );
                return null;
            case LinkKind.Nowhere:
                findings.Add(
                    Rules.RelativeLink,
                    span,
                    target.Length == 0
                        ? "The link has no target: its words are set as text."
                        : $"'{Shown.Brief(target)}' leads nowhere from a printed edition: the words are set as text. To lead to a place of the edition, write #id."
                );
                return null;
            default:
                throw new InvalidOperationException(kind.ToString());
        }
    }

    /// <summary>Whether anything of it is seen: a line of a contents list must not be empty.</summary>
    public static bool HasWords(ImmutableArray<Inline> inlines) =>
        PlainText
            .Of(inlines)
            .Any(c =>
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
