using System.Text.RegularExpressions;
using Edition.Model;
using Edition.Review.Docx;

namespace Edition.Review.Revising;

/// <summary>What the program sets itself: its words, its pages; and the pictures, which stand in files of their own.</summary>
internal sealed partial class BlockRevision
{
    private void Composed(Group group)
    {
        Para before_ = old[group.Old[0]];
        if (before_.HasPicture)
        {
            Pictures(group.Old[0], now[group.New[0]]);
        }

        foreach (int j in group.New)
        {
            if (before_.Key != now[j].Key && !Front(before_, j))
            {
                foreach ((string words, Change? who) in Changed(before_, now[j], desk.Reviewed.Figures))
                {
                    outcome.Refuse(default, words, "the program sets this text itself", who, now[j]);
                }
            }
        }
    }

    private static bool IsFigure(Token token) =>
        token.Kind is TokenKind.Space or TokenKind.Sign || token.Text.All(char.IsAsciiDigit);

    /// <param name="figures">What pages told, for which a base without pages has an ellipsis.</param>
    internal static IEnumerable<(string Words, Change? Who)> Changed(
        Para old,
        Para now,
        IReadOnlySet<string>? figures = null
    )
    {
        List<(int Old, int New)> pairs = Difference.Of(old.Tokens, now.Tokens, (a, b) => a.Same(b));
        int i = 0,
            j = 0;
        foreach ((int o, int n) in pairs.Append((old.Tokens.Length, now.Tokens.Length)))
        {
            // Fields of pages become plain figures in other programs.
            if (old.HasPages && i == o && now.Tokens[j..n].All(IsFigure))
            {
                (i, j) = (o + 1, n + 1);
                continue;
            }

            string mine = string.Concat(old.Tokens[i..o].Select(token => token.Text)).Trim();
            string theirs = string.Concat(now.Tokens[j..n].Select(token => token.Text)).Trim();
            if (mine.Length + theirs.Length > 0 && !(mine == "…" && figures?.Contains(theirs) == true))
            {
                Change? who = now.Tokens[j..n]
                    .Select(token => token.Inserted)
                    .FirstOrDefault(change => change is not null);
                yield return (
                    mine.Length == 0 ? theirs
                    : theirs.Length == 0 ? mine
                    : $"{mine} → {theirs}",
                    who
                );
            }

            (i, j) = (o + 1, n + 1);
        }
    }

    /// <summary>A picture's description is the manuscript's; the picture is a file's.</summary>
    private void Pictures(int index, Para now)
    {
        Image?[] was = [.. old[index].Tokens.Select(token => token.Image).OfType<Image>()];
        Image?[] is_ = [.. now.Tokens.Select(token => token.Image).OfType<Image>()];
        if (was is not [{ } mine] || is_ is not [{ } theirs])
        {
            return;
        }

        var figure = new[] { index + 1, index - 1 }
            .Where(i => i >= 0 && i < old.Length)
            .Select(i => siteOf(i)?.Leaf as Figure)
            .FirstOrDefault(leaf => leaf is not null);
        SourceSpan place = figure is null ? default : figure.Span with { Length = 0 };
        if (mine.Bytes is { } own && theirs.Bytes is { } other && !own.AsSpan().SequenceEqual(other.AsSpan()))
        {
            outcome.Refuse(place, "a picture", "another picture is put in by its file");
        }

        if (theirs.Alt == mine.Alt || !takes(null))
        {
            return;
        }

        if (
            theirs.Alt is { } alt
            && !alt.Contains('"', StringComparison.Ordinal)
            && figure?.Span is { Source: { } source } span
            && Description().Match(source.Text, span.Start, span.Length) is { Success: true } match
        )
        {
            System.Text.RegularExpressions.Group words = match.Groups["words"];
            outcome.Edit(
                new SourceEdit(
                    source,
                    words.Index,
                    words.Index + words.Length,
                    alt,
                    Layout.LinesOf(source, span.Start, span.End)
                )
            );
            outcome.Correct(new SourceSpan(source, words.Index, 0), mine.Alt ?? "", alt, null);
            return;
        }

        outcome.Refuse(
            place,
            theirs.Alt ?? mine.Alt ?? "",
            "the description of this picture is changed in the manuscript, by alt"
        );
    }

    [GeneratedRegex("\\balt=\"(?<words>[^\"\\\\]*)\"")]
    private static partial Regex Description();

    /// <summary>Names what the editor made of pages and lines by hand.</summary>
    private void MadeUp()
    {
        List<(Site Site, Para Para)> aligned = [];
        for (int j = 0; j < now.Length && desk.HasStyles; j++)
        {
            if (
                ofNew[j] is not { Old: [var i], New.Count: 1 }
                || siteOf(i) is not { IsCell: false } site
                || !takes(now[j].Inserted)
            )
            {
                continue;
            }

            MakeUp more = now[j].MakeUp & ~old[i].MakeUp;
            if (more.HasFlag(MakeUp.PageBreak))
            {
                outcome.Refuse(PlaceOf(site), now[j].Text, "a page break here: pages are the template’s to break");
            }

            if (more.HasFlag(MakeUp.Section) && !desk.Reviewed.IsOfLibreOffice)
            {
                outcome.Refuse(PlaceOf(site), now[j].Text, "a section that ends here: sections are the template’s");
            }

            if (
                now[j].Form.Alignment != old[i].Form.Alignment
                && now[j].Form.StyleName == old[i].Form.StyleName
                && !now[j].IsEmpty
            )
            {
                aligned.Add((site, now[j]));
            }
        }

        // Of many it is the style that was changed.
        foreach ((Site site, Para para) in aligned.Take(aligned.Count > 8 ? 1 : 8))
        {
            outcome.Refuse(PlaceOf(site), para.Text, "it was aligned otherwise: how paragraphs look is the template’s");
        }
    }
}
