using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Model;
using Markdig.Syntax;
using Block = Edition.Model.Block;
using ListBlock = Edition.Model.ListBlock;
using Parallel = Edition.Model.Parallel;
using SourceSpan = Edition.Model.SourceSpan;

namespace Edition.Reading;

/// <summary>
/// Fences: abstracts, and texts in two languages.
/// </summary>
internal sealed class FenceReader(FileReading reading, BlockReader blocks)
{
    private readonly Body body = reading.Body;
    private readonly Findings findings = reading.Findings;
    private static readonly string[] Known = ["abstract", "parallel"];

    private readonly ImmutableArray<Abstract>.Builder abstracts = ImmutableArray.CreateBuilder<Abstract>();

    /// <summary>One for each language that has one.</summary>
    public ImmutableArray<Abstract> Abstracts => abstracts.ToImmutable();

    public void Read(
        ContainerBlock container,
        FenceBlock fence,
        Lang here,
        int depth,
        ImmutableArray<Block>.Builder into
    )
    {
        FenceInfo info = FenceInfo.Of(body, fence);
        CheckForm(fence, info);
        switch (info.Class)
        {
            case "abstract":
                if (!ReferenceEquals(container, reading.File.Document))
                {
                    findings.Add(Says.MisplacedFence(), Head(fence));
                }

                Abstract(fence, info, depth);
                break;
            case "parallel":
                AllowOnly(info, "parallel", false);
                if (Parallel(fence, here, depth) is { } parallel)
                {
                    into.Add(parallel);
                }

                break;
            case null when info.Lang is { } tag && Languages.IsTag(tag):
                AllowOnly(info, "", true);
                into.AddRange(blocks.Read(fence, new Lang(tag), depth + 1));
                break;
            default:
                Foreign(fence, info);
                AddTitle(info, here, into);
                into.AddRange(blocks.Read(fence, here, depth + 1));
                break;
        }
    }

    /// <summary>A box or a part of another program's: its words are set, and that it is none here is said.</summary>
    private void Foreign(FenceBlock fence, FenceInfo info)
    {
        if (info.Form == AttributesForm.Broken)
        {
            return;
        }

        string word = info.Class ?? body.Text[info.Start..info.End];
        if (Shown.Nearest(word, Known) is { } near && Shown.Edits(word, near) <= 2)
        {
            findings.Add(Says.UnknownFence(Shown.Brief(word), near), body.Span(info.Start, info.End));
        }
        else
        {
            findings.Add(Says.ForeignBox(Shown.Brief(word)), Head(fence));
        }
    }

    /// <summary>The title of another program's box stands over what is in it.</summary>
    private void AddTitle(FenceInfo info, Lang here, ImmutableArray<Block>.Builder into)
    {
        AttributeItem title = info.Attributes.Items.FirstOrDefault(item => item is { Kind: '=', Name: "title" });
        if (!string.IsNullOrWhiteSpace(title.Value))
        {
            SourceSpan span = body.Span(title.Start, title.End);
            ImmutableArray<Inline> words = blocks.Inlines.Read(new LeafText(span, title.Value), here);
            into.Add(new Paragraph(span, here, [new Styled(span, here, InlineStyle.Strong, words)]));
        }
    }

    private SourceSpan Head(FenceBlock fence) => body.Span(fence.Span.Start, fence.InfoEnd);

    private void CheckForm(FenceBlock fence, FenceInfo info)
    {
        if (info.Form == AttributesForm.Broken)
        {
            findings.Add(Says.FenceAttributes(), body.Span(info.Start, info.End));
        }

        if (!fence.Closed)
        {
            FenceBlock? next = fence.Descendants<FenceBlock>().FirstOrDefault();
            string until = next is null
                ? $"by a line of {fence.Colons} colons"
                : $"before the next one (line {Shown.Number(reading.File.Source.PlaceOf(Head(next).Start).Line)})";
            findings.Add(Says.UnclosedFence(until), Head(fence));
        }

        if (
            info.Class is "parallel" or "abstract"
            && fence.Descendants<FenceBlock>().FirstOrDefault(inner => inner.Colons >= fence.Colons) is { } longer
        )
        {
            findings.Add(
                new Diagnostic(Says.InnerFenceTooLong(fence.Colons, new string(':', longer.Colons + 1)), Head(fence))
                {
                    Related = [(Head(longer), Says.InnerFence)],
                }
            );
        }
    }

    private void AllowOnly(FenceInfo info, string ownClass, bool lang)
    {
        foreach (AttributeItem item in info.Attributes.Items)
        {
            if (!(item.Kind == '.' && item.Name == ownClass) && !(lang && item is { Kind: '=', Name: "lang" }))
            {
                reading.UnknownAttribute(
                    item,
                    body.Span(item.Start, item.End),
                    ownClass.Length == 0 ? "a column of a parallel" : $"a fence “{ownClass}”",
                    ["lang"]
                );
            }
        }
    }

    // The language a fence names, if the edition has it; reported otherwise.
    private Lang? LangOf(FenceBlock fence, FenceInfo info)
    {
        if (info.Lang is not { } tag)
        {
            findings.Add(
                Says.FenceWithoutLanguage((info.Class is { } name ? "." + name + " " : ""), reading.Languages[0]),
                Head(fence)
            );
            return null;
        }

        if (Languages.Among(reading.Languages, tag) is { } known)
        {
            return known;
        }

        AttributeItem item = info.Attributes.Items.First(item => item is { Kind: '=', Name: "lang" });
        findings.Add(
            Says.LanguageNotOfEdition(Shown.Brief(tag), string.Join(", ", reading.Languages)),
            body.Span(item.Start, item.End)
        );
        return null;
    }

    private void Abstract(FenceBlock fence, FenceInfo info, int depth)
    {
        AllowOnly(info, "abstract", true);
        Lang? own = LangOf(fence, info);
        ImmutableArray<Block> text = blocks.Read(fence, own ?? reading.Lang, depth + 1);
        if (own is not { } known)
        {
            return;
        }

        if (abstracts.FirstOrDefault(other => other.Lang.Primary == known.Primary) is { } first)
        {
            findings.Add(
                new Diagnostic(Says.DuplicateAbstract(known), Head(fence)) { Related = [(first.Span, Says.First)] }
            );
            return;
        }

        abstracts.Add(new Abstract(body.Span(fence), known, text));
    }

    private Parallel? Parallel(FenceBlock fence, Lang here, int depth)
    {
        var columns = ImmutableArray.CreateBuilder<ParallelColumn>();
        int level = blocks.Headings.Level;
        int levelAfter = level;
        foreach (Markdig.Syntax.Block block in fence)
        {
            if (block is HtmlBlock { Type: HtmlBlockType.Comment } or BlankLineBlock or LinkReferenceDefinitionGroup)
            {
                continue;
            }

            if (block is not FenceBlock inner || FenceInfo.Of(body, inner) is not { Class: null } info)
            {
                findings.Add(Says.StrayInParallel(), body.Span(block));
                continue;
            }

            CheckForm(inner, info);
            AllowOnly(info, "", true);
            Lang? own = LangOf(inner, info);
            blocks.Headings.Level = level;
            ImmutableArray<Block> text = blocks.Read(inner, own ?? here, depth + 2);
            levelAfter = Math.Max(levelAfter, blocks.Headings.Level);
            if (own is not { } known)
            {
                continue;
            }

            if (columns.FirstOrDefault(column => column.Lang.Primary == known.Primary) is { } first)
            {
                findings.Add(
                    new Diagnostic(Says.SecondColumn(known), Head(inner)) { Related = [(first.Span, Says.First)] }
                );
                continue;
            }

            columns.Add(new ParallelColumn(body.Span(inner), known, text));
        }

        blocks.Headings.Level = levelAfter;
        foreach (Lang language in reading.Languages)
        {
            if (!columns.Any(column => column.Lang.Primary == language.Primary))
            {
                findings.Add(Says.NoColumn(language), Head(fence));
            }
        }

        if (columns.Count == 0)
        {
            return null;
        }

        // Whatever the order in the manuscript, the columns stand in that of the edition.
        columns.Sort((a, b) => reading.Languages.IndexOf(a.Lang).CompareTo(reading.Languages.IndexOf(b.Lang)));
        var parallel = new Parallel(body.Span(fence), here, columns.ToImmutable());
        CheckPairs(parallel);
        return parallel;
    }

    private void CheckPairs(Parallel parallel)
    {
        if (parallel.Columns.Length < 2)
        {
            return;
        }

        (ParallelColumn left, ParallelColumn right) = (parallel.Columns[0], parallel.Columns[1]);
        for (int i = 0; i < Math.Max(left.Blocks.Length, right.Blocks.Length); i++)
        {
            if (i >= left.Blocks.Length || i >= right.Blocks.Length)
            {
                (ParallelColumn longer, ParallelColumn shorter) =
                    i < left.Blocks.Length ? (left, right) : (right, left);
                SourceSpan end = shorter.Blocks.IsEmpty ? shorter.Span : shorter.Blocks[^1].Span;
                findings.Add(
                    new Diagnostic(
                        Says.UnpairedBlock(longer.Lang, shorter.Lang, shorter.Blocks.Length, longer.Blocks.Length),
                        longer.Blocks[i].Span
                    )
                    {
                        Related = [(end, Says.EndOf(shorter.Lang))],
                    }
                );
                return;
            }

            if (
                left.Blocks[i] is ListBlock here
                && right.Blocks[i] is ListBlock there
                && here.Items.Length != there.Items.Length
            )
            {
                (ListBlock longer, ListBlock shorter) =
                    here.Items.Length > there.Items.Length ? (here, there) : (there, here);
                findings.Add(
                    new Diagnostic(
                        Says.UnpairedItem(longer.Lang, shorter.Lang, shorter.Items.Length, longer.Items.Length),
                        longer.Items[shorter.Items.Length].Span
                    )
                    {
                        Related = [(shorter.Items[^1].Span, Says.LastItemIn(shorter.Lang))],
                    }
                );
            }
        }
    }
}
