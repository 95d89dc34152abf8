using Markdig.Syntax;

namespace Edition.Reading;

/// <summary>A heading's words, and the attributes that may end its line.</summary>
internal sealed record HeadingText(LeafText Words, Attributes Attributes, AttributesForm Form, Attributes Broken)
{
    public static HeadingText Of(Body body, HeadingBlock heading)
    {
        if (heading.Lines.Count == 0)
        {
            return new HeadingText(
                LeafText.Of(body, heading.Span.Start, heading.Span.Start),
                Attributes.None,
                AttributesForm.Text,
                Attributes.None
            );
        }

        LeafText all = LeafText.Of(body, heading, 0, heading.Lines.Count);
        (int end, Attributes attributes, AttributesForm form, Attributes broken) = TrailingAttributes(all);
        if (form == AttributesForm.Attributes && !heading.IsSetext)
        {
            // The hashes that may close a heading stand before its attributes.
            int bare = end;
            while (bare > all.Start && all.Text[bare - 1] == '#')
            {
                bare--;
            }

            if (bare < end && (bare == all.Start || all.Text[bare - 1] == ' '))
            {
                end = TrimEnd(all, bare);
            }
        }

        return new HeadingText(all.Part(all.Start, end), attributes, form, broken);
    }

    /// <summary>Attributes in braces at the very end of a text, and where the text ends before them.</summary>
    public static (int End, Attributes Attributes, AttributesForm Form, Attributes Broken) TrailingAttributes(
        LeafText leaf
    )
    {
        int end = TrimEnd(leaf, leaf.End);
        Attributes broken = Attributes.None;
        if (end > leaf.Start && leaf.Text[end - 1] == '}')
        {
            for (
                int brace = leaf.Text.IndexOf('{', leaf.Start);
                brace >= 0 && brace < end;
                brace = leaf.Text.IndexOf('{', brace + 1)
            )
            {
                bool free = brace == leaf.Start || leaf.Text[brace - 1] is ' ' or '\t' or '\n';
                AttributesForm form = free
                    ? Attributes.Read(leaf.Text, brace, end, out Attributes read)
                    : Attributes.Read("", 0, 0, out read);
                if (form == AttributesForm.Attributes && read.End == end)
                {
                    return (TrimEnd(leaf, brace), read, form, broken);
                }

                broken = form == AttributesForm.Broken ? read : broken;
            }
        }

        return (end, Attributes.None, broken == Attributes.None ? AttributesForm.Text : AttributesForm.Broken, broken);
    }

    private static int TrimEnd(LeafText leaf, int end)
    {
        while (end > leaf.Start && leaf.Text[end - 1] is ' ' or '\t')
        {
            end--;
        }

        return end;
    }
}
