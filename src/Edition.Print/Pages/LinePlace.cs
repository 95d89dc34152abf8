using Edition.Model;

namespace Edition.Print.Pages;

/// <summary>
/// Where a line begins on its page; <c>Turned</c>: it reads from the page's foot to its head.
/// </summary>
internal readonly record struct LinePlace(int Page, Length X, Length Y, bool Turned)
{
    /// <summary>Where what lies so far right of and below the line's beginning comes to stand.</summary>
    public (Length X, Length Y) At(Length right, Length down) => Turned ? (X + down, Y - right) : (X + right, Y + down);

    /// <summary>The rectangle that begins so far right of and below the line's beginning.</summary>
    public (Length X, Length Y, Length Width, Length Height) Box(
        (Length Right, Length Down) from,
        Length width,
        Length height
    )
    {
        (Length x, Length y) = At(from.Right, from.Down);
        return Turned ? (x, y - width, height, width) : (x, y, width, height);
    }
}
