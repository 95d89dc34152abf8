using System.Buffers;
using Edition.Diagnostics;
using Markdig.Helpers;

namespace Edition.Reading;

/// <summary>
/// The inlines of a leaf by CommonMark's algorithm (specification 0.31.2, "phase 2"), with notes, spans, attributes,
/// subscripts, superscripts and struck text of Pandoc's Markdown, HTML that means the same as these, and bare addresses.
/// Marks of other dialects become verbatim words that know what is to be said of them.
/// Linear in the length of the text: nothing is tried twice that has failed once, and nothing recurs. This part walks
/// the text; the others see to brackets and emphasis.
/// </summary>
internal sealed partial class InlineParser
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\n\\`*_~^[]!<&$@{=+%#:'");

    private readonly LeafText leaf;
    private readonly string text;
    private readonly int end;
    private readonly LinkDefinitions? definitions;
    private readonly Findings findings;
    private readonly InlineNode root;
    private readonly ForeignMarks foreign;
    private int at;

    private Dictionary<int, List<int>>? backtickRuns;

    // Where a search for a closing mark has failed once, it fails ever after.
    private bool noCommentEnd;
    private bool noInstructionEnd;
    private bool noCDataEnd;
    private int lastWhitespace = -1;

    private InlineParser(LeafText leaf, LinkDefinitions? definitions, Findings findings)
    {
        this.leaf = leaf;
        text = leaf.Text;
        end = leaf.End;
        at = leaf.Start;
        this.definitions = definitions;
        this.findings = findings;
        root = new InlineNode(InlineKind.Root, leaf.Start, leaf.End);
        foreign = new ForeignMarks(text, at, end);
    }

    /// <param name="definitions">Where link definitions are looked up; null if there are none.</param>
    public static InlineNode Parse(LeafText leaf, LinkDefinitions? definitions, Findings findings)
    {
        var parser = new InlineParser(leaf, definitions, findings);
        parser.Parse();
        return parser.root;
    }

    private void Parse()
    {
        LineStart();
        while (at < end)
        {
            int stop = Stop();
            if (stop > at)
            {
                Words(stop);
            }

            if (found is { } mark)
            {
                Verbatim(mark);
            }

            if (address > 0)
            {
                Address();
            }

            if (stop < at || at == end)
            {
                continue;
            }

            switch (text[at])
            {
                case '\n':
                    LineEnd();
                    break;
                case '\\':
                    Backslash();
                    break;
                case '`':
                    Backticks();
                    break;
                case '~' when foreign.Tilde(at) is { } tilde:
                    Verbatim(tilde);
                    break;
                case '*' or '_' or '~':
                    DelimiterRun();
                    break;
                case '^' when Peek(1) == '[' && !IsRaised():
                    Open(BracketKind.Note, 2);
                    break;
                case '^' when foreign.Inserted(at) is { } inserted:
                    Verbatim(inserted);
                    break;
                case '^' when foreign.BlockId(at) is { } id:
                    Verbatim(id);
                    break;
                case '^':
                    DelimiterRun();
                    break;
                case '[' when Peek(1) == '^' && NoteCall():
                    break;
                case '[' when foreign.Bracket(at) is { } bracket && !IsDefined(bracket):
                    Verbatim(bracket);
                    break;
                case '[':
                    Open(BracketKind.Link, 1);
                    break;
                case '!' when Peek(1) == '[' && Peek(2) == '[' && foreign.Embed(at) is { } embed:
                    Verbatim(embed);
                    break;
                case '!' when Peek(1) == '[' && !(Peek(2) == '^' && IsNoteCall(at + 1)):
                    Open(BracketKind.Picture, 2);
                    break;
                case ']':
                    Close();
                    break;
                case '<' when Peek(1) == '%' && foreign.Template(at) is { } template:
                    Verbatim(template);
                    break;
                case '<':
                    Angle();
                    break;
                case '&':
                    Entity();
                    break;
                default:
                    Words(at + 1);
                    break;
            }
        }

        while (brackets is not null)
        {
            LeaveOpen(brackets);
        }

        Emphasise(null);
    }

    // Where the words end: at a sign of the grammar, a mark of another dialect, or a bare address. Signs that turn out
    // to be none of these are words, and are passed over here.
    private int Stop()
    {
        found = null;
        address = 0;
        for (int p = at; ; p++)
        {
            int next = p < end ? text.AsSpan(p, end - p).IndexOfAny(Special) : -1;
            p = next < 0 ? end : p + next;
            if (WorldWideWeb(p) is > 0 and int www && AddressEnd(www, www) is > 0 and int wwwEnd)
            {
                address = wwwEnd;
                return www;
            }

            if (p == end || (text[p] != ':' && !ForeignMarks.Signs.Contains(text[p])))
            {
                return p;
            }

            if (text[p] == ':' && Scheme(p) is >= 0 and int scheme && AddressEnd(scheme, p + 1) is > 0 and int stop)
            {
                address = stop;
                return scheme;
            }

            found = text[p] == ':' ? foreign.Emoji(p) : foreign.At(p);
            if (found is { } mark)
            {
                return Math.Max(at, mark.Start);
            }
        }
    }

    private ForeignMark? found;
    private int address;

    private void Verbatim(ForeignMark mark)
    {
        root.Append(
            new InlineNode(InlineKind.Verbatim, at, mark.End)
            {
                Value = text[at..mark.End].Replace('\n', ' '),
                Found = mark.Message,
            }
        );
        lastWhitespace = text.AsSpan(at, mark.End - at).LastIndexOfAny(" \t\n") is var space and >= 0
            ? at + space
            : lastWhitespace;
        at = mark.End;
    }

    private void LineStart()
    {
        while (at < end && foreign.LineStart(at) is { } mark)
        {
            Verbatim(mark);
        }
    }

    private char Peek(int ahead) => at + ahead < end ? text[at + ahead] : '\0';

    private void Words(int stop)
    {
        int space = text.AsSpan(at, stop - at).LastIndexOfAny(" \t\u00A0");
        if (space >= 0)
        {
            lastWhitespace = at + space;
        }

        root.Append(new InlineNode(InlineKind.Words, at, stop));
        at = stop;
    }

    private void Words(int stop, string value)
    {
        root.Append(new InlineNode(InlineKind.Words, at, stop) { Value = value });
        at = stop;
    }

    // Spaces around a line end are not text; two or more before it ask for a break.
    private void LineEnd()
    {
        int start = at;
        int spaces = 0;
        if (root.Last is { Kind: InlineKind.Words, Value: null } before)
        {
            while (before.End > before.Start && text[before.End - 1] == ' ')
            {
                before.End--;
                spaces++;
            }

            start = before.End;
            if (before.End == before.Start)
            {
                root.Remove(before);
            }
        }

        lastWhitespace = at;
        at++;
        while (at < end && text[at] is ' ' or '\t')
        {
            at++;
        }

        if (at < end)
        {
            root.Append(new InlineNode(spaces >= 2 ? InlineKind.HardBreak : InlineKind.SoftBreak, start, at));
            LineStart();
        }
    }

    private void Backslash()
    {
        char next = Peek(1);
        if (next == '\n')
        {
            int start = at;
            at += 2;
            while (at < end && text[at] is ' ' or '\t')
            {
                at++;
            }

            lastWhitespace = at - 1;
            root.Append(new InlineNode(InlineKind.HardBreak, start, at));
        }
        else if (
            (char.IsAsciiLetter(next) || next is '(' or '[' or '\\' or '@' or '#') && foreign.Backslash(at) is { } mark
        )
        {
            Verbatim(mark);
        }
        else if (char.IsAscii(next) && (char.IsPunctuation(next) || char.IsSymbol(next)))
        {
            Words(at + 2, next.ToString());
        }
        else if (next == ' ')
        {
            // Pandoc's no-break space, which a superscript may hold.
            int before = lastWhitespace;
            Words(at + 2, "\u00A0");
            lastWhitespace = before;
        }
        else
        {
            Words(at + 1);
        }
    }

    private void Foreign(InlineNode node, string what, string cure)
    {
        node.Kind = InlineKind.Verbatim;
        node.End = at;
        node.Value = text[node.Start..at].Replace('\n', ' ');
        node.Found = Says.ForeignMark(Shown.Brief(node.Value), what, cure);
    }

    private int Run(int from)
    {
        int stop = from;
        while (stop < end && text[stop] == '`')
        {
            stop++;
        }

        return stop - from;
    }

    private void Entity()
    {
        int stop = at + 1;
        int most = Math.Min(end, at + 40);
        while (stop < most && (char.IsAsciiLetterOrDigit(text[stop]) || text[stop] == '#'))
        {
            stop++;
        }

        string? value = stop < end && text[stop] == ';' ? Decoded(text.AsSpan(at + 1, stop - at - 1)) : null;
        if (value is null)
        {
            Words(at + 1);
            return;
        }

        if (Utf8File.IsForbidden(value))
        {
            findings.Add(Says.ForbiddenEntity(text[at..(stop + 1)]), leaf.Span(at, stop + 1));
        }

        Words(stop + 1, value);
    }

    private static string? Decoded(ReadOnlySpan<char> entity)
    {
        if (entity.IsEmpty || entity[0] != '#')
        {
            return entity.IsEmpty || entity.Contains('#') ? null : EntityHelper.DecodeEntity(entity);
        }

        bool hex = entity.Length > 1 && entity[1] is 'x' or 'X';
        ReadOnlySpan<char> digits = entity[(hex ? 2 : 1)..];
        if (
            digits.IsEmpty
            || digits.Length > (hex ? 6 : 7)
            || !int.TryParse(
                digits,
                hex ? System.Globalization.NumberStyles.AllowHexSpecifier : System.Globalization.NumberStyles.None,
                System.Globalization.CultureInfo.InvariantCulture,
                out int code
            )
        )
        {
            return null;
        }

        return code is 0 or > 0x10FFFF or (>= 0xD800 and <= 0xDFFF) ? "\uFFFD" : char.ConvertFromUtf32(code);
    }
}
