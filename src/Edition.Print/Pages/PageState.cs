namespace Edition.Print.Pages;

/// <summary>Which other settings a page uses, last first.</summary>
internal sealed record Choice(int First, Choice? Before);

/// <summary>A page's beginning, and how the page before it was made.</summary>
internal struct State
{
    public const int NoFacing = int.MinValue;

    /// <summary>The first slug.</summary>
    public int Node;

    /// <summary>The first line of the stream of notes that is not yet set.</summary>
    public int Line;

    /// <summary>The first float that is not yet placed.</summary>
    public int Float;

    public bool Verso;

    /// <summary>For a recto the rows of the verso it faces.</summary>
    public int Facing;

    public long Cost;
    public int Before;
    public Choice? Choices;

    /// <summary>Of the floats handed to the page before this one, the first that was not set at its head.</summary>
    public int FirstFloat;
    public int Rows;
    public int More;

    /// <summary>The page before ended where the galley made it end.</summary>
    public bool EndsSection;
}
