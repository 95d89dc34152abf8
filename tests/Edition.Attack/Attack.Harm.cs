using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Edition.Tests.Hostile;

namespace Edition.Attack;

/// <summary>What the attacks do to files and texts.</summary>
internal sealed partial record Attack
{
    private static IEnumerable<string> Outputs(Field field) => Directory.EnumerateFiles(field["out"], "b.*");

    private static string Hash(string path) =>
        Path.GetFileName(path) + Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)));

    private static void Simple(Field field, string keys)
    {
        field.Put("book/edition.yaml", Head + keys);
        field.Put(
            "book/a.md",
            "---\ntitle: A\nlang: en\n---\n\n## Head\n\nText  with a note[^n] and [a link](https://e.org/).\n\n[^n]: Note.\n"
        );
    }

    private static void CopyTemplate(Field field, string name, Func<string, byte[], byte[]> harm)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "..", "templates", "bench");
        foreach (string file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            string path = Path.GetRelativePath(folder, file);
            field.Put($"book/templates/{name}/{path}", harm(path, File.ReadAllBytes(file)));
        }
    }

    /// <summary>Puts the length and hash of a file that was changed into its manifest, so that it is read back.</summary>
    private static void Record(string file, byte[] bytes)
    {
        foreach (string manifest in Directory.GetFiles(Path.GetDirectoryName(file)!, "*.manifest.json"))
        {
            if (manifest == file)
            {
                return;
            }

            string name = Path.GetFileName(file);
            string[] lines = File.ReadAllLines(manifest);
            for (int i = 0; i + 2 < lines.Length; i++)
            {
                if (lines[i].Contains($"\"{name}\"", StringComparison.Ordinal))
                {
                    lines[i + 1] = string.Create(CultureInfo.InvariantCulture, $"\"bytes\": {bytes.Length},");
                    lines[i + 2] = $"\"sha256\": \"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\"";
                }
            }

            File.WriteAllLines(manifest, lines);
        }
    }

    /// <summary>A structure tree of some elements, each of which may have any as its kids.</summary>
    private static byte[] RandomPdf(Random random)
    {
        HostilePdf pdf = HostilePdf.WithPage("BT/F 1 Tf/P<</MCID 0>>BDC(Text)Tj EMC ET");
        string[] roles = ["P", "Note", "Lbl", "Reference", "Link", "Span", "Div", "L", "Figure"];
        int many = random.Next(1, 40);
        for (int i = 0; i < many; i++)
        {
            IEnumerable<string> kids = Enumerable
                .Range(0, random.Next(5))
                .Select(_ =>
                    random.Next(4) == 0
                        ? "0"
                        : string.Create(CultureInfo.InvariantCulture, $"{10 + random.Next(many)} 0 R")
                );
            pdf.Add($"<</S/{roles[random.Next(roles.Length)]}/Pg 4 0 R/K[{string.Join(' ', kids)}]>>");
        }

        pdf.Set(
            9,
            string.Create(
                CultureInfo.InvariantCulture,
                $"<</Kids[{10 + random.Next(many)} 0 R 9 0 R]/Names[(a) 4 0 R]>>"
            )
        );
        pdf.Set(
            3,
            string.Create(CultureInfo.InvariantCulture, $"<</Type/Pages/Kids[4 0 R {3 + random.Next(many)} 0 R]>>")
        );
        return pdf.ToBytes();
    }

    private static string Scrambled(Field field, int least, int most)
    {
        var text = new StringBuilder();
        int count = field.Random.Next(least, most);
        while (count-- > 0)
        {
            string piece = Pieces[field.Random.Next(Pieces.Length)];
            int times = field.Random.Next(50) == 0 ? field.Random.Next(300) : 1;
            text.Insert(text.Length, piece, times);
        }

        return text.ToString();
    }

    private static string Bitten(Field field, string text) =>
        Encoding.UTF8.GetString(Bitten(field, Encoding.UTF8.GetBytes(text)));

    /// <summary>Some bytes changed, taken out, doubled or cut.</summary>
    private static byte[] Bitten(Field field, byte[] bytes)
    {
        List<byte> bitten = [.. bytes];
        for (int bites = field.Random.Next(1, 12); bites > 0 && bitten.Count > 0; bites--)
        {
            int at = field.Random.Next(bitten.Count),
                length = Math.Min(field.Random.Next(1, 20), bitten.Count - at);
            switch (field.Random.Next(5))
            {
                case 0:
                    bitten[at] ^= (byte)(1 << field.Random.Next(8));
                    break;
                case 1:
                    bitten[at] = (byte)field.Random.Next(256);
                    break;
                case 2:
                    bitten.RemoveRange(at, length);
                    break;
                case 3:
                    bitten.InsertRange(at, bitten.GetRange(at, length));
                    break;
                default:
                    bitten.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[field.Random.Next(Pieces.Length)]));
                    break;
            }
        }

        return [.. bitten];
    }

    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
    );
}
