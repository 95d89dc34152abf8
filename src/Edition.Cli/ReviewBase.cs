using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Edition.Model;
using Edition.Review;

namespace Edition.Cli;

/// <summary>A text of the manuscript as it was when an editor's copy was made of it.</summary>
internal sealed record BaseText(string Path, string Sha256, string Text);

/// <summary>
/// Where an anchor of the DOCX leads: file, bytes from and how many, their hash, and the words as they were set.
/// </summary>
internal sealed record BaseAnchor(string Name, string File, long Start, long Bytes, string Sha256, string Text);

/// <summary>
/// NAME.review.json: what a DOCX for an editor was made of, so that corrections find their places also when the
/// manuscript was changed meanwhile. <c>Source</c>: the hash that the DOCX bears.
/// </summary>
internal sealed record ReviewBase(
    int Format,
    string Name,
    string Source,
    ImmutableArray<BaseText> Files,
    ImmutableArray<BaseAnchor> Anchors
)
{
    public const string Suffix = ".review.json";

    /// <summary>Of a revision set: what its words do not tell.</summary>
    public RevisionSet? Set { get; init; }

    /// <summary>Texts of a book of 5,000 pages and its anchors.</summary>
    public const long Largest = 256L << 20;

    public static ReviewBase Of(string name, Workshop workshop, AssembledBook book)
    {
        var offsets = new Dictionary<Source, Offsets>(ReferenceEqualityComparer.Instance);
        var anchors = ImmutableArray.CreateBuilder<BaseAnchor>();
        foreach (Site site in new Sites(book).All)
        {
            if (!offsets.TryGetValue(site.Source, out Offsets? of))
            {
                offsets.Add(site.Source, of = new Offsets(site.Source.Text));
            }

            SourceSpan span = site.Key is TableCell cell ? cell.Span : site.Leaf.Span;
            (long start, byte[] bytes) = of.Of(span.Start, span.Length);
            anchors.Add(
                new BaseAnchor(site.Name, site.Source.Path, start, bytes.Length, Hash(bytes), PlainText.Of(site.Words))
            );
        }

        return new ReviewBase(
            1,
            name,
            workshop.Hash(),
            [
                .. workshop.Sources.Select(source => new BaseText(
                    source.Path,
                    Hash(Encoding.UTF8.GetBytes(source.Text)),
                    source.Text
                )),
            ],
            anchors.ToImmutable()
        );
    }

    /// <summary>Null where it is no such file, or was changed.</summary>
    public static ReviewBase? Read(byte[] bytes)
    {
        try
        {
            return
                JsonSerializer.Deserialize(bytes, Json.Default.ReviewBase) is { Format: 1, Files.IsDefault: false } read
                && read.Set?.IsSound() != false
                && read.Files.All(file => file is not null && file.Sha256 == Hash(Encoding.UTF8.GetBytes(file.Text)))
                ? read
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Bytes of a text by its characters, counted on from the last place that was asked for.</summary>
    private sealed class Offsets(string text)
    {
        private int characters;
        private long bytes;

        public (long Start, byte[] Bytes) Of(int start, int length)
        {
            if (start < characters)
            {
                (characters, bytes) = (0, 0);
            }

            bytes += Encoding.UTF8.GetByteCount(text.AsSpan(characters, start - characters));
            characters = start;
            return (bytes, Encoding.UTF8.GetBytes(text.Substring(start, length)));
        }
    }
}
