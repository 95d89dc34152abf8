namespace Edition.Model;

/// <summary>What became of a node between two states of a book.</summary>
public enum Fate
{
    Kept,
    Inserted,
    Deleted,

    /// <summary>Where a block stands now that stood elsewhere, and the place that it left.</summary>
    MovedHere,
    MovedAway,
}

/// <summary>
/// Which nodes of a book (blocks, items, rows, inlines, by reference) were put in, taken out or moved since another
/// state of it; what is in one of these shares its fate. In whose name and when, as Word asks for it.
/// </summary>
public sealed class Revisions(string author, DateOnly day)
{
    private readonly Dictionary<object, Fate> fates = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<object, int> moves = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Block, string> brought = new(ReferenceEqualityComparer.Instance);

    public string Author { get; } = author;

    public DateOnly Day { get; } = day;

    public bool IsEmpty => fates.Count == 0;

    /// <summary>Says what became of a node, and gives it back.</summary>
    public T Mark<T>(T node, Fate fate)
        where T : class
    {
        fates.Add(node, fate);
        return node;
    }

    /// <summary>A block that was moved: as it stood where it was, and as it stands where it is now.</summary>
    public void Move(Block away, Block here)
    {
        Mark(away, Fate.MovedAway);
        Mark(here, Fate.MovedHere);
        moves[away] = moves[here] = moves.Count / 2 + 1;
    }

    /// <summary>A block that is new and comes back as a whole, by a mark about it; the mark's name.</summary>
    /// <param name="block">The block.</param>
    /// <param name="nameOf">The name of the mark of a number.</param>
    public string Bring(Block block, Func<int, string> nameOf)
    {
        string name = nameOf(brought.Count);
        brought.Add(block, name);
        return name;
    }

    /// <summary>The mark about a block that comes back as a whole; null about others.</summary>
    public string? MarkAbout(Block block) => brought.GetValueOrDefault(block);

    /// <summary>The number that both ends of a move have, from 1; 0 for what was not moved.</summary>
    public int MoveOf(object node) => moves.GetValueOrDefault(node);

    public Fate Of(object node) => fates.GetValueOrDefault(node);

    /// <summary>The node was not in the earlier state.</summary>
    public bool IsNew(object node) => Of(node) is Fate.Inserted or Fate.MovedHere;
}
