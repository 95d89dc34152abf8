using Edition.Assembly;
using Edition.Model;
using Edition.Pictures;
using Edition.Tests.Checking;

namespace Edition.Tests.Epub;

/// <summary>Whatever the texts of a cover are, they stand within its frame and apart from each other.</summary>
[Trait("Kind", "unit")]
public sealed class CoverTests
{
    private const int Width = 1600,
        Height = 2560;

    private const string Short = "История дипломатии на Востоке";

    private static readonly string Long = string.Join(' ', Enumerable.Repeat("правовое положение", 13)),
        OneWord = string.Concat(Enumerable.Repeat("Нормативноправоприменительная", 8));

    public static TheoryData<string, string, int> Texts =>
        new()
        {
            { Short, "Очерки", 1 },
            { Long, "Очерки", 1 },
            { Long, Long, 3 },
            { OneWord, OneWord, 2 },
            { Short, "Очерки", 60 },
            { string.Join(' ', Enumerable.Repeat(Long, 3)), Long, 60 },
        };

    [Theory]
    [MemberData(nameof(Texts))]
    public void All_has_room(string title, string subtitle, int authors)
    {
        string names = string.Join(", ", Enumerable.Range(1, authors).Select(i => $"Наборщик {i}-й"));
        string yaml = $$"""
            title: {ru: "{{title}}", en: "{{title}}"}
            subtitle: {ru: "{{subtitle}}", en: "{{subtitle}}"}
            languages: [ru, en]
            date: 2025-01-20
            authors: [{{names}}]
            series: Библиотека
            publisher: Издательство
            place: Москва
            contents: [text.md]
            """;
        AssembledBook book = Assembler.Assemble(
            Desk.Check(("edition.yaml", yaml), ("text.md", "---\ntitle: Глава\n---\n\nСлово.\n")).Book,
            Templates.Default
        );
        PngFile png = PngFile.Read(Package.Of(book, null).Files["EPUB/images/cover.png"], out _)!;
        byte[] rows = PngDecoder.Samples(png);

        // Nothing beside the measure, within the frame; nothing above the names and below the year.
        bool[] inked = new bool[Height];
        for (int y = 120; y < Height - 120; y++)
        {
            ReadOnlySpan<byte> row = rows.AsSpan(y * Width, Width);
            Assert.False(row[120..195].ContainsAnyExcept((byte)0) || row[^195..^120].ContainsAnyExcept((byte)0));
            inked[y] = row[195..^195].ContainsAnyExcept((byte)0);
        }

        Assert.DoesNotContain(true, inked[120..320]);
        Assert.DoesNotContain(true, inked[(Height - 235)..]);

        // The names, the titles and the imprint stand apart, and the parallel title below its ornament.
        int[] gaps = [.. Gaps(inked)];
        Assert.True(gaps.Count(gap => gap >= 60) >= 4, string.Join(' ', gaps));
    }

    /// <summary>How many empty rows lie between inked ones.</summary>
    private static IEnumerable<int> Gaps(bool[] inked)
    {
        int first = Array.IndexOf(inked, true),
            last = Array.LastIndexOf(inked, true);
        for (int y = first, empty = 0; y <= last; y++)
        {
            if (inked[y] && empty > 0)
            {
                yield return empty;
            }

            empty = inked[y] ? 0 : empty + 1;
        }
    }
}
