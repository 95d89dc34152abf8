using System.Collections.Immutable;
using Edition.Model;

namespace Edition.Reading;

/// <summary>
/// Cuts a link at the calls of notes that stand in its words: a call leads to its note, and in no edition can one link
/// stand within another. The pieces lead where the whole did, and nothing of the words is lost.
/// </summary>
internal static class AroundNotes
{
    /// <summary>The link, or the same with an id about it, as links without calls and calls without links.</summary>
    public static IEnumerable<Inline> Cut(Inline link) =>
        link switch
        {
            LangSpan { Content: [var only] } span when Holds(only) => [span with { Content = [.. Cut(only)] }],
            Link own when own.Content.Any(Holds) => Pieces(own.Content)
                .Select(piece => piece.Called ? piece.Inline : own with { Content = [piece.Inline] }),
            Reference own when own.Content.Any(Holds) => Pieces(own.Content)
                .Select(
                    (piece, i) =>
                        piece.Called
                            ? piece.Inline
                            : own with
                            {
                                Content = [piece.Inline],
                                Anchor = i == 0 ? own.Anchor : null,
                            }
                ),
            _ => [link],
        };

    private static bool Holds(Inline inline) => inline is Note or NoteRef || inline.Content.Any(Holds);

    private static IEnumerable<(Inline Inline, bool Called)> Pieces(ImmutableArray<Inline> content) =>
        content.SelectMany(inline =>
            inline switch
            {
                Note or NoteRef => [(inline, true)],
                Styled styled when Holds(styled) => Pieces(styled.Content)
                    .Select(piece => ((Inline)(styled with { Content = [piece.Inline] }), piece.Called)),
                LangSpan span when Holds(span) => Pieces(span.Content)
                    .Select(
                        (piece, i) =>
                            (
                                (Inline)(span with { Content = [piece.Inline], Id = i == 0 ? span.Id : null }),
                                piece.Called
                            )
                    ),
                _ => new[] { (inline, false) },
            }
        );
}
