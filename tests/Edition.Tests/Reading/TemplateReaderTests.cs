using Edition.Diagnostics;
using Edition.Reading;
using Edition.Styling;

namespace Edition.Tests.Reading;

[Trait("Kind", "unit")]
public sealed class TemplateReaderTests
{
    public static TheoryData<string> Brought => ["default", "bench"];

    [Theory]
    [MemberData(nameof(Brought))]
    public void Templates_that_the_program_brings_are_complete(string name)
    {
        var findings = new Findings();
        Template? template = TemplateReader.Read(name, Templates.Fetch, findings);
        Assert.Empty(findings.InOrder([], []).Select(d => d.Message));
        Assert.NotNull(template);
        Assert.Equal(Enum.GetValues<StyleName>().Length, template.Styles.Count);
        Assert.All(template.Labels.Values, labels => Assert.Equal(Enum.GetValues<Label>().Length, labels.Count));
    }

    [Theory]
    [InlineData("page: { width: 148mm }", "page: { width: wide }", "ED054")]
    [InlineData("extends: default", "extends: nowhere", "ED051")]
    [InlineData("extends: default", "extends: default\nfolio: red", "ED053")]
    [InlineData("extends: default", "extends: [default", "ED010")]
    [InlineData("extends: default", "extends: default\nlabels: &a {ru: {}}", null)]
    [InlineData("extends: default", "extends: default\nlabels: {ru: &a {}, en: *a}", "ED052")]
    [InlineData("extends: default", "extends: default\nhyphenation: {ru: {patterns: none.txt}}", "ED055")]
    [InlineData("extends: default", "extends: default\nhyphenation: {ru: {patterns: ../bench/template.yaml}}", "ED055")]
    [InlineData("extends: default", "extends: default\nstyles: {type: {base: udc}, udc: {base: type}}", "ED054")]
    public void A_fault_is_found(string sound, string faulty, string? rule)
    {
        var findings = new Findings();
        TemplateReader.Read(
            "own",
            path =>
                path == "own/template.yaml"
                    ? System.Text.Encoding.UTF8.GetBytes(
                        "extends: default\npage: { width: 148mm }".Replace(sound, faulty, StringComparison.Ordinal)
                    )
                    : Templates.Fetch(path),
            findings
        );
        Assert.Equal(rule is null ? [] : [rule], findings.InOrder([], []).Select(d => d.Rule.Id).Distinct());
    }

    [Theory]
    [InlineData("extends: default\ncolor: {ink: red}\n", "ED053 2:1", "There are: ")]
    [InlineData("extends: default\nlanguage: {ru: {}}\n", "ED053 2:1", "Did you mean “languages”?")]
    [InlineData("extends: default\nstyles: {bdy: {size: 9pt}}\n", "ED053 2:10", "Did you mean “body”?")]
    [InlineData("extends: default\nstyles: {body: {leding: 9pt}}\n", "ED053 2:17", "Did you mean “leading”?")]
    [InlineData("extends: default\npage: A44\n", "ED054 2:7", "page: {width: 210mm, height: 297mm}")]
    [InlineData("extends: default\npage: [1, 2]\n", "ED054 2:7", "“page” is a map")]
    [InlineData("extends: default\nstyles: {body: 10pt}\n", "ED054 2:16", "“body” is a map")]
    [InlineData("page: A5\n", "ED054 1:1", "extends: default")]
    [InlineData("styles: {body: {size: 9pt}}\n", "ED054 1:1", "extends: default")]
    [InlineData("", "ED054 1:1", "extends: default")]
    [InlineData("extends: defalt\n", "ED051 1:10", "Did you mean “default”? There are: bench, default.")]
    public void A_mistake_is_one_finding_at_its_place(string yaml, string place, string words)
    {
        var findings = new Findings();
        Assert.Null(
            TemplateReader.Read(
                "own",
                path => path == "own/template.yaml" ? System.Text.Encoding.UTF8.GetBytes(yaml) : Templates.Fetch(path),
                findings,
                known: () => ["default", "bench"]
            )
        );
        Diagnostic only = Assert.Single(findings.InOrder([], []));
        Assert.Equal(
            place,
            only.Rule.Id
                + Manuscripts
                    .Line(only)[(Manuscripts.Line(only).IndexOf(".yaml:", StringComparison.Ordinal) + 6)..]
                    .Insert(0, " ")
        );
        Assert.Contains(words, only.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("")]
    [InlineData("a/b")]
    public void A_name_that_is_a_path_is_refused(string name)
    {
        var findings = new Findings();
        Assert.Null(TemplateReader.Read(name, _ => throw new InvalidOperationException("fetched"), findings));
        Assert.True(findings.HasErrors);
    }
}
