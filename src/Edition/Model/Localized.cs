using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Edition.Model;

/// <summary>
/// One thing in one or more languages, in the order of the manuscript. A value without a language stands under the
/// edition's first.
/// </summary>
public sealed record Localized<T>(ImmutableArray<LocalizedEntry<T>> Entries)
{
    public static readonly Localized<T> None = new([]);

    public bool IsEmpty => Entries.IsEmpty;

    public bool TryGet(Lang lang, [MaybeNullWhen(false)] out T value)
    {
        foreach (LocalizedEntry<T> entry in Entries)
        {
            if (entry.Lang.Primary == lang.Primary)
            {
                value = entry.Value;
                return true;
            }
        }

        value = default;
        return false;
    }
}

public sealed record LocalizedEntry<T>(Lang Lang, T Value, SourceSpan Span);
