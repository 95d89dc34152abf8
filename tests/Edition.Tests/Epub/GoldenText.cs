namespace Edition.Tests.Epub;

/// <summary>
/// Compares with a text that someone has looked at. With EDITION_GOLDEN=write the texts are written anew: look at what
/// has changed.
/// </summary>
internal static class GoldenText
{
    public static void Check(string room, string name, string actual)
    {
        string path = Path.Combine(Checkout.Root, "tests", "Edition.Tests", "Golden", room, name);
        if (Environment.GetEnvironmentVariable("EDITION_GOLDEN") == "write")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }
}
