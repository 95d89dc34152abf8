using Edition.Model;

namespace Edition.Word;

/// <summary>
/// Word's measures: twentieths of a point for the page, 914,400 to the inch (EMU) for drawings, half points for type.
/// </summary>
internal static class Twips
{
    public static long Of(Length length) => Rounded(length.Units * 20, Length.UnitsPerPoint);

    public static long Emu(Length length) => Rounded(length.Units * 12700, Length.UnitsPerPoint);

    public static long HalfPoints(Length length) => Math.Max(2, Rounded(length.Units * 2, Length.UnitsPerPoint));

    private static long Rounded(long value, long divisor) =>
        (long)Math.Round((decimal)value / divisor, MidpointRounding.AwayFromZero);
}
