using Edition.Model;
using Edition.Packaging;
using Edition.Styling;

namespace Edition.Word;

/// <summary>
/// Writes the runs of paragraphs (ECMA-376-1, 17.3.2) and the fields among them. A run goes on as long as its style,
/// its language and what became of it are the same.
/// </summary>
internal sealed class RunWriter(
    XmlText xml,
    CharacterStyleSet used,
    Template template,
    Lang bookLang,
    ChangeWriter changes
)
{
    private readonly TextStyle mark = template.Style(StyleName.NoteMark);
    private Manner paragraph;
    private Length paragraphSize;
    private Lang paragraphLang;
    private bool runIsOpen;
    private bool textIsOpen;
    private CharacterStyle runStyle;
    private Lang runLang;
    private Fate runFate;

    /// <summary>How what is written next is to look.</summary>
    public Manner Manner { get; set; }

    public void BeginParagraph(Manner manner, Length size, Lang lang) =>
        (paragraph, Manner, paragraphSize, paragraphLang) = (manner, manner, size, lang);

    /// <summary>A field up to its cached result, which <see cref="EndField"/> ends.</summary>
    public void BeginField(string instruction)
    {
        Close();
        Fate opened = changes.Open();
        xml.Raw("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r>"u8);
        Instruct($" {instruction} ");
        xml.Raw("</w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"u8);
        changes.Close(opened);
    }

    /// <summary>Of a field's code, within a run.</summary>
    public void Instruct(string text)
    {
        xml.Raw("<"u8).Raw(changes.InstructionTag).Raw(" xml:space=\"preserve\">"u8).Text(text);
        xml.Raw("</"u8).Raw(changes.InstructionTag).Raw(">"u8);
    }

    public void EndField()
    {
        Close();
        Fate opened = changes.Open();
        xml.Raw("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"u8);
        changes.Close(opened);
    }

    public void Break(CharacterStyle style)
    {
        Open(style, runIsOpen ? runLang : paragraphLang);
        CloseText();
        xml.Raw("<w:br/>"u8);
    }

    public void Write(ReadOnlySpan<char> words, CharacterStyle wanted, Lang lang)
    {
        if (words.IsEmpty)
        {
            return;
        }

        Open(wanted, lang);
        while (!words.IsEmpty)
        {
            int special = words.IndexOfAny('\t', '\n', '\u00AD');
            ReadOnlySpan<char> plain = special < 0 ? words : words[..special];
            if (!plain.IsEmpty)
            {
                if (!textIsOpen)
                {
                    xml.Raw("<"u8).Raw(changes.TextTag).Raw(" xml:space=\"preserve\">"u8);
                    textIsOpen = true;
                }

                xml.Text(plain);
            }

            if (special < 0)
            {
                return;
            }

            CloseText();
            xml.Raw(
                words[special] switch
                {
                    '\t' => "<w:tab/>"u8,
                    '\n' => "<w:br/>"u8,
                    _ => "<w:softHyphen/>"u8,
                }
            );
            words = words[(special + 1)..];
        }
    }

    public void Open(CharacterStyle wanted, Lang lang)
    {
        if (runIsOpen && runStyle == wanted && runLang == lang && runFate == changes.Fate)
        {
            return;
        }

        Close();
        runFate = changes.Open();
        xml.Raw("<w:r>"u8);
        CharacterStyle named = Upheld(wanted);
        bool small = named.HasFlag(CharacterStyle.Small) && paragraphSize != template.Style(StyleName.Body).Size;
        if (named != CharacterStyle.None || lang != bookLang)
        {
            xml.Raw("<w:rPr>"u8);
            if (named != CharacterStyle.None)
            {
                xml.Raw("<w:rStyle"u8).Attribute("w:val"u8, used.Use(named)).Raw("/>"u8);
            }

            // A style of Word's knows no size in proportion: its own is the text's.
            if (small)
            {
                StyleSheet.Size(xml, paragraphSize * Manner.SmallScale);
            }

            if (lang != bookLang)
            {
                Languages.Write(xml, lang);
            }

            xml.Raw("</w:rPr>"u8);
        }

        runIsOpen = true;
        runStyle = wanted;
        runLang = lang;
    }

    /// <summary>The style that makes the run what it is to be in a paragraph of this style.</summary>
    private CharacterStyle Upheld(CharacterStyle wanted)
    {
        bool marks = wanted.HasFlag(CharacterStyle.FootnoteReference);
        return wanted
            | Against(CharacterStyle.InBold, CharacterStyle.Strong, static each => each.Bold, mark.Bold)
            | Against(CharacterStyle.InItalic, CharacterStyle.Emphasis, static each => each.Italic, mark.Italic)
            | Against(
                CharacterStyle.InSmallCaps,
                CharacterStyle.SmallCaps,
                static each => each.SmallCaps,
                mark.SmallCaps
            );

        CharacterStyle Against(CharacterStyle flag, CharacterStyle says, Func<Manner, bool> of, bool ofMark) =>
            (of(paragraph) ^ (wanted.HasFlag(says) || (marks && ofMark))) == of(Manner) ? CharacterStyle.None : flag;
    }

    private void CloseText()
    {
        if (textIsOpen)
        {
            xml.Raw(runFate == Fate.Deleted ? "</w:delText>"u8 : "</w:t>"u8);
            textIsOpen = false;
        }
    }

    public void Close()
    {
        CloseText();
        if (runIsOpen)
        {
            xml.Raw("</w:r>"u8);
            changes.Close(runFate);
            runIsOpen = false;
        }
    }
}
