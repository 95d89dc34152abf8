using System.Globalization;
using System.Text;
using Edition.Model;
using Edition.Styling;

namespace Edition.Epub;

/// <summary>
/// The stylesheet of the package, from the template's styles: what depends on the page (points, colours, lines of a
/// grid) becomes relative to the reader's own size and ink. No colour is named, so that
/// it is legible by night, and families are named on the body alone, so that the reader's own face prevails.
/// </summary>
internal static class StyleSheet
{
    /// <summary>Screens want more space between lines than paper.</summary>
    private const double LeastLeading = 1.4;

    public static ReadOnlyMemory<byte> Write(EpubPlan plan, IReadOnlyList<EmbeddedFace> faces)
    {
        var css = new StringBuilder(8192);
        foreach (EmbeddedFace face in faces)
        {
            css.Append(
                CultureInfo.InvariantCulture,
                $$"""
                @font-face { font-family: "{{face.Family}}"; font-weight: {{(
                    face.Bold ? "bold" : "normal"
                )}}; font-style: {{(face.Italic ? "italic" : "normal")}}; src: url({{face.Name}}); }

                """
            );
        }

        Template template = plan.Template;
        TextStyle body = template.Style(StyleName.Body);
        css.Append(
            CultureInfo.InvariantCulture,
            $$"""
            html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
            body { margin: 0; padding: 0; font-family: {{Families(template, body.Family)}}; line-height: {{Decimal(
                Math.Max(LeastLeading, (double)body.Leading.Units / body.Size.Units)
            )}}; font-variant-ligatures: common-ligatures; font-kerning: normal; overflow-wrap: break-word; widows: 2; orphans: 2; }
            p { margin: 0; text-indent: {{Em(body.FirstIndent, body)}}; }
            h1, h2, h3, h4, h5, h6 { font-weight: normal; }
            {{Fixed}}
            """
        );
        Rule(css, template, "h1", StyleName.Heading1);
        Rule(css, template, "h2", StyleName.Heading2);
        Rule(css, template, "h3", StyleName.Heading3);
        Rule(css, template, "h4", StyleName.Heading4);
        Rule(css, template, "h5", StyleName.Heading5);
        Rule(css, template, "h6", StyleName.Heading6);
        foreach (ParagraphRole role in Enum.GetValues<ParagraphRole>())
        {
            if (role != ParagraphRole.Body)
            {
                Rule(css, template, "." + RoleNames.ClassOf(role), RoleNames.StyleOf(role));
            }
        }

        // In a parallel text, which has a size of its own, the roles keep theirs.
        foreach (ParagraphRole role in Enum.GetValues<ParagraphRole>().Where(role => role != ParagraphRole.Body))
        {
            TextStyle style = template.Style(RoleNames.StyleOf(role));
            css.Append(
                CultureInfo.InvariantCulture,
                $".cell .{RoleNames.ClassOf(role)} {{ font-size: {Size(style.Size, template.Style(StyleName.Parallel).Size)}; text-indent: {Em(style.FirstIndent, style)}; }}\n"
            );
        }

        Rule(css, template, "blockquote", StyleName.Quotation);
        Rule(css, template, ".verse", StyleName.Verse);
        Rule(css, template, "pre", StyleName.Code);
        Rule(css, template, "figcaption", StyleName.Caption);
        Rule(css, template, "figure", StyleName.Figure);
        Rule(css, template, "table", StyleName.TableCell);
        Rule(css, template, "th", StyleName.TableHead, StyleName.TableCell);
        Rule(css, template, ".notes", StyleName.Note);
        Rule(css, template, ".contents1", StyleName.Contents1);
        Rule(css, template, ".contents2", StyleName.Contents2);
        Rule(css, template, ".contents3", StyleName.Contents3);
        Rule(css, template, ".parallel", StyleName.Parallel);
        Rule(css, template, ".cell h2", StyleName.ParallelHeading, StyleName.Parallel);
        css.Append(
            CultureInfo.InvariantCulture,
            $"code {{ font-family: {Families(template, template.Style(StyleName.Code).Family)}; font-size: .9em; }}\n"
        );
        css.Append(
            CultureInfo.InvariantCulture,
            $".note p {{ text-indent: {Em(template.Style(StyleName.Note).FirstIndent, template.Style(StyleName.Note))}; }}\n"
        );
        css.Append(
            CultureInfo.InvariantCulture,
            $".cell p {{ text-indent: {Em(template.Style(StyleName.Parallel).FirstIndent, template.Style(StyleName.Parallel))}; }}\n"
        );
        if (!template.Pages.FirstParagraphIndented)
        {
            css.Append("h1 + p, h2 + p, h3 + p, h4 + p, h5 + p, h6 + p { text-indent: 0; }\n");
        }

        foreach (double width in plan.Widths)
        {
            css.Append(CultureInfo.InvariantCulture, $".{WidthClass(width)} {{ width: {width:0.###}%; }}\n");
        }

        css.Append(Last);
        return Encoding.UTF8.GetBytes(css.ToString());
    }

    /// <summary>The class of figures of a width: "w60" for 60 percent.</summary>
    public static string WidthClass(double percent) =>
        "w" + percent.ToString("0.###", CultureInfo.InvariantCulture).Replace('.', '-');

    private static void Rule(
        StringBuilder css,
        Template template,
        string selector,
        StyleName name,
        StyleName around = StyleName.Body
    )
    {
        TextStyle style = template.Style(name),
            outer = template.Style(around);
        bool paragraph =
            name >= StyleName.Body && name <= StyleName.PartLabel
            || name
                is >= StyleName.Heading1
                    and <= StyleName.Heading6
                    or >= StyleName.Contents1
                    and <= StyleName.Contents3
                    or StyleName.ParallelHeading;
        css.Append(selector).Append(" {");
        Put(css, "font-size", Size(style.Size, outer.Size));
        Put(css, "line-height", style.Size > outer.Size ? Ratio(style.Leading, style.Size) : null);
        Put(
            css,
            "font-weight",
            style.Bold == outer.Bold
                ? style.Bold
                    ? "bold"
                    : null
                : style.Bold
                    ? "bold"
                    : "normal"
        );
        Put(css, "font-style", style.Italic ? "italic" : null);
        Put(css, "font-family", style.Family != outer.Family ? Families(template, style.Family) : null);
        Put(css, "font-variant-caps", style.SmallCaps ? "small-caps" : null);
        Put(css, "font-variant-numeric", style.OldStyleFigures ? "oldstyle-nums" : null);
        Put(
            css,
            "text-align",
            style.Alignment switch
            {
                Alignment.Justified => null,
                Alignment.Left => "left",
                Alignment.Centre => "center",
                Alignment.Right => "right",
                _ => throw new InvalidOperationException(style.Alignment.ToString()),
            }
        );
        if (paragraph)
        {
            Put(css, "text-indent", Em(style.FirstIndent, style));
        }

        // A title page's deep sinks are for paper; on a small screen they would push the text out of sight.
        double deepest = 4 * style.Size.Points;
        string Space(Length length) => Em(Length.FromPoints(Math.Min(length.Points, deepest)), style);
        Put(
            css,
            "margin",
            $"{Space(style.Before)} {Em(style.Right, style)} {Space(style.After)} {Em(style.Left, style)}"
        );
        bool centred = style.Alignment == Alignment.Centre;
        Put(css, "text-wrap", style.Size > outer.Size || centred ? "balance" : null);
        if (!style.Hyphenate)
        {
            Put(css, "-webkit-hyphens", "manual");
            Put(css, "hyphens", "manual");
        }

        if (style.KeepWithNext)
        {
            Put(css, "page-break-after", "avoid");
            Put(css, "break-after", "avoid");
        }

        if (style.KeepTogether)
        {
            Put(css, "page-break-inside", "avoid");
            Put(css, "break-inside", "avoid");
        }

        css.Append(" }\n");
        if (style.Italic)
        {
            css.Append(selector).Append(" em { font-style: normal; }\n");
        }
    }

    private static void Put(StringBuilder css, string property, string? value)
    {
        if (value is not null)
        {
            css.Append(' ').Append(property).Append(": ").Append(value).Append(';');
        }
    }

    /// <summary>
    /// Sizes keep their proportions, but that display sizes do not grow beyond twice the text's: screens are narrow.
    /// </summary>
    private static string Size(Length size, Length outer) =>
        Decimal(Math.Min(2, (double)size.Units / outer.Units)) + "em";

    private static string Em(Length length, TextStyle style) =>
        length == Length.Zero ? "0" : Decimal((double)length.Units / style.Size.Units) + "em";

    private static string Ratio(Length leading, Length size) => Decimal((double)leading.Units / size.Units);

    private static string Decimal(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Families(Template template, string key)
    {
        FaceFamily family = template.Families[key];
        IEnumerable<string> names = new[] { key }
            .Concat(family.Fallbacks)
            .Where(template.Families.ContainsKey)
            .Select(each => template.Families[each].Name)
            .Distinct(StringComparer.Ordinal);
        string generic =
            family.Name.Contains("Mono", StringComparison.Ordinal) ? "monospace"
            : family.Name.Contains("Sans", StringComparison.Ordinal) ? "sans-serif"
            : "serif";
        return string.Join(
                ", ",
                names.Select(name =>
                    $"\"{name.Replace("\"", "", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal)}\""
                )
            )
            + ", "
            + generic;
    }

    /// <summary>What is the same for every template because it is the way of screens, not of the house.</summary>
    private const string Fixed = """
        section, nav, aside { display: block; }
        p, li, blockquote, figcaption, td { -webkit-hyphens: auto; hyphens: auto; hyphenate-limit-chars: 5 2 3; -webkit-hyphenate-limit-before: 2; -webkit-hyphenate-limit-after: 3; }
        h1, h2, h3, h4, h5, h6 { text-wrap: balance; }
        a { color: inherit; text-decoration: underline; text-decoration-thickness: .05em; text-underline-offset: .15em; }
        a:focus-visible, .scroll:focus-visible { outline: .15em solid currentColor; outline-offset: .1em; }
        .nb { white-space: nowrap; }
        .sc { font-variant-caps: small-caps; }
        sup, sub { font-size: .7em; line-height: 0; vertical-align: baseline; position: relative; }
        sup { top: -.45em; }
        sub { top: .2em; }
        .noteref a, a.back { text-decoration: none; padding: .3em .1em; }
        .notes::before { content: ""; display: block; width: 4em; border-top: 1px solid currentColor; margin-bottom: .8em; }
        .note { margin: 0 0 .35em; }
        .note .calls { text-indent: 0; }
        .note .calls::before { content: "\2191\00A0"; }
        blockquote blockquote, li blockquote { margin-right: 0; }
        ul, ol { margin: 0; padding-left: 2em; }
        .loose > li { margin-bottom: .5em; }
        .labelled { list-style: none; padding-left: 0; }
        .labelled > li { position: relative; padding-left: 2em; }
        .labelled > li > .label { position: absolute; left: 0; }
        .verse p { text-indent: -1.5em; padding-left: 1.5em; }
        pre { white-space: pre-wrap; overflow-wrap: anywhere; }
        pre code { font-size: inherit; }
        hr { width: 4em; margin: 1.35em auto; border: 0; border-top: 1px solid currentColor; }
        img { max-width: 100%; height: auto; }
        figure { page-break-inside: avoid; break-inside: avoid; }
        figure.table { page-break-inside: auto; break-inside: auto; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; border-top: 1px solid currentColor; border-bottom: 1px solid currentColor; }
        thead { border-bottom: 1px solid currentColor; }
        td, th { padding: .2em .5em; text-align: left; vertical-align: top; min-width: 3em; }
        .contents { list-style: none; padding-left: 0; }
        .contents a { text-decoration: none; }
        .contents .page { margin-left: .4em; }
        .byline { font-style: italic; }
        .row { display: flex; flex-wrap: wrap; column-gap: 1.5em; }
        .row.head { margin-top: 1.3em; page-break-after: avoid; break-after: avoid; }
        .row.head + .row.head { margin-top: .4em; }
        .cell { flex: 1 1 12.5em; min-width: 0; padding-bottom: .35em; }
        .cell.empty { padding: 0; }
        .cover { text-align: center; }
        .cover img { display: block; margin: 0 auto; max-height: 95vh; max-width: 100%; }

        """;

    /// <summary>What must prevail over the styles.</summary>
    private const string Last = """
        .notes { margin-top: 2em; }
        .verse p { text-align: left; }
        li > p, .note li > p, .cell li > p { text-indent: 0; }
        .cell h2, .cell h3, .cell h4, .cell h5, .cell h6 { margin-top: 0; margin-bottom: .2em; }
        .parallel { margin-top: .5em; margin-bottom: .5em; }
        p + h1 { margin-top: .6em; }
        .contents + .part-label { margin-top: 1.6em; }
        table { margin: 0 auto; }
        td.left, th.left { text-align: left; }
        td.centre, th.centre { text-align: center; }
        td.right, th.right { text-align: right; }
        @media (min-width: 26em) { @supports (hyphens: auto) or (-webkit-hyphens: auto) { p { text-align: justify; } .cell p { text-align: left; } } }

        """;
}
