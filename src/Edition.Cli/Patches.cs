using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Edition.Review;

namespace Edition.Cli;

/// <summary>
/// Unified diffs as mails that <c>git am</c> takes, one for each author in order of date; each on top of the last. Files
/// that are no text are not in them.
/// </summary>
internal static class Patches
{
    private const int Around = 3;

    public static (string Text, ImmutableArray<string> Left) Of(
        ImmutableArray<(string Name, string Date)> authors,
        ReviewOptions options,
        CurrentTexts current,
        Func<ReviewTaking, ReviewResult> read
    )
    {
        var patches = new StringBuilder();
        Dictionary<string, string> before = current.Texts.ToDictionary(
            text => text.Source.Path,
            text => text.Now,
            StringComparer.Ordinal
        );
        List<string> taken = [];
        HashSet<string> given = new(StringComparer.Ordinal);
        var left = ImmutableArray.CreateBuilder<string>();
        IEnumerable<(string Name, string Date)> all = options.TrackedOnly ? authors : authors.Prepend(("", ""));
        foreach (
            (string name, string date) in all.Where(a => options.Authors.IsEmpty || options.Authors.Contains(a.Name))
        )
        {
            taken.Add(name);
            ReviewResult result = read(new ReviewTaking([.. taken], options.TrackedOnly));
            var body = new StringBuilder();
            foreach (RevisedFile file in result.Files)
            {
                string was = before.GetValueOrDefault(file.Path, file.Before);
                if (was != file.After)
                {
                    body.Append(Unified(file.Path, was, file.After));
                    before[file.Path] = file.After;
                }
            }

            foreach (FileDecision file in result.Wholes.Where(file => given.Add(file.Path)))
            {
                if (file.To is { } to)
                {
                    string moved = before[file.Path];
                    body.Append(Unified(file.Path, moved, "")).Append(Unified(to, "", moved));
                }
                else if (TextOf(file.Before) is { } was && TextOf(file.After) is { } now)
                {
                    body.Append(Unified(file.Path, was, now));
                }
                else
                {
                    left.Add(file.Path);
                }
            }

            if (body.Length > 0)
            {
                patches.Append(Head(name, date)).Append(body).Append("-- \nedition\n\n");
            }
        }

        return (patches.ToString(), left.ToImmutable());
    }

    /// <summary>Bytes as a text, one without letters where there are none; null where they are no text.</summary>
    private static string? TextOf(ReadOnlyMemory<byte>? bytes) =>
        bytes is not { } content ? ""
        : Utf8.IsValid(content.Span) && !content.Span.Contains((byte)0) ? Encoding.UTF8.GetString(content.Span)
        : null;

    private static string Head(string name, string date)
    {
        DateOnly day = DateOnly.TryParseExact(
            date,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out DateOnly known
        )
            ? known
            : new DateOnly(2000, 1, 1);
        string shown =
            name.Length == 0
                ? "untracked"
                : new string([.. name.Where(c => !char.IsControl(c) && c is not ('<' or '>' or '"'))]);
        string encoded = "=?UTF-8?B?" + Convert.ToBase64String(Encoding.UTF8.GetBytes(shown)) + "?=";
        return "From 0000000000000000000000000000000000000000 Mon Sep 17 00:00:00 2001\n"
            + $"From: {(shown.All(char.IsAscii) ? shown : encoded)} <review@invalid>\n"
            + $"Date: {day.ToString("ddd, d MMM yyyy", CultureInfo.InvariantCulture)} 00:00:00 +0000\n"
            + "Subject: [PATCH] Corrections of a review\nMIME-Version: 1.0\n"
            + "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n\n---\n";
    }

    private static string Unified(string path, string before, string after)
    {
        string[] old = Lines(before),
            now = Lines(after);
        List<(char Sign, string Line, int Old, int New)> all = [];
        int i = 0,
            j = 0;
        foreach ((int o, int n) in LineDifference.Of(old, now).Append((old.Length, now.Length)))
        {
            for (; i < o; i++)
            {
                all.Add(('-', old[i], i, j));
            }

            for (; j < n; j++)
            {
                all.Add(('+', now[j], i, j));
            }

            if (o < old.Length)
            {
                all.Add((' ', old[o], o, n));
            }

            (i, j) = (o + 1, n + 1);
        }

        var text = new StringBuilder($"diff --git a/{path} b/{path}\n");
        text.Append(
            before.Length == 0 ? "new file mode 100644\n"
            : after.Length == 0 ? "deleted file mode 100644\n"
            : ""
        );
        text.Append(before.Length == 0 ? "--- /dev/null\n" : $"--- a/{path}\n");
        text.Append(after.Length == 0 ? "+++ /dev/null\n" : $"+++ b/{path}\n");
        for (int at = 0; at < all.Count; )
        {
            int first = all.FindIndex(at, line => line.Sign != ' ');
            if (first < 0)
            {
                break;
            }

            int last = first;
            for (int k = first; k < all.Count && k - last <= 2 * Around; k++)
            {
                last = all[k].Sign != ' ' ? k : last;
            }

            int from = Math.Max(at, first - Around),
                to = Math.Min(all.Count, last + Around + 1);
            var hunk = all[from..to];
            int olds = hunk.Count(line => line.Sign != '+'),
                news = hunk.Count(line => line.Sign != '-');
            text.Append(
                CultureInfo.InvariantCulture,
                $"@@ -{hunk[0].Old + (olds > 0 ? 1 : 0)},{olds} +{hunk[0].New + (news > 0 ? 1 : 0)},{news} @@\n"
            );
            foreach ((char sign, string line, _, _) in hunk)
            {
                text.Append(sign).Append(line);
                if (!line.EndsWith('\n'))
                {
                    text.Append("\n\\ No newline at end of file\n");
                }
            }

            at = to;
        }

        return text.ToString();
    }

    /// <summary>Lines with their ends.</summary>
    private static string[] Lines(string text)
    {
        List<string> lines = [];
        for (int at = 0; at < text.Length; )
        {
            int end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[at..end]);
            at = end;
        }

        return [.. lines];
    }
}
