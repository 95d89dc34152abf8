using Edition.Reading;

namespace Edition.Tests.Reading;

/// <summary>
/// Normalisation by examples from each clause of the algorithm (UAX 15, section 1.3 and the conformance notes).
/// </summary>
[Trait("Kind", "unit")]
public sealed class NfcTests
{
    [Theory]
    [InlineData("plain ASCII", "plain ASCII")]
    [InlineData("и\u0306 Е\u0308 сто\u0301ит", "й Ё сто\u0301ит")]
    [InlineData("e\u0301", "é")]
    [InlineData("\u212B\u2126\u00C5", "\u00C5\u03A9\u00C5")]
    [InlineData("q\u0307\u0323", "q\u0323\u0307")]
    [InlineData("d\u0307\u0323", "\u1E0D\u0307")]
    [InlineData("\u1E9B\u0323", "\u1E9B\u0323")]
    [InlineData("a\u0308\u0301\u0323", "\u1EA1\u0308\u0301")]
    [InlineData("\u0958", "\u0915\u093C")]
    [InlineData("\u1100\u1161\u11A8 \u1100\uAC00", "각 \u1100가")]
    [InlineData("\uAC00\u11A8", "각")]
    [InlineData("\u0344", "\u0308\u0301")]
    [InlineData("\U00011099\U000110BA", "\U0001109A")]
    [InlineData("\U0001D15E", "\U0001D157\U0001D165")]
    [InlineData("a\u0332\u0301", "á\u0332")]
    [InlineData("\uD800", "\uD800")]
    public void Composes(string text, string expected)
    {
        Assert.Equal(expected, Nfc.Of(text));
        Assert.Equal(expected, Nfc.Of(expected));
    }
}
