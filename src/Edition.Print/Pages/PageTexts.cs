using System.Collections.Immutable;
using System.Globalization;
using Edition.Model;

namespace Edition.Print.Pages;

/// <summary>
/// Words that depend on the pages, as far as these are known: folios, the marks of notes numbered by page, the count of
/// pages. Immutable; make-up is repeated for the parts to which a newer one answers otherwise.
/// </summary>
internal sealed class PageTexts(
    IReadOnlyDictionary<string, (int Index, string Label)> pageOfId,
    IReadOnlyDictionary<Inline, string> marks,
    PageMap? told
)
{
    public static readonly PageTexts None = new(
        ImmutableDictionary<string, (int, string)>.Empty,
        new Dictionary<Inline, string>(ReferenceEqualityComparer.Instance),
        null
    );

    /// <summary>A note's mark where it is called.</summary>
    public string MarkOf(Inline call) =>
        marks.TryGetValue(call, out string? mark)
            ? mark
            : call switch
            {
                Note note => note.Number.ToString(CultureInfo.InvariantCulture),
                NoteRef other => other.Number.ToString(CultureInfo.InvariantCulture),
                _ => throw new InvalidOperationException(call.GetType().Name),
            };

    /// <summary>
    /// What is set for an inline without text of its own: each page once, ascending, linked to the first of the targets
    /// on it.
    /// </summary>
    public ImmutableArray<Inline> Made(Inline inline)
    {
        switch (inline)
        {
            case Note or NoteRef:
                return [new Text(inline.Span, inline.Lang, MarkOf(inline))];
            case ComputedValue value:
                return [new Text(inline.Span, inline.Lang, told?.Told(value) ?? "0")];
            case PageNumbers numbers:
                var made = ImmutableArray.CreateBuilder<Inline>();
                var found = numbers
                    .Targets.Select(target =>
                        (
                            Target: target,
                            Page: pageOfId.TryGetValue(target, out var page) ? page : (Index: 0, Label: "0")
                        )
                    )
                    .GroupBy(found => found.Page)
                    .OrderBy(group => group.Key.Index);
                foreach (var page in found)
                {
                    if (made.Count > 0)
                    {
                        made.Add(new Text(inline.Span, inline.Lang, ", "));
                    }

                    made.Add(
                        new Reference(
                            inline.Span,
                            inline.Lang,
                            page.First().Target,
                            [new Text(inline.Span, inline.Lang, page.Key.Label)]
                        )
                    );
                }

                return made.ToImmutable();
            default:
                throw new InvalidOperationException(inline.GetType().Name);
        }
    }

    /// <summary>Whether this answers as another does.</summary>
    public bool AnswersAs(PageTexts other, Inline inline) =>
        PlainText.Of(Made(inline)) == PlainText.Of(other.Made(inline));

    /// <summary>
    /// Conventional printer's sheets: 60 by 90 cm; the trim takes 5 mm off the width and 10 mm off the height of a
    /// page.
    /// </summary>
    public static string Sheets(int pages, Styling.PageGeometry page, Lang lang)
    {
        double millimetre = 72 / 25.4;
        double area = ((page.Width.Points / millimetre) + 5) * ((page.Height.Points / millimetre) + 10) * pages;
        string figure = (area / (600 * 900)).ToString("0.##", CultureInfo.InvariantCulture);
        return lang.Primary == "en" ? figure : figure.Replace('.', ',');
    }

    /// <summary>The text, at the place given, of a line that a program makes.</summary>
    public static Text Plain(string text, Lang lang) => new(SourceSpan.None, lang, text);
}
