using System.Collections.Immutable;
using System.Text;
using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Reading;

/// <summary>
/// The files of a manuscript as texts and pictures; what cannot be had is reported at the place that asked for it.
/// <c>earlier</c> has the texts of a reading before this one, by their paths.
/// </summary>
internal sealed class ManuscriptFiles(
    Fetch fetch,
    Findings findings,
    IReadOnlyDictionary<string, Source>? earlier = null
)
{
    // More is no manuscript, and its text and trees would not fit into the memory we promise to keep to.
    private const int LongestText = 64 << 20;

    private readonly HashSet<string> failed = new(StringComparer.Ordinal);

    public Source? Text(string path, SourceSpan asked)
    {
        ImmutableArray<byte>? bytes = Bytes(path, asked, Rules.FileMissing, Rules.FileOutside);
        if (bytes is { } content && FileKinds.Refusal(path, content.AsSpan()) is { } refusal)
        {
            findings.Add(refusal, asked);
            return null;
        }

        if (bytes is { Length: > LongestText } large)
        {
            findings.Add(Says.TextTooLarge(Shown.Brief(path), large.Length >> 20, LongestText >> 20), asked);
            return null;
        }

        return bytes is { } text
            ? Utf8File.Read(path, text.AsSpan(), findings, earlier?.GetValueOrDefault(path))
            : null;
    }

    /// <param name="path">Where it is looked for first.</param>
    /// <param name="otherwise">Where, if there is none.</param>
    /// <param name="asked">The place that names it.</param>
    public Picture? Picture(string path, string? otherwise, SourceSpan asked)
    {
        if (otherwise is not null && otherwise != path && fetch(path) is Fetched.Missing)
        {
            path = otherwise;
        }

        if (Bytes(path, asked, Rules.MissingPicture, Rules.PictureOutside) is not { } bytes)
        {
            return null;
        }

        if (Format(bytes.AsSpan()) is { } format)
        {
            return new Picture(path, format, bytes);
        }

        findings.Add(Says.NotAPicture(Shown.Brief(path), KindOf(bytes.AsSpan())), asked);
        return null;
    }

    private ImmutableArray<byte>? Bytes(string path, SourceSpan asked, Rule missing, Rule outside)
    {
        Fetched fetched = fetch(path);
        if (fetched is Fetched.Bytes bytes)
        {
            return bytes.Content;
        }

        // The first place that asks is enough for a file that is not there.
        if (failed.Add(path))
        {
            string shown = Shown.Brief(path);
            switch (fetched)
            {
                case Fetched.Missing none:
                    findings.Add(Says.NoFile(missing, shown, Meant(path, none.There)), asked);
                    break;
                case Fetched.Outside:
                    findings.Add(Says.LiesOutside(outside, shown), asked);
                    break;
                case Fetched.TooLarge large:
                    findings.Add(Says.FileTooLarge(shown, large.Size >> 20, large.Limit >> 20), asked);
                    break;
                case Fetched.Unreadable unreadable:
                    findings.Add(Says.FileUnreadable(shown, unreadable.Reason), asked);
                    break;
                default:
                    throw new InvalidOperationException(fetched.GetType().Name);
            }
        }

        return null;
    }

    /// <summary>Which of the files that are there is meant, as a sentence; empty where none is.</summary>
    private static string Meant(string path, ImmutableArray<string> there)
    {
        if (there.FirstOrDefault(other => other.Equals(path, StringComparison.OrdinalIgnoreCase)) is { } cased)
        {
            return $" There is “{Shown.Brief(cased)}”: capitals count.";
        }

        string name = Path.GetFileName(path);
        string? near =
            there.FirstOrDefault(other => Path.GetFileName(other).Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? Shown.Nearest(path, there)
            ?? there.FirstOrDefault(other =>
                Path.GetDirectoryName(other) == Path.GetDirectoryName(path)
                && Path.GetFileNameWithoutExtension(other)
                    .Equals(Path.GetFileNameWithoutExtension(path), StringComparison.OrdinalIgnoreCase)
            );
        return near is null ? "" : $" Did you mean “{Shown.Brief(near)}”?";
    }

    // By the bytes, not the name.
    private static PictureFormat? Format(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return PictureFormat.Png;
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return PictureFormat.Jpeg;
        }

        if (bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8))
        {
            return PictureFormat.Gif;
        }

        string head = Encoding
            .UTF8.GetString(bytes[..Math.Min(bytes.Length, 4096)])
            .TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return head.StartsWith('<') && head.Contains("<svg", StringComparison.Ordinal) ? PictureFormat.Svg : null;
    }

    /// <summary>What a picture is that no edition holds, by the bytes it begins with; null where it is none known.</summary>
    private static string? KindOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xD7, 0xCD, 0xC6, 0x9A])
        || bytes.StartsWith((ReadOnlySpan<byte>)[0x01, 0x00, 0x09, 0x00])
            ? "WMF"
        : bytes.Length > 44 && bytes[40..44].SequenceEqual(" EMF"u8) ? "EMF"
        : bytes.StartsWith("BM"u8) ? "BMP"
        : bytes.StartsWith("II*\0"u8) || bytes.StartsWith("MM\0*"u8) ? "TIFF"
        : bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8) ? "WebP"
        : bytes.Length > 12 && bytes[4..8].SequenceEqual("ftyp"u8) ? "HEIC or AVIF"
        : bytes.StartsWith("%PDF"u8) ? "PDF"
        : bytes.StartsWith("%!PS"u8) ? "PostScript"
        : null;
}
