using System.Globalization;
using Edition.Model;
using Edition.Packaging;

namespace Edition.Word;

/// <summary>
/// Writes tracked changes (ECMA-376-1, 17.13.5): round runs, at the marks of paragraphs, of rows, round what was moved.
/// Where a copy knows of none it writes nothing.
/// </summary>
/// <param name="xml">What is written into.</param>
/// <param name="plan">What is known of the whole book.</param>
/// <param name="part">The part that is written.</param>
/// <param name="text">Of a notes' writer, that of the text, with which it counts.</param>
internal sealed class ChangeWriter(XmlText xml, Plan plan, Part part, ChangeWriter? text)
{
    private int count;

    /// <summary>What became of that which is written next.</summary>
    public Fate Fate { get; set; }

    private Revisions? Revisions => plan.Copy?.Revisions;

    private ReadOnlySpan<byte> Element => ElementOf(Fate);

    public ReadOnlySpan<byte> TextTag => Fate == Fate.Deleted ? "w:delText"u8 : "w:t"u8;

    public ReadOnlySpan<byte> InstructionTag => Fate == Fate.Deleted ? "w:delInstrText"u8 : "w:instrText"u8;

    /// <summary>Goes into a node; the fate outside, to be taken up again behind it. All within a change shares it.</summary>
    public Fate Enter(object node)
    {
        Fate around = Fate;
        Fate = around == Fate.Kept ? Of(node) : around;
        return around;
    }

    public Fate Of(object? node) => node is null || Revisions is not { } revisions ? Fate.Kept : revisions.Of(node);

    /// <summary>Opens a change, if one is at hand; its fate, to be closed with.</summary>
    public Fate Open()
    {
        if (Fate != Fate.Kept)
        {
            Begin();
            xml.Raw(">"u8);
        }

        return Fate;
    }

    public void Close(Fate opened)
    {
        if (opened != Fate.Kept)
        {
            xml.Raw("</"u8).Raw(ElementOf(opened)).Raw(">"u8);
        }
    }

    /// <summary>The change of a paragraph's mark, among its properties.</summary>
    public void Mark()
    {
        if (Fate != Fate.Kept)
        {
            Begin();
            xml.Raw("/>"u8);
        }
    }

    /// <summary>The change of a row, among its properties: rows are put in and taken out, never moved.</summary>
    public void Row()
    {
        Fate around = Fate;
        Fate =
            Fate == Fate.MovedHere ? Fate.Inserted
            : Fate == Fate.MovedAway ? Fate.Deleted
            : Fate;
        Mark();
        Fate = around;
    }

    /// <summary>Both ends of a move are found by one name; the range's number, -1 where nothing is moved.</summary>
    public int OpenMove(Block block, Fate around)
    {
        if (around != Fate.Kept || Fate is not (Fate.MovedHere or Fate.MovedAway))
        {
            return -1;
        }

        int number = Next();
        xml.Raw("<"u8).Raw(Element).Raw("RangeStart w:id=\""u8).Number(number).Raw("\""u8);
        Sign();
        xml.Raw(" w:name=\"move"u8).Number(Revisions!.MoveOf(block)).Raw("\"/>"u8);
        return number;
    }

    public void CloseMove(int number)
    {
        if (number >= 0)
        {
            xml.Raw("<"u8).Raw(Element).Raw("RangeEnd w:id=\""u8).Number(number).Raw("\"/>"u8);
        }
    }

    private static ReadOnlySpan<byte> ElementOf(Fate fate) =>
        fate switch
        {
            Fate.Inserted => "w:ins"u8,
            Fate.Deleted => "w:del"u8,
            Fate.MovedHere => "w:moveTo"u8,
            Fate.MovedAway => "w:moveFrom"u8,
            _ => throw new InvalidOperationException(fate.ToString()),
        };

    private void Begin()
    {
        xml.Raw("<"u8).Raw(Element).Raw(" w:id=\""u8).Number(Next()).Raw("\""u8);
        Sign();
    }

    private int Next() => text is not null ? text.Next() : EditorsCopy.ChangeNumber(plan.NumberOf(part), count++);

    private void Sign() =>
        xml.Attribute("w:author"u8, Revisions!.Author)
            .Attribute("w:date"u8, Revisions.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z");
}
