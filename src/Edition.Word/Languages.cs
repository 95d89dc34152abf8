using Edition.Model;
using Edition.Packaging;

namespace Edition.Word;

/// <summary>
/// Languages as Word knows them: its proofing tools go by language and region, so a bare language takes the region that
/// its typography is set by.
/// </summary>
internal static class Languages
{
    /// <summary>
    /// &lt;w:lang/&gt; for text of the language; East Asian and right-to-left scripts have attributes of their own
    /// (ECMA-376-1, 17.3.2.20).
    /// </summary>
    public static void Write(XmlText xml, Lang lang)
    {
        string tag = Tag(lang);
        xml.Raw("<w:lang"u8).Attribute("w:val"u8, tag);
        switch (lang.Primary)
        {
            case "ja" or "zh" or "ko":
                xml.Attribute("w:eastAsia"u8, tag);
                break;
            case "ar" or "he" or "fa" or "ur" or "yi":
                xml.Attribute("w:bidi"u8, tag);
                break;
            default:
                break;
        }

        xml.Raw("/>"u8);
    }

    public static string Tag(Lang lang) =>
        lang.Tag.Contains('-')
            ? lang.Tag
            : lang.Primary switch
            {
                "ru" => "ru-RU",
                "en" => "en-US",
                "de" => "de-DE",
                "fr" => "fr-FR",
                "es" => "es-ES",
                "it" => "it-IT",
                "pt" => "pt-PT",
                "pl" => "pl-PL",
                "uk" => "uk-UA",
                "be" => "be-BY",
                "kk" => "kk-KZ",
                "ja" => "ja-JP",
                "zh" => "zh-CN",
                "ko" => "ko-KR",
                "la" => "la-VA",
                "el" => "el-GR",
                "ar" => "ar-SA",
                "he" => "he-IL",
                _ => lang.Tag,
            };
}
