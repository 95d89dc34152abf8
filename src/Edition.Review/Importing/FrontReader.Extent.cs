namespace Edition.Review.Importing;

/// <summary>How far the front of a file reaches.</summary>
internal sealed partial class FrontReader
{
    /// <summary>Behind the last label that stands before the first heading or long paragraph of the text.</summary>
    private int EndOfFront(out int labels)
    {
        int end = 0;
        labels = 0;
        bool seen = false,
            open = false;
        for (int i = 0; i < body.Count; i++)
        {
            if (body[i] is not Par par)
            {
                break;
            }

            if (par.IsEmpty)
            {
                continue;
            }

            if (FrontLabels.Of(par) is { } label)
            {
                // Behind an abstract only what follows at once, or the other language's front, goes on from it.
                bool heads = label.Label is Label.Abstract or Label.Keywords or Label.Udc or Label.Doi or Label.Type;
                if (seen && !heads && !body.Skip(end).Take(i - end).All(block => block is Par { IsEmpty: true }))
                {
                    break;
                }

                labels++;
                end = i + 1;
                seen |= label.Label is Label.Abstract or Label.Keywords;
                open = label.Label == Label.Abstract || label.Length >= par.Text.Length;
                continue;
            }

            if (seen && Headings.IsCertain(par))
            {
                break;
            }

            if (open && (par.WordCount >= 8 || LabelBefore(i)))
            {
                open = ContinuesAbstract(i);
                if (open || LabelBefore(i))
                {
                    end = i + 1;
                    continue;
                }
            }

            if (par.WordCount >= LongParagraph)
            {
                break;
            }
        }

        return end;
    }

    // Whether the last paragraph with words is a label alone: this one is its text.
    private bool LabelBefore(int i)
    {
        for (int before = i - 1; before >= 0; before--)
        {
            if (body[before] is Par { IsEmpty: false } par)
            {
                return FrontLabels.Of(par) is { } label && label.Length >= par.Text.Length && label.Label != Label.Type;
            }
        }

        return false;
    }

    // An abstract of several paragraphs goes on as long as keywords in its language are still to come.
    private bool ContinuesAbstract(int i)
    {
        string? lang = body[i] is Par here ? Lang(here.Text) : null;
        for (int next = i + 1, steps = 0; next < body.Count && steps < 8; next++)
        {
            if (body[next] is not Par par)
            {
                return false;
            }

            if (par.IsEmpty)
            {
                continue;
            }

            steps++;
            if (FrontLabels.Of(par) is { } label)
            {
                return label.Label == Label.Keywords && Lang(par.Text) == lang;
            }

            if (Lang(par.Text) != lang || Headings.IsCertain(par))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Of a file without labels: title, names and institutions at its head.</summary>
    private int EndOfHead()
    {
        int end = 0;
        bool title = false,
            names = false;
        for (int i = 0; i < body.Count && body[i] is Par par; i++)
        {
            if (par.IsEmpty)
            {
                continue;
            }

            if (IsTitleStyle(par) || (!title && LooksLikeTitle(par) && IsFollowedByText(i)))
            {
                title = true;
                end = i + 1;
            }
            else if (
                title && par.Form.Outline is null && IsNameStyle(par)
                || (title && AuthorLines.IsNames(par, true) && par.WordCount < 16)
            )
            {
                names = true;
                end = i + 1;
            }
            else if (names && par.WordCount < 25 && IsParticulars(par))
            {
                end = i + 1;
            }
            else
            {
                break;
            }
        }

        return end;
    }

    private bool IsFollowedByText(int i) => body.Skip(i + 1).Any(block => block is Par { IsEmpty: false } or Grid);

    private bool LooksLikeTitle(Par par) =>
        par.WordCount is > 0 and <= 30
        && !Headings.IsNumbered(par)
        && !Headings.IsKnown(par.Text)
        && par.Number is null
        && (
            par.Form.Outline == 0
                ? body.OfType<Par>().Count(other => other.Form.Outline == 0 && !other.IsEmpty) == 1
                : (par.IsBold || par.Size > TextSize() + 0.5 || par.Centred)
                    && par.Text is not [.., '.' or ';' or ':' or ',']
        );

    private double TextSize() =>
        body.OfType<Par>()
            .Where(par => par.WordCount > 25)
            .GroupBy(par => par.Size)
            .OrderByDescending(group => group.Count())
            .Select(group => group.Key)
            .FirstOrDefault(12);

    private static bool IsParticulars(Par par) =>
        Forms.Institution().IsMatch(par.Text)
        || Forms.Email().IsMatch(par.Text)
        || Forms.Orcid().IsMatch(par.Text)
        || Forms.Post().IsMatch(par.Text)
        || Particulars.Of(par.Text).Country is not null;

    private static bool IsTitleStyle(Par par) =>
        par.Form.StyleName.Equals("Title", StringComparison.OrdinalIgnoreCase)
        || TitleStyle().IsMatch(par.Form.StyleName);

    private static bool IsNameStyle(Par par) =>
        par.Form.StyleNames.Any(name => NameStyle().IsMatch(name)) && PersonNames.IsPossible(FirstPart(par.Text));

    private static string FirstPart(string text) =>
        Particulars.Parts(text).FirstOrDefault("").TrimEnd('*', '1', '2', '3', '4', '5', '6', '7', '8', '9');
}
