using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Reading;

/// <summary>
/// A Markdown file while it is read: what each part of the reader knows of it, and what the parts gather for the
/// edition. One thread.
/// </summary>
internal sealed class FileReading(ArticleFile file, ImmutableArray<Lang> languages, bool alone, Findings findings)
{
    public ArticleFile File => file;

    public Body Body { get; private init; } = file.Body;

    /// <summary>
    /// What is read stands apart from the file's text: a cell of a table, a box of another program, a text of the front
    /// matter. Its headings are none of the file's.
    /// </summary>
    public bool IsApart => Body.Lines is not null;

    /// <summary>The same reading of a cell's text.</summary>
    public FileReading Of(Body cell) =>
        new(file, languages, alone, findings)
        {
            Body = cell,
            Ids = Ids,
            Targets = Targets,
            Pictures = Pictures,
            Suppressions = Suppressions,
        };

    /// <summary>Those of the edition.</summary>
    public ImmutableArray<Lang> Languages => languages;

    /// <summary>That of the file.</summary>
    public Lang Lang { get; } = ArticleReader.LangOf(file, languages);

    /// <summary>The file is the whole manuscript.</summary>
    public bool Alone => alone;

    public Findings Findings => findings;

    /// <summary>The ids that the author gave.</summary>
    public ImmutableArray<(string Id, SourceSpan Span)>.Builder Ids { get; private init; } =
        ImmutableArray.CreateBuilder<(string, SourceSpan)>();

    /// <summary>The ids that references lead to.</summary>
    public ImmutableArray<(string Target, SourceSpan Span)>.Builder Targets { get; private init; } =
        ImmutableArray.CreateBuilder<(string, SourceSpan)>();

    /// <summary>Pictures by the path from the file's folder; the other is from the manuscript's.</summary>
    public ImmutableArray<(string Path, string? Otherwise, SourceSpan Span)>.Builder Pictures { get; private init; } =
        ImmutableArray.CreateBuilder<(string, string?, SourceSpan)>();

    public ImmutableArray<Suppression>.Builder Suppressions { get; private init; } =
        ImmutableArray.CreateBuilder<Suppression>();

    public void UnknownAttribute(AttributeItem item, SourceSpan place, string what, string[] known)
    {
        string written = item.Kind == '=' ? item.Name + "=" : item.Kind + item.Name;
        findings.Add(Says.UnknownAttribute(Shown.Brief(written), what, Shown.DidYouMean(item.Name, known)), place);
    }

    public void ReportBroken(LeafText leaf, AttributesForm form, Attributes broken)
    {
        if (form == AttributesForm.Broken)
        {
            findings.Add(Says.LinkAttributes(), leaf.Span(broken.Start, broken.End));
        }
    }
}
