using Edition.Model;
using Edition.Review.Docx;

namespace Edition.Review.Revising;

/// <summary>
/// Words of the front matter, which the program sets among its own: the longest stretch of a composed paragraph about
/// what changed that is just one value of the front matter of the file below it, or above.
/// </summary>
internal sealed partial class BlockRevision
{
    /// <summary>The file with what is said of the whole edition.</summary>
    public Source? Edition { get; init; }

    /// <summary>True where all that differs is words of values, and their edits were made.</summary>
    private bool Front(Para was, int reviewed) =>
        !was.HasPages
        && new[] { Fixed(reviewed, 1, _ => true), Fixed(reviewed, -1, _ => true) }
            .OfType<int>()
            .Select(near => SiteAt(near)!.Source)
            .Concat(Edition is { } edition ? [edition] : [])
            .Distinct()
            .Any(source => FrontOf(source) is { Length: > 0 } front && Front(source, front, was, now[reviewed]));

    private bool Front(Source source, string front, Para was, Para is_)
    {
        List<(SourceEdit Edit, string Old, string New, Change? Who)> found = [];
        int i = 0,
            j = 0;
        foreach (
            (int o, int n) in Difference
                .Of(was.Tokens, is_.Tokens, (a, b) => a.Same(b))
                .Append((was.Tokens.Length, is_.Tokens.Length))
        )
        {
            if (o > i || n > j)
            {
                string words = string.Concat(is_.Tokens[j..n].Select(token => token.Text));
                Change? who = is_.Tokens[j..n].Select(token => token.Inserted).FirstOrDefault(each => each is not null);
                if (!words.All(IsPlain) || !takes(who) || Within(front, was, i, o) is not var (start, end))
                {
                    return false;
                }

                Place lines = Layout.LinesOf(source, start, end);
                string old = source.Text[start..end];
                found.Add((new SourceEdit(source, start, end, words.Replace('\u00A0', ' '), lines), old, words, who));
            }

            (i, j) = (o + 1, n + 1);
        }

        foreach ((SourceEdit edit, string old, string words, Change? who) in found)
        {
            if (
                !outcome.Edits.Exists(each => each.Source == source && each.Start == edit.Start && each.End == edit.End)
            )
            {
                outcome.Edit(edit);
                outcome.Correct(new SourceSpan(source, edit.Start, 0), old, words, who);
            }
        }

        outcome.Composed.Add(is_);
        return found.Count > 0;
    }

    // What needs no care in YAML, wherever it stands.
    private static bool IsPlain(char c) => char.IsLetterOrDigit(c) || c is ' ' or '\u00A0' or '-' or '.' or '«' or '»';

    private static string FrontOf(Source source)
    {
        string text = source.Text;
        int end =
            text.StartsWith("---", StringComparison.Ordinal) ? text.IndexOf("\n---", 3, StringComparison.Ordinal)
            : source.Path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) ? text.Length - 1
            : -1;
        return end < 0 ? "" : string.Concat(text[..(end + 1)].Select(c => c == '\n' ? c : Folding.Of(c)));
    }

    /// <summary>The place of tokens within the one value that the longest stretch about them is.</summary>
    private static (int Start, int End)? Within(string front, Para para, int from, int to)
    {
        for (int first = 0; first <= from; first++)
        {
            for (int last = para.Tokens.Length; last >= Math.Max(to, first + 1); last--)
            {
                string words = Text(first, last);
                int at = front.IndexOf(words, StringComparison.Ordinal);
                if (at < 0 || !IsValue(front, at, at + words.Length))
                {
                    continue;
                }

                return front.IndexOf(words, at + 1, StringComparison.Ordinal) >= 0
                    ? null
                    : (at + Text(first, from).Length, at + Text(first, to).Length);
            }
        }

        return null;

        string Text(int a, int b) => Folded(string.Concat(para.Tokens[a..b].Select(token => token.Text)));
    }

    private static string Folded(string text) => string.Concat(text.Select(Folding.Of));

    private static bool IsValue(string front, int start, int end)
    {
        while (start > 0 && front[start - 1] == ' ')
        {
            start--;
        }

        while (end < front.Length && front[end] == ' ')
        {
            end++;
        }

        return start > 0
            && end < front.Length
            && front[start - 1] is ':' or '[' or ',' or '{' or '"' or '\'' or '-'
            && front[end] is ',' or ']' or '}' or '"' or '\'' or '\n';
    }
}
