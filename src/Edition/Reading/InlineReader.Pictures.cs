using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Model;
using SourceSpan = Edition.Model.SourceSpan;

namespace Edition.Reading;

internal sealed partial class InlineReader
{
    /// <summary>
    /// What stands for a picture that lies on the web, since nothing is fetched from there: its words, which lead to it;
    /// nothing for an ornament; null for one in the manuscript's folder.
    /// </summary>
    private ImmutableArray<Inline>? OnTheWeb(InlineNode picture, LeafText leaf, Lang here)
    {
        if (!IsOnTheWeb(picture))
        {
            return null;
        }

        SourceSpan span = leaf.Span(picture.Start, picture.End);
        string? alt = null;
        string? id = null;
        foreach (AttributeItem item in picture.Attributes.Items)
        {
            if (item is { Kind: '=', Name: "alt" })
            {
                alt = item.Value.Trim();
            }
            else if (item is { Kind: '#', Name.Length: > 0 } && id is null)
            {
                id = item.Name;
                reading.Ids.Add((item.Name, leaf.Span(item.Start, item.End)));
            }
        }

        string address = picture.Value!.StartsWith("//", StringComparison.Ordinal)
            ? "https:" + picture.Value
            : picture.Value;
        linked++;
        ImmutableArray<Inline> words = Children(picture, leaf, here, false, 1);
        linked--;
        bool ornament = alt is "" && !HasWords(words);
        if (!HasWords(words))
        {
            words = ornament
                ? []
                : [new Text(span, here, Nfc.Of(alt is { Length: > 0 } ? alt : address), alt is not { Length: > 0 })];
        }

        (LinkKind kind, string to) = Links.Of(Nfc.Of(address));
        bool leads = kind == LinkKind.Web && linked == 0 && !ornament;
        findings.Add(Says.PictureOnTheWeb(Shown.Brief(picture.Value), ornament, leads), span);
        ImmutableArray<Inline> set = leads ? [.. AroundNotes.Cut(new Link(span, here, to, words))] : words;
        return id is null ? set : [new LangSpan(span, here, set, id)];
    }

    /// <summary>Whether a picture's address is one on the web.</summary>
    public static bool IsOnTheWeb(InlineNode picture) =>
        picture.Value is { } address
        && (
            address.StartsWith("//", StringComparison.Ordinal)
            || address.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || address.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>A picture that stands in the line: its words describe it. Notes called in them stand behind it.</summary>
    private IEnumerable<Inline> InLine(InlineNode picture, LeafText leaf, Lang here)
    {
        var (figure, words) = new FigureReader(reading, this).Read(picture, leaf, here, inLine: true);
        var set = new InlinePicture(
            figure.Span,
            here,
            figure.Path,
            figure.Alt,
            figure.WidthPercent,
            figure.Width,
            figure.Title,
            figure.IsOrnament
        );
        yield return figure.Id is { } id ? new LangSpan(figure.Span, here, [set], id) : set;
        foreach (
            Inline call in Walk.Inlines([new Paragraph(figure.Span, here, words)]).Where(one => one is Note or NoteRef)
        )
        {
            yield return call;
        }
    }
}
