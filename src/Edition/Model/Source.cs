namespace Edition.Model;

/// <summary>
/// A file of the manuscript or of a template: its path as the user knows it, relative to the manuscript, and its text
/// as it stands, unnormalised.
/// </summary>
public sealed class Source
{
    private readonly Lazy<int[]> lineStarts;
    private readonly Lazy<int[]> lowSurrogates;
    private Line? lastLine;

    public Source(string path, string text)
    {
        Path = path;
        Text = text;
        lineStarts = new Lazy<int[]>(FindLineStarts);
        lowSurrogates = new Lazy<int[]>(FindLowSurrogates);
    }

    public string Path { get; }

    public string Text { get; }

    /// <summary>
    /// Line and column from 1; columns count Unicode code points. An offset beyond the end is taken as the end.
    /// </summary>
    public (int Line, int Column) PlaceOf(int offset)
    {
        offset = Math.Clamp(offset, 0, Text.Length);
        int line = Array.BinarySearch(lineStarts.Value, offset);
        if (line < 0)
        {
            line = ~line - 1;
        }

        int start = lineStarts.Value[line];
        return (line + 1, offset - start - (LowSurrogatesBefore(offset) - LowSurrogatesBefore(start)) + 1);
    }

    /// <summary>The text of a line, from 1, without its end.</summary>
    public string LineText(int line)
    {
        // Many findings may lie in one line, and a line may have megabytes.
        if (lastLine is { } known && known.Number == line)
        {
            return known.Text;
        }

        int start = lineStarts.Value[line - 1];
        int end = Text.AsSpan(start).IndexOfAny('\r', '\n');
        string text = end < 0 ? Text[start..] : Text.Substring(start, end);
        lastLine = new Line(line, text);
        return text;
    }

    /// <summary>The offset at which a line, from 1, begins.</summary>
    public int LineStart(int line) => lineStarts.Value[Math.Clamp(line - 1, 0, lineStarts.Value.Length - 1)];

    public int LineCount => lineStarts.Value.Length;

    private int LowSurrogatesBefore(int offset)
    {
        int index = Array.BinarySearch(lowSurrogates.Value, offset);
        return index < 0 ? ~index : index;
    }

    private int[] FindLowSurrogates()
    {
        List<int> found = [];
        for (int i = Text.AsSpan().IndexOfAnyInRange('\uDC00', '\uDFFF'); i >= 0 && i < Text.Length; i++)
        {
            if (char.IsLowSurrogate(Text[i]))
            {
                found.Add(i);
            }
        }

        return [.. found];
    }

    private sealed record Line(int Number, string Text);

    private int[] FindLineStarts()
    {
        var starts = new List<int> { 0 };
        for (int i = 0; i < Text.Length; i++)
        {
            if (Text[i] == '\n' || (Text[i] == '\r' && (i + 1 == Text.Length || Text[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }

        return [.. starts];
    }
}

/// <summary>
/// A stretch of a source, in UTF-16 units. The default value is "no place": text that the program made.
/// </summary>
public readonly record struct SourceSpan(Source? Source, int Start, int Length)
{
    public static SourceSpan None => default;

    public int End => Start + Length;

    /// <summary>From the beginning of one span to the end of another, in one file.</summary>
    public static SourceSpan Join(SourceSpan first, SourceSpan last) =>
        first with
        {
            Length = Math.Max(first.End, last.End) - first.Start,
        };
}
