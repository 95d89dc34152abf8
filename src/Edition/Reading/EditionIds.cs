using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Model;
using Markdig.Syntax;
using SourceSpan = Edition.Model.SourceSpan;

namespace Edition.Reading;

/// <summary>The ids of the whole edition: given to headings that have none, looked for by references, unique.</summary>
internal sealed class EditionIds
{
    private readonly Dictionary<string, ArticleFile> files = new(StringComparer.Ordinal);
    private readonly HashSet<string> given = new(StringComparer.Ordinal);

    // What else leads to a heading: its ids by the rules of other programs.
    private readonly Dictionary<string, string> others = new(StringComparer.Ordinal);

    /// <summary>
    /// Headings without an id get one of their words. Ids that authors wrote anywhere come first; of equal headings the
    /// second gets -1. Within its own file a heading is found by its words, whatever other files have.
    /// </summary>
    public static EditionIds Assign(ImmutableArray<ArticleFile> files, ImmutableArray<Lang> languages)
    {
        var ids = new EditionIds();
        foreach (ArticleFile file in files)
        {
            ids.files.TryAdd(Nfc.Of(file.Source.Path), file);
            Reserve(file.Body.Text, ids.given);
        }

        HashSet<string> authored = new(ids.given, StringComparer.Ordinal);
        Dictionary<string, int> repeated = new(StringComparer.Ordinal);
        foreach (ArticleFile file in files)
        {
            file.Edition = ids;
            Dictionary<string, int> own = new(StringComparer.Ordinal);
            foreach (
                (HeadingBlock heading, string words) in file.UnnamedHeadings(ArticleReader.LangOf(file, languages))
            )
            {
                string slug = Slugs.Pandoc(words);
                string id = slug;
                while (!ids.given.Add(id))
                {
                    int number = repeated[slug] = repeated.GetValueOrDefault(slug) + 1;
                    id = slug + "-" + Shown.Number(number);
                }

                file.HeadingIds.Add(heading, id);
                foreach (string name in new[] { slug, Slugs.GitHub(words), Slugs.Former(words) }.Distinct())
                {
                    int times = own[name] = own.GetValueOrDefault(name) + 1;
                    string inFile = times == 1 ? name : $"{name}-{Shown.Number(times - 1)}";
                    if (!authored.Contains(inFile))
                    {
                        file.OwnSlugs.TryAdd(inFile, id);
                        ids.others.TryAdd(inFile, id);
                    }
                }
            }
        }

        foreach (ArticleFile file in files)
        {
            file.PartId = ids.PartId(file);
            file.NameHeadings(ArticleReader.LangOf(file, languages));
        }

        return ids;
    }

    /// <summary>The id that a reference from a file leads to.</summary>
    public string Resolve(ArticleFile from, string id) =>
        from.OwnSlugs.TryGetValue(id, out string? own) ? own
        : !given.Contains(id) && others.TryGetValue(id, out string? other) ? other
        : id;

    /// <summary>The file of the edition that a path in another one leads to; null if there is none.</summary>
    public ArticleFile? FileAt(ArticleFile from, string path)
    {
        int slash = from.Source.Path.LastIndexOf('/');
        List<string> parts = slash < 0 ? [] : [.. from.Source.Path[..slash].Split('/')];
        foreach (string part in path.Split('/'))
        {
            if (part == "..")
            {
                if (parts.Count == 0)
                {
                    return null;
                }

                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("" or "."))
            {
                parts.Add(part);
            }
        }

        return files.GetValueOrDefault(Nfc.Of(string.Join('/', parts)));
    }

    /// <summary>The files' paths, to name the one that is meant.</summary>
    public IEnumerable<string> Paths => files.Keys;

    // What a link to the file as a whole leads to: its title's id, else one of its name.
    private string PartId(ArticleFile file)
    {
        if (file.TitleHeading is { } title)
        {
            string? own = HeadingText
                .Of(file.Body, title)
                .Attributes.Items.FirstOrDefault(item => item.Kind == '#')
                .Name;
            if ((own ?? file.HeadingIds.GetValueOrDefault(title)) is { } id)
            {
                return id;
            }
        }

        string name = Slugs.Pandoc(Path.GetFileNameWithoutExtension(file.Source.Path));
        string part = name;
        for (int i = 1; !given.Add(part); i++)
        {
            part = $"{name}-{Shown.Number(i)}";
        }

        return part;
    }

    /// <summary>
    /// Reports ids given twice and references to none. Files that references lead to as a whole have their ids
    /// afterwards.
    /// </summary>
    public static void Check(ImmutableArray<ArticleFile> files, ArticleRead[] read, Findings findings)
    {
        Dictionary<string, SourceSpan> known = new(StringComparer.Ordinal);
        foreach ((string id, SourceSpan span) in read.SelectMany(article => article.Ids))
        {
            if (!known.TryAdd(id, span))
            {
                findings.Add(
                    new Diagnostic(Says.DuplicateId(Shown.Brief(id)), span) { Related = [(known[id], Says.First)] }
                );
            }
        }

        HashSet<string> wanted = [.. read.SelectMany(article => article.Targets).Select(target => target.Target)];
        for (int i = 0; i < files.Length; i++)
        {
            foreach ((HeadingBlock heading, string id) in files[i].HeadingIds)
            {
                known.TryAdd(id, files[i].Body.Span(heading));
            }

            if (wanted.Contains(files[i].PartId) && read[i].Article is { Id: null } article)
            {
                read[i] = read[i] with { Article = article with { Id = files[i].PartId } };
                known.TryAdd(files[i].PartId, article.Span);
            }
        }

        int suggestions = 0;
        foreach ((string target, SourceSpan span) in read.SelectMany(article => article.Targets))
        {
            if (!known.ContainsKey(target))
            {
                string meant = ++suggestions > 100 ? "" : Shown.DidYouMean(target, known.Keys);
                findings.Add(Says.NoSuchId(Shown.Brief(target), meant), span);
            }
        }
    }

    // Whatever stands in braces like an id: one too many costs a heading a number, no more.
    private static void Reserve(string text, HashSet<string> taken)
    {
        for (int brace = text.IndexOf('{', StringComparison.Ordinal); brace >= 0; brace = text.IndexOf('{', brace + 1))
        {
            int end = Math.Min(text.Length, brace + 2000);
            if (Attributes.Read(text, brace, end, out Attributes attributes) == AttributesForm.Attributes)
            {
                foreach (AttributeItem item in attributes.Items.Where(item => item.Kind == '#'))
                {
                    taken.Add(item.Name);
                }
            }
        }
    }
}
