using Edition.Diagnostics;
using Edition.Orthography;

namespace Edition.Checking;

/// <summary>
/// Quotation marks and brackets that do not pair, and quotation marks of the other language. A quotation may run over
/// several paragraphs.
/// </summary>
internal static class Pairs
{
    private readonly record struct Open(char Sign, int At);

    public static void Check(List<Passage> passages, Findings findings)
    {
        // Of an opening that its own paragraph does not close, whether a later paragraph closes it.
        List<(Passage Passage, int At, bool Quote)> waiting = [];
        foreach (Passage passage in passages)
        {
            if (passage.Lang.Primary is not ("ru" or "en") || Signs.NextIn(passage.Text) < 0)
            {
                continue;
            }

            Quotes(passage, waiting, findings);
            Brackets(passage, waiting, findings);
        }

        foreach ((Passage passage, int at, bool quote) in waiting)
        {
            Unclosed(passage, at, quote, findings);
        }
    }

    private static void Unclosed(Passage passage, int at, bool quote, Findings findings) =>
        findings.Add(
            quote ? Says.QuotationNotClosed(passage[at]) : Says.BracketNotClosed(passage[at]),
            passage.Place(at, 1)
        );

    /// <summary>Few wait at a time: no quotation is closed after dozens of others were opened.</summary>
    private static void Wait(
        List<(Passage Passage, int At, bool Quote)> waiting,
        (Passage Passage, int At, bool Quote) left,
        Findings findings
    )
    {
        if (waiting.Count == 32)
        {
            Unclosed(waiting[0].Passage, waiting[0].At, waiting[0].Quote, findings);
            waiting.RemoveAt(0);
        }

        waiting.Add(left);
    }

    private static readonly SignSet Signs = new("\"«»„“”()[]");
    private static readonly SignSet QuoteSigns = new("\"«»„“”");
    private static readonly SignSet BracketSigns = new("()[]");

    private static void Quotes(Passage passage, List<(Passage Passage, int At, bool Quote)> waiting, Findings findings)
    {
        Stack<Open> open = new();
        int straight = 0;
        int lastStraight = 0;
        for (int i = QuoteSigns.NextIn(passage.Text); i >= 0; i = QuoteSigns.NextIn(passage.Text, i + 1))
        {
            char c = passage[i];
            if (!passage.IsOpen(i))
            {
                continue;
            }

            if (c == '"')
            {
                // Inches and seconds are not quotations.
                if (!Letters.IsDigit(passage[i - 1]) || straight % 2 == 1)
                {
                    straight++;
                    lastStraight = i;
                }

                continue;
            }

            bool opens = c is '«' or '„' || (c == '“' && !(open.TryPeek(out Open top) && top.Sign == '„'));
            if (opens)
            {
                open.Push(new Open(c, i));
            }
            else if (open.TryPeek(out Open opened) && Closes(opened.Sign, c))
            {
                open.Pop();
                Foreign(passage, opened, i, open.Count, findings);
                if (IsAtStart(passage, opened.At))
                {
                    // A long quotation opens again with every paragraph and closes once.
                    waiting.RemoveAll(other =>
                        other.Quote
                        && other.Passage[other.At] == opened.Sign
                        && other.Passage.Note == passage.Note
                        && other.Passage.Kind == passage.Kind
                    );
                }
            }
            else if (
                waiting.FindLastIndex(other =>
                    other.Quote
                    && Closes(other.Passage[other.At], c)
                    && other.Passage.Kind == passage.Kind
                    && other.Passage.Note == passage.Note
                )
                is var found
                    and >= 0
            )
            {
                waiting.RemoveRange(found, waiting.Count - found);
            }
            else
            {
                findings.Add(Says.NoQuotationToClose(c), passage.Place(i, 1));
            }
        }

        // The outermost waits for a later paragraph; where each paragraph of a long quotation opens anew, the first is
        // enough.
        foreach (Open left in open)
        {
            bool again =
                waiting.Exists(other =>
                    other.Quote && other.Passage[other.At] == left.Sign && other.Passage.Note == passage.Note
                ) && IsAtStart(passage, left.At);
            if (!again)
            {
                Wait(waiting, (passage, left.At, true), findings);
            }
        }

        if (straight % 2 == 1)
        {
            findings.Add(Says.StraightQuoteAlone(), passage.Place(lastStraight, 1));
        }
    }

    private static bool IsAtStart(Passage passage, int at) =>
        at < 8 && passage.Text.AsSpan(0, at).IndexOfAnyExcept(" —«„“") < 0;

    private static bool Closes(char opening, char closing) =>
        opening switch
        {
            '«' => closing == '»',
            '„' => closing is '“' or '”',
            _ => closing == '”',
        };

    private static void Foreign(Passage passage, Open opened, int at, int depth, Findings findings)
    {
        string? lang = passage.LangAt(opened.At).Primary;
        (char Opening, char Closing)? own = (lang, opened.Sign) switch
        {
            ("ru", '“') => depth == 0 ? ('«', '»') : ('„', '“'),
            ("en", '«' or '„') => depth == 0 ? ('“', '”') : ('‘', '’'),
            _ => null,
        };
        if (own is not { } right)
        {
            return;
        }

        string inner = passage.Text[(opened.At + 1)..at];
        findings.Add(
            new Diagnostic(
                Says.ForeignQuotes(
                    opened.Sign,
                    passage[at],
                    LanguageNames.Of(lang == "ru" ? "ru" : "en"),
                    right.Opening,
                    right.Closing
                ),
                passage.Place(opened.At, 1)
            )
            {
                Fix = passage.Mend(opened.At, at + 1 - opened.At, right.Opening + inner + right.Closing),
            }
        );
    }

    private static void Brackets(
        Passage passage,
        List<(Passage Passage, int At, bool Quote)> waiting,
        Findings findings
    )
    {
        Stack<Open> open = new();
        for (int i = BracketSigns.NextIn(passage.Text); i >= 0; i = BracketSigns.NextIn(passage.Text, i + 1))
        {
            char c = passage[i];
            if (!passage.IsOpen(i))
            {
                continue;
            }

            if (c is '(' or '[')
            {
                open.Push(new Open(c, i));
            }
            else if (open.TryPeek(out Open top) && top.Sign == (c == ')' ? '(' : '['))
            {
                open.Pop();
            }
            else if (!(c == ')' && open.Count == 0 && (IsEnumerator(passage, i) || IsSmiley(passage, i))))
            {
                int found = waiting.FindLastIndex(other => !other.Quote && other.Passage.Note == passage.Note);
                if (found >= 0)
                {
                    waiting.RemoveAt(found);
                }
                else
                {
                    findings.Add(Says.NoBracketToClose(c), passage.Place(i, 1));
                }
            }
        }

        foreach (Open left in open)
        {
            Wait(waiting, (passage, left.At, false), findings);
        }
    }

    /// <summary>«а)», «1)», «iv)»: at the beginning or after a space, and short.</summary>
    // :-) and ;)
    private static bool IsSmiley(Passage passage, int at)
    {
        int eyes = at > 1 && passage[at - 1] == '-' ? at - 2 : at - 1;
        return eyes >= 0 && passage[eyes] is ':' or ';' && (eyes == 0 || Letters.IsSpace(passage[eyes - 1]));
    }

    private static bool IsEnumerator(Passage passage, int at)
    {
        int start = at;
        while (start > 0 && Letters.IsWordOrDigit(passage[start - 1]))
        {
            start--;
        }

        return at - start is > 0 and <= 4
            && (
                start == 0
                || Letters.IsSpace(passage[start - 1])
                || passage[start - 1] is '\n' or Letters.EnDash or '-' or '«' or '„' or '“'
            );
    }
}
