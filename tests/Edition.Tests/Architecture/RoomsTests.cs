namespace Edition.Tests.Architecture;

/// <summary>The rooms stand as docs/architecture.md draws them.</summary>
[Trait("Kind", "unit")]
public sealed class RoomsTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "architecture.md"));

    [Fact]
    public void Every_arrow_between_rooms_runs_along_the_drawing() =>
        Assert.Empty(Rooms.Faults(SourceFile.All, Document));

    [Fact]
    public void A_namespace_is_its_folder() =>
        Assert.Empty(
            SourceFile
                .All.Where(file => file.Namespace.Length > 0 && file.Namespace != file.Room.Replace('/', '.'))
                .Select(file => file.Path)
        );

    [Theory]
    [InlineData("Edition/Model", "using Edition.Diagnostics;", "Findings", "Edition/Model -> Edition/Diagnostics")]
    [InlineData("Edition/Checking", "", "Typography.Typographer.Set", "Edition/Checking -> Edition/Typography")]
    [InlineData("Edition.Pictures/Svg", "", "Artwork", "Edition.Pictures/Svg -> Edition.Pictures")]
    [InlineData("Edition.Word", "using Edition.Epub;", "EpubWriter", "Edition.Word -> Edition.Epub")]
    [InlineData("Edition.Faces", "using Art = Edition.Pictures.Artwork;", "Art", "Edition.Faces -> Edition.Pictures")]
    [InlineData("Edition/Cellar", "", "object", "Edition/Cellar is not in the drawing")]
    public void An_arrow_against_the_drawing_is_named(string room, string import, string type, string fault)
    {
        string text = $"{import}\nnamespace {room.Replace('/', '.')};\ninternal sealed class Planted({type} x);\n";
        IReadOnlyList<string> faults = Rooms.Faults(
            [.. SourceFile.All, new SourceFile(room + "/Planted.cs", text)],
            Document
        );
        Assert.StartsWith(fault, Assert.Single(faults), StringComparison.Ordinal);
    }

    [Fact]
    public void A_drawn_circle_and_an_arrow_that_nobody_uses_are_named()
    {
        string circle = Document.Replace("```mermaid\n", "```mermaid\n  model --> cli\n", StringComparison.Ordinal);
        IReadOnlyList<string> faults = Rooms.Faults(SourceFile.All, circle);
        Assert.Contains("Edition/Model stands in a circle", faults);
        Assert.Contains("Edition/Model -> Edition.Cli is drawn and not used", faults);
    }

    [Fact]
    public void Names_in_comments_and_strings_do_not_count_and_those_in_holes_do()
    {
        var file = new SourceFile(
            "Edition/Model/Planted.cs",
            """
            namespace Edition.Model;
            internal sealed /* Hidden */ class Planted // Hidden
            {
                string a = "Hidden" + @"Hid""den\" + $"{Seen} {{Hidden}} {(b ? "Hidden" : Seen2)}" + '"' + 'H';
            }
            """
        );
        Assert.Equal(["Edition", "Seen", "Seen2"], file.Names());
    }
}
