using System.Globalization;
using System.Text;
using Edition.Faces;
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

    public static ReadOnlyMemory<byte> Write(EpubPlan plan, IReadOnlyList<EmbeddedFace> faces, FaceLibrary library)
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

        // Of the families asked last those alone that the book has letters of.
        Template template = plan.Template with
        {
            Fallbacks =
            [
                .. plan.Template.Fallbacks.Where(key =>
                    faces.Any(face => face.Family == plan.Template.Families[key].Name)
                ),
            ],
        };
        TextStyle body = template.Style(StyleName.Body);
        css.Append(
            CultureInfo.InvariantCulture,
            $$"""
            html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
            body { margin: 0; padding: 0; font-family: {{StyleRules.Families(template, body.Family)}}; line-height: {{StyleRules.Decimal(
                Math.Max(LeastLeading, (double)body.Leading.Units / body.Size.Units)
            )}}; font-variant-ligatures: common-ligatures; font-kerning: normal; overflow-wrap: break-word; widows: 2; orphans: 2; }
            p { margin: 0; text-indent: {{StyleRules.Em(body.FirstIndent, body)}}; }
            h1, h2, h3, h4, h5, h6, th { font-weight: inherit; }
            {{Fixed}}
            """
        );
        foreach (Lang lang in plan.Characters.Served)
        {
            if (library.Serving(body.Family, lang) is { } serving)
            {
                css.Append(
                    CultureInfo.InvariantCulture,
                    $":lang({lang}):not(code):not(pre) {{ font-family: {StyleRules.Families(template, serving.Key, body.Family)}; }}\n"
                );
            }
        }

        new StyleRules(css, template).Write();
        foreach (double width in plan.Widths)
        {
            css.Append(CultureInfo.InvariantCulture, $".{WidthClass(width)} {{ width: {width:0.###}%; }}\n");
        }

        foreach (int hang in plan.CodeHangs)
        {
            // Old readers know no "ch"; letters of one width are about .6 em wide.
            string em = StyleRules.Decimal(hang * .6);
            css.Append(
                CultureInfo.InvariantCulture,
                $".hang{hang} {{ padding-left: {em}em; text-indent: -{em}em; padding-left: {hang}ch; text-indent: -{hang}ch; }}\n"
                    + $".hang{hang}::before {{ left: {StyleRules.Decimal((hang - 1.6) * .6)}em; }}\n"
            );
        }

        css.Append(Last);
        return Encoding.UTF8.GetBytes(css.ToString());
    }

    /// <summary>The class of figures of a width: "w60" for 60 percent.</summary>
    public static string WidthClass(double percent) =>
        "w" + percent.ToString("0.###", CultureInfo.InvariantCulture).Replace('.', '-');

    /// <summary>What is the same for every template because it is the way of screens, not of the house.</summary>
    private const string Fixed = """
        section, nav, aside { display: block; }
        p, li, blockquote, figcaption, td { -webkit-hyphens: auto; hyphens: auto; hyphenate-limit-chars: 5 2 3;
          -webkit-hyphenate-limit-before: 2; -webkit-hyphenate-limit-after: 3; }
        h1, h2, h3, h4, h5, h6 { text-wrap: balance; }
        a { color: inherit; text-decoration: underline; text-decoration-thickness: .05em; text-underline-offset: .15em; }
        a:focus-visible, .scroll:focus-visible { outline: .15em solid currentColor; outline-offset: .1em; }
        .nb { white-space: nowrap; }
        strong { font-weight: bold; }
        em em { font-style: normal; }
        .sc { font-variant-caps: small-caps; }
        u { text-decoration: underline; text-decoration-thickness: .06em; text-underline-offset: .15em; }
        small { font-size: .85em; }
        small small { font-size: inherit; }
        mark { background: #ffec80; color: #000; }
        code { font-variant-caps: normal; font-variant-numeric: normal; }
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
        pre, code { font-variant-ligatures: none; font-feature-settings: "liga" 0, "clig" 0, "calt" 0, "dlig" 0; }
        .verse p { text-indent: -1.5em; padding-left: 1.5em; }
        pre { white-space: pre-wrap; overflow-wrap: anywhere; -moz-tab-size: 4; tab-size: 4; text-indent: 0; line-height: 1.4; }
        .line { display: block; position: relative; }
        .line::before { content: ""; position: absolute; top: 1.4em; bottom: 0; left: 0; width: .7em;
          background-repeat: repeat-y; background-size: .06em 1.4em, .7em 1.4em; background-image:
            linear-gradient(transparent .4em, currentColor .4em, currentColor .86em, transparent .86em),
            linear-gradient(transparent .8em, currentColor .8em, currentColor .86em, transparent .86em); }
        pre code { font-size: inherit; }
        hr { margin: .7em 0; border: 0; text-align: center; color: inherit; height: auto; overflow: visible; }
        img { max-width: 100%; height: auto; }
        table.given { width: 100%; }
        img.inline { display: inline; vertical-align: -.1em; }
        figure { page-break-inside: avoid; break-inside: avoid; }
        figure.table { page-break-inside: auto; break-inside: auto; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; border-top: 1px solid currentColor; border-bottom: 1px solid currentColor; }
        thead { border-bottom: 1px solid currentColor; }
        td, th { padding: .2em .5em; text-align: left; vertical-align: top; min-width: 3em; }
        .contents { list-style: none; padding-left: 0; }
        .contents a { text-decoration: none; }
        .contents .page { margin-left: .4em; }
        .row { margin-bottom: .8em; }
        .cell + .cell { margin: .2em 0 0 .2em; padding-left: .8em; border-left: 1px solid currentColor; }
        .cell.empty { display: none; }
        @supports (display: flex) {
          .row { display: flex; flex-wrap: wrap; column-gap: 1.5em; margin-bottom: 0; }
          .cell { flex: 1 1 12.5em; min-width: 0; padding-bottom: .35em; }
          .cell + .cell { margin: 0; padding-left: 0; border-left: 0; }
          .cell.empty { display: block; padding: 0; }
        }
        .row.head { margin-top: 1.3em; page-break-after: avoid; break-after: avoid; }
        .row.head + .row.head { margin-top: .4em; }
        .cover { text-align: center; }
        .cover img { display: block; margin: 0 auto; max-height: 95vh; max-width: 100%; }

        """;

    /// <summary>What must prevail over the styles.</summary>
    private const string Last = """
        .notes { margin-top: 2em; }
        .notes-title { font-size: 1em; margin: 0 0 .8em; text-align: left; }
        .verse p { text-align: left; }
        li > p, .note li > p, .cell li > p { text-indent: 0; }
        .cell .parallel-heading { margin-top: 0; margin-bottom: .2em; }
        .parallel { margin-top: .5em; margin-bottom: .5em; }
        p + h1 { margin-top: .6em; }
        .contents + .part-label { margin-top: 1.6em; }
        table { margin: 0 auto; }
        td p { text-align: inherit; }
        td li, td blockquote, td pre { text-align: left; }
        td.left, th.left { text-align: left; }
        td.centre, th.centre { text-align: center; }
        td.right, th.right { text-align: right; }
        @media (min-width: 26em) { @supports (hyphens: auto) or (-webkit-hyphens: auto) {
          p { text-align: justify; }
          .cell p { text-align: left; }
        } }

        """;
}
