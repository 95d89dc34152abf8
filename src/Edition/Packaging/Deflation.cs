using System.Buffers;
using System.IO.Compression;

namespace Edition.Packaging;

/// <summary>Deflates bytes at once, in space that serves again: nothing is allocated but what comes out.</summary>
public static class Deflation
{
    /// <summary>A stream of a PDF, in the form of zlib (ISO 32000-2, 7.4.4; RFC 1950).</summary>
    /// <remarks>
    /// Level 7: over four thousand pages of text its streams are smaller than those of level 9, which takes a third
    /// longer.
    /// </remarks>
    public static byte[] Zlib(ReadOnlySpan<byte> plain) =>
        Packed(
            plain,
            space => new ZLibStream(space, new ZLibCompressionOptions { CompressionLevel = 7 }, leaveOpen: true),
            true
        );

    /// <summary>
    /// Deflated bytes as packages have them: of a last slice with the stream's end, of others up to a byte's edge, where
    /// the next one goes on (RFC 1951, 3.2.4).
    /// </summary>
    public static byte[] Raw(ReadOnlySequence<byte> plain, bool isLast)
    {
        if (plain.IsSingleSegment)
        {
            return Raw(plain.FirstSpan, isLast);
        }

        byte[] whole = ArrayPool<byte>.Shared.Rent((int)plain.Length);
        plain.CopyTo(whole);
        byte[] packed = Raw(whole.AsSpan(0, (int)plain.Length), isLast);
        ArrayPool<byte>.Shared.Return(whole);
        return packed;
    }

    private static byte[] Raw(ReadOnlySpan<byte> plain, bool isLast) =>
        Packed(plain, space => new DeflateStream(space, CompressionLevel.Optimal, leaveOpen: true), isLast);

    private static byte[] Packed(ReadOnlySpan<byte> plain, Func<Stream, Stream> deflating, bool isLast)
    {
        // At these levels what cannot be packed is stored, with five bytes about some sixteen thousand (RFC 1951, 3.2.4).
        byte[] space = ArrayPool<byte>.Shared.Rent(plain.Length + plain.Length / 64 + 1024);
        var packed = new MemoryStream(space);
        using Stream deflate = deflating(packed);

        // At once: what comes out could depend on how it was cut.
        deflate.Write(plain);
        if (isLast)
        {
            deflate.Dispose();
        }
        else
        {
            deflate.Flush();
        }

        byte[] exact = space[..(int)packed.Position];
        ArrayPool<byte>.Shared.Return(space);
        return exact;
    }
}
