namespace Edition.Tests;

/// <summary>
/// Where the checkout stands that the tests were built from: the nearest folder above with the solution in it.
/// </summary>
internal static class Checkout
{
    public static readonly string Root = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new InvalidOperationException("No Edition.sln above the tests.")
        : File.Exists(Path.Combine(folder.FullName, "Edition.sln")) ? folder.FullName
        : Find(folder.Parent);
}
