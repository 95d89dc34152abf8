using Edition.Model;
using Edition.Print.Paragraphs;

namespace Edition.Print.Pages;

/// <summary>
/// Something to be drawn on a slug: its place is from the column's left edge and the slug's top (baselines for lines).
/// What has a <c>Strand</c> belongs to the text,
/// what has none is an artifact. A closed family.
/// </summary>
internal abstract record Piece(Strand? Strand, Length X, Length Y)
{
    /// <summary>Of a line: it reads from the foot of the page to its head, as in a table turned on its page.</summary>
    public bool Turned { get; init; }

    /// <summary>
    /// Turned about the column's left edge, a quarter to the left: what lay below the top is now so far from the left
    /// edge, and what lay right of the edge so far above <paramref name="foot"/>.
    /// </summary>
    public Piece TurnedFrom(Length foot) =>
        this switch
        {
            RuleSet rule => rule with
            {
                X = Y,
                Y = foot - X - rule.Width,
                Width = rule.Thickness,
                Thickness = rule.Width,
            },
            _ => this with { X = Y, Y = foot - X, Turned = true },
        };
}

internal sealed record LineSet(Strand? Strand, Length X, Length Y, Line Line) : Piece(Strand, X, Y);

internal sealed record RuleSet(Length X, Length Y, Length Width, Length Thickness) : Piece(null, X, Y);

internal sealed record PictureSet(Strand? Strand, Length X, Length Y, Length Width, Length Height, Picture Picture)
    : Piece(Strand, X, Y);

/// <summary>A place that an id names.</summary>
internal sealed record AnchorSet(Length X, Length Y, string Id) : Piece(null, X, Y);
