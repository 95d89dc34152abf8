using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Edition.Tests.Hostile;

/// <summary>
/// A few seconds of random manuscripts on every build, as many as <c>EDITION_FUZZ_SECONDS</c> says by hand, beginning
/// at seed <c>EDITION_FUZZ_SEED</c>: none throws, and what comes out is sound. A failure names the seed that makes it
/// again.
/// </summary>
[Trait("Kind", "unit")]
public sealed class FuzzTests
{
    [Fact]
    public void Random_manuscripts_throw_nothing_and_make_sound_editions()
    {
        var mutations = new Mutations(Texts());
        var watch = Stopwatch.StartNew();
        TimeSpan budget = TimeSpan.FromSeconds(Setting("EDITION_FUZZ_SECONDS", 8));
        int first = Setting("EDITION_FUZZ_SEED", 1),
            made = 0,
            seed = first;
        for (; seed == first || watch.Elapsed < budget; seed++)
        {
            try
            {
                if (PressTests.Press.Of("case.md", Pictures(mutations.Of(seed)), "ru").Editions is { } editions)
                {
                    Soundness.Check(editions);
                    made++;
                }
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"seed {seed}: {e.Message}", e);
            }
        }

        // Else only the reader would be tried.
        Assert.True(seed - first < 50 || made > (seed - first) / 20, $"{made} editions of {seed - first}");
    }

    internal static string[] Texts() =>
        [
            .. Directory
                .GetFiles(Path.Combine(Checkout.Root, "manuscript"), "*.md")
                .Order(StringComparer.Ordinal)
                .Select(File.ReadAllText),
        ];

    /// <summary>A manuscript with the two pictures that the pieces show.</summary>
    internal static Dictionary<string, byte[]> Pictures(byte[] markdown) =>
        new(StringComparer.Ordinal)
        {
            ["case.md"] = markdown,
            ["p.svg"] = Encoding.UTF8.GetBytes(
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 10'><rect width='20' height='10' "
                    + "fill='#ccc'/><text x='2' y='8' font-size='6'>abc</text></svg>"
            ),
            ["p.png"] = Convert.FromBase64String(
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
            ),
        };

    private static int Setting(string name, int otherwise) =>
        int.TryParse(
            Environment.GetEnvironmentVariable(name),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out int value
        )
            ? value
            : otherwise;
}
