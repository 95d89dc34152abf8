using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Reading;

/// <summary>The elements of HTML that are open in a container, and the language that the innermost of them names.</summary>
internal sealed class HtmlScopes(Lang lang)
{
    private readonly Stack<(string Name, Lang Before, SourceSpan Span, bool Names)> open = [];

    /// <summary>The language of what is read now.</summary>
    public Lang Lang { get; private set; } = lang;

    /// <summary>Opens or closes an enclosing element. Attributes other than a language change nothing here.</summary>
    public void Apply(HtmlTag tag, LeafText leaf, Findings findings)
    {
        SourceSpan span = leaf.Span(tag.Start, tag.End);
        if (tag.IsClosing)
        {
            Close(tag.Name, span, findings);
            return;
        }

        string? named = tag.Value("lang");
        bool known = named is not null && Languages.IsTag(named);
        if (tag.Items.Any(item => item.Kind == '=' && item.Name.StartsWith("on", StringComparison.Ordinal)))
        {
            findings.Add(Says.ElementWithScript(Shown.Brief(leaf.Text[tag.Start..tag.End])), span);
        }
        else if (tag.Name is not ("div" or "figure") || tag.Items.Any(item => item is not { Kind: '=', Name: "lang" }))
        {
            findings.Add(
                Says.ElementPassedOver(Shown.Brief(leaf.Text[tag.Start..tag.End]), (known ? " in its language" : "")),
                span
            );
        }

        if (!tag.IsEmpty)
        {
            open.Push((tag.Name, Lang, span, known));
            Lang = known ? new Lang(named!) : Lang;
        }
    }

    private void Close(string name, SourceSpan span, Findings findings)
    {
        if (!open.Any(element => element.Name == name))
        {
            findings.Add(Says.StrayEndTag(name), span);
            return;
        }

        while (open.TryPop(out (string Name, Lang Before, SourceSpan Span, bool Names) element))
        {
            Lang = element.Before;
            if (element.Name == name)
            {
                return;
            }
        }
    }

    /// <summary>At the end of the container: a language that nothing ended would go on to where it was not meant.</summary>
    public void End(Findings findings)
    {
        foreach ((string name, _, SourceSpan span, bool names) in open.Where(element => element.Names))
        {
            findings.Add(Says.ElementNotClosed(name), span);
        }
    }
}
