using System.Collections.Immutable;
using Edition.Review.Docx;

namespace Edition.Review.Importing;

/// <summary>A block of the accepted view. A closed family.</summary>
internal abstract class Piecework;

/// <summary>A comment of the file at a paragraph; <c>On</c>: the words it is on, null for the whole of it.</summary>
internal sealed record CommentUse(WordComment Comment, string? On);

/// <summary>A paragraph with all changes accepted, ready to be recognised.</summary>
internal sealed class Par(WordParagraph source, ImmutableArray<Atom> atoms) : Piecework
{
    public WordParagraph Source { get; } = source;

    public ParagraphForm Form => Source.Form;

    public ImmutableArray<Atom> Atoms { get; set; } = atoms;

    public string Text => text ??= Importing.Atoms.TextOf(Atoms).Trim();

    private string? text;

    /// <summary>Pictures, text boxes and what else was anchored here, in order.</summary>
    public List<Piece> Anchored { get; } = [];

    public List<string> Bookmarks { get; } = [];

    public List<CommentUse> Comments { get; } = [];

    public AutoNumber? Number { get; set; }

    public bool HadTabs { get; set; }

    public bool IsEmpty => Text.Length == 0 && !Atoms.Any(atom => atom is NoteCall or Remark);

    public bool IsBold => All(Look.Bold);

    public bool IsItalic => All(Look.Italic);

    public double Size => Atoms.OfType<Letters>().Select(letters => letters.Size).DefaultIfEmpty(0).Max();

    public bool Centred => Form.Alignment == Alignment.Centre;

    public int WordCount => Lettering.CountOf(Text);

    public Script Script => Lettering.ScriptOf(Text);

    private bool All(Look look) =>
        Atoms.OfType<Letters>().Any(letters => letters.Text.Any(char.IsLetterOrDigit))
        && Atoms
            .OfType<Letters>()
            .All(letters => (letters.Shown & look) != 0 || !letters.Text.Any(char.IsLetterOrDigit));

    /// <summary>Takes new words in place of the old: what was recognised has been taken off.</summary>
    public void Become(ImmutableArray<Atom> atoms)
    {
        Atoms = atoms;
        text = null;
    }
}

/// <summary>A table; every row has the same number of cells, merged ones filled up with empty ones.</summary>
internal sealed class Grid(ImmutableArray<GridRow> rows) : Piecework
{
    public ImmutableArray<GridRow> Rows { get; } = rows;

    public int Columns => Rows.IsEmpty ? 0 : Rows[0].Cells.Length;

    public bool Merged { get; init; }

    public IEnumerable<Par> Pars => Rows.SelectMany(row => row.Cells).SelectMany(cell => cell.Pars);
}

internal sealed record GridRow(bool Header, ImmutableArray<GridCell> Cells);

internal sealed record GridCell(ImmutableArray<Piecework> Blocks)
{
    public static readonly GridCell Empty = new([]);

    public IEnumerable<Par> Pars => Blocks.SelectMany(Of);

    private static IEnumerable<Par> Of(Piecework block) =>
        block switch
        {
            Par par => [par],
            Grid grid => grid.Pars,
            _ => [],
        };

    public string Text => string.Join(' ', Pars.Select(par => par.Text).Where(text => text.Length > 0));
}

internal enum Script
{
    None,
    Cyrillic,
    Latin,
    Other,
}

/// <summary>Letters and words counted.</summary>
internal static class Lettering
{
    public static int CountOf(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetterOrDigit));

    public static (int Cyrillic, int Latin, int Other) LettersOf(string text)
    {
        int cyrillic = 0,
            latin = 0,
            other = 0;
        foreach (char c in text)
        {
            if (c is >= '\u0400' and <= '\u052F')
            {
                cyrillic++;
            }
            else if (c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '\u00C0' and <= '\u024F'))
            {
                latin++;
            }
            else if (char.IsLetter(c))
            {
                other++;
            }
        }

        return (cyrillic, latin, other);
    }

    public static Script ScriptOf(string text)
    {
        (int cyrillic, int latin, int other) = LettersOf(text);
        return cyrillic + latin + other == 0 ? Script.None
            : cyrillic >= latin && cyrillic >= other ? Script.Cyrillic
            : latin >= other ? Script.Latin
            : Script.Other;
    }

    /// <summary>The first words, for a report.</summary>
    public static string Opening(string text, int most = 8)
    {
        string[] words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        string opening = string.Join(' ', words.Take(most));
        return (opening.Length > 100 ? opening[..100] : opening) + (words.Length > most ? " …" : "");
    }

    /// <summary>A title's words without the period of a sentence; an abbreviation of one or two letters keeps its own.</summary>
    public static string WithoutPeriod(string text)
    {
        int word = text.Length - 1;
        while (word > 0 && char.IsLetter(text[word - 1]))
        {
            word--;
        }

        return text is [.., '.'] && text.Length - 1 - word is 0 or > 2 ? text.TrimEnd('.') : text;
    }

    public static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
