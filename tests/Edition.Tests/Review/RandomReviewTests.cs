using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CsCheck;
using Edition.Cli;
using Edition.Tests.Cli;

namespace Edition.Tests.Review;

/// <summary>
/// Random edits of a built DOCX, tracked and not, come back as the same edits of the source: over the sample manuscript
/// and over books of random blocks.
/// </summary>
[Trait("Kind", "property")]
public sealed partial class RandomReviewTests
{
    private static readonly XNamespace W = EditedWord.W;
    private static readonly string[] New = ["отчего", "Ladoga", "берёзовый", "издавна", "семнадцать"];

    private sealed record Book(byte[] Docx, string Base, string Name, IReadOnlyDictionary<string, string> Files);

    private static readonly Lazy<Book> Sample = new(() =>
        Built(
            Directory
                .EnumerateFiles(Path.Combine(Checkout.Root, "manuscript"), "*", SearchOption.AllDirectories)
                .ToDictionary(
                    path => Path.GetRelativePath(Path.Combine(Checkout.Root, "manuscript"), path),
                    File.ReadAllBytes
                )
        )
    );

    private static Book Built(Dictionary<string, byte[]> files)
    {
        using var scratch = new Scratch();
        foreach ((string path, byte[] bytes) in files)
        {
            scratch.Put("m/" + path, bytes);
        }

        Spoken said = Spoken.By("build", scratch["m"], "-o", scratch["out"], "--review");
        Assert.True(said.Exit == Exit.Clean, said.Error);
        string docx = Directory.GetFiles(scratch["out"], "*.docx").Single();
        string basis = Directory.GetFiles(scratch["out"], "*.review.json").Single();
        return new Book(
            File.ReadAllBytes(docx),
            File.ReadAllText(basis),
            Path.GetFileName(basis),
            files
                .Where(file => file.Key.EndsWith(".md", StringComparison.Ordinal) || file.Key == "edition.yaml")
                .ToDictionary(file => file.Key, file => Encoding.UTF8.GetString(file.Value))
        );
    }

    [Fact]
    public void Of_the_sample() =>
        Gen.Int.Array[4, 40].Sample(choices => Holds(Sample.Value, choices), iter: 6, threads: 1);

    [Fact]
    public void Of_random_books() =>
        Gen.Select(Gen.Int.Array[20, 120], Gen.Int.Array[4, 48])
            .Sample((shape, choices) => Holds(Of(shape), choices), iter: 12, threads: 1);

    private static Book Of(int[] shape) =>
        Built(
            new Dictionary<string, byte[]>
            {
                ["edition.yaml"] =
                    "name: r\ntitle: {ru: Т}\nlanguages: [ru]\ndate: 2026-02-03\ncontents: [a.md]\n"u8.ToArray(),
                ["a.md"] = Encoding.UTF8.GetBytes(RandomManuscript.Of(shape)),
            }
        );

    private static void Holds(Book book, int[] choices)
    {
        var word = new EditedWord(book.Docx);
        Dictionary<string, string> wanted = book.Files.ToDictionary();
        for (int i = 0; i + 3 < choices.Length; i += 4)
        {
            Edit(word, wanted, choices[i..(i + 4)]);
        }

        using var scratch = new Scratch();
        foreach ((string path, string text) in book.Files)
        {
            scratch.Put("m/" + path, text);
        }

        foreach (string picture in Directory.EnumerateFiles(Path.Combine(Checkout.Root, "manuscript", "images")))
        {
            scratch.Put("m/images/" + Path.GetFileName(picture), File.ReadAllBytes(picture));
        }

        scratch.Put("in/back.docx", word.Saved());
        scratch.Put("in/" + book.Name, book.Base);
        Spoken said = Spoken.By("review", scratch["in/back.docx"], "--manuscript", scratch["m"], "--apply");
        foreach ((string path, string text) in wanted)
        {
            string[] rows = Rows(text).Split('\n'),
                came = Rows(File.ReadAllText(scratch["m/" + path])).Split('\n');
            int at = rows.Zip(came).TakeWhile(two => two.First == two.Second).Count();
            Assert.True(
                rows.SequenceEqual(came),
                $"wanted: {rows.ElementAtOrDefault(at)}\ncame: {came.ElementAtOrDefault(at)}\nof: {text}\n{said.Error}"
            );
        }

        Assert.True(said.Exit == Exit.Clean, said.Error);
    }

    // Pipes stay where they are as far as the words allow; words put in at a line's end may stand on either side of it,
    // and beside emphasis, where a neighbour is edited too, have marks of their own.
    private static string Rows(string text) =>
        LineEnd()
            .Replace(
                string.Join(
                    '\n',
                    text.Split('\n')
                        .Select(line => line.StartsWith('|') ? line.Replace(" ", "", StringComparison.Ordinal) : line)
                ),
                " "
            )
            .Replace('\u00A0', ' ')
            .Replace("** **", " ", StringComparison.Ordinal)
            .Replace("* *", " ", StringComparison.Ordinal);

    /// <summary>One edit of both, at a word that stands once in the manuscript and once in the DOCX.</summary>
    private static void Edit(EditedWord word, Dictionary<string, string> files, int[] choices)
    {
        string all = string.Join('\n', files.Values);
        XElement[] texts =
        [
            .. word
                .Body.Descendants(W + "t")
                .Concat(word.Notes.Descendants(W + "t"))
                .Where(t => !t.Ancestors(W + "p").First().Elements(W + "ins").Any() && IsOfManuscript(t)),
        ];
        (string Word, XElement Text)[] unique =
        [
            .. texts
                .SelectMany(t => Letters().Matches(t.Value).Select(match => (Word: match.Value, Text: t)))
                .GroupBy(each => each.Word)
                .Where(same => same.Count() == 1 && Count(all, same.Key) == 1)
                .Select(same => same.Single()),
        ];
        if (unique.Length == 0)
        {
            return;
        }

        (string old, XElement text) = unique[Choose(choices[0], unique.Length)];
        string path = files.Single(file => file.Value.Contains(old, StringComparison.Ordinal)).Key;
        string source = files[path];
        if (path == "edition.yaml" || InFront(source, old))
        {
            return;
        }

        XElement p = text.Ancestors(W + "p").First();
        string now =
            New[Choose(choices[1], New.Length)] + Choose(choices[0], 90).ToString(CultureInfo.InvariantCulture);
        XElement run = EditedWord.Run(p, old);
        bool tracked = Choose(choices[2], 2) == 0;
        switch (Choose(choices[3], 4))
        {
            case 0:
                Put(word, run, now, tracked);
                files[path] = source.Replace(old, now, StringComparison.Ordinal);
                break;
            case 1:
                Put(word, run, old + " " + now, tracked);
                files[path] = source.Replace(old, old + " " + now, StringComparison.Ordinal);
                break;
            case 2 when Letters().IsMatch(old):
                Put(word, run, now + "-" + old, tracked);
                files[path] = source.Replace(old, now + "-" + old, StringComparison.Ordinal);
                break;
            case 3
                when source.Contains($" {old} ", StringComparison.Ordinal)
                    && run.PreviousNode is XElement before
                    && Ends(before):
                before.Element(W + "t")!.Value = before.Element(W + "t")!.Value[..^1];
                if (tracked)
                {
                    word.Delete(run);
                }
                else
                {
                    run.Remove();
                }

                files[path] = source.Replace(" " + old, "", StringComparison.Ordinal);
                break;
            default:
                break;
        }
    }

    private static bool IsOfManuscript(XElement text) =>
        text.Ancestors(W + "footnote").Any()
        || text.Ancestors(W + "p")
            .First()
            .Elements(W + "bookmarkStart")
            .Any(mark => ((string)mark.Attribute(W + "name")!).StartsWith("_Ed", StringComparison.Ordinal));

    private static bool Ends(XElement run) => run.Name == W + "r" && run.Element(W + "t")?.Value is [.., ' '];

    private static void Put(EditedWord word, XElement run, string now, bool tracked)
    {
        if (tracked)
        {
            word.Insert(word.Delete(run), now, run.Element(W + "rPr"));
        }
        else
        {
            run.Element(W + "t")!.Value = now;
        }
    }

    private static bool InFront(string source, string word) =>
        source.StartsWith("---", StringComparison.Ordinal)
        && source.IndexOf(word, StringComparison.Ordinal) < source.IndexOf("\n---", 3, StringComparison.Ordinal);

    private static int Count(string text, string word)
    {
        int count = 0;
        for (int at = text.IndexOf(word, StringComparison.Ordinal); at >= 0 && count < 2; )
        {
            count++;
            at = text.IndexOf(word, at + 1, StringComparison.Ordinal);
        }

        return count;
    }

    private static int Choose(int choice, int options) => (int)((uint)choice % (uint)options);

    [GeneratedRegex(@"(?<!\n)\n(?![\n-])(> )?")]
    private static partial Regex LineEnd();

    [GeneratedRegex(@"\p{L}{5,}")]
    private static partial Regex Letters();
}
