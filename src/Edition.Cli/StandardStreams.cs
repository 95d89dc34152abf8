using System.Runtime.InteropServices;

namespace Edition.Cli;

/// <summary>The process's input, output and error as it was given them.</summary>
internal static partial class StandardStreams
{
    private const int GetStatus = 3, // F_GETFL
        Access = 3, // O_ACCMODE
        ReadOnly = 0, // O_RDONLY
        ReadWrite = 2; // O_RDWR

    /// <summary>
    /// Leads each stream that was closed before the process began to the null device: else the next file that is opened
    /// would take its number, and what is said would be written into that. Called before any file is opened.
    /// </summary>
    /// <returns>Whether output or error was closed, so that not all can be said.</returns>
    public static bool Open()
    {
        if (OperatingSystem.IsWindows())
        {
            return false;
        }

        bool closed = false;
        for (int number = 0; number <= 2; number++)
        {
            int status = SystemFcntl(number, GetStatus);
            if (status < 0)
            {
                _ = SystemOpen("/dev/null", ReadWrite);
            }

            // What can only be read is no stream to speak to: the runtime's own file, which took the number.
            closed |= number > 0 && (status < 0 || (status & Access) == ReadOnly);
        }

        return closed;
    }

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int SystemFcntl(int number, int command);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SystemOpen(string path, int flags);
}
