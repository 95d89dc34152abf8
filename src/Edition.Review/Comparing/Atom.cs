using System.Collections.Immutable;
using Edition.Model;
using Edition.Review.Revising;

namespace Edition.Review.Comparing;

/// <summary>
/// The least thing of a paragraph that is kept, put in or taken out: a word, a space or a sign of a text, or an inline
/// that cannot be cut. <c>From</c>, <c>To</c>: which characters of the leaf. <c>Around</c>: the inlines it stands in,
/// outermost first. <c>Key</c>: what it counts as, its look included. <c>At</c>: its place in the paragraph's plain text.
/// </summary>
internal sealed record Atom(Inline Leaf, int From, int To, ImmutableArray<Inline> Around, string Key, int At)
{
    public bool IsWord { get; init; }

    /// <summary>Where it stands in the manuscript, as near as the node says.</summary>
    public SourceSpan Place
    {
        get
        {
            SourceSpan span = Leaf.Span;
            if (Leaf is not Text text || span.Source is not { } source)
            {
                return span;
            }

            // The typographer may have changed how long the text is: the word is looked for from near its place on.
            int near = span.Start + Math.Max(0, Math.Min(From, span.Length) - 8);
            string word = text.Value[From..To];
            int found = source.Text.IndexOf(word, near, Math.Max(0, span.End - near), StringComparison.Ordinal);
            return span with { Start = found < 0 ? span.Start : found, Length = 0 };
        }
    }

    public string Words =>
        Leaf is Text text ? text.Value[From..To]
        : Leaf is Code code ? code.Value
        : "";
}

/// <summary>Cuts inlines into atoms.</summary>
/// <param name="noteKey">What a note counts as, by its call.</param>
internal sealed class AtomReader(Func<Inline, string> noteKey)
{
    private readonly List<Atom> atoms = [];
    private int at;

    public static List<Atom> Of(ImmutableArray<Inline> inlines, Func<Inline, string> noteKey)
    {
        var reader = new AtomReader(noteKey);
        reader.Read(inlines, [], "");
        return reader.atoms;
    }

    private void Read(ImmutableArray<Inline> inlines, ImmutableArray<Inline> around, string look)
    {
        foreach (Inline inline in inlines)
        {
            switch (inline)
            {
                case Text text:
                    Cut(text, around, look);
                    break;
                case Code code:
                    Add(code, around, $"code {code.Value}{look}", code.Value.Length, isWord: true);
                    break;
                case Styled styled:
                    Read(styled.Content, around.Add(styled), look + '\u0001' + styled.Style);
                    break;
                case LangSpan span:
                    Read(span.Content, around.Add(span), look);
                    break;
                case Link link:
                    Read(link.Content, around.Add(link), look + '\u0001' + link.Uri);
                    break;
                case Reference reference when IsComposed(reference):
                    Add(reference, around, "reference " + reference.Target, PlainText.Of([reference]).Length, true);
                    break;
                case Reference reference:
                    Read(reference.Content, around.Add(reference), look);
                    break;
                case Note or NoteRef:
                    Add(inline, around, noteKey(inline), 0);
                    break;
                case HardBreak:
                    Add(inline, around, "break", 1);
                    break;
                case InlinePicture picture:
                    Add(inline, around, "picture " + picture.Path, 0, isWord: true);
                    break;
                case PageNumbers or ComputedValue:
                    Add(inline, around, "figure", 0);
                    break;
                default:
                    throw new InvalidOperationException(inline.GetType().Name);
            }
        }
    }

    /// <summary>Its words are the program's own, and follow the number of what it leads to.</summary>
    private static bool IsComposed(Reference reference) =>
        reference.Span is not { Source: { } source, Length: > 2 } span
        || string.CompareOrdinal(source.Text, span.Start, "[](", 0, 3) == 0;

    private void Add(Inline leaf, ImmutableArray<Inline> around, string key, int length, bool isWord = false)
    {
        atoms.Add(new Atom(leaf, 0, length, around, '\u0002' + key, at) { IsWord = isWord });
        at += length;
    }

    private void Cut(Text text, ImmutableArray<Inline> around, string look)
    {
        string value = text.Value;
        for (int from = 0, to; from < value.Length; from = to)
        {
            to = from + 1;
            bool isWord = IsLetter(value[from]);
            while (to < value.Length && (isWord ? IsLetter(value[to]) : IsSpace(value[from]) && IsSpace(value[to])))
            {
                to++;
            }

            string key = IsSpace(value[from]) ? " " : Folding.Of(value[from..to]) + look;
            atoms.Add(new Atom(text, from, to, around, key, at + from) { IsWord = isWord });
        }

        at += value.Length;
    }

    private static bool IsSpace(char c) => Folding.Of(c) == ' ';

    private static bool IsLetter(char c) =>
        char.IsLetterOrDigit(c)
        || char.IsSurrogate(c)
        || Folding.IsNothing(c)
        || char.GetUnicodeCategory(c)
            is System.Globalization.UnicodeCategory.NonSpacingMark
                or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
