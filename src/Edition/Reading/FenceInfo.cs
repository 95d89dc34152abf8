namespace Edition.Reading;

/// <summary>What stands after the colons of a fence: attributes in braces, or a bare word, which is a class.</summary>
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
            && text.AsSpan(fence.InfoStart, fence.InfoEnd - fence.InfoStart).IndexOfAny(" \t{}") < 0
        )
        {
            string word = text[fence.InfoStart..fence.InfoEnd];
            return new FenceInfo(
                new Attributes(
                    [new AttributeItem('.', word, "", fence.InfoStart, fence.InfoEnd)],
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
