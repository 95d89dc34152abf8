using System.Collections.Immutable;
using Edition.Model;

namespace Edition.Review.Revising;

/// <summary>What has to come out where all corrections are carried over.</summary>
internal sealed partial class Reviser
{
    /// <summary>Paragraphs that are to come out as they are in the reviewed file.</summary>
    public ImmutableArray<Para> Expected { get; private set; } = [];

    /// <summary>It has all that was built, so that kinds and looks count: no revision set, whose list says the rest.</summary>
    public bool IsStrict => HasMarks && !newStory.Paras.Any(para => para.Marks.Any(Sites.IsHeadName));

    /// <summary>All of the reviewed file.</summary>
    public ImmutableArray<Para> Standing => nowParas;

    /// <summary>The texts of the notes that are called in the reviewed file.</summary>
    public ImmutableArray<ImmutableArray<Para>> NotesStanding =>
        [.. notes.Texts(nowParas).Select(blocks => NewStory().Read(blocks).Paras.ToImmutableArray())];

    /// <summary>References in paragraphs of which nothing is left.</summary>
    private IEnumerable<object> GoneReferences((Site Site, Para Para)[] marked)
    {
        HashSet<string> marks = [.. nowParas.SelectMany(para => para.Marks)];
        HashSet<string> keys = [.. nowParas.Select(para => para.Key)];
        return marked
            .Where(each =>
                HasMarks
                && !marks.Contains(each.Site.Name)
                && !keys.Contains(each.Para.Key)
                && takes(newStory.Removed.GetValueOrDefault(each.Site.Name))
            )
            .SelectMany(each => Inside(each.Site.Words));
    }

    private static IEnumerable<Inline> Inside(IEnumerable<Inline> inlines) =>
        inlines.SelectMany(inline => Inside(inline.Content).Prepend(inline));

    /// <param name="known">The paragraphs that come of the manuscript.</param>
    /// <param name="isNew">Whether one that does not is nobody's later state, and was put in.</param>
    private ImmutableArray<Para> Arriving(Dictionary<Para, Site> known, Func<Para, bool> isNew)
    {
        bool strict = IsStrict;
        return
        [
            .. nowParas.Where(para =>
                Outcome.Composed.Contains(para)
                || (!Outcome.Doubtful.Contains(para) && (known.ContainsKey(para) || (strict && isNew(para))))
            ),
        ];
    }
}
