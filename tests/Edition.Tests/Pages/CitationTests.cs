using Edition.Assembly;
using Edition.Diagnostics;
using Edition.Faces;
using Edition.Model;
using Edition.Print.Pages;
using Edition.Tests.Checking;

namespace Edition.Tests.Pages;

/// <summary>The form of citation tells the pages that the layout knows; a journal numbered through counts on.</summary>
[Trait("Kind", "unit")]
public sealed class CitationTests
{
    private static readonly Lazy<FaceLibrary> Faces = new(() => FaceLibrary.Of(Templates.Default));

    private const string Edition =
        "title: Вестник\nlanguages: [ru]\ndate: 2026-02-01\njournal: {title: Вестник, year: 2026}\ncontents: [a.md, b.md, c.md]\n";

    [Fact]
    public void Folios_count_on_from_the_first_page_and_the_form_of_citation_tells_them()
    {
        (PagedBook paged, _) = Made("first-page: 117\n", "", "pages: 3–4\n");
        Assert.Contains("С. 117–119.", Cited(paged, 0), StringComparison.Ordinal);
        Assert.Contains("С. 121–123.", Cited(paged, 1), StringComparison.Ordinal);
        Assert.Contains("С. 3–4.", Cited(paged, 2), StringComparison.Ordinal);
        Assert.Equal("117", paged.Pages.First(page => char.IsAsciiDigit(page.Label[0])).Label);
    }

    [Fact]
    public void A_first_page_that_is_passed_or_no_number_is_named()
    {
        (_, Findings findings) = Made("first-page: 40\n", "first-page: 7\n", "first-page: цц\n");
        Assert.Equal(
            ["7", "цц"],
            findings
                .InOrder([], [])
                .Where(finding => finding.Rule == Rules.FirstPageUnreached)
                .Select(finding => finding.Message.Split("page ")[1].Split(';')[0])
        );
    }

    private static string Cited(PagedBook paged, int article)
    {
        Part part = paged.Book.Parts.Where(part => part.Kind == PartKind.Article).ElementAt(article);
        int tag = paged.Tags.Select((tag, i) => (tag, i)).Where(pair => pair.tag.Role == Role.Art).ElementAt(article).i;
        return string.Concat(
                paged
                    .Pages.SelectMany(page => page.Items.OfType<PlacedText>())
                    .Where(text => text.Tag >= 0 && IsIn(paged, text.Tag, tag))
                    .OrderBy(text => text.Order)
                    .Select(text => text.Text)
            )
            .Replace('\u00A0', ' ')
            .Replace("\u00AD", "", StringComparison.Ordinal);
    }

    private static bool IsIn(PagedBook paged, int tag, int ancestor)
    {
        while (tag >= 0 && tag != ancestor)
        {
            tag = paged.Tags[tag].Parent;
        }

        return tag == ancestor;
    }

    private static (PagedBook, Findings) Made(params string[] keys)
    {
        string words = string.Concat(Enumerable.Repeat("Слова о договоре и о море, сказанные в начале. ", 110));
        (string, string)[] files =
        [
            ("edition.yaml", Edition),
            .. keys.Select((key, i) => ($"{"abc"[i]}.md", $"---\ntitle: Статья {i}\n{key}---\n\n{words}\n")),
        ];
        Book book = Desk.Check(files).Book;
        var findings = new Findings();
        return (
            Paginator.MakeUp(Assembler.Assemble(book, Templates.Default), Templates.Default, Faces.Value, findings),
            findings
        );
    }
}
