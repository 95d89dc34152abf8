using System.Collections.Frozen;
using System.Text;
using Edition.Diagnostics;
using Edition.Model;
using Markdig.Syntax;
using CodeBlock = Edition.Model.CodeBlock;
using Markdown = Markdig.Syntax;
using SourceSpan = Edition.Model.SourceSpan;

namespace Edition.Reading;

/// <summary>
/// Code, fenced or indented.
/// </summary>
internal sealed class CodeReader(FileReading reading)
{
    private readonly Body body = reading.Body;
    private readonly Findings findings = reading.Findings;

    /// <summary>
    /// Whether the block is Pandoc's raw piece for one format, which is left out: it is no code that its author meant
    /// to print.
    /// </summary>
    public bool IsRaw(FencedCodeBlock code)
    {
        if (code.Info is not ['{', '=', .. var format] || !format.EndsWith('}') || format.Length < 2)
        {
            return false;
        }

        SourceSpan span = body.Span(code);
        findings.Add(Says.RawPiece(Shown.Brief(code.Info)), span with { Length = Math.Min(3, span.Length) });
        return true;
    }

    public CodeBlock Read(FencedCodeBlock code, Lang here)
    {
        SourceSpan span = body.Span(code);
        if (code.ClosingFencedCharCount == 0)
        {
            findings.Add(Says.UnclosedCode(), span with { Length = Math.Min(3, span.Length) });
        }

        return new CodeBlock(span, here, Lines(code), Syntax(code, span with { Length = Math.Min(3, span.Length) }));
    }

    /// <summary>What GitHub and Obsidian show as a formula, a drawing or a list.</summary>
    private static readonly FrozenSet<string> Drawn = FrozenSet.ToFrozenSet(
        ["math", "mermaid", "geojson", "topojson", "stl", "query", "dataview", "dataviewjs", "tasks"],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>What the code is written in; attributes of other programs are named.</summary>
    private string? Syntax(FencedCodeBlock code, SourceSpan head)
    {
        string info = $"{code.Info} {code.Arguments}".Trim();
        if (code.Info is { } kind && Drawn.Contains(kind))
        {
            findings.Add(Says.ForeignDrawing(kind), head);
        }

        if (!info.Contains('{', StringComparison.Ordinal))
        {
            if (!string.IsNullOrWhiteSpace(code.Arguments))
            {
                findings.Add(Says.CodeAttributePassedOver(Shown.Brief(code.Arguments.Trim())), head);
            }

            return string.IsNullOrWhiteSpace(code.Info) ? null : code.Info;
        }

        int brace = info.IndexOf('{', StringComparison.Ordinal);
        if (Attributes.Read(info, brace, info.Length, out Attributes attributes) == AttributesForm.Attributes)
        {
            foreach (AttributeItem item in attributes.Items.Where(item => item.Kind != '.'))
            {
                string written = item.Kind == '=' ? item.Name + "=" : item.Kind + item.Name;
                findings.Add(Says.CodeAttributePassedOver(Shown.Brief(written)), head);
            }

            string? named = attributes.Items.FirstOrDefault(item => item.Kind == '.').Name;
            return brace > 0 ? info[..brace].Trim() : named;
        }

        if (brace > 0)
        {
            findings.Add(Says.CodeAttributePassedOver(Shown.Brief(code.Arguments?.Trim() ?? info[brace..])), head);
            return code.Info is { } language && language.IndexOf('{') is var at and >= 0 ? language[..at] : code.Info;
        }

        // R Markdown, Quarto and notebooks run what stands in such a block.
        findings.Add(Says.ForeignCode(Shown.Brief(info)), head);
        string run = info.Trim('{', '}', '.').Split([' ', ',', '}'], 2)[0];
        return run.Length == 0 ? null : run;
    }

    public CodeBlock Indented(Markdown.CodeBlock code, Lang here)
    {
        SourceSpan span = body.Span(code);
        findings.Add(Says.IndentedCode(), span with { Length = Math.Min(1, span.Length) });
        return new CodeBlock(span, here, Lines(code).TrimEnd('\n'));
    }

    public static string Lines(LeafBlock leaf)
    {
        var text = new StringBuilder();
        for (int i = 0; i < leaf.Lines.Count; i++)
        {
            _ = i == 0 ? text : text.Append('\n');
            text.Append(leaf.Lines.Lines[i].Slice.AsSpan());
        }

        return Nfc.Of(text.ToString());
    }
}
