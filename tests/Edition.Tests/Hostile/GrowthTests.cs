using System.Text;
using Edition.Tests.Cli;

namespace Edition.Tests.Hostile;

/// <summary>What is short to write and endless to set is refused before it is set.</summary>
[Trait("Kind", "unit")]
public sealed class GrowthTests
{
    private const string Head = "title: T\nlanguages: [en]\ndate: 2025-01-20\ncontents: [a.md]\n";

    private static readonly string Long = string.Concat(Enumerable.Repeat("word ", 4000)).Trim();

    public static TheoryData<string, string> Bombs =>
        new()
        {
            { "", $"## {Long} {{#h}}\n\n{Times(500, "[](#h) and")}\n" },
            { "", $"{Times(500, "[x][a]")}\n\n[a]: https://e.org/{Long.Replace(" ", "", StringComparison.Ordinal)}\n" },
            { "notes: {numbering: page}\n", $"{Times(500, "word[^n]")}\n\n[^n]: {Long}\n" },
        };

    [Theory]
    [MemberData(nameof(Bombs))]
    public void What_is_repeated_again_and_again_is_refused(string keys, string text)
    {
        Spoken spoken = Checked(keys, text);
        Assert.Equal(Edition.Cli.Exit.Faults, spoken.Exit);
        Assert.Contains("error ED921", spoken.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_is_set_however_long()
    {
        Spoken spoken = Checked("", Times(300, Long));
        Assert.DoesNotContain("ED921", spoken.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Drawings_that_ask_for_much_share_what_there_is()
    {
        const string Dear =
            "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='90'><defs><rect id='a' width='90' "
            + "height='90'/></defs>{0}</svg>";
        Assert.Contains("error ED722", Drawn(8, 110).Error, StringComparison.Ordinal);
        Assert.DoesNotContain("error", Drawn(60, 2).Error, StringComparison.Ordinal);

        static Spoken Drawn(int pictures, int uses)
        {
            using var scratch = new Scratch();
            var text = new StringBuilder("---\ntitle: A\nkind: chapter\n---\n\nText.\n");
            for (int i = 0; i < pictures; i++)
            {
                string used = new StringBuilder().Insert(0, "<use href='#a'/>", uses).ToString();
                scratch.Put(
                    FormattableString.Invariant($"p{i}.svg"),
                    Dear.Replace("{0}", used, StringComparison.Ordinal)
                );
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n![Picture](p{i}.svg)\n");
            }

            scratch.Put("edition.yaml", Head);
            scratch.Put("a.md", text.ToString());
            return Spoken.By("check", scratch.Root);
        }
    }

    [Fact]
    public void A_table_head_as_large_as_pages_is_set_once()
    {
        using var scratch = new Scratch();
        string words = string.Concat(Enumerable.Repeat("word ", 3000));
        string rows = Times(500, "| a | b |").Replace("\n\n", "\n", StringComparison.Ordinal);
        scratch.Put("book/edition.yaml", Head);
        scratch.Put("book/a.md", $"---\ntitle: A\nkind: chapter\n---\n\n| {words}| b |\n|---|---|\n{rows}");
        Assert.Equal(
            Edition.Cli.Exit.Clean,
            Spoken.By("build", scratch["book"], "-o", scratch["out"], "--formats", "pdf").Exit
        );
        Assert.Equal("", Spoken.By("verify", scratch["out"], "--manuscript", scratch["book"]).Error);
    }

    [Fact]
    public void A_long_address_leads_there_from_everywhere()
    {
        using var scratch = new Scratch();
        string address = "https://example.org/" + new string('a', 500);
        scratch.Put("book/edition.yaml", Head);
        scratch.Put("book/a.md", $"---\ntitle: A\nkind: chapter\n---\n\n{Times(40, "See [this][a].")}[a]: {address}\n");
        Assert.Equal(Edition.Cli.Exit.Clean, Spoken.By("build", scratch["book"], "-o", scratch["out"]).Exit);
        Assert.Equal(Edition.Cli.Exit.Clean, Spoken.By("verify", scratch["out"], "--manuscript", scratch["book"]).Exit);
    }

    private static string Times(int number, string text) =>
        new StringBuilder().Insert(0, text + "\n\n", number).ToString();

    private static Spoken Checked(string keys, string text)
    {
        using var scratch = new Scratch();
        scratch.Put("edition.yaml", Head + keys);
        scratch.Put("a.md", $"---\ntitle: A\nkind: chapter\n---\n\n{text}");
        return Spoken.By("check", scratch.Root);
    }
}
