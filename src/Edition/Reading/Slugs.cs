using System.Text;

namespace Edition.Reading;

/// <summary>Ids made of a heading's words: letters and digits in lower case, hyphens between words.</summary>
internal static class Slugs
{
    public static string Of(InlineNode heading, string text)
    {
        const int Longest = 80;
        var words = new StringBuilder();
        Append(words, heading, text, 0);
        var slug = new StringBuilder();
        foreach (Rune rune in Nfc.Of(words.ToString()).EnumerateRunes())
        {
            if (slug.Length > Longest)
            {
                break;
            }

            if (
                Rune.IsLetterOrDigit(rune)
                || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark
            )
            {
                slug.Append(Rune.ToLowerInvariant(rune).ToString());
            }
            else if (
                slug.Length > 0
                && slug[^1] != '-'
                && (Rune.IsWhiteSpace(rune) || rune.Value is '-' or '‑' or '–' or '—' or '/' or '.')
            )
            {
                slug.Append('-');
            }
        }

        string result = slug.ToString().Trim('-');
        return result.Length == 0 ? "section" : result;
    }

    private static void Append(StringBuilder words, InlineNode parent, string text, int depth)
    {
        for (InlineNode? node = parent.First; node is not null && depth <= BlockDepth.Most; node = node.Next)
        {
            switch (node.Kind)
            {
                case InlineKind.Words when node.Value is null:
                    words.Append(text, node.Start, node.End - node.Start);
                    break;
                case InlineKind.Words or InlineKind.Code or InlineKind.Verbatim:
                    words.Append(node.Value);
                    break;
                case InlineKind.SoftBreak or InlineKind.HardBreak:
                    words.Append(' ');
                    break;
                case InlineKind.NoteCall or InlineKind.InlineNote:
                    break;
                default:
                    Append(words, node, text, depth + 1);
                    break;
            }
        }
    }
}
