using System.Collections.Immutable;
using System.Globalization;
using DocumentFormat.OpenXml;

namespace Edition.Review.Docx;

/// <summary>
/// The styles of a file, each with what it takes from those it is based on. Styles are known by <c>w:name</c>, which is
/// the same in every language of Word; their ids are not.
/// </summary>
internal sealed class StyleTable
{
    private const int Deepest = 24;
    private readonly Dictionary<string, Reading> arounds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OpenXmlElement> byId = new(StringComparer.Ordinal);
    private readonly string? defaultParagraph;
    private readonly OpenXmlElement? defaultRun;
    private readonly OpenXmlElement? defaultForm;

    public StyleTable(OpenXmlElement? styles)
    {
        foreach (OpenXmlElement style in styles.Children("style"))
        {
            if (
                style.Value("styleId") is { } id
                && byId.TryAdd(id, style)
                && style.Value("type") is "paragraph" or null
            )
            {
                defaultParagraph ??= style.Value("default") is "1" or "true" or "on" ? id : null;
            }
        }

        OpenXmlElement? defaults = styles.Child("docDefaults");
        defaultRun = defaults.Child("rPrDefault").Child("rPr");
        defaultForm = defaults.Child("pPrDefault").Child("pPr");
    }

    /// <summary>The language that text without one of its own is in.</summary>
    public string? Language => defaultRun.Child("lang").Value();

    /// <summary>Names from the style itself down to what it is based on.</summary>
    public ImmutableArray<string> Names(string? id) =>
        [.. Chain(id ?? defaultParagraph).Select(style => style.Child("name").Value() ?? "")];

    public ParagraphForm FormOf(OpenXmlElement? properties)
    {
        string? id = properties.Child("pStyle").Value();
        id = id is not null && byId.ContainsKey(id) ? id : defaultParagraph;
        OpenXmlElement?[] layers =
        [
            defaultForm,
            .. Chain(id).Reverse().Select(style => style.Child("pPr")),
            properties,
        ];
        int? outline = null;
        Alignment alignment = Alignment.Left;
        int left = 0,
            right = 0,
            level = 0;
        string? number = null;
        bool begins = false;
        foreach (OpenXmlElement? layer in layers)
        {
            outline = layer.Child("outlineLvl").Number() ?? outline;
            begins = layer.Toggle("pageBreakBefore") ?? begins;
            alignment = layer.Child("jc").Value() switch
            {
                "center" => Alignment.Centre,
                "right" or "end" => Alignment.Right,
                "both" or "distribute" => Alignment.Both,
                "left" or "start" => Alignment.Left,
                _ => alignment,
            };
            OpenXmlElement? indent = layer.Child("ind");
            left = indent.Number("left") ?? indent.Number("start") ?? left;
            right = indent.Number("right") ?? indent.Number("end") ?? right;
            OpenXmlElement? numbering = layer.Child("numPr");
            number = numbering.Child("numId").Value() ?? number;
            level = numbering.Child("ilvl").Number() ?? level;
        }

        ImmutableArray<string> names = Names(id);
        return new ParagraphForm(
            names.IsEmpty ? "" : names[0],
            names,
            outline is >= 0 and < 9 ? outline : null,
            alignment,
            left,
            right,
            number is null or "0" ? null : number,
            Math.Clamp(level, 0, 8)
        )
        {
            BeginsPage = begins,
        };
    }

    /// <summary>How a run looks whose paragraph has the given style.</summary>
    public Manner MannerOf(OpenXmlElement? run, string? paragraphStyle)
    {
        Reading around = AroundOf(paragraphStyle ?? defaultParagraph ?? "");
        var own = new Reading
        {
            Size = around.Size,
            Language = around.Language,
            Font = around.Font,
        };
        string? character = run.Child("rStyle").Value();
        foreach (OpenXmlElement style in Chain(character).Reverse())
        {
            own.Take(style.Child("rPr"));
        }

        own.Take(run);
        Look all = (around.Look & ~own.Off) | own.Look;
        Look face = own.Font is { } font && run.Child("rFonts") is not null && font != around.Font ? Look.Face : 0;
        Look size = run.Child("sz") is not null && Math.Abs(own.Size - around.Size) > 0.1 ? Look.Size : 0;
        return new Manner(
            all,
            own.Look | face | size,
            own.Size,
            own.Language,
            own.Font,
            Names(character) is [var name, ..] && character is not null ? name : null
        );
    }

    /// <summary>How text of a paragraph's style looks, before what its runs bring.</summary>
    private Reading AroundOf(string style)
    {
        if (!arounds.TryGetValue(style, out Reading? around))
        {
            arounds.Add(style, around = new Reading());
            around.Take(defaultRun);
            foreach (OpenXmlElement each in Chain(style).Reverse())
            {
                around.Take(each.Child("rPr"));
            }
        }

        return around;
    }

    private IEnumerable<OpenXmlElement> Chain(string? id)
    {
        for (int i = 0; i < Deepest && id is not null && byId.TryGetValue(id, out OpenXmlElement? style); i++)
        {
            yield return style;
            id = style.Child("basedOn").Value();
        }
    }

    /// <summary>Run properties as they add up.</summary>
    private sealed class Reading
    {
        private static readonly (string Name, Look Look)[] Toggles =
        [
            ("b", Look.Bold),
            ("i", Look.Italic),
            ("strike", Look.Struck),
            ("dstrike", Look.Struck),
            ("smallCaps", Look.SmallCaps),
            ("caps", Look.Caps),
            ("vanish", Look.Hidden),
        ];

        public Look Look { get; private set; }

        public Look Off { get; private set; }

        public double Size { get; set; } = 10;

        public string? Language { get; set; }

        public string? Font { get; set; }

        public void Take(OpenXmlElement? properties)
        {
            if (properties is null)
            {
                return;
            }

            for (OpenXmlElement? each = properties.FirstChild; each is not null; each = each.NextSibling())
            {
                Take(each.LocalName, each);
            }
        }

        private void Take(string name, OpenXmlElement property)
        {
            switch (name)
            {
                case "u":
                    Set(property.Value() is not ("none" or null), Look.Underline);
                    break;
                case "highlight":
                    Set(property.Value() is not "none", Look.Highlight);
                    break;
                case "color":
                    Set(property.Value() is not ("auto" or "000000" or null), Look.Colour);
                    break;
                case "vertAlign" when property.Value() is { } vertical:
                    Set(vertical == "superscript", Look.Super);
                    Set(vertical == "subscript", Look.Sub);
                    break;
                case "sz"
                    when double.TryParse(
                        property.Value(),
                        NumberStyles.Float,
                        CultureInfo.InvariantCulture,
                        out double half
                    ) && half is > 0 and < 4000:
                    Size = half / 2;
                    break;
                case "lang":
                    Language = property.Value() ?? Language;
                    break;
                case "rFonts":
                    Font = property.Value("ascii") ?? Font;
                    break;
                default:
                    foreach ((string toggle, Look look) in Toggles)
                    {
                        if (toggle == name)
                        {
                            Set(property.Value() is not ("0" or "false" or "off" or "none"), look);
                        }
                    }

                    break;
            }
        }

        private void Set(bool? on, Look look)
        {
            if (on is { } set)
            {
                Look = set ? Look | look : Look & ~look;
                Off = set ? Off & ~look : Off | look;
            }
        }
    }
}
