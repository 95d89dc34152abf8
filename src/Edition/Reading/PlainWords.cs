using System.Buffers;
using System.Text;
using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Reading;

/// <summary>
/// The words of a text that may hold no marks: values of YAML, titles in the attributes of a heading. What marks there
/// are is taken away and named, so that no asterisk is printed; what would be lost by it is an error.
/// </summary>
internal static class PlainWords
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("*_~^[]`<\\&$@{=+%#!:");

    public static string Of(YamlText value, string key, Findings findings) =>
        Of(
            value.IsPlain
                ? new LeafText(value.Span.Source!, value.Span.Start, value.Value)
                : new LeafText(value.Span, value.Value),
            value.Value,
            $"“{key}”",
            findings
        );

    public static string Of(SourceSpan span, string value, string what, Findings findings) =>
        Of(new LeafText(span, value), value, what, findings);

    private static string Of(LeafText leaf, string value, string what, Findings findings)
    {
        if (!value.AsSpan().ContainsAny(Marks))
        {
            return value;
        }

        var words = new StringBuilder();
        InlineNode root = InlineParser.Parse(leaf, null, findings);
        bool marked = Append(words, root, leaf, what, findings, 0);
        if (marked)
        {
            findings.Add(Says.MarksInWords(what), leaf.Span());
        }

        return marked ? words.ToString() : value;
    }

    private static bool Append(
        StringBuilder words,
        InlineNode parent,
        LeafText leaf,
        string what,
        Findings findings,
        int depth
    )
    {
        bool marked = false;
        for (InlineNode? node = parent.First; node is not null && depth <= BlockDepth.Most; node = node.Next)
        {
            if (node.Found is { } found && found.Rule != Rules.TypedNote)
            {
                findings.Add(found, leaf.Span(node.Start, node.End));
            }

            switch (node.Kind)
            {
                case InlineKind.Words or InlineKind.Verbatim or InlineKind.Code:
                    marked |= node.Kind == InlineKind.Code;
                    words.Append(node.Value ?? leaf.Text[node.Start..node.End]);
                    break;
                case InlineKind.SoftBreak or InlineKind.HardBreak:
                    words.Append(' ');
                    break;
                case InlineKind.NoteCall or InlineKind.InlineNote or InlineKind.Picture:
                    findings.Add(Says.NoPlaceForNote(what), leaf.Span(node.Start, node.End));
                    break;
                default:
                    marked |= node.Kind != InlineKind.Address;
                    marked |= Append(words, node, leaf, what, findings, depth + 1);
                    break;
            }
        }

        return marked;
    }
}
