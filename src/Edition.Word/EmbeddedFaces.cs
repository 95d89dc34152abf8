using System.Collections.Immutable;
using System.Security.Cryptography;
using Edition.Faces;
using Edition.Packaging;
using Edition.Styling;

namespace Edition.Word;

/// <summary>
/// The faces that the book uses inside the document, so that it looks the same where they are not installed: whole,
/// since an editor goes on writing in them; their first 32
/// bytes are obscured with a key, as ECMA-376-1, 17.8.1 has it.
/// The key comes from the face itself, so equal books are equal files.
/// </summary>
internal static class EmbeddedFaces
{
    private static readonly string[] Elements = ["w:embedRegular", "w:embedBold", "w:embedItalic", "w:embedBoldItalic"];

    /// <summary>Writes fontTable.xml and its relationships; returns the files.</summary>
    public static ImmutableArray<PackageEntry> Write(
        XmlText table,
        XmlText relationships,
        HashSet<(string Family, bool Bold, bool Italic)> used,
        Template template,
        FaceLibrary loaded
    )
    {
        var files = ImmutableArray.CreateBuilder<PackageEntry>();
        var held = loaded.Faces.Where(face => face.CanStandInDocx).ToDictionary(face => face.File.Path);
        table.Raw(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"u8
                + "\n<w:fonts xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "u8
                + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"u8
        );
        foreach (
            FaceFamily family in used.Select(face => template.Families[face.Family])
                .DistinctBy(family => family.Name, StringComparer.Ordinal)
                .OrderBy(family => family.Name, StringComparer.Ordinal)
        )
        {
            table.Raw("<w:font"u8).Attribute("w:name"u8, family.Name).Raw(">"u8);
            FaceFile[] faces = [family.Regular, family.Bold, family.Italic, family.BoldItalic];
            for (int i = 0; i < faces.Length; i++)
            {
                bool isUsed = used.Any(each =>
                    template.Families[each.Family].Name == family.Name
                    && each.Bold == (i is 1 or 3)
                    && each.Italic == (i is 2 or 3)
                );
                if (!isUsed || !held.TryGetValue(faces[i].Path, out Face? face))
                {
                    continue;
                }

                (byte[] bytes, string key) = Obscured(face);
                string name = $"face{files.Count + 1}";
                table
                    .Raw("<"u8)
                    .Raw(System.Text.Encoding.ASCII.GetBytes(Elements[i]))
                    .Attribute("r:id"u8, name)
                    .Attribute("w:fontKey"u8, key)
                    .Raw("/>"u8);
                relationships
                    .Raw("<Relationship"u8)
                    .Attribute("Id"u8, name)
                    .Raw(" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/font\""u8)
                    .Attribute("Target"u8, $"fonts/{name}.odttf")
                    .Raw("/>"u8);
                files.Add(new PackageEntry($"word/fonts/{name}.odttf", bytes));
            }

            table.Raw("</w:font>"u8);
        }

        table.Raw("</w:fonts>"u8);
        return files.ToImmutable();
    }

    private static (byte[] Bytes, string Key) Obscured(Face face)
    {
        byte[] bytes = face.Program.ToArray();
        byte[] key = SHA256.HashData(bytes)[..16];
        for (int i = 0; i < Math.Min(32, bytes.Length); i++)
        {
            bytes[i] ^= key[15 - i % 16];
        }

        string hex = Convert.ToHexString(key);
        return (bytes, $"{{{hex[..8]}-{hex[8..12]}-{hex[12..16]}-{hex[16..20]}-{hex[20..]}}}");
    }
}
