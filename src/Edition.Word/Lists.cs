using System.Globalization;
using Edition.Model;
using Edition.Packaging;
using Edition.Styling;

namespace Edition.Word;

/// <summary>How a marker is made: Word's number format and the text around the number, "%" standing for it.</summary>
internal sealed record MarkerForm(string Format, string Text);

/// <summary>
/// Word's numbering: an abstract definition for each shape of list (its markers by level, its indents), an instance
/// with its first number for each list. A list goes on in one instance as
/// long as Word would count what the author wrote; where the letters jump a new instance begins, and a marker that Word
/// cannot count to («ё)») is given to it as text.
/// Columns of a parallel have definitions of their own, since Word counts on over instances that share one and would
/// mix them up row by row.
/// </summary>
internal sealed class Lists
{
    private const int Levels = 9;

    private readonly List<(string Key, Voice Voice, int Quotes, MarkerForm?[] Levels)> shapes = [];
    private readonly Dictionary<string, int> shapeByKey = new(StringComparer.Ordinal);
    private readonly List<(int Shape, int Level, int Start)> instances = [];
    private readonly Dictionary<ListItem, (int Instance, int Level)> places = new(ReferenceEqualityComparer.Instance);

    public bool IsEmpty => instances.Count == 0;

    /// <summary>The instance (from 1) and level (from 0) of an item.</summary>
    public (int Instance, int Level) PlaceOf(ListItem item) => places[item];

    /// <summary>
    /// Takes in a list; <paramref name="around"/> is the instance of the item it stands in, or 0 where it cannot be
    /// counted by that: it is not the first there, or stands in a quotation.
    /// Returns the instance of each item, for the lists within.
    /// </summary>
    public int[] Add(ListBlock list, Setting at, int column, int around)
    {
        int depth = at.Lists;
        int level = Math.Min(depth, Levels - 1);
        MarkerForm?[] shape = around > 0 ? [.. shapes[instances[around - 1].Shape].Levels] : new MarkerForm?[Levels];
        int[] result = new int[list.Items.Length];
        int open = 0;
        int next = 0;
        for (int i = 0; i < list.Items.Length; i++)
        {
            ListItem item = list.Items[i];
            MarkerForm form = FormOf(list, item, out int number);
            if (open == 0 && around > 0 && form == shape[level] && number == 1 && depth < Levels)
            {
                open = around;
            }
            else if (open == 0 || form != shape[level] || (number != next && form.Text.Contains('%')))
            {
                shape = [.. shape];
                shape[level] = form;
                if (open == 0)
                {
                    ShapeInner(shape, list, depth + 1);
                }

                instances.Add((ShapeId(at.Voice, at.Quotes, column, shape), level, number));
                open = instances.Count;
            }

            next = number + 1;
            result[i] = open;
            places[item] = (open, level);
        }

        return result;
    }

    /// <summary>Writes numbering.xml.</summary>
    public void Write(XmlText xml, Template template, Lang lang)
    {
        xml.Raw(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"u8
                + "\n<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"u8
        );
        for (int i = 0; i < shapes.Count; i++)
        {
            (_, Voice voice, int quotes, MarkerForm?[] levels) = shapes[i];

            // Word takes definitions with one nsid for one list, so each has its own.
            xml.Raw("<w:abstractNum w:abstractNumId=\""u8)
                .Number(i)
                .Raw("\"><w:nsid"u8)
                .Attribute(
                    "w:val"u8,
                    (0x10000000 + i * 0x9E3779B1L % 0x60000000).ToString("X8", CultureInfo.InvariantCulture)
                )
                .Raw("/><w:multiLevelType w:val=\""u8)
                .Raw("multilevel\"/>"u8);

            // All nine, so that an editor who moves an item in finds a marker there.
            MarkerForm above = Array.Find(levels, form => form is not null) ?? new MarkerForm("decimal", "%.");
            for (int level = 0; level < Levels; level++)
            {
                MarkerForm form = levels[level] ?? (level == 0 ? above : Below(above, lang));
                WriteLevel(xml, template, voice, quotes, level, form);
                above = form;
            }

            xml.Raw("</w:abstractNum>"u8);
        }

        for (int i = 0; i < instances.Count; i++)
        {
            (int shape, int level, int start) = instances[i];
            xml.Raw("<w:num w:numId=\""u8)
                .Number(i + 1)
                .Raw("\"><w:abstractNumId w:val=\""u8)
                .Number(shape)
                .Raw("\"/><w:lvlOverride w:ilvl=\""u8)
                .Number(level)
                .Raw("\"><w:startOverride w:val=\""u8)
                .Number(start)
                .Raw("\"/></w:lvlOverride></w:num>"u8);
        }

        xml.Raw("</w:numbering>"u8);
    }

    /// <summary>
    /// The marker of a level that the author has nothing on: letters under figures, and under all else what the author
    /// marks items with, or a dash.
    /// </summary>
    private static MarkerForm Below(MarkerForm above, Lang lang) =>
        above.Format switch
        {
            "bullet" => above,
            "decimal" => new MarkerForm(lang.Primary is "ru" or "uk" or "be" ? "russianLower" : "lowerLetter", "%)"),
            _ => new MarkerForm("bullet", "–"),
        };

    private static void WriteLevel(XmlText xml, Template template, Voice voice, int quotes, int level, MarkerForm form)
    {
        long left = Twips.Of(ParagraphStyle.Inset(template, voice, quotes, level + 1));
        long hanging = Math.Min(left, Twips.Of(template.Style(StyleName.ListItem).Left));
        xml.Raw("<w:lvl w:ilvl=\""u8)
            .Number(level)
            .Raw("\"><w:start w:val=\"1\"/><w:numFmt"u8)
            .Attribute("w:val"u8, form.Format);
        xml.Raw(hanging == 0 ? "/><w:suff w:val=\"space\"/><w:lvlText"u8 : "/><w:lvlText"u8)
            .Attribute("w:val"u8, form.Text.Replace("%", "%" + (char)('1' + level), StringComparison.Ordinal));
        xml.Raw("/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\""u8)
            .Number(left)
            .Raw("\" w:hanging=\""u8)
            .Number(hanging)
            .Raw("\"/></w:pPr></w:lvl>"u8);
    }

    /// <summary>
    /// Fills the levels below from the first list found on each, so that an editor who moves an item in gets the marker
    /// that the author uses there.
    /// </summary>
    private static void ShapeInner(MarkerForm?[] shape, ListBlock list, int depth)
    {
        for (; depth < Levels; depth++)
        {
            ListBlock? inner = list
                .Items.SelectMany(item => item.Blocks)
                .OfType<ListBlock>()
                .FirstOrDefault(found => found.Items.Length > 0);
            if (inner is null)
            {
                Array.Clear(shape, depth, Levels - depth);
                return;
            }

            shape[depth] = FormOf(inner, inner.Items[0], out _);
            list = inner;
        }
    }

    private int ShapeId(Voice voice, int quotes, int column, MarkerForm?[] shape)
    {
        string key =
            $"{voice} {quotes} {column} "
            + string.Join('\u0001', shape.Select(form => form is null ? "" : form.Format + '\u0002' + form.Text));
        if (!shapeByKey.TryGetValue(key, out int id))
        {
            id = shapes.Count;
            shapes.Add((key, voice, quotes, [.. shape]));
            shapeByKey.Add(key, id);
        }

        return id;
    }

    /// <summary>The form that makes Word show this item's very label at the number given out.</summary>
    internal static MarkerForm FormOf(ListBlock list, ListItem item, out int number)
    {
        string tail = list.Delimiter switch
        {
            ListDelimiter.None => "",
            ListDelimiter.Period => ".",
            ListDelimiter.Parenthesis => ")",
            _ => throw new InvalidOperationException(list.Delimiter.ToString()),
        };
        string mark = item.Label.EndsWith(tail, StringComparison.Ordinal) ? item.Label[..^tail.Length] : item.Label;
        string? format = list.Numbering switch
        {
            ListNumbering.Bullet => null,
            ListNumbering.Arabic => "decimal",
            ListNumbering.LowerLatin => "lowerLetter",
            ListNumbering.UpperLatin => "upperLetter",
            ListNumbering.LowerRoman => "lowerRoman",
            ListNumbering.UpperRoman => "upperRoman",
            ListNumbering.LowerCyrillic => "russianLower",
            ListNumbering.UpperCyrillic => "russianUpper",
            _ => throw new InvalidOperationException(list.Numbering.ToString()),
        };
        if (format is not null)
        {
            number = Marker.NumberOf(list.Numbering, mark, item.Ordinal);
            if (number is > 0 and < short.MaxValue && Marker.Of(list.Numbering, number) == mark)
            {
                return new MarkerForm(format, "%" + tail);
            }
        }

        // Bullets are text as well, of a kind that Word's own bullet button knows. A percent sign would be taken for a
        // number's place.
        number = 1;
        return new MarkerForm(format is null ? "bullet" : "none", item.Label.Replace('%', '\uFF05'));
    }
}
