using System.Security.Cryptography;
using System.Text;
using Edition.Diagnostics;
using Edition.Reading;
using Edition.Styling;

namespace Edition.Cli;

/// <summary>A folder of templates: those that came with the program, or a manuscript's own.</summary>
internal sealed class TemplateShelf(string root)
{
    private const string FileName = "template.yaml";

    private readonly InputFolder folder = new(root);

    /// <summary>What came with the program.</summary>
    public static TemplateShelf OfProgram => new(Path.Combine(AppContext.BaseDirectory, "templates"));

    public static TemplateShelf Of(string manuscript) => new(Path.Combine(Path.GetFullPath(manuscript), "templates"));

    /// <summary>The names of its templates, in order.</summary>
    public string[] Names =>
        Directory.Exists(root)
            ?
            [
                .. Directory
                    .GetDirectories(root)
                    .Where(folder => File.Exists(Path.Combine(folder, FileName)))
                    .Select(folder => Path.GetFileName(folder))
                    .Order(StringComparer.Ordinal),
            ]
            : [];

    public string PathOf(string name) => Path.Combine(root, name, FileName);

    public byte[]? Fetch(string path) => folder.Fetch(path) is Fetched.Bytes { Content: var bytes } ? [.. bytes] : null;

    /// <summary>
    /// The template's version: eight digits that change with any file of it. Two machines that show the same set alike.
    /// </summary>
    public string VersionOf(string name)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        string own = Path.Combine(root, name);
        foreach (
            string file in Directory
                .GetFiles(own, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(own, file).Replace('\\', '/'))
                .Order(StringComparer.Ordinal)
        )
        {
            hash.AppendData(Encoding.UTF8.GetBytes(file + "\n"));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(Path.Combine(own, file))));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..8];
    }

    /// <summary>What the comment at the head of its file says of it; empty where there is none.</summary>
    public string About(string name) =>
        string.Join(
            ' ',
            File.ReadLines(PathOf(name))
                .TakeWhile(line => line.StartsWith('#'))
                .Select(line => line.TrimStart('#').Trim())
                .Where(line => !line.StartsWith("yaml-language-server", StringComparison.Ordinal))
        );

    /// <summary>The template that one extends; null where it extends none.</summary>
    public string? BaseOf(string name) => TemplateReader.BaseOf(name, Fetch);

    /// <summary>The template itself; null where it has errors, or is but a part that others extend.</summary>
    public Template? Read(string name, TemplateShelf beneath) =>
        TemplateReader.Read(name, path => Fetch(path) ?? beneath.Fetch(path), new Findings());
}
