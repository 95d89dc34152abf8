namespace Edition.Model;

/// <summary>A BCP 47 language tag, as the manuscript writes it ("ru", "en", "en-GB").</summary>
public readonly record struct Lang(string Tag)
{
    public static readonly Lang Russian = new("ru");
    public static readonly Lang English = new("en");

    /// <summary>The primary subtag in lower case: "en" for "en-GB". Rules and patterns are chosen by it.</summary>
    public string Primary
    {
        get
        {
            int dash = Tag.IndexOf('-');
            return (dash < 0 ? Tag : Tag[..dash]).ToLowerInvariant();
        }
    }

    public override string ToString() => Tag;
}
