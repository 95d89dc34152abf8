using System.Diagnostics;
using Edition.Faces;

namespace Edition.Tests.Hostile;

/// <summary>
/// Hostile manuscripts go the whole way: what can be set becomes a sound edition, what cannot is refused by a rule;
/// nothing throws and nothing takes long.
/// </summary>
[Trait("Kind", "unit")]
public sealed class PressTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly Lazy<Press> Own = new(() =>
        new Press(Templates.Default, FaceLibrary.Of(Templates.Default))
    );

    internal static Press Press => Own.Value;

    public static TheoryData<string> Sound => [.. HostileTexts.Sound(1).Select(text => text.Name)];

    public static TheoryData<string> Refused => [.. HostileTexts.Refused(1).Select(text => text.Name)];

    [Theory]
    [MemberData(nameof(Sound))]
    public void What_can_be_set_becomes_a_sound_edition(string name)
    {
        (_, string text) = HostileTexts.Sound(1).Single(one => one.Name == name);
        Hostile.Press.Made made = InTime(text);
        Assert.Empty(made.Errors);
        Soundness.Check(made.Editions!);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_cannot_be_set_is_refused_by_a_rule(string name)
    {
        (_, string text, string rule) = HostileTexts.Refused(1).Single(one => one.Name == name);
        Hostile.Press.Made made = InTime(text);
        Assert.Null(made.Editions);
        Assert.Contains(made.Errors, id => id.StartsWith(rule, StringComparison.Ordinal));
    }

    private static Hostile.Press.Made InTime(string text)
    {
        _ = Press;
        var watch = Stopwatch.StartNew();
        Hostile.Press.Made made = Press.OfText(text, text.Any(c => c is >= 'А' and <= 'я') ? "ru" : "en");
        Assert.True(watch.Elapsed < Patience, $"it took {watch.Elapsed}");
        return made;
    }
}
