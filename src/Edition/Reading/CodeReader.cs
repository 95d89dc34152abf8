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

    public CodeBlock Read(FencedCodeBlock code, Lang here)
    {
        SourceSpan span = body.Span(code);
        if (code.ClosingFencedCharCount == 0)
        {
            findings.Add(
                Rules.UnclosedCode,
                span with
                {
                    Length = Math.Min(3, span.Length),
                },
                "The code block that begins here is closed by the end of its surroundings alone."
            );
        }

        string? syntax = string.IsNullOrWhiteSpace(code.Info) ? null : code.Info;
        if (
            syntax is not null
            && syntax.StartsWith('{')
            && Attributes.Read(
                syntax + " " + code.Arguments,
                0,
                syntax.Length + 1 + (code.Arguments?.Length ?? 0),
                out Attributes attributes
            ) == AttributesForm.Attributes
        )
        {
            syntax = attributes.Items.FirstOrDefault(item => item.Kind == '.').Name;
            foreach (AttributeItem item in attributes.Items.Where(item => item.Kind != '.'))
            {
                reading.UnknownAttribute(item, span with { Length = Math.Min(3, span.Length) }, "a code block", []);
            }
        }

        return new CodeBlock(span, here, Lines(code), syntax);
    }

    public CodeBlock Indented(Markdown.CodeBlock code, Lang here)
    {
        SourceSpan span = body.Span(code);
        findings.Add(
            Rules.IndentedCode,
            span with
            {
                Length = Math.Min(1, span.Length),
            },
            "Text indented by four spaces or more is code. If it is not meant so, take the indent away; if it is, fence it with ```."
        );
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
