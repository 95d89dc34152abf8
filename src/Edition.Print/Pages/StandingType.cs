using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Print.Pages;

/// <summary>
/// Parts as they were set, kept for the next state of the same book: what is the same in it is not set again. It
/// remembers what a pure function gave, so pages come out as without it, byte for byte, and so does what is found while
/// they are set. One is for one compositor: the same template, faces and hyphenation. Not safe for several books at a
/// time.
/// </summary>
public sealed class StandingType
{
    private ImmutableDictionary<string, StandingPart> parts = ImmutableDictionary<string, StandingPart>.Empty;
    private AssembledBook? last;

    /// <summary>
    /// The book with those of its parts that are the same as when they were set replaced by these very ones. What of a
    /// part is not in it, pictures and the numbering of notes, is the same for all of them or for none.
    /// </summary>
    internal AssembledBook Standing(AssembledBook book)
    {
        bool same =
            last is not null
            && last.Publication.NoteNumbering == book.Publication.NoteNumbering
            && SamePictures(last.Pictures, book.Pictures);
        if (!same)
        {
            parts = parts.Clear();
        }

        var now = new Part[book.Parts.Length];
        System.Threading.Tasks.Parallel.For(
            0,
            now.Length,
            p =>
                now[p] =
                    parts.TryGetValue(book.Parts[p].Id, out StandingPart? before)
                    && Likeness.Of(before.Part, book.Parts[p])
                        ? before.Part
                        : book.Parts[p]
        );
        parts = now.ToImmutableDictionary(
            part => part.Id,
            part =>
                parts.TryGetValue(part.Id, out StandingPart? before) && before.Part == part
                    ? before
                    : new StandingPart(part),
            StringComparer.Ordinal
        );
        return last = book with { Parts = [.. now], Pictures = same ? last!.Pictures : book.Pictures };
    }

    internal StandingPart Of(Part part) => parts[part.Id];

    /// <summary>Lets go what was not asked for since the last time.</summary>
    internal void LetGo()
    {
        foreach (StandingPart part in parts.Values)
        {
            part.LetGo();
        }
    }

    private static bool SamePictures(
        ImmutableDictionary<string, Picture> some,
        ImmutableDictionary<string, Picture> others
    ) =>
        some.Count == others.Count
        && some.All(one =>
            others.TryGetValue(one.Key, out Picture? other)
            && one.Value.Format == other.Format
            && one.Value.Bytes.AsSpan().SequenceEqual(other.Bytes.AsSpan())
        );
}

/// <summary>
/// What was set of one part: once for each answer that pages gave to what it asks of them, and cut once for each side
/// that it began on. One thread at a time.
/// </summary>
internal sealed class StandingPart(Part part)
{
    private readonly List<Setting> settings = [];

    public Part Part => part;

    /// <summary>
    /// The part set with what is told of pages, and cut at least once, if only for the other side; what is found on the
    /// way goes to the shop's findings.
    /// </summary>
    public PartPages First(Shop shop, PageTexts told, bool verso)
    {
        Setting? known = settings.Find(setting => setting.Set.AnsweredBy(told));
        if (known is null)
        {
            var found = new Findings();
            SetPart set = PartSetter.Set(shop.Reporting(found), part, told);
            settings.Add(known = new Setting(set, found));
        }

        return known.First(shop, verso);
    }

    /// <summary>The same setting as it is to be where the part begins on a side.</summary>
    public PartPages Finished(Shop shop, PartPages first, bool verso) =>
        settings.Find(setting => setting.Set == first.Set)!.Finished(shop, first, verso);

    public void LetGo()
    {
        settings.RemoveAll(setting => !setting.Asked);
        settings.ForEach(setting => setting.Asked = false);
    }

    /// <summary>Where <c>Found</c> is what its lines go on to report when other ones are asked for.</summary>
    private sealed class Setting(SetPart set, Findings found)
    {
        private readonly ImmutableArray<Diagnostic> whileSet = found.All;
        private readonly (PartPages Pages, ImmutableArray<Diagnostic> Found)?[] cuts = new (
            PartPages,
            ImmutableArray<Diagnostic>
        )?[2];

        public SetPart Set => set;

        public bool Asked { get; set; }

        public PartPages First(Shop shop, bool verso)
        {
            Asked = true;
            shop.Findings.AddRange(whileSet);
            return cuts[verso ? 1 : 0]?.Pages is { } known
                ? known with
                {
                    IsFirst = true,
                }
                : PartPages.First(set, shop, verso);
        }

        public PartPages Finished(Shop shop, PartPages first, bool verso)
        {
            int side = verso ? 1 : 0;
            if (cuts[side] is not { } cut)
            {
                int before = found.All.Length;
                PartPages pages = first.Finished(shop, verso);
                cuts[side] = cut = (pages, found.All[before..]);
            }

            shop.Findings.AddRange(cut.Found);
            return cut.Pages;
        }
    }
}
