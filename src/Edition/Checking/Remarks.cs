using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Checking;

/// <summary>Comments of a review that stand in a file, each in lines of its own, and wait for an answer.</summary>
internal static class Remarks
{
    private const string Opening = "<!-- review: [",
        Closing = "-->";

    public static void Check(Article article, Findings findings)
    {
        Source source = article.Source;
        string text = source.Text;
        if (!text.Contains(Opening, StringComparison.Ordinal))
        {
            return;
        }

        SourceSpan[] code = [.. Walk.Blocks(article.Blocks).OfType<CodeBlock>().Select(block => block.Span)];
        for (int at = text.IndexOf(Opening, StringComparison.Ordinal); at >= 0; )
        {
            int end = text.IndexOf(Closing, at, StringComparison.Ordinal);
            if (end < 0)
            {
                return;
            }

            string remark = text[(at + Opening.Length)..end];
            int line = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
            bool alone =
                text.AsSpan(line, at - line).Trim(" \t>").IsEmpty
                && Columns(text.AsSpan(line, at - line)) < 4
                && !Array.Exists(code, span => span.Source == source && span.Start <= at && at < span.End);
            int who = remark.IndexOf(']', StringComparison.Ordinal);
            if (alone && who > 0 && !remark.AsSpan(who + 1).TrimStart().StartsWith("reply:"))
            {
                findings.Add(
                    Says.OpenRemark(remark[..who], remark[(who + 1)..].TrimEnd()),
                    new SourceSpan(source, at, end + Closing.Length - at)
                );
            }

            at = text.IndexOf(Opening, end, StringComparison.Ordinal);
        }
    }

    // Four spaces make code of a line.
    private static int Columns(ReadOnlySpan<char> before) => before.Length - before.TrimStart(' ').Length;
}
