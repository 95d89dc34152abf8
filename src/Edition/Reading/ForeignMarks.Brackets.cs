namespace Edition.Reading;

internal sealed partial class ForeignMarks
{
    /// <summary>
    /// A bracket that begins a wikilink, a citation, or what a converter leaves where it has lost something.
    /// Brackets that are links of the format by what follows them are none.
    /// </summary>
    public ForeignMark? Bracket(int at)
    {
        if (Char(at + 1) == '[')
        {
            int inner = NextBracket(at + 2);
            bool wiki = inner > at + 2 && Char(inner) == ']' && Char(inner + 1) == ']' && !IsLinked(inner + 2);
            wiki = wiki && text.AsSpan(at + 2, inner - at - 2).IndexOf('\n') < 0;
            return !wiki ? null
                : Word(at + 2, inner) is "TOC" or "toc" or "_TOC_"
                    ? Query(at, inner + 2, "a list of contents", "take it away: the edition has its own")
                : Query(at, inner + 2, "a link between notes", "write [words](#id), or the words alone");
        }

        int close = NextBracket(at + 1);
        if (close < 0 || Char(close) != ']' || IsLinked(close + 1))
        {
            return null;
        }

        if (text.AsSpan(start, at - start).EndsWith("footnote:", StringComparison.Ordinal))
        {
            return Error(at, close + 1, "is a note of AsciiDoc, whose text would run into the line: write ^[text].");
        }

        ReadOnlySpan<char> inside = text.AsSpan(at + 1, close - at - 1);
        if (inside.StartsWith("http://") || inside.StartsWith("https://"))
        {
            int space = inside.IndexOf(' ');
            return space > 0 && inside[..space].IndexOf('.') > 0 && inside[space - 1] is not (',' or ';')
                ? Query(at, close + 1, "a link of a wiki", "write [words](https://…)")
                : null;
        }

        bool called =
            Char(close + 1) == '_'
            && !IsWord(close + 2)
            && Char(at - 1) != '_'
            && (inside is ['#' or '*', ..] || !inside.ContainsAnyExceptInRange('0', '9'))
            && !inside.ContainsAny(" \n");
        if (called)
        {
            return Query(at, close + 2, "a note's call of reStructuredText", "write [^1], and [^1]: before the note");
        }

        string word = Word(at + 1, close);
        if (word is "TABLE" or "IMAGE" or "FORMULA" or "EQUATION" or "FIGURE")
        {
            return Error(
                at,
                close + 1,
                "stands where a converter has lost something: put it in from the original document."
            );
        }

        if (word is "TOC" or "toc")
        {
            return Query(at, close + 1, "a list of contents", "take it away: the edition has its own");
        }

        for (int sign = Next("@", at + 1); sign > 0 && sign < close; sign = Next("@", sign + 1))
        {
            bool free = sign == at + 1 || IsSpace(sign - 1) || Char(sign - 1) is ';' or '-';
            if (free && KeyEnd(sign + 1) > sign + 1)
            {
                return Query(at, close + 1, "a citation", Instead(sign + 1));
            }
        }

        return FieldEnd(text.AsSpan(at + 1, close - at - 1)) > 0
            ? Query(at, close + 1, "a field of Dataview", TakeAway)
            : null;
    }

    /// <summary>How long the name of a field of Dataview is with its colons, «name:: value»; 0 where none begins.</summary>
    public static int FieldEnd(ReadOnlySpan<char> words)
    {
        int colons = words.IndexOf(":: ", StringComparison.Ordinal);
        if (colons is <= 0 or > 40 || words[0] == ' ')
        {
            return 0;
        }

        foreach (char sign in words[..colons])
        {
            if (!char.IsLetterOrDigit(sign) && sign is not (' ' or '-' or '_'))
            {
                return 0;
            }
        }

        return colons + 2;
    }

    /// <summary>A picture of Obsidian, ![[x]], which would be missing.</summary>
    public ForeignMark? Embed(int at)
    {
        int inner = NextBracket(at + 3);
        bool embed = inner > at + 3 && Char(inner) == ']' && Char(inner + 1) == ']';
        return embed ? Error(at, inner + 2, Missing) : null;
    }

    private const string Missing =
        "puts in a picture or a text in other programs and would be missing: write ![Caption](file.png).";

    private string Word(int from, int to) => to - from <= 10 ? text[from..to] : "";

    private bool IsLinked(int at) => Char(at) is '(' or '[' or '{';

    // Each stretch between two brackets is searched once for each of its first bracket's readings.
    private int NextBracket(int from)
    {
        if (from >= end)
        {
            return -1;
        }

        int found = text.AsSpan(from, end - from).IndexOfAny('[', ']');
        return found < 0 ? -1 : from + found;
    }

    /// <summary>
    /// What a backslash begins: a command of LaTeX or mathematics between \( and \) or \[ and \]. Folders of a path and
    /// escaped brackets around words are neither.
    /// </summary>
    public ForeignMark? Backslash(int at)
    {
        char next = Char(at + 1);
        if (next is '(' or '[')
        {
            return BracketedMathematics(at, 1, next == '(' ? "\\)" : "\\]");
        }

        if (next == '\\' && Char(at + 2) is '(' or '[' && Char(at - 1) != '\\')
        {
            return BracketedMathematics(at, 2, Char(at + 2) == '(' ? "\\\\)" : "\\\\]");
        }

        if (next == '@')
        {
            int close = text.AsSpan(at, end - at).StartsWith("\\@ref(", StringComparison.Ordinal) ? Next(")", at) : -1;
            return close < 0 ? null : Query(at, close + 1, "a reference of R Markdown", "write [](#id)");
        }

        if (next == '#')
        {
            int close = LabelEnd(at);
            return close < 0
                ? null
                : Query(at, close, "a label of R Markdown", "write {#id} behind the caption, and take it away");
        }

        int name = at + 1;
        while (char.IsAsciiLetter(Char(name)))
        {
            name++;
        }

        int letters = name - at - 1;
        name += letters > 0 && Char(name) == '*' && Char(name + 1) == '{' ? 1 : 0;
        int stop = Arguments(name);
        bool braces = stop > name && Char(stop - 1) == '}' && letters > 0;
        if (!braces && (letters < 2 || IsPath(at, name)))
        {
            return null;
        }

        string command = text[(at + 1)..(at + 1 + letters)];
        if (command is "footnote" or "footnotetext" or "endnote" or "marginpar" or "sidenote" or "thanks")
        {
            return Error(at, stop, "is a note of LaTeX, whose text would run into the line: write ^[text].");
        }

        return Query(at, stop, "a command of LaTeX", LatexCure(command));
    }

    /// <summary>Where <c>(\#fig:mill)</c> has its closing bracket; -1 where it is no label.</summary>
    private int LabelEnd(int at)
    {
        int stop = at + 2;
        while (char.IsAsciiLetter(Char(stop)))
        {
            stop++;
        }

        bool typed = Char(at - 1) == '(' && stop > at + 2 && Char(stop) == ':';
        while (typed && (char.IsAsciiLetterOrDigit(Char(stop)) || Char(stop) is ':' or '-' or '_'))
        {
            stop++;
        }

        return typed && Char(stop) == ')' ? stop : -1;
    }

    private static string LatexCure(string command) =>
        command switch
        {
            "textbf" or "bf" => "write **words**",
            "textit" or "emph" or "it" or "em" => "write *words*",
            "textsc" => "write [words]{.smallcaps}",
            "underline" => "write [words]{.underline}",
            "texttt" => "write `words`",
            "ref" or "autoref" or "cref" or "Cref" or "pageref" or "eqref" => "write [](#id)",
            "cite" or "citep" or "citet" or "autocite" or "parencite" or "textcite" or "footcite" => InsteadOfCitations,
            "href" or "url" => "write [words](https://…)",
            "label" => "write [words]{#id}",
            "newpage" or "pagebreak" or "clearpage" => "the template breaks pages: take it away",
            _ => TakeAway,
        };

    // C:\new\plans, \\server\share, ..\file: a folder begins behind a sign that ends a word, or leads to another.
    private bool IsPath(int at, int name)
    {
        char before = Char(at - 1);
        if (IsWord(at - 1) || before is ':' or '.' or '\\' or '%' or '/' or '_' or '-' or '~' or '*' or '?')
        {
            return true;
        }

        bool line = at == start || before == '\n';
        return !line
            && (IsWord(name) || Char(name) == '\\' && IsWord(name + 1) || Char(name) is '.' && IsWord(name + 1));
    }

    // [..] and {..} behind a command, balanced and not beyond a few hundred characters.
    private int Arguments(int at)
    {
        while (Char(at) is '{' or '[')
        {
            (char open, char close) = Char(at) == '{' ? ('{', '}') : ('[', ']');
            int depth = 0;
            int p = at;
            int most = Math.Min(end, at + 400);
            for (; p < most; p++)
            {
                depth +=
                    text[p] == open ? 1
                    : text[p] == close ? -1
                    : 0;
                p += text[p] == '\\' ? 1 : 0;
                if (depth == 0)
                {
                    break;
                }
            }

            if (p >= most)
            {
                return at;
            }

            at = p + 1;
        }

        return at;
    }

    // Authors and converters escape brackets around words; mathematics has commands, raised and lowered signs, equals.
    private ForeignMark? BracketedMathematics(int at, int slashes, string closing)
    {
        int from = at + slashes + 1;
        int close = Next(closing, from);
        if (close <= from || close > from + 1000)
        {
            return null;
        }

        ReadOnlySpan<char> inner = text.AsSpan(from, close - from);
        bool round = closing[^1] == ')';
        bool alone = at == start && close + closing.Length == end && IsSpace(from) && IsSpace(close - 1);
        bool evident = slashes == 2 || alone || (round && inner.Trim().Length <= 2);
        for (int i = 0; i < inner.Length && !evident; i++)
        {
            bool escaped = i > 0 && inner[i - 1] == '\\';
            evident =
                (inner[i] is '^' or '_' or '=' && !escaped)
                || (escaped && char.IsAsciiLetter(inner[i]))
                || (round && inner[i] is '<' or '>' or '+' && !escaped);
        }

        return evident ? Query(at, close + closing.Length, "mathematics", InsteadOfMathematics) : null;
    }

    /// <summary>The name of a block at a paragraph's very end, by which Obsidian refers to it: ^a1b2.</summary>
    public ForeignMark? BlockId(int at)
    {
        int p = at + 1;
        while (char.IsAsciiLetterOrDigit(Char(p)) || Char(p) == '-')
        {
            p++;
        }

        bool id = p == end && p > at + 1 && at > start && IsSpace(at - 1);
        return id ? Query(at, p, "the name of a paragraph", "write [words]{#id} to refer to it") : null;
    }
}
