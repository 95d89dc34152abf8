using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using Edition.Orthography;

namespace Edition.Review.Docx;

/// <summary>
/// What Word shows before a paragraph: the form of the level's own number, the number, and the whole label.
/// </summary>
internal sealed record AutoNumber(string ListId, string Format, int Level, int Value, string Label);

/// <summary>Automatic numbers (ECMA-376, 17.9), counted in the order of the text.</summary>
internal sealed class NumberTable
{
    private const string Russian = "абвгдежзиклмнопрстуфхцчшщэюя";
    private const int Levels = 9;
    private readonly Dictionary<string, OpenXmlElement> lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OpenXmlElement> instances = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> counters = new(StringComparer.Ordinal);
    private readonly HashSet<string> begun = new(StringComparer.Ordinal);

    public NumberTable(OpenXmlElement? numbering)
    {
        foreach (OpenXmlElement list in numbering.Children("abstractNum"))
        {
            lists.TryAdd(list.Value("abstractNumId") ?? "", list);
        }

        foreach (OpenXmlElement instance in numbering.Children("num"))
        {
            instances.TryAdd(instance.Value("numId") ?? "", instance);
        }

        // A list may only name the style that numbers; the list that defines the style stands elsewhere.
        foreach ((string id, OpenXmlElement list) in lists.ToArray())
        {
            if (
                list.Child("numStyleLink").Value() is { } style
                && lists.Values.FirstOrDefault(other => other.Child("styleLink").Value() == style) is { } defining
            )
            {
                lists[id] = defining;
            }
        }
    }

    /// <summary>The number of a paragraph of this list and level; null where nothing numbers it. Counts on.</summary>
    public AutoNumber? Next(string? numberId, int level)
    {
        if (
            numberId is null
            || !instances.TryGetValue(numberId, out OpenXmlElement? instance)
            || instance.Child("abstractNumId").Value() is not { } listId
            || !lists.TryGetValue(listId, out OpenXmlElement? list)
        )
        {
            return null;
        }

        if (!counters.TryGetValue(listId, out int[]? counts))
        {
            counters.Add(listId, counts = new int[Levels]);
            Array.Fill(counts, int.MinValue);
        }

        if (begun.Add(numberId))
        {
            foreach (OpenXmlElement changed in instance.Children("lvlOverride"))
            {
                if (
                    changed.Child("startOverride") is not null
                    && changed.Number("ilvl") is >= 0 and < Levels and int reset
                )
                {
                    counts[reset] = int.MinValue;
                }
            }
        }

        counts[level] = counts[level] == int.MinValue ? Start(instance, list, level) : counts[level] + 1;
        for (int deeper = level + 1; deeper < Levels; deeper++)
        {
            counts[deeper] = int.MinValue;
        }

        OpenXmlElement? form = LevelOf(instance, list, level);
        string format = form.Child("numFmt").Value() ?? "decimal";
        return new AutoNumber(numberId, format, level, counts[level], LabelOf(instance, list, form, counts));
    }

    /// <summary>The form of a level's numbers, and the text about them; null where nothing numbers it.</summary>
    public (string Format, string Text)? FormOf(string? numberId, int level) =>
        numberId is not null
        && instances.TryGetValue(numberId, out OpenXmlElement? instance)
        && instance.Child("abstractNumId").Value() is { } listId
        && lists.TryGetValue(listId, out OpenXmlElement? list)
        && LevelOf(instance, list, level) is { } form
        && form.Child("numFmt").Value() is { } format
            ? (format, form.Child("lvlText").Value() ?? "")
            : null;

    private static int Start(OpenXmlElement instance, OpenXmlElement list, int level) =>
        instance
            .Children("lvlOverride")
            .Where(changed => changed.Number("ilvl") == level)
            .Select(changed => changed.Child("startOverride").Number())
            .FirstOrDefault(start => start is not null)
        ?? LevelOf(instance, list, level).Child("start").Number()
        ?? 1;

    private static OpenXmlElement? LevelOf(OpenXmlElement instance, OpenXmlElement list, int level) =>
        instance
            .Children("lvlOverride")
            .Where(changed => changed.Number("ilvl") == level)
            .Select(changed => changed.Child("lvl"))
            .FirstOrDefault(own => own is not null)
        ?? list.Children("lvl").FirstOrDefault(each => each.Number("ilvl") == level);

    private static string LabelOf(OpenXmlElement instance, OpenXmlElement list, OpenXmlElement? form, int[] counts)
    {
        string pattern = form.Child("lvlText").Value() ?? "%1.";
        var label = new StringBuilder();
        for (int i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '%' && i + 1 < pattern.Length && pattern[i + 1] is >= '1' and <= '9')
            {
                int level = pattern[++i] - '1';
                OpenXmlElement? of = LevelOf(instance, list, level);
                int value = counts[level] == int.MinValue ? Start(instance, list, level) : counts[level];
                label.Append(Numeral(of.Child("numFmt").Value() ?? "decimal", value));
            }
            else
            {
                label.Append(pattern[i]);
            }
        }

        return label.ToString();
    }

    /// <summary>A number in one of Word's forms; in figures where the form is not one of a manuscript's.</summary>
    public static string Numeral(string format, int value) =>
        format switch
        {
            "lowerLetter" when value is > 0 and <= 780 => Letter("abcdefghijklmnopqrstuvwxyz", value),
            "upperLetter" when value is > 0 and <= 780 => Letter("ABCDEFGHIJKLMNOPQRSTUVWXYZ", value),
            "russianLower" when value is > 0 and <= 780 => Letter(Russian, value),
            "russianUpper" when value is > 0 and <= 780 => Letter(Russian.ToUpperInvariant(), value),
            "lowerRoman" when value is > 0 and < 4000 => Roman.Upper(value).ToLowerInvariant(),
            "upperRoman" when value is > 0 and < 4000 => Roman.Upper(value),
            "bullet" or "none" => "",
            _ => value.ToString(CultureInfo.InvariantCulture),
        };

    private static string Letter(string alphabet, int value) =>
        new(alphabet[(value - 1) % alphabet.Length], ((value - 1) / alphabet.Length) + 1);
}
