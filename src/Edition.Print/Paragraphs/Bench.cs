using System.Text;

namespace Edition.Print.Paragraphs;

/// <summary>
/// What lies ready where paragraphs are set: lists that serve one after the other, so that none makes its own. For one
/// thread at a time; nothing in it outlives the work on a paragraph.
/// </summary>
internal sealed class Bench
{
    public List<Token> Tokens { get; } = [];

    public List<Opportunity> Places { get; } = [];

    public List<WordDivision> Divisions { get; } = [];

    public List<FitNode> Nodes { get; } = [];

    public List<int> Active { get; } = [];

    public List<FitNode> Candidates { get; } = [];

    public List<LineDraft> Drafts { get; } = [];

    public List<ShapedRun> Runs { get; } = [];

    public StringBuilder Text { get; } = new(256);

    /// <summary>Lets go of what it holds of a book.</summary>
    public void Clear()
    {
        Tokens.Clear();
        Drafts.Clear();
        Runs.Clear();
    }
}
