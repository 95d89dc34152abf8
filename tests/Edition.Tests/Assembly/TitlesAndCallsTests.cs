using System.Collections.Immutable;
using System.Text;
using Edition.Assembly;
using Edition.Model;
using Edition.Tests.Reading;

namespace Edition.Tests.Assembly;

/// <summary>Notes of titles, calls side by side and references without words, from the manuscript to the leaves.</summary>
[Trait("Kind", "unit")]
public sealed class TitlesAndCallsTests
{
    [Fact]
    public void Notes_of_all_titles_are_numbered_in_the_order_in_which_they_are_set()
    {
        string[] leaves = Leaves(
            """
            ---
            title: {ru: "Пристань[^a]", en: "The Pier^[By the editors.]"}
            lang: en
            kind: chapter
            ---

            A pier is older[^b].

            [^a]: Из доклада.

            [^b]: Than a boat.
            """
        );
        Assert.Contains("The Pier{1: By the editors.}", leaves);
        Assert.Contains("Пристань{2: Из доклада.}", leaves);
        Assert.Contains("A pier is older{3: Than a boat.}.", leaves);
    }

    [Theory]
    [InlineData("писарь[^a][^b], вновь[^a][^a].", "писарь{1: А.}^,{2: Б.}, вновь{1}^,{1}.")]
    [InlineData("ключ^[В.][^a]: *слово[^b]*[^a]", "ключ{1: В.}^,{2: А.}: слово{3: Б.}^,{2}")]
    [InlineData("м^2^[^a] и 1925[^b], a[^a] [^b]", "м^2\u202F{1: А.} и 1925{2: Б.}, a{1} {2}")]
    public void Calls_side_by_side_are_parted(string text, string expected) =>
        Assert.Contains(expected, Leaves($"---\ntitle: Т\nkind: chapter\n---\n\n{text}\n\n[^a]: А.\n\n[^b]: Б.\n"));

    [Fact]
    public void A_reference_without_words_is_in_the_language_of_its_place()
    {
        string[] leaves = Leaves(
            """
            ---
            title: {ru: Глава, en: A Chapter}
            kind: chapter
            ---

            ## О лодках {#boats en="Of Boats"}

            Сравни [](#boats), [see [](#boats)]{lang=en}.
            """
        );
        Assert.Contains("Сравни О лодках, see Of Boats.", leaves);
    }

    private static string[] Leaves(string markdown) =>
        [
            .. Walk.Blocks(
                    Assembler
                        .Assemble(Manuscripts.ReadBilingual(markdown).Book, Templates.Default)
                        .Parts.SelectMany(part => part.Blocks)
                )
                .Select(block =>
                    block switch
                    {
                        Heading heading => Shown(heading.Content),
                        Paragraph paragraph => Shown(paragraph.Content),
                        _ => "",
                    }
                ),
        ];

    private static string Shown(ImmutableArray<Inline> content)
    {
        var text = new StringBuilder();
        foreach (Inline inline in content)
        {
            _ = inline switch
            {
                Text words => text.Append(words.Value),
                Styled { Style: InlineStyle.Superscript } raised => text.Append('^').Append(Shown(raised.Content)),
                Styled styled => text.Append(Shown(styled.Content)),
                LangSpan span => text.Append(Shown(span.Content)),
                Reference reference => text.Append(Shown(reference.Content)),
                Note note => text.Append($"{{{note.Number}: {Shown(((Paragraph)note.Blocks[0]).Content)}}}"),
                NoteRef again => text.Append($"{{{again.Number}}}"),
                _ => text,
            };
        }

        return text.ToString();
    }
}
