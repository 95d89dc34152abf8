using Edition.Reading;

namespace Edition.Cli;

/// <summary>Holds files against what a manifest says of them.</summary>
internal static class Verification
{
    /// <summary>Whether the file under the folder has the length and the hash recorded.</summary>
    public static bool Holds(string folder, RecordedFile recorded)
    {
        // A manifest can be written by anyone: it must not lead us to read elsewhere.
        return new InputFolder(folder).Fetch(recorded.Path) is Fetched.Bytes { Content: var bytes }
            && RecordedFile.Of(recorded.Path, bytes.AsSpan()) == recorded;
    }
}
