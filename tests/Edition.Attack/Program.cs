// Attacks the program as a stranger's manuscript or edition would: dotnet run --project tests/Edition.Attack -c Release
// -- EXECUTABLE [--seconds N] [--seed N] [--kind NAME]. Ends with 1 if an attack did not hold; its folder is kept.
using System.Globalization;
using Edition.Attack;

if (args.Length == 0)
{
    await Console.Error.WriteLineAsync("attack EXECUTABLE [--seconds N] [--seed N] [--kind NAME]");
    return 2;
}

string program = Path.GetFullPath(args[0]);
int seconds = Option("--seconds", 60),
    seed = Option("--seed", 1);
string? only = Array.IndexOf(args, "--kind") is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
Attack[] attacks = [.. Attack.All.Where(attack => only is null || attack.Name == only)];
var results = attacks.ToDictionary(attack => attack, _ => new Result());
DateTime until = DateTime.UtcNow.AddSeconds(seconds);
for (int round = seed; DateTime.UtcNow < until; round++)
{
    foreach (Attack attack in attacks)
    {
        if (DateTime.UtcNow >= until)
        {
            break;
        }

        using var field = new Field(program, round);
        attack.Run(field);
        results[attack].Add(attack, round, field);
    }
}

Console.WriteLine("kind          runs   held  worst CPU    worst memory");
foreach ((Attack attack, Result result) in results)
{
    Console.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture,
            $"{attack.Name, -12} {result.Runs, 5}  {result.Held, 5}  {result.Cpu.TotalSeconds, 7:0.00} s  {result.Memory >> 20, 8} MiB"
        )
    );
}

string[] broken = [.. results.Values.SelectMany(result => result.Broken)];
foreach (string line in broken)
{
    Console.WriteLine(line);
}

return broken.Length == 0 ? 0 : 1;

int Option(string name, int otherwise) =>
    Array.IndexOf(args, name) is >= 0 and var place
    && place + 1 < args.Length
    && int.TryParse(args[place + 1], CultureInfo.InvariantCulture, out int value)
        ? value
        : otherwise;
