using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Edition.Model;

namespace Edition.Tests.Books;

[Trait("Kind", "unit")]
[UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "Tests are not trimmed.")]
[UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "Tests are not trimmed.")]
public sealed class LikenessTests
{
    private static readonly SourceSpan Elsewhere = new(new Source("elsewhere.md", "words"), 1, 2);

    /// <summary>No two of them share a node or an array.</summary>
    private static ImmutableArray<Part> Parts() => EveryNode.Book().Parts;

    [Fact]
    public void Trees_that_say_the_same_are_alike_though_no_node_is_the_other_s() =>
        Assert.All(Parts().Zip(Parts()), pair => Assert.True(Likeness.Of(pair.First, pair.Second), pair.First.Id));

    /// <summary>Each property of each kind of node in turn, and of what is no node by itself: items, rows, cells.</summary>
    [Fact]
    public void Whatever_is_changed_in_a_node_makes_it_another()
    {
        int changes = 0;
        foreach (Part part in Parts())
        {
            foreach (object changed in Changed(part))
            {
                changes++;
                Assert.False(Likeness.Of(part, (Part)changed), $"{part.Id}: {changed}");
            }
        }

        Assert.True(changes > 1000, $"{changes} changes were tried.");
    }

    /// <summary>The record once for each value in it, and in all that stands in it, with that one changed.</summary>
    private static IEnumerable<object> Changed(object record)
    {
        foreach (PropertyInfo property in record.GetType().GetProperties())
        {
            // What is only told of other properties cannot be changed.
            if (!property.CanWrite || property.GetIndexParameters().Length > 0 || IsAlways(record, property))
            {
                continue;
            }

            foreach (object? other in Others(property.GetValue(record), property.PropertyType))
            {
                object copy = record.GetType().GetMethod("<Clone>$")!.Invoke(record, null)!;
                property.SetValue(copy, other);
                yield return copy;
            }
        }
    }

    /// <summary>Nothing stands in a leaf.</summary>
    private static bool IsAlways(object record, PropertyInfo property) =>
        record is LeafInline && property.Name == nameof(Inline.Content);

    private static IEnumerable<object?> Others(object? value, Type type)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(string))
        {
            return [value + "x"];
        }

        if (plain == typeof(bool))
        {
            return [!(bool)value!];
        }

        if (plain == typeof(int))
        {
            return [(int)value! + 1];
        }

        if (plain == typeof(double))
        {
            return [(double)value! + 1];
        }

        if (plain == typeof(Length))
        {
            return [((Length?)value ?? Length.Zero) + Length.FromPoints(1)];
        }

        if (plain == typeof(Lang))
        {
            return [new Lang("tlh")];
        }

        if (plain == typeof(SourceSpan))
        {
            return [Elsewhere];
        }

        if (plain.IsEnum)
        {
            return [Enum.ToObject(plain, Convert.ToInt32(value) + 1)];
        }

        if (plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
        {
            return Arrays(value!, plain);
        }

        return value is null ? [] : Changed(value);
    }

    /// <summary>Without its first, and with each of its own changed.</summary>
    private static IEnumerable<object> Arrays(object array, Type type)
    {
        object[] values = [.. ((System.Collections.IEnumerable)array).Cast<object>()];
        MethodInfo put = type.GetMethod(nameof(ImmutableArray<>.SetItem))!,
            remove = type.GetMethod(nameof(ImmutableArray<>.RemoveAt))!;
        for (int i = 0; i < values.Length; i++)
        {
            foreach (object? other in Others(values[i], values[i].GetType()))
            {
                yield return put.Invoke(array, [i, other])!;
            }
        }

        if (values.Length > 0)
        {
            yield return remove.Invoke(array, [0])!;
        }
    }
}
