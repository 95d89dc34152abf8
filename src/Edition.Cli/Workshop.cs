using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Edition.Assembly;
using Edition.Checking;
using Edition.Diagnostics;
using Edition.Faces;
using Edition.Model;
using Edition.Pictures;
using Edition.Proof;
using Edition.Reading;
using Edition.Styling;
using Edition.Typography;

namespace Edition.Cli;

/// <summary>
/// A manuscript on the disk, a folder or a single Markdown file, and the template it asks for: read, checked and made
/// ready to be set.
/// </summary>
internal sealed class Workshop
{
    /// <summary>Where a manifest says that a template file came with the program.</summary>
    public const string ProgramTemplates = "program:";

    private readonly InputFolder manuscript;
    private readonly InputFolder program = new(AppContext.BaseDirectory);
    private readonly string name;
    private readonly bool isFile;
    private readonly string folder;
    private readonly Lazy<ImmutableArray<AcceptedQuery>> accepted;
    private readonly ManuscriptOptions options;
    private readonly Progress progress;
    private readonly TypeKept? kept;
    private readonly TypeReading type;

    // All that is kept of the book as read: it is large, and the assembled one takes its place.
    private ImmutableArray<Source> sources = [];
    private ImmutableArray<Suppression> suppressions = [];
    private SourceSpan templatePlace;

    /// <param name="options">Which manuscript.</param>
    /// <param name="progress">Told what is being done.</param>
    /// <param name="output">The folder that will be written into, if any: nothing is read from it.</param>
    /// <param name="kept">
    /// Where template and faces are taken from and left, if another workshop will follow. Without it whoever takes the
    /// faces disposes of them.
    /// </param>
    public Workshop(ManuscriptOptions options, Progress progress, string? output = null, TypeKept? kept = null)
    {
        this.options = options;
        this.kept = kept;
        this.progress = progress;
        string path = Path.GetFullPath(options.Path);
        bool single = File.Exists(path);
        if (!single && !Directory.Exists(path))
        {
            throw new UsageException($"There is no manuscript at {options.Path}.");
        }

        manuscript = new InputFolder(single ? Path.GetDirectoryName(path)! : path, output);
        folder = single ? Path.GetDirectoryName(options.Path) ?? "" : options.Path;
        accepted = new Lazy<ImmutableArray<AcceptedQuery>>(ReadAccepted);
        name = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        type = new TypeReading(manuscript, program, progress, kept);
        isFile = single;
    }

    public Findings Findings { get; } = new();

    /// <summary>What is read instead of the files of these paths: the manuscript as it was, or is to become.</summary>
    public IReadOnlyDictionary<string, Fetched> Instead
    {
        init => manuscript.Instead = value;
    }

    /// <summary>A text as it is read.</summary>
    public static Fetched Reading(string text) =>
        new Fetched.Bytes(ImmutableCollectionsMarshal.AsImmutableArray(Encoding.UTF8.GetBytes(text)));

    /// <summary>Whether the edition may be made of the manuscript's file of this path, among others.</summary>
    public bool Reads(string path) => manuscript.Asked(path);

    /// <summary>The files of the manuscript's text, in the order in which they were read.</summary>
    public ImmutableArray<Source> Sources => sources;

    /// <summary>The file with what is said of the whole edition; null where the manuscript is a file alone.</summary>
    public Source? EditionFile => sources.FirstOrDefault(source => source.Path == ManuscriptReader.EditionFile);

    public Template? Template { get; private set; }

    /// <summary>Every file that was read, the program's own templates marked as such.</summary>
    public ImmutableArray<RecordedFile> Inputs =>
        [.. OwnInputs, .. program.Files.Select(file => file with { Path = ProgramTemplates + file.Path })];

    /// <summary>Every file of the manuscript's own that was read.</summary>
    public IReadOnlyList<RecordedFile> OwnInputs => manuscript.Files;

    /// <summary>A face that passed for whole, and of which a letter cannot be set after all.</summary>
    public void Refuse(DamagedFaceException damaged) => Findings.Add(Says.TemplateFace(damaged.Message), templatePlace);

    /// <summary>The manuscript is a file alone.</summary>
    public bool IsFile => isFile;

    /// <summary>The manuscript's folder, in full.</summary>
    public string Root => manuscript.PathOf(".");

    /// <summary>How long the manuscript's text is.</summary>
    public long Characters => sources.Sum(source => (long)source.Text.Length);

    /// <summary>Queries that were accepted earlier.</summary>
    public ImmutableArray<AcceptedQuery> Accepted => accepted.Value;

    /// <summary>How many of the findings are not told because they were accepted.</summary>
    public int AcceptedNow => InOrder(withAccepted: true).Length - InOrder().Length;

    /// <summary>
    /// Findings in the order of the manuscript, without those its authors silenced and, unless asked for, those that
    /// were accepted.
    /// </summary>
    public ImmutableArray<Diagnostic> InOrder(bool withAccepted = false)
    {
        ImmutableArray<Diagnostic> all = Findings.InOrder(sources, suppressions);
        return withAccepted ? all : Cli.Accepted.Without(all, Accepted);
    }

    /// <summary>The manuscript's folder.</summary>
    public Uri Folder => new(Path.TrimEndingDirectorySeparator(manuscript.PathOf(".")) + "/");

    /// <summary>Where the file of the source really is, every link followed, and the bytes that were read.</summary>
    /// <exception cref="MachineException">It is no longer as it was read.</exception>
    public (string Place, byte[] Bytes) PlaceOf(Source source) => manuscript.PlaceOf(source.Path);

    /// <summary>
    /// The path by which the user, where he stands, and his editor find the file; what came with the program
    /// lies beside it.
    /// </summary>
    public string ShownPath(Source source)
    {
        if (program.Gave(source.Path))
        {
            return program.PathOf(source.Path);
        }

        string path = Path.Combine(folder, source.Path);
        return path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
    }

    public string FullPath(Source source) => (program.Gave(source.Path) ? program : manuscript).PathOf(source.Path);

    public void WriteAccepted(string text)
    {
        string path = manuscript.PathOf(Cli.Accepted.FileName);
        try
        {
            using var replacements = new Replacements([path]);
            replacements.Write(path, Encoding.UTF8.GetBytes(text), sameOwner: false);
            replacements.Place(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MachineException($"Cannot write {path}: {Reason.Of(e)}", e);
        }
    }

    // Another folder object: what an editor accepts is no part of the edition, and does not belong in its manifest.
    private ImmutableArray<AcceptedQuery> ReadAccepted() =>
        new InputFolder(manuscript.PathOf(".")).Fetch(Cli.Accepted.FileName) is Fetched.Bytes { Content: var bytes }
            ? Cli.Accepted.Parse(Encoding.UTF8.GetString(bytes.AsSpan()))
            : [];

    /// <summary>
    /// Reads the manuscript and holds it against everything that can be known without making up pages. The assembled
    /// book and its faces, or null if there are errors that forbid every edition. Letters that no face has forbid the
    /// PDF alone, and are a query where <paramref name="forPrint"/> says that none is to be made.
    /// </summary>
    public (AssembledBook Book, FaceLibrary Faces)? Prepare(bool forPrint = true)
    {
        type.Begin(() => options.Template ?? (isFile ? null : ManuscriptReader.TemplateNamed(manuscript.Fetch)));
        if (ReadBook() is not { } book)
        {
            type.LetGo();
            return null;
        }

        // While the template is still being read: most of the time that the first hash takes is the library's start.
        _ = manuscript.Files;
        string wanted = options.Template ?? book.Publication.Template;
        if (type.Read(wanted, Findings, templatePlace) is not var (template, faces))
        {
            return null;
        }

        Template = template;

        // What an editor would ask of the raw book is found while the book is made ready on the other core.
        Task<bool> checks = Task.Run(() =>
            progress.Stage(
                "checking",
                () =>
                {
                    Checker.Check(book, template, Findings);
                    Artwork.Check(book, Findings);
                    Opening(() => Artwork.CheckLetters(book.Pictures.Values, faces, Findings));
                    return true;
                }
            )
        );

        // A book with errors is assembled too, though never set: the letters that no face has are to be named in the
        // same run.
        AssembledBook assembled = progress.Stage(
            "assembly",
            () => Assembler.Assemble(Typographer.Set(book, template), template)
        );
        if (!Growth.Check(assembled, Characters, Findings))
        {
            checks.GetAwaiter().GetResult();
            return Refused(faces);
        }

        Task ledger = Task.Run(() => Ledger.Check(book, assembled, template, Findings));
        progress.Stage(
            "coverage",
            () =>
            {
                Opening(() => Coverage.Check(assembled, template, faces, Findings, forPrint));
                Ask(book.Publication);
                return true;
            }
        );
        ledger.GetAwaiter().GetResult();
        checks.GetAwaiter().GetResult();
        faces.CheckRights(templatePlace, Findings);
        if (!Findings.ForbidAll)
        {
            return (assembled, faces);
        }

        return Refused(faces);
    }

    /// <summary>
    /// The assembled book alone, for what was made of it already: no face is opened, and nothing asked that an editor
    /// would ask. Null if it cannot be read.
    /// </summary>
    public AssembledBook? Assemble()
    {
        if (
            ReadBook() is not { } book
            || type.ReadTemplate(options.Template ?? book.Publication.Template, Findings, templatePlace)
                is not { } template
        )
        {
            return null;
        }

        Template = template;
        AssembledBook assembled = progress.Stage(
            "assembly",
            () => Assembler.Assemble(Typographer.Set(book, template), template)
        );
        if (Growth.Check(assembled, Characters, Findings))
        {
            Ledger.Check(book, assembled, template, Findings);
        }

        return Findings.ForbidAll ? null : assembled;
    }

    private Book? ReadBook()
    {
        Book? Read() =>
            ManuscriptReader.Read(
                name,
                manuscript.Fetch,
                Findings,
                options.Language,
                SourceDate.Of(),
                isFile,
                kept?.Sources
            );
        if (progress.Stage("reading", Read) is not { } book)
        {
            return null;
        }

        book = Artwork.WithStills(book, Findings);
        if (options.NotesThrough)
        {
            book = book with { Publication = book.Publication with { NoteNumbering = NoteNumbering.Edition } };
        }

        sources = ManuscriptReader.SourcesOf(book);
        kept?.Keep(sources);
        suppressions = book.Suppressions;
        templatePlace = options.Template is null ? book.Publication.TemplateSpan : default;
        return book;
    }

    private (AssembledBook, FaceLibrary)? Refused(FaceLibrary faces)
    {
        if (kept is null)
        {
            faces.Dispose();
        }

        return null;
    }

    /// <summary>A file alone is no publication yet: nobody is asked there.</summary>
    private void Ask(Publication publication)
    {
        SourceSpan head = publication.Span with { Length = 0 };
        if (publication.IdentifierIsMade && publication.Span.Source?.Path == ManuscriptReader.EditionFile)
        {
            Findings.Add(Says.NoIdentifier(publication.EpubIdentifier), head);
        }

        if (!isFile && manuscript.OutputWithin is { } within and not "output")
        {
            Findings.Add(Says.OutputAmongSources(within), head);
        }
    }

    /// <summary>Does what may open a face for the first time.</summary>
    private void Opening(Action work)
    {
        try
        {
            work();
        }
        catch (DamagedFaceException damaged)
        {
            Refuse(damaged);
        }
    }

    /// <summary>
    /// A hash of all that the edition's words are made of: texts, pictures, template, program. The same source gives the
    /// same anchors. Faces and patterns, of which more or fewer are read as the work goes on, change no words.
    /// </summary>
    public string Hash()
    {
        var all = new StringBuilder("edition ").Append(CommandLine.Version).Append('\n');
        foreach (RecordedFile file in Inputs.Where(file => !file.IsType))
        {
            all.Append(file.Path).Append('\t').Append(file.Sha256).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())));
    }
}
