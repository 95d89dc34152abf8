using System.Collections.Immutable;
using Edition.Model;
using Edition.Print.Pages;

namespace Edition.Print.Pdf;

/// <summary>
/// The language that each tag's content is in: its own, or that of the nearest tag above, or the book's.
/// </summary>
internal sealed class TagLanguages
{
    private readonly ImmutableArray<Tag> tags;
    private readonly Lang[] effective;

    public TagLanguages(ImmutableArray<Tag> tags, Lang book)
    {
        this.tags = tags;
        effective = new Lang[tags.Length];
        for (int i = 0; i < tags.Length; i++)
        {
            effective[i] = tags[i].Lang ?? (tags[i].Parent < 0 ? book : effective[tags[i].Parent]);
        }
    }

    public Lang Of(int tag) => effective[tag];

    public Role RoleOf(int tag) => tags[tag].Role;

    /// <summary>Whether the tag must say its language: it differs from that above.</summary>
    public bool Differs(int tag, Lang book) =>
        effective[tag] != (tags[tag].Parent < 0 ? book : effective[tags[tag].Parent]);
}

/// <summary>Structure types as name objects.</summary>
internal static class RoleNames
{
    private static readonly byte[][] Names =
    [
        .. Enum.GetNames<Role>().Select(name => System.Text.Encoding.ASCII.GetBytes("/" + name)),
    ];

    public static ReadOnlySpan<byte> Of(Role role) => Names[(int)role];
}
