using System.Globalization;
using Edition.Model;
using Edition.Print.Paragraphs;
using Edition.Styling;

namespace Edition.Print.Pages;

/// <summary>
/// What stands on a page beside its text: on a verso the author or the book, on a recto the part, shortened to fit; the
/// folio. The places of the lines are on the page.
/// </summary>
internal sealed class RunningHeads(Shop shop)
{
    /// <summary>In UTF-16 units.</summary>
    private const int LongestHead = 400;

    private readonly Dictionary<(string, Lang), Line> set = [];
    private readonly Dictionary<(string, Lang), Line> fitted = [];

    public IEnumerable<LineSet> On(Part part, bool opening, bool verso, string label)
    {
        if (part.Kind is PartKind.HalfTitle or PartKind.TitlePage or PartKind.Imprint or PartKind.EndImprint)
        {
            yield break;
        }

        Template template = shop.Template;
        if (template.Parts.RunningHeads && !opening)
        {
            (string text, Lang lang) = verso ? Verso(part) : TitleOf(part);
            TextStyle style = template.Style(StyleName.RunningHead);
            yield return At(Fitted(text, style, lang), style, verso, template.Page.Head);
        }

        if (template.Parts.Folios)
        {
            TextStyle style = template.Style(StyleName.Folio);
            yield return At(Line(label, style, part.Lang), style, verso, template.Page.Height - template.Page.Foot);
        }
    }

    private (string, Lang) Verso(Part part)
    {
        Publication book = shop.Book.Publication;
        return part.Byline.Length > 0 ? (part.Byline, part.Lang)
            : book.Title.TryGet(book.Lang, out string? title) ? (title, book.Lang)
            : book.Title.Entries is [var first, ..] ? (first.Value, first.Lang)
            : ("", book.Lang);
    }

    private static (string, Lang) TitleOf(Part part) =>
        part.Title.TryGet(part.Lang, out var title) ? (PlainText.Of(title).Replace('\n', ' '), part.Lang)
        : part.Title.Entries is [var first, ..] ? (PlainText.Of(first.Value).Replace('\n', ' '), first.Lang)
        : ("", part.Lang);

    private Line Line(string text, TextStyle style, Lang lang)
    {
        if (!set.TryGetValue((text + "\n" + style.Name, lang), out Line? line))
        {
            set.Add((text + "\n" + style.Name, lang), line = shop.Compositor.SetLine(text, style, lang));
        }

        return line;
    }

    /// <summary>
    /// The text, or as many of its words as fit (of its letters, if not even one word does), with an ellipsis.
    /// </summary>
    private Line Fitted(string text, TextStyle style, Lang lang)
    {
        if (fitted.TryGetValue((text, lang), out Line? known))
        {
            return known;
        }

        // A title may have any length; what goes beyond this fits no line.
        string whole = text;
        text =
            text.Length > LongestHead
                ? text[..(char.IsHighSurrogate(text[LongestHead - 1]) ? LongestHead - 1 : LongestHead)]
                : text;
        Line line = Line(text, style, lang);
        if (line.Width > shop.Template.Page.Measure)
        {
            int[] ends = [.. Enumerable.Range(1, text.Length - 1).Where(at => text[at] == ' ' && text[at - 1] != ' ')];
            line =
                Longest(ends)
                ?? Longest([
                    .. Enumerable
                        .Range(1, text.Length - 1)
                        .Where(at =>
                            !char.IsLowSurrogate(text[at])
                            && char.GetUnicodeCategory(text[at]) != UnicodeCategory.NonSpacingMark
                        ),
                ])
                ?? line;
        }

        fitted.Add((whole, lang), line);
        return line;

        // The more of a text, the wider it is: halving finds the place.
        Line? Longest(int[] places)
        {
            Line? best = null;
            int low = 0,
                high = places.Length - 1;
            while (low <= high)
            {
                int middle = (low + high) / 2;
                Line tried = shop.Compositor.SetLine(
                    text[..places[middle]].TrimEnd(',', ';', ':', '.', '—', '–', ' ') + "\u00A0…",
                    style,
                    lang
                );
                if (tried.Width <= shop.Template.Page.Measure)
                {
                    best = tried;
                    low = middle + 1;
                }
                else
                {
                    high = middle - 1;
                }
            }

            return best;
        }
    }

    /// <summary>Left and right are those of a recto: on a verso they change places.</summary>
    private LineSet At(Line line, TextStyle style, bool verso, Length baseline)
    {
        PageGeometry page = shop.Template.Page;
        Length left = page.Mirrored && verso ? page.Outer : page.Inner;
        bool right =
            style.Alignment == Alignment.Right
            != (page.Mirrored && verso && style.Alignment is Alignment.Right or Alignment.Left);
        Length spare = page.Measure - line.Width;
        return new LineSet(
            null,
            left
                + (
                    style.Alignment == Alignment.Centre ? spare / 2
                    : right ? spare
                    : Length.Zero
                ),
            baseline,
            line
        );
    }
}
