using System.Collections.Immutable;

namespace Edition.Review.Importing;

/// <summary>The articles of a document at an article's end: a file of their own.</summary>
/// <param name="Head">The heading in Word that named it, if one did.</param>
internal sealed record Appendix(ImmutableArray<Node> Nodes, string Title, Par? Head)
{
    /// <summary>Parallel text under «Приложение…», or three articles of it and more, is a file of its own.</summary>
    public static (ImmutableArray<Node> Body, Appendix? Appendix) Part(ImmutableArray<Node> body, Ledger ledger)
    {
        int first = body.Length;
        while (first > 0 && body[first - 1] is HeadNode { English: not null } or TwinNode)
        {
            first--;
        }

        if (first == body.Length)
        {
            return (body, null);
        }

        int articles = body.Skip(first).Count(node => node is HeadNode);
        bool headed =
            first > 0
            && body[first - 1] is HeadNode head
            && Headings.AppendixTitle(head.Content is var words ? Atoms.TextOf(words) : "") is not null;
        if (articles == 0 || (!headed && articles < 3) || body[first] is TwinNode)
        {
            return (body, null);
        }

        string name;
        Par? place = null;
        ImmutableArray<Node> nodes =
        [
            .. body[first..].Select(node => node is HeadNode article ? article with { Level = 2 } : node),
        ];
        int end = first;
        if (first > 0 && body[first - 1] is HeadNode title)
        {
            string text = Lettering.OneLine(Atoms.TextOf(title.Content));
            name = Headings.AppendixTitle(text) is { Length: > 0 } own ? own : text;
            if (name != text)
            {
                ledger.Fold("labels that Edition sets anew", text[..^name.Length].Trim());
            }

            place = title.Par;
            end = first - 1;
        }
        else
        {
            name = "Статьи";
            ledger.Leave("a title for the appendix of articles", name, null);
        }

        ledger.Guess("an appendix of articles, now a file of its own", name, place);
        return (body[..end], new Appendix(nodes, name, place));
    }
}
