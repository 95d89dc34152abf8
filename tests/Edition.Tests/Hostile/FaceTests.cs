using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Edition.Diagnostics;
using Edition.Faces;
using Edition.Styling;

namespace Edition.Tests.Hostile;

/// <summary>Faces that are damaged with right checksums, or whose makers forbid what an edition does with them.</summary>
[Trait("Kind", "unit")]
public sealed class FaceTests
{
    private static readonly byte[] Whole = [.. Templates.Default.Families["text"].Regular.Bytes];

    private static readonly string[] Tags =
    [
        "head",
        "hhea",
        "maxp",
        "OS/2",
        "post",
        "name",
        "cmap",
        "loca",
        "hmtx",
        "glyf",
        "GSUB",
        "GPOS",
        "GDEF",
    ];

    public static TheoryData<string, string> Harms
    {
        get
        {
            var harms = new TheoryData<string, string>();
            foreach (string tag in Tags)
            {
                foreach (string harm in (ReadOnlySpan<string>)["away", "empty", "cut", "zeros", "ones", "noise"])
                {
                    harms.Add(tag, harm);
                }
            }

            return harms;
        }
    }

    /// <summary>What passes for whole must be of use to the end: every glyph shaped, outlined and cut out.</summary>
    [Theory]
    [MemberData(nameof(Harms))]
    public void A_damaged_face_is_refused_with_its_file_or_can_be_set(string tag, string harm)
    {
        try
        {
            using var face = new Face(new FaceFile("fonts/harmed.ttf", [.. Harmed(tag, harm)]));
            ushort[] glyphs = [.. Enumerable.Range(0, face.GlyphCount).Select(glyph => (ushort)glyph)];
            FaceSubset subset = Subsetter.ForGlyphs(face, glyphs);
            CompositeGlyphs.Append(subset.Bytes, [new CompositeGlyph([(1, 0, 0), (2, 10, 10)], 500)]);
            Array.ForEach(glyphs, glyph => face.OutlineOf(glyph).Bounds());
            Subsetter.ForText(face, Enumerable.Range(32, 1200));
        }
        catch (DamagedFaceException refused)
        {
            Assert.Contains("fonts/harmed.ttf", refused.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(16385)]
    public void An_em_of_no_size_is_refused(int units) =>
        Assert.Throws<DamagedFaceException>(() =>
            new Face(
                new FaceFile(
                    "a.ttf",
                    [
                        .. With(
                            "head",
                            head =>
                            {
                                BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(18), (ushort)units);
                                return head;
                            }
                        ),
                    ]
                )
            )
        );

    [Theory]
    [InlineData(0x0000, null)]
    [InlineData(0x0008, null)]
    [InlineData(0x0002, "ED057")]
    [InlineData(0x0200, "ED057")]
    [InlineData(0x0208, "ED057")]
    [InlineData(0x0004, "ED058")]
    [InlineData(0x0104, "ED058")]
    public void Rights_of_a_face_are_kept(int rights, string? rule)
    {
        byte[] file = With(
            "OS/2",
            os2 =>
            {
                BinaryPrimitives.WriteUInt16BigEndian(os2.AsSpan(8), (ushort)rights);
                return os2;
            }
        );
        Template template = Templates.Default;
        FaceFamily family = template.Families["text"];
        template = template with
        {
            Families = template.Families.SetItem(
                "text",
                family with
                {
                    Regular = new FaceFile("fonts/a.ttf", ImmutableCollectionsMarshal.AsImmutableArray(file)),
                }
            ),
        };
        using FaceLibrary faces = FaceLibrary.Of(template);
        Assert.Equal("fonts/a.ttf", faces.FaceOf("text", false, false).File.Path);
        var findings = new Findings();
        faces.CheckRights(default, findings);
        ImmutableArray<Diagnostic> found = findings.InOrder([], []);
        Assert.Equal(rule, found.IsEmpty ? null : Assert.Single(found).Rule.Id);
    }

    private static byte[] Harmed(string tag, string harm)
    {
        var random = new Random(tag[0] + tag[1]);
        return With(
            tag,
            table =>
                harm switch
                {
                    "away" => null,
                    "empty" => [],
                    "cut" => table[..(table.Length / 2)],
                    "zeros" => new byte[table.Length],
                    "ones" => [.. Enumerable.Repeat((byte)0xFF, table.Length)],
                    "noise" => Noise(table),
                    _ => throw new InvalidOperationException(harm),
                }
        );

        // One byte in twenty, so that the table is still read far into.
        byte[] Noise(byte[] table)
        {
            for (int i = 0; i < table.Length; i += 1 + random.Next(40))
            {
                table[i] = (byte)random.Next(256);
            }

            return table;
        }
    }

    private static byte[] With(string tag, Func<byte[], byte[]?> change)
    {
        var sfnt = new Sfnt(Whole);
        var tables = Tags.Concat(["cvt ", "fpgm", "prep", "gasp"])
            .Where(name => !sfnt.Table(name).IsEmpty)
            .ToDictionary(name => name, name => sfnt.Table(name).ToArray(), StringComparer.Ordinal);
        if (tables.TryGetValue(tag, out byte[]? table))
        {
            if (change(table) is { } changed)
            {
                tables[tag] = changed;
            }
            else
            {
                tables.Remove(tag);
            }
        }

        return Sfnt.Build(tables);
    }
}
