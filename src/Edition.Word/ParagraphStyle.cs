using Edition.Model;
using Edition.Styling;

namespace Edition.Word;

/// <summary>How a paragraph differs from the template's style for a reason that Word has no other words for.</summary>
internal enum Variant
{
    Plain,
    Continued,
    Left,
    Centre,
    Right,
    Unlisted,
    Captioned,
    TableCaption,
    Verso,
    Asterisks,
    Separator,
}

/// <summary>
/// A paragraph style of the document: a style of the template, in a voice, in so many quotations and lists. Each one
/// that the book needs gets a name of its own, since nothing
/// is formatted by hand. <c>Hang</c>: the signs that the longest lines of code are indented by themselves; what does not
/// fit of them goes on deeper than that. Indents add up, so the order in which lists and quotations are nested does not matter.
/// </summary>
internal readonly record struct ParagraphStyle(
    StyleName Name,
    Voice Voice = Voice.Text,
    int Quotes = 0,
    int Lists = 0,
    Variant Variant = Variant.Plain,
    int Hang = 0
) : IComparable<ParagraphStyle>
{
    /// <summary>About the width of a letter of code, in ems.</summary>
    public const double CodeLetter = 0.6;

    /// <summary>The style's name for people; Word's own where Word has one, so that its commands find it.</summary>
    public string Title => (Voice == Voice.Text ? "" : Voice + " ") + Stem + Suffix;

    /// <summary>
    /// The name without spaces; Word's own ids come out as Word writes them ("Heading1", "FootnoteText", "TOC2").
    /// </summary>
    public string Id =>
        string.Concat(
            Title.Split(' ').Select(word => word == "toc" ? "TOC" : char.ToUpperInvariant(word[0]) + word[1..])
        );

    /// <summary>The style that this one changes: itself without what is special, null if it is not special.</summary>
    public ParagraphStyle? Base => this == Plain(Name) ? null : Plain(Name);

    /// <summary>The template's style itself; a quotation and a list item are by their nature in one.</summary>
    public static ParagraphStyle Plain(StyleName name) =>
        new(name, Quotes: name == StyleName.Quotation ? 1 : 0, Lists: name == StyleName.ListItem ? 1 : 0);

    public int CompareTo(ParagraphStyle other) =>
        Name != other.Name ? Name.CompareTo(other.Name)
        : Voice != other.Voice ? Voice.CompareTo(other.Voice)
        : Hang != other.Hang ? Hang.CompareTo(other.Hang)
        : Quotes != other.Quotes ? Quotes.CompareTo(other.Quotes)
        : Lists != other.Lists ? Lists.CompareTo(other.Lists)
        : Variant.CompareTo(other.Variant);

    /// <summary>
    /// How far the quotations and lists around move the text in; never so far that no measure is left.
    /// </summary>
    public static Length Inset(Template template, Voice voice, int quotes, int lists) =>
        Length.Min(
            template.Style(StyleName.Quotation).Left * quotes + template.Style(StyleName.ListItem).Left * lists,
            template.Page.Measure / (voice == Voice.Parallel ? 4 : 2)
        );

    /// <summary>What the style says in full.</summary>
    public TextStyle Resolve(Template template)
    {
        Setting at = new(Voice, Quotes, Lists, Opens: Name == StyleName.FirstBody);
        TextStyle style = Variant == Variant.Asterisks ? template.Style(at.OfBreak) : at.Resolve(template, Name);
        if ((Quotes > 0 || Lists > 0) && Name is not (StyleName.TableCell or StyleName.TableHead))
        {
            // A quotation's and a list's own indents are in the inset, once for each of them that is open here.
            bool own = Name is StyleName.ListItem or StyleName.Quotation;
            Length right = template.Style(StyleName.Quotation).Right * Math.Min(Quotes, 3);
            Length left = Inset(template, Voice, Quotes, Lists);
            style = style with { Left = own ? left : style.Left + left, Right = own ? right : style.Right + right };
        }

        if ((Voice == Voice.Parallel || Name == StyleName.Parallel) && style.Alignment == Alignment.Justified)
        {
            Length column = (template.Page.Measure - template.Pages.ColumnGap) / 2;
            bool isNarrow = column < template.Style(StyleName.Parallel).Size * Setting.NarrowEms;
            style = template.Pages.ParallelSideBySide && isNarrow ? style with { Alignment = Alignment.Left } : style;
        }

        if (Name == StyleName.Code)
        {
            Length turn = Length.Min(style.Size * CodeLetter * (Hang + 2), template.Page.Measure / 2);
            style = style with { Left = style.Left + turn, FirstIndent = style.FirstIndent - turn };
        }

        return Variant switch
        {
            Variant.Left => style with { Alignment = Alignment.Left },
            Variant.Centre => style with { Alignment = Alignment.Centre },
            Variant.Right => style with { Alignment = Alignment.Right },
            Variant.Captioned => style with { KeepWithNext = true, After = Length.Zero },
            Variant.TableCaption => style with { KeepWithNext = true },
            Variant.Asterisks => style with
            {
                Alignment = Alignment.Centre,
                FirstIndent = Length.Zero,
                Before = style.Leading / 2,
                After = style.Leading / 2,
            },
            Variant.Separator when Name == StyleName.Note => style with { FirstIndent = Length.Zero },
            Variant.Separator => style with
            {
                Size = Length.FromPoints(2),
                Leading = Length.FromPoints(6),
                FirstIndent = Length.Zero,
                Before = Length.Zero,
                After = Length.Zero,
            },
            Variant.Verso when style.Alignment is Alignment.Left => style with { Alignment = Alignment.Right },
            Variant.Verso when style.Alignment is Alignment.Right => style with { Alignment = Alignment.Left },
            Variant.Plain or Variant.Continued or Variant.Unlisted or Variant.Verso => style,
            _ => throw new InvalidOperationException(Variant.ToString()),
        };
    }

    private string Suffix
    {
        get
        {
            string quotes =
                Quotes == 0 ? ""
                : Name == StyleName.Quotation
                    ? Quotes == 1 ? ""
                        : " " + Quotes
                : " in Quote " + Quotes;
            string lists =
                Lists == 0 ? ""
                : Name == StyleName.ListItem
                    ? Lists == 1 ? ""
                        : " " + Lists
                : " in List " + Lists;
            return lists
                + quotes
                + (Hang == 0 ? "" : " Hanging " + Hang)
                + Variant switch
                {
                    Variant.Plain or Variant.Continued or Variant.Asterisks or Variant.Separator => "",
                    Variant.TableCaption => " of Table",
                    Variant.Captioned => " with Caption",
                    _ => " " + Variant,
                };
        }
    }

    private string Stem =>
        Variant == Variant.Separator
            ? Name == StyleName.Note
                ? "Footnote Separator"
                : "Separator"
            : Variant == Variant.Asterisks
                ? "Thematic Break"
                : Name switch
                {
                    StyleName.Heading1 => "heading 1",
                    StyleName.Heading2 => "heading 2",
                    StyleName.Heading3 => "heading 3",
                    StyleName.Heading4 => "heading 4",
                    StyleName.Heading5 => "heading 5",
                    StyleName.Heading6 => "heading 6",
                    StyleName.Quotation => "Quote",
                    StyleName.Verse => "Verse",
                    StyleName.Code => "Code Block",
                    StyleName.ListItem => Variant == Variant.Continued ? "List Continue" : "List Paragraph",
                    StyleName.TableCell => "Table Text",
                    StyleName.TableHead => "Table Head",
                    StyleName.Caption => "caption",
                    StyleName.Figure => "Figure",
                    StyleName.Note or StyleName.NoteMark => "footnote text",
                    StyleName.Contents1 => "toc 1",
                    StyleName.Contents2 => "toc 2",
                    StyleName.Contents3 => "toc 3",
                    StyleName.Body => "Body Text",
                    StyleName.FirstBody => "First Paragraph",
                    StyleName.Type => "Article Type",
                    StyleName.Udc => "UDC",
                    StyleName.Doi => "DOI",
                    StyleName.Subtitle => "Article Subtitle",
                    StyleName.ParallelTitle => "Title in Parallel",
                    StyleName.ParallelSubtitle => "Subtitle in Parallel",
                    StyleName.SectionParallelTitle => "Section Title in Parallel",
                    StyleName.Authors => "Authors",
                    StyleName.Affiliation => "Affiliation",
                    StyleName.Contact => "Contact",
                    StyleName.Abstract => "Abstract",
                    StyleName.Keywords => "Keywords",
                    StyleName.Funding => "Funding",
                    StyleName.Acknowledgements => "Acknowledgements",
                    StyleName.Citation => "For Citation",
                    StyleName.AboutAuthor => "About the Author",
                    StyleName.Conflict => "Conflict of Interest",
                    StyleName.Dates => "Article Dates",
                    StyleName.BackReferences => "Discussed On",
                    StyleName.HalfTitle => "Half Title",
                    StyleName.BookAuthors => "Book Authors",
                    StyleName.BookTitle => "Title",
                    StyleName.BookSubtitle => "Subtitle",
                    StyleName.BookParallelTitle => "Book Title in Parallel",
                    StyleName.BookParallelSubtitle => "Book Subtitle in Parallel",
                    StyleName.BookSeries => "Book Series",
                    StyleName.BookPublisher => "Publisher",
                    StyleName.ImprintLine => "Imprint",
                    StyleName.ImprintAnnotation => "Annotation",
                    StyleName.EndImprintLine => "End Imprint",
                    StyleName.PartLabel => "TOC Heading",
                    StyleName.Parallel => "Parallel Text",
                    StyleName.ParallelHeading => "Parallel Heading",
                    StyleName.RunningHead => "header",
                    StyleName.Folio => "footer",
                    _ => throw new InvalidOperationException(Name.ToString()),
                };
}
