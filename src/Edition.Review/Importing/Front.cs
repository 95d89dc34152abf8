using System.Collections.Immutable;

namespace Edition.Review.Importing;

/// <summary>The front matter of one article as found. Texts are Markdown where notes may stand, else plain.</summary>
internal sealed class Front
{
    public SortedDictionary<string, ImmutableArray<Atom>> Title { get; } = new(Languages);

    public SortedDictionary<string, ImmutableArray<Atom>> Subtitle { get; } = new(Languages);

    public SortedDictionary<string, string> Type { get; } = new(Languages);

    public string? Udc { get; set; }

    public string? Bbk { get; set; }

    public string? Doi { get; set; }

    public SortedDictionary<string, List<Person>> Authors { get; } = new(Languages);

    public SortedDictionary<string, List<Par>> Abstracts { get; } = new(Languages);

    public SortedDictionary<string, List<string>> Keywords { get; } = new(Languages);

    public SortedDictionary<string, string> Conflict { get; } = new(Languages);

    public SortedDictionary<string, string> Funding { get; } = new(Languages);

    public SortedDictionary<string, string> Acknowledgements { get; } = new(Languages);

    public SortedDictionary<string, DateOnly> History { get; } = new(StringComparer.Ordinal);

    /// <summary>Paragraphs that went into the front matter, for their comments and pictures.</summary>
    public List<Par> Taken { get; } = [];

    /// <summary>Passes every text through a filter; what comes out empty goes.</summary>
    public void Keep(Func<string, string> filter)
    {
        foreach (SortedDictionary<string, ImmutableArray<Atom>> texts in new[] { Title, Subtitle })
        {
            foreach ((string lang, ImmutableArray<Atom> atoms) in texts.ToArray())
            {
                texts[lang] =
                [
                    .. atoms
                        .Where(atom => atom is not Remark)
                        .Select(atom => atom is Letters letters ? letters with { Text = filter(letters.Text) } : atom),
                ];
                if (Atoms.TextOf(texts[lang]).Trim().Length == 0)
                {
                    texts.Remove(lang);
                }
            }
        }

        foreach (SortedDictionary<string, string> texts in new[] { Type, Conflict, Funding, Acknowledgements })
        {
            foreach ((string lang, string text) in texts.ToArray())
            {
                texts[lang] = filter(text).Trim();
                if (texts[lang].Length == 0)
                {
                    texts.Remove(lang);
                }
            }
        }

        foreach ((string lang, List<string> words) in Keywords.ToArray())
        {
            Keywords[lang] = [.. words.Select(filter).Select(word => word.Trim()).Where(word => word.Length > 0)];
            if (Keywords[lang].Count == 0)
            {
                Keywords.Remove(lang);
            }
        }

        foreach (List<Person> people in Authors.Values)
        {
            foreach (Person person in people)
            {
                person.Keep(filter);
            }

            people.RemoveAll(person => person.Name.Trim().Length == 0);
        }
    }

    /// <summary>Russian before English.</summary>
    private static readonly Comparer<string> Languages = Comparer<string>.Create((a, b) => string.CompareOrdinal(b, a));
}
