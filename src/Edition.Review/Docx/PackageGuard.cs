using System.IO.Compression;
using System.Xml;
using Edition.Diagnostics;

namespace Edition.Review.Docx;

/// <summary>
/// Looks at a file before anything is made of it: what it is, how large it becomes, how deep its XML goes. Sizes are
/// counted as the bytes come, since a ZIP may lie about them; nothing is kept.
/// </summary>
internal static class PackageGuard
{
    public const int Largest = 64 << 20;
    public const long LargestUnpacked = 256L << 20;
    private const int Deepest = 256;
    private const int MostEntries = 20_000;
    private const int LongestToken = 8 << 20;

    /// <summary>Why the file is refused; null for one that can be opened.</summary>
    public static Message? Refuse(byte[] bytes)
    {
        if (bytes.Length > Largest)
        {
            return Says.WordTooLarge(Largest >> 20);
        }

        if (NamedOtherwise(bytes) is { } other)
        {
            return other;
        }

        try
        {
            return Unpack(bytes);
        }
        catch (Exception e)
            when (e
                    is InvalidDataException
                        or EndOfStreamException
                        or XmlException
                        or IOException
                        or ArgumentException
                        or NotSupportedException
                        or OverflowException
            )
        {
            return Says.WordDamaged();
        }
    }

    private static Message? NamedOtherwise(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            return Says.OldWord();
        }

        ReadOnlySpan<byte> head = bytes[..Math.Min(bytes.Length, 512)];
        head = head.StartsWith("\uFEFF"u8) ? head[3..] : head;
        head = head.TrimStart(" \t\r\n"u8);
        string? kind =
            head.StartsWith("{\\rtf"u8) ? "an RTF file"
            : head.StartsWith("%PDF"u8) ? "a PDF"
            : head.StartsWith("<!DOCTYPE html"u8) || head.StartsWith("<html"u8) || head.StartsWith("<HTML"u8)
                ? "an HTML page"
            : head.IndexOf("application/vnd.oasis.opendocument"u8) >= 0 ? "an OpenDocument file"
            : null;
        return kind is null ? null : Says.WordOtherwise(kind);
    }

    private static Message? Unpack(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes, false), ZipArchiveMode.Read);
        if (zip.Entries.Count > MostEntries)
        {
            return Says.WordFiles();
        }

        long total = 0;
        bool typed = false;
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            if (!names.Add(entry.FullName))
            {
                return Says.WordTwins();
            }

            typed |= entry.FullName == "[Content_Types].xml";
            using var counted = new CountedStream(entry.Open(), LargestUnpacked - total);
            try
            {
                if (IsXml(entry.FullName))
                {
                    counted.InMarkup = true;
                    if (Walk(counted) is { } reason)
                    {
                        return reason;
                    }
                }
                else
                {
                    counted.CopyTo(Stream.Null);
                }
            }
            catch (CountedStream.OverException)
            {
                return Says.WordUnpacked(LargestUnpacked >> 20, LongestToken >> 20);
            }

            total += counted.Count;
        }

        return typed ? null : Says.WordArchive();
    }

    private static bool IsXml(string name) =>
        name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    private static Message? Walk(Stream stream)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreWhitespace = true,
        };
        using var reader = XmlReader.Create(stream, settings);
        try
        {
            while (reader.Read())
            {
                if (reader.Depth > Deepest)
                {
                    return Says.WordNesting();
                }
            }
        }
        catch (XmlException e) when (e.Message.Contains("DTD", StringComparison.Ordinal))
        {
            return Says.WordEntities();
        }

        return null;
    }

    /// <summary>Counts what is read, and stops at the limit.</summary>
    private sealed class CountedStream(Stream inner, long limit) : Stream
    {
        public sealed class OverException : IOException;

        public long Count { get; private set; }

        /// <summary>Markup without a '&gt;' for megabytes is made to fill the memory of who reads it.</summary>
        public bool InMarkup { get; set; }

        private long unbroken;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => Count;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            int count = inner.Read(buffer);
            Count += count;
            if (InMarkup)
            {
                int last = buffer[..count].LastIndexOf((byte)'>');
                unbroken = last < 0 ? unbroken + count : count - last;
            }

            return Count > limit || unbroken > LongestToken ? throw new OverException() : count;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
