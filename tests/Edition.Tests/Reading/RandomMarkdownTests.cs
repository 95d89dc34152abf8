using System.Collections.Immutable;
using CsCheck;
using Edition.Diagnostics;
using Edition.Model;
using Parallel = Edition.Model.Parallel;

namespace Edition.Tests.Reading;

/// <summary>
/// What holds of any text whatever: it is read without an exception, twice alike, and every place lies within it,
/// inside that of what encloses it.
/// </summary>
[Trait("Kind", "property")]
public sealed class RandomMarkdownTests
{
    private static readonly string[] Pieces =
    [
        "\n",
        "\n",
        "\n\n",
        " ",
        "  ",
        "    ",
        "\t",
        "\r\n",
        "слово ",
        "word ",
        "a",
        "1",
        ".",
        ":",
        "!",
        "*",
        "**",
        "_",
        "`",
        "```\n",
        "~",
        "~~",
        "^",
        "^[",
        "[",
        "]",
        "](",
        ")",
        "(#id)",
        "(https://a.b)",
        "{#id}",
        "{.x}",
        "{lang=en}",
        "{",
        "}",
        "# ",
        "## ",
        "- ",
        "1. ",
        "a) ",
        "i) ",
        "\nа) ",
        "\nб) ",
        "> ",
        "| ",
        "|",
        "|---|",
        "\n|-|-|\n",
        ": ",
        "::: ",
        ":::\n",
        ":::: parallel\n",
        "::: {lang=en}\n",
        "::: {.abstract lang=en}\n",
        "[^a]",
        "[^a]: ",
        "\n[^b]: ",
        "<",
        ">",
        "<b>",
        "<!--",
        "-->",
        "<!-- edition: ignore ED117 -->",
        "<https://a.b>",
        "\\",
        "&amp;",
        "&#1;",
        "&",
        "---\n",
        "***\n",
        "===\n",
        "![a](b.png)",
        "!",
        "\0",
        "\u0301",
        "й",
        "\u202E",
        "😀",
        "\uFEFF",
        "[a]: b\n",
        "\"",
        "title: T\n",
    ];

    private static readonly Gen<string> Texts = Gen.Int[0, Pieces.Length - 1]
        .Array[0, 60]
        .Select(picks => string.Concat(picks.Select(pick => Pieces[pick])));

    [Fact]
    public void Any_text_is_read() =>
        Texts.Sample(
            text =>
            {
                (Book book, ImmutableArray<Diagnostic> findings) = Manuscripts.ReadText(text);
                foreach (Diagnostic finding in findings)
                {
                    Within(finding.Span, new SourceSpan(finding.Span.Source, 0, finding.Span.Source!.Text.Length));
                }

                SourceSpan whole = book.Articles[0].Span;
                foreach (Block block in book.Articles[0].Blocks)
                {
                    Check(block, whole);
                }

                (Book again, ImmutableArray<Diagnostic> findingsAgain) = Manuscripts.ReadText(text);
                Assert.Equal(BookDump.Of(book), BookDump.Of(again));
                Assert.Equal(findings.Select(Manuscripts.Line), findingsAgain.Select(Manuscripts.Line));
            },
            iter: 3000
        );

    private static void Within(SourceSpan inner, SourceSpan outer)
    {
        Assert.Same(outer.Source, inner.Source);
        Assert.True(
            inner.Length >= 0 && inner.Start >= outer.Start && inner.End <= outer.End,
            $"{inner.Start}+{inner.Length} lies outside {outer.Start}+{outer.Length}"
        );
    }

    private static void Check(Block block, SourceSpan outer)
    {
        Within(block.Span, outer);
        switch (block)
        {
            case Paragraph p:
                Check(p.Content, outer);
                break;
            case Heading h:
                Check(h.Content, outer);
                break;
            case Quotation q:
                q.Blocks.ToList().ForEach(inner => Check(inner, outer));
                break;
            case ListBlock l:
                l.Items.SelectMany(item => item.Blocks).ToList().ForEach(inner => Check(inner, outer));
                break;
            case LineBlock l:
                l.Lines.ToList().ForEach(line => Check(line, outer));
                break;
            case Table t:
                t.Rows.Append(t.Header)
                    .SelectMany(row => row.Cells)
                    .ToList()
                    .ForEach(cell => Check(cell.Content, outer));
                break;
            case Figure f:
                Check(f.Caption, outer);
                break;
            case Parallel p:
                p.Columns.SelectMany(column => column.Blocks).ToList().ForEach(inner => Check(inner, outer));
                break;
            case CodeBlock or ThematicBreak:
                break;
            default:
                throw new InvalidOperationException(block.GetType().Name);
        }
    }

    // A note's blocks stand elsewhere in the file than its call.
    private static void Check(ImmutableArray<Inline> inlines, SourceSpan outer)
    {
        foreach (Inline inline in inlines)
        {
            Within(inline.Span, outer);
            switch (inline)
            {
                case Text t:
                    Assert.NotEmpty(t.Value);
                    Assert.DoesNotContain('\n', t.Value);
                    break;
                case Styled s:
                    Check(s.Content, outer);
                    break;
                case LangSpan s:
                    Check(s.Content, outer);
                    break;
                case Link l:
                    Check(l.Content, outer);
                    break;
                case Reference r:
                    Check(r.Content, outer);
                    break;
                case Note n:
                    n.Blocks.ToList().ForEach(inner => Check(inner, outer));
                    break;
                case Code or NoteRef or HardBreak or InlinePicture:
                    break;
                default:
                    throw new InvalidOperationException(inline.GetType().Name);
            }
        }
    }
}
