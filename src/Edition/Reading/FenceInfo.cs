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
            return Named(info[..edge], info[edge..], fence, fence.InfoStart + edge);
        }

        // «:::{tip} Mind the step» of MyST
        if (fence.InfoEnd > fence.InfoStart + 2 && text[fence.InfoStart] == '{')
        {
            int close = text.IndexOf('}', fence.InfoStart, fence.InfoEnd - fence.InfoStart);
            ReadOnlySpan<char> name =
                close < 0 ? default : text.AsSpan(fence.InfoStart + 1, close - fence.InfoStart - 1);
            if (!name.IsEmpty && !name.ContainsAnyExceptInRange('a', 'z'))
            {
                return Named(name, text.AsSpan(close + 1, fence.InfoEnd - close - 1), fence, close + 1);
            }
        }

        AttributesForm form = Attributes.Read(text, fence.InfoStart, fence.InfoEnd, out Attributes attributes);
        form = form == AttributesForm.Attributes && attributes.End != fence.InfoEnd ? AttributesForm.Broken : form;
        return new FenceInfo(attributes, form, fence.InfoStart, fence.InfoEnd);
    }

    private static FenceInfo Named(ReadOnlySpan<char> name, ReadOnlySpan<char> rest, FenceBlock fence, int edge)
    {
        var word = new AttributeItem('.', name.ToString(), "", fence.InfoStart, edge);
        ReadOnlySpan<char> title = rest.Trim();
        title = title is ['[', .., ']'] ? title[1..^1] : title;
        return new FenceInfo(
            new Attributes(
                title.IsEmpty ? [word] : [word, new AttributeItem('=', "title", title.ToString(), edge, fence.InfoEnd)],
                fence.InfoStart,
                fence.InfoEnd
            ),
            AttributesForm.Attributes,
            fence.InfoStart,
            fence.InfoEnd
        );
    }
}
