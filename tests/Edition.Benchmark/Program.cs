using System.Globalization;
using Edition.Benchmark;

// Edition.Benchmark PROGRAM-FOLDER DOCS-FOLDER SIZES, e.g. artifacts/edition docs 1,10,50,200; or: generate SAMPLE N
// FOLDER; or: compare EARLIER-FOLDER PROGRAM-FOLDER SAMPLE SIZES, which says how today's program stands to an earlier
// one.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["generate", string sampleFolder, string count, string folder])
{
    new BookGenerator(sampleFolder).Write(folder, int.Parse(count, CultureInfo.InvariantCulture));
    return 0;
}

static string ProgramIn(string folder) =>
    Path.GetFullPath(Path.Combine(folder, OperatingSystem.IsWindows() ? "edition.exe" : "edition"));

bool compares = args[0] == "compare";
string program = ProgramIn(compares ? args[2] : args[0]);
string docs = Path.GetFullPath(args[1]);
int[] sizes = [.. args[^1].Split(',').Select(size => int.Parse(size, CultureInfo.InvariantCulture))];
string work = Directory.CreateTempSubdirectory("edition-benchmark-").FullName;
try
{
    var generator = new BookGenerator(compares ? args[3] : Path.Combine(docs, "..", "manuscript"));
    var results = new List<Result>();
    if (compares)
    {
        Console.WriteLine("| Articles | Time | Processor | Memory | Faults |\n| ---: | ---: | ---: | ---: | ---: |");
    }

    foreach (int size in sizes)
    {
        string manuscript = Path.Combine(work, "book" + size);
        generator.Write(manuscript, size);
        string output = Path.Combine(work, "out");
        if (compares)
        {
            Contest.Compare(ProgramIn(args[1]), program, manuscript, output, size);
        }
        else
        {
            results.AddRange(Contest.Run(program, manuscript, output, size));
        }
    }

    if (!compares)
    {
        Report.Write(docs, results, program);
    }
}
finally
{
    Directory.Delete(work, recursive: true);
}

return 0;
