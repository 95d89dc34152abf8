using System.Collections.Concurrent;
using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Pictures;
using Edition.Print.Paragraphs;
using Edition.Styling;

namespace Edition.Print.Pages;

/// <summary>What all parts of a book are set with.</summary>
internal sealed record Shop(
    AssembledBook Book,
    Template Template,
    PageFrame Frame,
    Compositor Compositor,
    Findings Findings
)
{
    private readonly ConcurrentDictionary<string, (Length Width, Length Height)?> sizes = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<PageStates> states = [];

    /// <summary>The same, but that what is found goes elsewhere.</summary>
    public Shop Reporting(Findings others) =>
        this with
        {
            Compositor = Compositor.ReportingTo(others),
            Findings = others,
        };

    /// <summary>A galley cut into pages (<see cref="PageBreaker"/>), in the room that an earlier one left.</summary>
    public ImmutableArray<PageCut> Cut(ImmutableArray<Matter> galley, bool beginsVerso, int alternates)
    {
        PageStates room = states.TryTake(out PageStates? left) ? left : new PageStates();
        ImmutableArray<PageCut> cuts = PageBreaker.Break(galley, Frame, Template.Pages, beginsVerso, alternates, room);
        states.Add(room);
        return cuts;
    }

    /// <summary>A picture's own size; it is looked into once, however often it is shown.</summary>
    public (Length Width, Length Height)? SizeOf(Picture picture) =>
        sizes.GetOrAdd(picture.Path, _ => Artwork.SizeOf(picture));
}
