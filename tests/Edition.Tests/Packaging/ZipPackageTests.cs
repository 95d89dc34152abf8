using System.Buffers;
using System.IO.Compression;
using System.Text;
using Edition.Packaging;

namespace Edition.Tests.Packaging;

[Trait("Kind", "unit")]
public sealed class ZipPackageTests
{
    /// <summary>Around the length of a slice and beyond, what is packed comes out again.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(512 * 1024 - 1)]
    [InlineData(512 * 1024)]
    [InlineData(512 * 1024 + 1)]
    [InlineData(1_500_000)]
    public void Long_entries_come_back(int length)
    {
        var random = new Random(length);
        byte[] bytes = Encoding.UTF8.GetBytes(
            string.Concat(Enumerable.Range(0, length / 8 + 1).Select(_ => $"{random.Next(10_000_000), 8}"))
        )[..length];
        PackageEntry[] entries = [new("a.xml", bytes), new("b.bin", bytes, stored: true), new("c.xml", bytes)];
        var date = new DateOnly(2026, 2, 1);
        byte[] file = ZipPackage.Write(entries, date);
        Assert.True(file.AsSpan().SequenceEqual(ZipPackage.Write(entries, date)));

        // However the bytes lie.
        PackageEntry[] inPieces = [.. entries.Select(entry => new PackageEntry(entry.Name, Cut(bytes), entry.Stored))];
        Assert.True(file.AsSpan().SequenceEqual(ZipPackage.Write(inPieces, date)));
        using var zip = new ZipArchive(new MemoryStream(file));
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            var read = new MemoryStream();
            using Stream stream = entry.Open();
            stream.CopyTo(read);
            Assert.Equal(new DateTime(2026, 2, 1), entry.LastWriteTime.DateTime);
            Assert.True(read.ToArray().AsSpan().SequenceEqual(bytes));
            Assert.True(length < 1000 || entry.Name == "b.bin" || entry.CompressedLength < length * 0.6);
        }
    }

    private static ReadOnlySequence<byte> Cut(byte[] bytes) =>
        Pieces.Of(bytes.Chunk(100_001).Select(piece => new ReadOnlyMemory<byte>(piece)).Append(default));
}
