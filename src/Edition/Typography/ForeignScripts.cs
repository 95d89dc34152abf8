using System.Collections.Immutable;
using Edition.Model;

namespace Edition.Typography;

/// <summary>
/// Runs of other letters than Latin and Cyrillic ones, and the languages that these can only be of: Japanese for kana,
/// and for ideographs if the edition is in no language that is written so; Korean, Greek, Georgian, Armenian. A single
/// Greek letter is a sign of mathematics and stays.
/// </summary>
internal static class ForeignScripts
{
    public static void Find(
        ReadOnlySpan<char> text,
        Lang around,
        ImmutableArray<Lang> languages,
        List<(int Start, int Length, Lang Lang)> runs
    )
    {
        if (
            !text.ContainsAnyInRange('\u2E80', '\uFFEF')
            && !text.ContainsAnyInRange('\u0370', '\u03FF')
            && !text.ContainsAnyInRange('\u0530', '\u058F')
            && !text.ContainsAnyInRange('\u10A0', '\u10FF')
            && !text.ContainsAnyInRange('\u1F00', '\u1FFF')
        )
        {
            return;
        }

        for (int at = 0; at < text.Length; )
        {
            Script script = Of(text[at]);
            if (script == Script.None)
            {
                at++;
                continue;
            }

            // Spaces between words of one script, and marks upon their letters, are of the run.
            int end = at + 1;
            for (int next = end; next < text.Length; next++)
            {
                if (Of(text[next]) == script || (script != Script.Ideographic && char.IsLowSurrogate(text[next])))
                {
                    end = next + 1;
                }
                else if (
                    script == Script.Ideographic
                        ? !char.IsLowSurrogate(text[next])
                        : !(text[next] is ' ' or ',' or '’' or '\u00A0') && !IsMark(text[next])
                )
                {
                    break;
                }
                else if (IsMark(text[next]) || char.IsLowSurrogate(text[next]))
                {
                    end = next + 1;
                }
            }

            if (LangOf(text[at..end], script, languages) is { } lang && !IsWrittenSo(around, script))
            {
                runs.Add((at, end - at, lang));
            }

            at = end;
        }
    }

    private enum Script
    {
        None,
        Ideographic,
        Greek,
        Armenian,
        Georgian,
    }

    private static Script Of(char c) =>
        c < '\u0370' ? Script.None
        : Ideographs.Is(c) ? Script.Ideographic
        : c is <= '\u03FF' or (>= '\u1F00' and <= '\u1FFF') && char.IsLetter(c) ? Script.Greek
        : c is >= '\u0530' and <= '\u058F' ? Script.Armenian
        : c is (>= '\u10A0' and <= '\u10FF') or (>= '\u1C90' and <= '\u1CBF') ? Script.Georgian
        : Script.None;

    private static bool IsMark(char c) => c is >= '\u0300' and <= '\u036F';

    private static Lang? LangOf(ReadOnlySpan<char> run, Script script, ImmutableArray<Lang> languages)
    {
        switch (script)
        {
            case Script.Ideographic:
                bool kana = false,
                    hangul = false,
                    letters = false;
                foreach (char c in run)
                {
                    kana |= Ideographs.IsKana(c);
                    hangul |= Ideographs.IsHangul(c);
                    letters |= Ideographs.IsLetter(c);
                }

                return !letters ? null
                    : hangul ? new Lang("ko")
                    : kana ? new Lang("ja")
                    : Own(languages, "ja", "zh", "ko") ?? new Lang("ja");
            case Script.Greek:
                if (run.Length < 2)
                {
                    return null;
                }

                return Own(languages, "el", "grc")
                    ?? new Lang(run.ContainsAnyInRange('\u1F00', '\u1FFF') ? "grc" : "el");
            case Script.Armenian:
                return Own(languages, "hy") ?? new Lang("hy");
            case Script.Georgian:
                return Own(languages, "ka") ?? new Lang("ka");
            default:
                return null;
        }
    }

    private static Lang? Own(ImmutableArray<Lang> languages, params ReadOnlySpan<string> primaries)
    {
        foreach (Lang lang in languages)
        {
            if (primaries.Contains(lang.Primary))
            {
                return lang;
            }
        }

        return null;
    }

    /// <summary>Text in such a language is its own.</summary>
    private static bool IsWrittenSo(Lang lang, Script script) =>
        script switch
        {
            Script.Ideographic => lang.Primary is "ja" or "zh" or "ko",
            Script.Greek => lang.Primary is "el" or "grc",
            Script.Armenian => lang.Primary is "hy",
            _ => lang.Primary is "ka",
        };
}
