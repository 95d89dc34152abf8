using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Edition.Model;
using Edition.Review.Docx;
using Edition.Review.Revising;

namespace Edition.Review;

/// <summary>Which reading is left in each row of the list at a revision set's head.</summary>
/// <param name="rows">Paragraphs of the reviewed file, by their marks.</param>
/// <param name="shown">What is left of the text within some marks, or of a file.</param>
/// <param name="takes">Whose changes are taken.</param>
/// <param name="outcome">Takes what cannot be decided.</param>
internal sealed class Decisions(
    ILookup<string, Para> rows,
    Func<FileDecision, string> shown,
    Func<Change?, bool> takes,
    Outcome outcome
)
{
    /// <summary>The rows in which the later reading stands, in whose name.</summary>
    public ImmutableArray<Decision> Taken(Rewording wording)
    {
        var taken = ImmutableArray.CreateBuilder<Decision>();
        foreach (Decision row in wording.Rows)
        {
            (bool? isTaken, Change? who, string why) = Of(row.Mark, row.Was, row.Now);
            if (why.Length > 0)
            {
                outcome.Refuse(wording.PlaceOf(row), row.Now.Length > 0 ? row.Now : row.Was, why);
            }
            else if (isTaken == true)
            {
                outcome.Correct(wording.PlaceOf(row), row.Was, row.Now, who);
                taken.Add(row);
            }
        }

        return taken.ToImmutable();
    }

    /// <summary>The files that are to become as they are later.</summary>
    public ImmutableArray<FileDecision> Taken(IEnumerable<FileDecision> files)
    {
        var taken = ImmutableArray.CreateBuilder<FileDecision>();
        foreach (FileDecision file in files)
        {
            (bool? isTaken, Change? who, string why) = Of(file.Mark, file.Was, file.Now);
            var place = new SourceSpan(new Source(file.Path, ""), 0, 0);
            if (why.Length > 0)
            {
                outcome.Refuse(place, file.Path, why);
            }
            else if (isTaken is { } decided && !IsOne(file, decided))
            {
                outcome.Refuse(
                    place,
                    file.Path,
                    "its row and its text were not decided alike, or its text was corrected: it comes and goes as a whole"
                );
            }
            else if (isTaken == true)
            {
                outcome.Correct(place, file.Was, file.Now, who);
                taken.Add(file);
            }
        }

        return taken.ToImmutable();
    }

    /// <summary>Names blocks that come as they are in the later manuscript, and whose words somebody corrected.</summary>
    public void Corrected(IEnumerable<LaterBlock> blocks)
    {
        foreach (LaterBlock block in blocks)
        {
            Para[] paras = [.. rows[block.Mark]];
            if (block.Shown is { } shown && SumOf(paras) is { Length: > 0 } sum && sum != shown)
            {
                outcome.Refuse(
                    default,
                    string.Join(' ', paras.Select(para => para.Text)),
                    "this block comes as the later manuscript has it, and was corrected besides: correct it there"
                );
            }
        }
    }

    /// <summary>Rows of which nothing is known where the file beside the set is missing.</summary>
    public void Unknown(IReadOnlySet<string> known)
    {
        foreach (IGrouping<string, Para> row in rows.Where(row => Sites.IsRowName(row.Key) && !known.Contains(row.Key)))
        {
            string words = string.Join(' ', row.Select(para => para.Text))
                .Replace(Sites.RowSign.Trim(), "", StringComparison.Ordinal)
                .Trim();
            if (words.Length > 0)
            {
                outcome.Refuse(default, words, "what it stands for is in NAME.diff.review.json, which is not there");
            }
        }
    }

    /// <summary>What is shown of a file in the text was decided as its row was.</summary>
    private bool IsOne(FileDecision file, bool isTaken) =>
        isTaken ? shown(file) == (file.Shown ?? "") : file.Marks.IsEmpty || shown(file).Length == 0;

    /// <summary>Whether the later reading stands, and is taken; null where it stands by somebody who is left out.</summary>
    private (bool? Taken, Change? Who, string Why) Of(string mark, string was, string now)
    {
        Para[] paras = [.. rows[mark]];
        if (paras.Length == 0)
        {
            return (false, null, "its row in the list at the head is gone");
        }

        string words = Plain(string.Concat(paras.Select(para => para.Text)));
        Change? who = paras
            .SelectMany(para =>
                para.Tokens.Select(token => token.Inserted).Concat(para.Rejected.Select(token => token.Deleted))
            )
            .FirstOrDefault(change => change is not null);
        return words == Plain(Sites.RowSign + now) ? (takes(who) ? true : null, who, "")
            : words == Plain(Sites.RowSign + was) ? (false, who, "")
            : (false, who, "its row in the list at the head holds neither reading");
    }

    /// <summary>The words of paragraphs as one sum, whatever is counted in them; empty where there are none.</summary>
    public static string SumOf(IEnumerable<Para> paras)
    {
        string words = Plain(
            string.Concat(
                paras
                    .SelectMany(para => para.Tokens)
                    .Where(token => token is { HasWords: true, IsCounted: false })
                    .Select(token => token.Look == Look.None ? token.Text : $"{token.Text}{(int)token.Look}")
            )
        );
        return words.Length == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)));
    }

    /// <summary>What programs may do to spaces is no other reading.</summary>
    public static string Plain(string words) => string.Concat(words.Where(c => !char.IsWhiteSpace(c)));
}
