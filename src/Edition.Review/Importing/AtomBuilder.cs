using System.Collections.Immutable;
using System.Text;

namespace Edition.Review.Importing;

/// <summary>Gathers atoms, and joins letters of one look: Word cuts runs where nothing changes.</summary>
internal sealed class AtomBuilder
{
    private readonly List<Atom> atoms = [];

    public int Length { get; private set; }

    public string Text => Atoms.TextOf(atoms);

    public void Add(Atom atom)
    {
        Length += atom switch
        {
            Letters letters => letters.Text.Length,
            LineBreak => 1,
            _ => 0,
        };
        atoms.Add(atom);
    }

    public ImmutableArray<Atom> ToImmutable() => Joined(atoms);

    /// <summary>The same atoms, neighbours of one look joined.</summary>
    public static ImmutableArray<Atom> Joined(IReadOnlyList<Atom> atoms)
    {
        var joined = ImmutableArray.CreateBuilder<Atom>();
        var text = new StringBuilder();
        Letters? like = null;
        foreach (Atom atom in atoms)
        {
            if (
                atom is Letters next
                && like is not null
                && next.Anchor is null
                && like.Anchor is null
                && like == next with { Text = "" }
            )
            {
                text.Append(next.Text);
                continue;
            }

            Close();
            if (atom is Letters letters)
            {
                like = letters with { Text = "" };
                text.Append(letters.Text);
            }
            else
            {
                joined.Add(atom);
            }
        }

        Close();
        return joined.ToImmutable();

        void Close()
        {
            if (like is not null)
            {
                joined.Add(like with { Text = text.ToString() });
                text.Clear();
                like = null;
            }
        }
    }
}
