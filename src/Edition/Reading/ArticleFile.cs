using Edition.Diagnostics;
using Edition.Model;
using Markdig.Syntax;
using Block = Markdig.Syntax.Block;
using SourceSpan = Edition.Model.SourceSpan;

namespace Edition.Reading;

/// <summary>
/// A Markdown file half-way: decoded, its front matter and its blocks parsed, nothing yet made of them. Between this
/// and <see cref="ArticleReader"/> the edition's ids are given out,
/// since a reference may lead to any file.
/// </summary>
internal sealed class ArticleFile
{
    private ArticleFile(Source source, YamlMap frontMatter, Body body, MarkdownDocument document)
    {
        Source = source;
        FrontMatter = frontMatter;
        Body = body;
        Document = document;
        Definitions = LinkDefinitions.Of(document);
    }

    public Source Source { get; }

    /// <summary>Empty where the file has none.</summary>
    public YamlMap FrontMatter { get; }

    /// <summary>There is one, but it could not be read: what it lacks is not known.</summary>
    public bool FrontMatterBroken { get; private init; }

    /// <summary>The front matter is Pandoc's title block.</summary>
    public bool HasTitleBlock { get; private init; }

    public Body Body { get; }

    /// <summary>
    /// The heading that is the title: the first <c>#</c>, else the only heading of the highest level; null where the
    /// front matter has a title that it does not say again, or no heading can be one.
    /// </summary>
    public HeadingBlock? TitleHeading { get; private init; }

    public MarkdownDocument Document { get; }

    public LinkDefinitions Definitions { get; }

    /// <summary>The ids of the headings that had none, and for each slug the id it became in this file.</summary>
    public Dictionary<HeadingBlock, string> HeadingIds { get; } = [];

    public Dictionary<string, string> OwnSlugs { get; } = new(StringComparer.Ordinal);

    /// <summary>The ids of all files; set once all are parsed.</summary>
    public EditionIds Edition { get; set; } = null!;

    /// <summary>The id that a link to the file as a whole leads to.</summary>
    public string PartId { get; set; } = "";

    public static ArticleFile Parse(Source source, Findings findings)
    {
        (int yamlStart, int yamlEnd, int bodyStart) = SplitFrontMatter(source, findings);
        var none = new YamlMap(new SourceSpan(source, 0, 0), []);
        YamlMap frontMatter = none;
        bool broken = false;
        if (yamlEnd > yamlStart)
        {
            YamlValue? node = YamlReader.Read(source, yamlStart, yamlEnd, findings);
            if (node is YamlMap map)
            {
                frontMatter = KeyNames.InOneCase(map, FrontMatterKeys.Names(alone: true), findings);
            }
            else if (node is not null)
            {
                findings.Add(Says.FrontMatterForm(), node.Span);
            }

            broken = node is not YamlMap;
        }

        (YamlMap FrontMatter, int BodyStart)? block = yamlStart == 0 ? TitleBlock.Read(source) : null;
        (frontMatter, bodyStart) = block ?? (frontMatter, bodyStart);
        string text = source.Text[bodyStart..].Replace('\0', '\uFFFD');
        var body = new Body(source, text, bodyStart);
        MarkdownDocument document = BlockDepth.Parse(body, findings);
        return new ArticleFile(source, frontMatter, body, document)
        {
            HasTitleBlock = block is not null,
            TitleHeading = HasTitle(frontMatter)
                ? TitleAgain(frontMatter, body, document)
                : TitleAmong([.. document.OfType<HeadingBlock>().Where(heading => heading.Lines.Count > 0)]),
            FrontMatterBroken = broken || (yamlStart > 0 && bodyStart == source.Text.Length),
        };
    }

    private static bool HasTitle(YamlMap frontMatter) =>
        frontMatter.Find("title") is YamlMap or YamlText { Value.Length: > 0 };

    /// <summary>The only <c>#</c> of a file where it says the front matter's title again, at the head of the text.</summary>
    private static HeadingBlock? TitleAgain(YamlMap frontMatter, Body body, MarkdownDocument document)
    {
        HeadingBlock[] tops = [.. document.OfType<HeadingBlock>().Where(heading => heading.Level == 1)];
        if (
            tops is not [{ Lines.Count: > 0 } top]
            || !ReferenceEquals(
                document.FirstOrDefault(block =>
                    block
                        is not (LinkReferenceDefinitionGroup or NoteDefinitionBlock or BlankLineBlock)
                            and not HtmlBlock { Type: HtmlBlockType.Comment }
                ),
                top
            )
        )
        {
            return null;
        }

        LeafText words = HeadingText.Of(body, top).Words;
        string again = Letters(words.Text[words.Start..words.End]);
        YamlValue? title = frontMatter.Find("title");
        IEnumerable<YamlValue> said = title switch
        {
            null => [],
            YamlMap map => map.Entries.Select(entry => entry.Value).OfType<YamlValue>(),
            _ => [title],
        };
        return said.OfType<YamlText>().Any(text => again.Length > 0 && Letters(text.Value) == again) ? top : null;

        static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
    }

    private static HeadingBlock? TitleAmong(HeadingBlock[] headings)
    {
        int highest = headings.Length == 0 ? 0 : headings.Min(heading => heading.Level);
        return highest == 1 || headings.Count(heading => heading.Level == highest) == 1
            ? headings.FirstOrDefault(heading => heading.Level == highest)
            : null;
    }

    /// <summary>
    /// Headings outside second columns that carry no id of their own, with their words, in order.
    /// </summary>
    public IEnumerable<(HeadingBlock Heading, string Words)> UnnamedHeadings(Lang lang)
    {
        var quiet = new Findings();
        foreach (HeadingBlock heading in Headings(Document, lang))
        {
            HeadingText parts = HeadingText.Of(Body, heading);
            if (!parts.Attributes.Items.Any(item => item.Kind == '#'))
            {
                yield return (
                    heading,
                    Slugs.WordsOf(InlineParser.Parse(parts.Words, Definitions, quiet), parts.Words.Text)
                );
            }
        }
    }

    /// <summary>Lets the words of each heading lead to it; called once all ids are given.</summary>
    public void NameHeadings(Lang lang)
    {
        foreach (HeadingBlock heading in Headings(Document, lang))
        {
            HeadingText parts = HeadingText.Of(Body, heading);
            string? own = parts.Attributes.Items.FirstOrDefault(item => item.Kind == '#').Name;
            if ((own ?? HeadingIds.GetValueOrDefault(heading)) is { } id)
            {
                Definitions.Name(parts.Words.Text[parts.Words.Start..parts.Words.End], id);
            }
        }
    }

    private IEnumerable<HeadingBlock> Headings(ContainerBlock container, Lang lang)
    {
        foreach (Block block in container)
        {
            if (block is HeadingBlock heading)
            {
                yield return heading;
            }
            else if (
                block is FenceBlock fence
                && FenceInfo.Of(Body, fence).Lang is { } tag
                && new Lang(tag).Primary != lang.Primary
            )
            {
                continue;
            }
            else if (block is ContainerBlock inner)
            {
                foreach (HeadingBlock within in Headings(inner, lang))
                {
                    yield return within;
                }
            }
        }
    }

    // Front matter begins in the first line and with a key, so that a thematic break is not taken for it.
    private static (int YamlStart, int YamlEnd, int BodyStart) SplitFrontMatter(Source source, Findings findings)
    {
        string text = source.Text;
        if (
            !text.StartsWith("---", StringComparison.Ordinal)
            || source.LineText(1).TrimEnd() != "---"
            || source.LineCount < 2
        )
        {
            return (0, 0, 0);
        }

        int start = source.LineStart(2);
        string first = source.LineText(2);
        bool empty = first.TrimEnd() is "---" or "...";
        if (!empty && !BeginsLikeYaml(first))
        {
            return (0, 0, 0);
        }

        for (int line = 2; line <= source.LineCount; line++)
        {
            if (source.LineText(line).TrimEnd() is "---" or "...")
            {
                return (
                    start,
                    source.LineStart(line),
                    line == source.LineCount ? text.Length : source.LineStart(line + 1)
                );
            }
        }

        findings.Add(Says.FrontMatterUnclosed(), new SourceSpan(source, 0, 3));
        return (start, start, text.Length);
    }

    private static bool BeginsLikeYaml(string line)
    {
        int colon = line.IndexOf(':', StringComparison.Ordinal);
        return line.StartsWith('#')
            ? line.Length > 1 && line[1] != '#'
            : colon > 0
                && line[..colon]
                    .All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '"' or '\'' or ' ' or '.' or '/' or '@')
                && (colon + 1 == line.Length || line[colon + 1] is ' ' or '\t');
    }
}
