namespace Edition.Attack;

/// <summary>How the attacks of one kind went.</summary>
internal sealed class Result
{
    public int Runs { get; private set; }

    public int Held { get; private set; }

    public TimeSpan Cpu { get; private set; }

    public long Memory { get; private set; }

    public List<string> Broken { get; } = [];

    public void Add(Attack attack, int round, Field field)
    {
        Runs += field.Runs;
        Held += field.Runs - field.Faults.Count;
        Cpu = field.Cpu > Cpu ? field.Cpu : Cpu;
        Memory = Math.Max(Memory, field.Memory);
        Broken.AddRange(field.Faults.Select(fault => $"{attack.Name} {round}: {fault} (kept in {field.Root})"));
    }
}
