using System.Collections.Immutable;
using Edition.Model;
using Edition.Print.Paragraphs;

namespace Edition.Print.Pages;

/// <summary>
/// A column being filled with slugs: joins the white between blocks (the greater of the one's after and the other's
/// before), and says which breaks of the page would part what belongs together.
/// </summary>
internal sealed class Flow
{
    private readonly List<Matter> matter = [];
    private Length after;
    private bool keep;
    private int nearHeading;
    private bool endsSection;
    private bool toFoot;
    private readonly List<Piece> waiting = [];

    public bool IsEmpty => matter.Count == 0;

    public ImmutableArray<Matter> Matter => [.. matter];

    /// <summary>All slugs, in their first settings.</summary>
    public IEnumerable<Slug> Slugs => matter.SelectMany(part => part.Slugs);

    /// <summary>Adds a block's slugs with the white it wants around it.</summary>
    public void Add(
        ImmutableArray<Slug> slugs,
        Length before,
        Length afterwards,
        Func<BreakWish, ImmutableArray<Slug>>? again = null
    )
    {
        if (slugs.IsEmpty)
        {
            after = Length.Max(after, Length.Max(before, afterwards));
            return;
        }

        (Length white, bool kept, bool headed, int near, bool section, bool foot, Piece[] first) = (
            IsEmpty ? before : Length.Max(after, before),
            keep,
            IsAfterHeading,
            nearHeading,
            endsSection,
            toFoot,
            [.. waiting]
        );
        ImmutableArray<Slug> Join(ImmutableArray<Slug> set) =>
            [
                .. set.Select(
                    (slug, i) =>
                    {
                        Turn faults = slug.Turn | (i < near ? Turn.NearHeading : Turn.None);
                        return i > 0
                            ? faults == slug.Turn
                                ? slug
                                : slug with
                                {
                                    Turn = faults,
                                }
                            : slug with
                            {
                                Before = white,
                                Turn = faults | (kept ? Turn.Kept : Turn.None),

                                // What a page has too much never parts a heading from what it stands over.
                                IsUnderHeading = headed,
                                TakesSlack = slug.TakesSlack && !headed,
                                Stretches = slug.Stretches && !headed,
                                EndsSection = slug.EndsSection || section,
                                AtFoot = slug.AtFoot || foot,
                                Pieces = first.Length == 0 ? slug.Pieces : [.. first, .. slug.Pieces],
                            };
                    }
                ),
            ];

        matter.Add(new Matter(Join(slugs), again is null ? null : wish => Join(again(wish))));
        after = afterwards;
        keep = false;
        IsAfterHeading = false;
        nearHeading = Math.Max(0, nearHeading - slugs.Length);
        (endsSection, toFoot) = (false, false);
        waiting.Clear();
    }

    /// <summary>White below what was added last.</summary>
    public void Space(Length white) => after = Length.Max(after, white);

    /// <summary>The next slug must not be parted from the last.</summary>
    public void KeepWithNext() => keep = true;

    /// <summary>Fewer than <paramref name="lines"/> lines after the last slug should not end a page.</summary>
    public void HeadingEnds(int lines)
    {
        keep = true;
        nearHeading = lines;
        IsAfterHeading = true;
    }

    /// <summary>Nothing stands yet below a heading.</summary>
    public bool IsAfterHeading { get; private set; }

    /// <summary>No float passes the next slug.</summary>
    public void EndSection() => endsSection = true;

    /// <summary>All that follows goes to the foot of the page.</summary>
    public void ToFoot() => toFoot = true;

    /// <summary>Puts a piece on the next slug; its place is from that slug's top.</summary>
    public void WithNext(Piece piece) => waiting.Add(piece);

    /// <summary>Pieces that waited for a slug and found none.</summary>
    public bool HasWaiting => waiting.Count > 0;

    /// <summary>Several slugs as one, the first at its top.</summary>
    public static Slug Join(IEnumerable<Slug> slugs)
    {
        var pieces = ImmutableArray.CreateBuilder<Piece>();
        var notes = ImmutableArray.CreateBuilder<GalleyNote>();
        Length depth = Length.Zero;
        Slug? head = null;
        Length foot = Length.Zero;
        foreach (Slug slug in slugs)
        {
            depth += head is null ? Length.Zero : slug.Before;
            head ??= slug;
            foreach (Piece piece in slug.Pieces)
            {
                pieces.Add(piece with { Y = piece.Y + depth });
            }

            notes.AddRange(slug.Notes);
            depth += slug.Height;
            foot = slug.Foot;
        }

        return new Slug(depth, head?.Drop ?? depth)
        {
            Before = head?.Before ?? Length.Zero,
            Foot = foot,
            Turn = head?.Turn ?? Turn.None,
            Pieces = pieces.ToImmutable(),
            Notes = notes.ToImmutable(),
        };
    }
}
