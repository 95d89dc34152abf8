using System.Collections.Immutable;
using Edition.Model;
using Edition.Styling;

namespace Edition.Word;

/// <summary>Contents, and the hidden entries from which they are gathered again.</summary>
internal sealed partial class StoryWriter
{
    /// <summary>
    /// Contents can be gathered again: from the headings, and where those lack the language or the authors, from the
    /// entries that stand hidden with them (TC fields).
    /// </summary>
    void IBlockVisitor<Place>.Visit(Contents contents, Place at)
    {
        int depth = contents.Entries.IsEmpty ? 1 : Math.Clamp(contents.Entries.Max(entry => entry.Level), 1, 9);
        int from = plan.FirstGathered(contents);
        for (int i = 0; i < contents.Entries.Length; i++)
        {
            ContentsEntry entry = contents.Entries[i];
            Open(new ParagraphStyle(Setting.Of(entry)), entry.Lang);
            if (i == 0)
            {
                runs.BeginField(
                    from > depth
                        ? $"TOC \\f {contents.Lang.Primary[0]} \\h \\z"
                        : $"TOC \\o \"{from}-{depth}\" \\f {plan.Lang.Primary[0]} \\h \\z"
                );
            }

            bool linked = BeginLink(entry.Target);
            Inlines(entry.Line);
            if (linked)
            {
                runs.Write("\t", CharacterStyle.None, entry.Lang);
                PageField(entry.Target, entry.Lang);
                EndLink();
            }

            if (i == contents.Entries.Length - 1)
            {
                runs.EndField();
            }

            Close();
        }
    }

    private static ReadOnlySpan<byte> HiddenRun => "<w:r><w:rPr><w:vanish/></w:rPr>"u8;

    /// <summary>
    /// An entry of contents that is not shown where it stands (TC): hidden as Word itself hides it, so that it is not
    /// seen where codes of fields are. Its letters come into the contents as they are set here.
    /// </summary>
    private void ContentsField(ImmutableArray<Inline> line, Lang lang, int level)
    {
        runs.Close();
        Fate opened = changes.Open();
        xml.Raw(HiddenRun).Raw("<w:fldChar w:fldCharType=\"begin\"/></w:r>"u8);
        Instruct(" TC \"", isItalic: false);
        Quote(line, isItalic: false);
        Instruct($"\" \\f {lang.Primary[0]} \\l {Math.Clamp(level, 1, 9)} ", isItalic: false);
        xml.Raw(HiddenRun).Raw("<w:fldChar w:fldCharType=\"end\"/></w:r>"u8);
        changes.Close(opened);
    }

    private void Quote(ImmutableArray<Inline> line, bool isItalic)
    {
        foreach (Inline inline in line)
        {
            if (inline is Styled { Style: InlineStyle.Emphasis } emphasis)
            {
                Quote(emphasis.Content, !isItalic);
            }
            else
            {
                string text = PlainText
                    .Of([inline])
                    .Replace("\\", "\\\\", StringComparison.Ordinal)
                    .Replace("\"", "\\\"", StringComparison.Ordinal)
                    .Replace('\n', ' ');
                Instruct(text, isItalic);
            }
        }
    }

    private void Instruct(string text, bool isItalic)
    {
        if (isItalic)
        {
            xml.Raw("<w:r><w:rPr><w:rStyle"u8)
                .Attribute("w:val"u8, CharacterStylesUsed.Use(CharacterStyle.Emphasis))
                .Raw("/><w:vanish/></w:rPr>"u8);
        }
        else
        {
            xml.Raw(HiddenRun);
        }

        runs.Instruct(text);
        xml.Raw("</w:r>"u8);
    }
}
