using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Edition.Model;
using Edition.Styling;
using HarfBuzzSharp;

namespace Edition.Faces;

/// <summary>A glyph as shaped: index in its face, advance and offsets in font units, and the index in the shaped text of the first character it stands for.</summary>
public readonly record struct Glyph(ushort Id, int Advance, int XOffset, int YOffset, int Cluster);

/// <summary>
/// One TrueType face, in font units throughout. Immutable once made and safe to use from several threads. Its bytes are pinned for HarfBuzz as long as it lives.
/// </summary>
public sealed class Face : IDisposable
{
    private readonly GCHandle pin;
    private readonly Blob blob;
    private readonly HarfBuzzSharp.Face face;
    private readonly Font font;

    public Face(FaceFile file)
    {
        File = file;
        byte[] bytes = ImmutableCollectionsMarshal.AsArray(file.Bytes)!;
        pin = GCHandle.Alloc(bytes, GCHandleType.Pinned);
        blob = new Blob(pin.AddrOfPinnedObject(), bytes.Length, MemoryMode.ReadOnly);
        face = new HarfBuzzSharp.Face(blob, 0);
        font = new Font(face);
        UnitsPerEm = face.UnitsPerEm;
        font.SetScale(UnitsPerEm, UnitsPerEm);
        font.SetFunctionsOpenType();
    }

    public FaceFile File { get; }

    public int UnitsPerEm { get; }

    /// <summary>The face's glyph for a code point, 0 if it has none.</summary>
    public ushort GlyphOf(int codePoint) => font.TryGetGlyph((uint)codePoint, out uint glyph) ? (ushort)glyph : (ushort)0;

    public int AdvanceOf(ushort glyph) => font.GetHorizontalGlyphAdvance(glyph);

    public void Dispose()
    {
        font.Dispose();
        face.Dispose();
        blob.Dispose();
        pin.Free();
    }
}
