using System.Globalization;
using Edition.Model;

namespace Edition.Diagnostics;

/// <summary>
/// What the other places of a finding are called (<see cref="Diagnostic.Related"/>), and the words that several
/// sentences have in common.
/// </summary>
public static partial class Says
{
    public static string First => "the first";

    public static string OtherDescription => "the other description";

    public static string NoteBefore => "the note before it";

    public static string InnerFence => "the inner fence";

    public static string Words(string words) => $"“{words}”";

    public static string The(Block block) => $"the {Kind(block)}";

    /// <param name="language">Its name.</param>
    public static string TextIn(string language) => $"the text in {language}";

    public static string KeywordsIn(string language) => $"the keywords in {language}";

    public static string ListIn(string language) => $"the list in {language}";

    public static string TableIn(string language) => $"the table in {language}";

    public static string EndOf(Lang column) => $"where “{column}” ends";

    public static string LastItemIn(Lang column) => $"the last item in “{column}”";

    private static string Kind(Block block) =>
        block switch
        {
            Paragraph => "paragraph",
            Heading => "heading",
            Quotation => "quotation",
            ListBlock => "list",
            LineBlock => "verse",
            Table => "table",
            Figure => "figure",
            CodeBlock => "code block",
            ThematicBreak => "break",
            Model.Parallel => "parallel",
            Contents => "contents",
            _ => throw new InvalidOperationException(block.GetType().Name),
        };

    private static string Count(int count, string thing) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {thing}{(count == 1 ? "" : "s")}");
}
