using System.Collections;
using Edition.Model;
using Edition.Styling;

namespace Edition.Epub;

/// <summary>A face as the stylesheet calls it.</summary>
internal readonly record struct FaceUse(string Family, bool Bold, bool Italic, Lang Lang);

/// <summary>
/// The characters of the book by family of the template, and which of its four faces are called. Every face called gets
/// all characters of its family, for a reader may set the whole book bold.
/// </summary>
internal sealed class CharacterUse
{
    /// <summary>What stands before a note and after it: its mark again, and the further calls.</summary>
    private const string Back = "0123456789() ,";

    private readonly Dictionary<(string Family, string Lang), Letters> families = [];
    private readonly HashSet<string> served;

    public CharacterUse(AssembledBook book, Template template)
    {
        served = [.. template.Families.Values.SelectMany(family => family.Serves)];
        foreach (Leaf leaf in Leaves.Of(book))
        {
            leaf.Letters(template, (text, _, manner) => Add(text, manner));
            if (leaf.Note is not null)
            {
                Add(Back, Manner.Of(template.Style(StyleName.Note), leaf.Block.Lang));
            }
        }
    }

    private void Add(string text, Manner manner)
    {
        (string, string) key = (manner.Family, served.Contains(manner.Lang.Primary) ? manner.Lang.Primary : "");
        if (!families.TryGetValue(key, out Letters? letters))
        {
            families.Add(key, letters = new Letters());
        }

        letters.Faces[(manner.Bold ? 2 : 0) + (manner.Italic ? 1 : 0)] = true;
        foreach (char c in text)
        {
            letters.Units[c] = true;
        }

        // Beyond the Basic Multilingual Plane; rare enough to go over the text a second time.
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDBFF') >= 0)
        {
            letters.Others.UnionWith(
                text.EnumerateRunes().Select(rune => rune.Value).Where(value => value > char.MaxValue)
            );
        }
    }

    /// <summary>The languages met that a family of the template serves.</summary>
    public IEnumerable<Lang> Served =>
        families
            .Keys.Where(key => key.Lang.Length > 0)
            .Select(key => key.Lang)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(tag => new Lang(tag));

    /// <summary>The faces called, in the order of their families' keys, each with its characters ascending.</summary>
    public IEnumerable<(FaceUse Use, int[] CodePoints)> InOrder()
    {
        foreach (
            ((string family, string lang), Letters letters) in families
                .OrderBy(pair => pair.Key.Family, StringComparer.Ordinal)
                .ThenBy(pair => pair.Key.Lang, StringComparer.Ordinal)
        )
        {
            int[] points =
            [
                .. Enumerable
                    .Range(0x20, char.MaxValue - 0x20)
                    .Where(c => letters.Units[c] && !char.IsSurrogate((char)c)),
                .. letters.Others.Order(),
            ];
            for (int face = 0; face < 4; face++)
            {
                if (letters.Faces[face])
                {
                    yield return (new FaceUse(family, face >= 2, face % 2 == 1, new Lang(lang)), points);
                }
            }
        }
    }

    private sealed class Letters
    {
        /// <summary>The zero is always there: its width is the "ch" that lines of code are hung by.</summary>
        public BitArray Units { get; } = new(char.MaxValue + 1) { ['0'] = true };

        public SortedSet<int> Others { get; } = [];

        public bool[] Faces { get; } = new bool[4];
    }
}
