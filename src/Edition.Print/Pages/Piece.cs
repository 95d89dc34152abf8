using System.Collections.Immutable;
using Edition.Model;
using Edition.Print.Paragraphs;

namespace Edition.Print.Pages;

/// <summary>Something to be drawn on a slug: its place is from the column's left edge and the slug's top (baselines for lines). <c>Tag</c> and <c>Order</c> count within the part.</summary>
internal abstract record Piece(Length X, Length Y);
