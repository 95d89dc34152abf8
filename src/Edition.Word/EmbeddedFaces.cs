using System.Buffers;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Edition.Faces;
using Edition.Model;
using Edition.Packaging;
using Edition.Styling;

namespace Edition.Word;

/// <summary>
/// The faces that the book uses inside the document, so that it looks the same where they are not installed: whole,
/// since an editor goes on writing in them; their first 32 bytes are obscured with a key, as ECMA-376-1, 17.8.1 has it.
/// The key comes from the face itself, so equal books are equal files. They do not depend on pages, and are most of a
/// short document's work: who knows the book can have them made before its pages are.
/// </summary>
public sealed class EmbeddedFaces
{
    private static readonly string[] Elements = ["w:embedRegular", "w:embedBold", "w:embedItalic", "w:embedBoldItalic"];

    private readonly ImmutableArray<(string Family, ImmutableArray<Embedded> Faces)> families;

    private EmbeddedFaces(ImmutableArray<(string, ImmutableArray<Embedded>)> families) => this.families = families;

    /// <summary>A face, which of the family's it is, and what its bytes are obscured with.</summary>
    private sealed record Embedded(int Style, string Name, string Key, PackageEntry File);

    public static EmbeddedFaces Of(AssembledBook book, Template template, FaceLibrary faces)
    {
        HashSet<(string Family, bool Bold, bool Italic)> used = Used(book, template);
        var families = ImmutableArray.CreateBuilder<(string, ImmutableArray<Embedded>)>();
        int count = 0;
        foreach (
            FaceFamily family in used.Select(face => template.Families[face.Family])
                .DistinctBy(family => family.Name, StringComparer.Ordinal)
                .OrderBy(family => family.Name, StringComparer.Ordinal)
        )
        {
            var own = ImmutableArray.CreateBuilder<Embedded>();
            FaceFile[] files = [family.Regular, family.Bold, family.Italic, family.BoldItalic];
            for (int i = 0; i < files.Length; i++)
            {
                bool isUsed = used.Any(each =>
                    template.Families[each.Family].Name == family.Name
                    && each.Bold == (i is 1 or 3)
                    && each.Italic == (i is 2 or 3)
                );
                if (isUsed && faces.FaceOf(family.Key, i is 1 or 3, i is 2 or 3) is { CanStandInDocx: true } face)
                {
                    (ReadOnlySequence<byte> bytes, string key) = Obscured(face);
                    string name = $"face{++count}";
                    own.Add(
                        new Embedded(
                            i,
                            name,
                            key,
                            ZipPackage.Deflated(new PackageEntry($"word/fonts/{name}.odttf", bytes))
                        )
                    );
                }
            }

            families.Add((family.Name, own.ToImmutable()));
        }

        return new EmbeddedFaces(families.ToImmutable());
    }

    internal IEnumerable<PackageEntry> Files => families.SelectMany(family => family.Faces).Select(face => face.File);

    /// <summary>Writes fontTable.xml and its relationships.</summary>
    internal void Write(XmlText table, XmlText relationships)
    {
        table.Raw(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"u8
                + "\n<w:fonts xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "u8
                + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"u8
        );
        foreach ((string family, ImmutableArray<Embedded> faces) in families)
        {
            table.Raw("<w:font"u8).Attribute("w:name"u8, family).Raw(">"u8);
            foreach (Embedded face in faces)
            {
                table
                    .Raw("<"u8)
                    .Raw(Encoding.ASCII.GetBytes(Elements[face.Style]))
                    .Attribute("r:id"u8, face.Name)
                    .Attribute("w:fontKey"u8, face.Key)
                    .Raw("/>"u8);
                relationships
                    .Raw("<Relationship"u8)
                    .Attribute("Id"u8, face.Name)
                    .Raw(" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/font\""u8)
                    .Attribute("Target"u8, $"fonts/{face.Name}.odttf")
                    .Raw("/>"u8);
            }

            table.Raw("</w:font>"u8);
        }

        table.Raw("</w:fonts>"u8);
    }

    /// <summary>
    /// The faces that the book's letters and the heads and feet of its pages ask for, and the one in which an editor
    /// goes on writing.
    /// </summary>
    private static HashSet<(string Family, bool Bold, bool Italic)> Used(AssembledBook book, Template template)
    {
        HashSet<(string Family, bool Bold, bool Italic)> used =
        [
            .. ((StyleName[])[StyleName.RunningHead, StyleName.Folio, StyleName.Body])
                .Select(template.Style)
                .Select(style => (style.Family, style.Bold, style.Italic)),
        ];
        foreach (Leaf leaf in Leaves.Of(book))
        {
            leaf.Letters(
                template,
                (text, _, manner) =>
                {
                    if (text.Length > 0)
                    {
                        used.Add((manner.Family, manner.Bold, manner.Italic));
                    }
                }
            );
        }

        if (!template.Reference.IsEmpty && HouseDocument.Read(template.Reference.AsMemory(), out _) is not null)
        {
            // The text is in the publisher's typeface, which is not ours to pack.
            used.RemoveWhere(face => face.Family == template.Style(StyleName.Body).Family);
        }

        return used;
    }

    private static (ReadOnlySequence<byte> Bytes, string Key) Obscured(Face face)
    {
        byte[] key = SHA256.HashData(face.Program.Span)[..16];
        byte[] head = face.Program.Span[..Math.Min(32, face.Program.Length)].ToArray();
        for (int i = 0; i < head.Length; i++)
        {
            head[i] ^= key[15 - i % 16];
        }

        string hex = Convert.ToHexString(key);
        return (
            Pieces.Of([head, face.Program[head.Length..]]),
            $"{{{hex[..8]}-{hex[8..12]}-{hex[12..16]}-{hex[16..20]}-{hex[20..]}}}"
        );
    }
}
