using System.Globalization;
using System.Text;

namespace Edition.Reading;

/// <summary>Ids made of a heading's words, as this program makes them and as others do.</summary>
internal static class Slugs
{
    private const int Longest = 200;

    /// <summary>
    /// Pandoc's (auto_identifiers): in lower case; spaces are hyphens; underscores, hyphens and periods stay; nothing
    /// before the first letter. Hyphens that make a dash and periods that make an ellipsis go with these.
    /// </summary>
    public static string Pandoc(string words)
    {
        var slug = new StringBuilder();
        bool space = false;
        string text = words.Replace("--", "", StringComparison.Ordinal).Replace("...", "", StringComparison.Ordinal);
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool begun = slug.Length > 0;
            if (Rune.IsWhiteSpace(rune))
            {
                space = begun;
            }
            else if (
                Rune.IsLetter(rune)
                || (begun && (IsMark(rune) || Rune.IsDigit(rune) || rune.Value is '-' or '_' or '.'))
            )
            {
                _ = space ? slug.Append('-') : slug;
                space = false;
                slug.Append(Rune.ToLowerInvariant(rune).ToString());
            }
        }

        return Whole(slug);
    }

    /// <summary>GitHub's: no periods, every space a hyphen, figures at the beginning kept.</summary>
    public static string GitHub(string words)
    {
        var slug = new StringBuilder();
        foreach (Rune rune in words.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                slug.Append('-');
            }
            else if (Rune.IsLetterOrDigit(rune) || IsMark(rune) || rune.Value is '-' or '_')
            {
                slug.Append(Rune.ToLowerInvariant(rune).ToString());
            }
        }

        return Whole(slug);
    }

    /// <summary>That of earlier editions of this program: one hyphen for whatever parts words.</summary>
    public static string Former(string words)
    {
        var slug = new StringBuilder();
        foreach (Rune rune in words.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || IsMark(rune))
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

        return Whole(new StringBuilder(slug.ToString().Trim('-')));
    }

    /// <summary>The words of a heading, without notes and marks.</summary>
    public static string WordsOf(InlineNode heading, string text)
    {
        var words = new StringBuilder();
        Append(words, heading, text, 0);
        return Nfc.Of(words.ToString()).Trim();
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark;

    private static string Whole(StringBuilder slug) =>
        slug.Length == 0 ? "section" : slug.ToString(0, Math.Min(slug.Length, Longest));

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
