using System.Collections.Immutable;
using System.Text;
using Edition.Review.Docx;

namespace Edition.Review.Importing;

/// <summary>Runs of one property within their marks, from links outside to raised letters inside.</summary>
internal sealed partial class InlineWriter
{
    // Where the last mark was opened: a star behind one that closes would be taken with it.
    private int opened = -1;

    private void Targets(StringBuilder output, ImmutableArray<Atom> atoms)
    {
        foreach ((string? target, ImmutableArray<Atom> part) in Runs(atoms, letters => letters.Target))
        {
            if (target is null)
            {
                Anchors(output, part, false);
                continue;
            }

            string words = Atoms.TextOf(part).Trim();
            if (target[0] == '!')
            {
                bool whole =
                    Captions.Mention().Match(words) is { Success: true, Index: 0 } match
                    && match.Length == words.Length;
                Anchored(output, whole ? [] : part, "#" + target[1..]);
                if (whole)
                {
                    ledger.Fold("words that a reference sets anew", words);
                }
            }
            else if (target[0] != '#' && Web.Same(target, words))
            {
                output
                    .Append('<')
                    .Append(target.StartsWith("mailto:", StringComparison.Ordinal) ? words : target)
                    .Append('>');
            }
            else
            {
                Anchored(output, part, target);
            }
        }
    }

    // A link around its words; spaces at its edges stay outside.
    private void Anchored(StringBuilder output, ImmutableArray<Atom> part, string target)
    {
        string text = Atoms.TextOf(part);
        int start = text.Length - text.TrimStart().Length,
            end = text.TrimEnd().Length;
        if (part.Length > 0 && end <= start)
        {
            output.Append(text);
            return;
        }

        output.Append(text[..start]).Append('[');
        Anchors(output, Atoms.Trim(part), true);
        output.Append("](").Append(target).Append(')').Append(text[end..]);
    }

    private void Anchors(StringBuilder output, ImmutableArray<Atom> atoms, bool bracketed)
    {
        foreach ((string? anchor, ImmutableArray<Atom> part) in Runs(atoms, letters => letters.Anchor))
        {
            if (
                anchor is not null
                && aims.Bookmarks.TryGetValue(anchor, out (string Id, bool Caption) aim)
                && !aim.Caption
                && aim.Id.StartsWith("place-", StringComparison.Ordinal)
            )
            {
                output.Append('[');
                Tongues(output, part, true);
                output.Append("]{#").Append(aim.Id).Append('}');
            }
            else
            {
                Tongues(output, part, bracketed);
            }
        }
    }

    private void Tongues(StringBuilder output, ImmutableArray<Atom> atoms, bool bracketed)
    {
        foreach ((string? tag, ImmutableArray<Atom> part) in Runs(atoms, letters => letters.Language))
        {
            if (tag is null)
            {
                Looks(output, part, 0, bracketed);
                continue;
            }

            Inward(
                part,
                out ImmutableArray<Atom> head,
                out ImmutableArray<Atom> core,
                out ImmutableArray<Atom> tail,
                spacesOnly: false
            );
            Looks(output, head, 0, bracketed);
            if (core.Length > 0)
            {
                output.Append('[');
                Looks(output, core, 0, true);
                output.Append("]{lang=").Append(tag).Append('}');
            }

            Looks(output, tail, 0, bracketed);
        }
    }

    private void Looks(StringBuilder output, ImmutableArray<Atom> atoms, int layer, bool bracketed)
    {
        if (atoms.Length == 0)
        {
            return;
        }

        if (layer == Marks.Length)
        {
            Leaves(output, atoms, bracketed);
            return;
        }

        (Look look, string open, string close) = Marks[layer];
        foreach (
            (string? on, ImmutableArray<Atom> part) in Runs(atoms, letters => (letters.Look & look) != 0 ? "" : null)
        )
        {
            if (on is null)
            {
                Looks(output, part, layer + 1, bracketed);
                continue;
            }

            bool script = look is Look.Super or Look.Sub;
            Inward(
                part,
                out ImmutableArray<Atom> head,
                out ImmutableArray<Atom> core,
                out ImmutableArray<Atom> tail,
                script
            );
            Looks(output, head, layer + 1, bracketed);
            if (core.Length > 0)
            {
                if (open[0] == '*' && output.Length > 0 && output[^1] == '*' && output.Length != opened)
                {
                    output.Append("<!---->");
                }

                if (script && Atoms.TextOf(core).Any(char.IsWhiteSpace))
                {
                    // No spaces within: each word by itself.
                    var words = new StringBuilder();
                    Looks(words, core, layer + 1, bracketed);
                    output.AppendJoin(
                        ' ',
                        words
                            .ToString()
                            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                            .Select(word => open + word + close)
                    );
                }
                else
                {
                    output.Append(open);
                    opened = output.Length;
                    Looks(output, core, layer + 1, bracketed || open == "[");
                    output.Append(close);
                }
            }

            Looks(output, tail, layer + 1, bracketed);
        }
    }

    private void Leaves(StringBuilder output, ImmutableArray<Atom> atoms, bool bracketed)
    {
        for (int i = 0; i < atoms.Length; i++)
        {
            switch (atoms[i])
            {
                case Letters letters:
                    char before = output.Length > 0 ? output[^1] : '\0';
                    char after = i + 1 < atoms.Length && atoms[i + 1] is not Letters ? '[' : '\0';
                    Escape.Words(output, letters.Text, before, after, bracketed);
                    break;
                case LineBreak:
                    while (output.Length > 0 && output[^1] == ' ')
                    {
                        output.Length--;
                    }

                    output.Append("\\\n");
                    break;
                case NoteCall call:
                    output.Append("[^").Append(notes.Call(call.Key)).Append(']');
                    break;
                case Remark remark:
                    output.Append("<!-- word: ").Append(Comment(remark.Text)).Append(" stood here -->");
                    break;
                case Mention mention:
                    output.Append('[');
                    Escape.Words(output, mention.Words, '[', ']', true);
                    output.Append("](#").Append(mention.Id).Append(')');
                    break;
                default:
                    throw new InvalidOperationException(atoms[i].GetType().Name);
            }
        }
    }

    /// <summary>Text fit for a comment.</summary>
    public static string Comment(string text) =>
        Lettering.OneLine(text.Replace("--", "—", StringComparison.Ordinal)).TrimEnd('-');

    /// <summary>Runs of one property; what has no letters goes with the letters on both its sides.</summary>
    private static IEnumerable<(string? Property, ImmutableArray<Atom> Part)> Runs(
        ImmutableArray<Atom> atoms,
        Func<Letters, string?> property
    )
    {
        int from = 0;
        string? current = null;
        int lettersEnd = 0;
        bool any = false;
        for (int i = 0; i < atoms.Length; i++)
        {
            if (atoms[i] is not Letters letters)
            {
                continue;
            }

            string? own = property(letters);
            if (any && own != current)
            {
                // What stands between two runs belongs to neither mark.
                int cut = current is null ? i : lettersEnd;
                if (cut > from)
                {
                    yield return (current, atoms[from..cut]);
                }

                if (cut < i)
                {
                    yield return (null, atoms[cut..i]);
                }

                from = i;
            }
            else if (!any && own is not null && i > 0)
            {
                yield return (null, atoms[..i]);
                from = i;
            }

            any = true;
            current = own;
            lettersEnd = i + 1;
        }

        int end = current is null ? atoms.Length : lettersEnd;
        if (end > from)
        {
            yield return (current, atoms[from..end]);
        }

        if (end < atoms.Length)
        {
            yield return (null, atoms[end..]);
        }
    }

    private static void Inward(
        ImmutableArray<Atom> part,
        out ImmutableArray<Atom> head,
        out ImmutableArray<Atom> core,
        out ImmutableArray<Atom> tail,
        bool spacesOnly
    )
    {
        string text = Atoms.TextOf(part);
        int start = 0,
            end = text.Length;
        while (start < end && Outside(text[start]))
        {
            start++;
        }

        while (end > start && Outside(text[end - 1]))
        {
            end--;
        }

        if (start == end)
        {
            (head, core, tail) = (part, [], []);
            return;
        }

        head = start == 0 ? [] : Atoms.Slice(part, 0, start);
        core = Atoms.Slice(part, start, end);
        tail = Atoms.Slice(part, end);

        bool Outside(char c) => char.IsWhiteSpace(c) || (!spacesOnly && char.IsPunctuation(c));
    }
}
