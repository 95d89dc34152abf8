using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Model;
using Markdig.Syntax;
using Block = Edition.Model.Block;
using SourceSpan = Edition.Model.SourceSpan;

namespace Edition.Reading;

/// <summary>What a heading's attributes say.</summary>
internal sealed record HeadingAttributes(string? Id, Localized<string>? Parallel, bool Unnumbered, bool Unlisted);

/// <summary>
/// Headings: their words, attributes and levels. The level of the last heading is what the next may follow.
/// </summary>
internal sealed class HeadingReader(FileReading reading, InlineReader inlines)
{
    private readonly Body body = reading.Body;
    private readonly Findings findings = reading.Findings;
    private bool topLevelSeen;
    private int? shift;

    /// <summary>The level of the heading that the text read last stands under.</summary>
    public int Level { get; set; } = 1;

    public Block? Read(HeadingBlock heading, Lang here)
    {
        HeadingText text = HeadingText.Of(body, heading);
        HeadingAttributes attributes = ReadAttributes(text);
        SourceSpan span = body.Span(heading);
        ImmutableArray<Inline> content = inlines.Read(text.Words, here);
        if (content.IsEmpty)
        {
            findings.Add(Says.EmptyHeadingLeftOut(), span);
            return null;
        }

        if (!InlineReader.HasWords(content))
        {
            // A contents list and an outline need words; a note or an anchor stays where it stands.
            findings.Add(Says.EmptyHeadingAsParagraph(), span);
            return new Paragraph(span, here, content);
        }

        return Place(
            span,
            heading.Level,
            content,
            attributes with
            {
                Id = attributes.Id ?? reading.File.HeadingIds.GetValueOrDefault(heading),
            },
            here
        );
    }

    /// <summary>A heading in a cell, which is no part of the text: a paragraph in bold.</summary>
    public Paragraph? Bold(HeadingBlock heading, Lang here)
    {
        HeadingText text = HeadingText.Of(body, heading);
        HeadingAttributes attributes = ReadAttributes(text);
        if (attributes.Parallel is not null)
        {
            findings.Add(Says.PassedOverTitleThisHeading(), body.Span(heading));
        }

        SourceSpan span = body.Span(heading);
        ImmutableArray<Inline> content = inlines.Read(text.Words, here);
        return content.IsEmpty && attributes.Id is null
            ? null
            : new Paragraph(
                span,
                here,
                [new Styled(text.Words.Span(), here, InlineStyle.Strong, content)],
                Id: attributes.Id
            );
    }

    /// <summary>A heading at the level that the headings before it allow.</summary>
    public Heading Place(
        SourceSpan span,
        int written,
        ImmutableArray<Inline> content,
        HeadingAttributes attributes,
        Lang here
    )
    {
        if (written == 1 && !topLevelSeen)
        {
            topLevelSeen = true;
            findings.Add(Says.TopLevelHeading(), span);
        }

        int level = Math.Clamp(written + Shift(written), 2, 6);
        if (level > Level + 1)
        {
            findings.Add(Says.LevelSkipped(written, Level + 1), span);
            level = Level + 1;
        }

        Level = level;
        return new Heading(
            span,
            here,
            level,
            content,
            attributes.Id,
            attributes.Parallel,
            attributes.Unnumbered,
            attributes.Unlisted
        );
    }

    /// <summary>
    /// How many levels deeper a heading is set than it is written. Where the text's own sections begin with '#', all go
    /// one level down, so that their order stays: from the first on, if a '#' before them is the title. Where the
    /// title is a lower heading, all below it come up to it.
    /// </summary>
    private int Shift(int written)
    {
        if (reading.File.TitleHeading is not { } title)
        {
            return shift ??= reading
                .File.Document.OfType<HeadingBlock>()
                .Any(other => other is { Level: 1, Lines.Count: > 0 })
                ? 1
                : 0;
        }

        if (written == 1)
        {
            shift = 1;
        }

        return shift ?? 1 - title.Level;
    }

    public HeadingAttributes ReadAttributes(HeadingText text)
    {
        reading.ReportBroken(text.Words, text.Form, text.Broken);
        string? id = null;
        bool unnumbered = false;
        bool unlisted = false;
        var parallel = ImmutableArray.CreateBuilder<LocalizedEntry<string>>();
        foreach (AttributeItem item in text.Attributes.Items)
        {
            SourceSpan place = text.Words.Span(item.Start, item.End);
            switch (item)
            {
                case { Kind: '#' } when id is null:
                    id = item.Name;
                    reading.Ids.Add((id, place));
                    break;
                case { Kind: '.', Name: "unnumbered" }:
                    unnumbered = true;
                    break;
                case { Kind: '.', Name: "unlisted" }:
                    unlisted = true;
                    break;
                case { Kind: '=' }
                    when Languages.Among(reading.Languages, item.Name) is { } own
                        && own.Primary == reading.Lang.Primary:
                    findings.Add(Says.TitleInOwnLanguage(item.Name), place);
                    break;
                case { Kind: '=' } when Languages.Among(reading.Languages, item.Name) is { } known:
                    parallel.Add(new(known, PlainWords.Of(place, item.Value, $"“{item.Name}=”", findings), place));
                    break;
                case { Kind: '=' } when Languages.IsTag(item.Name) && item.Name.Length == 2:
                    findings.Add(Says.LanguageNotOfEdition(item.Name, string.Join(", ", reading.Languages)), place);
                    break;
                default:
                    inlines.PassOver(
                        item,
                        text.Words,
                        "a heading",
                        ["unnumbered", "unlisted", .. reading.Languages.Select(one => one.Tag)]
                    );
                    break;
            }
        }

        return new HeadingAttributes(
            id,
            parallel.Count == 0 ? null : new(parallel.ToImmutable()),
            unnumbered,
            unlisted
        );
    }
}
