using System.Collections.Immutable;
using System.Text;
using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Tests.Reading;

/// <summary>Cases at the edges of the inline grammar, the model written in a short form of tags.</summary>
[Trait("Kind", "unit")]
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
    [InlineData("[a [b](https://c.d) e](https://f.g)", "[a <a https://c.d>b</a> e](<a https://f.g>https://f.g</a>)")]
    [InlineData("**§ 4.**Срок, **б)**второй, *«Заря»*ми", "<b>§ 4.</b>Срок, <b>б)</b>второй, <em>«Заря»</em>ми")]
    [InlineData("у*«Зари»*, *слово*^[n]*дальше*", "у<em>«Зари»</em>, <em>слово</em><note>n</note><em>дальше</em>")]
    [InlineData("*(*b*)* и *(b)*", "<em>(<em>b</em>)</em> и <em>(b)</em>")]
    [InlineData("м^2^^[n] м^3^[a](https://b.c)", "м<sup>2</sup><note>n</note> м<sup>3</sup><a https://b.c>a</a>")]
    [InlineData("ключ^[a]^[b], c^[1]^ d", "ключ<note>a</note><note>b</note>, c<sup>[1]</sup> d")]
    [InlineData("c^[1](https://b.c)^ d", "c<sup><a https://b.c>1</a></sup> d")]
    [InlineData(
        "at https://a.b/c_*d*_e?f=1&g=2, (https://a.b/h(i)) www.k.org.",
        "at <a https://a.b/c_*d*_e?f=1&g=2>https://a.b/c_*d*_e?f=1&g=2</a>, "
            + "(<a https://a.b/h(i)>https://a.b/h(i)</a>) <a http://www.k.org>www.k.org</a>."
    )]
    [InlineData(
        "*https://a.b*, «https://a.b/» http://",
        "<em><a https://a.b>https://a.b</a></em>, «<a https://a.b/>https://a.b/</a>» http://"
    )]
    [InlineData(
        "[https://a.b](https://c.d) mailto:x@y.z",
        "<a https://c.d>https://a.b</a> <a mailto:x@y.z>mailto:x@y.z</a>"
    )]
    [InlineData("[the road](https://a.b/the road) [a](b c)", "<a https://a.b/the%20road>the road</a> [a](b c)")]
    [InlineData(
        "a<br>b <B>c</B> <i>d*e*</i> H<sub>2</sub>O <code>f_*g*_&lt;</code> <s>h</s>",
        "a<br>b <b>c</b> <em>d<em>e</em></em> H<sub>2</sub>O <code>f_*g*_<</code> <s>h</s>"
    )]
    [InlineData(
        "<span lang=\"la\">in situ</span> <a href=\"https://a.b\">c</a>",
        "<la>in situ</la> <a https://a.b>c</a>"
    )]
    [InlineData("10\\ км $a*b*c$ и *d*", "10\u00A0км $a*b*c$ и <em>d</em>")]
    [InlineData("[*a](https://b.c)*", "<a https://b.c>*a</a>*")]
    [InlineData("[a](<https://b.c/d e> 'f')", "<a https://b.c/d%20e>a</a>")]
    [InlineData("a <small>b *c*</small>", "a <small>b <em>c</em></small>")]
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
    [InlineData("[a^[b [c] d]](https://e.f)", "<a https://e.f>a</a><note>b [c] d</note>")]
    [InlineData("а[^x] б[^x]\n\n[^x]: *n*", "а<note><em>n</em></note> б<again>")]
    public void Are_read_as(string markdown, string expected)
    {
        (Book book, ImmutableArray<Diagnostic> findings) = Manuscripts.ReadText(
            "---\ntitle: T\n---\n\n" + markdown + "\n"
        );
        Assert.Empty(findings.Where(finding => finding.Rule.Severity == Severity.Error));
        Assert.Equal(expected, Short(((Paragraph)book.Articles[0].Blocks[0]).Content));
    }

    /// <summary>What looks like a mark of another dialect and is none, by that dialect's own rule or by its use.</summary>
    [Theory]
    [InlineData(
        """It cost $5 then, and $7 now; $5,000 (A$), US$ 20, 5$/6$, A$, HK$ and $HOME:$PATH or ${A}/${B}; \$5 and 6$."""
    )]
    [InlineData(
        """Write to clerk@example.org or @ home, 100 %, 50%% and 60%%, %PATH%; C++ or D++, a==b and c==d, x == y == z, i++; j++."""
    )]
    [InlineData(
        """The path C:\new\plans, \\server\share, ..\mill and `\newpage` `[[x]]` `$a$` `{{ b }}`; \[sic\], \[1\], \(as he said\)."""
    )]
    [InlineData("""At 12:30:45, ::1, a:b:c; F# and #1, #fff, C# here; [[1]](#x) is [x]{#x}; {a, b} and {1}""")]
    [InlineData("""2 * 3 * 4, ~5 km, ____, and N***; !!! and ???""")]
    [InlineData("""Then 2*3 = 6.""")]
    [InlineData(
        """See [@mill](https://example.org/@mill) and https://example.org/@mill/#tag or https://example.org/a_*b*_c$d$."""
    )]
    public void No_mark_is_seen_in(string markdown)
    {
        (_, ImmutableArray<Diagnostic> findings) = Manuscripts.ReadText(
            "---\ntitle: T\n---\n\n" + markdown + "\n\n1. x\n"
        );
        Assert.Empty(findings);
    }

    [Fact]
    public void Places_are_those_of_the_source()
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
    public void A_delimiter_row_elsewhere_makes_no_table(string markdown)
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
                case InlinePicture picture:
                    text.Append("<img " + picture.Alt + ">");
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
                        InlineStyle.Underlined => "u",
                        InlineStyle.Highlighted => "mark",
                        InlineStyle.Small => "small",
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
