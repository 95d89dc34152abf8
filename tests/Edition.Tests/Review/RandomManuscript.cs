using System.Globalization;
using System.Text;

namespace Edition.Tests.Review;

/// <summary>A chapter of random blocks of every kind that an editor changes, each word of it another one.</summary>
internal sealed class RandomManuscript
{
    private readonly int[] choices;
    private readonly StringBuilder text = new("---\nkind: chapter\ntitle: {ru: Случай}\n---\n\nНачало главы.\n");
    private readonly StringBuilder notes = new();
    private int next;
    private int words;
    private int labels;

    private RandomManuscript(int[] choices) => this.choices = choices;

    public static string Of(int[] choices)
    {
        var manuscript = new RandomManuscript(choices);
        while (manuscript.next < choices.Length)
        {
            manuscript.Block();
        }

        return manuscript.text.Append('\n').Append(manuscript.notes).ToString().TrimEnd() + "\n";
    }

    private int Choose(int options) => next < choices.Length ? (int)((uint)choices[next++] % (uint)options) : 0;

    /// <summary>A word by its number, in letters: each one is another.</summary>
    private string Word()
    {
        const string Syllables = "бавагоделизумыкопэтя";
        var word = new StringBuilder("сло");
        for (int n = ++words; n > 0; n /= 10)
        {
            word.Append(Syllables.AsSpan(n % 10 * 2, 2));
        }

        return word.Append(Choose(2) == 0 ? "вой" : "вать").ToString();
    }

    private string Words(int most)
    {
        var line = new StringBuilder(Word());
        for (int i = Choose(most); i > 0; i--)
        {
            line.Append(Choose(6) == 5 ? '\n' : ' ')
                .Append(
                    Choose(9) switch
                    {
                        0 => $"*{Word()} {Word()}*",
                        1 => $"**{Word()}**",
                        2 => $"\"{Word()}\"",
                        3 => $"{Word()} — {Word()}",
                        4 when most > 4 => Word() + Note(),
                        5 => $"[{Word()}](https://example.org/{words.ToString(CultureInfo.InvariantCulture)})",
                        _ => Word(),
                    }
                );
        }

        return line.Append('.').ToString();
    }

    private string Note()
    {
        string label = $"[^n{(++labels).ToString(CultureInfo.InvariantCulture)}]";
        notes.Append($"\n{label}: {Word()} {Word()}, {Word()}.\n");
        return label;
    }

    private void Block()
    {
        text.Append('\n');
        switch (Choose(8))
        {
            case 0:
                text.Append($"## {Word()} {Word()}\n\n{Words(9)}\n");
                break;
            case 1:
                text.Append($"> {Words(5).Replace("\n", "\n> ", StringComparison.Ordinal)}\n");
                break;
            case 2:
                text.Append($"- {Word()};\n- {Word()} {Word()}:\n    - {Word()};\n    - {Word()}.\n\n{Words(3)}\n");
                break;
            case 3:
                text.Append($"1. {Word()};\n2. {Word()}.\n\n{Words(3)}\n");
                break;
            case 4:
                text.Append(
                    $"| {Word()} | {Word()} |\n|---|---:|\n| {Word()} | 12 |\n| {Word()} | {Word()} |\n\n{Words(3)}\n"
                );
                break;
            default:
                text.Append(Words(24)).Append('\n');
                break;
        }
    }
}
