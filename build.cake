// Builds, tests and publishes Edition; knows nothing of documents. Run: dotnet dnx cake.tool --yes -- --target=NAME
var target = Argument("target", "Edition");
var configuration = Argument("configuration", "Release");
var manuscript = Argument("manuscript", "manuscript");
var output = Argument("output", "output");

var quiet = DotNetVerbosity.Minimal;
var cli = File("src/Edition.Cli/Edition.Cli.csproj");
var program = File($"src/Edition.Cli/bin/{configuration}/net10.0/edition.dll");
var artifacts = Directory("artifacts");

void Program(string command, string folder, params string[] options)
{
    var arguments = new ProcessArgumentBuilder().AppendQuoted(program).Append(command).AppendQuoted(folder);
    foreach (var option in options)
    {
        arguments.AppendQuoted(option);
    }

    Run("dotnet", arguments);
}

void Run(string tool, ProcessArgumentBuilder arguments)
{
    if (StartProcess(tool, new ProcessSettings { Arguments = arguments }) is var code and not 0)
    {
        throw new CakeException(code, $"{tool} ended with {code}.");
    }
}

void Compile(string project)
{
    Information($"Compiling {project} (the first time its packages are fetched) ...");
    DotNetBuild(project, new DotNetBuildSettings { Configuration = configuration, NoLogo = true, Verbosity = quiet });
}

void Tests(string project) => DotNetTest(project, new DotNetTestSettings
{
    Configuration = configuration,
    NoLogo = true,
    Verbosity = quiet,
    Loggers = ["trx;LogFilePrefix=tests"],
    ResultsDirectory = artifacts + Directory("tests"),
});

Task("Clean")
    .Description("Removes what the other tasks make.")
    .Does(() =>
{
    CleanDirectories("src/*/bin");
    CleanDirectories("src/*/obj");
    CleanDirectories("tests/*/bin");
    CleanDirectories("tests/*/obj");
    CleanDirectory(artifacts, file => !file.Path.FullPath.Contains("/artifacts/cake"));
    CleanDirectory("output", file => !file.Path.FullPath.EndsWith("/README.md"));
});

Task("Build")
    .Description("Compiles everything.")
    .Does(() => Compile("Edition.sln"));

Task("Program")
    .Description("Compiles the program alone.")
    .Does(() => Compile(cli));

Task("Test")
    .Description("Compiles everything and runs the tests.")
    .Does(() => Tests("tests/Edition.Tests"));

Task("Check")
    .Description("Says what is wrong with the manuscript (--manuscript=DIR).")
    .IsDependentOn("Program")
    .Does(() => Program("check", manuscript));

Task("Edition")
    .Description("Builds the manuscript (--manuscript=DIR) into --output=DIR. The default.")
    .IsDependentOn("Program")
    .Does(() => Program("build", manuscript, "--output", output));

Task("Publish")
    .Description("A native executable, which needs no .NET, in artifacts/edition.")
    .Does(() =>
{
    Information("Compiling to native code (the first time the compiler is fetched, about 300 MB); this takes minutes ...");
    DotNetPublish(cli, new DotNetPublishSettings
    {
        Configuration = configuration,
        OutputDirectory = artifacts + Directory("edition"),
        NoLogo = true,
        Verbosity = quiet,
        ArgumentCustomization = arguments => arguments.Append("--use-current-runtime"),
    });
});

Task("Pack")
    .Description("A .NET tool in artifacts/tool: dotnet tool install --global Edition.Cli --add-source artifacts/tool.")
    .Does(() => DotNetPack(cli, new DotNetPackSettings
    {
        Configuration = configuration,
        OutputDirectory = artifacts + Directory("tool"),
        NoLogo = true,
        Verbosity = quiet,
        ArgumentCustomization = arguments => arguments.Append("-p:PublishAot=false -p:DebugType=none"),
    }));

Task("Conformance")
    .Description("The native executable's editions before real validators and readers; tests/validators/setup.sh sets those up.")
    .IsDependentOn("Publish")
    .Does(() => Tests("tests/Edition.Conformance"));

Task("Attack")
    .Description("Attacks the native executable for --seconds=N (60) with hostile manuscripts, editions and folders.")
    .IsDependentOn("Publish")
    .Does(() => Run("dotnet", new ProcessArgumentBuilder().Append("run --project tests/Edition.Attack -c Release --")
        .AppendQuoted(artifacts + Directory("edition") + File("edition")).Append("--seconds").Append(Argument("seconds", "60"))));

Task("Benchmark")
    .Description("Time and memory on books of many sizes, beside other programs where they are installed; writes docs/benchmarks.md.")
    .IsDependentOn("Publish")
    .Does(() => Run("dotnet", new ProcessArgumentBuilder().Append("run --project tests/Edition.Benchmark -c Release --")
        .AppendQuoted(artifacts + Directory("edition")).AppendQuoted("docs").Append(Argument("sizes", "1,10,50,200"))));

Task("Compare")
    .Description("How today's native executable stands to an earlier one's (--before=FOLDER), turn by turn: ratios, no verdict.")
    .IsDependentOn("Publish")
    .Does(() => Run("dotnet", new ProcessArgumentBuilder().Append("run --project tests/Edition.Benchmark -c Release -- compare")
        .AppendQuoted(Argument<string>("before")).AppendQuoted(artifacts + Directory("edition")).AppendQuoted("manuscript")
        .Append(Argument("sizes", "1,10,50,200"))));

RunTarget(target);
