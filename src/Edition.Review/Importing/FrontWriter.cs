using System.Globalization;
using System.Text;

namespace Edition.Review.Importing;

/// <summary>The front matter of an article, and edition.yaml.</summary>
internal static class FrontWriter
{
    public static string Article(
        Front front,
        IReadOnlyDictionary<string, string> title,
        IReadOnlyDictionary<string, string> subtitle,
        string first
    )
    {
        var yaml = new StringBuilder("---\n");
        Texts(yaml, "title", title, first);
        Texts(yaml, "subtitle", subtitle, first);
        Texts(yaml, "type", front.Type, first);
        Plain(yaml, "udc", front.Udc);
        Plain(yaml, "doi", front.Doi);
        List<SortedDictionary<string, Person>> people = People(front);
        if (people.Count > 0)
        {
            yaml.Append("authors:\n");
            foreach (SortedDictionary<string, Person> person in people)
            {
                Author(yaml, person, first);
            }
        }

        if (front.Keywords.Count > 0)
        {
            yaml.Append("keywords:\n");
            foreach ((string lang, List<string> words) in front.Keywords)
            {
                yaml.Append("  ")
                    .Append(lang)
                    .Append(": [")
                    .AppendJoin(", ", words.Select(word => Yaml.Text(word, true)))
                    .Append("]\n");
            }
        }

        foreach (string key in (string[])["received", "revised", "approved", "accepted"])
        {
            if (front.History.TryGetValue(key, out DateOnly date))
            {
                yaml.Append(key).Append(": ").Append(Iso(date)).Append('\n');
            }
        }

        Texts(yaml, "funding", front.Funding, first);
        Texts(yaml, "acknowledgements", front.Acknowledgements, first);
        Texts(yaml, "conflict", front.Conflict, first);
        return yaml.Append("---\n").ToString();
    }

    public static string Edition(
        IReadOnlyDictionary<string, string> title,
        IEnumerable<string> languages,
        DateOnly date,
        string? bbk,
        IReadOnlyList<SortedDictionary<string, Person>> people,
        IEnumerable<string> contents,
        string first
    )
    {
        var yaml = new StringBuilder();
        Texts(yaml, "title", title, first);
        yaml.Append("languages: [").AppendJoin(", ", languages).Append("]\n");
        yaml.Append("date: ").Append(Iso(date)).Append('\n');
        Plain(yaml, "bbk", bbk);
        if (people.Count > 0)
        {
            yaml.Append("authors:\n");
            foreach (SortedDictionary<string, Person> person in people)
            {
                yaml.Append("  - name: ").Append(By(person, each => each.Name, first)).Append('\n');
            }
        }

        yaml.Append("contents:\n");
        foreach (string file in contents)
        {
            yaml.Append("  - ").Append(file).Append('\n');
        }

        return yaml.ToString();
    }

    /// <summary>Authors of all languages, paired by their order.</summary>
    public static List<SortedDictionary<string, Person>> People(Front front)
    {
        List<SortedDictionary<string, Person>> people = [];
        foreach ((string lang, List<Person> named) in front.Authors)
        {
            for (int i = 0; i < named.Count; i++)
            {
                if (i == people.Count)
                {
                    people.Add(
                        new SortedDictionary<string, Person>(
                            Comparer<string>.Create((a, b) => string.CompareOrdinal(b, a))
                        )
                    );
                }

                people[i].TryAdd(lang, named[i]);
            }
        }

        return people;
    }

    private static string By(SortedDictionary<string, Person> person, Func<Person, string?> of, string first) =>
        Yaml.ByLanguage(
            person
                .Where(each => !string.IsNullOrEmpty(of(each.Value)))
                .ToDictionary(each => each.Key, each => of(each.Value)!, StringComparer.Ordinal),
            first
        );

    private static void Author(StringBuilder yaml, SortedDictionary<string, Person> person, string first)
    {
        yaml.Append("  - name: ").Append(By(person, each => each.Name, first)).Append('\n');
        foreach (
            (string key, Func<Person, string?> of) in new (string, Func<Person, string?>)[]
            {
                ("affiliation", each => string.Join("; ", each.Affiliations.Distinct())),
                ("city", each => each.City),
                ("country", each => each.Country),
            }
        )
        {
            if (person.Values.Any(each => !string.IsNullOrEmpty(of(each))))
            {
                yaml.Append("    ").Append(key).Append(": ").Append(By(person, of, first)).Append('\n');
            }
        }

        string? email = person.Values.Select(each => each.Email).FirstOrDefault(each => each is not null);
        string? orcid = person.Values.Select(each => each.Orcid).FirstOrDefault(each => each is not null);
        if (email is not null)
        {
            yaml.Append("    email: ").Append(Yaml.Text(email)).Append('\n');
        }

        if (orcid is not null)
        {
            yaml.Append("    orcid: ").Append(orcid.ToUpperInvariant()).Append('\n');
        }

        if (person.Values.Any(each => each.About.Count > 0))
        {
            yaml.Append("    about: ")
                .Append(By(person, each => string.Join(", ", each.About.Distinct()), first))
                .Append('\n');
        }
    }

    private static void Plain(StringBuilder yaml, string key, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            yaml.Append(key)
                .Append(": ")
                .Append(value.All(c => char.IsDigit(c) || c == '.') ? $"\"{value}\"" : Yaml.Text(value))
                .Append('\n');
        }
    }

    private static void Texts(StringBuilder yaml, string key, IReadOnlyDictionary<string, string> texts, string first)
    {
        if (texts.Count == 0)
        {
            return;
        }

        if (texts.Count > 1 && texts.Sum(text => text.Value.Length) > 80)
        {
            yaml.Append(key).Append(":\n");
            foreach ((string lang, string text) in texts)
            {
                yaml.Append("  ").Append(lang).Append(": ").Append(Yaml.Text(text)).Append('\n');
            }

            return;
        }

        yaml.Append(key).Append(": ").Append(Yaml.ByLanguage(texts, first)).Append('\n');
    }

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
