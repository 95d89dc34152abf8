using System.Globalization;
using Edition.Diagnostics;
using Edition.Model;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Edition.Reading;

/// <summary>
/// A place in a template's YAML: a node with its source and the folder it was read from, so that what a template
/// inherits is told by its own file.
/// </summary>
internal sealed record TemplateNode(YamlNode Node, Source Source, string Folder)
{
    public SourceSpan Span
    {
        get
        {
            int start = (int)Math.Min(Node.Start.Index, Source.Text.Length);
            int end = (int)Math.Min(Node.End.Index, Source.Text.Length);
            return new SourceSpan(Source, start, Math.Max(0, end - start));
        }
    }
}

/// <summary>
/// The keys of a template, those of the template it extends beneath its own. Mappings are merged key by key, everything
/// else is replaced whole.
/// Each key that is asked for is marked, so that in the end the unknown ones are known.
/// </summary>
internal sealed class TemplateYaml
{
    private const int DeepestNesting = 20;

    private readonly List<KeyValuePair<string, TemplateYaml>> children = [];
    private readonly HashSet<string> asked = [];

    private TemplateYaml(TemplateNode node)
    {
        Node = node;
        KeySpan = node.Span;
    }

    public TemplateNode Node { get; }

    /// <summary>The place of the key that it stands under; its own place at the top.</summary>
    public SourceSpan KeySpan { get; private init; }

    public bool IsMapping => Node.Node is YamlMappingNode;

    public IEnumerable<KeyValuePair<string, TemplateYaml>> Children => children;

    public string? Scalar => (Node.Node as YamlScalarNode)?.Value;

    public TemplateYaml? this[string key]
    {
        get
        {
            asked.Add(key);
            int at = children.FindIndex(child => child.Key == key);
            return at < 0 ? null : children[at].Value;
        }
    }

    /// <summary>Every key that was asked for, with the keys before it and "/" between.</summary>
    public IEnumerable<string> Asked() =>
        asked.Concat(children.SelectMany(child => child.Value.Asked().Select(key => child.Key + "/" + key)));

    /// <param name="node">What the template itself says.</param>
    /// <param name="beneath">What the one says that it extends.</param>
    /// <param name="key">The key that it stands under; none at the top.</param>
    /// <param name="findings">
    /// Told where something else stands in the place of a map of the template beneath, which then stays as it is.
    /// </param>
    public static TemplateYaml Of(
        TemplateNode node,
        TemplateYaml? beneath = null,
        TemplateNode? key = null,
        Findings? findings = null
    )
    {
        if (beneath is { IsMapping: true } && node.Node is not YamlMappingNode && key?.Node is YamlScalarNode named)
        {
            findings?.Add(
                Rules.TemplateValue,
                node.Span,
                named.Value == "page"
                    ? "“page” is a map, page: {width: 210mm, height: 297mm}, or the name of a size: "
                        + $"{string.Join(", ", PaperSize.Names)}."
                    : $"“{Shown.Brief(named.Value ?? "")}” is a map of keys to values."
            );
            return beneath;
        }

        var yaml = new TemplateYaml(node) { KeySpan = (key ?? node).Span };
        if (node.Node is not YamlMappingNode mapping)
        {
            return yaml;
        }

        if (beneath is { IsMapping: true })
        {
            yaml.children.AddRange(beneath.children);
        }

        foreach ((YamlNode under, YamlNode value) in mapping.Children)
        {
            string name = under is YamlScalarNode scalar ? scalar.Value ?? "" : "";
            int at = yaml.children.FindIndex(child => child.Key == name);
            TemplateYaml merged = Of(
                node with
                {
                    Node = value,
                },
                at < 0 ? null : yaml.children[at].Value,
                node with
                {
                    Node = under,
                },
                findings
            );
            if (at < 0)
            {
                yaml.children.Add(new(name, merged));
            }
            else
            {
                yaml.children[at] = new(name, merged);
            }
        }

        return yaml;
    }

    /// <summary>
    /// The first document of a YAML text, or null with a finding. Aliases and deep nesting are refused before a tree is
    /// made of them.
    /// </summary>
    public static YamlNode? Load(Source source, Findings findings)
    {
        try
        {
            var events = new Parser(new StringReader(source.Text));
            for (int depth = 0; events.MoveNext(); )
            {
                ParsingEvent current = events.Current!;
                depth += current.NestingIncrease;
                if (current is AnchorAlias || depth > DeepestNesting)
                {
                    findings.Add(
                        Rules.TemplateUnreadable,
                        new SourceSpan(source, (int)current.Start.Index, 1),
                        current is AnchorAlias ? "A template has no aliases." : "This is nested too deeply."
                    );
                    return null;
                }
            }

            var stream = new YamlStream();
            stream.Load(new StringReader(source.Text));
            return stream.Documents.Count > 0 ? stream.Documents[0].RootNode : null;
        }
        catch (Exception fault) when (fault is YamlException or InvalidOperationException)
        {
            // YamlDotNet's scanner throws the latter, without a place, when a plain scalar in brackets runs into a line
            // with a colon.
            long at = (fault as YamlException)?.Start.Index ?? 0;
            findings.Add(
                Rules.TemplateUnreadable,
                new SourceSpan(source, (int)Math.Min(at, source.Text.Length), 1),
                "This is not YAML: " + fault.Message.TrimEnd('.') + "."
            );
            return null;
        }
    }

    public void ReportUnknownKeys(Findings findings)
    {
        const int MostListed = 15;
        foreach ((string key, TemplateYaml child) in children)
        {
            if (!asked.Contains(key))
            {
                string meant =
                    Shown.DidYouMean(key, asked) is { Length: > 0 } nearest ? nearest
                    : asked.Count <= MostListed
                        ? $" There are: {string.Join(", ", asked.Order(StringComparer.Ordinal))}."
                    : "";
                findings.Add(Rules.TemplateKey, child.KeySpan, $"“{Shown.Brief(key)}” is not a key here.{meant}");
            }
        }
    }

    /// <summary>A measure: a number with pt, mm, cm or em; null if it is none.</summary>
    public static Length? Measure(string text, Length em)
    {
        if (
            text.Length < 3
            || !double.TryParse(
                text.AsSpan(0, text.Length - 2),
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out double value
            )
            || Math.Abs(value) > 10_000
        )
        {
            return null;
        }

        return text[^2..] switch
        {
            "pt" => Length.FromPoints(value),
            "mm" => Length.FromMillimetres(value),
            "cm" => Length.FromMillimetres(value * 10),
            "em" => em * value,
            _ => null,
        };
    }
}
