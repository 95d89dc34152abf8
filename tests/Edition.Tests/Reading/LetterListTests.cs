using Edition.Model;

namespace Edition.Tests.Reading;

[Trait("Kind", "unit")]
public sealed class LetterListTests
{
    [Theory]
    [InlineData("a) x\nb) x\n\ni) x\nii) x\n", "a) b) | i) ii)")]
    [InlineData("g) x\nh) x\ni) x\nj) x\n", "g) h) i) j)")]
    [InlineData("i) x\nii) x\niii) x\niv) x\nv) x\n", "i) ii) iii) iv) v)")]
    [InlineData("A) x\nB) x\n\nI) x\nII) x\n", "A) B) | I) II)")]
    [InlineData("c) x\nd) x\n", "c) d)")]
    public void The_markers_form_is_kept(string markdown, string expected)
    {
        Book book = Manuscripts.ReadText("---\ntitle: T\n---\n\n" + markdown).Book;
        Assert.Equal(
            expected,
            string.Join(
                " | ",
                Walk.Blocks(book.Articles[0].Blocks)
                    .OfType<ListBlock>()
                    .Select(list => string.Join(' ', list.Items.Select(item => item.Label)))
            )
        );
    }
}
