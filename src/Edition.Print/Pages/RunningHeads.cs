using Edition.Faces;
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
    private readonly Dictionary<(string, StyleName, Lang), Line> set = [];
    private readonly Dictionary<(string, Lang), string> fitted = [];

    public IEnumerable<LineSet> On(int part, bool opening, bool verso, string label)
    {
        Template template = shop.Template;
        var place = new PartPlace(shop.Book, part, template);
        if (place.HasRunningHead && !opening)
        {
            (string text, Lang lang) = place.RunningHead(verso);
            TextStyle style = template.Style(StyleName.RunningHead);
            if (!fitted.TryGetValue((text, lang), out string? line))
            {
                line = Fitting.Fitted(text, lang, style, template.Page.Measure, shop.Compositor.Faces);
                fitted.Add((text, lang), line);
            }

            yield return At(Line(line, style, lang), style, verso, template.Page.Head);
        }

        if (place.HasFolio)
        {
            TextStyle style = template.Style(StyleName.Folio);
            Length foot = template.Page.Height - template.Page.Foot;
            yield return At(Line(label, style, place.Part.Lang), style, verso, foot);
        }
    }

    private Line Line(string text, TextStyle style, Lang lang)
    {
        if (!set.TryGetValue((text, style.Name, lang), out Line? line))
        {
            set.Add((text, style.Name, lang), line = shop.Compositor.SetLine(text, style, lang));
        }

        return line;
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
