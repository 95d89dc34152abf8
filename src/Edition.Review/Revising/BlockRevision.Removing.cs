using Edition.Model;

namespace Edition.Review.Revising;

/// <summary>Lines that go, and those that are moved.</summary>
internal sealed partial class BlockRevision
{
    /// <summary>A block that was moved: its lines byte for byte but for what was corrected in it.</summary>
    private string MovedBlock(Group group, Element element, string prefix, Source to)
    {
        var own = new Outcome();
        Words(group, own);
        foreach (int i in group.Old)
        {
            // Into another file its notes go along.
            foreach (Note note in new SourceMap(siteOf(i)!, old[i]).Calls.OfType<Note>())
            {
                if (notes.CallOf(note, to) is { } call)
                {
                    (int from, int end) = (note.Span.Start, note.Span.End);
                    own.Edit(new SourceEdit(note.Span.Source!, from, end, call, Layout.LinesOf(siteOf(i)!)));
                }
            }
        }

        outcome.Corrections.AddRange(own.Corrections);
        outcome.Refusals.AddRange(own.Refusals);
        Site first = siteOf(group.Old.Min())!,
            last = siteOf(group.Old.Max())!;
        Source source = first.Source;
        Place lines = new(Layout.LinesOf(first).Start, Layout.LinesOf(last).End);
        List<SourceEdit> edits = own.Edits;
        if (becoming.ContainsKey(group))
        {
            return Dressed(Edits.Apply(source, lines.Start, lines.End, edits), first, element, prefix);
        }

        if (element.Kind == ElementKind.Item && first.Around<ListItem>() is { } item && element.Marker is { } marker)
        {
            int at = Layout.MarkerStart(source, item);
            edits.Add(new SourceEdit(source, at, at + Layout.MarkerOf(source, item).Length, marker, lines));
        }

        string text = Edits.Apply(source, lines.Start, lines.End, edits);
        string had = Layout.Indent(source, lines.Start);
        if (element.Kind is ElementKind.Item or ElementKind.Quotation or ElementKind.Paragraph && had != prefix)
        {
            text = string.Join(
                '\n',
                text.Split('\n')
                    .Select(line =>
                        prefix
                        + (line.StartsWith(had, StringComparison.Ordinal) ? line[had.Length..] : line.TrimStart())
                    )
            );
        }

        return text;
    }

    /// <summary>Takes lines out, with the smaller of the gaps before and behind them.</summary>
    /// <param name="withNotes">The definitions of notes that lost their last call go too.</param>
    public void Finish(bool withNotes = true)
    {
        IEnumerable<(Source Source, Place Lines)> all = GoneLines()
            .Concat(
                (withNotes ? notes.Removed : [])
                    .Select(note => (note.Span.Source!, NoteDesk.DefinitionOf(note)))
                    .Where(each => each.Item2 is not null)
                    .Select(each => (each.Item1, each.Item2!.Value))
            );
        foreach (IGrouping<Source, (Source Source, Place Lines)> file in all.GroupBy(each => each.Source))
        {
            List<Place> runs = [];
            foreach (Place lines in file.Select(each => each.Lines).Distinct().OrderBy(place => place.Start))
            {
                if (runs.Count > 0 && IsBlank(file.Key.Text.AsSpan(Math.Min(runs[^1].End, lines.Start)..lines.Start)))
                {
                    runs[^1] = runs[^1] with { End = Math.Max(runs[^1].End, lines.End) };
                }
                else
                {
                    runs.Add(lines);
                }
            }

            foreach (Place run in WithFences(file.Key.Text, runs))
            {
                (int from, int to) = WithGap(file.Key.Text, run);
                outcome.Edit(new SourceEdit(file.Key, from, to, "", run));
            }
        }
    }

    /// <summary>A division of which all is gone goes with its fences.</summary>
    private static List<Place> WithFences(string text, List<Place> runs)
    {
        for (int i = 0; i < runs.Count; i++)
        {
            Place run = runs[i];
            int before = run.Start - 1,
                after = run.End;
            while (before >= 0 && char.IsWhiteSpace(text[before]))
            {
                before--;
            }

            while (after < text.Length && char.IsWhiteSpace(text[after]))
            {
                after++;
            }

            if (before < 0 || after >= text.Length)
            {
                continue;
            }

            Place opening = LineAt(text, before),
                closing = LineAt(text, after);
            if (
                IsFence(text[opening.Start..opening.End], opens: true)
                && IsFence(text[closing.Start..closing.End], opens: false)
            )
            {
                runs[i] = new Place(opening.Start, closing.End);
                int first = i;
                while (first > 0 && IsBlank(text.AsSpan(Math.Min(runs[first - 1].End, runs[i].Start)..runs[i].Start)))
                {
                    first--;
                }

                runs[first] = new Place(runs[first].Start, runs[i].End);
                runs.RemoveRange(first + 1, i - first);
                i = first - 1;
            }
        }

        return runs;
    }

    private static Place LineAt(string text, int at)
    {
        int end = text.AsSpan(at).IndexOfAny('\r', '\n');
        return new Place(at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1, end < 0 ? text.Length : at + end);
    }

    private static bool IsFence(string line, bool opens) =>
        line.Trim() is var fence
        && fence.StartsWith(":::", StringComparison.Ordinal)
        && fence.Trim(':', ' ').Length > 0 == opens;

    private static bool IsBlank(ReadOnlySpan<char> text) => text.IndexOfAnyExcept(" \t\r\n>") < 0;

    private static (int From, int To) WithGap(string text, Place run)
    {
        int from = run.Start;
        while (from > 0 && text[from - 1] is ' ' or '\t' or '\r' or '\n' or '>')
        {
            from--;
        }

        // Not the '>' that ends a line of its own making, as of a tag.
        int lineEnd = text.AsSpan(from).IndexOfAny('\r', '\n') is var found and >= 0 ? from + found : from;
        from = lineEnd <= run.Start ? lineEnd : from;
        int to = run.End;
        while (to < text.Length && text[to] is ' ' or '\t' or '\r' or '\n' or '>')
        {
            to++;
        }

        if (to < text.Length)
        {
            to = text.LastIndexOf('\n', to - 1) + 1;
        }

        bool last = to >= text.Length;
        if (last)
        {
            return from > 0 ? (from, run.End) : (run.Start, to);
        }

        int lineBefore = from > 0 ? text.LastIndexOf('\n', from - 1) + 1 : 0;
        string before = text[lineBefore..from].Trim();
        bool opens = from == 0 || before.StartsWith(":::", StringComparison.Ordinal) || before == "---";
        return opens || to - run.End < run.Start - from ? (run.Start, Math.Max(run.End, to)) : (from, run.End);
    }
}
