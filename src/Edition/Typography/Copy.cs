using System.Collections.Immutable;
using Edition.Model;
using Edition.Orthography;
using Edition.Styling;

namespace Edition.Typography;

internal enum Tongue : byte
{
    Other,
    Russian,
    English,
}

/// <summary>
/// The copy of one paragraph: the characters of all its text nodes as one stream, so that a rule sees over the edges of
/// emphasis, links and notes.
/// Every character knows its node. What is not text (a note, code, a line break) stands in the stream as one character
/// that cannot be changed; so do texts
/// marked as-is and addresses. Insertions and deletions are noted and carried out together by <see cref="Flush"/>. Used
/// again from paragraph to paragraph.
/// </summary>
/// <param name="languages">How each language writes; text in a language that is not among them stands as it is.</param>
internal sealed class Copy(ImmutableDictionary<string, LanguageSettings> languages)
{
    private const int NoNode = -1;
    private readonly List<Text> nodes = [];
    private readonly List<Tongue> tongues = [];
    private readonly List<LanguageSettings?> settings = [];
    private readonly List<(int At, char Insert)> edits = [];
    private char[] chars = new char[1024];
    private int[] owners = new int[1024];
    private bool[] locked = new bool[1024];
    private bool changed;

    public int Length { get; private set; }

    public ReadOnlySpan<char> Chars => chars.AsSpan(0, Length);

    /// <summary>The character, or U+0000 outside the copy.</summary>
    public char this[int at] => (uint)at < (uint)Length ? chars[at] : '\0';

    public bool IsLocked(int at) => locked[at];

    public bool IsNoteMark(int at) => (uint)at < (uint)Length && owners[at] == NoNode && chars[at] == Letters.NoteMark;

    public Tongue TongueAt(int at) => owners[at] < 0 ? Tongue.Other : tongues[owners[at]];

    /// <summary>How the language of the text at a place writes; null where that is not known, or no text stands.</summary>
    public LanguageSettings? LanguageAt(int at) => owners[at] < 0 ? null : settings[owners[at]];

    /// <summary>The languages of its nodes, as far as they are known.</summary>
    public IEnumerable<LanguageSettings> Languages => settings.OfType<LanguageSettings>();

    public void Fill(ImmutableArray<Inline> inlines)
    {
        Clear();
        Append(inlines);
        LockAddresses();
    }

    public void Fill(string text, Lang lang)
    {
        Clear();
        AddNode(new Text(default, lang, text));
        LockAddresses();
    }

    public void Set(int at, char c)
    {
        if (!locked[at] && chars[at] != c)
        {
            chars[at] = c;
            changed = true;
        }
    }

    /// <summary>
    /// To be carried out by <see cref="Flush"/>: a character before <paramref name="at"/>, in the node of the character
    /// before it.
    /// </summary>
    public void Insert(int at, char c) => edits.Add((at, c));

    public void Delete(int at) => edits.Add((at, '\0'));

    /// <summary>Carries out insertions and deletions, which were noted from left to right.</summary>
    public void Flush()
    {
        if (edits.Count == 0)
        {
            return;
        }

        int room = Length + edits.Count;
        var newChars = new char[Math.Max(room, 1024)];
        var newOwners = new int[newChars.Length];
        var newLocked = new bool[newChars.Length];
        int to = 0;
        int edit = 0;
        for (int from = 0; from < Length; from++)
        {
            bool keep = true;
            for (; edit < edits.Count && edits[edit].At == from; edit++)
            {
                if (edits[edit].Insert == '\0')
                {
                    keep = locked[from];
                }
                else
                {
                    newChars[to] = edits[edit].Insert;
                    newOwners[to++] = owners[from - 1];
                }
            }

            if (keep)
            {
                (newChars[to], newOwners[to], newLocked[to]) = (chars[from], owners[from], locked[from]);
                to++;
            }
        }

        (chars, owners, locked, Length) = (newChars, newOwners, newLocked, to);
        edits.Clear();
        changed = true;
    }

    /// <summary>
    /// The inlines with their texts as they now are; the very array given to <see cref="Fill(ImmutableArray{Inline})"/>
    /// where nothing changed.
    /// </summary>
    public ImmutableArray<Inline> Pour(ImmutableArray<Inline> inlines)
    {
        if (!changed)
        {
            return inlines;
        }

        string[] texts = Texts();
        int node = 0;
        return Rebuild(inlines, texts, ref node);
    }

    public string PourString(string text) => changed ? Texts()[0] : text;

    private void Clear()
    {
        nodes.Clear();
        tongues.Clear();
        settings.Clear();
        edits.Clear();
        Length = 0;
        changed = false;
    }

    private void Append(ImmutableArray<Inline> inlines)
    {
        foreach (Inline inline in inlines)
        {
            switch (inline)
            {
                case Text text:
                    AddNode(text);
                    break;
                // Written empty, it will hold its target's number.
                case Reference { Content.IsEmpty: true }:
                    AddChar(Letters.Object, NoNode, true);
                    break;
                case HardBreak:
                    AddChar('\n', NoNode, true);
                    break;
                case Note or NoteRef:
                    AddChar(Letters.NoteMark, NoNode, true);
                    break;
                case LeafInline:
                    AddChar(Letters.Object, NoNode, true);
                    break;
                default:
                    Append(inline.Content);
                    break;
            }
        }
    }

    private void AddNode(Text text)
    {
        int node = nodes.Count;
        nodes.Add(text);
        LanguageSettings? language = languages.GetValueOrDefault(text.Lang.Primary);
        settings.Add(language);
        tongues.Add(
            text.Lang == Lang.Russian ? Tongue.Russian
            : text.Lang == Lang.English ? Tongue.English
            : text.Lang.Primary switch
            {
                "ru" => Tongue.Russian,
                "en" => Tongue.English,
                _ => Tongue.Other,
            }
        );
        Reserve(text.Value.Length);
        text.Value.CopyTo(chars.AsSpan(Length));
        owners.AsSpan(Length, text.Value.Length).Fill(node);
        locked.AsSpan(Length, text.Value.Length).Fill(text.AsIs || (tongues[node] == Tongue.Other && language is null));
        Length += text.Value.Length;
    }

    private void AddChar(char c, int owner, bool isLocked)
    {
        Reserve(1);
        (chars[Length], owners[Length], locked[Length]) = (c, owner, isLocked);
        Length++;
    }

    private void Reserve(int more)
    {
        if (Length + more > chars.Length)
        {
            int size = Math.Max(chars.Length * 2, Length + more);
            Array.Resize(ref chars, size);
            Array.Resize(ref owners, size);
            Array.Resize(ref locked, size);
        }
    }

    private void LockAddresses()
    {
        foreach ((int start, int length) in Addresses.In(Chars))
        {
            locked.AsSpan(start, length).Fill(true);
        }
    }

    private string[] Texts()
    {
        var texts = new string[nodes.Count];
        Array.Fill(texts, "");
        for (int start = 0; start < Length; )
        {
            int owner = owners[start];
            int end = start + 1;
            while (end < Length && owners[end] == owner)
            {
                end++;
            }

            if (owner != NoNode)
            {
                ReadOnlySpan<char> piece = chars.AsSpan(start, end - start);
                string before = nodes[owner].Value;
                texts[owner] = piece.SequenceEqual(before) ? before : piece.ToString();
            }

            start = end;
        }

        return texts;
    }

    private static ImmutableArray<Inline> Rebuild(ImmutableArray<Inline> inlines, string[] texts, ref int node)
    {
        var result = ImmutableArray.CreateBuilder<Inline>(inlines.Length);
        foreach (Inline inline in inlines)
        {
            switch (inline)
            {
                case Text text:
                    string value = texts[node++];
                    if (value.Length > 0)
                    {
                        result.Add(ReferenceEquals(value, text.Value) ? text : text with { Value = value });
                    }

                    break;
                case LeafInline:
                    result.Add(inline);
                    break;
                default:
                    result.Add(inline with { Content = Rebuild(inline.Content, texts, ref node) });
                    break;
            }
        }

        return result.DrainToImmutable();
    }
}
