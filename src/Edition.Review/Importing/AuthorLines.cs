using System.Text;
using System.Text.RegularExpressions;
using Edition.Review.Docx;

namespace Edition.Review.Importing;

/// <summary>
/// The lines of names and institutions of one language. Raised figures pair them; without figures an institution
/// belongs
/// to the names since the last one.
/// </summary>
internal sealed partial class AuthorLines(Ledger ledger, Func<string, string> noteText)
{
    public const char MarkStart = '\u0002';
    public const char MarkEnd = '\u0003';
    private const char NoteStart = '\u0004';
    private const char NoteEnd = '\u0005';

    private readonly List<Person> waiting = [];
    private List<Person> group = [];

    public List<Person> People { get; } = [];

    /// <summary>Whether a line begins with a name. <c>certain</c>: only in a form that nothing else has.</summary>
    public static bool IsNames(Par par, bool certain)
    {
        if (par.WordCount > 60 || par.Text.Contains('\n', StringComparison.Ordinal))
        {
            return false;
        }

        List<string> parts = Particulars.Parts(Joined(Marked(par)));
        return parts.Count > 0
            && Bare(parts[0]) is var first
            && (certain ? PersonNames.IsCertain(first) : PersonNames.IsPossible(first));
    }

    public void TakeNames(Par par)
    {
        string line = Joined(Marked(par));
        List<string> rest = [];
        Person? last = null;
        bool fresh = true;
        // Behind a semicolon a person begins, whatever was said of the one before.
        HashSet<string> heads =
        [
            .. line.Split(';').Select(section => Particulars.Parts(section).FirstOrDefault("")).Skip(1),
        ];
        foreach (string part in Particulars.Parts(line))
        {
            string name = Bare(part);
            if (
                PersonNames.IsCertain(name)
                || (
                    PersonNames.IsPossible(name)
                    && !Forms.Countries.Contains(name)
                    && (last is null || rest.Count == 0 || heads.Contains(part))
                )
            )
            {
                Flush();
                last = new Person(name);
                last.Marks.AddRange(Marks().Matches(part).SelectMany(match => Split(match.Groups[1].Value)));
                if (TrailingMark().Match(WithoutMarks(part)) is { Success: true } typed)
                {
                    last.Marks.AddRange(Split(typed.Groups[2].Value));
                }

                foreach (Match note in Notes().Matches(part))
                {
                    last.About.Add(Lettering.OneLine(noteText(note.Groups[1].Value)));
                    ledger.Guess("a note at a name, taken as words about the author", name, par);
                }

                People.Add(last);
                if (fresh && waiting.Count == 0)
                {
                    group = [];
                }

                fresh = false;
                waiting.Add(last);
            }
            else
            {
                rest.Add(part);
            }
        }

        Flush();
        foreach (Match mark in Marks().Matches(line))
        {
            ledger.Fold("marks that paired names and institutions", mark.Groups[1].Value, " ");
        }

        ledger.Guess("author", Clean(line), par);

        void Flush()
        {
            if (last is not null && rest.Count > 0)
            {
                Give(Particulars.Of(Clean(string.Join(", ", rest))), [last], par);
                if (last.Affiliations.Count > 0)
                {
                    waiting.Remove(last);
                    group = [last];
                }

                rest.Clear();
            }
        }
    }

    /// <summary>A line of institutions, addresses or posts.</summary>
    public void TakeParticulars(Par par)
    {
        string line = Marked(par).Replace('\n', ' ');
        if (InFull(line) is { } own)
        {
            ledger.Drop("a name in full, beside the author's name", own.FullName, par);
            Particulars said = Particulars.Of(Clean(own.Said));
            Give(said, [own.Person], par);
            waiting.Remove(own.Person);
            return;
        }

        foreach (string section in Sections(line))
        {
            string[] marks = [.. Marks().Matches(section).SelectMany(match => Split(match.Groups[1].Value))];
            string text = Clean(section);
            foreach (string mark in marks)
            {
                ledger.Fold("marks that paired names and institutions", mark, " ");
            }

            if (marks.Length == 0 && LeadingMark().Match(text) is { Success: true } typed)
            {
                marks = [typed.Groups[1].Value];
                if (People.Exists(person => person.Marks.Contains(marks[0])))
                {
                    text = text[typed.Length..].Trim();
                }
                else
                {
                    marks = [];
                }
            }

            List<Person> meant = [.. People.Where(person => person.Marks.Intersect(marks).Any())];
            var particulars = Particulars.Of(text);
            bool onlyAddresses =
                particulars.Affiliation is null && particulars.Country is null && particulars.About.Count == 0;
            if (meant.Count == 0)
            {
                if (waiting.Count > 0 && !onlyAddresses)
                {
                    group = [.. waiting];
                    waiting.Clear();
                }

                meant =
                    group.Count > 0 ? group
                    : waiting.Count > 0 ? waiting
                    : People;
            }

            Give(particulars, onlyAddresses && marks.Length == 0 ? Lacking(particulars, meant) : meant, par);
        }
    }

    /// <summary>«Фамилия Имя Отчество – доцент, …»: a line about one author, who is named in it once more.</summary>
    private (Person Person, string FullName, string Said)? InFull(string line)
    {
        Match dash = Dash().Match(line);
        if (!dash.Success || Bare(line[..dash.Index]) is not { Length: > 0 } name || !PersonNames.IsCertain(name))
        {
            return null;
        }

        string[] words = name.Split(' ');
        Person[] meant =
        [
            .. People.Where(person => person.Name.Split(' ', '.').Any(part => part.Length > 2 && words.Contains(part))),
        ];
        return meant is [var one] ? (one, one.Name == name ? "" : name, line[(dash.Index + dash.Length)..]) : null;
    }

    [GeneratedRegex(@"\s[–—-]\s|:\s")]
    private static partial Regex Dash();

    // Addresses in a line of their own, by order: to those that have none yet.
    private List<Person> Lacking(Particulars particulars, List<Person> near)
    {
        List<Person> lacking =
        [
            .. People.Where(person =>
                (particulars.Emails.Count > 0 && person.Email is null)
                || (particulars.Orcids.Count > 0 && person.Orcid is null)
            ),
        ];
        return lacking.Count > 0 ? lacking : near;
    }

    private void Give(Particulars particulars, List<Person> people, Par par)
    {
        foreach (string label in particulars.Labels)
        {
            ledger.Fold("labels that Edition sets anew", label);
        }

        foreach (Person person in people)
        {
            if (particulars.Affiliation is { } affiliation)
            {
                person.Affiliations.Add(affiliation);
            }

            person.City ??= particulars.City;
            person.Country ??= particulars.Country;
            person.About.AddRange(particulars.About);
        }

        if (particulars.Affiliation is not null || particulars.Country is not null)
        {
            ledger.Guess(
                "institution, city, country",
                string.Join(
                    " | ",
                    new[] { particulars.Affiliation, particulars.City, particulars.Country }.OfType<string>()
                ),
                par
            );
        }

        if (particulars.About.Count > 0)
        {
            ledger.Guess("words about an author", string.Join(", ", particulars.About), par);
        }

        ByOrder(particulars.Emails, people, person => person.Email, (person, value) => person.Email = value, par);
        ByOrder(particulars.Orcids, people, person => person.Orcid, (person, value) => person.Orcid = value, par);
    }

    private void ByOrder(
        List<string> values,
        List<Person> people,
        Func<Person, string?> get,
        Action<Person, string> set,
        Par par
    )
    {
        int at = 0;
        foreach (string value in values)
        {
            while (at < people.Count && get(people[at]) is not null)
            {
                at++;
            }

            if (at < people.Count)
            {
                set(people[at], value);
                if (people.Count > 1)
                {
                    ledger.Guess("address by order", $"{people[at].Name}: {value}", par);
                }
            }
            else
            {
                ledger.Drop("an address without an author", value, par);
            }
        }
    }

    // "2*": a figure and the star of who answers letters.
    private static string[] Split(string marks) =>
        marks
            .Replace("*", " * ", StringComparison.Ordinal)
            .Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The line with raised figures, letters and stars between control characters, notes as well.</summary>
    private static string Marked(Par par)
    {
        var line = new StringBuilder();
        foreach (Atom atom in par.Atoms)
        {
            switch (atom)
            {
                case Letters { Text: var text } letters
                    when (letters.Shown & Look.Super) != 0 && text.Trim().Length is > 0 and < 12:
                    line.Append(MarkStart).Append(text.Trim()).Append(MarkEnd);
                    break;
                case Letters letters:
                    line.Append(RaisedSigns().Replace(letters.Text.Replace('\t', ' '), Figures));
                    break;
                case LineBreak:
                    line.Append('\n');
                    break;
                case NoteCall call:
                    line.Append(NoteStart).Append(call.Key).Append(NoteEnd);
                    break;
                default:
                    break;
            }
        }

        // Figures that are raised by sign are marks like those that are raised by look.
        static string Figures(Match signs) =>
            MarkStart
            + string.Concat(signs.Value.Select(c => c is ',' or ' ' ? c : (char)('0' + char.GetNumericValue(c))))
            + MarkEnd;

        return line.ToString().Replace('\u00A0', ' ').Replace('\u202F', ' ').Trim();
    }

    // Names may be joined by a word.
    private static string Joined(string line) => And().Replace(line.Replace('\n', ','), ", ");

    private static IEnumerable<string> Sections(string line)
    {
        int from = 0;
        for (int i = 1; i < line.Length; i++)
        {
            if (line[i] == MarkStart && line[..i].TrimEnd() is [.., ';' or '.' or ','])
            {
                yield return line[from..i];
                from = i;
            }
        }

        yield return line[from..];
    }

    private static string WithoutMarks(string text) => Notes().Replace(Marks().Replace(text, ""), "").Trim();

    private static string Clean(string text) => Lettering.OneLine(WithoutMarks(text)).Trim(' ', ',', ';').TrimEnd('*');

    /// <summary>A name without its marks and stars.</summary>
    private static string Bare(string part)
    {
        string bare = Lettering.OneLine(WithoutMarks(part)).Trim(' ', '*', '†', ',', ';');
        return TrailingMark().Replace(bare, "$1").Trim();
    }

    [GeneratedRegex("[⁰¹²³⁴-⁹](?:[, ]{0,2}[⁰¹²³⁴-⁹])*")]
    private static partial Regex RaisedSigns();

    [GeneratedRegex("\u0002([^\u0003]*)\u0003")]
    private static partial Regex Marks();

    [GeneratedRegex("\u0004([^\u0005]*)\u0005")]
    private static partial Regex Notes();

    [GeneratedRegex(@"^(\d|\*+|[abcабв](?=\s))[\s.)]*")]
    private static partial Regex LeadingMark();

    [GeneratedRegex(@"(\p{L})((?:\d|\*)(?:,\s?\d)*)$")]
    private static partial Regex TrailingMark();

    [GeneratedRegex(@"(?:,\s*)?\s(?:и|and|&)\s(?=\p{Lu})")]
    private static partial Regex And();
}
