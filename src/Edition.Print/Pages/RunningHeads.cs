using Edition.Model;
using Edition.Print.Paragraphs;
using Edition.Styling;

namespace Edition.Print.Pages;

/// <summary>What stands on a page beside its text: on a verso the author or the book, on a recto the part, shortened to fit; the folio. The places of the lines are on the page.</summary>
internal sealed class RunningHeads(Shop shop)
{
    private readonly Dictionary<(string, Lang), Line> set = [];

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
            : book.Title.Entries is [var first, ..] ? (first.Value, first.Lang) : ("", book.Lang);
    }

    private static (string, Lang) TitleOf(Part part) =>
        part.Title.TryGet(part.Lang, out var title) ? (PlainText.Of(title).Replace('\n', ' '), part.Lang)
        : part.Title.Entries is [var first, ..] ? (PlainText.Of(first.Value).Replace('\n', ' '), first.Lang) : ("", part.Lang);

    private Line Line(string text, TextStyle style, Lang lang)
    {
        if (!set.TryGetValue((text + "\n" + style.Name, lang), out Line? line))
        {
            set.Add((text + "\n" + style.Name, lang), line = shop.Compositor.SetLine(text, style, lang));
        }

        return line;
    }

    /// <summary>The text, or as many of its words as fit, with an ellipsis.</summary>
    private Line Fitted(string text, TextStyle style, Lang lang)
    {
        Line line = Line(text, style, lang);
        string[] words = text.Split(' ');
        for (int count = words.Length - 1; line.Width > shop.Template.Page.Measure && count > 0; count--)
        {
            line = Line(string.Join(' ', words.Take(count)).TrimEnd(',', ';', ':', '.', '—', '–', ' ') + "\u00A0…", style, lang);
        }

        return line;
    }

    /// <summary>Left and right are those of a recto: on a verso they change places.</summary>
    private LineSet At(Line line, TextStyle style, bool verso, Length baseline)
    {
        PageGeometry page = shop.Template.Page;
        Length left = page.Mirrored && verso ? page.Outer : page.Inner;
        bool right = style.Alignment == Alignment.Right != (page.Mirrored && verso && style.Alignment is Alignment.Right or Alignment.Left);
        Length spare = page.Measure - line.Width;
        return new LineSet(null, left + (style.Alignment == Alignment.Centre ? spare / 2 : right ? spare : Length.Zero), baseline, line);
    }
}
