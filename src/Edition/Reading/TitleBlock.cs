using System.Collections.Immutable;
using Edition.Model;

namespace Edition.Reading;

/// <summary>
/// Pandoc's title block: up to three lines that begin with %, for title, authors and date; each may go on in indented
/// lines. Read as the front matter it stands for.
/// </summary>
internal static class TitleBlock
{
    private static readonly string[] Keys = ["title", "author", "date"];

    /// <summary>The front matter, and where the text begins; null where the file begins otherwise.</summary>
    public static (YamlMap FrontMatter, int BodyStart)? Read(Source source)
    {
        if (!IsMark(source.Text, 0))
        {
            return null;
        }

        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        int line = 1;
        foreach (string key in Keys)
        {
            if (line > source.LineCount || !IsMark(source.Text, source.LineStart(line)))
            {
                break;
            }

            int mark = source.LineStart(line);
            List<YamlText> parts = [];
            Add(parts, source, mark + 1, source.LineText(line)[1..]);
            for (line++; line <= source.LineCount && IsContinued(source.LineText(line)); line++)
            {
                Add(parts, source, source.LineStart(line), source.LineText(line));
            }

            if (parts.Count > 0)
            {
                entries.Add(new YamlEntry(key, new SourceSpan(source, mark, 1), Value(key, parts)));
            }
        }

        int body = line > source.LineCount ? source.Text.Length : source.LineStart(line);
        return (new YamlMap(new SourceSpan(source, 0, body), entries.ToImmutable()), body);
    }

    private static bool IsMark(string text, int at) =>
        at < text.Length && text[at] == '%' && (at + 1 == text.Length || text[at + 1] is ' ' or '\t' or '\r' or '\n');

    private static bool IsContinued(string line) => line.Length > 1 && line[0] is ' ' or '\t' && line.Trim().Length > 0;

    private static void Add(List<YamlText> parts, Source source, int start, string text)
    {
        int lead = text.Length - text.TrimStart().Length;
        string value = Nfc.Of(text.Trim());
        if (value.Length > 0)
        {
            parts.Add(new YamlText(new SourceSpan(source, start + lead, text.Trim().Length), value, true));
        }
    }

    private static YamlValue Value(string key, List<YamlText> parts)
    {
        SourceSpan span = SourceSpan.Join(parts[0].Span, parts[^1].Span);
        if (key == "author")
        {
            return new YamlList(
                span,
                [
                    .. parts.SelectMany(part =>
                        part.Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                            .Select(name => part with { Value = name, IsPlain = false })
                    ),
                ]
            );
        }

        return parts.Count == 1
            ? parts[0]
            : new YamlText(span, string.Join(' ', parts.Select(part => part.Value)), false);
    }
}
