using Edition.Diagnostics;
using Edition.Model;
using Markdig.Syntax;
using Markdown = Markdig.Syntax;
using SourceSpan = Edition.Model.SourceSpan;

namespace Edition.Reading;

/// <summary>
/// HTML between the blocks of a text: comments and the directives that some of them are, tags that enclose Markdown,
/// and stretches of HTML, which <see cref="HtmlFlow"/> reads.
/// </summary>
internal sealed class HtmlReader(FileReading reading, BlockReader blocks)
{
    private readonly Body body = reading.Body;
    private readonly Findings findings = reading.Findings;

    /// <summary>Whether the element does nothing but hold blocks together.</summary>
    public static bool IsEnclosing(string name) =>
        name
            is "div"
                or "center"
                or "section"
                or "article"
                or "main"
                or "aside"
                or "header"
                or "footer"
                or "nav"
                or "details"
                or "figure";

    /// <summary>Tags alone on their line: what they enclose is set, in the language they name.</summary>
    public void ReadLine(HtmlLineBlock line, HtmlScopes scopes)
    {
        LeafText leaf = LeafText.Of(body, line, 0, line.Lines.Count);
        for (int at = leaf.Start; at < leaf.End; )
        {
            if (HtmlTag.Read(leaf.Text, at, leaf.End) is { } tag)
            {
                scopes.Apply(tag, leaf, findings);
                at = tag.End;
            }
            else
            {
                at++;
            }
        }
    }

    public void Read(
        ContainerBlock container,
        int index,
        HtmlBlock html,
        HtmlScopes scopes,
        System.Collections.Immutable.ImmutableArray<Model.Block>.Builder into
    )
    {
        LeafText leaf = LeafText.Of(body, html, 0, html.Lines.Count);
        if (html.Type is HtmlBlockType.ProcessingInstruction or HtmlBlockType.DocumentType or HtmlBlockType.CData)
        {
            string first = html.Lines.Count > 0 ? html.Lines.Lines[0].Slice.ToString().Trim() : "";
            findings.Add(
                Says.WebPageTag(Shown.Brief(first)),
                leaf.Span(leaf.Start, Math.Min(leaf.End, leaf.Start + Math.Max(1, first.Length)))
            );
            return;
        }

        if (html.Type != HtmlBlockType.Comment)
        {
            new HtmlFlow(reading, blocks, scopes, leaf).Read(into);
            return;
        }

        SourceSpan span = body.Span(html);
        int start = leaf.Text.IndexOf("<!--", leaf.Start, StringComparison.Ordinal);
        int end = leaf.Text.AsSpan(start + 4, leaf.End - start - 4).IndexOf("-->", StringComparison.Ordinal);
        if (end < 0)
        {
            findings.Add(Says.UnclosedComment(), span with { Length = Math.Min(4, span.Length) });
            return;
        }

        end += start + 4;
        if (Directive.Read(leaf.Text[start..end], span, findings) is { IsEmpty: false } rules)
        {
            Silence(container, index, rules, span);
        }

        // What stands behind a comment on its last line is text.
        if (!leaf.Text.AsSpan(end + 3, leaf.End - end - 3).IsWhiteSpace())
        {
            new HtmlFlow(reading, blocks, scopes, leaf.Part(end + 3, leaf.End)).Read(into);
        }
    }

    private void Silence(
        ContainerBlock container,
        int index,
        System.Collections.Immutable.ImmutableArray<string> rules,
        SourceSpan span
    )
    {
        bool head =
            ReferenceEquals(container, reading.File.Document)
            && !container
                .Take(index)
                .Any(block => block is not (HtmlBlock or LinkReferenceDefinitionGroup or NoteDefinitionBlock));
        Markdown.Block? next = index + 1 < container.Count ? container[index + 1] : null;
        (int from, int to) =
            head ? (0, reading.File.Source.Text.Length)
            : next is null ? (span.End, span.End)
            : (body.Span(next).Start, body.Span(next).End);
        reading.Suppressions.Add(new Suppression(reading.File.Source, from, to, rules));
    }
}
