using System.Runtime.InteropServices;
using Edition.Diagnostics;

namespace Edition.Reading;

/// <summary>Code between backticks.</summary>
internal sealed partial class InlineParser
{
    private void Backticks()
    {
        int run = Run(at);
        int close = CloseOf(run, at + run);
        if (close < 0)
        {
            bool apostrophe = run == 1 && at > leaf.Start && char.IsLetter(text[at - 1]) && char.IsLetter(Peek(1));
            root.Append(
                new InlineNode(InlineKind.Words, at, at + run)
                {
                    Found = apostrophe ? null : Says.UnusedMark(Shown.Brief(text[at..(at + run)])),
                }
            );
            at += run;
            return;
        }

        ReadOnlySpan<char> content = text.AsSpan(at + run, close - at - run);
        string value = content.ToString().Replace('\n', ' ');
        if (value.Length > 1 && value[0] == ' ' && value[^1] == ' ' && value.AsSpan().ContainsAnyExcept(' '))
        {
            value = value[1..^1];
        }

        int stop = close + run;
        root.Append(new InlineNode(InlineKind.Code, at, stop) { Value = value });
        lastWhitespace = content.ContainsAny(' ', '\n') ? close - 1 : lastWhitespace;
        at = stop;
        CodeAttributes(root.Last!);
    }

    // `x`{=html} is for one format alone, `x`{.python} tells the language; `r x` is run by R Markdown.
    private void CodeAttributes(InlineNode code)
    {
        if (Peek(0) == '{' && Peek(1) == '=')
        {
            int close = at + 2;
            while (close < end && (char.IsAsciiLetterOrDigit(text[close]) || text[close] is '-' or '_'))
            {
                close++;
            }

            if (close > at + 2 && close < end && text[close] == '}')
            {
                at = close + 1;
                Foreign(code, "a piece for one format alone", "take it away, or write it in marks of this format");
                return;
            }
        }

        AttributesForm form = Attributes.Read(text, at, end, out Attributes read);
        if (form == AttributesForm.Broken)
        {
            findings.Add(Says.CodeAttributes(), leaf.Span(read.Start, read.End));
        }
        else if (form == AttributesForm.Attributes)
        {
            code.Attributes = read;
            code.End = at = read.End;
        }

        bool runs =
            code.Value!.StartsWith("r ", StringComparison.Ordinal)
            || (code.Value[0] == '{' && code.Value.IndexOf("} ", StringComparison.Ordinal) is > 1 and < 10);
        if (Peek(0) == '_' && !char.IsLetterOrDigit(Peek(1)) && code.Value.EndsWith('>') && code.Value.Contains(" <"))
        {
            at++;
            Foreign(code, "a link of reStructuredText", "write [words](https://…)");
            return;
        }

        if (runs)
        {
            Foreign(code, "an expression that is reckoned", "write its result");
        }
    }

    // The next run of just as many backticks; all runs are found once, at the first need.
    private int CloseOf(int length, int from)
    {
        if (backtickRuns is null)
        {
            backtickRuns = [];
            for (int start = at; start < end; )
            {
                int run = Run(start);
                (CollectionsMarshal.GetValueRefOrAddDefault(backtickRuns, run, out _) ??= []).Add(start);
                int next = text.AsSpan(start + run, end - start - run).IndexOf('`');
                start = next < 0 ? end : start + run + next;
            }
        }

        if (!backtickRuns.TryGetValue(length, out List<int>? starts))
        {
            return -1;
        }

        int found = starts.BinarySearch(from);
        found = found < 0 ? ~found : found;
        return found < starts.Count ? starts[found] : -1;
    }
}
