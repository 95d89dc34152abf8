using System.Globalization;
using System.Text;
using Edition.Model;
using Edition.Styling;

namespace Edition.Epub;

/// <summary>
/// The rules that say the template's styles: what a style says where it stands (<see cref="Setting"/>), as far as it
/// differs from what is around it there. Sizes are relative to those around.
/// </summary>
internal sealed class StyleRules(StringBuilder css, Template template)
{
    /// <summary>Blocks that may stand in any text, and the styles of theirs.</summary>
    private static readonly (string Selector, StyleName Name)[] Anywhere =
    [
        .. Enumerable.Range(0, 6).Select(level => (Headings(level), StyleName.Heading1 + level)),
        (".verse", StyleName.Verse),
        ("pre", StyleName.Code),
        ("figcaption", StyleName.Caption),
        ("table", StyleName.TableCell),
    ];

    private static readonly ParagraphRole[] Roles =
    [
        .. Enum.GetValues<ParagraphRole>().Where(role => role != ParagraphRole.Body),
    ];

    /// <summary>A style where it stands, and what stands around it.</summary>
    private readonly record struct Look(TextStyle Own, TextStyle Around);

    public void Write()
    {
        Setting text = default;
        TextStyle body = template.Style(StyleName.Body);
        Look[] headings =
        [
            .. Enumerable.Range(0, 6).Select(level => new Look(template.Style(StyleName.Heading1 + level), body)),
        ];
        Look quotation = Here(text.InQuotation, StyleName.Quotation),
            item = Here(text.InList, StyleName.ListItem);

        // Lists and quotations first: what stands in them goes before what they say.
        Letters("li", item);
        Rule("blockquote", quotation);
        Put("blockquote p", "text-indent", Em(quotation.Own.FirstIndent, quotation.Own));
        Letters("li blockquote", new Look(quotation.Own, item.Own), quotation);
        Letters("li li, blockquote li", new Look(item.Own, item.Own), item);
        Letters("blockquote blockquote", new Look(quotation.Own, quotation.Own), quotation);
        for (int level = 0; level < 6; level++)
        {
            Rule("h" + (level + 1), headings[level]);
            Rule(".heading" + (level + 1), headings[level], headings);
        }

        foreach ((string selector, StyleName name) in Anywhere[6..])
        {
            Rule(selector, Here(text, name));
        }

        Box("figure", template.Style(StyleName.Figure), body);
        Rule("th", new Look(template.Style(StyleName.TableHead), template.Style(StyleName.TableCell)));
        Rule(".first-body", new Look((text with { Opens = true }).Resolve(template, StyleName.FirstBody), body));
        foreach (ParagraphRole role in Roles)
        {
            Rule(
                "." + RoleNames.ClassOf(role),
                new Look(default(Setting).Resolve(template, Setting.Of(role)), body),
                headings
            );
        }

        for (int level = 1; level <= 3; level++)
        {
            Rule(".contents" + level, new Look(template.Style(StyleName.Contents1 + level - 1), body), item);
        }

        TextStyle note = template.Style(StyleName.Note),
            parallel = template.Style(StyleName.Parallel);
        Rule(".notes", new Look(note, body));
        Rule(".parallel", new Look(parallel, body));
        Inside("li", text.InList);
        Inside("blockquote", text.InQuotation);
        Inside(".parallel", text.InParallel);
        Inside(".notes", new Setting(Voice.Note));
        Inside("td", text.InCell);
        Rule(".parallel-heading", new Look(template.Style(StyleName.ParallelHeading), parallel), headings);

        // In a parallel text and a note, which have styles of their own, the roles keep theirs.
        foreach (ParagraphRole role in Roles)
        {
            TextStyle style = default(Setting).Resolve(template, Setting.Of(role));
            string selector = "." + RoleNames.ClassOf(role);
            Letters(".parallel " + selector, new Look(style, parallel), new Look(style, body));
            Letters(".notes " + selector, new Look(style, note), new Look(style, body));
            Put(".cell " + selector, "text-indent", Em(style.FirstIndent, style));
        }

        Put("hr::before", "content", $"\"{ThematicBreak.Asterisks}\"");
        string code = template.Style(StyleName.Code).Family;
        css.Append(
            CultureInfo.InvariantCulture,
            $"code {{ font-family: {Families(template, code)}; font-size: .9em; }}\n"
        );
        TextStyle mark = template.Style(StyleName.NoteMark);
        Look marks = new(mark with { Size = body.Size }, body);
        Letters(".noteref", marks, marks);
        Put(".note p", "text-indent", Em(note.FirstIndent, note));
        Put(".cell p", "text-indent", Em(parallel.FirstIndent, parallel));
        TextStyle cell = text.InCell.Resolve(template, StyleName.TableCell);
        Put("td p", "text-indent", Em(cell.FirstIndent, cell));
        Put("td > * + p", "margin-top", Em(cell.Before, cell));
    }

    private static string Headings(int level) => "h" + (level + 1) + ", .heading" + (level + 1);

    private Look Here(Setting at, StyleName name) => new(at.Resolve(template, name), template.Style(StyleName.Body));

    /// <summary>What may stand in any text, in one: where it differs from there as it does not from the body.</summary>
    private void Inside(string container, Setting at)
    {
        TextStyle around = template.Style(at.Text);
        IEnumerable<(string, StyleName)> all =
        [
            .. at.Voice == Voice.Text
                ? (ReadOnlySpan<(string, StyleName)>)[]
                : [("li", StyleName.ListItem), ("blockquote", StyleName.Quotation)],
            .. at.Voice switch
            {
                Voice.Cell => Anywhere[6..8],
                Voice.Parallel => Anywhere[6..],
                _ => Anywhere,
            },
        ];
        foreach ((string selectors, StyleName name) in all)
        {
            Setting inside =
                name == StyleName.ListItem ? at.InList
                : name == StyleName.Quotation ? at.InQuotation
                : at;
            Setting alone = inside with { Voice = Voice.Text };
            string selector = string.Join(", ", selectors.Split(", ").Select(each => container + " " + each));
            Letters(
                selector,
                new Look(inside.Resolve(template, name), around),
                Here(
                    name switch
                    {
                        StyleName.ListItem or StyleName.Quotation => alone,
                        _ => default,
                    },
                    name
                )
            );
        }
    }

    private void Rule(string selector, Look look, params ReadOnlySpan<Look> before)
    {
        Letters(selector, look, before);
        Box(selector, look.Own, look.Around);
    }

    /// <summary>
    /// What concerns letters: each property in which the style differs from what is around it, and those that rules
    /// <paramref name="before"/> this one may have set otherwise.
    /// </summary>
    private void Letters(string selector, Look look, params ReadOnlySpan<Look> before)
    {
        var rule = new StringBuilder();
        string size = Size(look);
        bool sized = before.IsEmpty;
        foreach (Look other in before)
        {
            sized |= Size(other) != size;
        }

        Say("font-size", sized ? size : null);
        Say("line-height", look.Own.Size > look.Around.Size ? Ratio(look.Own.Leading, look.Own.Size) : null);
        Say("font-weight", Value(before, each => each.Bold, bold => bold ? "bold" : "normal"));
        string? slope = Value(before, each => each.Italic, italic => italic ? "italic" : "normal");
        Say("font-style", slope);
        Say("font-family", Value(before, each => each.Family, family => Families(template, family)));
        Say("font-variant-caps", Value(before, each => each.SmallCaps, caps => caps ? "small-caps" : "normal"));
        Say(
            "font-variant-numeric",
            Value(before, each => each.OldStyleFigures, old => old ? "oldstyle-nums" : "normal")
        );
        if (rule.Length > 0)
        {
            css.Append(selector).Append(" {").Append(rule).Append(" }\n");
        }

        if (slope is not null)
        {
            // Emphasis in what is italic is upright, and emphasis in that italic again.
            (string once, string twice) = look.Own.Italic ? ("normal", "italic") : ("italic", "normal");
            Put(Each(" em"), "font-style", once);
            Put(Each(" em em"), "font-style", twice);
        }

        string Each(string within) => string.Join(", ", selector.Split(", ").Select(one => one + within));

        void Say(string property, string? value)
        {
            if (value is not null)
            {
                rule.Append(' ').Append(property).Append(": ").Append(value).Append(';');
            }
        }

        string? Value<T>(ReadOnlySpan<Look> others, Func<TextStyle, T> of, Func<T, string> say)
            where T : IEquatable<T>
        {
            if (!of(look.Own).Equals(of(look.Around)))
            {
                return say(of(look.Own));
            }

            foreach (Look other in others)
            {
                if (!of(other.Own).Equals(of(other.Around)))
                {
                    return "inherit";
                }
            }

            return null;
        }
    }

    /// <summary>What concerns the block as a whole.</summary>
    private void Box(string selector, TextStyle style, TextStyle outer)
    {
        css.Append(selector).Append(" {");
        Say(
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
        bool paragraph =
            style.Name is >= StyleName.Body and <= StyleName.PartLabel
            || style.Name is >= StyleName.Heading1 and <= StyleName.Heading6
            || style.Name is >= StyleName.Contents1 and <= StyleName.Contents3
            || style.Name == StyleName.ParallelHeading;
        Say("text-indent", paragraph ? Em(style.FirstIndent, style) : null);

        // A title page's deep sinks are for paper; on a small screen they would push the text out of sight.
        double deepest = 4 * style.Size.Points;
        string Space(Length length) => Em(Length.FromPoints(Math.Min(length.Points, deepest)), style);
        Say("margin", $"{Space(style.Before)} {Em(style.Right, style)} {Space(style.After)} {Em(style.Left, style)}");
        Say("text-wrap", style.Size > outer.Size || style.Alignment == Alignment.Centre ? "balance" : null);
        foreach (string prefix in (ReadOnlySpan<string>)["-webkit-hyphens", "hyphens"])
        {
            Say(prefix, style.Hyphenate ? null : "manual");
        }

        foreach (string prefix in (ReadOnlySpan<string>)["page-break", "break"])
        {
            Say(prefix + "-after", style.KeepWithNext ? "avoid" : null);
            Say(prefix + "-inside", style.KeepTogether ? "avoid" : null);
        }

        css.Append(" }\n");

        void Say(string property, string? value)
        {
            if (value is not null)
            {
                css.Append(' ').Append(property).Append(": ").Append(value).Append(';');
            }
        }
    }

    private void Put(string selector, string property, string value) =>
        css.Append(CultureInfo.InvariantCulture, $"{selector} {{ {property}: {value}; }}\n");

    /// <summary>
    /// Sizes keep their proportions, but that display sizes do not grow beyond twice the text's: screens are narrow.
    /// </summary>
    private static string Size(Look look) =>
        Decimal(Math.Min(2, (double)look.Own.Size.Units / look.Around.Size.Units)) + "em";

    public static string Em(Length length, TextStyle style) =>
        length == Length.Zero ? "0" : Decimal((double)length.Units / style.Size.Units) + "em";

    private static string Ratio(Length leading, Length size) => Decimal((double)leading.Units / size.Units);

    public static string Decimal(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>A family of the template, those asked for letters that it lacks, and the kind of it, as a list.</summary>
    public static string Families(Template template, params ReadOnlySpan<string> keys)
    {
        FaceFamily family = template.Families[keys[^1]];
        IEnumerable<string> names = keys.ToArray()
            .Concat(family.Fallbacks)
            .Concat(template.Fallbacks)
            .Where(template.Families.ContainsKey)
            .Select(each => template.Families[each].Name)
            .Distinct(StringComparer.Ordinal)
            .Select(name => "\"" + string.Concat(name.Where(c => c is not ('"' or '\\'))) + "\"");
        string generic =
            family.Name.Contains("Mono", StringComparison.Ordinal) ? "monospace"
            : family.Name.Contains("Sans", StringComparison.Ordinal) ? "sans-serif"
            : "serif";
        return string.Join(", ", names.Append(generic));
    }
}
