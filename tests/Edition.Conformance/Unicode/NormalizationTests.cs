using System.Diagnostics;
using System.Globalization;
using System.Text;
using Edition.Reading;

namespace Edition.Conformance.Unicode;

/// <summary>
/// The program's normalisation before the Unicode Consortium's own test, and its tables before the database that they
/// were made from: Unicode 15.0.0, as Debian 12 has it in the package unicode-data.
/// </summary>
[Trait("Kind", "conformance")]
public sealed class NormalizationTests
{
    private const string Folder = "/usr/share/unicode";
    private const string Version = "15.0.0";

    /// <summary>With EDITION_GOLDEN=write the tables are written anew.</summary>
    [UnicodeFact]
    public void The_tables_are_those_of_the_database()
    {
        string derived = File.ReadAllText(Path.Combine(Folder, "DerivedNormalizationProps.txt"));
        string made = NfcTables.Source(File.ReadAllText(Path.Combine(Folder, "UnicodeData.txt")), derived);
        string path = Checkout.PathOf("src", "Edition", "Reading", "NfcData.cs");
        if (Environment.GetEnvironmentVariable("EDITION_GOLDEN") == "write")
        {
            File.WriteAllText(path, made);
        }

        Assert.Equal(Version, NfcTables.Version(derived));
        Assert.Equal(made, File.ReadAllText(path));
    }

    /// <summary>
    /// NFC of each column is what UAX 15 says: c2 of the first three, c4 of the others; and what the first part does not
    /// list stays as it is.
    /// </summary>
    [UnicodeFact]
    public void Every_line_of_the_consortiums_test_holds()
    {
        string file = Unpacked("NormalizationTest.txt.bz2");
        Assert.Equal(Version, NfcTables.Version(file));
        int lines = 0;
        HashSet<string> listed = [];
        foreach (string[] fields in NfcTables.Records(file).Where(fields => fields.Length > 5))
        {
            string[] c = [.. fields[..5].Select(Text)];
            Assert.Equal([c[1], c[1], c[1], c[3], c[3]], c.Select(Nfc.Of));
            listed.Add(c[0]);
            lines++;
        }

        Assert.True(lines > 18_000, $"{lines} lines");
        for (int code = 1; code <= 0x10FFFF; code++)
        {
            if (code is < 0xD800 or > 0xDFFF && char.ConvertFromUtf32(code) is var alone && !listed.Contains(alone))
            {
                Assert.True(Nfc.Of(alone) == alone, $"U+{code:X4}");
            }
        }
    }

    private static string Text(string codes) =>
        string.Concat(
            codes
                .Split(' ')
                .Select(code =>
                    char.ConvertFromUtf32(int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture))
                )
        );

    private static string Unpacked(string name)
    {
        var start = new ProcessStartInfo("bzip2", ["-dc", Path.Combine(Folder, name)])
        {
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using Process bzip2 = Process.Start(start)!;
        string text = bzip2.StandardOutput.ReadToEnd();
        bzip2.WaitForExit();
        Assert.Equal(0, bzip2.ExitCode);
        return text;
    }

    /// <summary>Where the package is not installed the test is a visible skip; in CI it runs and fails.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class UnicodeFactAttribute : FactAttribute
    {
        public UnicodeFactAttribute()
        {
            if (
                !File.Exists(Path.Combine(Folder, "UnicodeData.txt"))
                && Environment.GetEnvironmentVariable("EDITION_REQUIRE_VALIDATORS") != "1"
            )
            {
                Skip = "The Unicode Character Database is not here: install unicode-data.";
            }
        }
    }
}
