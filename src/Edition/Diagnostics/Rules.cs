using System.Reflection;

namespace Edition.Diagnostics;

/// <summary>
/// Every rule there is. Each room has a part of this class, with its sentences beside it (<see cref="Says"/>);
/// docs/rules.md has a paragraph on each, tests/corpus a case.
/// </summary>
public static partial class Rules
{
    // The fields of a type named here are kept by the trimmer, so this is safe ahead of time; a list by hand would lack
    // the next rule.
    private static readonly Lazy<Rule[]> Known = new(() =>
        [
            .. typeof(Rules)
                .GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(field => field.GetValue(null))
                .OfType<Rule>()
                .OrderBy(rule => rule.Id, StringComparer.Ordinal),
        ]
    );

    /// <summary>All rules, by id.</summary>
    public static IReadOnlyList<Rule> All => Known.Value;

    public static Rule? Find(string id) => Array.Find(Known.Value, rule => rule.Id == id);
}
