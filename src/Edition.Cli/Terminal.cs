namespace Edition.Cli;

/// <summary>
/// The console as commands see it. <c>Out</c> takes what was asked for, <c>Error</c> diagnostics and progress.
/// <c>Live</c>: the user watches <c>Error</c> on a terminal, so progress makes sense.
/// </summary>
internal sealed record Terminal(
    TextWriter Out,
    TextWriter Error,
    bool ColourOut,
    bool ColourError,
    bool Live,
    int Width
)
{
    public static Terminal OfProcess()
    {
        // https://no-color.org: any value but the empty one means no colours.
        bool plain =
            !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            || Environment.GetEnvironmentVariable("TERM") == "dumb";
        bool live = !Console.IsErrorRedirected;
        return new Terminal(
            Utf8(Console.OpenStandardOutput()),
            Utf8(Console.OpenStandardError()),
            !plain && !Console.IsOutputRedirected,
            !plain && live,
            live,
            live ? WidthOr(100) : 100
        );
    }

    // Console.Out would set up encodings and, on Windows, a code page that cannot show Cyrillic.
    private static StreamWriter Utf8(Stream stream) =>
        new(stream, new System.Text.UTF8Encoding(false)) { AutoFlush = true };

    private static int WidthOr(int fallback)
    {
        try
        {
            return Math.Clamp(Console.WindowWidth, 40, 200);
        }
        catch (IOException)
        {
            return fallback;
        }
    }
}

/// <summary>Colours of a terminal (ECMA-48, 8.3.117).</summary>
internal static class Colour
{
    public const string Red = "\e[1;31m",
        Green = "\e[1;32m",
        Yellow = "\e[1;33m",
        Blue = "\e[1;34m",
        Bold = "\e[1m",
        Dim = "\e[2m",
        Off = "\e[0m";

    public static string In(bool colours, string colour, string text) => colours ? colour + text + Off : text;
}
