using System.Collections.Immutable;
using System.Globalization;

namespace Edition.Review.Importing;

/// <summary>
/// What is to be reported, while the work goes on; places in the manuscript are known when it is written.
/// </summary>
internal sealed class Ledger
{
    private readonly List<(ImportRemark Kind, string What, string Text, Par? Par)> notes = [];
    private readonly Dictionary<string, (ImportRemark Kind, int Count, Par? First)> counted = new(
        StringComparer.Ordinal
    );
    private readonly Dictionary<(string What, string Joint), List<string>> folded = [];
    private readonly Dictionary<Par, (string File, int Line)> places = [];

    public void Guess(string what, string text, Par? par) => notes.Add((ImportRemark.Guessed, what, text, par));

    public void Drop(string what, string text, Par? par)
    {
        if (text.Trim().Length > 0)
        {
            notes.Add((ImportRemark.Dropped, what, Lettering.OneLine(text), par));
        }
    }

    public void Leave(string what, string text, Par? par) => notes.Add((ImportRemark.LeftToDo, what, text, par));

    /// <summary>Words that Edition sets anew, many in one line: labels, typed numbers.</summary>
    public void Fold(string what, string text, string joint = " · ")
    {
        if (text.Trim().Length == 0)
        {
            return;
        }

        if (!folded.TryGetValue((what, joint), out List<string>? texts))
        {
            folded.Add((what, joint), texts = []);
        }

        texts.Add(Lettering.OneLine(text));
    }

    /// <summary>One line for a kind, with how often.</summary>
    public void Count(string what, Par? par, ImportRemark kind = ImportRemark.Guessed)
    {
        (ImportRemark, int Count, Par? First) known = counted.GetValueOrDefault(what, (kind, 0, par));
        counted[what] = (kind, known.Count + 1, known.First);
    }

    public void Place(Par par, string file, int line) => places.TryAdd(par, (file, line));

    public void Place(Par par, Par like)
    {
        if (places.TryGetValue(like, out (string File, int Line) place))
        {
            places.TryAdd(par, place);
        }
    }

    public ImmutableArray<ImportNote> Notes()
    {
        IEnumerable<ImportNote> all = notes
            .Select(note => Of(note.Kind, note.What, note.Text, note.Par))
            .Concat(
                counted.Select(each =>
                    Of(
                        each.Value.Kind,
                        each.Key + string.Create(CultureInfo.InvariantCulture, $": {each.Value.Count}"),
                        "",
                        each.Value.First
                    )
                )
            )
            .Concat(
                folded.Select(each =>
                    Of(ImportRemark.Dropped, each.Key.What, string.Join(each.Key.Joint, each.Value), null)
                )
            );
        return [.. all.OrderBy(note => note.Kind)];
    }

    private ImportNote Of(ImportRemark kind, string what, string text, Par? par)
    {
        (string File, int Line) place = par is null ? ("", 0) : places.GetValueOrDefault(par, ("", 0));
        return new ImportNote(
            kind,
            what,
            text,
            place.File,
            place.Line,
            par?.Source.Ordinal ?? 0,
            par is null ? "" : Lettering.Opening(AllOf(par))
        );
    }

    private static string AllOf(Par par) =>
        string.Concat(par.Source.Pieces.OfType<Docx.Words>().Where(w => w.Deleted is null).Select(w => w.Text));
}
