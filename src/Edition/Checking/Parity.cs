using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Orthography;

namespace Edition.Checking;

/// <summary>
/// Whether the two languages of an edition say the same: blocks, notes, list items, and every date, percentage, number,
/// Roman numeral and Latin name, as many times in one as in the other. Compared are abstract with
/// abstract, title with title, heading with its parallel title, keywords, and cell with cell in every row of a
/// parallel.
/// </summary>
internal static partial class Parity
{
    public static void Check(Book book, Findings findings)
    {
        if (book.Publication is not { ParallelLang: { } parallel, Lang: var lang })
        {
            return;
        }

        Strings(book.Publication.Title, lang, parallel, findings);
        Strings(book.Publication.Subtitle, lang, parallel, findings);
        Strings(book.Publication.Annotation, lang, parallel, findings);
    }

    public static void Check(Article article, Lang lang, Lang parallel, Findings findings)
    {
        if (
            article.Title.TryGet(lang, out ImmutableArray<Inline> title)
            && article.Title.TryGet(parallel, out ImmutableArray<Inline> other)
        )
        {
            Compare(
                new Side(lang, [new Passage(title, lang, PassageKind.Title, Span(article.Title, lang))], default),
                new Side(
                    parallel,
                    [new Passage(other, parallel, PassageKind.Title, Span(article.Title, parallel))],
                    default
                ),
                findings
            );
        }

        Strings(article.Subtitle, lang, parallel, findings);
        Keywords(article, lang, parallel, findings);
        Abstract? first = article.Abstracts.FirstOrDefault(text => text.Lang.Primary == lang.Primary);
        Abstract? second = article.Abstracts.FirstOrDefault(text => text.Lang.Primary == parallel.Primary);
        if (first is not null && second is not null)
        {
            Abstracts(first, second, findings);
        }

        Blocks(article.Blocks, lang, parallel, findings);
    }

    private static SourceSpan Span<T>(Localized<T> texts, Lang lang) =>
        texts.Entries.First(entry => entry.Lang.Primary == lang.Primary).Span;

    private static void Strings(Localized<string> texts, Lang lang, Lang parallel, Findings findings)
    {
        if (texts.TryGet(lang, out string? first) && texts.TryGet(parallel, out string? second))
        {
            Compare(
                Side.Of(first, lang, Span(texts, lang)),
                Side.Of(second, parallel, Span(texts, parallel)),
                findings
            );
        }
    }

    private static void Keywords(Article article, Lang lang, Lang parallel, Findings findings)
    {
        if (
            !article.Keywords.TryGet(lang, out ImmutableArray<string> first)
            || !article.Keywords.TryGet(parallel, out ImmutableArray<string> second)
        )
        {
            return;
        }

        SourceSpan here = Span(article.Keywords, lang);
        SourceSpan there = Span(article.Keywords, parallel);
        if (first.Length != second.Length)
        {
            findings.Add(
                new Diagnostic(Says.KeywordParity(first.Length, Name(lang), second.Length, Name(parallel)), here)
                {
                    Related = [(there, Says.KeywordsIn(Name(parallel)))],
                }
            );
            return;
        }

        for (int i = 0; i < first.Length; i++)
        {
            Compare(Side.Of(first[i], lang, here), Side.Of(second[i], parallel, there), findings);
        }
    }

    private static void Abstracts(Abstract first, Abstract second, Findings findings)
    {
        Rows(first.Blocks, second.Blocks, first.Span, second.Span, first.Lang, second.Lang, findings);

        // A translation may move a date from sentence to sentence: the whole is compared, not paragraph with paragraph.
        Compare(
            new Side(first.Lang, Passages.Of(first.Blocks, PassageKind.Abstract), first.Span),
            new Side(second.Lang, Passages.Of(second.Blocks, PassageKind.Abstract), second.Span),
            findings
        );
    }

    private static void Blocks(ImmutableArray<Block> blocks, Lang lang, Lang parallel, Findings findings)
    {
        foreach (Block block in blocks)
        {
            switch (block)
            {
                case Heading { Parallel: { } titles } heading
                    when titles.TryGet(heading.Lang.Primary == parallel.Primary ? lang : parallel, out string? title):
                    LocalizedEntry<string> entry = titles.Entries.First(entry => entry.Value == title);
                    Compare(
                        new Side(
                            heading.Lang,
                            [new Passage(heading.Content, heading.Lang, PassageKind.Heading, heading.Span)],
                            heading.Span
                        ),
                        Side.Of(title, entry.Lang, entry.Span),
                        findings
                    );
                    break;
                case Model.Parallel { Columns.Length: 2 } text:
                    Columns(text, findings);
                    break;
                case Quotation quotation:
                    Blocks(quotation.Blocks, lang, parallel, findings);
                    break;
                case ListBlock list:
                    foreach (ListItem item in list.Items)
                    {
                        Blocks(item.Blocks, lang, parallel, findings);
                    }

                    break;
            }
        }
    }

    private static void Columns(Model.Parallel text, Findings findings)
    {
        ParallelColumn left = text.Columns[0];
        ParallelColumn right = text.Columns[1];
        foreach (ParallelRow row in ParallelRows.Of(text))
        {
            if (row.Cells is [{ } first, { } second])
            {
                Row(first, second, left.Lang, right.Lang, findings);
                Compare(
                    new Side(left.Lang, Passages.Of([first], PassageKind.Text), first.Span),
                    new Side(right.Lang, Passages.Of([second], PassageKind.Text), second.Span),
                    findings
                );
            }
            else
            {
                Missing(row.Cells[0], row.Cells[1], left.Span, right.Span, left.Lang, right.Lang, findings);
            }
        }
    }

    /// <summary>Blocks one beside the other, in order.</summary>
    private static void Rows(
        ImmutableArray<Block> left,
        ImmutableArray<Block> right,
        SourceSpan leftSpan,
        SourceSpan rightSpan,
        Lang leftLang,
        Lang rightLang,
        Findings findings
    )
    {
        for (int i = 0; i < Math.Max(left.Length, right.Length); i++)
        {
            if (i < left.Length && i < right.Length)
            {
                Row(left[i], right[i], leftLang, rightLang, findings);
            }
            else
            {
                Missing(
                    i < left.Length ? left[i] : null,
                    i < right.Length ? right[i] : null,
                    leftSpan,
                    rightSpan,
                    leftLang,
                    rightLang,
                    findings
                );
            }
        }
    }

    private static void Missing(
        Block? left,
        Block? right,
        SourceSpan leftSpan,
        SourceSpan rightSpan,
        Lang leftLang,
        Lang rightLang,
        Findings findings
    )
    {
        Block there = left ?? right!;
        (Lang has, Lang lacks, SourceSpan place) = left is null
            ? (rightLang, leftLang, leftSpan)
            : (leftLang, rightLang, rightSpan);
        findings.Add(
            new Diagnostic(Says.KindBesideNothing(there, Name(has), Name(lacks)), there.Span)
            {
                Related = [(place, Says.TextIn(Name(lacks)))],
            }
        );
    }

    /// <summary>Two blocks of a row: of one kind, with as many items or inner blocks and as many notes.</summary>
    private static void Row(Block left, Block right, Lang leftLang, Lang rightLang, Findings findings)
    {
        if (left.GetType() != right.GetType())
        {
            findings.Add(
                new Diagnostic(Says.KindsDiffer(left, Name(leftLang), right, Name(rightLang)), left.Span)
                {
                    Related = [(right.Span, Says.The(right))],
                }
            );
        }

        switch (left, right)
        {
            case (ListBlock first, ListBlock second):
                if (first.Items.Length != second.Items.Length)
                {
                    findings.Add(
                        new Diagnostic(
                            Says.ItemParity(first.Items.Length, Name(leftLang), second.Items.Length, Name(rightLang)),
                            first.Span
                        )
                        {
                            Related = [(second.Span, Says.ListIn(Name(rightLang)))],
                        }
                    );
                    break;
                }

                for (int i = 0; i < first.Items.Length; i++)
                {
                    Rows(
                        first.Items[i].Blocks,
                        second.Items[i].Blocks,
                        first.Items[i].Span,
                        second.Items[i].Span,
                        leftLang,
                        rightLang,
                        findings
                    );
                }

                break;
            case (Quotation first, Quotation second):
                Rows(first.Blocks, second.Blocks, first.Span, second.Span, leftLang, rightLang, findings);
                break;
            case (Table first, Table second) when first.Rows.Length != second.Rows.Length:
                findings.Add(
                    new Diagnostic(
                        Says.BlockParity(first.Rows.Length, Name(leftLang), second.Rows.Length, Name(rightLang)),
                        first.Span
                    )
                    {
                        Related = [(second.Span, Says.TableIn(Name(rightLang)))],
                    }
                );
                break;
        }

        (int firstNotes, SourceSpan firstPlace) = NotesOf(left);
        (int secondNotes, SourceSpan secondPlace) = NotesOf(right);
        if (firstNotes != secondNotes && left is not (ListBlock or Quotation))
        {
            bool more = firstNotes > secondNotes;
            findings.Add(
                new Diagnostic(
                    Says.NoteParity(firstNotes, Name(leftLang), secondNotes, Name(rightLang)),
                    more ? firstPlace : secondPlace
                )
                {
                    Related = [(more ? right.Span : left.Span, Says.TextIn(Name(more ? rightLang : leftLang)))],
                }
            );
        }
    }

    private static (int Count, SourceSpan Last) NotesOf(Block block)
    {
        int count = 0;
        SourceSpan last = block.Span;
        foreach (Passage passage in Passages.Of([block], PassageKind.Text).Where(passage => passage.Note is null))
        {
            for (int i = 0; i < passage.Text.Length; i++)
            {
                if (passage.IsNoteMark(i))
                {
                    count++;
                    last = passage.NodeAt(i).Span;
                }
            }
        }

        return (count, last.Source is null ? block.Span : last);
    }

    private static string Name(Lang lang) => LanguageNames.Of(lang.Tag);
}
