using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Edition.Cli;

/// <summary>What stands at a path.</summary>
internal enum FileKind
{
    Missing,
    File,
    Folder,
    Link,
    Pipe,
    Device,
    Socket,
}

/// <summary>
/// What the system knows of a path itself, with no link followed and nothing opened. <c>Names</c>: how many names the
/// file has (hard links). <c>Owner</c> and <c>Group</c> are 0 on Windows, which keeps them by other means.
/// </summary>
internal readonly partial record struct Inode(FileKind Kind, uint Names, uint Owner, uint Group)
{
    private const int Here = -100, // AT_FDCWD
        NoFollow = 0x100, // AT_SYMLINK_NOFOLLOW
        Basic = 0x7FF, // STATX_BASIC_STATS
        NoAccess = 13; // EACCES

    /// <exception cref="UnauthorizedAccessException">A folder on the way lets us not look.</exception>
    public static Inode Of(string path)
    {
        Span<byte> stat = stackalloc byte[512];
        if (OperatingSystem.IsLinux())
        {
            // linux/stat.h, struct statx: the same on every processor.
            return SystemStatx(Here, path, NoFollow, Basic, ref MemoryMarshal.GetReference(stat)) == 0
                ? new Inode(KindOf(U16(stat, 28)), U32(stat, 16), U32(stat, 20), U32(stat, 24))
                : Missing(path);
        }

        if (OperatingSystem.IsMacOS())
        {
            // sys/stat.h, struct stat with 64-bit inode numbers.
            ref byte first = ref MemoryMarshal.GetReference(stat);
            int failed =
                RuntimeInformation.ProcessArchitecture == Architecture.X64
                    ? SystemLstat64(path, ref first)
                    : SystemLstat(path, ref first);
            return failed == 0 ? new Inode(KindOf(U16(stat, 4)), U16(stat, 6), U32(stat, 16), U32(stat, 20)) : default;
        }

        var file = new FileInfo(path);
        return file.LinkTarget is not null ? new Inode(FileKind.Link, 1, 0, 0)
            : file.Exists ? new Inode(FileKind.File, 1, 0, 0)
            : Directory.Exists(path) ? new Inode(FileKind.Folder, 1, 0, 0)
            : default;
    }

    /// <summary>Gives the file to an owner and a group; false where the system does not allow it.</summary>
    public static bool Give(string path, uint owner, uint group) => SystemChown(path, owner, group) == 0;

    /// <summary>"a folder", "a pipe": what a sentence calls it.</summary>
    public static string NameOf(FileKind kind) =>
        kind switch
        {
            FileKind.Missing => "nothing",
            FileKind.File => "a file",
            FileKind.Folder => "a folder",
            FileKind.Link => "a link",
            FileKind.Pipe => "a pipe",
            FileKind.Device => "a device",
            FileKind.Socket => "a socket",
            _ => throw new InvalidOperationException(),
        };

    private static Inode Missing(string path) =>
        Marshal.GetLastPInvokeError() == NoAccess ? throw new UnauthorizedAccessException(path) : default;

    // POSIX, sys/stat.h: S_IFMT and its values, the same on every Unix.
    private static FileKind KindOf(int mode) =>
        (mode & 0xF000) switch
        {
            0x8000 => FileKind.File,
            0x4000 => FileKind.Folder,
            0xA000 => FileKind.Link,
            0x1000 => FileKind.Pipe,
            0xC000 => FileKind.Socket,
            _ => FileKind.Device,
        };

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int SystemStatx(int folder, string path, int flags, uint mask, ref byte stat);

    [LibraryImport("libc", EntryPoint = "lstat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int SystemLstat(string path, ref byte stat);

    [LibraryImport(
        "libc",
        EntryPoint = "lstat$INODE64",
        StringMarshalling = StringMarshalling.Utf8,
        SetLastError = true
    )]
    private static partial int SystemLstat64(string path, ref byte stat);

    [LibraryImport("libc", EntryPoint = "lchown", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SystemChown(string path, uint owner, uint group);
}
