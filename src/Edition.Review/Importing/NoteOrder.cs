using System.Globalization;

namespace Edition.Review.Importing;

/// <summary>Numbers of notes in the order in which they are first called.</summary>
internal sealed class NoteOrder(IReadOnlySet<string> known)
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    /// <summary>Notes in the order of their numbers.</summary>
    public IEnumerable<string> Called => numbers.OrderBy(each => each.Value).Select(each => each.Key);

    public bool CanCall(string key) => known.Contains(key);

    public bool IsCalled(string key) => numbers.ContainsKey(key);

    public string Call(string key)
    {
        if (!numbers.TryGetValue(key, out int number))
        {
            numbers.Add(key, number = numbers.Count + 1);
        }

        return number.ToString(CultureInfo.InvariantCulture);
    }
}
