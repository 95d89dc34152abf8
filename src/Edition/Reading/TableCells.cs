namespace Edition.Reading;

/// <summary>The cells of a row of a pipe table.</summary>
internal static class TableCells
{
    /// <summary>
    /// Start and end of each cell, without the spaces around it. Escaped pipes and those in code spans part nothing;
    /// outer pipes are left out.
    /// </summary>
    public static IEnumerable<(int Start, int End)> Split(string text, int start, int end)
    {
        while (end > start && text[end - 1] is ' ' or '\t')
        {
            end--;
        }

        while (start < end && text[start] is ' ' or '\t')
        {
            start++;
        }

        if (start < end && text[start] == '|')
        {
            start++;
        }

        int cell = start;
        for (int i = start; i < end; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '`')
            {
                i = CodeEnd(text, i, end);
            }
            else if (text[i] == '|')
            {
                yield return Trim(text, cell, i);
                cell = i + 1;
            }
        }

        if (cell < end)
        {
            yield return Trim(text, cell, end);
        }
    }

    // The last backtick of the code span that begins here, or of the run if it begins none. Rows are one line, so a
    // search that fails is short.
    private static int CodeEnd(string text, int start, int end)
    {
        int run = Run(text, start, end);
        for (int i = start + run; i < end; i++)
        {
            if (text[i] == '`')
            {
                int other = Run(text, i, end);
                if (other == run)
                {
                    return i + run - 1;
                }

                i += other - 1;
            }
        }

        return start + run - 1;
    }

    private static int Run(string text, int start, int end)
    {
        int stop = start;
        while (stop < end && text[stop] == '`')
        {
            stop++;
        }

        return stop - start;
    }

    private static (int, int) Trim(string text, int start, int end)
    {
        while (start < end && text[start] is ' ' or '\t')
        {
            start++;
        }

        while (end > start && text[end - 1] is ' ' or '\t')
        {
            end--;
        }

        return (start, end);
    }
}
