using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Edition.Faces;
using Edition.Model;
using Edition.Styling;

namespace Edition.Print.Paragraphs;

/// <summary>
/// Makes a <see cref="Line"/> of the tokens between two line ends: joins glyphs of one kind into pieces, then spreads
/// what is left of the measure over glyphs and spaces. Shapes the parts of
/// divided words anew, so that kerning and ligatures at the break are right; one for a paragraph.
/// </summary>
internal sealed class LineSetter(ShapedParagraph paragraph, double expansion, Bench bench)
{
    private readonly List<LineDraft> drafts = bench.Drafts;
    private readonly List<ShapedRun> runs = bench.Runs;
    private readonly System.Text.StringBuilder text = bench.Text;
    private int anchor;

    /// <summary>The line of a stretch from one place (null: the stretch's beginning) to another.</summary>
    public Line Set(Stretch stretch, Opportunity? from, Opportunity to, LineSpace space)
    {
        drafts.Clear();
        runs.Clear();
        text.Clear();
        Token[] tokens = paragraph.Tokens;
        int token = stretch.First,
            at = 0;
        if (from is { } start)
        {
            (token, at) = (start.Token, start.At);
            if (at == 0)
            {
                while (token < stretch.Last && tokens[token].Kind != TokenKind.Word)
                {
                    token++;
                }
            }
        }

        int firstOffset = from is null ? stretch.Start : OffsetOf(tokens, token, at, stretch);
        int firstToken = token;
        Length ascent = Length.Zero,
            descent = Length.Zero;
        for (int i = token; i <= to.Token && i < stretch.Last; i++)
        {
            ref readonly Token t = ref tokens[i];
            int begin = i == token ? at : 0;
            if (i == to.Token && to.At == 0)
            {
                AddTrailing(in t);
                break;
            }

            ShapedWord word =
                i == to.Token ? t.Fount.Head(t.Word.Text[begin..to.At], to.AddsHyphen)
                : begin > 0 ? t.Fount.Tail(t.Word.Text[begin..])
                : t.Word;
            if (t.Picture is { } picture)
            {
                AddPicture(in t, picture);
                ascent = Length.Max(ascent, picture.Height + t.Rise);
                descent = Length.Max(descent, Length.Zero - t.Rise);
                continue;
            }

            Add(in t, word, t.Offset + (t.SourceLength > 0 ? t.Word.SourceOf(begin) : 0));
            Face face = t.Fount.Face;
            ascent = Length.Max(ascent, t.Rise + Length.FromFontUnits(face.Ascender, t.Size, face.UnitsPerEm));
            descent = Length.Max(descent, Length.FromFontUnits(face.Descender, t.Size, face.UnitsPerEm) - t.Rise);
        }

        bool endsStretch = to.Token == stretch.Last;
        int endOffset = endsStretch
            ? stretch.End
            : OffsetOf(tokens, to.At == 0 ? AfterSpaces(tokens, to.Token, stretch) : to.Token, to.At, stretch);
        return Finish(
            new Line([], firstOffset, endOffset, ascent, descent)
            {
                EndsInHyphen = to.AddsHyphen,
                CutsWord = to.CutsWord,
                IsLast = endsStretch,
            },
            space,
            firstToken,
            endsStretch ? stretch.Last
                : to.At > 0 ? to.Token + 1
                : to.Token
        );
    }

    /// <summary>Where a line comes from in the manuscript.</summary>
    public SourceSpan PlaceOf(Stretch stretch, Opportunity? from)
    {
        int token = from?.Token ?? stretch.First;
        return token < stretch.Last ? paragraph.Tokens[token].Leaf.Span : SourceSpan.None;
    }

    /// <summary>The beginning of a line's text, for a message.</summary>
    public static string TextOf(Line line)
    {
        string text = string.Concat(line.Pieces.Select(piece => piece.Text)).Trim();
        return text.Length <= 30 ? text : string.Concat(text.AsSpan(0, 29), "…");
    }

    private static int AfterSpaces(Token[] tokens, int token, Stretch stretch)
    {
        while (token < stretch.Last && tokens[token].Kind != TokenKind.Word)
        {
            token++;
        }

        return token;
    }

    private static int OffsetOf(Token[] tokens, int token, int at, Stretch stretch) =>
        token >= stretch.Last
            ? stretch.End
            : tokens[token].Offset + (tokens[token].SourceLength > 0 ? tokens[token].Word.SourceOf(at) : 0);

    private void Add(in Token token, ShapedWord word, int offset)
    {
        foreach (ShapedRun run in word.Runs)
        {
            Length size = run.Scale == 1000 ? token.Size : new Length(token.Size.Units * run.Scale / 1000);
            bool joins =
                drafts.Count > 0
                && drafts[^1] is var last
                && last.Face == run.Face
                && last.Size == size
                && last.Rise == token.Rise
                && last.Lang == token.Fount.Key.Lang
                && last.Context == token.Context
                && last.Mark == token.Mark
                && last.IsRunning == token.Word.IsRunning
                && last.Picture is null;
            if (!joins)
            {
                drafts.Add(
                    new LineDraft(
                        run.Face,
                        size,
                        token.Rise,
                        token.Fount.Key.Lang,
                        token.Context,
                        offset + run.Start,
                        runs.Count,
                        runs.Count,
                        text.Length,
                        text.Length,
                        0,
                        0,
                        token.Mark,
                        0
                    )
                    {
                        Source = SourceOf(in token, token.AtLeaf + offset - token.Offset + run.Start),
                        IsRunning = token.Word.IsRunning,
                    }
                );
            }

            ref LineDraft draft = ref CollectionsMarshal.AsSpan(drafts)[^1];
            text.Append(word.Text, run.Start, run.End - run.Start);
            runs.Add(run);
            draft.Advance += run.Advance;
            draft.Glyphs += run.Glyphs.Length;
            draft.Spaces += token.Kind == TokenKind.Word ? 0 : 1;
            draft.LastRun = runs.Count;
            draft.TextEnd = text.Length;
        }
    }

    private void AddPicture(in Token token, LinePicture picture) =>
        drafts.Add(
            new LineDraft(
                token.Fount.Face,
                token.Size,
                token.Rise,
                token.Fount.Key.Lang,
                token.Context,
                token.Offset,
                runs.Count,
                runs.Count,
                text.Length,
                text.Length,
                0,
                0,
                null,
                0
            )
            {
                Source = token.Leaf.Span,
                Picture = picture,
            }
        );

    // Marks of the Markdown and what the typographer changed count too, so this is near the very character, not on it.
    private static SourceSpan SourceOf(in Token token, int at)
    {
        SourceSpan leaf = token.Leaf.Span;
        int from = Math.Clamp(at, 0, Math.Max(0, leaf.Length - 1));
        return leaf with { Start = leaf.Start + from, Length = leaf.Length - from };
    }

    /// <summary>
    /// The space at which a line ends is set, though nobody sees it: it keeps words apart for readers that join lines.
    /// It is no part of any width.
    /// </summary>
    private void AddTrailing(in Token space)
    {
        int before = drafts.Count;
        long advance = before > 0 ? drafts[^1].Advance : 0;
        Add(in space, space.Word, space.Offset);
        ref LineDraft draft = ref CollectionsMarshal.AsSpan(drafts)[^1];
        draft.Spaces--;
        draft.TrailingAdvance = draft.Advance - (drafts.Count == before ? advance : 0);
    }

    private Line Finish(Line line, LineSpace space, int firstToken, int lastToken)
    {
        long natural = 0,
            pictures = 0;
        int spaces = 0;
        foreach (LineDraft draft in drafts)
        {
            pictures += draft.Picture?.Width.Units ?? 0;
            natural += Length
                .FromFontUnits(draft.Advance - draft.TrailingAdvance, draft.Size, draft.Face.UnitsPerEm)
                .Units;
            spaces += draft.Spaces;
        }

        int expanded = 0;
        Length adjust = Length.Zero,
            x = space.Left;
        long gap = space.Measure.Units + space.HangRight - space.Left.Units - natural - pictures;
        switch (space.Alignment)
        {
            case Alignment.Justified:
                // Glyphs give what they can; spaces take the rest.
                double share = natural > 0 ? (double)gap / natural : 0;
                expanded = (int)Math.Round(Math.Clamp(share, -expansion, expansion) * 1000);
                long rest = gap - natural * expanded / 1000;
                if (Loosen(rest))
                {
                    break;
                }

                adjust = spaces > 0 ? new Length(rest) / spaces : Length.Zero;
                break;
            case Alignment.Centre:
                x += new Length(gap / 2);
                break;
            case Alignment.Right:
                x += new Length(gap);
                break;
        }

        Span<ShapedRun> all = CollectionsMarshal.AsSpan(runs);
        var pieces = ImmutableArray.CreateBuilder<LinePiece>(drafts.Count);
        ImmutableArray<LineMark> marks = [];
        foreach (LineDraft draft in drafts)
        {
            long bare = Length
                .FromFontUnits(draft.Advance - draft.TrailingAdvance, draft.Size, draft.Face.UnitsPerEm)
                .Units;
            Length width = draft.Picture?.Width ?? new Length(bare + bare * expanded / 1000) + adjust * draft.Spaces;
            if (draft.Mark is not null && (marks.IsEmpty || marks[^1].Inline != draft.Mark))
            {
                marks = marks.Add(new LineMark(draft.Mark, pieces.Count));
            }

            pieces.Add(
                new LinePiece(
                    x,
                    draft.Rise,
                    width,
                    draft.Face,
                    draft.Size,
                    new GlyphRow(all[draft.FirstRun..draft.LastRun].ToArray()),
                    text.ToString(draft.TextStart, draft.TextEnd - draft.TextStart),
                    expanded,
                    adjust,
                    draft.Lang,
                    draft.Context,
                    draft.Offset
                )
                {
                    Source = draft.Source,
                    Picture = draft.Picture,
                }
            );
            x += width;
        }

        ImmutableArray<LinePiece> set = pieces.MoveToImmutable();
        return line with
        {
            Pieces = set,
            Width = x - new Length(space.HangRight),
            Ratio = space.Alignment == Alignment.Justified ? space.Ratio : 0,
            WordGap = WordGap(firstToken, lastToken, adjust, expanded, spaces),
            Marks = marks,
            Anchors = AnchorsBefore(lastToken, firstToken, set),
        };
    }

    /// <summary>Puts what is left of the measure between running ideographs; false for a line without.</summary>
    private bool Loosen(long rest)
    {
        int loose = drafts.Sum(draft => draft.IsRunning ? draft.Glyphs : 0);
        if (drafts.Count > 0 && drafts[^1].IsRunning)
        {
            loose--;
        }

        if (rest <= 0 || loose < LeastLoose)
        {
            return false;
        }

        int last = runs.FindLastIndex(run => run.Glyphs.Length > 0);
        foreach (ref LineDraft draft in CollectionsMarshal.AsSpan(drafts))
        {
            int extra = (int)(rest / loose * draft.Face.UnitsPerEm / draft.Size.Units);
            for (int i = draft.FirstRun; draft.IsRunning && i < draft.LastRun; i++)
            {
                ShapedRun run = runs[i];
                int kept = i == last ? 1 : 0;
                draft.Advance -= run.Advance;
                runs[i] = run with
                {
                    Glyphs =
                    [
                        .. run.Glyphs[..^kept].Select(glyph => glyph with { Advance = glyph.Advance + extra }),
                        .. run.Glyphs[^kept..],
                    ],
                };
                draft.Advance += runs[i].Advance;
            }
        }

        return true;
    }

    /// <summary>With fewer of them in a line its spaces give.</summary>
    private const int LeastLoose = 8;

    private int WordGap(int firstToken, int lastToken, Length adjust, int expanded, int spaces)
    {
        if (spaces == 0)
        {
            return 0;
        }

        for (int i = firstToken; i < lastToken; i++)
        {
            Token token = paragraph.Tokens[i];
            if (token.Kind != TokenKind.Word)
            {
                long width = token.Scaled(token.Word.Width);
                return (int)((width + width * expanded / 1000 + adjust.Units) * 1000 / token.Size.Units);
            }
        }

        return 0;
    }

    /// <summary>Ids that begin before the line's last token; those of an earlier line were taken with it.</summary>
    private ImmutableArray<LineAnchor> AnchorsBefore(int lastToken, int firstToken, ImmutableArray<LinePiece> pieces)
    {
        ImmutableArray<(int Token, string Id)> all = paragraph.Anchors;
        if (anchor >= all.Length || (all[anchor].Token >= lastToken && lastToken < paragraph.Tokens.Length))
        {
            return [];
        }

        var found = ImmutableArray.CreateBuilder<LineAnchor>();
        for (; anchor < all.Length && (all[anchor].Token < lastToken || lastToken == paragraph.Tokens.Length); anchor++)
        {
            int offset =
                all[anchor].Token < paragraph.Tokens.Length
                    ? paragraph.Tokens[Math.Max(all[anchor].Token, firstToken)].Offset
                    : int.MaxValue;
            LinePiece? piece = pieces.LastOrDefault(p => p.Offset <= offset);
            found.Add(new LineAnchor(all[anchor].Id, piece?.X ?? Length.Zero));
        }

        return found.ToImmutable();
    }
}
