using System.Globalization;

namespace Edition.Model;

/// <summary>
/// A measure: a whole number of 1/65536 of a point, a point being 1/72 inch (PDF's own unit).
/// Whole numbers add up the same way on every machine, so two layouts can be compared for equality.
/// </summary>
public readonly record struct Length(long Units) : IComparable<Length>
{
    public const long UnitsPerPoint = 65536;

    public static Length Zero => default;

    public static Length FromPoints(double points) => new((long)Math.Round(points * UnitsPerPoint));

    public static Length FromMillimetres(double millimetres) => FromPoints(millimetres * 72 / 25.4);

    /// <summary>The measure of <paramref name="fontUnits"/> of a face set at <paramref name="size"/>.</summary>
    public static Length FromFontUnits(long fontUnits, Length size, int unitsPerEm) =>
        new(RoundedQuotient(fontUnits * size.Units, unitsPerEm));

    /// <summary>Points, for writers only: layout never compares doubles.</summary>
    public double Points => (double)Units / UnitsPerPoint;

    public static Length operator +(Length a, Length b) => new(a.Units + b.Units);

    public static Length operator -(Length a, Length b) => new(a.Units - b.Units);

    public static Length operator -(Length a) => new(-a.Units);

    public static Length operator *(Length a, long factor) => new(a.Units * factor);

    public static Length operator *(Length a, double factor) => new((long)Math.Round(a.Units * factor));

    public static Length operator /(Length a, long divisor) => new(RoundedQuotient(a.Units, divisor));

    public static bool operator <(Length a, Length b) => a.Units < b.Units;

    public static bool operator >(Length a, Length b) => a.Units > b.Units;

    public static bool operator <=(Length a, Length b) => a.Units <= b.Units;

    public static bool operator >=(Length a, Length b) => a.Units >= b.Units;

    public static Length Max(Length a, Length b) => a.Units >= b.Units ? a : b;

    public static Length Min(Length a, Length b) => a.Units <= b.Units ? a : b;

    public int CompareTo(Length other) => Units.CompareTo(other.Units);

    public override string ToString() => Points.ToString("0.###", CultureInfo.InvariantCulture) + "pt";

    private static long RoundedQuotient(long dividend, long divisor)
    {
        long half = divisor / 2;
        return (dividend >= 0 ? dividend + half : dividend - half) / divisor;
    }
}
