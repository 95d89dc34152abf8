using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Model;
using Markdig.Syntax;
using Block = Edition.Model.Block;
using SourceSpan = Edition.Model.SourceSpan;

namespace Edition.Reading;

/// <summary>
/// The notes of a file: defined at its top level, called from its text. The first call becomes the note itself.
/// </summary>
internal sealed class NoteReader(FileReading reading, BlockReader blocks)
{
    private readonly Body body = reading.Body;
    private readonly Findings findings = reading.Findings;
    private readonly Dictionary<string, NoteDefinition> notes = new(StringComparer.Ordinal);

    private int inlineNotes;

    private int suggestions;

    private bool insideNote;

    private sealed record NoteDefinition(NoteDefinitionBlock Block, SourceSpan IdSpan)
    {
        public bool Called { get; set; }

        /// <summary>A call that stands in another note is refused, yet the note is not an unused one.</summary>
        public bool Mentioned { get; set; }
    }

    // Every definition is known before the first call is met. Walks without recursion: the depth here is Markdig's.
    public void Define(ContainerBlock document)
    {
        var containers = new Stack<ContainerBlock>([document]);
        List<NoteDefinitionBlock> found = [];
        while (containers.TryPop(out ContainerBlock? container))
        {
            foreach (Markdig.Syntax.Block block in container)
            {
                if (block is NoteDefinitionBlock note)
                {
                    found.Add(note);
                }

                if (block is ContainerBlock inner)
                {
                    containers.Push(inner);
                }
            }
        }

        foreach (NoteDefinitionBlock note in found.OrderBy(note => note.IdStart))
        {
            string id = Nfc.Of(body.Text[note.IdStart..note.IdEnd]);
            SourceSpan span = body.Span(note.IdStart, note.IdEnd);
            if (!ReferenceEquals(note.Parent, document))
            {
                findings.Add(Says.NestedNoteDefinition(Shown.Brief(id)), span);
            }

            if (!notes.TryAdd(id, new NoteDefinition(note, span)))
            {
                findings.Add(
                    new Diagnostic(Says.NoteDefinedTwice(Shown.Brief(id)), span)
                    {
                        Related = [(notes[id].IdSpan, Says.First)],
                    }
                );
            }
        }
    }

    public Inline? Call(InlineNode node, LeafText leaf, Lang here)
    {
        string id = node.Value!;
        SourceSpan span = leaf.Span(node.Start, node.End);
        if (!notes.TryGetValue(id, out NoteDefinition? definition))
        {
            findings.Add(Says.UndefinedNote(Shown.Brief(id), Suggestion(id)), span);
            return null;
        }

        definition.Mentioned = true;
        if (insideNote)
        {
            findings.Add(Says.NoteCalledInNote(Shown.Brief(id)), span);
            return null;
        }

        if (definition.Called)
        {
            return new NoteRef(span, here, id);
        }

        definition.Called = true;
        insideNote = true;
        (int level, Lang language) = (blocks.Headings.Level, reading.Lang);
        ImmutableArray<Block> text = blocks.Read(definition.Block, language, 1);
        blocks.Headings.Level = level;
        insideNote = false;
        if (!text.Any(HasWords))
        {
            findings.Add(Says.EmptyNoteCalled(Shown.Brief(id)), definition.IdSpan);
        }

        return new Note(span, here, id, text);
    }

    // A comment, an empty item of a list, a character that nobody sees: some writers would set them and some not.
    private static bool HasWords(Block block)
    {
        bool has = false;
        Walk.Visit(
            block,
            inner => has |= inner is Model.CodeBlock or Figure,
            inline =>
                has |= inline switch
                {
                    Text text => InlineReader.Seen(text.Value),
                    Code code => InlineReader.Seen(code.Value),
                    _ => false,
                }
        );
        return has;
    }

    // A file with a hundred thousand undefined notes is no slip of the hand.
    private string Suggestion(string id) => ++suggestions > 100 ? "" : Shown.DidYouMean(id, notes.Keys);

    public Note? Inline(InlineNode node, LeafText leaf, Lang here, Func<ImmutableArray<Inline>> read)
    {
        SourceSpan span = leaf.Span(node.Start, node.End);
        if (insideNote)
        {
            findings.Add(Says.NoteInNote(), span);
            return null;
        }

        insideNote = true;
        ImmutableArray<Inline> content = read();
        insideNote = false;
        if (!InlineReader.HasWords(content))
        {
            findings.Add(Says.EmptyNote(), span);
        }

        // No id of an author's holds a circumflex.
        string key = "^" + Shown.Number(++inlineNotes);
        return new Note(span, here, key, [new Paragraph(leaf.Span(node.Start + 2, node.End - 1), here, content)]);
    }

    public void ReportUnused()
    {
        foreach ((string id, NoteDefinition note) in notes.OrderBy(pair => pair.Value.IdSpan.Start))
        {
            if (!note.Called && !note.Mentioned)
            {
                findings.Add(Says.UnusedNote(Shown.Brief(id)), note.IdSpan);
            }
        }
    }
}
