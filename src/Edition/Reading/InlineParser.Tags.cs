using System.Collections.Immutable;
using Edition.Diagnostics;
using Markdig.Helpers;

namespace Edition.Reading;

/// <summary>HTML within a line that means just what a mark of the format means is read as that mark.</summary>
internal sealed partial class InlineParser
{
    private static InlineKind? KindOf(string name) =>
        name switch
        {
            "b" or "strong" => InlineKind.Strong,
            "i" or "em" or "cite" or "var" or "dfn" => InlineKind.Emphasis,
            "s" or "del" or "strike" => InlineKind.Struck,
            "u" or "ins" => InlineKind.Underlined,
            "sub" => InlineKind.Subscript,
            "sup" => InlineKind.Superscript,
            "small" => InlineKind.Small,
            "a" => InlineKind.Link,
            "span" or "mark" or "abbr" or "bdi" or "bdo" or "time" => InlineKind.Span,
            "q" => InlineKind.Quoted,
            _ => null,
        };

    private static bool IsCode(string name) => name is "code" or "kbd" or "tt" or "samp";

    // How many tags of a name are open: a closing one without any is found without a search.
    private readonly Dictionary<string, int> openTags = [];
    private int openBrackets;

    private void Tag(HtmlTag tag)
    {
        if (
            tag.Items.FirstOrDefault(item =>
                item.Kind == '=' && item.Name.StartsWith("on", StringComparison.Ordinal)
            ) is
            { Name: { } name }
        )
        {
            Refuse(tag.End, $"take “{Shown.Brief(name)}” away: an edition runs nothing");
        }
        else if (tag.Name is "br" or "p")
        {
            LineEndTag(tag);
        }
        else if (tag.Name == "wbr")
        {
            Words(tag.End, "");
        }
        else if (tag is { Name: "img", IsClosing: false } && tag.Value("src") is { Length: > 0 } source)
        {
            var picture = new InlineNode(InlineKind.Picture, at, tag.End)
            {
                Value = source,
                Attributes = Without(tag, "src"),
            };
            root.Append(picture);
            at = tag.End;
        }
        else if (IsCode(tag.Name) && !tag.IsClosing && CodeElement(tag))
        {
            // Read.
        }
        else if (KindOf(tag.Name) is null)
        {
            Refuse(tag.End, HtmlTag.Cure(tag.Name));
        }
        else if (tag.IsClosing)
        {
            ClosingTag(tag);
        }
        else
        {
            OpeningTag(tag);
        }
    }

    private static Attributes Without(HtmlTag tag, string name) =>
        new([.. tag.Items.Where(item => item.Kind != '=' || item.Name != name)], tag.Start, tag.End);

    // A line end that the source has beside it is the same one.
    private void LineEndTag(HtmlTag tag)
    {
        int start = at;
        if (root.Last is { Kind: InlineKind.Words, Value: null } before)
        {
            while (before.End > before.Start && text[before.End - 1] == ' ')
            {
                before.End--;
            }

            if (before.End == before.Start)
            {
                root.Remove(before);
            }
        }

        at = SkipSpaces(tag.End);
        lastWhitespace = at - 1;
        bool edge = tag.Name == "p" && (root.First is null || at == end);
        if (!edge && root.Last is not { Kind: InlineKind.HardBreak, Value: "p" })
        {
            root.Append(new InlineNode(InlineKind.HardBreak, start, tag.End) { Value = tag.Name });
        }
    }

    // Its content is characters, not marks; one that holds tags is no code of ours.
    private bool CodeElement(HtmlTag tag)
    {
        string closing = "</" + text[(tag.Start + 1)..(tag.Start + 1 + tag.Name.Length)] + ">";
        int close = foreign.Next(closing, tag.End);
        if (close < 0 || text.AsSpan(tag.End, close - tag.End).Contains('<'))
        {
            return false;
        }

        root.Append(
            new InlineNode(InlineKind.Code, at, close + closing.Length)
            {
                Value = HtmlHelper.Unescape(text[tag.End..close], false).Replace('\n', ' '),
                Attributes = new Attributes(tag.Items, tag.Start, tag.End),
            }
        );
        at = close + closing.Length;
        return true;
    }

    private void OpeningTag(HtmlTag tag)
    {
        var node = new InlineNode(InlineKind.Verbatim, at, tag.End) { Value = text[at..tag.End].Replace('\n', ' ') };
        root.Append(node);
        at = tag.End;
        if (tag.IsEmpty)
        {
            node.Kind = InlineKind.Span;
            node.Attributes = SpanAttributes(tag);
            return;
        }

        brackets = new Bracket(BracketKind.Tag, node, brackets, delimiters, tag);
        openTags[tag.Name] = openTags.GetValueOrDefault(tag.Name) + 1;
    }

    private static Attributes SpanAttributes(HtmlTag tag)
    {
        ImmutableArray<AttributeItem> items =
        [
            .. tag
                .Items.Where(item => item.Name != "href")
                .Select(item =>
                    tag.Name == "a" && item is { Kind: '=', Name: "name" }
                        ? item with
                        {
                            Kind = '#',
                            Name = item.Value,
                        }
                        : item
                ),
        ];
        return new Attributes(
            tag.Name == "mark" ? items.Add(new AttributeItem('.', "mark", "", tag.Start, tag.End)) : items,
            tag.Start,
            tag.End
        );
    }

    private void ClosingTag(HtmlTag tag)
    {
        if (openTags.GetValueOrDefault(tag.Name) == 0)
        {
            root.Append(
                new InlineNode(InlineKind.Verbatim, at, tag.End)
                {
                    Value = text[at..tag.End],
                    Found = Says.StrayEndTagInLine(Shown.Brief(text[at..tag.End])),
                }
            );
            at = tag.End;
            return;
        }

        while (brackets!.Tag?.Name != tag.Name)
        {
            LeaveOpen(brackets);
        }

        Bracket opener = brackets;
        brackets = opener.Below;
        openTags[tag.Name]--;
        at = tag.End;
        string? target = opener.Tag!.Value("href");
        InlineKind kind = KindOf(tag.Name)!.Value;
        Enclose(
            opener,
            new InlineNode(kind == InlineKind.Link && target is null ? InlineKind.Span : kind, opener.Node.Start, at)
            {
                Value = target,
                Attributes = SpanAttributes(opener.Tag),
            }
        );
    }

    /// <summary>Takes an opening off the stack that nothing will close, and says what is lost by it.</summary>
    private void LeaveOpen(Bracket opener)
    {
        brackets = opener.Below;
        if (opener.Tag is { } tag)
        {
            openTags[tag.Name]--;
            opener.Node.Found = Says.ElementUnclosed(Shown.Brief(opener.Node.Value!), tag.Name);
            return;
        }

        openBrackets--;
        NameLoss(opener);
    }

    // A picture or a note that is none would be printed as signs.
    private void NameLoss(Bracket opener)
    {
        bool call = opener.Kind == BracketKind.Link && opener.Node.End < end && text[opener.Node.End] == '^';
        bool named = call && opener.Node.End + 1 < end && char.IsLetterOrDigit(text[opener.Node.End + 1]);
        if (opener.Kind != BracketKind.Link || named)
        {
            opener.Node.Kind = InlineKind.Verbatim;
            opener.Node.Value = text[opener.Node.Start..opener.Node.End];
            opener.Node.Found = opener.Kind switch
            {
                BracketKind.Note => Says.NoteUnclosed(),
                BracketKind.Picture => Says.PictureUnread(),
                _ => Says.CallUnread(),
            };
        }
    }
}
