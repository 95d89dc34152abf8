using System.Text;
using System.Xml.Linq;
using CsCheck;
using Edition.Packaging;

namespace Edition.Tests.Epub;

[Trait("Kind", "property")]
public sealed class XmlTextTests
{
    /// <summary>
    /// Any UTF-16 whatever, lone surrogates and controls too, makes XML that an XML reader accepts and reads back, each
    /// forbidden character as U+FFFD.
    /// </summary>
    [Fact]
    public void Any_text_comes_back() =>
        Gen
            .Char.Array[0, 40]
            .Select(characters => new string(characters))
            .Sample(text =>
            {
                XmlText xml = new(1);
                xml.Raw("<r"u8).Attribute("a"u8, text).Raw(">"u8).Text(text).Raw("</r>"u8);
                XElement root = XElement.Parse(
                    Encoding.UTF8.GetString(xml.Written.Span),
                    LoadOptions.PreserveWhitespace
                );
                string allowed = Allowed(text);
                return root.Value == allowed && root.Attribute("a")!.Value == allowed;
            });

    [Theory]
    [InlineData("]]>", "]]&gt;")]
    [InlineData("a\0b", "a\uFFFDb")]
    [InlineData("\uD83D\uDE00\uFFFE", "\uD83D\uDE00\uFFFD")]
    [InlineData("\uD83F\uDFFF", "\uFFFD")]
    [InlineData("\r", "&#13;")]
    public void Dangerous_text(string text, string expected) =>
        Assert.Equal(expected, new XmlText().Text(text).ToString());

    private static string Allowed(string text) =>
        string.Concat(
            text.EnumerateRunes()
                .Select(rune =>
                    rune.Value is 9 or 10 or 13 or (>= 0x20 and < 0xFFFE)
                    || (rune.Value > 0xFFFF && (rune.Value & 0xFFFE) != 0xFFFE)
                        ? rune.ToString()
                        : "\uFFFD"
                )
        );
}
