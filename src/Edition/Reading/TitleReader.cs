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

    // The title is the front matter's, else the only heading of the first level.
    private HeadingBlock? HeadingOf(YamlFields fields)
    {
        if (fields.Has("title"))
        {
            return null;
        }

        HeadingBlock[] first =
        [
            .. reading
                .File.Document.OfType<HeadingBlock>()
                .Where(heading => heading.Level == 1 && heading.Lines.Count > 0)
                .Take(2),
        ];
        return first.Length == 1 ? first[0] : null;
    }

    public Title Read(YamlFields fields)
    {
        HeadingBlock? heading = HeadingOf(fields);
        if (heading is not null)
        {
            HeadingText text = HeadingText.Of(reading.Body, heading);
            HeadingAttributes attributes = blocks.Headings.ReadAttributes(text);
            ImmutableArray<Inline> words = blocks.Inlines.Read(text.Words, reading.Lang);
            if (!InlineReader.HasWords(words))
            {
                findings.Add(Rules.EmptyHeading, reading.Body.Span(heading), "A heading without words is left out.");
                return new Title(TitleOfName(), attributes.Id, heading);
            }

            var entries = ImmutableArray.CreateBuilder<LocalizedEntry<ImmutableArray<Inline>>>();
            entries.Add(new(reading.Lang, words, text.Words.Span()));
            foreach (LocalizedEntry<string> parallel in attributes.Parallel?.Entries ?? [])
            {
                entries.Add(
                    new(parallel.Lang, [new Text(parallel.Span, parallel.Lang, parallel.Value)], parallel.Span)
                );
            }

            return new Title(new(entries.ToImmutable()), attributes.Id, heading);
        }

        if (fields.Has("title"))
        {
            Localized<YamlText> title = fields.LocalizedNodes("title");
            Localized<ImmutableArray<Inline>> set = new([
                .. title.Entries.Select(entry => new LocalizedEntry<ImmutableArray<Inline>>(
                    entry.Lang,
                    blocks.Inlines.Read(Leaf(entry.Value), entry.Lang),
                    entry.Span
                )),
            ]);
            foreach (
                LocalizedEntry<ImmutableArray<Inline>> empty in set.Entries.Where(entry =>
                    !InlineReader.HasWords(entry.Value)
                )
            )
            {
                findings.Add(Rules.WrongType, empty.Span, "'title' has no words.");
            }

            return new Title(set, null, null);
        }

        return new Title(TitleOfName(), null, null);
    }

    /// <summary>The title of a file that has none: its name.</summary>
    private Localized<ImmutableArray<Inline>> TitleOfName()
    {
        string name = Path.GetFileNameWithoutExtension(reading.File.Source.Path);
        SourceSpan place = new(reading.File.Source, 0, 0);
        if (reading.File.FrontMatterBroken)
        {
            // The fault that is already reported may hide the title.
        }
        else if (reading.Alone)
        {
            findings.Add(
                Rules.TitleFromFileName,
                place,
                $"The file has neither a 'title' nor one single '#' heading: its title is its name, '{Shown.Brief(name)}'."
            );
        }
        else
        {
            findings.Add(
                Rules.NoTitle,
                place,
                "The file needs a 'title' in its front matter, or one single '#' heading."
            );
        }

        return new([new(reading.Lang, [new Text(place, reading.Lang, Nfc.Of(name))], place)]);
    }

    /// <summary>The text of a YAML value with the places of its characters, where they are known.</summary>
    private static LeafText Leaf(YamlText value) =>
        value.IsPlain
            ? new LeafText(value.Span.Source!, value.Span.Start, value.Value)
            : new LeafText(value.Span, value.Value);
}
