using System.Collections.Immutable;
using System.Text;
using Edition.Review.Docx;

namespace Edition.Review.Importing;

/// <summary>What a line of the coming manuscript is made of. A closed family.</summary>
internal abstract record Atom;

/// <summary>
/// Letters. <c>Target</c>: an address, or a bookmark behind '#'. <c>Cross</c>: the bookmark that a REF field shows the
/// words of. <c>Anchor</c>: the bookmark that begins here. <c>Bold</c> and the rest of <c>Shown</c> with the style's
/// own.
/// </summary>
internal sealed record Letters(string Text, Look Look, Look Shown) : Atom
{
    public string? Language { get; init; }

    public string? Target { get; init; }

    public string? Cross { get; init; }

    public string? Anchor { get; init; }

    public bool Formula { get; init; }

    public double Size { get; init; }
}

internal sealed record LineBreak : Atom;

/// <summary>A call of a note: "f" or "e" and Word's id.</summary>
internal sealed record NoteCall(string Key) : Atom;

/// <summary>What stood here, as a comment in the line.</summary>
internal sealed record Remark(string Text) : Atom;

internal static class Atoms
{
    /// <summary>The words alone; a line break is U+000A.</summary>
    public static string TextOf(IEnumerable<Atom> atoms)
    {
        var text = new StringBuilder();
        foreach (Atom atom in atoms)
        {
            switch (atom)
            {
                case Letters letters:
                    text.Append(letters.Text);
                    break;
                case LineBreak:
                    text.Append('\n');
                    break;
                default:
                    break;
            }
        }

        return text.ToString();
    }

    /// <summary>A stretch by offsets into <see cref="TextOf"/>; what has no letters stays where it stood.</summary>
    public static ImmutableArray<Atom> Slice(ImmutableArray<Atom> atoms, int start, int end = int.MaxValue)
    {
        var part = ImmutableArray.CreateBuilder<Atom>();
        int at = 0;
        foreach (Atom atom in atoms)
        {
            int length = atom switch
            {
                Letters letters => letters.Text.Length,
                LineBreak => 1,
                _ => 0,
            };
            int from = Math.Max(start, at),
                to = Math.Min(end, at + length);
            if (length == 0)
            {
                if (at >= start && at < end)
                {
                    part.Add(atom);
                }
            }
            else if (from < to)
            {
                part.Add(atom is Letters whole ? whole with { Text = whole.Text[(from - at)..(to - at)] } : atom);
            }

            at += length;
        }

        return part.ToImmutable();
    }

    public static ImmutableArray<Atom> Trim(ImmutableArray<Atom> atoms)
    {
        string text = TextOf(atoms);
        int start = text.Length - text.TrimStart().Length,
            end = text.TrimEnd().Length;
        return start == 0 && end == text.Length ? atoms
            : end <= start ? [.. atoms.Where(atom => atom is not (Letters or LineBreak))]
            : TrimmedEnd(Slice(atoms, start), end - start);
    }

    // Notes behind trailing spaces stay.
    private static ImmutableArray<Atom> TrimmedEnd(ImmutableArray<Atom> atoms, int length) =>
        [.. Slice(atoms, 0, length), .. After(atoms, length).Where(atom => atom is not (Letters or LineBreak))];

    private static IEnumerable<Atom> After(ImmutableArray<Atom> atoms, int length)
    {
        int at = 0;
        foreach (Atom atom in atoms)
        {
            if (at >= length)
            {
                yield return atom;
            }

            at += atom switch
            {
                Letters letters => letters.Text.Length,
                LineBreak => 1,
                _ => 0,
            };
        }
    }

    /// <summary>The same letters without some of their looks.</summary>
    public static ImmutableArray<Atom> Without(ImmutableArray<Atom> atoms, Look look) =>
        [.. atoms.Select(atom => atom is Letters letters ? letters with { Look = letters.Look & ~look } : atom)];
}
