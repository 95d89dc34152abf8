using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;

namespace Edition.Tests.Hostile;

/// <summary>
/// Hostile pictures go the whole way: a rule of the pictures' own (ED7xx, or ED213 for what is none) refuses each,
/// soon.
/// </summary>
[Trait("Kind", "unit")]
public sealed class PictureTests
{
    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
    );

    public static TheoryData<string, string> Names =>
        new()
        {
            { "claims 10^9 pixels", "ED7" },
            { "cut PNG", "ED7" },
            { "bitten PNG", "ED7" },
            { "cut JPEG", "ED7" },
            { "JPEG of noise", "ED7" },
            { "SVG named PNG", "ED7" },
            { "noise", "ED213" },
            { "empty", "ED213" },
            { "script", "ED724" },
            { "event", "ED724" },
            { "external picture", "ED725" },
            { "external use", "ED725" },
            { "entities", "ED7" },
            { "external entity", "ED7" },
            { "deep groups", "ED7" },
            { "use of itself", "ED7" },
            { "uses of uses", "ED7" },
            { "vast size", "ED7" },
            { "not XML", "ED7" },
        };

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_refused_soon(string name, string rule)
    {
        (string file, byte[] bytes) = Make(name);
        _ = PressTests.Press;
        var watch = Stopwatch.StartNew();
        Press.Made made = PressTests.Press.Of(
            "case.md",
            new Dictionary<string, byte[]>(StringComparer.Ordinal)
            {
                ["case.md"] = Encoding.UTF8.GetBytes($"# T\n\n![Cap]({file})\n"),
                [file] = bytes,
            },
            "en"
        );
        Assert.Null(made.Editions);
        Assert.Contains(made.Errors, id => id.StartsWith(rule, StringComparison.Ordinal));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"it took {watch.Elapsed}");
    }

    private static (string File, byte[] Bytes) Make(string name) =>
        name switch
        {
            "claims 10^9 pixels" => ("a.png", Claiming(1_000_000, 1_000)),
            "cut PNG" => ("a.png", Png[..45]),
            "bitten PNG" => ("a.png", [.. Png[..44], (byte)(Png[44] ^ 1), .. Png[45..]]),
            "cut JPEG" => ("a.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16]),
            "JPEG of noise" => ("a.jpg", [0xFF, 0xD8, 0xFF, .. Noise(10_000)]),
            "SVG named PNG" => ("a.png", Svg("<rect width='1' height='1'/>")),
            "noise" => ("a.png", Noise(10_000)),
            "empty" => ("a.svg", []),
            "script" => ("a.svg", Svg("<script>alert(1)</script>")),
            "event" => ("a.svg", Svg("<rect width='1' height='1' onload='x()'/>")),
            "external picture" => ("a.svg", Svg("<image href='file:///etc/passwd' width='1' height='1'/>")),
            "external use" => ("a.svg", Svg("<use href='https://example.org/a.svg#b'/>")),
            "entities" => (
                "a.svg",
                Doctype(
                    string.Concat(
                        Enumerable
                            .Range(1, 9)
                            .Select(i => $"<!ENTITY l{i} \"{string.Concat(Enumerable.Repeat($"&l{i - 1};", 10))}\">")
                    ),
                    "&l9;"
                )
            ),
            "external entity" => ("a.svg", Doctype("<!ENTITY e SYSTEM \"file:///etc/passwd\">", "<text>&e;</text>")),
            "deep groups" => (
                "a.svg",
                Svg(string.Concat(Enumerable.Repeat("<g>", 10_000)) + string.Concat(Enumerable.Repeat("</g>", 10_000)))
            ),
            "use of itself" => ("a.svg", Svg("<g id='a'><use href='#a'/></g>")),
            "uses of uses" => (
                "a.svg",
                Svg(
                    "<defs><rect id='u0' width='1' height='1'/>"
                        + string.Concat(
                            Enumerable
                                .Range(1, 20)
                                .Select(i =>
                                    $"<g id='u{i}'>{string.Concat(Enumerable.Repeat($"<use href='#u{i - 1}'/>", 10))}</g>"
                                )
                        )
                        + "</defs><use href='#u20'/>"
                )
            ),
            "vast size" => (
                "a.svg",
                Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg' width='1000000' height='1'/>")
            ),
            "not XML" => ("a.svg", Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'><g></svg>")),
            _ => throw new InvalidOperationException(name),
        };

    private static byte[] Svg(string inside) =>
        Encoding.UTF8.GetBytes($"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'>{inside}</svg>");

    private static byte[] Doctype(string inside, string text) =>
        Encoding.UTF8.GetBytes(
            $"<!DOCTYPE svg [<!ENTITY l0 \"x\">{inside}]><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'>{text}</svg>"
        );

    private static byte[] Claiming(int width, int height)
    {
        byte[] png = [.. Png];
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        return png;
    }

    private static byte[] Noise(int length)
    {
        byte[] bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        return bytes;
    }
}
