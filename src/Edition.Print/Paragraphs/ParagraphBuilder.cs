using System.Collections.Immutable;
using System.Globalization;
using Edition.Faces;
using Edition.Model;
using Edition.Styling;
using Edition.Typography;

namespace Edition.Print.Paragraphs;

/// <summary>
/// How letters are set where the builder stands: it changes on the way into an inline and back on the way out.
/// <c>Superiors</c>: as the face's own raised figures. <c>Unjoined</c>: without ligatures, as in code.
/// </summary>
internal readonly record struct Letters(
    Manner Manner,
    Length Size,
    Length Rise,
    bool Hyphenate,
    InlineContext? Context,
    bool Superiors = false,
    bool Unjoined = false
)
{
    public FountKey Fount =>
        new(
            Manner.Family,
            Manner.Bold,
            Manner.Italic,
            Manner.SmallCaps,
            Manner.OldStyleFigures,
            Superiors,
            Manner.Lang,
            Hyphenate
        )
        {
            Unjoined = Unjoined,
        };
}

/// <summary>Turns inlines into tokens, and tokens into stretches that can be broken. One for each paragraph.</summary>
internal sealed class ParagraphBuilder(
    FaceLibrary faces,
    Template template,
    Func<FountKey, Fount> fountOf,
    MadeText? made,
    Bench bench
) : IInlineVisitor<Letters>
{
    /// <summary>Longer "words" are shaped in parts: no language has any, but a hostile manuscript may.</summary>
    private const int LongestWord = 2000;

    /// <summary>Size of superior and inferior figures where the face has none of its own, in thousandths.</summary>
    private const int ScriptScale = 620;

    /// <summary>How large pictures in the line are.</summary>
    public SizedPicture? Sized { get; init; }

    private readonly List<Token> tokens = bench.Tokens;
    private readonly List<(int First, int Last, int Start, int End)> spans = [];
    private readonly ImmutableArray<(int, string)>.Builder anchors = ImmutableArray.CreateBuilder<(int, string)>(0);
    private int offset;
    private int stretchFirst;
    private int stretchStart;
    private bool isMade;
    private Length leading;
    private string family = "";

    public ShapedParagraph Build(ImmutableArray<Inline> content, TextStyle style, Lang lang)
    {
        (leading, family) = (style.Leading, style.Family);
        var letters = new Letters(Manner.Of(style, lang), style.Size, Length.Zero, style.Hyphenate, null);
        Walk(content, letters with { Unjoined = style.Name == StyleName.Code });
        EndStretch();
        Token[] all = [.. tokens];
        PartScripts(all);
        Stretch[] stretches =
        [
            .. spans.Select(span =>
                Opportunities.Find(
                    new Stretch(span.First, span.Last, span.Start, span.End, []),
                    all,
                    style,
                    template.Paragraphs,
                    bench
                )
            ),
        ];
        return new ShapedParagraph(style, lang, all, stretches, anchors.ToImmutable());
    }

    /// <summary>A quarter of an em between ideographs and letters of other scripts that stand side by side.</summary>
    private void PartScripts(Token[] all)
    {
        foreach ((int first, int last, _, _) in spans)
        {
            for (int i = first; i + 1 < last; i++)
            {
                if (
                    all[i] is { Kind: TokenKind.Word, Mark: null, Picture: null, Word.Text: [.., var before] }
                    && all[i + 1] is { Kind: TokenKind.Word, Mark: null, Picture: null, Word.Text: [var after, ..] }
                    && all[i].Rise == all[i + 1].Rise
                    && all[i].Fount.Key.Superiors == all[i + 1].Fount.Key.Superiors
                    && Ideographs.AreOfTwoScripts(before, after)
                )
                {
                    all[i] = all[i] with { Word = all[i].Word.WithQuarter() };
                }
            }
        }
    }

    private void Walk(ImmutableArray<Inline> inlines, Letters letters)
    {
        foreach (Inline inline in inlines)
        {
            Walk(inline, letters);
        }
    }

    private void Walk(Inline inline, Letters around)
    {
        Letters inside = around with { Manner = around.Manner.Within(inline, template) };
        if (inside.Manner.Small && !around.Manner.Small)
        {
            inside = inside with { Size = inside.Size * Manner.SmallScale };
        }

        if (inline is Text)
        {
            inline.Accept(this, inside);
            return;
        }

        inside = inside with
        {
            Context = new InlineContext(around.Context, inline)
            {
                IsStruck = inside.Manner.Struck,
                IsUnderlined = inside.Manner.Underlined,
                IsHighlighted = inside.Manner.Highlighted,
            },
        };
        inline.Accept(this, inside);
    }

    void IInlineVisitor<Letters>.Visit(Text text, Letters letters) => AddText(text.Value, text, letters, mark: null);

    void IInlineVisitor<Letters>.Visit(Code code, Letters letters) =>
        AddText(code.Value, code, InCode(letters), mark: null);

    void IInlineVisitor<Letters>.Visit(Styled styled, Letters letters) =>
        Walk(
            styled.Content,
            styled.Style switch
            {
                InlineStyle.Superscript => Superior(letters, PlainText.Of(styled.Content)),
                InlineStyle.Subscript => letters with
                {
                    Size = Small(letters.Size),
                    Rise = letters.Rise - new Length(letters.Size.Units * 14 / 100),
                },
                _ => letters,
            }
        );

    void IInlineVisitor<Letters>.Visit(LangSpan span, Letters letters)
    {
        AddAnchor(span.Id);
        Walk(span.Content, letters);
    }

    void IInlineVisitor<Letters>.Visit(Link link, Letters letters) => Walk(link.Content, letters);

    void IInlineVisitor<Letters>.Visit(Reference reference, Letters letters)
    {
        AddAnchor(reference.Anchor);
        Walk(reference.Content, letters);
    }

    void IInlineVisitor<Letters>.Visit(HardBreak lineEnd, Letters letters)
    {
        offset += isMade ? 0 : 1;
        EndStretch();
    }

    void IInlineVisitor<Letters>.Visit(Note note, Letters letters) => AddMark(note, note.Number, letters);

    void IInlineVisitor<Letters>.Visit(NoteRef later, Letters letters) => AddMark(later, later.Number, letters);

    void IInlineVisitor<Letters>.Visit(PageNumbers pages, Letters letters) => WalkMade(pages, letters);

    void IInlineVisitor<Letters>.Visit(ComputedValue value, Letters letters) => WalkMade(value, letters);

    // A word of one sign that no face has: as wide as the picture, and nothing of the text.
    void IInlineVisitor<Letters>.Visit(InlinePicture inline, Letters letters)
    {
        if (Sized?.Invoke(inline) is not { } picture)
        {
            return;
        }

        // One hardly higher than a line is centred on the capitals, a higher one stands on the baseline.
        Face face = faces.FaceOf(letters.Manner.Family, letters.Manner.Bold, letters.Manner.Italic);
        Length capitals = Length.FromFontUnits(face.CapHeight, letters.Size, face.UnitsPerEm);
        Length rise =
            picture.Height > capitals && picture.Height <= leading * 1.2
                ? new Length((capitals.Units - picture.Height.Units) / 2)
                : Length.Zero;
        long em = Math.Max(1, letters.Size.Units);
        var word = new ShapedWord("\uFFFC", []) { Width = ((picture.Width.Units << 16) + em - 1) / em };
        var lettering = new Lettering(fountOf(letters.Fount), letters.Size, rise, letters.Context, inline)
        {
            Picture = picture,
        };
        tokens.Add(new Token(word, lettering, offset, 0, 0, TokenKind.Word));
    }

    private void WalkMade(Inline inline, Letters letters)
    {
        bool before = isMade;
        isMade = true;
        Walk(made?.Invoke(inline) ?? throw new InvalidOperationException($"No text was made for {inline}."), letters);
        isMade = before;
    }

    private void AddMark(Inline inline, int number, Letters letters)
    {
        ImmutableArray<Inline> content =
            made?.Invoke(inline) ?? [new Text(inline.Span, inline.Lang, number.ToString(CultureInfo.InvariantCulture))];
        string text = PlainText.Of(content);
        bool before = isMade;
        isMade = true;
        AddText(text, inline, Superior(letters, text), inline);
        isMade = before;
    }

    private void AddAnchor(string? id)
    {
        if (id is not null)
        {
            anchors.Add((tokens.Count, id));
        }
    }

    private static Length Small(Length size) => new(size.Units * ScriptScale / 1000);

    /// <summary>
    /// The face's own superior figures if it has all of them, else smaller letters raised so that figures end at the
    /// capitals' height.
    /// </summary>
    private Letters Superior(Letters letters, string text)
    {
        Letters superior = letters with { Superiors = true };
        Face face = fountOf(letters.Fount).Face;
        if (text.Length > 0 && face.Features.HasFlag(FaceFeatures.Superiors))
        {
            ShapedWord plain = fountOf(letters.Fount).Word(text),
                raised = fountOf(superior.Fount).Word(text);
            if (
                raised.Runs.Length == 1
                && plain.Runs.Length == 1
                && plain.Runs[0].Glyphs.Length == raised.Runs[0].Glyphs.Length
                && plain.Runs[0].Glyphs.Zip(raised.Runs[0].Glyphs).All(pair => pair.First.Id != pair.Second.Id)
            )
            {
                return superior;
            }
        }

        if (fountOf(letters.Fount).Superior is { } beside)
        {
            return letters with
            {
                Size = letters.Size * (beside.Scale / 1000.0),
                Rise = letters.Rise + Length.FromFontUnits(beside.Rise, letters.Size, face.UnitsPerEm),
            };
        }

        Length size = Small(letters.Size);
        Length rise = Length.FromFontUnits(face.CapHeight, letters.Size - size, face.UnitsPerEm);
        return letters with { Size = size, Rise = letters.Rise + rise };
    }

    /// <summary>Letters of another family are brought down to the x-height of the text around them.</summary>
    private Letters InCode(Letters letters)
    {
        letters = letters with { Hyphenate = false, Unjoined = true };
        if (letters.Manner.Family == family)
        {
            return letters;
        }

        Face text = faces.FaceOf(family, false, false),
            code = faces.FaceOf(letters.Manner.Family, false, false);
        double scale = Math.Clamp(
            (double)text.XHeight / text.UnitsPerEm / ((double)code.XHeight / code.UnitsPerEm),
            0.8,
            1
        );
        return letters with { Size = letters.Size * scale };
    }

    private void AddText(string text, Inline leaf, Letters letters, Inline? mark)
    {
        Fount fount = fountOf(letters.Fount);
        var lettering = new Lettering(fount, letters.Size, letters.Rise, letters.Context, leaf) { Mark = mark };
        int at = 0;
        while (at < text.Length)
        {
            TokenKind kind = KindOf(text[at]);
            int end = at + 1;
            ShapedWord word;
            if (kind == TokenKind.Word)
            {
                int space = text.AsSpan(at).IndexOfAny(" \t\u00A0");
                end = space < 0 ? text.Length : at + space;
                if (end - at > LongestWord)
                {
                    end = at + LongestWord;
                    while (
                        end > at + LongestWord / 2
                        && (
                            char.IsLowSurrogate(text[end])
                            || CharUnicodeInfo.GetUnicodeCategory(text[end]) == UnicodeCategory.NonSpacingMark
                        )
                    )
                    {
                        end--;
                    }
                }

                word = fount.Word(text.AsSpan(at, end - at));
            }
            else
            {
                word = kind == TokenKind.Space ? fount.Space : fount.NoBreakSpace;
            }

            int length = isMade ? 0 : end - at;
            tokens.Add(new Token(word, lettering, offset, length, isMade ? 0 : at, kind));
            offset += length;
            at = end;
        }
    }

    private static TokenKind KindOf(char c) =>
        c switch
        {
            ' ' or '\t' => TokenKind.Space,
            '\u00A0' => TokenKind.NoBreakSpace,
            _ => TokenKind.Word,
        };

    private void EndStretch()
    {
        if (tokens.Count > stretchFirst || spans.Count > 0 || offset > stretchStart)
        {
            spans.Add((stretchFirst, tokens.Count, stretchStart, offset));
        }

        stretchFirst = tokens.Count;
        stretchStart = offset;
    }
}
