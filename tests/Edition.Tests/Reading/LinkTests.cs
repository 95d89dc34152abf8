using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Reading;

namespace Edition.Tests.Reading;

/// <summary>Where links lead within the manuscript: to headings by their words, and to other files.</summary>
[Trait("Kind", "unit")]
public sealed class LinkTests
{
    [Theory]
    [InlineData("The a_b of v1.2", "the-a_b-of-v1.2")]
    [InlineData("3. Third road", "third-road")]
    [InlineData("Dogs?--in *my* house?", "dogsin-my-house")]
    [InlineData("Река — дом", "река-дом")]
    [InlineData("Where do `map`, `filter` & _join_ go?", "where-do-map-filter-join-go")]
    [InlineData("1925", "section")]
    public void A_heading_has_the_id_that_pandoc_gives_it(string heading, string id)
    {
        (Book book, ImmutableArray<Diagnostic> findings) = Manuscripts.ReadText(
            $"---\ntitle: T\n---\n\n## {heading}\n\nSee [it](#{id}).\n"
        );
        Assert.Equal(id, Assert.IsType<Heading>(book.Articles[0].Blocks[0]).Id);
        Assert.DoesNotContain(findings, finding => finding.Rule == Rules.BrokenReference);
    }

    [Theory]
    [InlineData("[The *old* mill]", "mill")]
    [InlineData("[the  *OLD* mill][]", "mill")]
    [InlineData("[words][Road]", "road")]
    [InlineData("[Road]", "road")]
    public void The_words_of_a_heading_in_brackets_lead_to_it(string link, string id)
    {
        (Book book, ImmutableArray<Diagnostic> findings) = Manuscripts.ReadText(
            $"---\ntitle: T\n---\n\n## The *old* mill {{#mill}}\n\n## Road\n\n## Road\n\nSee {link}, [no heading] and [it].\n\n"
                + "[it]: https://example.org\n"
        );
        Reference reference = Assert.Single(Walk.Inlines(book.Articles[0].Blocks).OfType<Reference>());
        Assert.Equal(id, reference.Target);
        Assert.Single(Walk.Inlines(book.Articles[0].Blocks).OfType<Link>());
        Assert.DoesNotContain(findings, finding => finding.Rule.Severity == Severity.Error);
    }

    [Theory]
    [InlineData("again", 0)]
    [InlineData("again-1", 1)]
    [InlineData("again-2", 2)]
    [InlineData("the-ab-of-v12", 3)]
    [InlineData("the-a-b-of-v1-2", 3)]
    [InlineData("4-roads----and-a-ford", 4)]
    public void Ids_by_the_rules_of_other_programs_lead_there_too(string link, int heading)
    {
        (Book book, ImmutableArray<Diagnostic> findings) = Manuscripts.ReadText(
            $"---\ntitle: T\n---\n\n## Again\n\n## Again\n\n## Again\n\n## The a/b of v1.2\n\n## 4 Roads -- and a ford\n\n[it](#{link})\n"
        );
        Assert.DoesNotContain(findings, finding => finding.Rule == Rules.BrokenReference);
        Reference reference = Assert.Single(Walk.Inlines(book.Articles[0].Blocks).OfType<Reference>());
        Assert.Equal(((Heading)book.Articles[0].Blocks[heading]).Id, reference.Target);
    }

    [Theory]
    [InlineData("second.md", "second")]
    [InlineData("./second.md#the-bank", "the-bank")]
    [InlineData("parts/third.md", "deep")]
    [InlineData("parts/third.md#sand", "sand")]
    public void A_link_to_another_file_is_a_reference(string link, string target)
    {
        (Book book, Findings findings) = Read($"See [it]({link}).");
        Assert.False(findings.HasErrors);
        Assert.Equal(target, Assert.Single(Walk.Inlines(book.Articles[0].Blocks).OfType<Reference>()).Target);
        Assert.Contains(target, book.Articles.Select(article => article.Id).Append("the-bank").Append("sand"));
    }

    [Fact]
    public void A_link_up_and_back_is_a_reference()
    {
        (Book book, Findings findings) = Read("Text.");
        Assert.False(findings.HasErrors);
        Assert.Equal("the-bank", Assert.Single(Walk.Inlines(book.Articles[2].Blocks).OfType<Reference>()).Target);
    }

    [Fact]
    public void A_link_to_a_file_that_is_not_listed_is_an_error_that_names_the_nearest()
    {
        (_, Findings findings) = Read("See [it](secnod.md).");
        Diagnostic broken = Assert.Single(findings.InOrder([], []), one => one.Rule == Rules.BrokenReference);
        Assert.Contains(
            "Did you mean 'second.md'?",
            broken.Message.Replace('“', '\'').Replace('”', '\''),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("map.svg", "parts/map.svg")]
    [InlineData("../images/a%20b.svg", "images/a b.svg")]
    [InlineData("images/a%20b.svg", "images/a b.svg")]
    [InlineData("./../parts/map.svg", "parts/map.svg")]
    [InlineData("../../map.svg", null)]
    [InlineData("/map.svg", null)]
    public void A_picture_is_found_from_its_files_folder_and_from_the_manuscripts(string path, string? found)
    {
        (Book book, Findings findings) = Read("Text.", $"![A map]({path})\n");
        Assert.Equal(found is null, findings.InOrder([], []).Any(one => one.Rule == Rules.PictureOutside));
        Assert.Equal(found is null, findings.HasErrors);
        if (found is not null)
        {
            Figure figure = Assert.Single(Walk.Blocks(book.Articles[2].Blocks).OfType<Figure>());
            Assert.Equal(found, book.Pictures[figure.Path].Path);
        }
    }

    private static (Book Book, Findings Findings) Read(string text, string third = "")
    {
        Dictionary<string, string> files = new(StringComparer.Ordinal)
        {
            ["edition.yaml"] =
                "title: T\nlanguages: [en]\ndate: 2025-01-20\ncontents: [first.md, second.md, parts/third.md]\n",
            ["first.md"] = $"---\ntitle: First\n---\n\n{text}\n",
            ["second.md"] = "---\ntitle: Second\n---\n\n## The Bank\n\nText.\n",
            ["parts/third.md"] = "# Third {#deep}\n\n## Sand\n\n[back](../second.md#the-bank)\n\n" + third,
            ["parts/map.svg"] = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            ["images/a b.svg"] = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        };
        var findings = new Findings();
        Book? book = ManuscriptReader.Read(
            "book",
            path =>
                files.TryGetValue(path, out string? content)
                    ? new Fetched.Bytes(ImmutableCollectionsMarshal.AsImmutableArray(Encoding.UTF8.GetBytes(content)))
                    : new Fetched.Missing([.. files.Keys]),
            findings
        );
        return (book!, findings);
    }
}
