using System.Runtime.InteropServices;
using Edition.Faces;
using Edition.Print.Pages;

namespace Edition.Print.Svg;

/// <summary>
/// A number that tells pages apart by all that is seen on them, and by nothing else: two pages of equal seals are drawn
/// alike, whatever became of the manuscript's lines. The same in every run.
/// </summary>
public static class PageSeal
{
    public static ulong Of(PagedBook book, int index)
    {
        var hash = new Mixer();
        hash.Add(book.Geometry.Width.Units);
        hash.Add(book.Geometry.Height.Units);
        foreach (Placed item in book.Pages[index].Items)
        {
            if (item is PlacedLink or PlacedAnchor)
            {
                continue;
            }

            hash.Add(item.X.Units);
            hash.Add(item.Y.Units);
            switch (item)
            {
                case PlacedText text:
                    hash.Add(text.Size.Units);
                    hash.Add(text.Face.File.Path);
                    hash.Add(text.Expansion);
                    hash.Add(text.Turned ? 1 : 0);
                    hash.Add(text.SpaceAdjust.Units);
                    hash.Add(text.Text);
                    foreach (Glyph glyph in text.Glyphs)
                    {
                        hash.Add(((long)glyph.Id << 32) ^ ((long)glyph.XOffset << 16) ^ glyph.YOffset);
                    }

                    break;
                case PlacedRule rule:
                    hash.Add(rule.Width.Units);
                    hash.Add(rule.Thickness.Units);
                    hash.Add(rule.Tint);
                    break;
                case PlacedPicture picture:
                    hash.Add(picture.Width.Units);
                    hash.Add(picture.Height.Units);
                    hash.Add(Of(picture.Picture.Bytes.AsSpan()));
                    break;
                default:
                    throw new InvalidOperationException(item.GetType().Name);
            }
        }

        return hash.Value;
    }

    /// <summary>A number that tells bytes apart.</summary>
    public static long Of(ReadOnlySpan<byte> bytes)
    {
        var hash = new Mixer();
        foreach (long eight in MemoryMarshal.Cast<byte, long>(bytes))
        {
            hash.Add(eight);
        }

        foreach (byte rest in bytes[(bytes.Length & ~7)..])
        {
            hash.Add(rest);
        }

        hash.Add(bytes.Length);
        return (long)hash.Value;
    }

    /// <summary>Multiplies and folds, after the finaliser of MurmurHash3 (Austin Appleby, in the public domain).</summary>
    private struct Mixer()
    {
        public ulong Value { get; private set; } = 0x9E3779B97F4A7C15;

        public void Add(long value)
        {
            ulong mixed = (Value ^ (ulong)value) * 0xFF51AFD7ED558CCD;
            Value = (mixed ^ (mixed >> 32)) * 0xC4CEB9FE1A85EC53;
        }

        public void Add(string text)
        {
            foreach (char c in text)
            {
                Add((long)c);
            }

            Add(text.Length);
        }
    }
}
