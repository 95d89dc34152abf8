using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Edition.Packaging;

/// <summary>
/// XML written straight into UTF-8 bytes, as both book formats need it: the caller writes the markup as literals, this
/// class only what must be escaped. Whatever text it is given, what
/// comes out is well-formed: characters that XML 1.0 (2.2) does not allow become U+FFFD, and "&gt;" is always escaped,
/// so that "]]&gt;" cannot arise.
/// </summary>
public sealed class XmlText(int capacity = 16 * 1024)
{
    private byte[] bytes = new byte[capacity];
    private int length;

    public int Length => length;

    /// <summary>What is written so far; valid until more is written.</summary>
    public ReadOnlyMemory<byte> Written => bytes.AsMemory(0, length);

    /// <summary>Begins anew in the same room.</summary>
    public void Clear() => length = 0;

    /// <summary>Markup, as it stands.</summary>
    public XmlText Raw(ReadOnlySpan<byte> markup)
    {
        Room(markup.Length);
        markup.CopyTo(bytes.AsSpan(length));
        length += markup.Length;
        return this;
    }

    public XmlText Raw(ReadOnlyMemory<byte> markup) => Raw(markup.Span);

    public XmlText Number(long value)
    {
        Room(20);
        bool written = value.TryFormat(bytes.AsSpan(length), out int count, default, CultureInfo.InvariantCulture);
        Debug.Assert(written);
        length += count;
        return this;
    }

    /// <summary>Character data.</summary>
    public XmlText Text(ReadOnlySpan<char> text)
    {
        Escape(text, attribute: false);
        return this;
    }

    /// <summary> name="value" with its leading space.</summary>
    public XmlText Attribute(ReadOnlySpan<byte> name, ReadOnlySpan<char> value)
    {
        Raw(" "u8).Raw(name).Raw("=\""u8);
        Escape(value, attribute: true);
        return Raw("\""u8);
    }

    public override string ToString() => Encoding.UTF8.GetString(bytes, 0, length);

    /// <summary>How many characters from the beginning need neither escaping nor a second look.</summary>
    private static int PlainRun(ReadOnlySpan<char> text)
    {
        int i = 0;
        while (
            i < text.Length
            && text[i]
                is >= ' '
                    and not ('&' or '<' or '>' or '"' or >= '\uD800' and <= '\uDFFF' or '\uFFFE' or '\uFFFF')
        )
        {
            i++;
        }

        return i;
    }

    private void Escape(ReadOnlySpan<char> text, bool attribute)
    {
        while (!text.IsEmpty)
        {
            int run = PlainRun(text);
            Room(run * 3);
            length += Encoding.UTF8.GetBytes(text[..run], bytes.AsSpan(length));
            text = text[run..];
            if (text.IsEmpty)
            {
                return;
            }

            int taken = 1;
            switch (text[0])
            {
                case '&':
                    Raw("&amp;"u8);
                    break;
                case '<':
                    Raw("&lt;"u8);
                    break;
                case '>':
                    Raw("&gt;"u8);
                    break;
                case '"':
                    Raw(attribute ? "&quot;"u8 : "\""u8);
                    break;
                case '\n':
                    Raw(attribute ? "&#10;"u8 : "\n"u8);
                    break;
                case '\t':
                    Raw(attribute ? "&#9;"u8 : "\t"u8);
                    break;
                case '\r':
                    Raw("&#13;"u8);
                    break;
                default:
                    bool pair =
                        Rune.DecodeFromUtf16(text, out Rune rune, out taken) == OperationStatus.Done
                        && (rune.Value & 0xFFFE) != 0xFFFE
                        && rune.Value > 0xFFFF;
                    Room(4);
                    length += (pair ? rune : Rune.ReplacementChar).EncodeToUtf8(bytes.AsSpan(length));
                    break;
            }

            text = text[taken..];
        }
    }

    private void Room(int more)
    {
        if (bytes.Length - length < more)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + more));
        }
    }
}
