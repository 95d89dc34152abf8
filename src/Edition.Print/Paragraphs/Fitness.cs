namespace Edition.Print.Paragraphs;

/// <summary>How wide a line's spaces are, in steps of a third of a ratio: what its neighbours are compared by.</summary>
internal static class Fitness
{
    /// <summary>That of a line whose spaces are as the face has them; how many kinds there are.</summary>
    public const int Even = 3;

    private const int Kinds = 10;

    /// <summary>
    /// Of a line's spaces: 0 to 3 for those shrunk all they can to those as the face has them, 9 for any stretched
    /// twice their stretch or more.
    /// </summary>
    public static int Of(double ratio) => (int)Math.Floor((Math.Clamp(ratio, -1, 2) * Even) + 0.5) + Even;

    /// <summary>What two lines below each other cost whose fitness differs so much.</summary>
    public static double Unlike(int steps, double demerits)
    {
        int beyond = Math.Max(0, Math.Abs(steps) - 1);
        return beyond * beyond * demerits;
    }

    /// <summary>[a, b]: the most by which what follows a line of fitness b can cost less than what follows one of a.</summary>
    public static double[,] Leads(double demerits)
    {
        var leads = new double[Kinds, Kinds];
        for (int a = 0; a < Kinds; a++)
        {
            for (int b = 0; b < Kinds; b++)
            {
                for (int next = 0; next < Kinds; next++)
                {
                    leads[a, b] = Math.Max(leads[a, b], Unlike(next - a, demerits) - Unlike(next - b, demerits));
                }
            }
        }

        return leads;
    }
}
