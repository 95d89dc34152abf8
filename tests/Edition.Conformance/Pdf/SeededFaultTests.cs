using System.Text;
using System.Text.Json;

namespace Edition.Conformance.Pdf;

/// <summary>
/// The validator's yes is worth something only if it says no to each kind of fault. The sample is taken apart into
/// readable objects, one fault is put into a copy (of the same length, so that every offset stays
/// right), and the clause that speaks of it must be among the failures.
/// </summary>
[Collection(nameof(Editions))]
[Trait("Kind", "conformance")]
public sealed class SeededFaultTests(Editions editions)
{
    private static readonly (string Fault, string From, string To, string Flavour, string Clause)[] Faults =
    [
        ("header", "%PDF-1.7", "%PDF-9.7", "2a", "6.1.2"),
        ("no-output-intent", "/OutputIntents", "/OutputIntentX", "2a", "6.2.4.3"),
        ("face-not-embedded", "/FontFile2", "/FontFilX2", "2a", "6.2.11.4.1"),
        ("no-unicode", "/ToUnicode", "/ToUnicodX", "2a", "6.2.11.7.2"),
        ("link-not-printed", "/F 4", "/F 2", "2a", "6.3.2"),
        ("claims-another-part", "pdfaid:part>2", "pdfaid:part>1", "2a", "6.6.4"),
        ("not-marked", "/Marked true", "/Marked null", "2a", "6.7.2.2"),
        ("unknown-role", "/S /TR", "/S /TX", "2a", "6.7.3.4"),
        ("no-claim-of-accessibility", "pdfuaid:part>1", "pdfuaid:part>2", "ua1", "5"),
        ("title-not-shown", "/DisplayDocTitle true", "/DisplayDocTitle null", "ua1", "7.1"),
        ("text-without-tag", "/P<</MCID ", "/P<</MCIX ", "ua1", "7.1"),
        ("artifact-unmarked", "/Artifact<<", "/Artifacx<<", "ua1", "7.1"),
        ("no-language", "/Lang (ru)", "/Lanx (ru)", "ua1", "7.2"),
        ("list-without-items", "/S /LI", "/S /P ", "ua1", "7.2"),
        ("figure-without-words", "/Alt <", "/Alx <", "ua1", "7.3"),
        ("heading-skipped", "/S /H1", "/S /H3", "ua1", "7.4.2"),
        ("table-head-without-scope", "/Scope /Column", "/Scopx /Column", "ua1", "7.5"),
        ("note-without-id", "/ID (note-", "/IX (note-", "ua1", "7.9"),
        ("tabs-not-by-structure", "/Tabs /S", "/Tabs /R", "ua1", "7.18.3"),
        ("link-without-words", "/Contents (", "/Contentx (", "ua1", "7.18.5"),
        ("link-outside-the-tree", "/StructParent ", "/StructParenx ", "ua1", "7.18.5"),
    ];

    [ValidatorFact]
    public void Every_seeded_fault_is_found_by_its_clause()
    {
        // Not among the editions: those have to be without a fault.
        string folder = Directory.CreateTempSubdirectory("edition-faults-").FullName;
        string plain = Path.Combine(folder, "plain.pdf");
        Answer taken = Shell.Run("qpdf", "--qdf", "--object-streams=disable", editions.One("sample", "pdf"), plain);
        Assert.True(taken.Code == 0, taken.All);
        string text = Encoding.Latin1.GetString(File.ReadAllBytes(plain));
        foreach (var (fault, from, to, _, _) in Faults)
        {
            Assert.Equal(from.Length, to.Length);
            Assert.True(text.Contains(from, StringComparison.Ordinal), $"{fault}: the sample has no {from}");
            File.WriteAllBytes(
                Path.Combine(folder, fault + ".pdf"),
                Encoding.Latin1.GetBytes(text.Replace(from, to, StringComparison.Ordinal))
            );
        }

        Answer answer = Shell.Run(
            Validators.PathOf("pdf", "verapdf.sh"),
            ["-f", "2a,ua1", plain, .. Faults.Select(fault => Path.Combine(folder, fault.Fault + ".pdf"))]
        );
        HashSet<(string, string, string)> found = [];
        foreach (string line in answer.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using JsonDocument json = JsonDocument.Parse(line);
            JsonElement root = json.RootElement;
            string name = Path.GetFileNameWithoutExtension(root.GetProperty("file").GetString()!);
            foreach (
                JsonElement failure in root.TryGetProperty("failures", out JsonElement failures)
                    ? failures.EnumerateArray()
                    : default
            )
            {
                found.Add((name, root.GetProperty("flavour").GetString()!, failure.GetProperty("clause").GetString()!));
            }
        }

        Assert.All(
            Faults,
            fault =>
            {
                Assert.Contains((fault.Fault, fault.Flavour, fault.Clause), found);
                Assert.DoesNotContain(("plain", fault.Flavour, fault.Clause), found);
            }
        );
        Directory.Delete(folder, recursive: true);
    }
}
