using Edition.Review.Importing;
using Edition.Tests.Word;

namespace Edition.Tests.Review;

/// <summary>
/// Whatever a Word file holds, each of its words is in the edition that is built of the import, or the report has it.
/// </summary>
[Trait("Kind", "property")]
public sealed class EveryWordTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 24)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Each_word_of_a_Word_file_is_in_the_built_edition_or_in_the_report(int seed)
    {
        Paper paper = new RandomPaper(seed).Make();
        byte[] docx = paper.Bytes();
        Imported made = Imported.Of(paper);
        byte[] edition = Written.OfFolder(made.Texts.ToDictionary(file => file.Key, file => file.Value));

        // Guesses tell only the first words of a place, and that of words which must be there.
        IEnumerable<string> told = made
            .Import.Report.Notes.Where(note => note.Kind != ImportRemark.Guessed)
            .SelectMany(note => DocxWords.In(note.Text));
        List<string> built = DocxWords.Of(edition);
        HashSet<string> there = [.. built, .. told];
        List<string> words = DocxWords.Of(docx);
        Assert.True(words.Count > 60);
        Assert.Empty(words.Except(there));
        Assert.InRange(words.Except(built).Count(), 0, words.Count / 8);
        Assert.DoesNotContain(
            made.Import.Report.Notes,
            note => note.What.Contains("not carried over", StringComparison.Ordinal)
        );

        // What was taken out stays out, and readers' comments go to the manuscript only.
        Assert.Empty(DocxWords.Gone(docx).Intersect(built));
        List<string> remarks = DocxWords.Of(docx, "comments");
        Assert.Empty(remarks.Intersect(built));
        Assert.Empty(remarks.Except(made.Texts.Values.SelectMany(DocxWords.In)));
    }
}
