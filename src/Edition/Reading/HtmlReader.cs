using Edition.Diagnostics;
using Edition.Model;
using Markdig.Syntax;
using Markdown = Markdig.Syntax;
using SourceSpan = Edition.Model.SourceSpan;

namespace Edition.Reading;

/// <summary>
/// Comments, and the directives that some of them are; other HTML is refused.
/// </summary>
internal sealed class HtmlReader(FileReading reading)
{
    private readonly Body body = reading.Body;
    private readonly Findings findings = reading.Findings;

    public void Read(ContainerBlock container, int index, HtmlBlock html)
    {
        SourceSpan span = body.Span(html);
        if (html.Type != HtmlBlockType.Comment)
        {
            string first = html.Lines.Count > 0 ? html.Lines.Lines[0].Slice.ToString().Trim() : "";
            findings.Add(
                Rules.RawHtml,
                span with
                {
                    Length = Math.Min(first.Length, span.Length),
                },
                $"'{Shown.Brief(first)}' is HTML, which no printed edition can hold: use the format's own marks, or \\< for the sign."
            );
            return;
        }

        string text = CodeReader.Lines(html);
        int end = text.IndexOf("-->", StringComparison.Ordinal);
        if (end < 0)
        {
            findings.Add(
                Rules.UnclosedComment,
                span with
                {
                    Length = Math.Min(4, span.Length),
                },
                "The comment that begins here is not closed: all after it would be lost."
            );
            return;
        }

        if (!string.IsNullOrWhiteSpace(text[(end + 3)..]))
        {
            findings.Add(
                Rules.RawHtml,
                span,
                "Text stands on the line on which a comment ends, and CommonMark takes it for HTML: put it on a line of its own."
            );
        }

        if (Directive.Read(text[..end], span, findings) is { IsEmpty: false } rules)
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
}
