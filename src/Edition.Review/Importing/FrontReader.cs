using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Edition.Review.Docx;

namespace Edition.Review.Importing;

/// <summary>
/// Takes the front matter out of a file's blocks: the lines with labels, the title by its style or look, the names and
/// institutions around it, in each language. What has a label is known anywhere in the file.
/// </summary>
internal sealed partial class FrontReader(Ledger ledger, Func<string, string> noteText)
{
    private const int LongParagraph = 60;
    private readonly Front front = new();
    private readonly Dictionary<string, AuthorLines> authors = new(StringComparer.Ordinal);
    private List<Piecework> body = [];
    private string current = "ru";
    private Par? lastTitle;

    public Front Read(List<Piecework> blocks)
    {
        body = blocks;
        TakeOwnersMark();
        int end = EndOfFront(out int labels);
        HashSet<Par> taken = [];
        if (labels == 0)
        {
            end = EndOfHead();
        }

        Par[] head = [.. body.Take(end).OfType<Par>()];
        current =
            head.Length > 0
            && Lang(head.FirstOrDefault(par => par.Script is Script.Cyrillic or Script.Latin)?.Text ?? "") is { } first
                ? first
                : "ru";
        TakeAll(head, taken);
        TakeElsewhere(end, taken);
        foreach ((string lang, AuthorLines lines) in authors)
        {
            front.Authors[lang] = lines.People;
        }

        front.Taken.AddRange(body.OfType<Par>().Where(taken.Contains));
        body.RemoveAll(block => block is Par par && taken.Contains(par) && par.Anchored.Count == 0);
        foreach (Par par in body.OfType<Par>().Where(taken.Contains))
        {
            par.Become([]);
        }

        return front;
    }

    /// <summary>By the letters, addresses aside.</summary>
    public static string? Lang(string text) =>
        Lettering.ScriptOf(Forms.Email().Replace(Address().Replace(text, ""), "")) switch
        {
            Script.Cyrillic => "ru",
            Script.Latin => "en",
            _ => null,
        };

    private void TakeAll(Par[] head, HashSet<Par> taken)
    {
        for (int i = 0; i < head.Length; i++)
        {
            Par par = head[i];
            if (taken.Contains(par) || par.IsEmpty)
            {
                continue;
            }

            if (FrontLabels.Of(par) is { } label)
            {
                i = TakeLabelled(head, i, label, taken);
            }
            else if (TakeUnlabelled(head, i))
            {
                taken.Add(par);
            }
        }
    }

    /// <summary>A paragraph with a label, and those that go on from it; the index of the last.</summary>
    private int TakeLabelled(Par[] pars, int i, (Label Label, int Length) label, HashSet<Par> taken)
    {
        Par par = pars[i];
        ImmutableArray<Atom> rest = Atoms.Trim(Atoms.Slice(Atoms.Trim(par.Atoms), label.Length));
        List<Par> texts = [];
        string said = par.Text[..Math.Min(label.Length, par.Text.Length)];
        if (Atoms.TextOf(rest).Trim().Length > 0)
        {
            texts.Add(new Par(par.Source, rest));
        }

        bool alone = texts.Count == 0 && label.Label is not Label.Type;
        taken.Add(par);
        for (int next = i + 1; next < pars.Length; next++)
        {
            if (pars[next].IsEmpty)
            {
                continue;
            }

            bool goesOn =
                FrontLabels.Of(pars[next]) is null
                && ((alone && texts.Count == 0) || (label.Label == Label.Abstract && GoesOn(pars, next)));
            if (!goesOn)
            {
                break;
            }

            texts.Add(pars[next]);
            taken.Add(pars[next]);
            i = next;
        }

        foreach (Par text in texts)
        {
            ledger.Place(text, par);
        }

        Keep(par, label.Label, texts, said);
        return i;
    }

    private bool GoesOn(Par[] pars, int next)
    {
        int at = body.IndexOf(pars[next]);
        return at >= 0 && pars[next].WordCount >= 8 && ContinuesAbstract(at);
    }

    private void Keep(Par par, Label label, List<Par> texts, string said)
    {
        string text = Lettering.OneLine(string.Join(' ', texts.Select(each => each.Text)));
        string lang = Lang(text) ?? Lang(said) ?? current;
        switch (label)
        {
            case Label.Udc:
                front.Udc ??= text;
                break;
            case Label.Bbk:
                front.Bbk ??= text.TrimEnd('.');
                break;
            case Label.Doi:
                front.Doi ??= text.TrimEnd('.');
                break;
            case Label.Type:
                front.Type.TryAdd(lang, Lettering.OneLine(par.Text).TrimEnd('.'));
                return;
            case Label.Abstract:
                front.Abstracts.TryAdd(lang, texts);
                break;
            case Label.Keywords:
                front.Keywords.TryAdd(lang, Keywords(text));
                break;
            case Label.Conflict:
                front.Conflict.TryAdd(lang, text);
                break;
            case Label.Funding:
                front.Funding.TryAdd(lang, text);
                break;
            case Label.Acknowledgements:
                front.Acknowledgements.TryAdd(lang, text);
                break;
            case Label.History:
                foreach ((string key, DateOnly date) in Dates.HistoryIn(par.Text))
                {
                    front.History.TryAdd(key, date);
                }

                ledger.Drop("dates, which Edition sets anew", par.Text, par);
                return;
            case Label.Citation or Label.Imprint:
                ledger.Drop("a line that Edition sets anew", said + " " + text, par);
                return;
            default:
                throw new InvalidOperationException(label.ToString());
        }

        ledger.Fold("labels that Edition sets anew", said);
    }

    // Parted by semicolons, else by commas; where there are none, by what else stands between words.
    private static List<string> Keywords(string text) =>
        [
            .. text.Split(
                    text.Contains(';', StringComparison.Ordinal) ? [";"]
                        : text.Contains(',', StringComparison.Ordinal) ? [","]
                        : [" – ", " — ", " - ", " · ", " • ", " | ", " / ", ". "],
                    StringSplitOptions.None
                )
                .Select(word => word.Trim().TrimEnd('.').Trim())
                .Where(word => word.Length > 0),
        ];

    private bool TakeUnlabelled(Par[] head, int i)
    {
        Par par = head[i];
        string? known = Lang(par.Text);
        bool addresses =
            Particulars.Of(Lettering.OneLine(par.Text)) is { Affiliation: null, Country: null } only && !only.IsEmpty;
        string lang = addresses ? current : known ?? current;
        if (IsTitleStyle(par))
        {
            return TakeTitle(par, current = lang, true);
        }

        // A title of two paragraphs in one look.
        if (
            lastTitle is { } above
            && PreviousOf(head, i) == above
            && SameLook(above, par)
            && known == Lang(above.Text)
            && !AuthorLines.IsNames(par, true)
        )
        {
            return TakeTitle(par, lang, false);
        }

        if (par.Form.StyleName.Equals("Subtitle", StringComparison.OrdinalIgnoreCase))
        {
            front.Subtitle.TryAdd(current = lang, par.Atoms);
            return true;
        }

        bool titled = front.Title.ContainsKey(lang);
        if (IsNameStyle(par) || AuthorLines.IsNames(par, !titled))
        {
            current = lang;
            People(lang).TakeNames(par);
            return true;
        }

        // A title that stands below the names may have a library or a museum in it: it is bold, as no institution is.
        bool named = authors.ContainsKey(lang);
        bool title = !titled && par.IsBold && par.WordCount is >= 3 and <= 40 && (par.Centred || lastTitle is null);
        if (named && !title && par.WordCount < 80 && (IsParticulars(par) || (titled && par.WordCount <= 12)))
        {
            People(lang).TakeParticulars(par);
            return true;
        }

        if (!titled && par.WordCount is > 0 and <= 40 && !addresses)
        {
            return TakeTitle(par, current = lang, false);
        }

        return false;
    }

    private static Par? PreviousOf(Par[] head, int i) => head[..i].LastOrDefault(par => !par.IsEmpty);

    private static bool SameLook(Par above, Par par) =>
        above.Atoms.OfType<Letters>().LastOrDefault() is { } last
        && par.Atoms.OfType<Letters>().FirstOrDefault() is { } letters
        && last.Shown == letters.Shown
        && Math.Abs(last.Size - letters.Size) < 0.1
        && above.Form.Alignment == par.Form.Alignment
        && (par.IsBold || par.Centred);

    private bool TakeTitle(Par par, string lang, bool byStyle)
    {
        lastTitle = par;
        ImmutableArray<Atom> atoms = Atoms.Without(
            [.. par.Atoms.Select(atom => atom is LineBreak ? Space : atom)],
            par.IsBold && par.IsItalic ? Look.Bold | Look.Italic
                : par.IsBold ? Look.Bold
                : par.IsItalic ? Look.Italic
                : 0
        );
        if (front.Title.TryGetValue(lang, out ImmutableArray<Atom> known))
        {
            atoms = [.. known, Space, .. atoms];
        }

        front.Title[lang] = atoms;
        if (!byStyle)
        {
            ledger.Guess("title, by its look or place", par.Text, par);
        }

        return true;
    }

    private static readonly Letters Space = new(" ", Look.None, Look.None);

    private AuthorLines People(string lang)
    {
        if (!authors.TryGetValue(lang, out AuthorLines? lines))
        {
            authors.Add(lang, lines = new AuthorLines(ledger, noteText));
        }

        return lines;
    }

    [GeneratedRegex(@"\b(https?://\S+|ORCID|e-?mail|orcid\.org\S*)", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(
        @"^(название|заголовок) (статьи|публикации)|^(article|paper)[ _]?title$|^назв\w*$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex TitleStyle();

    [GeneratedRegex(@"^(автор|author|фио|имя автора)", RegexOptions.IgnoreCase)]
    private static partial Regex NameStyle();
}
