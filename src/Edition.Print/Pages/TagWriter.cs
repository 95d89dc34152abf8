using System.Collections.Immutable;
using Edition.Model;
using Edition.Print.Paragraphs;
using Edition.Styling;

namespace Edition.Print.Pages;

/// <summary>
/// Writes a part's structure as tags, and its pieces as placed items, both in the one reading order. Elements of which
/// nothing was set (a note that a page has already) are left out. <c>strands</c> says where on the pages the pieces of
/// each strand of the part stand, in the order of the pages; <c>anchors</c> are the ids that its blocks and notes, and
/// those of earlier parts, have there.
/// </summary>
internal sealed class TagWriter(
    Template template,
    List<Placed>[] items,
    IReadOnlyDictionary<Strand, List<StrandPiece>> strands,
    HashSet<string> anchors
)
{
    private readonly ImmutableArray<Tag>.Builder tags = ImmutableArray.CreateBuilder<Tag>();
    private int order;

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
        foreach (TagChild child in node.Children)
        {
            if (child is TagNode inner)
            {
                Write(inner, tag, node.Lang);
            }
            else if (strands.TryGetValue((Strand)child, out List<StrandPiece>? pieces))
            {
                Write(pieces, ((Strand)child).Leaf?.Span ?? default, tag, node);
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
                var place = new LinePlace(page, x, y, line.Turned);
                Shade(place, line.Line);
                foreach (LinePiece run in line.Line.Pieces)
                {
                    items[page].Add(run.Picture is { } shown ? Shown(-1, run, shown, place) : Text(-1, run, place));
                }

                Strike(place, line.Line);
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
    private bool IsSet(TagNode node, bool inNote = false) =>
        (!inNote && node.Role is (Role.TH or Role.TD or Role.LBody))
        || node.Children.Exists(child =>
            child is TagNode inner ? IsSet(inner, inNote || node.Role == Role.Note) : strands.ContainsKey((Strand)child)
        );

    private void Write(List<StrandPiece> pieces, SourceSpan block, int tag, TagNode node)
    {
        var elements = new StrandElements(this, tags, new Element(tag, node.Lang, -1, null));
        foreach ((int page, Length x, Length y, Piece piece) in pieces)
        {
            switch (piece)
            {
                case LineSet line:
                    WriteLine(new LinePlace(page, x, y, line.Turned), line.Line, elements, block);
                    break;
                case PictureSet picture:
                    tags[tag] = tags[tag] with { Box = (page, x, y, picture.Width, picture.Height) };
                    items[page]
                        .Add(
                            new PlacedPicture(tag, order++, x, y, picture.Width, picture.Height, picture.Picture)
                            {
                                Source = block,
                            }
                        );
                    break;
                default:
                    throw new InvalidOperationException(piece.GetType().Name);
            }
        }
    }

    private void WriteLine(LinePlace place, Line line, StrandElements elements, SourceSpan block)
    {
        foreach (LineAnchor anchor in line.Anchors)
        {
            (Length left, Length top) = place.At(anchor.X, -line.Ascent);
            items[place.Page].Add(new PlacedAnchor(order++, left, top, anchor.Id));
        }

        bool back = tags[elements.Own.Tag].Role == Role.Lbl;
        foreach (LineMark mark in back ? [] : line.Marks)
        {
            (string key, int ordinal) = mark.Inline switch
            {
                Note note => (note.Key, 1),
                NoteRef again => (again.Key, again.Ordinal),
                _ => throw new InvalidOperationException(mark.Inline.GetType().Name),
            };
            (Length left, Length top) = place.At(line.Pieces[mark.Piece].X, -line.Ascent);
            items[place.Page].Add(new PlacedAnchor(order++, left, top, PartSetter.MarkId(key, ordinal)));
        }

        Shade(place, line);
        OpenLink? open = null;
        foreach (LinePiece run in line.Pieces)
        {
            Element element = elements.Of(run);
            if (open is { } link && link.Element.Link != element.Link)
            {
                WriteLink(place, back, link, line);
                open = null;
            }

            if (element.Target is not null)
            {
                open = new OpenLink(element, open?.From ?? run.X, run.X + run.Width, open?.Words + run.Text);
            }

            if (run.Picture is { } shown)
            {
                bool isDecorative = run.Context?.Node is not InlinePicture { Alt.Length: > 0 };
                PlacedPicture placed = Shown(isDecorative ? -1 : element.Tag, run, shown, place);
                if (!isDecorative)
                {
                    tags[element.Tag] = tags[element.Tag] with
                    {
                        Box = (place.Page, placed.X, placed.Y, placed.Width, placed.Height),
                    };
                }

                items[place.Page].Add(placed);
                continue;
            }

            PlacedText text = Text(element.Tag, run, place);
            items[place.Page].Add(text.Source.Source is null ? text with { Source = block } : text);
        }

        if (open is { } last)
        {
            WriteLink(place, back, last, line);
        }

        Strike(place, line);
    }

    private PlacedPicture Shown(int tag, LinePiece run, LinePicture shown, LinePlace place) =>
        new(tag, order++, place.X + run.X, place.Y - run.Rise - shown.Height, shown.Width, shown.Height, shown.Picture)
        {
            Source = run.Source,
        };

    private PlacedText Text(int tag, LinePiece run, LinePlace place) =>
        new(
            tag,
            order++,
            place.At(run.X, -run.Rise).X,
            place.At(run.X, -run.Rise).Y,
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
            Turned = place.Turned,
        };

    private void Stroke(LinePlace line, (Length Right, Length Down) from, Length width, Length thickness, int tint = 0)
    {
        var box = line.Box(from, width, thickness);
        items[line.Page].Add(new PlacedRule(-1, order++, box.X, box.Y, box.Width, box.Height) { Tint = tint });
    }

    /// <summary>
    /// Strokes through the middle of the small letters, and under them: artifacts, for the words are the text; after the
    /// line's last piece, so that no word is parted. A stroke under letters keeps off those that stand lower.
    /// </summary>
    private void Strike(LinePlace place, Line line)
    {
        foreach (LinePiece run in line.Pieces)
        {
            if (run.Context is { IsStruck: true })
            {
                Length middle = Length.FromFontUnits(run.Face.XHeight, run.Size, run.Face.UnitsPerEm) / 2;
                Stroke(place, (run.X, -run.Rise - middle), run.Width, run.Size / 20);
            }

            if (run.Context is { IsUnderlined: true })
            {
                Stroke(place, (run.X, run.Size / 8), run.Width, run.Size / 24);
            }
        }
    }

    /// <summary>Tints behind the letters, before any of them, as high as the line's letters are.</summary>
    private void Shade(LinePlace place, Line line)
    {
        const int Light = 86;
        foreach (LinePiece run in line.Pieces.Where(piece => piece.Context is { IsHighlighted: true }))
        {
            Length up = run.Size * 3 / 4,
                down = run.Size / 4;
            Stroke(place, (run.X, -run.Rise - up), run.Width, up + down, Light);
        }
    }

    /// <summary>A link as far as its line has gone; from and to are from the line's left end.</summary>
    private readonly record struct OpenLink(Element Element, Length From, Length To, string Words);

    private void WriteLink(LinePlace place, bool back, OpenLink open, Line line)
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
        var box = place.Box((from, -line.Ascent), to - from, line.Ascent + line.Descent);
        items[place.Page]
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
}
