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
    private FaceFamily Family(string key, TemplateYaml yaml)
    {
        FaceFile regular = Face(yaml, "regular") ?? new FaceFile("", []);
        var family = new FaceFamily(
            key,
            yaml["name"]?.Scalar ?? key,
            regular,
            Face(yaml, "italic", regular),
            Face(yaml, "bold", regular),
            Face(yaml, "bold-italic", regular),
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

    private FaceFile Face(TemplateYaml yaml, string key, FaceFile otherwise) =>
        yaml[key] is null ? otherwise : Face(yaml, key) ?? otherwise;

    /// <summary>The file of a face, which has to be there and is read when a letter needs it.</summary>
    private FaceFile? Face(TemplateYaml yaml, string key)
    {
        if (PathOf(yaml, key) is { } path && path.Split('#')[0] is var file && has(file))
        {
            return new FaceFile(
                path,
                new Lazy<ImmutableArray<byte>>(() => ImmutableCollectionsMarshal.AsImmutableArray(fetch(file) ?? []))
            );
        }

        NoFile(yaml, key);
        return null;
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
