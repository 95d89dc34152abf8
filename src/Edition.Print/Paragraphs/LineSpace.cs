using Edition.Model;
using Edition.Styling;

namespace Edition.Print.Paragraphs;

/// <summary>
/// Room for a line: it begins at <c>Left</c> (negative to hang) and, if justified, ends so far beyond the measure as
/// <c>HangRight</c>. <c>Ratio</c> is Knuth and Plass's.
/// </summary>
internal readonly record struct LineSpace(
    Length Left,
    Length Measure,
    long HangRight,
    Alignment Alignment,
    double Ratio
);
