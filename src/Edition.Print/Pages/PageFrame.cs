using Edition.Model;
using Edition.Styling;

namespace Edition.Print.Pages;

/// <summary>
/// The column that pages fill: <c>Rows</c> rows of the body's leading. The first baseline stands the body's size below
/// the upper margin, so the rows' boxes begin <c>Head</c> below it.
/// </summary>
internal sealed record PageFrame(int Rows, Length Leading, Length Drop, Length Head)
{
    public static PageFrame Of(Template template)
    {
        TextStyle body = template.Style(StyleName.Body);
        Length drop = DropOf(body);
        long depth = Math.Max(0, (template.Page.Depth - body.Size).Units);
        return new PageFrame(1 + (int)(depth / body.Leading.Units), body.Leading, drop, body.Size - drop);
    }

    /// <summary>How far below its top a line's baseline lies: the lower-case letters stand about the middle.</summary>
    public static Length DropOf(TextStyle style) => style.Leading / 2 + style.Size * 0.3;

    public Length RoundUp(Length y) => new((y.Units + Leading.Units - 1) / Leading.Units * Leading.Units);

    public int RowsOf(Length y) => y.Units == 0 ? 0 : (int)((y.Units + Leading.Units - 1) / Leading.Units);
}
