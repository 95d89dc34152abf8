using System.Collections.Immutable;
using Edition.Model;
using Edition.Print.Paragraphs;
using Edition.Styling;
using Parallel = Edition.Model.Parallel;

namespace Edition.Print.Pages;

/// <summary>
/// Where blocks are set: a column (its left edge from that of the page's column), what text it belongs to, the flow that
/// fills it and the element that holds it.
/// </summary>
internal sealed record Place(Length Left, Length Width, Setting At, Flow Flow, TagNode Tag)
{
    /// <summary>Straight in the column of the page, not within anything.</summary>
    public bool IsColumn => At is { Voice: Voice.Text, Quotes: 0, Lists: 0 };

    /// <summary>Paragraphs that begin here have no indent: those of a list.</summary>
    public bool Flush { get; init; }

    /// <summary>Too narrow to be justified: word spaces would gape.</summary>
    public bool Ragged { get; init; }

    /// <summary>In a cell of a table that holds blocks: how its column is set.</summary>
    public CellLook? Cell { get; init; }

    /// <summary>What a style says here.</summary>
    public TextStyle Resolve(Template template, StyleName name) =>
        Cell is { } cell ? cell.Of(At.Resolve(template, name), At) : At.Resolve(template, name);

    public Place Indented(Length left, Length right) =>
        this with
        {
            Left = Left + left,
            Width = Length.Max(Width - left - right, Length.FromPoints(24)),
        };
}

/// <summary>
/// Sets a part of the book as a galley: each kind of block as slugs in a flow, and at the same time as elements of the
/// part's structure. One is made for every setting of a part.
/// </summary>
internal sealed partial class PartSetter : IBlockVisitor<Place>
{
    private readonly Shop shop;
    private readonly Part part;
    private readonly PageTexts texts;
    private readonly List<Inline> asked = [];
    private readonly List<OutlineEntry> outline = [];
    private int headingLevel;
    private Length leadIn;
    private ParagraphRole lastRole;

    private PartSetter(Shop shop, Part part, PageTexts texts)
    {
        this.shop = shop;
        this.part = part;
        this.texts = texts;
    }

    private Template Template => shop.Template;

    private Compositor Compositor => shop.Compositor;

    public static SetPart Set(Shop shop, Part part, PageTexts texts)
    {
        var setter = new PartSetter(shop, part, texts);
        var root = new TagNode(
            part.Kind switch
            {
                PartKind.Article => Role.Art,
                PartKind.Chapter or PartKind.Appendix or PartKind.Front or PartKind.Back => Role.Sect,
                _ => Role.Div,
            },
            part.Lang
        );
        var flow = new Flow();
        var place = new Place(Length.Zero, shop.Template.Page.Measure, default, flow, root);
        flow.WithNext(new AnchorSet(Length.Zero, Length.Zero, part.Id));
        if (!part.IsBare && !part.Title.IsEmpty)
        {
            (string title, Lang lang) = part.TitleLine;
            setter.outline.Add(new OutlineEntry(1, title, lang, part.Id));
        }

        setter.SetBlocks(part.Opening, place);
        if (part.Opening.Length > 1)
        {
            // Whatever an opening ends with, the white below it is a title's at least.
            flow.Space(setter.Template.Style(StyleName.Heading1).After);
        }

        setter.SetBlocks(part.Body, place);
        setter.SetBlocks(part.Closing, place);
        if (flow.HasWaiting)
        {
            flow.Add([Blank(setter.Template.Style(StyleName.Body))], Length.Zero, Length.Zero);
        }

        return new SetPart(part, flow.Matter, root, [.. setter.outline], [.. setter.asked], texts);
    }

    private void SetBlocks(ImmutableArray<Block> blocks, Place place)
    {
        for (int i = 0; i < blocks.Length; i++)
        {
            Parallel[] apparatus = [.. blocks.Skip(i).TakeWhile(IsApparatus).Cast<Parallel>()];
            if (apparatus.Length > 1 && IsSideBySide(apparatus[0], place))
            {
                SetApparatus(apparatus, place);
                i += apparatus.Length - 1;
                continue;
            }

            blocks[i].Accept(this, place with { At = place.At.After(i == 0 ? null : blocks[i - 1]) });
        }
    }

    void IBlockVisitor<Place>.Visit(Paragraph paragraph, Place place)
    {
        StyleName name = place.At.Of(paragraph);
        TextStyle style = place.Resolve(Template, name);
        if (name is StyleName.Quotation or StyleName.ListItem or StyleName.Parallel)
        {
            // The block around it has these already.
            style = style with
            {
                Left = Length.Zero,
                Right = Length.Zero,
                Before = Length.Zero,
                After = Length.Zero,
            };
        }

        Length indent = place is { Flush: true, At.Opens: true } ? Length.Zero : style.FirstIndent;
        if (GoesToFoot(paragraph, place))
        {
            place.Flow.ToFoot();
        }

        if (paragraph.Role is ParagraphRole.BackReferences or ParagraphRole.Keywords)
        {
            place.Flow.KeepWithNext();
        }

        bool label = paragraph.Role == ParagraphRole.PartLabel;
        TagNode node = place.Tag.Add(new TagNode(label ? HeadingRole(1) : Role.P, paragraph.Lang));
        if (label && !place.Flow.IsEmpty)
        {
            place.Flow.EndSection();
        }

        // A list of keywords, or of dates, is read as one.
        style = paragraph.Role is ParagraphRole.Keywords or ParagraphRole.Dates
            ? style with
            {
                KeepTogether = true,
            }
            : style;
        Anchor(paragraph.Id, place);
        Set(new Take(paragraph.Content, style, paragraph.Lang, place, node.Add(new Strand(paragraph)), indent));
        if (label)
        {
            // A list of contents that begins at a page's foot is looked for on the next page.
            place.Flow.HeadingEnds(
                part.Kind == PartKind.Contents ? 2 * Template.Pages.HeadingLines : Template.Pages.HeadingLines
            );
        }
        else if (style.KeepWithNext)
        {
            place.Flow.KeepWithNext();
        }
    }

    /// <summary>
    /// The publisher's line of a title page, what follows the annotation of an imprint, and an end imprint as a whole
    /// stand at the foot.
    /// </summary>
    private bool GoesToFoot(Paragraph paragraph, Place place)
    {
        if (place.Tag.Children.Count == 0)
        {
            return part.Kind == PartKind.EndImprint;
        }

        bool afterAnnotation =
            lastRole == ParagraphRole.ImprintAnnotation && paragraph.Role == ParagraphRole.ImprintLine;
        bool publisher = lastRole != ParagraphRole.BookPublisher && paragraph.Role == ParagraphRole.BookPublisher;
        lastRole = paragraph.Role;
        return afterAnnotation || publisher;
    }

    void IBlockVisitor<Place>.Visit(Heading heading, Place place)
    {
        TextStyle style = Template.Style(place.At.Of(heading));
        string number = heading.Lead?.Text ?? "";
        TagNode node = place.Tag.Add(new TagNode(HeadingRole(heading.Level), heading.Lang));
        Anchor(heading.Id == part.Id ? null : heading.Id, place);
        if (heading is { Id: { } id, Level: > 1, Unlisted: false })
        {
            outline.Add(
                new OutlineEntry(
                    heading.Level,
                    number + PlainText.Of(heading.Content).Replace('\n', ' '),
                    heading.Lang,
                    id
                )
            );
        }

        place.Flow.EndSection();

        // Under another heading only that one's white stands: two whites would tear what belongs together.
        bool stacked = place.Flow.IsAfterHeading;
        Set(
            new Take(
                [.. Words(number, heading.Lang), .. heading.Content],
                style with
                {
                    KeepTogether = true,
                    Before = stacked ? Length.Zero : style.Before,
                },
                heading.Lang,
                place,
                node.Add(new Strand(heading, -number.Length)),
                style.FirstIndent,
                slug => slug with { TakesSlack = true, Stretches = true }
            )
        );
        place.Flow.HeadingEnds(Template.Pages.HeadingLines);
    }

    /// <summary>A heading's element, one level at most below the last.</summary>
    private Role HeadingRole(int level)
    {
        headingLevel = Math.Min(level, headingLevel + 1);
        return Role.H1 + Math.Clamp(headingLevel - 1, 0, 5);
    }

    void IBlockVisitor<Place>.Visit(Quotation quotation, Place place)
    {
        Setting inside = place.At.InQuotation;
        TextStyle style = inside.Resolve(Template, StyleName.Quotation);
        TagNode node = place.Tag.Add(new TagNode(Role.BlockQuote, quotation.Lang));
        place.Flow.Space(style.Before);
        SetBlocks(quotation.Blocks, place.Indented(style.Left, style.Right) with { Tag = node, At = inside });
        place.Flow.Space(style.After);
    }

    void IBlockVisitor<Place>.Visit(LineBlock verse, Place place)
    {
        TextStyle style = place.Resolve(Template, StyleName.Verse);
        Length hang = style.Size * 2;
        Place lines = place.Indented(hang, Length.Zero);
        int offset = 0,
            first = 0,
            stanza = 0;
        for (int i = 0; i < verse.Lines.Length; i++)
        {
            ImmutableArray<Inline> line = verse.Lines[i];
            if (i == 0 || verse.Lines[i - 1].IsEmpty)
            {
                first = i;
                stanza = verse.Lines.Skip(first).TakeWhile(each => !each.IsEmpty).Count();
            }

            Turn turn = line.IsEmpty ? Turn.None : AtEnds(i - first, stanza);
            TextStyle own = style with
            {
                Before = i == 0 ? style.Before : Length.Zero,
                After = i == verse.Lines.Length - 1 ? style.After : Length.Zero,
            };
            TagNode node = place.Tag.Add(new TagNode(Role.P, verse.Lang));
            Set(
                new Take(
                    line,
                    own,
                    verse.Lang,
                    lines,
                    node.Add(new Strand(verse, offset)),
                    -hang,
                    slug => slug with { Turn = slug.Turn | turn },
                    EmptyToo: true
                )
            );
            offset += PlainText.Of(line).Length + 1;
        }
    }

    void IBlockVisitor<Place>.Visit(ThematicBreak ornament, Place place)
    {
        TextStyle style = Template.Style(place.At.OfBreak);
        Line stars = Compositor.SetLine(ThematicBreak.Asterisks, style, part.Lang);
        place.Flow.Add(
            [
                Blank(style) with
                {
                    Pieces =
                    [
                        new LineSet(null, place.Left + (place.Width - stars.Width) / 2, PageFrame.DropOf(style), stars),
                    ],
                    Stretches = true,
                },
            ],
            style.Leading / 2,
            style.Leading / 2
        );
        place.Flow.KeepWithNext();
    }

    void IBlockVisitor<Place>.Visit(ListBlock list, Place place)
    {
        Setting at = place.At.InList;
        TextStyle style = (place with { At = at }).Resolve(Template, StyleName.ListItem);
        (Line[] labels, Length hang) = LabelsOf(list, style);
        TagNode node = place.Tag.Add(new TagNode(Role.L, list.Lang) { ListNumbering = list.Numbering });
        place.Flow.Space(style.Before);
        for (int i = 0; i < list.Items.Length; i++)
        {
            TagNode item = node.Add(new TagNode(Role.LI, list.Lang));
            Strand label = item.Add(new TagNode(Role.Lbl, list.Lang)).Add(new Strand());
            TagNode body = item.Add(new TagNode(Role.LBody, list.Lang));
            place.Flow.WithNext(new LineSet(label, place.Left, PageFrame.DropOf(style), labels[i]));
            Place inside = place.Indented(hang, style.Right) with { Tag = body, At = at, Flush = true };
            if (list.Items[i].Blocks.IsEmpty)
            {
                place.Flow.Add([Blank(style)], Length.Zero, Length.Zero);
            }

            SetBlocks(list.Items[i].Blocks, inside);
        }

        place.Flow.Space(style.After);
    }

    /// <summary>The labels of a list's items, and how far its text stands to the right of them.</summary>
    private (Line[] Labels, Length Hang) LabelsOf(ListBlock list, TextStyle style)
    {
        Length gap = style.Size * 0.4;
        Line[] labels =
        [
            .. list.Items.Select(item =>
                Compositor.SetLine(item.Label.Length == 0 ? "•" : item.Label, style, list.Lang)
            ),
        ];
        return (labels, labels.Aggregate(style.Left, (widest, label) => Length.Max(widest, label.Width + gap)));
    }

    private static void Anchor(string? id, Place place)
    {
        if (id is not null)
        {
            place.Flow.WithNext(new AnchorSet(place.Left, Length.Zero, id));
        }
    }

    /// <summary>A slug of one line of a style without anything on it.</summary>
    private static Slug Blank(TextStyle style) => new(style.Leading, PageFrame.DropOf(style));

    /// <summary>
    /// Running text stands on the grid. What has white of its own around it returns to the grid as a whole, else each
    /// white would be rounded by itself.
    /// </summary>
    private bool IsOnGrid(TextStyle style, Place place) =>
        style.Leading == shop.Frame.Leading
        && style.Before == Length.Zero
        && style.After == Length.Zero
        && place.At is { Voice: Voice.Text, Quotes: 0 }
        && style.Name is StyleName.Body or StyleName.FirstBody or StyleName.ListItem;

    private static ImmutableArray<Inline> Words(string text, Lang lang) =>
        text.Length == 0 ? [] : [PageTexts.Plain(text, lang)];
}

/// <summary>
/// A part as a galley, with its structure, and the inlines whose text depended on pages when it was set.
/// </summary>
internal sealed record SetPart(
    Part Part,
    ImmutableArray<Matter> Galley,
    TagNode Root,
    ImmutableArray<OutlineEntry> Outline,
    ImmutableArray<Inline> Asked,
    PageTexts Texts
)
{
    /// <summary>Whether it would be set alike with what is told of pages now.</summary>
    public bool AnsweredBy(PageTexts told) => Asked.All(inline => told.AnswersAs(Texts, inline));
}
