using System.Collections.Immutable;
using Edition.Model;
using Edition.Print.Paragraphs;
using Edition.Styling;

namespace Edition.Print.Pages;

/// <summary>
/// Writes a part's structure as tags, and its pieces as placed items, both in the one reading order. Elements of which
/// nothing was set (a note that a page has already) are left out. <c>anchors</c> are the ids that blocks and notes have
/// on the pages.
/// </summary>
internal sealed class TagWriter(Template template, List<Placed>[] items, HashSet<string> anchors)
{
    private readonly ImmutableArray<Tag>.Builder tags = ImmutableArray.CreateBuilder<Tag>();
    private int order;

    /// <summary>The line being written reads from the page's foot to its head.</summary>
    private bool turned;

    // Of the strand being written: the element for each inline around its pieces.
    private readonly Dictionary<InlineContext, Element> elements = new(ReferenceEqualityComparer.Instance);
    private Element foreign;

    /// <summary>An element within a strand. <c>Link</c> is the nearest Link tag around, -1 if there is none.</summary>
    private readonly record struct Element(int Tag, Lang Lang, int Link, Inline? Target);

    public ImmutableArray<Tag> Tags => tags.ToImmutable();

    public int Open(TagNode node, int parent, Lang around)
    {
        tags.Add(
            new Tag(node.Role, parent, order++)
            {
                Lang = node.Lang == around ? null : node.Lang,
                Id = node.Id,
                Alt = node.Alt,
                Title = node.Title,
                ListNumbering = node.ListNumbering,
                ColumnHead = node.ColumnHead,
            }
        );
        return tags.Count - 1;
    }

    public void Write(TagNode node, int parent, Lang around)
    {
        if (!IsSet(node))
        {
            return;
        }

        int tag = Open(node, parent, around);
        foreach (object child in node.Children)
        {
            switch (child)
            {
                case TagNode inner:
                    Write(inner, tag, node.Lang);
                    break;
                case Strand strand:
                    Write(strand, tag, node);
                    break;
                default:
                    throw new InvalidOperationException(child.GetType().Name);
            }
        }
    }

    public void WriteArtifact(int page, Piece piece, Length x, Length y)
    {
        switch (piece)
        {
            case RuleSet rule:
                items[page].Add(new PlacedRule(-1, order++, x, y, rule.Width, rule.Thickness));
                break;
            case AnchorSet anchor:
                // A destination shows the line above it, too.
                items[page].Add(new PlacedAnchor(order++, x, y, anchor.Id));
                break;
            case LineSet line:
                turned = line.Turned;
                Shade(page, line.Line, x, y);
                foreach (LinePiece run in line.Line.Pieces)
                {
                    items[page].Add(run.Picture is { } shown ? Shown(-1, run, shown, x, y) : Text(-1, run, x, y));
                }

                Strike(page, line.Line, x, y);
                turned = false;
                break;
            case PictureSet picture:
                items[page].Add(new PlacedPicture(-1, order++, x, y, picture.Width, picture.Height, picture.Picture));
                break;
            default:
                throw new InvalidOperationException(piece.GetType().Name);
        }
    }

    /// <summary>
    /// Cells and the halves of a list item stand for themselves even when empty, but not if the note that holds them is
    /// not set at all; all else needs something set.
    /// </summary>
    private static bool IsSet(TagNode node, bool inNote = false) =>
        (!inNote && node.Role is (Role.TH or Role.TD or Role.LBody))
        || node.Children.Exists(child =>
            child switch
            {
                TagNode inner => IsSet(inner, inNote || node.Role == Role.Note),
                Strand strand => strand.Places.Count > 0,
                _ => throw new InvalidOperationException(child.GetType().Name),
            }
        );

    private void Write(Strand strand, int tag, TagNode node)
    {
        elements.Clear();
        var own = new Element(tag, node.Lang, -1, null);
        foreign = default;
        foreach ((int page, Length x, Length y, Piece piece) in strand.Places)
        {
            switch (piece)
            {
                case LineSet line:
                    turned = line.Turned;
                    WriteLine(page, line.Line, x, y, own, strand.Leaf?.Span ?? default);
                    turned = false;
                    break;
                case PictureSet picture:
                    tags[tag] = tags[tag] with { Box = (page, x, y, picture.Width, picture.Height) };
                    items[page]
                        .Add(
                            new PlacedPicture(tag, order++, x, y, picture.Width, picture.Height, picture.Picture)
                            {
                                Source = strand.Leaf?.Span ?? default,
                            }
                        );
                    break;
                default:
                    throw new InvalidOperationException(piece.GetType().Name);
            }
        }
    }

    private void WriteLine(int page, Line line, Length x, Length y, Element own, SourceSpan block)
    {
        foreach (LineAnchor anchor in line.Anchors)
        {
            (Length left, Length top) = At(x, y, anchor.X, -line.Ascent);
            items[page].Add(new PlacedAnchor(order++, left, top, anchor.Id));
        }

        bool back = tags[own.Tag].Role == Role.Lbl;
        foreach (LineMark mark in back ? [] : line.Marks)
        {
            (string key, int ordinal) = mark.Inline switch
            {
                Note note => (note.Key, 1),
                NoteRef again => (again.Key, again.Ordinal),
                _ => throw new InvalidOperationException(mark.Inline.GetType().Name),
            };
            (Length left, Length top) = At(x, y, line.Pieces[mark.Piece].X, -line.Ascent);
            items[page].Add(new PlacedAnchor(order++, left, top, PartSetter.MarkId(key, ordinal)));
        }

        Shade(page, line, x, y);
        OpenLink? open = null;
        foreach (LinePiece run in line.Pieces)
        {
            Element element = ElementOf(run, own);
            if (open is { } link && link.Element.Link != element.Link)
            {
                WriteLink(page, back, link, x, y, line);
                open = null;
            }

            if (element.Target is not null)
            {
                open = new OpenLink(element, open?.From ?? run.X, run.X + run.Width, open?.Words + run.Text);
            }

            if (run.Picture is { } shown)
            {
                bool isDecorative = run.Context?.Node is not InlinePicture { Alt.Length: > 0 };
                PlacedPicture placed = Shown(isDecorative ? -1 : element.Tag, run, shown, x, y);
                if (!isDecorative)
                {
                    tags[element.Tag] = tags[element.Tag] with
                    {
                        Box = (page, placed.X, placed.Y, placed.Width, placed.Height),
                    };
                }

                items[page].Add(placed);
                continue;
            }

            PlacedText text = Text(element.Tag, run, x, y);
            items[page].Add(text.Source.Source is null ? text with { Source = block } : text);
        }

        if (open is { } last)
        {
            WriteLink(page, back, last, x, y, line);
        }

        Strike(page, line, x, y);
    }

    private PlacedPicture Shown(int tag, LinePiece run, LinePicture shown, Length x, Length y) =>
        new(tag, order++, x + run.X, y - run.Rise - shown.Height, shown.Width, shown.Height, shown.Picture)
        {
            Source = run.Source,
        };

    private PlacedText Text(int tag, LinePiece run, Length x, Length y) =>
        new(
            tag,
            order++,
            At(x, y, run.X, -run.Rise).X,
            At(x, y, run.X, -run.Rise).Y,
            run.Face,
            run.Size,
            run.Glyphs,
            run.Text,
            run.Expansion,
            run.SpaceAdjust,
            run.Lang
        )
        {
            Source = run.Source,
            Turned = turned,
        };

    private void Stroke(
        int page,
        (Length X, Length Y) line,
        (Length Right, Length Down) from,
        Length width,
        Length thickness,
        int tint = 0
    )
    {
        var box = Box(line, from, width, thickness);
        items[page].Add(new PlacedRule(-1, order++, box.X, box.Y, box.Width, box.Height) { Tint = tint });
    }

    /// <summary>Where what lies so far right of and below a line's beginning comes to stand.</summary>
    private (Length X, Length Y) At(Length x, Length y, Length right, Length down) =>
        turned ? (x + down, y - right) : (x + right, y + down);

    /// <summary>The rectangle that begins so far right of and below a line's beginning.</summary>
    private (Length X, Length Y, Length Width, Length Height) Box(
        (Length X, Length Y) line,
        (Length Right, Length Down) from,
        Length width,
        Length height
    )
    {
        (Length x, Length y) = At(line.X, line.Y, from.Right, from.Down);
        return turned ? (x, y - width, height, width) : (x, y, width, height);
    }

    /// <summary>
    /// Strokes through the middle of the small letters, and under them: artifacts, for the words are the text; after the
    /// line's last piece, so that no word is parted. A stroke under letters keeps off those that stand lower.
    /// </summary>
    private void Strike(int page, Line line, Length x, Length y)
    {
        foreach (LinePiece run in line.Pieces)
        {
            if (run.Context is { IsStruck: true })
            {
                Length middle = Length.FromFontUnits(run.Face.XHeight, run.Size, run.Face.UnitsPerEm) / 2;
                Stroke(page, (x, y), (run.X, -run.Rise - middle), run.Width, run.Size / 20);
            }

            if (run.Context is { IsUnderlined: true })
            {
                Stroke(page, (x, y), (run.X, run.Size / 8), run.Width, run.Size / 24);
            }
        }
    }

    /// <summary>Tints behind the letters, before any of them, as high as the line's letters are.</summary>
    private void Shade(int page, Line line, Length x, Length y)
    {
        const int Light = 86;
        foreach (LinePiece run in line.Pieces.Where(piece => piece.Context is { IsHighlighted: true }))
        {
            Length up = run.Size * 3 / 4,
                down = run.Size / 4;
            Stroke(page, (x, y), (run.X, -run.Rise - up), run.Width, up + down, Light);
        }
    }

    /// <summary>A link as far as its line has gone; from and to are from the line's left end.</summary>
    private readonly record struct OpenLink(Element Element, Length From, Length To, string Words);

    private void WriteLink(int page, bool back, OpenLink open, Length x, Length y, Line line)
    {
        (Element element, Length from, Length to, string words) = open;
        (string? uri, string? destination, string description) = element.Target switch
        {
            Link link => ((string?)link.Uri, (string?)null, link.Uri),
            Reference reference => (
                null,
                reference.Target,
                words.Replace("\u00AD", "", StringComparison.Ordinal).Trim()
            ),
            Note note => back
                ? (null, PartSetter.MarkId(note.Key, 1), Labelled(Label.BackToText))
                : (null, note.Key, Labelled(Label.Note)),
            NoteRef again => back
                ? (null, PartSetter.MarkId(again.Key, again.Ordinal), Labelled(Label.BackToText))
                : (
                    null,
                    anchors.Contains(PartSetter.NoteId(again.Key, again.Ordinal))
                        ? PartSetter.NoteId(again.Key, again.Ordinal)
                        : again.Key,
                    Labelled(Label.Note)
                ),
            _ => throw new InvalidOperationException(element.Target?.GetType().Name),
        };
        string Labelled(Label label) =>
            template.LabelText(label, element.Lang).Replace("{0}", words, StringComparison.Ordinal);
        var box = Box((x, y), (from, -line.Ascent), to - from, line.Ascent + line.Descent);
        items[page]
            .Add(
                new PlacedLink(
                    element.Link,
                    order++,
                    box.X,
                    box.Y,
                    box.Width,
                    box.Height,
                    uri,
                    destination,
                    description
                )
            );
    }

    private Element ElementOf(LinePiece run, Element own)
    {
        Element element = ElementOf(run.Context, own);
        if (run.Lang == element.Lang)
        {
            foreign = default;
            return element;
        }

        // Words of another language that no inline of their own surrounds.
        if (foreign.Lang != run.Lang || tags[foreign.Tag].Parent != element.Tag)
        {
            foreign = element with
            {
                Tag = Open(new TagNode(Role.Span, run.Lang), element.Tag, element.Lang),
                Lang = run.Lang,
            };
        }

        return foreign;
    }

    private Element ElementOf(InlineContext? context, Element own)
    {
        if (context is null)
        {
            return own;
        }

        if (elements.TryGetValue(context, out Element known))
        {
            return known;
        }

        Element around = ElementOf(context.Parent, own);
        Element made;
        switch (context.Node)
        {
            case LangSpan span when span.Lang != around.Lang:
                made = around with
                {
                    Tag = Open(new TagNode(Role.Span, span.Lang), around.Tag, around.Lang),
                    Lang = span.Lang,
                };
                break;
            case InlinePicture { Alt.Length: > 0 } picture:
                made = around with
                {
                    Tag = Open(
                        new TagNode(Role.Figure, picture.Lang) { Alt = picture.Alt, Title = picture.Title },
                        around.Tag,
                        around.Lang
                    ),
                };
                break;
            case Styled or LangSpan or InlinePicture or PageNumbers or ComputedValue:
                made = around;
                break;
            case Code code:
                made = around with
                {
                    Tag = Open(new TagNode(Role.Code, code.Lang), around.Tag, around.Lang),
                    Lang = code.Lang,
                };
                break;
            case Link or Reference when around.Link < 0:
                int link = Open(new TagNode(Role.Link, context.Node.Lang), around.Tag, around.Lang);
                made = new Element(link, context.Node.Lang, link, context.Node);
                break;
            case Link or Reference:
                made = around;
                break;
            case Note or NoteRef when tags[own.Tag].Role == Role.Lbl:
                int toMark = Open(new TagNode(Role.Link, context.Node.Lang), around.Tag, around.Lang);
                made = new Element(toMark, context.Node.Lang, toMark, context.Node);
                break;
            case Note or NoteRef:
                int reference = Open(new TagNode(Role.Reference, context.Node.Lang), around.Tag, around.Lang);
                int toNote = Open(new TagNode(Role.Link, context.Node.Lang), reference, context.Node.Lang);
                int label = Open(new TagNode(Role.Lbl, context.Node.Lang), toNote, context.Node.Lang);
                made = new Element(label, context.Node.Lang, toNote, context.Node);
                break;
            default:
                throw new InvalidOperationException(context.Node.GetType().Name);
        }

        elements.Add(context, made);
        return made;
    }
}
