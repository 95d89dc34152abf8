using System.Collections.Immutable;
using Edition.Cli;
using Edition.Epub;
using Edition.Model;
using Edition.Print.Pdf;
using Edition.Word;

namespace Edition.Tests.Cli;

[Trait("Kind", "property")]
public sealed class StandingTypeTests
{
    /// <summary>
    /// Whatever is written, taken out or moved, in whatever order, the proof shows and reports what a press shows that
    /// has never seen the book before.
    /// </summary>
    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 10)]
    [InlineData(3, 10)]
    public void A_book_set_again_is_the_book_set_afresh(int seed, int edits)
    {
        using var scratch = new Scratch();
        string book = Sample(scratch);
        var random = new Random(seed);
        var press = new Press(new ManuscriptOptions(book, null, null));
        Impression shown = press.Pull(null);
        int compared = 0;
        for (int edit = 0; edit < edits; edit++)
        {
            Edit(book, random);
            shown = press.Pull(shown);
            var other = new Press(new ManuscriptOptions(book, null, null));
            Impression fresh = other.Pull(null);
            Assert.Equal(fresh.IsGood, shown.IsGood);
            Assert.Equal(Said(fresh), Said(shown));
            if (fresh.IsGood)
            {
                compared++;
                Assert.Equal(Editions(fresh, other), Editions(shown, press));
            }

            press.LetGo(shown);
        }

        Assert.True(compared > edits / 3, $"{compared} of {edits}");
    }

    [Fact]
    public void Parts_that_did_not_change_stand_and_those_that_did_are_set_anew()
    {
        using var scratch = new Scratch();
        string book = Sample(scratch);
        var press = new Press(new ManuscriptOptions(book, null, null));
        Impression first = press.Pull(null);
        File.AppendAllText(Path.Combine(book, "01-peking-1925.md"), "\n\nЕщё один абзац.\n");
        Impression second = press.Pull(first);
        ImmutableArray<Part> before = first.Forme!.Book.Parts,
            after = second.Forme!.Book.Parts;
        Assert.Equal(before.Length, after.Length);
        Assert.Equal(
            ["Contents", "Article01-peking-1925.md"],
            after.Where((part, p) => part != before[p]).Select(part => part.Kind + part.Span.Source?.Path)
        );

        // Of a picture that is another one, nothing is taken for the same.
        string[] pictures = Directory.GetFiles(Path.Combine(book, "images"), "*.svg");
        File.AppendAllText(pictures[0], "<!-- another -->");
        Impression third = press.Pull(second);
        Assert.DoesNotContain(third.Forme!.Book.Parts, part => after.Contains(part));
    }

    private static string Sample(Scratch scratch)
    {
        string from = Path.Combine(Checkout.Root, "manuscript");
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            scratch.Put(Path.Combine("book", Path.GetRelativePath(from, file)), File.ReadAllBytes(file));
        }

        return scratch["book"];
    }

    private static void Edit(string book, Random random)
    {
        string[] files = Directory.GetFiles(book, "*.md");
        string path = files[random.Next(files.Length)];
        List<string> paragraphs = [.. File.ReadAllText(path).Split("\n\n")];
        int at = random.Next(paragraphs.Count / 3, paragraphs.Count),
            other = random.Next(paragraphs.Count / 3, paragraphs.Count);
        switch (random.Next(8))
        {
            case 0:
                paragraphs.RemoveAt(at);
                break;
            case 1:
                (paragraphs[at], paragraphs[other]) = (paragraphs[other], paragraphs[at]);
                break;
            case 2:
                paragraphs.Insert(at, "Абзац, которого не было: " + new string('ж', 90) + " и ещё слова.");
                break;
            case 3:
                paragraphs.Insert(at, string.Concat(Enumerable.Repeat("Слова, слова и опять слова о том же. ", 60)));
                break;
            case 4:
                paragraphs.Insert(at, "Слово[^new] с примечанием.\n\n[^new]: И слова примечания.");
                break;
            case 5:
                Change("edition.yaml", text => text.Replace("Пекин,", "Пекин, ещё раз,", StringComparison.Ordinal));
                break;
            case 6:
                Change("edition.yaml", text => text + "notes: {numbering: page}\n");
                break;
            default:
                Change(
                    "images/" + Path.GetFileName(Directory.GetFiles(Path.Combine(book, "images"), "*.svg")[0]),
                    text => text + "\n"
                );
                break;
        }

        File.WriteAllText(path, string.Join("\n\n", paragraphs));

        void Change(string name, Func<string, string> change)
        {
            string place = Path.Combine(book, name);
            File.WriteAllText(place, change(File.ReadAllText(place)));
        }
    }

    private static string[] Said(Impression impression) =>
        [
            .. impression.Findings.Select(finding =>
                $"{finding.Rule.Id} {finding.Span.Source?.Path} {finding.Span.Start} {finding.Message}"
            ),
        ];

    private static string[] Editions(Impression impression, Press press)
    {
        Forme forme = impression.Forme!;
        byte[][] editions =
        [
            PdfWriter.Write(forme.Pages, press.Workshop!.Template!, PdfProfile.Screen),
            EpubWriter.Write(forme.Book, press.Workshop.Template!, forme.Pages.Map, forme.Faces),
            DocxWriter.Write(forme.Book, press.Workshop.Template!, forme.Pages.Map, forme.Faces),
        ];
        return [.. editions.Select(Convert.ToHexString), .. forme.Seals];
    }
}
