using System.Collections.Immutable;
using Edition.Model;
using Edition.Review.Revising;

namespace Edition.Review;

/// <summary>Characters of a text, from one to another, that give way to others.</summary>
public sealed record TextEdit(int Start, int End, string Text);

/// <summary>
/// A difference that no words of the text show, as a row of the list at a revision set's head: <c>Was</c> stands there as
/// taken out and <c>Now</c> as put in, and whichever is left says what becomes of it. <c>Mark</c>: the row's;
/// <c>Line</c> of the later file, from 1; <c>Edits</c> of the file as it is worded otherwise, in order.
/// </summary>
public sealed record Decision(string Mark, int Line, string Was, string Now, ImmutableArray<TextEdit> Edits);

/// <summary>
/// A file that goes, comes, is another of the same name or is called otherwise, as a row of that list. <c>Before</c> and
/// <c>After</c>: its bytes, null where there is none; <c>To</c>: of a text that both manuscripts have, its later name.
/// </summary>
public sealed record FileDecision(
    string Mark,
    string Path,
    string Was,
    string Now,
    ReadOnlyMemory<byte>? Before = null,
    ReadOnlyMemory<byte>? After = null,
    string? To = null
)
{
    /// <summary>The marks about the blocks of a text that is new.</summary>
    public ImmutableArray<string> Marks { get; init; } = [];

    /// <summary>What <see cref="WordReview.Shown"/> says of them where all of it is there.</summary>
    public string? Shown { get; init; }
}

/// <summary>
/// What a revision set knows beside its words. <c>Later</c>: blocks that come back as they are in the later manuscript;
/// <c>Wordings</c>: how its files are worded and what no words show; <c>Known</c>: what a review of the set as it was
/// made does not carry over by itself, and which is among all this.
/// </summary>
public sealed record RevisionSet(
    ImmutableArray<LaterBlock> Later,
    ImmutableArray<Rewording> Wordings,
    ImmutableArray<FileDecision> Files,
    ImmutableArray<string> Known
)
{
    /// <summary>The marks of the paragraphs that it takes out.</summary>
    public ImmutableArray<string> Gone { get; init; } = [];

    public static RevisionSet None { get; } = new([], [], [], []);

    /// <summary>Its parts fit one another: it comes from a file that anybody may have written.</summary>
    public bool IsSound() =>
        !Later.IsDefault
        && !Wordings.IsDefault
        && !Known.IsDefault
        && !Gone.IsDefault
        && !Files.IsDefault
        && Files.All(file =>
            file is { Marks.IsDefault: false }
            && Sites.IsRowName(file.Mark)
            && IsSafe(file.Path)
            && IsSafe(file.To ?? "a")
        )
        && Later.All(block => block is { Ids.IsDefault: false })
        && Wordings.All(wording => wording is not null && wording.IsSound());

    /// <summary>A path from a folder down, none of whose names is hidden or a way of its own.</summary>
    private static bool IsSafe(string path) =>
        path.Split('/').All(name => name.Length > 0 && name[0] != '.' && !name.AsSpan().ContainsAny('\\', ':', '\0'));

    internal IReadOnlySet<string> Marks =>
        Wordings
            .SelectMany(wording => wording.Rows)
            .Select(row => row.Mark)
            .Concat(Files.Select(file => file.Mark))
            .ToHashSet(StringComparer.Ordinal);

    internal Rewording? WordingOf(string path) => Wordings.FirstOrDefault(wording => wording.Path == path);

    /// <summary>What a refusal is known by.</summary>
    internal static string KeyOf(Refusal refusal) => $"{refusal.Reason}: {refusal.Words}";

    /// <summary>As it is known once it has been reviewed in memory.</summary>
    public RevisionSet Knowing(ReviewResult result, IEnumerable<string> missing) =>
        this with
        {
            Known = [.. result.Refusals.Select(KeyOf).Concat(missing).Distinct(StringComparer.Ordinal)],
        };
}
