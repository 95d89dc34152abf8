using System.Collections.Immutable;
using System.Globalization;
using Edition.Faces;
using Edition.Model;
using Edition.Styling;

namespace Edition.Print.Paragraphs;

/// <summary>
/// How letters are set where the builder stands: it changes on the way into an inline and back on the way out.
/// </summary>
internal readonly record struct Manner(FountKey Fount, Length Size, Length Rise, InlineContext? Context);

/// <summary>Turns inlines into tokens, and tokens into stretches that can be broken. One for each paragraph.</summary>
internal sealed class ParagraphBuilder(
    FaceLibrary faces,
    Template template,
    Func<FountKey, Fount> fountOf,
    MadeText? made
)
{
    /// <summary>Longer "words" are shaped in parts: no language has any, but a hostile manuscript may.</summary>
    private const int LongestWord = 2000;

    /// <summary>Size of superior and inferior figures where the face has none of its own, in thousandths.</summary>
    private const int ScriptScale = 620;

    private readonly List<Token> tokens = [];
    private readonly List<(int First, int Last, int Start, int End)> spans = [];
    private readonly ImmutableArray<(int, string)>.Builder anchors = ImmutableArray.CreateBuilder<(int, string)>();
    private int offset;
    private int stretchFirst;
    private int stretchStart;
    private bool isMade;

    public ShapedParagraph Build(ImmutableArray<Inline> content, TextStyle style, Lang lang)
    {
        var key = new FountKey(
            style.Family,
            style.Bold,
            style.Italic,
            style.SmallCaps,
            style.OldStyleFigures,
            false,
            lang,
            style.Hyphenate
        );
        Walk(content, new Manner(key, style.Size, Length.Zero, null));
        EndStretch();
        Token[] all = [.. tokens];
        Stretch[] stretches =
        [
            .. spans.Select(span =>
                Opportunities.Find(
                    new Stretch(span.First, span.Last, span.Start, span.End, []),
                    all,
                    style,
                    template.Paragraphs
                )
            ),
        ];
        return new ShapedParagraph(style, lang, all, stretches, anchors.ToImmutable());
    }

    private void Walk(ImmutableArray<Inline> inlines, Manner manner)
    {
        foreach (Inline inline in inlines)
        {
            Walk(inline, manner);
        }
    }

    private void Walk(Inline inline, Manner manner)
    {
        manner = manner with { Fount = manner.Fount with { Lang = inline.Lang } };
        Manner Inside() => manner with { Context = new InlineContext(manner.Context, inline) };
        switch (inline)
        {
            case Text text:
                AddText(text.Value, text, manner, mark: null);
                break;
            case Code code:
                AddText(code.Value, code, InCode(Inside()), mark: null);
                break;
            case Styled styled:
                Walk(styled.Content, Styled(Inside(), styled));
                break;
            case LangSpan span:
                AddAnchor(span.Id);
                Walk(span.Content, Inside());
                break;
            case Link link:
                Walk(link.Content, Inside());
                break;
            case Reference reference:
                AddAnchor(reference.Anchor);
                Walk(reference.Content, Inside());
                break;
            case HardBreak:
                offset += isMade ? 0 : 1;
                EndStretch();
                break;
            case Note or NoteRef:
                AddMark(inline, Inside());
                break;
            case PageNumbers or ComputedValue:
                WalkMade(inline, Inside());
                break;
            default:
                throw new InvalidOperationException(inline.GetType().Name);
        }
    }

    private void WalkMade(Inline inline, Manner manner)
    {
        bool before = isMade;
        isMade = true;
        Walk(made?.Invoke(inline) ?? throw new InvalidOperationException($"No text was made for {inline}."), manner);
        isMade = before;
    }

    private void AddMark(Inline inline, Manner manner)
    {
        int number = inline switch
        {
            Note note => note.Number,
            NoteRef call => call.Number,
            _ => 0,
        };
        ImmutableArray<Inline> content =
            made?.Invoke(inline) ?? [new Text(inline.Span, inline.Lang, number.ToString(CultureInfo.InvariantCulture))];
        string text = PlainText.Of(content);
        TextStyle mark = template.Style(StyleName.NoteMark);
        Length size = new(manner.Size.Units * ScriptScale / 1000);
        manner = manner with
        {
            Fount = manner.Fount with
            {
                Bold = mark.Bold,
                Italic = mark.Italic,
                SmallCaps = false,
                OldStyleFigures = false,
            },
        };
        bool before = isMade;
        isMade = true;
        AddText(text, inline, Superior(manner, text, size), inline);
        isMade = before;
    }

    private void AddAnchor(string? id)
    {
        if (id is not null)
        {
            anchors.Add((tokens.Count, id));
        }
    }

    private Manner Styled(Manner manner, Styled styled) =>
        styled.Style switch
        {
            InlineStyle.Emphasis => manner with { Fount = manner.Fount with { Italic = !manner.Fount.Italic } },
            InlineStyle.Strong => manner with { Fount = manner.Fount with { Bold = true } },
            InlineStyle.SmallCaps => manner with { Fount = manner.Fount with { SmallCaps = true } },
            InlineStyle.Struck => manner,
            InlineStyle.Superscript => Superior(
                manner,
                PlainText.Of(styled.Content),
                new Length(manner.Size.Units * ScriptScale / 1000)
            ),
            InlineStyle.Subscript => manner with
            {
                Size = new Length(manner.Size.Units * ScriptScale / 1000),
                Rise = manner.Rise - new Length(manner.Size.Units * 14 / 100),
            },
            _ => throw new InvalidOperationException(styled.Style.ToString()),
        };

    /// <summary>
    /// The face's own superior figures if it has all of them, else smaller letters raised so that figures end at the
    /// capitals' height.
    /// </summary>
    private Manner Superior(Manner manner, string text, Length size)
    {
        FountKey superior = manner.Fount with { Superiors = true };
        if (
            text.Length > 0
            && faces.FaceOf(superior.Family, superior.Bold, superior.Italic).Features.HasFlag(FaceFeatures.Superiors)
        )
        {
            ShapedWord plain = fountOf(manner.Fount).Word(text),
                raised = fountOf(superior).Word(text);
            if (
                raised.Runs.Length == 1
                && plain.Runs.Length == 1
                && plain.Runs[0].Glyphs.Length == raised.Runs[0].Glyphs.Length
                && plain.Runs[0].Glyphs.Zip(raised.Runs[0].Glyphs).All(pair => pair.First.Id != pair.Second.Id)
            )
            {
                return manner with { Fount = superior };
            }
        }

        Face face = faces.FaceOf(manner.Fount.Family, manner.Fount.Bold, manner.Fount.Italic);
        Length rise = Length.FromFontUnits(face.CapHeight, manner.Size - size, face.UnitsPerEm);
        return manner with { Size = size, Rise = manner.Rise + rise };
    }

    /// <summary>The template's "mono" family, brought to the x-height of the text around it.</summary>
    private Manner InCode(Manner manner)
    {
        manner = manner with
        {
            Fount = manner.Fount with { Hyphenate = false, SmallCaps = false, OldStyleFigures = false },
        };
        if (!faces.Has("mono") || manner.Fount.Family == "mono")
        {
            return manner;
        }

        Face text = faces.FaceOf(manner.Fount.Family, false, false),
            mono = faces.FaceOf("mono", false, false);
        double scale = Math.Clamp(
            (double)text.XHeight / text.UnitsPerEm / ((double)mono.XHeight / mono.UnitsPerEm),
            0.8,
            1
        );
        return manner with { Fount = manner.Fount with { Family = "mono" }, Size = manner.Size * scale };
    }

    private void AddText(string text, Inline leaf, Manner manner, Inline? mark)
    {
        Fount fount = fountOf(manner.Fount);
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
            tokens.Add(
                new Token(kind, word, fount, manner.Size, manner.Rise, manner.Context, leaf, offset, length)
                {
                    Mark = mark,
                    AtLeaf = isMade ? 0 : at,
                }
            );
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
