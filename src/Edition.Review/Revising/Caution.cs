namespace Edition.Review.Revising;

/// <summary>
/// How much is tried: all; no blocks moved; none moved, put in, taken out, cut or joined, so that of what was corrected
/// at least the words come.
/// </summary>
public enum Caution
{
    None,
    Moves,
    Blocks,
}
