using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Edition.Review.Docx;

namespace Edition.Review.Importing;

/// <summary>
/// One Word file on its way to a Markdown file, and a second one where it has an appendix of articles.
/// </summary>
internal sealed class ArticleImport
{
    private readonly Ledger ledger;
    private readonly ImportOptions options;
    private readonly PictureFiles pictures;
    private readonly ImportTally tally;
    private readonly FigureCounts counts;
    private readonly AcceptedView view;
    private readonly BodyReader reader;
    private readonly Front front;
    private readonly ImmutableDictionary<string, ImmutableArray<Node>> notes;
    private ImmutableArray<Node> body;
    private readonly Appendix? appendix;

    public ArticleImport(
        WordFile file,
        Ledger ledger,
        ImportOptions options,
        FigureCounts counts,
        PictureFiles pictures,
        ImportTally tally
    )
    {
        File = file;
        this.ledger = ledger;
        this.options = options;
        this.pictures = pictures;
        this.tally = tally;
        this.counts = counts;
        view = new AcceptedView(file, ledger, options);
        List<Piecework> blocks = view.Of(file.Body);
        reader = new BodyReader(ledger, view, counts);
        notes = NotesOf();
        IsEmpty = !blocks.Exists(block => block is Par { IsEmpty: false } or Par { Anchored.Count: > 0 } or Grid);
        (Letters.Cyrillic, Letters.Latin, _) = Lettering.LettersOf(
            string.Join(
                ' ',
                Bookmarks
                    .Paragraphs(file.Body)
                    .SelectMany(p => p.Pieces.OfType<Words>())
                    .Where(w => w.Deleted is null)
                    .Select(w => w.Text)
            )
        );
        front = new FrontReader(
            ledger,
            key => notes.TryGetValue(key, out ImmutableArray<Node> note) ? TextOf(note) : ""
        ).Read(blocks);
        notes = notes.AddRange(TypedNotes.Take(blocks, ledger));
        body = reader.Read(blocks);
        TakeTitle();
        front.Keep(OnlySettable);
        (body, appendix) = Appendix.Part(body, ledger);
        ReportWhatWent();
    }

    public WordFile File { get; }

    public bool IsEmpty { get; }

    public (int Cyrillic, int Latin) Letters;

    public string? Bbk => front.Bbk;

    public List<SortedDictionary<string, Person>> People => FrontWriter.People(front);

    public DateOnly? LastDate => front.History.Count == 0 ? null : front.History.Values.Max();

    public IReadOnlyDictionary<string, string> PlainTitle =>
        front.Title.ToDictionary(
            title => title.Key,
            title => Lettering.WithoutPeriod(Lettering.OneLine(Atoms.TextOf(title.Value))),
            StringComparer.Ordinal
        );

    private IEnumerable<Node> AllNodes => appendix is null ? body : body.Concat(appendix.Nodes);

    public bool Speaks(string lang) =>
        front.Title.ContainsKey(lang)
        || front.Abstracts.ContainsKey(lang)
        || front.Keywords.ContainsKey(lang)
        || AllNodes.Any(node => node is TwinNode or HeadNode { English: not null });

    /// <summary>A text of the front matter without what no face has: there is no place for a comment in it.</summary>
    private string OnlySettable(string text)
    {
        var kept = new StringBuilder();
        var lost = new StringBuilder();
        foreach ((string word, bool fits) in Settable.Parted(text, options.CanSet))
        {
            (fits ? kept : lost).Append(word);
        }

        ledger.Drop("letters that no face of the template has", lost.ToString(), null);
        return lost.Length == 0 ? text : kept.ToString();
    }

    private static string TextOf(IEnumerable<Node> nodes) =>
        Lettering.OneLine(string.Join(' ', nodes.SelectMany(node => node.Pars).Select(par => par.Text)));

    private ImmutableDictionary<string, ImmutableArray<Node>> NotesOf()
    {
        var all = ImmutableDictionary.CreateBuilder<string, ImmutableArray<Node>>(StringComparer.Ordinal);
        foreach ((string prefix, var part) in new[] { ("f", File.Footnotes), ("e", File.Endnotes) })
        {
            // In their order in the file, by which Word counts the items in them.
            foreach ((string id, ImmutableArray<WordBlock> blocks) in part.OrderBy(note => note.Key.PadLeft(12)))
            {
                ImmutableArray<Node> nodes = reader.Note(view.Of(blocks));
                if (nodes.Any(node => node.Pars.Any(par => par.Text.Length > 0)))
                {
                    all.Add(prefix + id, nodes);
                }
            }
        }

        return all.ToImmutable();
    }

    /// <summary>
    /// A title where the front had none: the only heading of the highest level, else the first words.
    /// </summary>
    private void TakeTitle()
    {
        if (front.Title.Values.Any(title => CanTitle(Atoms.TextOf(title))))
        {
            return;
        }

        front.Title.Clear();

        Node? first = body.FirstOrDefault(node => node is TextNode or HeadNode or QuoteNode or ListNode or TableNode);
        Par? par = first?.Pars.FirstOrDefault(each => CanTitle(each.Text));
        if (par is null)
        {
            front.Title["en"] = [new Letters(Path.GetFileNameWithoutExtension(File.Name), Look.None, Look.None)];
            ledger.Leave("no words for a title: the file's name stands for it", File.Name, null);
            return;
        }

        string lang = FrontReader.Lang(par.Text) ?? "en";
        if (first is TextNode { Content: var content } && par.WordCount is > 0 and <= 30)
        {
            front.Title[lang] = content;
            body = body.Remove(first);
            front.Taken.Add(par);
        }
        else if (first is HeadNode head)
        {
            front.Title[lang] = head.Content;
            body = body.Remove(first);
            front.Taken.Add(par);
        }
        else
        {
            string words = string.Join(
                ' ',
                par.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(10)
            );
            front.Title[lang] = [new Letters(words, Look.None, Look.None)];
        }

        ledger.Guess("title, from the first words", Lettering.Opening(par.Text, 12), par);
    }

    private bool CanTitle(string text) =>
        text.EnumerateRunes().Any(rune => Rune.IsLetterOrDigit(rune) && options.CanSet(rune));

    private void ReportWhatWent()
    {
        foreach (ImmutableArray<WordBlock> running in File.Running)
        {
            string text = Lettering.OneLine(
                string.Join(
                    ' ',
                    Bookmarks
                        .Paragraphs(running)
                        .Select(paragraph =>
                            string.Concat(
                                paragraph
                                    .Pieces.Where(piece => piece.Deleted is null)
                                    .Select(piece =>
                                        piece is Words words ? words.Text
                                        : piece is Tab ? " "
                                        : ""
                                    )
                            )
                        )
                )
            );
            ledger.Drop("running heads and page numbers", text, null);
        }

        if (view.Changes.Count > 0)
        {
            ledger.Guess(
                "tracked changes, all accepted",
                string.Join(
                    ", ",
                    view.Changes.OrderBy(who => who.Key, StringComparer.Ordinal)
                        .Select(who => string.Create(CultureInfo.InvariantCulture, $"{who.Key}: {who.Value}"))
                ),
                null
            );
        }

        foreach (WordComment comment in view.Uncalled)
        {
            ledger.Drop("a comment that nothing calls", $"[{comment.Author}] {comment.Text}", null);
        }

        foreach (SortedDictionary<string, Person> person in People.Where(person => person.Count > 1))
        {
            foreach (Person other in person.Values.Skip(1))
            {
                ledger.Fold("addresses that the other language has, too", $"{other.Email} {other.Orcid}".Trim());
            }
        }

        if (front.Authors.Values.Select(people => people.Count).Distinct().Count() > 1)
        {
            ledger.Leave("the languages name unequal numbers of authors", "", null);
        }
    }

    /// <summary>The files of this article, numbered from <paramref name="number"/>.</summary>
    public List<(string Path, string Text)> Write(string[] languages, int number)
    {
        MoveLoneAbstract(languages);
        (Aims aims, Dictionary<Par, string> headingIds) = Aims.Of([.. AllNodes], reader, view.Referred, counts);
        var order = new NoteOrder(notes.Keys.ToHashSet(StringComparer.Ordinal));
        var inline = new InlineWriter(ledger, options, order, aims);
        var writer = new BlockWriter(inline, ledger, pictures, headingIds, tally);
        string path = string.Create(CultureInfo.InvariantCulture, $"{number:00}-article.md");
        var page = new Page(path, ledger);
        foreach (Par par in front.Taken)
        {
            ledger.Place(par, path, 1);
        }

        var title = front.Title.ToDictionary(
            each => each.Key,
            each => Lettering.WithoutPeriod(inline.Write(each.Value, null, oneLine: true)),
            StringComparer.Ordinal
        );
        var subtitle = front.Subtitle.ToDictionary(
            each => each.Key,
            each => inline.Write(each.Value, null, oneLine: true),
            StringComparer.Ordinal
        );
        page.Raw(FrontWriter.Article(front, title, subtitle, languages[0]));
        string comments = BlockWriter.CommentsOf(front.Taken.SelectMany(par => par.Comments));
        if (comments.Length > 0)
        {
            page.Block(comments.TrimEnd('\n'), []);
        }

        foreach ((string lang, List<Par> pars) in front.Abstracts)
        {
            page.Block(
                $"::: {{.abstract lang={lang}}}\n{string.Join("\n\n", pars.Select(par => inline.Write(par.Atoms, par)))}\n:::",
                pars
            );
        }

        writer.Write(page, body);
        List<(string Path, string Text)> files = [];
        if (appendix is not null)
        {
            string second = string.Create(CultureInfo.InvariantCulture, $"{number + 1:00}-articles.md");
            var order2 = new NoteOrder(notes.Keys.ToHashSet(StringComparer.Ordinal));
            var inline2 = new InlineWriter(ledger, options, order2, aims);
            var page2 = new Page(second, ledger);
            page2.Raw($"---\nkind: articles\ntitle: {Yaml.Text(appendix.Title)}\n---\n");
            if (appendix.Head is not null)
            {
                ledger.Place(appendix.Head, second, 1);
            }

            var writer2 = new BlockWriter(inline2, ledger, pictures, headingIds, tally);
            writer2.Write(page2, appendix.Nodes);
            WriteNotes(page2, order2, inline2, writer2);
            foreach (string key in order2.Called)
            {
                calledElsewhere.Add(key);
            }

            files.Add((second, page2.ToString()));
        }

        WriteNotes(page, order, inline, writer);
        foreach ((string key, ImmutableArray<Node> note) in notes.OrderBy(note => note.Key, StringComparer.Ordinal))
        {
            if (!order.IsCalled(key) && !calledElsewhere.Contains(key))
            {
                ledger.Drop("a note without a call", TextOf(note), note[0].Pars[0]);
            }
        }

        if (notes.Keys.Any(key => key[0] == 'e' && order.IsCalled(key)))
        {
            ledger.Guess("endnotes, now notes like the others", "", null);
        }

        files.Insert(0, (path, page.ToString()));
        return files;
    }

    private readonly HashSet<string> calledElsewhere = new(StringComparer.Ordinal);

    private void WriteNotes(Page page, NoteOrder order, InlineWriter inline, BlockWriter writer)
    {
        inline.InNote = true;
        foreach (string key in order.Called.ToArray())
        {
            ImmutableArray<Node> note = notes[key];
            string comments = string.Concat(note.Select(BlockWriter.CommentsOf));
            foreach (Par par in note.SelectMany(block => block.Pars).Where(par => par.Anchored.Count > 0))
            {
                ledger.Leave("a picture or drawing in a note", Lettering.Opening(par.Text), par);
            }

            tally.Notes++;
            page.Block(comments + writer.Note(order.Call(key), note), note.SelectMany(block => block.Pars));
        }
    }

    /// <summary>
    /// An edition has an abstract in each of its languages or none; where the file has but one it stands in the text.
    /// </summary>
    private void MoveLoneAbstract(string[] languages)
    {
        foreach (string lang in front.Abstracts.Keys.Except(languages).ToArray())
        {
            front.Abstracts.Remove(lang);
        }

        if (languages.Length == 1 || front.Abstracts.Count != 1)
        {
            return;
        }

        (string own, List<Par> pars) = front.Abstracts.First();
        front.Abstracts.Clear();
        string label = own == "ru" ? "Аннотация" : "Abstract";
        body =
        [
            new HeadNode(
                pars.Count > 0 ? pars[0] : front.Taken[0],
                [new Letters(label, Look.None, Look.None)],
                2,
                false
            )
            {
                Unnumbered = true,
            },
            .. pars.Select(par => new TextNode(par, par.Atoms)),
            .. body,
        ];
        ledger.Leave(
            "an abstract in one language only: it stands in the text until the other is there",
            label,
            pars.FirstOrDefault()
        );
    }
}
