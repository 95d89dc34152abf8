using System.Text.RegularExpressions;

namespace Edition.Review.Importing;

/// <summary>What belongs to the front and stands elsewhere in the file.</summary>
internal sealed partial class FrontReader
{
    /// <summary>
    /// Labels behind the front: history, conflict and the like, and the other language's front at the end.
    /// </summary>
    private void TakeElsewhere(int from, HashSet<Par> taken)
    {
        Par[] pars = [.. body.Skip(from).OfType<Par>()];
        for (int i = 0; i < pars.Length; i++)
        {
            if (pars[i].IsEmpty || taken.Contains(pars[i]) || FrontLabels.Of(pars[i]) is not { } label)
            {
                continue;
            }

            bool alone = label.Length >= pars[i].Text.Length;
            string lang = Lang(pars[i].Text) ?? current;
            switch (label.Label)
            {
                case Label.History:
                case Label.Citation:
                case Label.Imprint when pars[i].Text.StartsWith('©') && i > pars.Length - 12:
                case Label.Conflict
                or Label.Funding
                or Label.Acknowledgements
                    when pars[i].WordCount < 150
                        && (!alone || (i + 1 < pars.Length && NextText(pars, i) is { WordCount: < 150 })):
                case Label.Doi when front.Doi is null && i > pars.Length - 40:
                case Label.Udc when front.Udc is null && i > pars.Length - 40:
                    i = TakeLabelled(pars, i, label, taken);
                    break;
                case Label.Abstract when !front.Abstracts.ContainsKey(lang) && i > pars.Length - 60:
                    TakeBefore(pars, i, lang, taken);
                    i = TakeLabelled(pars, i, label, taken);
                    break;
                case Label.Keywords when !front.Keywords.ContainsKey(lang) && i > pars.Length - 60:
                    i = TakeLabelled(pars, i, label, taken);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>
    /// «© 2024 г. И. О. Фамилия» is the line of authors where no other line names them: the mark goes.
    /// </summary>
    private void TakeOwnersMark()
    {
        Par[] head = [.. body.OfType<Par>().Where(par => !par.IsEmpty).Take(40)];
        foreach (Par par in head)
        {
            Match mark = OwnersMark().Match(par.Text);
            if (!mark.Success)
            {
                continue;
            }

            int end = OwnersYear().Match(par.Text) is { Success: true, Index: var year } ? year : par.Text.Length;
            var names = new Par(par.Source, Atoms.Slice(Atoms.Trim(par.Atoms), mark.Length, end));
            bool alone = !head.Any(other =>
                other != par && AuthorLines.IsNames(other, true) && Lang(other.Text) == Lang(names.Text)
            );
            if (alone && AuthorLines.IsNames(names, true))
            {
                ledger.Fold("labels that Edition sets anew", par.Text[..mark.Length] + par.Text[end..]);
                par.Become(names.Atoms);
            }
        }
    }

    [GeneratedRegex(@"^©\s*((19|20)\d\d\s*(г\.|года)?\s*[.,]?\s*)?(?=\p{Lu})")]
    private static partial Regex OwnersMark();

    [GeneratedRegex(@"[,\s]*(19|20)\d\d\s*(г\.)?\.?$")]
    private static partial Regex OwnersYear();

    private static Par? NextText(Par[] pars, int i) => pars.Skip(i + 1).FirstOrDefault(par => !par.IsEmpty);

    /// <summary>Title and names that stand before an abstract at the end of a file.</summary>
    private void TakeBefore(Par[] pars, int i, string lang, HashSet<Par> taken)
    {
        if (front.Title.ContainsKey(lang))
        {
            return;
        }

        int first = i;
        for (int before = i - 1; before >= 0 && i - before < 14; before--)
        {
            Par par = pars[before];
            bool belongs =
                !taken.Contains(par)
                && par.Number is null
                && (
                    par.IsEmpty
                    || (
                        Lang(par.Text) == lang
                        && par.WordCount < 40
                        && (
                            IsTitleStyle(par)
                            || par.IsBold
                            || par.Centred
                            || AuthorLines.IsNames(par, true)
                            || IsParticulars(par)
                        )
                        && !Headings.IsKnown(par.Text)
                    )
                );
            if (!belongs)
            {
                break;
            }

            first = par.IsEmpty ? first : before;
        }

        current = lang;
        TakeAll([.. pars[first..i]], taken);
    }
}
