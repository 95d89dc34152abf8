namespace Edition.Reading;

/// <summary>
/// What stands after the colons of a fence: attributes in braces, or a bare word, which is a class; words behind it are
/// the title of another program's box («:::note Mind the step», «:::note[Mind the step]»).
/// </summary>
internal sealed record FenceInfo(Attributes Attributes, AttributesForm Form, int Start, int End)
{
    public string? Class => Attributes.Items.FirstOrDefault(item => item.Kind == '.').Name;

    public string? Lang => Attributes.Items.FirstOrDefault(item => item is { Kind: '=', Name: "lang" }).Value;

    public static FenceInfo Of(Body body, FenceBlock fence)
    {
        string text = body.Text;
        if (
            fence.InfoEnd > fence.InfoStart
            && text[fence.InfoStart] != '{'
            && text.AsSpan(fence.InfoStart, fence.InfoEnd - fence.InfoStart).IndexOfAny('{', '}') < 0
        )
        {
            ReadOnlySpan<char> info = text.AsSpan(fence.InfoStart, fence.InfoEnd - fence.InfoStart);
            int edge = info.IndexOfAny(" \t[") is var found and >= 0 ? found : info.Length;
            var word = new AttributeItem('.', info[..edge].ToString(), "", fence.InfoStart, fence.InfoStart + edge);
            ReadOnlySpan<char> title = info[edge..].Trim();
            title = title is ['[', .., ']'] ? title[1..^1] : title;
            return new FenceInfo(
                new Attributes(
                    title.IsEmpty
                        ? [word]
                        : [word, new AttributeItem('=', "title", title.ToString(), word.End, fence.InfoEnd)],
                    fence.InfoStart,
                    fence.InfoEnd
                ),
                AttributesForm.Attributes,
                fence.InfoStart,
                fence.InfoEnd
            );
        }

        AttributesForm form = Attributes.Read(text, fence.InfoStart, fence.InfoEnd, out Attributes attributes);
        form = form == AttributesForm.Attributes && attributes.End != fence.InfoEnd ? AttributesForm.Broken : form;
        return new FenceInfo(attributes, form, fence.InfoStart, fence.InfoEnd);
    }
}
