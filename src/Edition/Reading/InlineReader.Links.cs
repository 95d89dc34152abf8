using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Reading;

/// <summary>Links: out of the edition, to a place of it, to another file of the manuscript, or nowhere.</summary>
internal sealed partial class InlineReader
{
    private Inline? Link(InlineNode node, LeafText leaf, SourceSpan span, Lang here, bool asIs, int depth)
    {
        string? id = null;
        foreach (AttributeItem item in node.Attributes.Items)
        {
            if (item is { Kind: '#', Name.Length: > 0 } && id is null)
            {
                id = item.Name;
                reading.Ids.Add((id, leaf.Span(item.Start, item.End)));
            }
            else
            {
                PassOver(item, leaf, "a link");
            }
        }

        linked++;
        Inline? link = Linked(node, leaf, span, here, asIs || node.Kind == InlineKind.Address, depth);
        linked--;
        return id is null || link is null ? link : new LangSpan(span, here, [link], id);
    }

    // A place in another file of the manuscript, or its beginning.
    private string? TargetOf(string path, string id) =>
        reading.File.Edition.FileAt(reading.File, path) is not { } file ? null
        : id.Length == 0 ? file.PartId
        : reading.File.Edition.Resolve(file, id);

    private Inline? Linked(InlineNode node, LeafText leaf, SourceSpan span, Lang here, bool asIs, int depth)
    {
        if (node.Title is { Length: > 0 })
        {
            findings.Add(Says.LinkTitle(), span);
        }

        string target = Nfc.Of(node.Value!);
        if (!leads.TryGetValue(target, out (LinkKind Kind, string To) lead))
        {
            lead = Links.Of(target);
            leads.Add(target, lead);
        }

        (LinkKind kind, string to) = lead;
        switch (kind)
        {
            case LinkKind.Reference:
                to = reading.File.Edition.Resolve(reading.File, to);
                reading.Targets.Add((to, span));
                return new Reference(span, here, to, Children(node, leaf, here, asIs, depth + 1));
            case LinkKind.Web:
                ImmutableArray<Inline> content = Children(node, leaf, here, asIs, depth + 1);
                if (content.IsEmpty && node.First is { Kind: InlineKind.Picture })
                {
                    return new Text(span, here, " ");
                }

                if (content.IsEmpty)
                {
                    findings.Add(Says.EmptyReference(Shown.Brief(to)), span);
                }

                return new Link(span, here, to, content);
            case LinkKind.Unsafe:
                findings.Add(Says.UnsafeLink(Shown.Brief(target)), span);
                return null;
            case LinkKind.Numeric:
                findings.Add(Says.NumericHost(Shown.Brief(target)), span);
                return null;
            case LinkKind.Nowhere when node.Kind == InlineKind.Address:
                return null;
            case LinkKind.Nowhere when Links.File(target) is { } file && TargetOf(file.Path, file.Id) is { } place:
                reading.Targets.Add((place, span));
                return new Reference(span, here, place, Children(node, leaf, here, asIs, depth + 1));
            case LinkKind.Nowhere when Links.File(target) is { } file && !reading.Alone:
                findings.Add(
                    Says.NoSuchFileOfContents(
                        Shown.Brief(file.Path),
                        Shown.DidYouMean(file.Path, reading.File.Edition.Paths)
                    ),
                    span
                );
                return null;
            case LinkKind.Nowhere:
                findings.Add(
                    target.Length == 0 ? Says.LinkWithoutTarget() : Says.RelativeLink(Shown.Brief(target)),
                    span
                );
                return null;
            default:
                throw new InvalidOperationException(kind.ToString());
        }
    }
}
