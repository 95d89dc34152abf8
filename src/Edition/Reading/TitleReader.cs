using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Model;
using Markdig.Syntax;
using SourceSpan = Edition.Model.SourceSpan;

namespace Edition.Reading;

/// <summary>A file's title in its languages, the id it may have, and the heading that it was.</summary>
internal sealed record Title(Localized<ImmutableArray<Inline>> Words, string? Id, HeadingBlock? Heading);

/// <summary>
/// The title of a file: of its front matter, of its heading, of its name.
/// </summary>
internal sealed class TitleReader(FileReading reading, BlockReader blocks)
{
    private readonly Findings findings = reading.Findings;

    public Title Read(YamlFields fields)
    {
        ArticleFile file = reading.File;
        if (file.HasTitleBlock)
        {
            findings.Add(Says.TitleBlock(), new SourceSpan(file.Source, 0, 1));
        }

        if (file.TitleHeading is { } heading && !fields.Has("title"))
        {
            return OfHeading(heading, fields);
        }

        Localized<ImmutableArray<Inline>> set = new([
            .. fields
                .LocalizedNodes("title")
                .Entries.Select(entry => new LocalizedEntry<ImmutableArray<Inline>>(
                    entry.Lang,
                    blocks.Inlines.Read(LeafText.Of(entry.Value), entry.Lang),
                    entry.Span
                )),
        ]);
        foreach (LocalizedEntry<ImmutableArray<Inline>> empty in set.Entries)
        {
            if (!InlineReader.HasWords(empty.Value))
            {
                findings.Add(Says.TitleWithoutWords(), empty.Span);
            }
        }

        return file.TitleHeading is { } again
            ? Again(again, set)
            : new Title(set.IsEmpty ? OfName(fields) : set, null, null);
    }

    /// <summary>A title that the front matter gives and a heading says again is set once.</summary>
    private Title Again(HeadingBlock heading, Localized<ImmutableArray<Inline>> set)
    {
        HeadingText text = HeadingText.Of(reading.Body, heading);
        HeadingAttributes attributes = blocks.Headings.ReadAttributes(text);
        findings.Add(Says.TitleAgain(), reading.Body.Span(heading));

        // A note stands in the heading alone.
        ImmutableArray<Inline> words = blocks.Inlines.Read(text.Words, reading.Lang);
        bool holdsMore = words.Any(inline => inline is not Text);
        return new Title(
            new([
                .. set.Entries.Select(entry =>
                    holdsMore && entry.Lang.Primary == reading.Lang.Primary ? entry with { Value = words } : entry
                ),
                .. (attributes.Parallel?.Entries ?? [])
                    .Where(other => !set.TryGet(other.Lang, out _))
                    .Select(other => new LocalizedEntry<ImmutableArray<Inline>>(
                        other.Lang,
                        [new Text(other.Span, other.Lang, other.Value)],
                        other.Span
                    )),
            ]),
            attributes.Id ?? reading.File.HeadingIds.GetValueOrDefault(heading),
            heading
        );
    }

    private Title OfHeading(HeadingBlock heading, YamlFields fields)
    {
        HeadingText text = HeadingText.Of(reading.Body, heading);
        HeadingAttributes attributes = blocks.Headings.ReadAttributes(text);
        ImmutableArray<Inline> words = blocks.Inlines.Read(text.Words, reading.Lang);
        if (!InlineReader.HasWords(words))
        {
            findings.Add(Says.EmptyHeadingLeftOut(), reading.Body.Span(heading));
            return new Title(OfName(fields), attributes.Id, heading);
        }

        bool only =
            heading.Level == 1 && reading.File.Document.OfType<HeadingBlock>().Count(other => other.Level == 1) == 1;
        if (!only && !fields.HasSlipOf("title"))
        {
            findings.Add(Says.NoTitle(), reading.Body.Span(heading));
        }

        var entries = ImmutableArray.CreateBuilder<LocalizedEntry<ImmutableArray<Inline>>>();
        entries.Add(new(reading.Lang, words, text.Words.Span()));
        foreach (LocalizedEntry<string> parallel in attributes.Parallel?.Entries ?? [])
        {
            entries.Add(new(parallel.Lang, [new Text(parallel.Span, parallel.Lang, parallel.Value)], parallel.Span));
        }

        return new Title(
            new(entries.ToImmutable()),
            attributes.Id ?? reading.File.HeadingIds.GetValueOrDefault(heading),
            heading
        );
    }

    /// <summary>The title of a file that has none: its name.</summary>
    private Localized<ImmutableArray<Inline>> OfName(YamlFields fields)
    {
        string name = Path.GetFileNameWithoutExtension(reading.File.Source.Path);
        SourceSpan place = new(reading.File.Source, 0, 0);

        // A fault that is already reported may hide the title.
        if (!reading.File.FrontMatterBroken && !fields.HasSlipOf("title"))
        {
            findings.Add(Says.TitleFromFileName(Shown.Brief(name)), place);
        }

        return new([new(reading.Lang, [new Text(place, reading.Lang, Nfc.Of(name))], place)]);
    }
}
