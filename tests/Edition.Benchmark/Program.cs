using System.Globalization;
using Edition.Benchmark;

// Edition.Benchmark PROGRAM-FOLDER DOCS-FOLDER SIZES, e.g. artifacts/edition docs 1,10,50,200; or: generate SAMPLE N
// FOLDER
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["generate", string sampleFolder, string count, string folder])
{
    new BookGenerator(sampleFolder).Write(folder, int.Parse(count, CultureInfo.InvariantCulture));
    return 0;
}

string program = Path.GetFullPath(Path.Combine(args[0], OperatingSystem.IsWindows() ? "edition.exe" : "edition"));
string docs = Path.GetFullPath(args[1]);
int[] sizes = [.. args[2].Split(',').Select(size => int.Parse(size, CultureInfo.InvariantCulture))];
string work = Directory.CreateTempSubdirectory("edition-benchmark-").FullName;
try
{
    var generator = new BookGenerator(Path.Combine(docs, "..", "manuscript"));
    var results = new List<Result>();
    foreach (int size in sizes)
    {
        string manuscript = Path.Combine(work, "book" + size);
        generator.Write(manuscript, size);
        results.AddRange(Contest.Run(program, manuscript, Path.Combine(work, "out"), size));
    }

    Report.Write(docs, results, program);
}
finally
{
    Directory.Delete(work, recursive: true);
}

return 0;
