using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Edition.Diagnostics;
using Edition.Styling;

namespace Edition.Reading;

/// <summary>What a template says of typefaces.</summary>
public sealed partial class TemplateReader
{
    /// <param name="key">Its name among the families.</param>
    /// <param name="yaml">What is said of it.</param>
    /// <param name="seldom">It is a last fallback: its files are read when a letter asks for them.</param>
    private FaceFamily Family(string key, TemplateYaml yaml, bool seldom)
    {
        FaceFile regular = Face(yaml, "regular", seldom) ?? new FaceFile("", []);
        var family = new FaceFamily(
            key,
            yaml["name"]?.Scalar ?? key,
            regular,
            Face(yaml, "italic", seldom, regular),
            Face(yaml, "bold", seldom, regular),
            Face(yaml, "bold-italic", seldom, regular),
            [.. TemplateValues.Strings(yaml, "fallbacks")]
        )
        {
            Letters = yaml["letters"] is { } letters ? Ranges(letters) : [],
            Serves = [.. TemplateValues.Strings(yaml, "serves")],
            WhereLacking = yaml["where-lacking"]?.Scalar ?? "",
        };
        yaml.ReportUnknownKeys(findings);
        return family;
    }

    private FaceFile Face(TemplateYaml yaml, string key, bool seldom, FaceFile otherwise) =>
        yaml[key] is null ? otherwise : Face(yaml, key, seldom) ?? otherwise;

    private FaceFile? Face(TemplateYaml yaml, string key, bool seldom)
    {
        if (PathOf(yaml, key) is { } path)
        {
            string file = path.Split('#')[0];
            if (seldom)
            {
                return new FaceFile(path, new Lazy<ImmutableArray<byte>>(() => Bytes(fetch(file) ?? [])));
            }

            if (fetch(file) is { } bytes)
            {
                return new FaceFile(path, Bytes(bytes));
            }
        }

        NoFile(yaml, key);
        return null;

        static ImmutableArray<byte> Bytes(byte[] bytes) => ImmutableCollectionsMarshal.AsImmutableArray(bytes);
    }

    /// <summary>As a style sheet's unicode-range: "U+2190-21FF, U+2713".</summary>
    private ImmutableArray<(int From, int To)> Ranges(TemplateYaml yaml)
    {
        var ranges = ImmutableArray.CreateBuilder<(int, int)>();
        foreach (
            string range in (yaml.Scalar ?? "").Split(
                ',',
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
            )
        )
        {
            string[] ends = range.Split('-');
            if (
                range.StartsWith("U+", StringComparison.OrdinalIgnoreCase)
                && ends.Length <= 2
                && Point(ends[0][2..]) is { } from
                && Point(ends.Length == 2 ? ends[1] : ends[0][2..]) is { } to
                && from <= to
            )
            {
                ranges.Add((from, to));
                continue;
            }

            findings.Add(Says.TemplateLetters(range), yaml.Span);
        }

        return ranges.ToImmutable();

        static int? Point(string digits) =>
            digits.Length is > 0 and <= 6
            && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int point)
            && point <= 0x10FFFF
                ? point
                : null;
    }
}
