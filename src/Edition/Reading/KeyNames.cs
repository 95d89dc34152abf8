using System.Collections.Immutable;
using Edition.Diagnostics;

namespace Edition.Reading;

/// <summary>Which key of ours an unknown one was meant for.</summary>
internal static class KeyNames
{
    // Keys that other programs have and that are near to ours by chance.
    private static readonly HashSet<string> Foreign = new(StringComparer.Ordinal)
    {
        "page",
        "subject",
        "language",
        "data",
        "types",
        "tile",
        "note",
        "tags",
        "place-holder",
        "subtype",
        "licenses",
    };

    // What authors who have not read the manual call them.
    private static readonly Dictionary<string, string> Russian = new(StringComparer.OrdinalIgnoreCase)
    {
        ["автор"] = "authors",
        ["авторы"] = "authors",
        ["аннотация"] = "annotation",
        ["аффилиация"] = "affiliation",
        ["ббк"] = "bbk",
        ["год"] = "year",
        ["город"] = "city",
        ["дата"] = "date",
        ["журнал"] = "journal",
        ["заголовок"] = "title",
        ["издатель"] = "publisher",
        ["издательство"] = "publisher",
        ["имя"] = "name",
        ["ключевые слова"] = "keywords",
        ["место"] = "place",
        ["место издания"] = "place",
        ["название"] = "title",
        ["обложка"] = "cover",
        ["оглавление"] = "contents",
        ["организация"] = "affiliation",
        ["подзаголовок"] = "subtitle",
        ["почта"] = "email",
        ["права"] = "rights",
        ["принята"] = "accepted",
        ["примечания"] = "notes",
        ["получена"] = "received",
        ["серия"] = "series",
        ["содержание"] = "contents",
        ["страна"] = "country",
        ["страницы"] = "pages",
        ["тип"] = "type",
        ["том"] = "volume",
        ["удк"] = "udc",
        ["шаблон"] = "template",
        ["язык"] = "lang",
        ["языки"] = "languages",
    };

    /// <summary>
    /// The one of the known keys that is one slip away (a letter, a swap, capitals, a line for a hyphen), or that is
    /// called so in Russian; null where none is.
    /// </summary>
    public static string? Meant(string key, IReadOnlyCollection<string> known)
    {
        string plain = key.Replace('_', '-').Replace(' ', '-').ToLowerInvariant();
        if (known.FirstOrDefault(one => one == plain) is { } same)
        {
            return same;
        }

        if (Russian.TryGetValue(key.Trim(), out string? name))
        {
            return known.Contains(name) ? name : null;
        }

        if (plain.Length < 4 || Foreign.Contains(plain))
        {
            return null;
        }

        return Shown.Nearest(plain, known) is { } near && Shown.Edits(plain, near) == 1 ? near : null;
    }

    /// <summary>
    /// Front matter of another program, which two keys that we know nothing of show: there a capital is no slip, and
    /// <c>Title</c> is read as <c>title</c>, with a query. All other front matter stays as it is.
    /// </summary>
    public static YamlMap InOneCase(YamlMap map, IReadOnlyCollection<string> known, Findings findings)
    {
        if (map.Entries.Count(entry => !known.Contains(entry.Key) && Meant(entry.Key, known) is null) < 2)
        {
            return map;
        }

        var entries = ImmutableArray.CreateBuilder<YamlEntry>(map.Entries.Length);
        foreach (YamlEntry entry in map.Entries)
        {
            string lower = entry.Key.ToLowerInvariant();
            bool read =
                !known.Contains(entry.Key)
                && known.Contains(lower)
                && map.Find(lower) is null
                && entries.All(other => other.Key != lower);
            if (read)
            {
                findings.Add(Says.KeyReadAs(Shown.Brief(entry.Key), lower), entry.KeySpan);
            }

            entries.Add(read ? entry with { Key = lower } : entry);
        }

        return map with
        {
            Entries = entries.MoveToImmutable(),
        };
    }
}
