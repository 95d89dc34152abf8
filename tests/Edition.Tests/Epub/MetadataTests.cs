using System.Xml.Linq;
using Edition.Assembly;
using Edition.Model;
using Edition.Tests.Checking;
using Edition.Typography;
using static Edition.Tests.Epub.Package;

namespace Edition.Tests.Epub;

/// <summary>What the package says of the edition is what the manuscript says, in words that a catalogue can sort.</summary>
[Trait("Kind", "unit")]
public sealed class MetadataTests
{
    private const string Yaml = """
        title: {ru: "О договоре", en: "The Treaty"}
        title-sort: {en: "Treaty, The"}
        languages: [ru, en]
        date: 2025-01-20
        modified: 2025-03-02
        series: Библиотека мира
        series-number: "7"
        series-issn: 0317-8471
        edition: 2-е изд.
        age: 12+
        licence: https://creativecommons.org/licenses/by/4.0/
        authors:
          - name: {ru: "А. А. Наборщик", en: "Typesetter, A. A., Jr."}
          - {name: Корректор Мария Петровна, role: редактор}
          - {name: Jane Roe, role: translator}
        contents: [text.md]
        """;

    private static Package Of(string yaml, string text = "---\ntitle: Глава\n---\n\nСлово.\n") =>
        Package.Of(BookOf(yaml, text), null);

    private static AssembledBook BookOf(string yaml, string text) =>
        Assembler.Assemble(
            Typographer.Set(Desk.Check(("edition.yaml", yaml), ("text.md", text)).Book, Templates.Default),
            Templates.Default
        );

    private static string[] Values(Package package, string property, string refines = "") =>
        [
            .. package
                .Xml("package.opf")
                .Descendants(Opf + "meta")
                .Where(meta =>
                    meta.Attribute("property")?.Value == property && (meta.Attribute("refines")?.Value ?? "") == refines
                )
                .Select(meta => meta.Value),
        ];

    [Fact]
    public void Each_person_is_named_once_with_role_and_filing_form()
    {
        Package package = Of(Yaml);
        XDocument opf = package.Xml("package.opf");
        Assert.Equal(["А. А. Наборщик"], opf.Descendants(Dc + "creator").Select(person => person.Value));
        Assert.Equal(
            ["Корректор Мария Петровна", "Jane Roe"],
            opf.Descendants(Dc + "contributor").Select(person => person.Value)
        );
        Assert.Equal(["Typesetter, A. A., Jr."], Values(package, "alternate-script", "#person-1"));
        Assert.Equal(["Наборщик, А. А."], Values(package, "file-as", "#person-1"));
        Assert.Equal(["edt"], Values(package, "role", "#person-2"));
        Assert.Equal(["Корректор, Мария Петровна"], Values(package, "file-as", "#person-2"));
        Assert.Equal(["trl"], Values(package, "role", "#person-3"));
    }

    [Fact]
    public void Series_edition_licence_age_and_dates_are_told()
    {
        Package package = Of(Yaml);
        Assert.Equal(["7"], Values(package, "group-position", "#series"));
        Assert.Equal(["urn:issn:0317-8471"], Values(package, "dcterms:identifier", "#series"));
        Assert.Equal(["2-е изд."], Values(package, "schema:bookEdition"));
        Assert.Equal(["12+"], Values(package, "schema:typicalAgeRange"));
        Assert.Equal(["Treaty, The"], Values(package, "file-as", "#title"));
        Assert.Equal(["2025-03-02T00:00:00Z"], Values(package, "dcterms:modified"));
        Assert.Equal("2025-01-20", package.Xml("package.opf").Descendants(Dc + "date").Single().Value);
        Assert.Contains(
            "https://creativecommons.org/licenses/by/4.0/",
            package.Xml("package.opf").Descendants(Opf + "link").Attributes("href").Select(href => href.Value)
        );
    }

    [Fact]
    public void Catalogues_get_ordinary_spaces()
    {
        string opf = Of(
                Yaml.Replace("О договоре", "О договоре 1925\u00A0г. и\u202Fего статье", StringComparison.Ordinal)
            )
            .Text("package.opf");
        Assert.Contains("О договоре 1925 г. и его статье", opf, StringComparison.Ordinal);
        Assert.DoesNotContain(opf, c => c is '\u00A0' or '\u202F' or '\u2011');
    }

    [Fact]
    public void An_edition_without_authors_has_those_of_its_articles_once()
    {
        const string Article =
            "---\ntitle: Глава\nauthors:\n  - {name: {ru: А. А. Наборщик, en: A. A. Typesetter}}\n---\n\nСлово.\n";
        string yaml = "title: Книга\nlanguages: [ru, en]\ndate: 2025-01-20\ncontents: [text.md]\n";
        Package package = Of(yaml, Article);
        Assert.Equal(["А. А. Наборщик"], package.Xml("package.opf").Descendants(Dc + "creator").Select(x => x.Value));
        Assert.Equal(["A. A. Typesetter"], Values(package, "alternate-script", "#person-1"));
    }

    [Fact]
    public void Only_what_is_so_in_this_book_is_claimed_of_its_access()
    {
        Package plain = Of(Yaml);
        Assert.Equal(["textual"], Values(plain, "schema:accessMode"));
        Assert.DoesNotContain("alternativeText", Values(plain, "schema:accessibilityFeature"));
        Assert.DoesNotContain("Notes", Values(plain, "schema:accessibilitySummary")[1], StringComparison.Ordinal);
        Assert.DoesNotContain("pictures", Values(plain, "schema:accessibilitySummary")[1], StringComparison.Ordinal);

        AssembledBook every = Books.EveryNode.Book();
        Package copied = Package.Of(every, null);
        Assert.Contains("visual", Values(copied, "schema:accessMode"));
        Assert.DoesNotContain("alternativeText", Values(copied, "schema:accessibilityFeature"));
        Assert.Contains("Notes are linked", Values(copied, "schema:accessibilitySummary")[1], StringComparison.Ordinal);
        Assert.Contains("Not all pictures", Values(copied, "schema:accessibilitySummary")[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("А. А. Наборщик", "Наборщик, А. А.")]
    [InlineData("Наборщик А. А.", "Наборщик, А. А.")]
    [InlineData("Наборщик Анатолий Аркадьевич", "Наборщик, Анатолий Аркадьевич")]
    [InlineData("Анатолий Аркадьевич Наборщик", "Наборщик, Анатолий Аркадьевич")]
    [InlineData("John Q. Public", "Public, John Q.")]
    [InlineData("Гомер", "Гомер")]
    public void Persons_are_filed_by_their_surname(string name, string filed) =>
        Assert.Equal(
            [filed],
            Values(
                Of($"title: Книга\nlanguages: [ru]\ndate: 2025-01-20\nauthors: [{name}]\ncontents: [text.md]\n"),
                "file-as",
                "#person-1"
            )
        );
}
