using Edition.Diagnostics;
using Edition.Reading;
using Edition.Styling;

namespace Edition.Tests;

/// <summary>The templates of the checkout, read once.</summary>
internal static class Templates
{
    public static readonly string Folder = Path.Combine(Checkout.Root, "templates");

    private static readonly Lazy<Template> DefaultTemplate = new(() => Load("default"));
    private static readonly Lazy<Template> BenchTemplate = new(() => Load("bench"));

    public static Template Default => DefaultTemplate.Value;

    public static Template Bench => BenchTemplate.Value;

    public static byte[]? Fetch(string path) =>
        File.Exists(Path.Combine(Folder, path)) ? File.ReadAllBytes(Path.Combine(Folder, path)) : null;

    private static Template Load(string name) =>
        TemplateReader.Read(name, Fetch, new Findings()) ?? throw new InvalidOperationException(name);
}
