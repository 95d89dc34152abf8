using System.Collections.Immutable;
using System.Text;
using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Tests.Reading;

/// <summary>Cases at the edges of the inline grammar, the model written in a short form of tags.</summary>
public sealed class InlineTests
{
    [Theory]
    [InlineData("*a **b* c**", "<em>a <em><em>b</em> c</em></em>")]
    [InlineData("**a *b***", "<b>a <em>b</em></b>")]
    [InlineData("***a** b*", "<em><b>a</b> b</em>")]
    [InlineData("snake_case_word и слово_слово_", "snake_case_word и слово_слово_")]
    [InlineData("«*курсив*»", "«<em>курсив</em>»")]
    [InlineData("около ~5 и ~6 км", "около ~5 и ~6 км")]
    [InlineData("H~2~O, x^2^, 2^n и 3^m", "H<sub>2</sub>O, x<sup>2</sup>, 2^n и 3^m")]
    [InlineData("~~a b~~ ~~~c~~~", "<s>a b</s> ~~~c~~~")]
    [InlineData("`` a`b `` `*c*`", "<code>a`b</code> <code>*c*</code>")]
    [InlineData("`open *em*", "`open <em>em</em>")]
    [InlineData(@"\*a\* \q \\", @"*a* \q \")]
    [InlineData("&laquo;&#1040;&raquo; &nosuch; &amp", "«А» &nosuch; &amp")]
    [InlineData("[a [b](https://c.d) e](https://f.g)", "[a <a https://c.d>b</a> e](https://f.g)")]
    [InlineData("[*a](https://b.c)*", "<a https://b.c>*a</a>*")]
    [InlineData("[a](<https://b.c/d e> 'f')", "<a https://b.c/d%20e>a</a>")]
    [InlineData("[a]{lang=la .smallcaps} [b]", "<la><sc>a</sc></la> [b]")]
    [InlineData("[a] {x} {.y}", "[a] {x} {.y}")]
    [InlineData(
        "<https://a.b/%D0%B9?c=1&d> <me@a.b>",
        "<a https://a.b/%D0%B9?c=1&d>https://a.b/%D0%B9?c=1&d</a> <a mailto:me@a.b>me@a.b</a>"
    )]
    [InlineData(
        "[a](https://пример.рф/б?x=[1]&y=5%#z)",
        "<a https://xn--e1afmkfd.xn--p1ai/%D0%B1?x=%5B1%5D&y=5%25#z>a</a>"
    )]
    [InlineData("a < b > c <5", "a < b > c <5")]
    [InlineData("a<!-- c -->b", "ab")]
    [InlineData("a  \nb\\\nc\n   d", "a<br>b<br>c d")]
    [InlineData("и\u0306 e\u0301\u0323", "й ẹ́")]
    [InlineData("[a^[b [c] d]](https://e.f)", "<a https://e.f>a<note>b [c] d</note></a>")]
    [InlineData("а[^x] б[^x]\n\n[^x]: *n*", "а<note><em>n</em></note> б<again>")]
    public void AreReadAs(string markdown, string expected)
    {
        (Book book, ImmutableArray<Diagnostic> findings) = Manuscripts.ReadText(
            "---\ntitle: T\n---\n\n" + markdown + "\n"
        );
        Assert.Empty(findings.Where(finding => finding.Rule.Severity == Severity.Error));
        Assert.Equal(expected, Short(((Paragraph)book.Articles[0].Blocks[0]).Content));
    }

    [Fact]
    public void PlacesAreThoseOfTheSource()
    {
        const string Markdown = "> a *b*\r\n> c [d](#e) é\r\n\r\n## e\r\n";
        (Book book, _) = Manuscripts.ReadText(Markdown);
        var paragraph = (Paragraph)((Quotation)book.Articles[0].Blocks[0]).Blocks[0];
        string[] stretches =
        [
            .. paragraph.Content.Select(inline => Markdown.Substring(inline.Span.Start, inline.Span.Length)),
        ];
        Assert.Equal(["a ", "*b*", "\r\n> c ", "[d](#e)", " é"], stretches);
    }

    [Theory]
    [InlineData("> a | b\n---|---\n")]
    [InlineData("- a | b\n---|---\n")]
    [InlineData("a | b\n> ---|---\n")]
    public void ADelimiterRowElsewhereMakesNoTable(string markdown)
    {
        (Book book, _) = Manuscripts.ReadText(markdown);
        Assert.DoesNotContain(book.Articles[0].Blocks, block => block is Table);
        Assert.Contains("a | b", BookDump.Of(book), StringComparison.Ordinal);
    }

    private static string Short(ImmutableArray<Inline> inlines)
    {
        var text = new StringBuilder();
        foreach (Inline inline in inlines)
        {
            switch (inline)
            {
                case Text t:
                    text.Append(t.Value);
                    break;
                case Code c:
                    text.Append("<code>" + c.Value + "</code>");
                    break;
                case HardBreak:
                    text.Append("<br>");
                    break;
                case Link l:
                    text.Append("<a " + l.Uri + ">" + Short(l.Content) + "</a>");
                    break;
                case LangSpan s:
                    text.Append("<" + s.Lang + ">" + Short(s.Content) + "</" + s.Lang + ">");
                    break;
                case Note n:
                    text.Append("<note>" + Short(((Paragraph)n.Blocks[0]).Content) + "</note>");
                    break;
                case NoteRef:
                    text.Append("<again>");
                    break;
                case Styled s:
                    string tag = s.Style switch
                    {
                        InlineStyle.Emphasis => "em",
                        InlineStyle.Strong => "b",
                        InlineStyle.Struck => "s",
                        InlineStyle.Subscript => "sub",
                        InlineStyle.Superscript => "sup",
                        _ => "sc",
                    };
                    text.Append("<" + tag + ">" + Short(s.Content) + "</" + tag + ">");
                    break;
                default:
                    throw new InvalidOperationException(inline.GetType().Name);
            }
        }

        return text.ToString();
    }
}
