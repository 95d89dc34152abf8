using System.Collections.Immutable;
using System.Text;

namespace Edition.Model;

/// <summary>
/// The characters of a leaf block or of inlines in reading order: texts, code, link and reference contents; a hard
/// break is U+000A; notes and their marks,
/// pictures, page numbers and computed values are nothing. Offsets everywhere in the project count UTF-16 units of this text.
/// </summary>
public static class PlainText
{
    public static string Of(ImmutableArray<Inline> inlines)
    {
        if (inlines is [Text { Value: var only }])
        {
            return only;
        }

        var text = new StringBuilder(256);
        Append(text, inlines);
        return text.ToString();
    }

    /// <summary>
    /// Text of a leaf block. Line blocks join their lines, tables their caption, head and rows cell by cell, with
    /// U+000A, blocks in cells left out as leaves of their own; containers give the empty string.
    /// </summary>
    public static string Of(Block block) =>
        block switch
        {
            CodeBlock code => code.Value,
            Contents => "",
            _ => string.Join('\n', block.Texts.Select(Of)),
        };

    private static void Append(StringBuilder text, ImmutableArray<Inline> inlines)
    {
        foreach (Inline inline in inlines)
        {
            text.Append(
                inline switch
                {
                    Text t => t.Value,
                    Code c => c.Value,
                    HardBreak => "\n",
                    _ => "",
                }
            );
            Append(text, inline.Content);
        }
    }
}
