using Edition.Diagnostics;
using Edition.Model;
using Edition.Orthography;

namespace Edition.Checking;

/// <summary>
/// Slips in the author's own characters that the typographer would not dare to mend by itself: each is shown, and where
/// only one mending is possible it is offered for <c>--fix</c>.
/// </summary>
internal static class AuthorQueries
{
    public static void Check(List<Passage> passages, Findings findings)
    {
        foreach (Passage passage in passages)
        {
            if (passage.Lang.Primary is "ru" or "en")
            {
                Characters(passage, findings);
                Words.Check(passage, findings);
            }
        }

        Pairs.Check(passages, findings);
    }

    private static void Characters(Passage passage, Findings findings)
    {
        string text = passage.Text;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c is >= 'а' and <= 'я' or >= 'a' and <= 'z' or >= 'А' and <= 'Я')
            {
                continue;
            }

            switch (c)
            {
                case ' ':
                    Space(passage, i, findings);
                    break;
                case ',' or ';':
                    Comma(passage, i, findings);
                    break;
                case '.':
                    Period(passage, i, findings);
                    break;
                case Letters.EmDash or Letters.EnDash or '-' or Letters.Minus:
                    Dash(passage, i, findings);
                    break;
                case Letters.NoteMark:
                    NoteMark(passage, i, findings);
                    break;
            }
        }
    }

    private static void Space(Passage passage, int i, Findings findings)
    {
        char before = passage[i - 1];
        char after = passage[i + 1];
        bool common = Letters.IsWordOrDigit(after) && before is not ('(' or '«' or '„');
        if (common || i == 0 || i + 1 == passage.Text.Length || !passage.IsOpen(i))
        {
            return;
        }

        if (after == ' ' && before != ' ' && before != '\n')
        {
            int end = i + 1;
            while (passage[end] == ' ')
            {
                end++;
            }

            if (passage[end] is not ('\n' or '\0'))
            {
                findings.Add(
                    new Diagnostic(
                        end - i == 2 ? Says.DoubleSpace() : Says.SpacesInARow(end - i),
                        passage.Place(i, end - i)
                    )
                    {
                        Fix = passage.Mend(i, end - i, " "),
                    }
                );
            }
        }
        else if (passage.LangAt(i).Primary == "fr" && (after is ';' or '?' or '!' or ':' or '»' || before == '«'))
        {
            return; // French parts these marks from the words; the typographer makes the space thin
        }
        else if (IsClosing(passage, i + 1) && before is not (' ' or '\n' or '—' or '–' or '-' or ',' or '(' or '«'))
        {
            findings.Add(new Diagnostic(Says.SpaceBefore(after), passage.Place(i, 2)) { Fix = passage.Mend(i, 1, "") });
        }
        else if (before is '(' or '«' or '„' && after != ' ' && after != '…' && after != '.')
        {
            findings.Add(
                new Diagnostic(Says.SpaceAfter(before), passage.Place(i - 1, 2)) { Fix = passage.Mend(i, 1, "") }
            );
        }
    }

    /// <summary>Colons and semicolons may be spaced on both sides by the rules of references.</summary>
    private static bool IsClosing(Passage passage, int at)
    {
        char next = passage[at + 1];
        bool ends =
            next is '\0' or '\n' or ' ' or Letters.NoBreak or '»' or ')' or Letters.NoteMark or '"' or '“' or '”';
        return passage[at] switch
        {
            ',' or '!' or '?' => ends,
            '.' => ends && passage[at + 1] != '.',
            ')' or '»' => true,
            _ => false,
        };
    }

    private static void Comma(Passage passage, int i, Findings findings)
    {
        char before = passage[i - 1];
        char after = passage[i + 1];
        bool letters =
            passage.LangAt(i).Primary == "ru"
                ? (Letters.IsCyrillic(before) || before is '»' or ')') && (Letters.IsCyrillic(after) || after == '«')
                : Letters.IsLatin(before) && Letters.IsLatin(after);
        if (letters && passage.IsOpen(i))
        {
            findings.Add(
                new Diagnostic(Says.NoSpaceAfterMark(passage[i]), passage.Place(i, 1))
                {
                    Fix = passage.Mend(i, 1, passage[i] + " "),
                }
            );
        }
    }

    /// <summary>
    /// «слово.Слово»: both words of two letters at least, so that neither is an initial or an abbreviation.
    /// </summary>
    private static void Period(Passage passage, int i, Findings findings)
    {
        if (
            char.IsLower(passage[i - 1])
            && char.IsLower(passage[i - 2])
            && char.IsUpper(passage[i + 1])
            && char.IsLower(passage[i + 2])
            && passage.IsOpen(i)
            && Letters.IsCyrillic(passage[i - 1]) == Letters.IsCyrillic(passage[i + 1])
        )
        {
            findings.Add(
                new Diagnostic(Says.NoSpaceAfterPeriod(), passage.Place(i, 1))
                {
                    Fix = Letters.IsCyrillic(passage[i - 1]) ? passage.Mend(i, 1, ". ") : null,
                }
            );
        }
    }

    private static void Dash(Passage passage, int i, Findings findings)
    {
        char c = passage[i];
        bool spaceBefore = Letters.IsSpace(passage[i - 1]);
        bool spaceAfter = Letters.IsSpace(passage[i + 1]);
        int left = spaceBefore ? i - 2 : i - 1;
        int right = spaceAfter ? i + 2 : i + 1;
        bool usual =
            c == '-' ? !spaceBefore && !spaceAfter : spaceBefore && spaceAfter && !Letters.IsDigit(passage[right]);
        if (usual || left < 0 || right >= passage.Text.Length || !passage.IsOpen(i))
        {
            return;
        }

        if (Letters.IsDigit(passage[left]) && Letters.IsDigit(passage[right]))
        {
            if (spaceBefore || (spaceAfter && c != Letters.Minus) || c == Letters.EmDash)
            {
                Numbers(passage, left, right, findings);
            }

            return;
        }

        bool words = Letters.IsCyrillic(passage[left]) && Letters.IsCyrillic(passage[right]);
        if (
            Letters.IsDash(c)
            && words
            && passage.LangAt(i).Primary == "ru"
            && !(spaceBefore && spaceAfter)
            && (c == Letters.EmDash || spaceBefore || spaceAfter)
        )
        {
            int start = left + 1;
            findings.Add(
                new Diagnostic(Says.DashWithoutSpaces(), passage.Place(start, right - start))
                {
                    Fix = passage.Mend(start, right - start, " — "),
                }
            );
        }
        else if (c == '-' && words && spaceAfter && !spaceBefore && !Suspends(passage.Text.AsSpan(right)))
        {
            findings.Add(Says.HyphenOrDash(), passage.Place(i, 2));
        }
    }

    /// <summary>«сельско- и лесохозяйственный»: the hyphen waits for the other word.</summary>
    private static bool Suspends(ReadOnlySpan<char> next) =>
        next[..Letters.WordEnd(next, 0)] is "и" or "или" or "либо" or "да" or "а" or "но" or "как";

    private static void Numbers(Passage passage, int left, int right, Findings findings)
    {
        int start = left;
        while (start > 0 && Letters.IsDigit(passage[start - 1]))
        {
            start--;
        }

        int end = right;
        while (Letters.IsDigit(passage[end]))
        {
            end++;
        }

        string from = passage.Text[start..(left + 1)];
        string to = passage.Text[right..end];
        bool years =
            from.Length == 4
            && to.Length == 4
            && string.CompareOrdinal(from, to) < 0
            && from[0] is '1' or '2'
            && to[0] is '1' or '2'
            && passage[start - 1] is not ('.' or ',' or '-' or '/')
            && passage[end] is not ('-' or '/');
        Message message = years
            ? Says.DashBetweenYears(from, to)
            : Says.DashBetweenNumbers(passage.Text[start..end], from, to);
        findings.Add(
            new Diagnostic(message, passage.Place(start, end - start))
            {
                Fix = years ? passage.Mend(left + 1, right - left - 1, "–") : null,
            }
        );
    }

    /// <summary>
    /// Russian sets the mark before comma and period and after ? ! …; English after all of them. A period that ends an
    /// abbreviation is a part of its word.
    /// </summary>
    private static void NoteMark(Passage passage, int i, Findings findings)
    {
        if (!passage.IsNoteMark(i))
        {
            return;
        }

        int last = passage[i - 1] == ' ' ? i - 2 : i - 1;
        char before = passage[last];
        char after = passage[i + 1];
        bool russian = passage.Lang.Primary == "ru";
        if (
            russian
            && before is '.' or ',' or ';' or ':'
            && !(before == '.' && (passage[last - 1] == '.' || EndsAbbreviation(passage.Text.AsSpan(0, last))))
        )
        {
            Query(passage, i, last, Says.NoteMarkBefore(before), findings);
        }
        else if (russian && after is '?' or '!' or '…')
        {
            Query(passage, i, i + 1, Says.NoteMarkAfter(LanguageNames.Of("ru"), after), findings);
        }
        else if (!russian && after is '.' or ',' or ';' or '?' or '!' && !(after == '.' && passage[i + 2] == '.'))
        {
            Query(passage, i, i + 1, Says.NoteMarkAfter(LanguageNames.Of("en"), after), findings);
        }
    }

    private static bool EndsAbbreviation(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> word = text[Letters.WordStart(text, text.Length)..];
        return word.Length is > 0 and < 3
            || word is "стр" or "руб" or "коп" or "тыс" or "ред" or "изд" or "обл" or "экз" or "чел" or "соч" or "кв";
    }

    private static void Query(Passage passage, int mark, int sign, Message message, Findings findings)
    {
        SourceSpan call = passage.NodeAt(mark).Span;
        SourceSpan other = passage.Place(sign, 1);
        Fix? fix = null;
        if (
            call.Source is { } source
            && other.Source == source
            && other.Length == 1
            && passage.IsOpen(sign)
            && (other.End == call.Start || call.End == other.Start)
            && call.End <= source.Text.Length
            && source.Text.AsSpan(call.Start, call.Length).StartsWith("[^", StringComparison.Ordinal)
            && source.Text[other.Start] == passage[sign]
        )
        {
            string written = source.Text.Substring(call.Start, call.Length);
            fix = new Fix(
                new SourceSpan(source, Math.Min(call.Start, other.Start), call.Length + 1),
                sign < mark ? written + passage[sign] : passage[sign] + written
            );
        }

        findings.Add(new Diagnostic(message, call.Source is null ? passage.Span : call) { Fix = fix });
    }
}
