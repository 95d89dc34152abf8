namespace Edition.Model;

/// <summary>
/// What the assembler sets before an author's words: «Рис. 1. », «2.1 ». The number stands by itself, since a DOCX counts
/// it anew. A space in it does not break, but the one before the words of a caption.
/// </summary>
public sealed record Lead(string Before, string Number, string After)
{
    public string Text => Before + Number + After;
}
