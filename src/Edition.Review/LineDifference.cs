using Edition.Review.Revising;

namespace Edition.Review;

/// <summary>The lines that two texts have in common, in order.</summary>
public static class LineDifference
{
    public static IReadOnlyList<(int Old, int New)> Of(string[] old, string[] now) =>
        Difference.Of(old, now, string.Equals);
}
