using System.Text;

namespace Edition.Diagnostics;

/// <summary>A file of the manuscript or of a template: its path as the user knows it, relative to the manuscript, and its text as it stands, unnormalised.</summary>
public sealed class Source
{
    private readonly Lazy<int[]> lineStarts;

    public Source(string path, string text)
    {
        Path = path;
        Text = text;
        lineStarts = new Lazy<int[]>(FindLineStarts);
    }

    public string Path { get; }

    public string Text { get; }

    /// <summary>Line and column from 1; columns count Unicode code points. An offset beyond the end is taken as the end.</summary>
    public (int Line, int Column) PlaceOf(int offset)
    {
        offset = Math.Clamp(offset, 0, Text.Length);
        int line = Array.BinarySearch(lineStarts.Value, offset);
        if (line < 0)
        {
            line = ~line - 1;
        }

        int column = 1;
        for (int i = lineStarts.Value[line]; i < offset; i++)
        {
            if (!char.IsLowSurrogate(Text[i]))
            {
                column++;
            }
        }

        return (line + 1, column);
    }

    /// <summary>The text of a line, from 1, without its end.</summary>
    public string LineText(int line)
    {
        int start = lineStarts.Value[line - 1];
        int end = Text.AsSpan(start).IndexOfAny('\r', '\n');
        return end < 0 ? Text[start..] : Text.Substring(start, end);
    }

    /// <summary>The offset at which a line, from 1, begins.</summary>
    public int LineStart(int line) => lineStarts.Value[Math.Clamp(line - 1, 0, lineStarts.Value.Length - 1)];

    public int LineCount => lineStarts.Value.Length;

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

/// <summary>A stretch of a source, in UTF-16 units. The default value is "no place": text that the program made.</summary>
public readonly record struct SourceSpan(Source? Source, int Start, int Length)
{
    public static SourceSpan None => default;

    public int End => Start + Length;
}
