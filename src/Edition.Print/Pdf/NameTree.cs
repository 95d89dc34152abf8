using System.Text;

namespace Edition.Print.Pdf;

/// <summary>
/// A name tree (ISO 32000-1, 7.9.6) of one or two levels: leaves of 128 names each, in order of their bytes.
/// </summary>
internal static class NameTree
{
    private const int LeafSize = 128;

    /// <summary>Writes the tree; values are PDF syntax. A name given twice keeps its first value.</summary>
    public static int Write(PdfFile file, IEnumerable<(string Name, byte[] Value)> entries)
    {
        (byte[] Name, byte[] Value)[] sorted =
        [
            .. entries
                .DistinctBy(entry => entry.Name, StringComparer.Ordinal)
                .Select(entry => (Name: Encoding.UTF8.GetBytes(entry.Name), entry.Value))
                .Order(
                    Comparer<(byte[] Name, byte[] Value)>.Create((a, b) => a.Name.AsSpan().SequenceCompareTo(b.Name))
                ),
        ];
        var root = new PdfBuffer();
        if (sorted.Length <= LeafSize)
        {
            WriteNames(root.Raw("<<"u8), sorted);
            return file.Add(root.Raw(">>"u8));
        }

        root.Raw("<</Kids["u8);
        var leaf = new PdfBuffer();
        foreach ((byte[] Name, byte[] Value)[] names in sorted.Chunk(LeafSize))
        {
            leaf.Clear();
            leaf.Raw("<</Limits["u8).ByteString(names[0].Name).ByteString(names[^1].Name).Byte((byte)']');
            WriteNames(leaf, names);
            root.Reference(file.Add(leaf.Raw(">>"u8)));
        }

        return file.Add(root.Raw("]>>"u8));
    }

    private static void WriteNames(PdfBuffer output, (byte[] Name, byte[] Value)[] names)
    {
        output.Raw("/Names["u8);
        foreach (var (name, value) in names)
        {
            output.ByteString(name).Raw(value);
        }

        output.Byte((byte)']');
    }
}
