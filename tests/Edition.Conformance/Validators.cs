namespace Edition.Conformance;

/// <summary>
/// The real validators and readers, as tests/validators/setup.sh leaves them in the folder that EDITION_VALIDATORS
/// names (artifacts/validators if it names none).
/// </summary>
internal static class Validators
{
    public static readonly string Folder = Environment.GetEnvironmentVariable("EDITION_VALIDATORS")
        is { Length: > 0 } named
        ? named
        : Checkout.PathOf("artifacts", "validators");

    public static bool Present => File.Exists(Path.Combine(Folder, "docx", ".done"));

    public static string PathOf(params string[] parts) => Path.Combine([Folder, .. parts]);
}

/// <summary>
/// A test that asks a real validator. Where the validators are not set up it is a visible skip; with
/// EDITION_REQUIRE_VALIDATORS=1, as in CI, it runs and fails.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ValidatorFactAttribute : FactAttribute
{
    public ValidatorFactAttribute()
    {
        if (!Validators.Present && Environment.GetEnvironmentVariable("EDITION_REQUIRE_VALIDATORS") != "1")
        {
            Skip = "The validators are not set up: run tests/validators/setup.sh.";
        }
    }
}

/// <inheritdoc cref="ValidatorFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ValidatorTheoryAttribute : TheoryAttribute
{
    public ValidatorTheoryAttribute()
    {
        if (!Validators.Present && Environment.GetEnvironmentVariable("EDITION_REQUIRE_VALIDATORS") != "1")
        {
            Skip = "The validators are not set up: run tests/validators/setup.sh.";
        }
    }
}
