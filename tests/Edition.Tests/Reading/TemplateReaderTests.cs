using Edition.Diagnostics;
using Edition.Reading;
using Edition.Styling;

namespace Edition.Tests.Reading;

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
    [InlineData("extends: default", "extends: [default", "ED052")]
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
