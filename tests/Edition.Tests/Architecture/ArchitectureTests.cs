using System.Text.RegularExpressions;

namespace Edition.Tests.Architecture;

/// <summary>What docs/architecture.md promises of the house, read off its sources.</summary>
[Trait("Kind", "unit")]
public sealed partial class ArchitectureTests
{
    private static readonly string Sources = Path.Combine(Checkout.Root, "src");

    [Theory]
    [InlineData("Edition", "")]
    [InlineData("Edition.Faces", "Edition")]
    [InlineData("Edition.Pictures", "Edition.Faces")]
    [InlineData("Edition.Print", "Edition.Pictures")]
    [InlineData("Edition.Word", "Edition.Pictures")]
    [InlineData("Edition.Epub", "Edition.Pictures")]
    [InlineData("Edition.Proof", "Edition")]
    [InlineData("Edition.Review", "Edition")]
    public void Dependencies_point_one_way(string project, string allowed)
    {
        string text = File.ReadAllText(Path.Combine(Sources, project, project + ".csproj"));
        Assert.Equal(
            allowed,
            string.Join(' ', ProjectReference().Matches(text).Select(match => match.Groups[1].Value))
        );
    }

    [Fact]
    public void Only_the_reading_room_knows_the_parsers() =>
        Assert.Empty(
            SourceFile
                .All.Where(file =>
                    !file.Path.Contains("/Reading/", StringComparison.Ordinal) && Parsers().IsMatch(file.Text)
                )
                .Select(file => file.Path)
        );

    [Fact]
    public void Only_the_command_line_opens_disk_clock_and_console() =>
        Assert.Empty(
            SourceFile
                .All.Where(file =>
                    !file.Path.StartsWith("Edition.Cli/", StringComparison.Ordinal) && OutsideWorld().IsMatch(file.Text)
                )
                .Select(file => file.Path + ": " + OutsideWorld().Match(file.Text).Value)
        );

    [Fact]
    public void No_file_is_over_400_lines() =>
        Assert.Empty(
            SourceFile
                .All.Concat(SourceFile.Tests)
                .Where(file =>
                    file.Text.Count(c => c == '\n') > 400
                    && !file.Text.Contains("Over 400 lines: ", StringComparison.Ordinal)
                )
                .Select(file => file.Path)
        );

    [Fact]
    public void No_line_is_over_140_columns() =>
        Assert.Empty(
            SourceFile
                .All.Concat(SourceFile.Tests)
                .SelectMany(file =>
                    file.Text.Split('\n')
                        .Select((line, at) => (line.Length, Place: $"{file.Path}:{at + 1}"))
                        .Where(line => line.Length > 140)
                )
                .Select(line => line.Place)
        );

    /// <summary>
    /// What takes more is given a record. Records are data and may hold more; what native code calls back, and the arc
    /// of SVG's own path data, have the parameters that they have.
    /// </summary>
    [Fact]
    public void No_function_takes_more_than_seven_parameters() =>
        Assert.Equal(
            ["Edition.Faces/GlyphOutlines.cs: Cubic", "Edition.Pictures/Svg/SvgPath.cs: Arc"],
            SourceFile.All.SelectMany(file =>
                file.Functions()
                    .Where(function => function.Parameters > 7)
                    .Select(function => $"{file.Path}: {function.Name}")
            )
        );

    /// <summary>So that a run can be of one kind: <c>dotnet test --filter Kind=unit</c>.</summary>
    [Fact]
    public void Every_class_of_tests_says_of_what_kind_they_are() =>
        Assert.Empty(
            SourceFile
                .Tests.Where(file => TestClass().IsMatch(file.Text) && !Kind().IsMatch(file.Text))
                .Where(file => TestName().IsMatch(file.Text))
                .Select(file => file.Path)
        );

    [Fact]
    public void The_name_of_a_test_is_a_sentence() =>
        Assert.Empty(
            SourceFile.Tests.SelectMany(file =>
                TestName()
                    .Matches(file.Text)
                    .Select(match => match.Groups[1].Value)
                    .Where(name => name.Count(char.IsUpper) > 1 && !name.Contains('_', StringComparison.Ordinal))
                    .Select(name => $"{file.Path}: {name}")
            )
        );

    /// <summary>
    /// A finding is made of a sentence of <c>Says</c>, never of words at the place that finds it: sentences can be read
    /// together, and put into another language.
    /// </summary>
    [Fact]
    public void What_a_finding_says_stands_beside_its_rule() =>
        Assert.Empty(
            SourceFile
                .All.Where(file => !file.Path.StartsWith("Edition/Diagnostics/", StringComparison.Ordinal))
                .SelectMany(file => OwnWords().Matches(file.Text).Select(match => $"{file.Path}: {match.Value}"))
        );

    [Fact]
    public void Every_rule_is_described_and_has_a_case()
    {
        // What a manuscript alone cannot show: faults of the disk, of templates and of sheer size, and what comes to
        // light when pages are made. Those have tests beside their rooms.
        string[] shownElsewhere =
        [
            "ED003",
            "ED004",
            "ED051",
            "ED052",
            "ED053",
            "ED054",
            "ED055",
            "ED056",
            "ED057",
            "ED058",
            "ED123",
            "ED713",
            "ED729",
        ];
        string described = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "rules.md"));
        string[] cases =
        [
            .. Directory
                .GetDirectories(Path.Combine(Checkout.Root, "tests", "corpus"))
                .Select(folder => Path.GetFileName(folder)[..5]),
        ];
        Assert.DoesNotContain(
            Edition.Diagnostics.Rules.All,
            rule => !described.Contains($"## {rule.Id} {rule.Title}\n", StringComparison.Ordinal)
        );
        string[] withoutCase =
        [
            .. Edition
                .Diagnostics.Rules.All.Select(rule => rule.Id)
                .Except(cases)
                .Except(shownElsewhere)
                .Where(id => id[2] is not ('8' or '9')),
        ];
        Assert.Empty(withoutCase);
    }

    [GeneratedRegex(@"new Message\(|new(?: Diagnostic)?\(\s*Rules\.\w+,|Add\(\s*Rules\.|Related = \[\(.*\$?""")]
    private static partial Regex OwnWords();

    [GeneratedRegex(@"^public sealed (?:partial )?class \w+Tests\b", RegexOptions.Multiline)]
    private static partial Regex TestClass();

    [GeneratedRegex(@"\[Trait\(""Kind"", ""(?:unit|golden|property|conformance)""\)\]")]
    private static partial Regex Kind();

    [GeneratedRegex(@"\[\w*(?:Fact|Theory)\b[^\n]*\]\n(?: +\[[^\n]*\n)* +public (?:async )?(?:void|Task) (\w+)\(")]
    private static partial Regex TestName();

    [GeneratedRegex("ProjectReference Include=\"../([^/]+)/")]
    private static partial Regex ProjectReference();

    [GeneratedRegex(@"\b(using|=) (Markdig|YamlDotNet)\b")]
    private static partial Regex Parsers();

    [GeneratedRegex(
        @"\b(File\.(Read|Write|Open|Exists|Delete|Move|Create)|Directory\.|DateTime(Offset)?\.(Utc)?Now|"
            + @"Console\.|Environment\.(GetEnv|Exit))"
    )]
    private static partial Regex OutsideWorld();
}
