using System.Collections.Immutable;
using System.Text;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Styling;

namespace Edition.Reading;

/// <summary>
/// Reads <c>NAME/template.yaml</c> and the faces and patterns it names. A template may extend another, and then says
/// only what differs. Every fault is found in one run.
/// </summary>
public sealed partial class TemplateReader
{
    private const int LongestChain = 8;

    private readonly Func<string, byte[]?> fetch;
    private readonly Findings findings;
    private readonly TemplateValues values;
    private readonly TemplateSettings settings;
    private readonly Dictionary<StyleName, TextStyle> styles = [];

    private readonly Func<IEnumerable<string>> known;
    private readonly Func<string, bool> has;

    private TemplateReader(
        Func<string, byte[]?> fetch,
        Findings findings,
        Func<IEnumerable<string>>? known = null,
        Func<string, bool>? has = null
    )
    {
        this.fetch = fetch;
        this.has = has ?? (path => fetch(path) is not null);
        this.findings = findings;
        values = new TemplateValues(findings);
        settings = new TemplateSettings(values, findings);
        this.known = known ?? (() => []);
    }

    /// <summary>
    /// The template, or null with findings. <paramref name="fetch"/> gives the bytes of a path relative to the folder
    /// of templates, null where there is no such file;
    /// <paramref name="asked"/> is where the manuscript names the template, <paramref name="known"/> gives the names
    /// of all there are, <paramref name="has"/> tells whether there is a file, for less than fetching it. Faces are
    /// fetched when they are needed.
    /// </summary>
    public static Template? Read(
        string name,
        Func<string, byte[]?> fetch,
        Findings findings,
        SourceSpan asked = default,
        Func<IEnumerable<string>>? known = null,
        Func<string, bool>? has = null
    )
    {
        if (!IsSimpleName(name))
        {
            findings.Add(Says.TemplateNameWrong(name), asked);
            return null;
        }

        var own = new Findings();
        var reader = new TemplateReader(fetch, own, known, has);
        Template? template =
            reader.Load(name, asked, LongestChain) is { } yaml && reader.IsWhole(yaml) ? reader.Make(name, yaml) : null;
        foreach (Diagnostic found in own.InOrder([], []))
        {
            findings.Add(found);
        }

        return own.HasErrors ? null : template;
    }

    /// <summary>The keys that reading a template asks for, as "page/width": what the tables have to name.</summary>
    public static ImmutableHashSet<string> KeysAsked(string name, Func<string, byte[]?> fetch)
    {
        var reader = new TemplateReader(fetch, new Findings());
        if (reader.Load(name, default, LongestChain) is not { } yaml)
        {
            return [];
        }

        reader.Make(name, yaml);
        return [.. yaml.Asked()];
    }

    /// <summary>What a template says that it extends; null where it says nothing of it, or nothing that can be read.</summary>
    public static string? BaseOf(string name, Func<string, byte[]?> fetch) =>
        fetch(name + "/template.yaml") is { } bytes
        && Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF') is var text
        && YamlReader.Read(new Source(name, text), 0, text.Length, new Findings()) is YamlMap map
        && map.Find("extends") is YamlText { Value: var extended }
            ? extended
            : null;

    public static bool IsSimpleName(string name) =>
        name.Length is > 0 and <= 64 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <inheritdoc cref="TemplateKey.Of"/>
    public static string KeyOf<T>(T member)
        where T : struct, Enum => TemplateKey.Of(member);

    private TemplateYaml? Load(string name, SourceSpan asked, int chain)
    {
        string path = name + "/template.yaml";
        if (!IsSimpleName(name) || chain == 0 || fetch(path) is not { } bytes)
        {
            findings.Add(chain == 0 ? Says.TemplateRing() : Says.TemplateMissing(name, Others(name)), asked);
            return null;
        }

        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            findings.Add(Says.TemplateNotUtf8(path), asked);
            return null;
        }

        var source = new Source("templates/" + path, text);
        var unread = new Findings();
        YamlValue? root = YamlReader.Read(source, 0, text.Length, unread);
        foreach (YamlAlias alias in Aliases(root))
        {
            unread.Add(Says.TemplateAlias(), alias.Span);
        }

        foreach (Diagnostic fault in unread.InOrder([], []))
        {
            findings.Add(fault);
        }

        if (unread.HasErrors)
        {
            return null;
        }

        if (root is not (null or YamlMap))
        {
            findings.Add(Says.TemplateNoMap(), root.Span);
            return null;
        }

        YamlMap said = PaperSize.Spelt(root as YamlMap ?? new YamlMap(new SourceSpan(source, 0, 0), []));
        TemplateYaml own = TemplateYaml.Of(said, name);
        if (own["extends"] is not { Scalar: { } beneathName } extends)
        {
            return own;
        }

        return Load(beneathName, extends.Span, chain - 1) is { } beneath
            ? TemplateYaml.Of(said, name, beneath, findings)
            : null;
    }

    private static IEnumerable<YamlAlias> Aliases(YamlValue? value) =>
        value switch
        {
            YamlAlias alias => [alias],
            YamlList list => list.Items.SelectMany(Aliases),
            YamlMap map => map.Entries.SelectMany(entry => Aliases(entry.Value)),
            _ => [],
        };

    private string Others(string name)
    {
        string[] names = [.. known().Where(IsSimpleName).Distinct().Order(StringComparer.Ordinal)];
        return names.Length == 0 ? "" : $"{Shown.DidYouMean(name, names)} There are: {string.Join(", ", names)}.";
    }

    /// <summary>Whether it has every section, with what it extends; else says the one thing to say of it.</summary>
    private bool IsWhole(TemplateYaml own)
    {
        string[] lacking = [.. Sections.Where(section => own[section] is null)];
        if (lacking.Length == 0)
        {
            return true;
        }

        findings.Add(Says.TemplateLacks(string.Join(", ", lacking)), own.Span with { Start = 0, Length = 0 });
        return false;
    }

    private static readonly string[] Sections =
    [
        "page",
        "families",
        "styles",
        "hyphenation",
        "languages",
        "labels",
        "paragraphs",
        "pages",
        "parts",
        "cover",
    ];

    private Template Make(string name, TemplateYaml yaml)
    {
        _ = yaml["extends"];
        ImmutableArray<string> last = [.. TemplateValues.Strings(yaml, "fallbacks")];
        var families = Section(yaml, "families")
            .Children.ToImmutableDictionary(child => child.Key, child => Family(child.Key, child.Value));
        ReadStyles(Section(yaml, "styles"), families.ContainsKey);
        var template = new Template
        {
            Name = name,
            Page = settings.Page(Section(yaml, "page")),
            Families = families,
            Fallbacks = [.. last.Where(families.ContainsKey)],
            Styles = styles.ToImmutableDictionary(),
            Hyphenation = Section(yaml, "hyphenation")
                .Children.ToImmutableDictionary(child => child.Key, child => Patterns(child.Key, child.Value)),
            Languages = Section(yaml, "languages")
                .Children.ToImmutableDictionary(child => child.Key, child => Language(child.Value)),
            Labels = Section(yaml, "labels")
                .Children.ToImmutableDictionary(child => child.Key, child => Labels(child.Value)),
            Paragraphs = settings.Paragraphs(Section(yaml, "paragraphs")),
            Pages = settings.Pages(Section(yaml, "pages")),
            Parts = settings.Parts(Section(yaml, "parts")),
            Cover = settings.Cover(Section(yaml, "cover"), families.ContainsKey),
            Limits = settings.Limits(yaml["limits"]),
            Reference =
                yaml["reference"] is not null && File(yaml, "reference") is var (_, reference) ? [.. reference] : [],
            LatinExceptions = [.. TemplateValues.Strings(yaml, "latin-exceptions")],
        };
        yaml.ReportUnknownKeys(findings);
        return template;
    }

    private TemplateYaml Section(TemplateYaml yaml, string key)
    {
        if (yaml[key] is { IsMapping: true } section)
        {
            return section;
        }

        findings.Add(Says.TemplateNeedsMap(key), (yaml[key] ?? yaml).Span);
        return yaml.Emptied();
    }

    private (string Path, byte[] Bytes)? File(TemplateYaml yaml, string key)
    {
        if (PathOf(yaml, key) is { } path && fetch(path) is { } bytes)
        {
            return (path, bytes);
        }

        NoFile(yaml, key);
        return null;
    }

    private void NoFile(TemplateYaml yaml, string key) =>
        findings.Add(Says.TemplateFile(key, yaml[key]?.Scalar ?? ""), (yaml[key] ?? yaml).Span);

    private static string? PathOf(TemplateYaml yaml, string key) =>
        yaml[key] is { Scalar: { Length: > 0 } written } value && !written.Split('/', '\\').Contains("..")
            ? value.Folder + "/" + written
            : null;

    private void ReadStyles(TemplateYaml yaml, Func<string, bool> hasFamily)
    {
        foreach (StyleName name in Enum.GetValues<StyleName>())
        {
            Style(yaml, name, hasFamily, []);
        }

        yaml.ReportUnknownKeys(findings);
    }

    private TextStyle Style(
        TemplateYaml yaml,
        StyleName name,
        Func<string, bool> hasFamily,
        ImmutableHashSet<StyleName> asking
    )
    {
        if (styles.TryGetValue(name, out TextStyle? known))
        {
            return known;
        }

        TemplateYaml own = yaml[KeyOf(name)] ?? yaml.Emptied();
        TextStyle beneath;
        if (name == StyleName.Body)
        {
            beneath = new TextStyle
            {
                Name = name,
                Family = "text",
                Size = Length.FromPoints(10),
                Leading = Length.FromPoints(12),
            };
        }
        else
        {
            StyleName baseName = StyleName.Body;
            if (own["base"] is { } named)
            {
                int at = Array.FindIndex(Enum.GetValues<StyleName>(), style => KeyOf(style) == named.Scalar);
                baseName =
                    at < 0
                        ? values.Wrong(named, Says.TemplateStyle(named.Scalar ?? ""), StyleName.Body)
                        : (StyleName)at;
            }

            if (baseName == name || asking.Contains(baseName))
            {
                findings.Add(Says.StyleRing(), own.Span);
                baseName = StyleName.Body;
            }

            beneath = Style(yaml, baseName, hasFamily, asking.Add(name));
        }

        Length size = values.Measure(own, "size", beneath.Size, beneath.Size);
        var style = new TextStyle
        {
            Name = name,
            Family = own["family"]?.Scalar ?? beneath.Family,
            Size = size,
            Leading = values.Measure(own, "leading", beneath.Leading, size),
            Bold = values.Flag(own, "bold", beneath.Bold),
            Italic = values.Flag(own, "italic", beneath.Italic),
            SmallCaps = values.Flag(own, "small-caps", beneath.SmallCaps),
            OldStyleFigures = values.Flag(own, "old-style-figures", beneath.OldStyleFigures),
            Alignment = own["align"]?.Scalar switch
            {
                null => beneath.Alignment,
                "justified" => Alignment.Justified,
                "left" => Alignment.Left,
                "centre" or "center" => Alignment.Centre,
                "right" => Alignment.Right,
                _ => values.Wrong(own["align"]!, Says.TemplateAlignment(), beneath.Alignment),
            },
            FirstIndent = values.Measure(own, "first-indent", beneath.FirstIndent, size),
            Left = values.Measure(own, "left", beneath.Left, size),
            Right = values.Measure(own, "right", beneath.Right, size),
            Before = values.Measure(own, "before", beneath.Before, size),
            After = values.Measure(own, "after", beneath.After, size),
            KeepWithNext = values.Flag(own, "keep-with-next", beneath.KeepWithNext),
            KeepTogether = values.Flag(own, "keep-together", beneath.KeepTogether),
            Hyphenate = values.Flag(own, "hyphenate", beneath.Hyphenate),
        };
        if (!hasFamily(style.Family))
        {
            findings.Add(Says.StyleFamily(KeyOf(name), style.Family), own.Span);
        }

        if (
            style.Size < Length.FromPoints(1)
            || style.Leading < Length.FromPoints(1)
            || style.Size > Length.FromPoints(500)
            || style.Leading > Length.FromPoints(1000)
        )
        {
            findings.Add(Says.StyleSize(KeyOf(name)), own.Span);
        }

        own.ReportUnknownKeys(findings);
        styles[name] = style;
        return style;
    }
}
