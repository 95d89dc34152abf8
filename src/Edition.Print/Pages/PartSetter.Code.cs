using System.Collections.Immutable;
using Edition.Model;
using Edition.Styling;

namespace Edition.Print.Pages;

internal sealed partial class PartSetter
{
    /// <summary>How far, in signs, a line goes on to the right of its own beginning.</summary>
    private const int CodeHang = 2;

    /// <summary>
    /// Code line by line. A line too long for the measure goes on further to the right than it began, after a drawn
    /// hook that no reader takes for a sign; where its own indent takes more than half of the measure, the indent is
    /// cut to that.
    /// </summary>
    void IBlockVisitor<Place>.Visit(CodeBlock code, Place place)
    {
        TextStyle style = place.Resolve(Template, StyleName.Code);
        TagNode node = place.Tag.Add(new TagNode(Role.P, code.Lang)).Add(new TagNode(Role.Code, code.Lang));
        Length sign = Compositor.SetLine("0", style, code.Lang).Width;
        Length room = Length.Max(place.Width - style.Left - style.Right, sign * (4 * CodeHang));
        string[] written = code.Value.ReplaceLineEndings("\n").Split('\n');
        int offset = 0;
        for (int i = 0; i < written.Length; i++)
        {
            string shown = written[i].Replace("\t", "\u00A0\u00A0\u00A0\u00A0", StringComparison.Ordinal);
            int indent = shown.Length - shown.TrimStart(' ', '\u00A0').Length;
            int most = sign * shown.Length <= room ? indent : (int)(room.Units / 2 / Math.Max(1, sign.Units));
            int cut = Math.Max(0, indent - most);
            indent -= cut;
            shown = new string('\u00A0', indent) + shown[(indent + cut)..];
            TextStyle own = style with
            {
                Before = i == 0 ? style.Before : Length.Zero,
                After = i == written.Length - 1 ? style.After : Length.Zero,
            };
            Length hang = sign * (indent + CodeHang);
            var flow = new Flow();
            Set(
                new Take(
                    shown.Length == 0 ? [] : [new Text(code.Span, code.Lang, shown, true)],
                    own,
                    code.Lang,
                    place.Indented(hang, Length.Zero) with
                    {
                        Flow = flow,
                    },
                    node.Add(new Strand(code, offset + cut)),
                    -hang,
                    EmptyToo: true
                )
            );
            Length hook = place.Left + style.Left + sign * indent;
            Turn turn = AtEnds(i, written.Length);
            ImmutableArray<Slug> lines = [.. flow.Slugs];
            place.Flow.Add(
                [
                    .. lines.Select(
                        (line, k) =>
                            k == 0
                                ? line with
                                {
                                    Turn = line.Turn | turn,
                                }
                                : line with
                                {
                                    Pieces = [.. line.Pieces, .. Hook(hook, sign, line)],
                                }
                    ),
                ],
                own.Before,
                own.After
            );
            offset += written[i].Length + 1;
        }
    }

    /// <summary>How little and how much width code takes; what does not fit goes on in the next line.</summary>
    private (Length Narrowest, Length Natural) CodeWidths(CodeBlock code, TextStyle style)
    {
        Length sign = Compositor.SetLine("0", style, code.Lang).Width;
        int longest = code.Value.Split('\n').Max(line => line.Length);
        return (sign * Math.Min(longest, 8 * CodeHang), sign * longest);
    }

    /// <summary>The mark of a line that goes on: down from the line before, and to the right.</summary>
    private static Piece[] Hook(Length left, Length sign, Slug line)
    {
        Length foot = line.Drop - sign * 0.4;
        return
        [
            new RuleSet(left + sign * 0.4, foot - sign * 0.9, LightRule, sign * 0.9),
            new RuleSet(left + sign * 0.4, foot, sign * 1.1, LightRule),
        ];
    }
}
