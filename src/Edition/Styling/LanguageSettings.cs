using System.Collections.Immutable;

namespace Edition.Styling;

/// <summary>How a language writes, as far as a template tells it beside its labels and its patterns.</summary>
/// <param name="Quotes">Four signs: the outer pair of quotation marks and the inner one («»„“).</param>
/// <param name="ThinSpaceBefore">
/// Signs that a thin no-break space precedes (French ; ! ? :); with » among them one follows « too.
/// </param>
/// <param name="Date">The form of a date in words, with {day}, {month} and {year}.</param>
/// <param name="Months">The twelve names of the months as a date has them.</param>
public sealed record LanguageSettings(
    string Quotes,
    string ThinSpaceBefore,
    string Date,
    ImmutableArray<string> Months
);
