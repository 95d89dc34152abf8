using Markdig;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Edition.Reading;

/// <summary>
/// CommonMark's blocks, as Markdig knows them, and beside them our own: fences, note definitions, pipe tables, line
/// blocks, lists by letters. Markdig sees to the
/// blocks only: each leaf keeps the lines it was made of, and <see cref="InlineParser"/> reads these in their places.
/// </summary>
internal static class BlockGrammar
{
    private static readonly MarkdownPipeline Pipeline = Build();

    /// <summary>
    /// Throws <see cref="ArgumentException"/> where blocks are nested beyond Markdig's limit; <see cref="BlockDepth"/>
    /// finds the place.
    /// </summary>
    public static MarkdownDocument Parse(string text) => Markdown.Parse(text, Pipeline);

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder();
        builder
            .BlockParsers.Find<ListBlockParser>()!
            .ItemParsers.AddRange([new LetterItemParser(), new CyrillicItemParser()]);
        builder.BlockParsers.Insert(0, new FenceParser());
        builder.BlockParsers.Insert(1, new NoteDefinitionParser());
        builder.BlockParsers.Insert(2, new LineBlockParser());
        builder.BlockParsers.Insert(3, new GridTableParser());
        builder.BlockParsers.InsertBefore<HtmlBlockParser>(new HtmlLineParser());

        // A list item may begin with a table, so lists are asked first.
        builder.BlockParsers.InsertBefore<ParagraphBlockParser>(new TableParser());
        foreach (BlockParser parser in builder.BlockParsers)
        {
            // Markdig would else release a leaf's lines after its own inline parse.
            parser.Closed += static (_, block) =>
            {
                if (block is LeafBlock leaf)
                {
                    leaf.ProcessInlines = false;
                }
            };
        }

        builder.InlineParsers.Clear();
        return builder.Build();
    }
}
