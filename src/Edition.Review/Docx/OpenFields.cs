using System.Collections.Immutable;

namespace Edition.Review.Docx;

/// <summary>
/// The fields that stand open where a story is read, from the outermost in. A field begins, has its code, may have a
/// result after a separator, and ends (ECMA-376 part 1, 17.16.18): in its code nothing is shown.
/// </summary>
internal sealed class OpenFields
{
    // No program nests them so deep; what is asked of each piece is asked of all that stand open.
    private const int Deepest = 64;
    private readonly List<Field> open = [];

    // Begun beyond that, and not ended.
    private int deeper;
    private readonly HashSet<Field> inCode = [];

    public Field? Innermost => open.LastOrDefault();

    /// <summary>Whether any of them is still in its code.</summary>
    public bool IsCode => open.Exists(inCode.Contains);

    public bool Exists(Predicate<Field> match) => open.Exists(match);

    /// <summary>A field whose code is known whole, and whose result follows.</summary>
    public Field Open(string code)
    {
        var field = new Field(Innermost);
        field.Append(code);
        open.Add(field);
        return field;
    }

    public void Close(Field field) => open.Remove(field);

    /// <summary>One of a field's three characters: begin, separate, end; others, and an end too many, do nothing.</summary>
    public void Character(string? kind)
    {
        switch (kind)
        {
            case "begin" when open.Count >= Deepest:
                deeper++;
                break;
            case "begin":
                var field = new Field(Innermost);
                open.Add(field);
                inCode.Add(field);
                break;
            case "separate" or "end" when deeper > 0:
                deeper -= kind == "end" ? 1 : 0;
                break;
            case "separate" when open.Count > 0:
                inCode.Remove(open[^1]);
                break;
            case "end" when open.Count > 0:
                inCode.Remove(open[^1]);
                open.RemoveAt(open.Count - 1);
                break;
            default:
                break;
        }
    }

    /// <summary>A story within the story is read with no field open.</summary>
    public ImmutableArray<Field> Aside()
    {
        ImmutableArray<Field> outer = [.. open];
        open.Clear();
        return outer;
    }

    public void Back(ImmutableArray<Field> outer)
    {
        open.Clear();
        open.AddRange(outer);
    }
}
