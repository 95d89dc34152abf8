using System.Text.Json;

namespace Edition.Benchmark;

/// <summary>
/// Typst: the program where it is installed, else the npm package typst-ts-node-compiler in the folder that
/// EDITION_PEERS names (artifacts/peers if it names none). <c>Name</c> with the version that it reports.
/// </summary>
public sealed record Typst(string Name, string? Package)
{
    private const string PackageName = "@myriaddreamin/typst-ts-node-compiler";

    private static readonly string Fonts = Path.GetFullPath(Path.Combine("templates", "bench", "fonts"));

    private const string Script = """
        const { NodeCompiler } = require("@myriaddreamin/typst-ts-node-compiler");
        const [source, made, fonts] = process.argv.slice(1);
        const folder = require("path").dirname(source);
        const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: [fonts] }] });
        require("fs").writeFileSync(made, compiler.pdf({ mainFilePath: source }));
        """;

    public static Typst? Find()
    {
        if (Measurement.Version("typst") is { } version)
        {
            return new Typst(version, null);
        }

        string peers = Environment.GetEnvironmentVariable("EDITION_PEERS") is { Length: > 0 } named
            ? named
            : Path.Combine("artifacts", "peers");
        string file = Path.Combine(peers, "node_modules", PackageName, "package.json");
        if (!File.Exists(file))
        {
            return null;
        }

        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(file));
        return new Typst(
            $"typst-ts-node-compiler {json.RootElement.GetProperty("version").GetString()}",
            Path.GetFullPath(peers)
        );
    }

    public Measurement? Compile(string source, string made) =>
        Package is null
            ? Measurement.Once("typst", ["compile", "--font-path", Fonts, source, made])
            : Measurement.Once("node", ["-e", Script, "--", source, made, Fonts], Package);
}
