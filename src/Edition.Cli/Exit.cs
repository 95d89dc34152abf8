namespace Edition.Cli;

/// <summary>What the process answers with.</summary>
internal enum Exit
{
    /// <summary>Done; there may be queries.</summary>
    Clean = 0,

    /// <summary>The manuscript has errors, or queries with <c>--strict</c>; nothing was written.</summary>
    Faults = 1,

    /// <summary>The command line cannot be understood.</summary>
    Usage = 2,

    /// <summary>The machine failed: disk full, no permission, file in use.</summary>
    Machine = 3,

    /// <summary>A bug of the program.</summary>
    Bug = 70,
}

/// <summary>
/// Wrong usage found after the command line was parsed. The message is the one sentence the user sees.
/// </summary>
internal sealed class UsageException(string message) : Exception(message);

/// <summary>The machine failed. The message is the one sentence the user sees.</summary>
internal sealed class MachineException(string message, Exception inner) : Exception(message, inner);
