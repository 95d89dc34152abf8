namespace Edition.Review.Importing;

/// <summary>An author in one language, as the lines below the title tell.</summary>
internal sealed class Person(string name)
{
    public string Name { get; private set; } = name;

    /// <summary>Figures or letters that pair the name with an institution.</summary>
    public List<string> Marks { get; } = [];

    public List<string> Affiliations { get; } = [];

    public string? City { get; set; }

    public string? Country { get; set; }

    public string? Email { get; set; }

    public string? Orcid { get; set; }

    public List<string> About { get; } = [];

    /// <summary>Passes every text through a filter.</summary>
    public void Keep(Func<string, string> filter)
    {
        Name = filter(Name).Trim();
        City = City is null ? null : filter(City);
        Country = Country is null ? null : filter(Country);
        foreach (List<string> texts in new[] { Affiliations, About })
        {
            string[] kept = [.. texts.Select(filter).Where(text => text.Trim().Length > 0)];
            texts.Clear();
            texts.AddRange(kept);
        }
    }
}

/// <summary>What one line says of a person beside the name.</summary>
internal sealed class Particulars
{
    public List<string> Emails { get; } = [];

    public List<string> Orcids { get; } = [];

    public List<string> About { get; } = [];

    public string? Affiliation { get; private set; }

    public string? City { get; private set; }

    public string? Country { get; private set; }

    public bool IsEmpty =>
        Emails.Count + Orcids.Count + About.Count == 0 && Affiliation is null && City is null && Country is null;

    /// <summary>Words taken off because Edition has its own for them: "E-mail:", "ORCID:".</summary>
    public List<string> Labels { get; } = [];

    public static Particulars Of(string text)
    {
        var of = new Particulars();
        text = Forms
            .Orcid()
            .Replace(
                text,
                match =>
                {
                    if (!Forms.IsOrcid(match.Groups["id"].Value))
                    {
                        return match.Value;
                    }

                    of.Orcids.Add(match.Groups["id"].Value);
                    of.Label(match.Groups["label"].Value);
                    return ", ";
                }
            );
        text = Forms
            .Email()
            .Replace(
                text,
                match =>
                {
                    of.Emails.Add(match.Groups["id"].Value);
                    of.Label(match.Groups["label"].Value);
                    return ", ";
                }
            );
        of.Places(Parts(text));
        return of;
    }

    private void Label(string label)
    {
        if (label.Trim(' ', ':', ',', '.').Length > 0)
        {
            Labels.Add(label.Trim(' ', ','));
        }
    }

    private void Places(List<string> parts)
    {
        List<string> rest = [];
        foreach (string part in parts)
        {
            if (Forms.Post().IsMatch(part) && !Forms.Institution().IsMatch(part))
            {
                About.Add(part.Trim(' ', ':', '*'));
            }
            else
            {
                rest.Add(part);
            }
        }

        // «Институт истории (Новосибирск, Россия)»
        if (rest.Count > 0 && Forms.Place().Match(rest[^1]) is { Success: true } place)
        {
            List<string> inner = Parts(place.Groups[2].Value);
            if (inner.Count > 0 && Forms.Countries.Contains(inner[^1]))
            {
                rest[^1] = place.Groups[1].Value;
                rest.AddRange(inner);
            }
        }

        if (rest.Count > 0 && Forms.Countries.Contains(rest[^1].TrimEnd('.')))
        {
            Country = rest[^1].TrimEnd('.');
            rest.RemoveAt(rest.Count - 1);
            if (rest.Count > 0 && !Forms.Institution().IsMatch(rest[^1]) && Lettering.CountOf(rest[^1]) <= 4)
            {
                City = Forms.CityMark().Replace(rest[^1], "");
                rest.RemoveAt(rest.Count - 1);
            }
        }
        else if (rest.Count > 0 && Forms.CityMark().Match(rest[^1]) is { Success: true } mark)
        {
            City = rest[^1][mark.Length..];
            rest.RemoveAt(rest.Count - 1);
        }

        Affiliation = rest.Count == 0 ? null : string.Join(", ", rest);
    }

    /// <summary>Parted at commas and semicolons outside brackets and quotation marks.</summary>
    public static List<string> Parts(string text)
    {
        List<string> parts = [];
        int depth = 0,
            from = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            char c = i < text.Length ? text[i] : ',';
            if (c is '(' or '«' or '“' or '[' or AuthorLines.MarkStart)
            {
                depth++;
            }
            else if (c is ')' or '»' or '”' or ']' or AuthorLines.MarkEnd)
            {
                depth = Math.Max(0, depth - 1);
            }
            else if ((c is ',' or ';' && depth == 0) || i == text.Length)
            {
                string part = text[from..i].Trim();
                part = part is ['(', .., ')'] && part.Count(each => each == '(') == 1 ? part[1..^1].Trim() : part;
                if (part.Any(char.IsLetterOrDigit))
                {
                    parts.Add(part);
                }

                from = Math.Min(i + 1, text.Length);
            }
        }

        return parts;
    }
}
