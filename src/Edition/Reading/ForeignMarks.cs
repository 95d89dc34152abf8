using System.Buffers;
using System.Runtime.InteropServices;
using Edition.Diagnostics;

namespace Edition.Reading;

/// <summary>A stretch of text that is a mark in another dialect of Markdown, and what to say of it.</summary>
internal readonly record struct ForeignMark(int Start, int End, Message Message);

/// <summary>
/// Knows within a line what means something in other dialects (Pandoc, GitHub, Obsidian, R Markdown, Quarto, kramdown
/// and Liquid, MkDocs, CriticMarkup, LaTeX, MyST; some of other languages of markup) and nothing in the format, each by
/// its own dialect's rule for when it is a mark. One for each leaf. Linear: a search that has failed is not made again,
/// every other ends at the next mark of its kind.
/// </summary>
internal sealed partial class ForeignMarks(string text, int start, int end)
{
    /// <summary>Characters at which <see cref="At"/> is worth asking.</summary>
    public static readonly SearchValues<char> Signs = SearchValues.Create("$@{=+%#'");

    // Of each mark where it was last looked for, and where it was found.
    private readonly Dictionary<string, (int From, int Found)> searches = [];

    /// <summary>The mark that begins at a place, if one does.</summary>
    public ForeignMark? At(int at) =>
        text[at] switch
        {
            '$' => Mathematics(at),
            '@' => Citation(at),
            '{' => Braces(at),
            '=' => Doubled(at, "==", "a highlight", "write [words]{.mark} or **words**"),
            '+' => Doubled(at, "++", "an insertion", "write [words]{.underline}"),
            '%' => Private(at),
            '#' => Tag(at),
            '\'' => Apostrophes(at),
            _ => null,
        };

    /// <summary>One sentence for all of them: what it is, where it is printed, what to write.</summary>
    private ForeignMark Query(int from, int to, string what, string cure) =>
        new(from, to, Says.ForeignMark(Shown.Brief(text[from..to]), what, cure));

    private ForeignMark Error(int from, int to, string message) =>
        new(from, to, Says.LosingMark(Shown.Brief(text[from..to]), message));

    private char Char(int at) => at >= start && at < end ? text[at] : '\n';

    private bool IsWord(int at) => char.IsLetterOrDigit(Char(at)) || char.IsSurrogate(Char(at));

    private bool IsSpace(int at) => char.IsWhiteSpace(Char(at));

    /// <summary>Where a mark stands next, from a place on; -1 where no more stands.</summary>
    public int Next(string mark, int from)
    {
        if (from >= end)
        {
            return -1;
        }

        ref (int From, int Found) known = ref CollectionsMarshal.GetValueRefOrAddDefault(searches, mark, out bool any);
        if (!any || from < known.From || (known.Found >= 0 && from > known.Found))
        {
            int found = text.AsSpan(from, end - from).IndexOf(mark, StringComparison.Ordinal);
            known = (from, found < 0 ? -1 : from + found);
        }

        return known.Found;
    }

    private const string InsteadOfMathematics =
        "write x^2^, a~i~, *x* or show the formula as a picture, and \\$ for the sign";

    // Pandoc's tex_math_dollars: no space after the first sign nor before the second, and no digit after the second.
    private ForeignMark? Mathematics(int at)
    {
        if (Char(at + 1) == '$')
        {
            int close = Next("$$", at + 2);
            if (close > at + 2 && !text.AsSpan(at + 2, close - at - 2).IsWhiteSpace())
            {
                return Query(at, close + 2, "mathematics", InsteadOfMathematics);
            }

            bool alone = (at == start || Char(at - 1) == '\n') && Char(at + 2) == '\n';
            return alone ? Query(at, at + 2, "the edge of mathematics", InsteadOfMathematics) : null;
        }

        if (IsSpace(at + 1))
        {
            return null;
        }

        int stop = Next("$", at + 1);
        while (stop > 0 && IsEscaped(stop, at + 1))
        {
            stop = Next("$", stop + 1);
        }

        if (stop <= at + 1 || IsSpace(stop - 1) || char.IsAsciiDigit(Char(stop + 1)) || IsMoney(at, stop))
        {
            return null;
        }

        return Query(at, stop + 1, "mathematics", InsteadOfMathematics);
    }

    private bool IsEscaped(int at, int from)
    {
        int slashes = 0;
        while (at - slashes > from && text[at - slashes - 1] == '\\')
        {
            slashes++;
        }

        return slashes % 2 == 1;
    }

    private static readonly SearchValues<char> Formula = SearchValues.Create("\\^_={}<>+|*");

    // Pandoc takes «from $5,000 (A$)», «A$, US$» and «$HOME:$PATH» for mathematics; no reader does.
    private bool IsMoney(int open, int close)
    {
        ReadOnlySpan<char> inner = text.AsSpan(open + 1, close - open - 1);
        bool formula = inner.ContainsAny(Formula);
        if (!formula && (inner[0] is ',' or '.' or ';' or ':' or ')' or '!' or '?' or '»' or '”'))
        {
            return true;
        }

        if (!formula && IsWord(open - 1))
        {
            return true;
        }

        bool figure = char.IsAsciiDigit(inner[0]) && inner.ContainsAny(" \n\u00A0");
        if (figure && !formula)
        {
            return true;
        }

        // Variables of a shell: in braces, or where the second sign begins another.
        bool joint = !char.IsLetterOrDigit(inner[^1]) && inner[^1] is not ('}' or ')' or ']' or '\'' or '|' or '*');
        bool variable = char.IsAsciiLetter(Char(close + 1)) || Char(close + 1) is '{' or '_' or '(';
        return (variable && joint) || (inner[0] == '{' && !inner.ContainsAny('^', '_'));
    }

    private const string InsteadOfCitations = "write the source in a note, ^[Smith 2020, p. 5], or escape it as \\@";

    // Pandoc's citations: a key behind @, not within a word.
    private ForeignMark? Citation(int at)
    {
        if (IsWord(at - 1) || Char(at - 1) is '.' or '_' or '/' or '%' or '@')
        {
            return null;
        }

        int stop = KeyEnd(at + 1);
        int from = Char(at - 1) == '-' && !IsWord(at - 2) ? at - 1 : at;
        if (stop > at + 1)
        {
            return Query(from, stop, "a citation or a reference", Instead(at + 1));
        }

        bool example = Char(at - 1) == '(' && Char(at + 1) == ')';
        return example ? Query(at, at + 1, "a numbered example", "write the number") : null;
    }

    // Quarto's and pandoc-crossref's names of figures, tables, sections.
    private string Instead(int key)
    {
        ReadOnlySpan<char> name = text.AsSpan(key, end - key);
        int edge = name.IndexOfAny('-', ':');
        return edge > 0 && name[..edge] is "fig" or "tbl" or "sec" or "eq" or "lst" or "thm" or "tab" or "apx"
            ? "write [](#id), and the id at its place"
            : InsteadOfCitations;
    }

    private int KeyEnd(int at)
    {
        if (Char(at) == '{')
        {
            int close = Next("}", at);
            return close > at + 1 && close < at + 200 && !text.AsSpan(at, close - at).ContainsAny(" \n")
                ? close + 1
                : at;
        }

        if (!char.IsLetterOrDigit(Char(at)) && Char(at) != '_')
        {
            return at;
        }

        while (IsKey(at) || (":.#$%&-+?<>~/".Contains(Char(at), StringComparison.Ordinal) && IsKey(at + 1)))
        {
            at++;
        }

        return at;
    }

    private bool IsKey(int at) => char.IsLetterOrDigit(Char(at)) || Char(at) == '_';

    // A highlight or an insertion: no space at the inner edges, not in the midst of words (a==b, C++), two signs only.
    private ForeignMark? Doubled(int at, string mark, string what, string cure)
    {
        char sign = mark[0];
        if (Char(at + 1) != sign || Char(at - 1) == sign || Char(at + 2) == sign || IsSpace(at + 2))
        {
            return null;
        }

        int close = Next(mark, at + 2);
        bool closes = close > at + 2 && !IsSpace(close - 1) && Char(close + 2) != sign;
        bool within = IsWord(at - 1) && (sign != '=' || IsWord(close + 2));
        return closes && !within ? Query(at, close + 2, what, cure) : null;
    }

    /// <summary>An insertion of MkDocs, ^^words^^. Behind a raised sign the second caret may begin a note.</summary>
    public ForeignMark? Inserted(int at) =>
        Char(at + 2) == '[' ? null : Doubled(at, "^^", "an insertion", "write [words]{.underline}");

    /// <summary>A mark of a template's language, &lt;% … %&gt;.</summary>
    public ForeignMark? Template(int at) => Between(at, "%>", SiteMark, TakeAway);

    // Obsidian's remarks: what stands between double percent signs is not published.
    private ForeignMark? Private(int at)
    {
        if (Char(at + 1) != '%' || Char(at - 1) == '%' || Char(at + 2) == '%' || char.IsAsciiDigit(Char(at - 1)))
        {
            return null;
        }

        int close = Next("%%", at + 2);
        if (close > 0)
        {
            return Error(at, close + 2, $"is a private remark in other programs and would be printed: {CommentForm}");
        }

        // One that goes over several blocks shows only its edges here.
        bool edge = at == start || Char(at - 1) == '\n' || (IsSpace(at - 1) && !IsSpace(at + 2));
        return edge
            ? Error(at, at + 2, $"begins or ends a private remark, which would be printed: {CommentForm}")
            : null;
    }

    private const string CommentForm = "write it as <!-- … -->.";

    // Obsidian's tags; #1 and #fff are none.
    private ForeignMark? Tag(int at)
    {
        if (TypstFunction(at) is { } function)
        {
            return function;
        }

        if (at == start || Char(at - 1) == '\n' || !(IsSpace(at - 1) || Char(at - 1) is '>' or '('))
        {
            return null;
        }

        int stop = at + 1;
        bool letters = false;
        while (IsWord(stop) || Char(stop) is '_' or '-' or '/')
        {
            letters |= !char.IsAsciiHexDigit(Char(stop)) && char.IsLetter(Char(stop));
            stop++;
        }

        while (stop > at + 1 && Char(stop - 1) is '-' or '/')
        {
            stop--;
        }

        return letters && char.IsLetter(Char(at + 1))
            ? Query(at, stop, "a tag", "leave it out, name it under “keywords”, or escape the sign as \\#")
            : null;
    }

    private ForeignMark? Braces(int at) =>
        Char(at + 1) switch
        {
            '{' => Between(at, "}}", SiteMark, TakeAway),
            '%' => Between(at, "%}", SiteMark, TakeAway),
            >= 'a' and <= 'z' when MystRole(at) is > 0 and int role => Query(at, role, "a role of MyST", TakeAway),
            '#' when Char(at + 2) is ' ' => Between(at, "#}", SiteMark, TakeAway),
            ':' when text.AsSpan(at, end - at).StartsWith("{::comment", StringComparison.Ordinal) => Error(
                at,
                at + 10,
                $"begins a private remark of kramdown, which would be printed: {CommentForm}"
            ),
            ':' when IsAttributeList(at + 2) => Between(at, "}", "a list of attributes of kramdown", TakeAway),
            '+' when Char(at + 2) == '+' => Between(at, "++}", "an insertion of CriticMarkup", "take the marks away"),
            '-' when Char(at + 2) == '-' => Between(at, "--}", "a deletion of CriticMarkup", "take it away"),
            '=' when Char(at + 2) == '=' => Between(at, "==}", "a highlight of CriticMarkup", "take the marks away"),
            '~' when Char(at + 2) == '~' => Between(at, "~~}", "a change of CriticMarkup", "write the one wording"),
            '/' when Char(at + 2) == '*' && Next("*/}", at + 3) is > 0 and int shut => Error(
                at,
                shut + 3,
                $"is a private remark of MDX and would be printed: {CommentForm}"
            ),
            '>' when Char(at + 2) == '>' && Next("<<}", at + 3) is > 0 and int close => Error(
                at,
                close + 3,
                $"is an editor's remark in CriticMarkup and would be printed: {CommentForm}"
            ),
            '.'
            or '#'
            or ' '
                when (Char(at + 1) != ' ' || Char(at + 2) is '.' or '#')
                    && Attributes.Read(text, at, end, out Attributes read) == AttributesForm.Attributes => Query(
                at,
                read.End,
                "attributes",
                "they belong directly behind a bracket, as in [words]{.smallcaps}, or at a heading's end"
            ),
            _ => null,
        };

    private const string SiteMark = "a mark of a site generator";
    private const string TakeAway = "take it away, or write what it stands for";

    private bool IsAttributeList(int at) => Char(at) is ' ' or '.' or '#' or ':' or '/' || char.IsAsciiLetter(Char(at));

    private ForeignMark? Between(int at, string close, string what, string cure)
    {
        int found = Next(close, at + 2);
        return found < 0 ? null : Query(at, found + close.Length, what, cure);
    }

    /// <summary>
    /// A colon between letters that name an emoji: :smile:. Times, IPv6 addresses and Ruby's symbols are none.
    /// </summary>
    public ForeignMark? Emoji(int at)
    {
        if (IsWord(at - 1) || Char(at - 1) == ':' || !char.IsAsciiLetter(Char(at + 1)) && Char(at + 1) is not '+')
        {
            return null;
        }

        int stop = at + 1;
        bool letters = false;
        while (
            stop < at + 60
            && (char.IsAsciiLetterLower(Char(stop)) || char.IsAsciiDigit(Char(stop)) || Char(stop) is '_' or '+' or '-')
        )
        {
            letters |= char.IsAsciiLetter(Char(stop));
            stop++;
        }

        bool named = stop > at + 2 && Char(stop) == ':' && (letters || Char(at + 1) == '+');
        if (named && Char(stop + 1) == '`')
        {
            return Query(at, stop + 1, "a role of reStructuredText", TakeAway);
        }

        return named && !IsWord(stop + 1) && Char(stop + 1) != ':'
            ? Query(at, stop + 1, "an emoji or an icon", "write the sign itself, or take it away")
            : null;
    }
}
