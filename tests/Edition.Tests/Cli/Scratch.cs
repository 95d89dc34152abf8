using System.Text;

namespace Edition.Tests.Cli;

/// <summary>A folder of its own for one test, gone after it.</summary>
internal sealed class Scratch : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("edition-").FullName;

    public string this[string path] => Path.Combine(Root, path);

    public string Put(string path, string text) => Put(path, Encoding.UTF8.GetBytes(text));

    public string Put(string path, byte[] bytes)
    {
        string place = this[path];
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        File.WriteAllBytes(place, bytes);
        return place;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
