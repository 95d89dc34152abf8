namespace Edition.Reading;

/// <summary>What stands within a line and is of LaTeX, Typst, a wiki or MyST.</summary>
internal sealed partial class ForeignMarks
{
    // #emph[words] of Typst, anywhere; #f(x) where no word stands before it.
    private ForeignMark? TypstFunction(int at)
    {
        int name = at + 1;
        while (char.IsAsciiLetterLower(Char(name)))
        {
            name++;
        }

        if (name < at + 4 || (Char(name) != '[' && (Char(name) != '(' || IsWord(at - 1))))
        {
            return null;
        }

        return text[(at + 1)..name] == "footnote"
            ? Error(at, name, "is a note of Typst, whose text would run into the line: write ^[text].")
            : Query(at, name, "a function of Typst", TakeAway);
    }

    // ''italic'' and '''bold''' of a wiki.
    private ForeignMark? Apostrophes(int at)
    {
        int run = at;
        while (Char(run) == '\'')
        {
            run++;
        }

        if (run - at is < 2 or > 5 || IsWord(at - 1) || Char(at - 1) is '\'' or '`' || !IsWord(run))
        {
            return null;
        }

        int close = Next(text[at..run], run);
        return close > 0 && !IsSpace(close - 1)
            ? Query(at, run, "emphasis of a wiki", "write *words*, or **words**")
            : null;
    }

    private const string TieCure = "write a space, which the typographer binds, or \\ and a space";

    /// <summary>
    /// A tilde that is no subscript of Pandoc's: LaTeX's no-break space (p.~5, Fig.~\ref{x}), or struck words between
    /// single ones, by GitHub's rule.
    /// </summary>
    public ForeignMark? Tilde(int at)
    {
        if (Char(at - 1) == '~' || Char(at + 1) == '~' || IsSpace(at + 1))
        {
            return null;
        }

        bool letter = char.IsLetterOrDigit(Char(at + 1)) || Char(at + 1) == '\\';
        if ((Char(at - 1) is '.' or ',' && letter) || (IsWord(at - 1) && Char(at + 1) == '\\' && IsLetter(at + 2)))
        {
            return Query(at, at + 1, "a no-break space of LaTeX", TieCure);
        }

        int close = IsWord(at - 1) ? -1 : Next("~", at + 1);
        return
            close > 0
            && !IsSpace(close - 1)
            && Char(close + 1) != '~'
            && !IsWord(close + 1)
            && text.AsSpan(at, close - at).ContainsAny(' ', '\n')
            ? Query(at, close + 1, "struck out", "write ~~words~~")
            : null;
    }

    private bool IsLetter(int at) => char.IsAsciiLetter(Char(at));

    // {ref}`target`
    private int MystRole(int at)
    {
        int close = at + 1;
        while (char.IsAsciiLetterLower(Char(close)) || Char(close) is '-' or ':')
        {
            close++;
        }

        return Char(close) == '}' && Char(close + 1) == '`' ? close + 1 : 0;
    }
}
