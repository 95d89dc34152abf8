using System.Collections.Immutable;

namespace Edition.Reading;

/// <summary>
/// Gives the bytes of a file of the manuscript. <c>path</c> is relative to the manuscript's folder, with slashes,
/// without <c>..</c> (the reader refuses
/// those itself); whether a symbolic link leads outside is for the giver to say. Called from one thread.
/// </summary>
public delegate Fetched Fetch(string path);

/// <summary>What became of a file that was asked for. A closed family.</summary>
public abstract record Fetched
{
    private Fetched() { }

    public sealed record Bytes(ImmutableArray<byte> Content) : Fetched;

    /// <summary><c>There</c>: the paths that the folder has, as far as they are known, to name the one meant.</summary>
    public sealed record Missing(ImmutableArray<string> There) : Fetched
    {
        public Missing()
            : this([]) { }
    }

    /// <summary>It lies outside the manuscript's folder, by a symbolic link or otherwise.</summary>
    public sealed record Outside : Fetched;

    public sealed record TooLarge(long Size, long Limit) : Fetched;

    /// <summary><c>Reason</c> is one plain sentence for the user.</summary>
    public sealed record Unreadable(string Reason) : Fetched;
}
