using CsCheck;
using Edition.Assembly;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Proof;
using Edition.Styling;
using Edition.Tests.Books;

namespace Edition.Tests.Proof;

/// <summary>What is read back from the three editions is the book; what is not is named with its place.</summary>
[Trait("Kind", "property")]
public sealed class EquivalenceTests
{
    private static readonly Lazy<(AssembledBook Book, Made Made)> Sample = new(() => Made.Manuscript("edition.yaml"));

    [Fact]
    public void The_sample_edition_is_the_manuscript() => AssertEqual(Sample.Value.Book, Sample.Value.Made);

    [Fact]
    public void A_book_of_every_node_is_the_same_in_all_editions() =>
        AssertEqual(EveryNode.Book(), Made.Of(EveryNode.Book(), Templates.Default));

    [Fact]
    public void Notes_numbered_by_page_are_set_again_and_count_once()
    {
        AssembledBook book = EveryNode.Book();
        book = book with { Publication = book.Publication with { NoteNumbering = NoteNumbering.Page } };
        Made made = Made.Of(book, Templates.Default);
        AssertEqual(book, made);
    }

    [Fact]
    public void Any_book_is_the_same_in_all_editions() =>
        RandomBooks.Any.Sample(
            random =>
            {
                // Every third with notes numbered by page, every third with languages one after the other on the page.
                int kind = random.Articles.Sum(article => article.Blocks.Length) % 3;
                Template template =
                    kind == 1
                        ? Templates.Default with
                        {
                            Pages = Templates.Default.Pages with { ParallelSideBySide = false },
                        }
                        : Templates.Default;
                AssembledBook book = Assembler.Assemble(
                    kind == 2
                        ? random with
                        {
                            Publication = random.Publication with { NoteNumbering = NoteNumbering.Page },
                        }
                        : random,
                    template
                );
                AssertEqual(book, Made.Of(book, template));
            },
            iter: 30,
            threads: 1
        );

    private static void AssertEqual(AssembledBook book, Made made)
    {
        var findings = new Findings();
        Transcript told = BookTokens.Of(book, new Wordstock());
        Hold(PdfReader.Read(made.Pdf, null, told), "a.pdf");
        Hold(PdfReader.Read(made.Print, null, told), "print.pdf");
        Hold(DocxReader.Read(made.Docx, null, told), "a.docx");
        Hold(EpubReader.Read(made.Epub, null, told), "a.epub");
        foreach (
            (string name, byte[] file) in new[]
            {
                ("a.pdf", made.Pdf),
                ("print.pdf", made.Print),
                ("a.docx", made.Docx),
                ("a.epub", made.Epub),
            }
        )
        {
            IEnumerable<Particulars> said = ParticularsReader.Read(Path.GetExtension(name), file, new Budget(0));
            Particulars.Check(book.Catalogued, name, said, findings);
        }

        string all = string.Join('\n', findings.InOrder([], []).Select(Made.Line));
        Assert.True(all.Length == 0, all);

        void Hold(Transcript edition, string file) =>
            Equivalence.Compare(told, book.Publication.Span, edition, file, file != "print.pdf", findings);
    }
}
