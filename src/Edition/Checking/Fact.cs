namespace Edition.Checking;

internal enum FactKind
{
    Number,
    Date,
    Percent,
    Roman,
    Decade,
    Name,
}

/// <summary>
/// A figure of a text in a form that does not depend on the language: 20 января 1925 г. and January 20, 1925 are both
/// 1925-01-20, XX в. and 20th century both 20. <c>Start</c> and
/// <c>Length</c> are its place in the text.
/// </summary>
internal readonly record struct Fact(FactKind Kind, string Key, int Start, int Length);
