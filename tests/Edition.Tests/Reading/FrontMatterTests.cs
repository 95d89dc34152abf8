using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Tests.Reading;

/// <summary>Front matter as other programs write it, and what becomes of it.</summary>
[Trait("Kind", "unit")]
public sealed class FrontMatterTests
{
    [Fact]
    public void A_blogs_front_matter_is_read_and_its_other_keys_are_queries()
    {
        (Book book, ImmutableArray<Diagnostic> findings) = Manuscripts.ReadText(
            "---\nlayout: post\ntitle: On Reeds\nauthor: Ann Lee\ndate: 18 August 2020\ntags: [reeds, banks]\nslug: x\n---\n\nText.\n"
        );
        Article article = book.Articles[0];
        Assert.Equal("Ann Lee", article.Authors[0].Name.Entries[0].Value);
        Assert.Equal(["reeds", "banks"], article.Keywords.Entries[0].Value.AsEnumerable());
        Assert.Equal(new DateOnly(2020, 8, 18), article.Date);
        Assert.Equal(
            ["ED027 case.md:2:1", "ED027 case.md:6:1", "ED027 case.md:7:1"],
            findings.Where(finding => finding.Rule.Id is "ED011" or "ED027").Select(Manuscripts.Line)
        );
        Assert.DoesNotContain(findings, finding => finding.Rule.Severity == Severity.Error);
    }

    [Theory]
    [InlineData("titel: A", "title")]
    [InlineData("Title: A", "title")]
    [InlineData("athors: [A]", "authors")]
    [InlineData("авторы: [А]", "authors")]
    [InlineData("short_title: A", "short-title")]
    public void A_slip_is_an_error_that_names_the_key(string line, string key)
    {
        (_, ImmutableArray<Diagnostic> findings) = Manuscripts.ReadText($"---\n{line}\n---\n\nText.\n");
        Diagnostic slip = Assert.Single(findings, finding => finding.Rule == Rules.UnknownKey);
        Assert.Contains(
            $"Did you mean '{key}'?",
            slip.Message.Replace('“', '\'').Replace('”', '\''),
            StringComparison.Ordinal
        );
        Assert.Equal(key, slip.Fix?.Replacement);
        Assert.Equal(key != "title", findings.Any(finding => finding.Rule == Rules.TitleFromFileName));
    }

    [Fact]
    public void In_front_matter_of_another_program_a_capital_is_no_slip()
    {
        (Book book, ImmutableArray<Diagnostic> findings) = Manuscripts.ReadText(
            "---\nTitle: On Reeds\nlayout: post\nslug: reeds\nAuthor: Ann Lee\n---\n\nText.\n"
        );
        Assert.Equal("On Reeds", PlainText.Of(book.Articles[0].Title.Entries[0].Value));
        Assert.Equal("Ann Lee", book.Articles[0].Authors[0].Name.Entries[0].Value);
        Assert.DoesNotContain(findings, finding => finding.Rule == Rules.UnknownKey);
        Assert.Equal(
            ["2:1", "3:1", "4:1", "5:1"],
            findings
                .Where(finding => finding.Rule == Rules.ForeignKey)
                .Select(finding => Manuscripts.Line(finding)[14..])
        );
    }

    [Theory]
    [InlineData("20 января 2025 г.", 2025, 1, 20)]
    [InlineData("20.01.2025", 2025, 1, 20)]
    [InlineData("January 20th, 2025", 2025, 1, 20)]
    [InlineData("Monday, 20 January 2025", 2025, 1, 20)]
    [InlineData("1. März 2024", 2024, 3, 1)]
    [InlineData("2025-01-20T08:15:00+03:00", 2025, 1, 20)]
    [InlineData("2025/01/20", 2025, 1, 20)]
    [InlineData("20/01/2025", 2025, 1, 20)]
    public void A_date_in_words_is_read(string words, int year, int month, int day)
    {
        (Book book, ImmutableArray<Diagnostic> findings) = Manuscripts.ReadText(
            $"---\ntitle: A\ndate: \"{words}\"\n---\n\nText.\n"
        );
        Assert.Equal(new DateOnly(year, month, day), book.Articles[0].Date);
        Assert.DoesNotContain(findings, finding => finding.Rule == Rules.ForeignValue);
    }

    [Theory]
    [InlineData("today")]
    [InlineData("01/02/2025")]
    [InlineData("Spring 2025")]
    [InlineData("`r Sys.Date()`")]
    public void A_date_that_names_no_one_day_is_a_query(string words)
    {
        (Book book, ImmutableArray<Diagnostic> findings) = Manuscripts.ReadText(
            $"---\ntitle: A\ndate: \"{words}\"\n---\n\nText.\n"
        );
        Assert.Null(book.Articles[0].Date);
        Assert.Contains(findings, finding => finding.Rule == Rules.ForeignValue);
        Assert.DoesNotContain(findings, finding => finding.Rule.Severity == Severity.Error);
    }

    [Fact]
    public void Authors_of_a_journals_form_keep_their_organisations()
    {
        (Book book, _) = Manuscripts.ReadText(
            "---\ntitle: A\nauthors:\n  - name: Ann Lee\n    affiliation: \"1, 2\"\n  - {given-names: Bo, surname: Ray, affiliation: 2}\n"
                + "affiliations:\n  - {name: River House, index: 1}\n  - {name: Bank House, index: 2}\n---\n\nText.\n"
        );
        ImmutableArray<Author> authors = book.Articles[0].Authors;
        Assert.Equal(["Ann Lee", "Bo Ray"], authors.Select(author => author.Name.Entries[0].Value));
        Assert.Equal(
            ["River House; Bank House", "Bank House"],
            authors.Select(author => author.Affiliation.Entries[0].Value)
        );
    }

    [Fact]
    public void An_abstract_of_several_lines_holds_lists_and_notes_in_their_places()
    {
        (Book book, _) = Manuscripts.ReadText(
            "---\ntitle: A\nabstract: |\n  Of *reeds*[^r]:\n\n  - tall ones;\n  - others.\nlang: en\n---\n\nText.\n\n[^r]: Wet.\n"
        );
        Abstract text = Assert.Single(book.Articles[0].Abstracts);
        Assert.Equal(["Of reeds:", ""], text.Blocks.Select(PlainText.Of));
        ListBlock list = Assert.IsType<ListBlock>(text.Blocks[1]);
        var other = (Paragraph)list.Items[1].Blocks[0];
        Assert.Equal("others.", other.Span.Source!.Text.Substring(other.Span.Start, other.Span.Length));
        Assert.Single(Walk.Inlines(text.Blocks).OfType<Note>());
    }

    [Fact]
    public void An_abstract_of_the_front_matter_is_the_articles_abstract()
    {
        (Book book, ImmutableArray<Diagnostic> findings) = Manuscripts.ReadText(
            "---\ntitle: A\nabstract: |\n  Of *reeds*.\n\n  And of banks.\n---\n\nText.\n"
        );
        Abstract only = Assert.Single(book.Articles[0].Abstracts);
        Assert.Equal(["Of reeds.", "And of banks."], only.Blocks.Select(PlainText.Of));
        Assert.DoesNotContain(findings, finding => finding.Rule == Rules.NoAbstract);
    }

    [Fact]
    public void Wild_values_never_refuse_a_file()
    {
        (_, ImmutableArray<Diagnostic> findings) = Manuscripts.ReadText(
            "---\ntitle: 2001\ndraft: yes\nweight: 3.5\nsubtitle:\ncover: {image: a.png}\nseries: [one, two]\nnotes: none\n"
                + "output:\n  pdf_document: {toc: true, pandoc_args: [\"-V\", {a: [1]}]}\nparams: {x: !r "
                + "Sys.time(), y: *z}\nkeywords: reeds; banks\nrights:\n  - text\n---\n\nText.\n"
        );
        Assert.DoesNotContain(findings, finding => finding.Rule.Severity == Severity.Error);
    }

    [Fact]
    public void The_new_keys_are_read()
    {
        (Book book, ImmutableArray<Diagnostic> findings) = Manuscripts.ReadText(
            "---\ntitle: The Long Bank of Reeds\nshort-title: The Bank\nfirst-page: 17\nlicence: CC BY "
                + "4.0\nedition: Second edition\nage: 12+\n"
                + "series: Rivers\nseries-number: 4\nseries-issn: 2049-3630\ntitle-sort: Long Bank of Reeds\nrevised: 2024-02-03\n"
                + "authors: [{name: Ann Lee, role: edt}]\n---\n\nText.\n"
        );
        Article article = book.Articles[0];
        Publication edition = book.Publication;
        Assert.Equal(
            ("The Bank", "17", "CC BY 4.0", "edt"),
            (article.ShortTitle.Entries[0].Value, article.FirstPage, article.Licence, article.Authors[0].Role)
        );
        Assert.Equal(
            ("4", "2049-3630", "CC BY 4.0", "12+"),
            (edition.SeriesNumber, edition.SeriesIssn, edition.Licence, edition.Age)
        );
        Assert.Equal("Second edition", edition.EditionStatement.Entries[0].Value);
        Assert.Equal("Long Bank of Reeds", edition.TitleSort.Entries[0].Value);
        Assert.DoesNotContain(findings, finding => finding.Rule.Id is "ED011" or "ED027" or "ED028");
    }
}
