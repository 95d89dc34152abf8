using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Edition.Review.Docx;

namespace Edition.Review.Importing;

/// <summary>
/// Atoms as the inline marks of a manuscript. Marks are put around words: their edges move inward from spaces and
/// punctuation, so that they count as marks wherever they stand.
/// </summary>
internal sealed partial class InlineWriter(Ledger ledger, ImportOptions options, NoteOrder notes, Aims aims)
{
    private static readonly (Look Look, string Open, string Close)[] Marks =
    [
        (Look.SmallCaps, "[", "]{.smallcaps}"),
        (Look.Bold, "**", "**"),
        (Look.Italic, "*", "*"),
        (Look.Struck, "~~", "~~"),
        (Look.Super, "^", "^"),
        (Look.Sub, "~", "~"),
    ];

    /// <summary>Whether what is written stands in a note, where none can be called.</summary>
    public bool InNote { get; set; }

    /// <summary>A reference that is set as the label and number of its target.</summary>
    private sealed record Mention(string Id, string Words) : Atom;

    /// <param name="atoms">A paragraph's, or a part's.</param>
    /// <param name="par">Where they stand, for the report.</param>
    /// <param name="oneLine">Line ends become spaces: headings, cells, captions.</param>
    public string Write(ImmutableArray<Atom> atoms, Par? par, bool oneLine = false)
    {
        List<Atom> ready = [];
        foreach (Atom atom in Atoms.Trim(atoms))
        {
            switch (atom)
            {
                case LineBreak when oneLine:
                    ready.Add(new Letters(" ", Look.None, Look.None));
                    break;
                case NoteCall when InNote:
                    ledger.Drop("a note called from a note", "", par);
                    break;
                case NoteCall call when !notes.CanCall(call.Key):
                    break;
                case Letters letters:
                    Prepare(letters, par, ready);
                    break;
                default:
                    ready.Add(atom);
                    break;
            }
        }

        ImmutableArray<Atom> spaced = Spaced(AtomBuilder.Joined(ready));
        var output = new StringBuilder();
        Targets(output, spaced);
        string text = output.ToString().Trim();
        return string.Join(
            '\n',
            text.Split('\n').Select(line => oneLine ? line : CommentFirst(Escape.LineHead(line.TrimStart(' '))))
        );
    }

    // CommonMark takes a line that begins with a comment for HTML: the comment gets a line of its own.
    private static string CommentFirst(string line)
    {
        int end = line.StartsWith("<!--", StringComparison.Ordinal)
            ? line.IndexOf("-->", 4, StringComparison.Ordinal)
            : -1;
        return end < 0 || line[(end + 3)..].Trim().Length == 0
            ? line
            : line[..(end + 3)] + "\n" + CommentFirst(Escape.LineHead(line[(end + 3)..].TrimStart()));
    }

    /// <summary>Takes from letters what the manuscript has no mark for, and says so.</summary>
    private void Prepare(Letters letters, Par? par, List<Atom> ready)
    {
        Look gone = letters.Look & (Look.Underline | Look.Highlight | Look.Colour | Look.Size | Look.Face | Look.Caps);
        bool isLink = letters.Target is not null;
        if (letters.Text.Trim().Length > 0)
        {
            foreach (
                (Look look, string what) in new[]
                {
                    (Look.Underline, "underlines that went"),
                    (Look.Highlight, "highlights that went"),
                    (Look.Colour, "colours that went"),
                    (Look.Size, "sizes of letters that went"),
                    (Look.Face, "typefaces that went"),
                    (Look.Caps, "capitals by format that went"),
                }
            )
            {
                if ((gone & look) != 0 && !(isLink && look is Look.Underline or Look.Colour))
                {
                    ledger.Count(what, par);
                }
            }
        }

        if (
            (letters.Look & Look.Super) != 0
            && letters.Text.Trim() is [_, ..] raised
            && raised.All(char.IsAsciiDigit)
            && !letters.Formula
        )
        {
            ledger.Guess("a raised figure: a note typed by hand?", raised, par);
        }

        if (letters.Formula)
        {
            ledger.Count("equations, of which the letters stand in their order", par, ImportRemark.LeftToDo);
        }

        var text = new StringBuilder();
        var lost = new StringBuilder();
        Letters clean = letters with
        {
            Look = letters.Look & ~(gone | Look.Hidden),
            Shown = Look.None,
            Size = 0,
            Formula = false,
            Language = Foreign(letters),
        };
        foreach ((string word, bool fits) in Settable.Parted(letters.Text, options.CanSet))
        {
            if (fits)
            {
                Lose();
                text.Append(word);
            }
            else
            {
                Close();
                lost.Append(word);
            }
        }

        Lose();
        Close();

        void Close()
        {
            if (text.Length > 0)
            {
                AddLetters(clean with { Text = text.ToString() }, ready);
                text.Clear();
            }
        }

        void Lose()
        {
            if (lost.Length > 0)
            {
                string code = string.Create(
                    CultureInfo.InvariantCulture,
                    $"U+{lost.ToString().EnumerateRunes().First().Value:X4}"
                );
                ready.Add(new Remark($"letters that no face has ({code})"));
                ledger.Drop("letters that no face of the template has", lost.ToString(), par);
                lost.Clear();
            }
        }
    }

    /// <summary>
    /// The language of letters that are neither Russian nor English by their mark, nor by their look.
    /// </summary>
    private static string? Foreign(Letters letters)
    {
        string? tag = letters.Language?.Split('-')[0].ToLowerInvariant();
        return
            tag is null or "ru" or "en" or "x" or "zxx" or "none"
            || tag.Length is < 2 or > 3
            || !tag.All(char.IsAsciiLetterLower)
            || !letters.Text.Any(char.IsLetter)
            || Lettering.ScriptOf(letters.Text) == Script.Cyrillic
                != tag is "uk" or "be" or "bg" or "sr" or "mk" or "kk"
            ? null
            : tag;
    }

    /// <summary>Letters with the references, mentions and addresses among them.</summary>
    private void AddLetters(Letters letters, List<Atom> ready)
    {
        if (letters.Cross is { } cross)
        {
            if (!aims.Bookmarks.TryGetValue(cross, out (string Id, bool Caption) aim))
            {
                ready.Add(letters with { Cross = null });
            }
            else
            {
                ready.Add(letters with { Cross = null, Target = (aim.Caption ? "!" : "#") + aim.Id });
            }

            return;
        }

        if (letters.Target is ['#', .. var bookmark])
        {
            ready.Add(
                letters with
                {
                    Target = aims.Bookmarks.TryGetValue(bookmark, out (string Id, bool Caption) aim)
                        ? "#" + aim.Id
                        : null,
                }
            );
            return;
        }

        if (letters.Target is { } address)
        {
            bool allowed =
                Uri.TryCreate(address, UriKind.Absolute, out Uri? uri)
                && uri.Scheme is "http" or "https" or "mailto" or "tel";
            if (!allowed)
            {
                ledger.Drop("the address of a link that an edition cannot hold", address, null);
            }

            ready.Add(letters with { Target = allowed ? Web.Clean(address) : null });
            return;
        }

        foreach (Atom part in Web.Parted(letters))
        {
            if (part is Letters { Target: null } plain)
            {
                Mentions(plain, ready);
            }
            else
            {
                ready.Add(part);
            }
        }
    }

    private void Mentions(Letters letters, List<Atom> ready)
    {
        int from = 0;
        foreach (System.Text.RegularExpressions.Match match in Captions.Mention().Matches(letters.Text))
        {
            bool table = match.Groups["tw"].Success || match.Groups["ta"].Success;
            if (
                !aims.Numbered.TryGetValue(
                    (table ? "t" : "f") + Captions.Figures(match.Groups["n"].Value),
                    out string? id
                )
            )
            {
                continue;
            }

            if (match.Index > from)
            {
                ready.Add(letters with { Text = letters.Text[from..match.Index] });
            }

            bool brief = match.Groups["ta"].Success || match.Groups["fa"].Success;
            ledger.Guess("a typed mention, now a reference", match.Value, null);
            if (brief && !char.IsUpper(match.Value[0]))
            {
                ready.Add(new Mention(id, ""));
                ledger.Fold("words that a reference sets anew", match.Value);
            }
            else
            {
                ready.Add(new Mention(id, match.Value));
            }

            from = match.Index + match.Length;
        }

        if (from < letters.Text.Length)
        {
            ready.Add(letters with { Text = letters.Text[from..] });
        }
    }

    /// <summary>No two spaces in a row; ordinary ones where the typographer would bind by itself.</summary>
    private static ImmutableArray<Atom> Spaced(ImmutableArray<Atom> atoms)
    {
        var spaced = ImmutableArray.CreateBuilder<Atom>();
        char last = ' ';
        string whole = Atoms.TextOf(atoms);
        int at = 0;
        foreach (Atom atom in atoms)
        {
            if (atom is not Letters letters)
            {
                spaced.Add(atom);
                at += atom is LineBreak ? 1 : 0;
                last =
                    atom is LineBreak ? ' '
                    : atom is Remark or Mention || last is not ' ' ? 'x'
                    : ' ';
                continue;
            }

            var text = new StringBuilder();
            foreach (char c in letters.Text)
            {
                char put = c is '\u00A0' or '\u202F' && Bound.BySetting(whole, at) ? ' ' : c;
                at++;
                if (put == ' ' && last == ' ')
                {
                    continue;
                }

                text.Append(put);
                last = put;
            }

            if (text.Length > 0)
            {
                spaced.Add(letters with { Text = text.ToString() });
            }
        }

        return spaced.ToImmutable();
    }
}
