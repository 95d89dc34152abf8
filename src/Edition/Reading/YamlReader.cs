using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Model;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Edition.Reading;

/// <summary>
/// YAML 1.2 events to <see cref="YamlValue"/>s. Aliases are not followed, so that a document cannot grow; anchors and tags say
/// nothing here; depth and length
/// are limited, so that none can hang the reader.
/// </summary>
public sealed class YamlReader
{
    private const int MaxDepth = 16;
    private const int MaxLength = 1 << 20;

    private readonly Source source;
    private readonly int offset;
    private readonly Findings findings;
    private readonly Parser parser;

    private YamlReader(Source source, int offset, string text, Findings findings)
    {
        this.source = source;
        this.offset = offset;
        this.findings = findings;
        parser = new Parser(new StringReader(text));
    }

    /// <summary>
    /// The document that stands in the source between two offsets; null if it has a fault of form (reported) or is
    /// empty.
    /// </summary>
    public static YamlValue? Read(Source source, int start, int end, Findings findings)
    {
        if (end - start > MaxLength)
        {
            findings.Add(Says.YamlTooLong((end - start) / 1024, MaxLength / 1024), new SourceSpan(source, start, 0));
            return null;
        }

        var reader = new YamlReader(source, start, source.Text[start..end], findings);
        try
        {
            return reader.Document();
        }
        catch (YamlException fault)
        {
            findings.Add(
                YamlFaults.Explain(
                    source,
                    start,
                    end,
                    reader.Span(fault.Start, fault.End),
                    Says.YamlSyntax(Sentence(fault.Message))
                )
            );
            return null;
        }
        catch (Exception fault)
            when (fault
                    is ArgumentException
                        or InvalidOperationException
                        or FormatException
                        or OverflowException
                        or IndexOutOfRangeException
            )
        {
            // The scanner has thrown these on hostile escapes and directives; the place is the last event that it
            // understood.
            Mark last = reader.parser.Current?.End ?? Mark.Empty;
            findings.Add(YamlFaults.Explain(source, start, end, reader.Span(last, last), Says.YamlUnread()));
            return null;
        }
    }

    private YamlValue? Document()
    {
        parser.MoveNext();
        parser.MoveNext();
        if (parser.Current is not DocumentStart)
        {
            return null;
        }

        parser.MoveNext();
        YamlValue? root = Node(0);
        if (root is null)
        {
            return null;
        }

        parser.MoveNext();
        if (parser.MoveNext() && parser.Current is DocumentStart second)
        {
            findings.Add(Says.SecondDocument(), Span(second.Start, second.End));
        }

        return root is YamlText { Value: "", IsPlain: true } ? null : root;
    }

    /// <summary>
    /// The node at the current event; afterwards the current event is its last. Null: refused, and the rest is not
    /// read.
    /// </summary>
    private YamlValue? Node(int depth)
    {
        ParsingEvent start = parser.Current!;
        if (start is AnchorAlias alias)
        {
            return new YamlAlias(Span(alias.Start, alias.End), alias.Value.Value);
        }

        var node = (NodeEvent)start;
        if (depth > MaxDepth)
        {
            findings.Add(Says.YamlTooDeep(MaxDepth), Span(node.Start, node.End));
            return null;
        }

        return start switch
        {
            Scalar scalar => Text(scalar),
            SequenceStart => List(depth),
            MappingStart => Map(depth),
            _ => throw new InvalidOperationException(start.GetType().Name),
        };
    }

    private YamlText Text(Scalar scalar)
    {
        SourceSpan span = Span(scalar.Start, scalar.End);
        if (Utf8File.IsForbidden(scalar.Value))
        {
            findings.Add(Says.ForbiddenCharacter(), span);
        }

        string value = Nfc.Of(scalar.Value.ReplaceLineEndings("\n").TrimEnd('\n'));
        bool plain = scalar.Style is ScalarStyle.Plain or ScalarStyle.Any && scalar.Value.Length == span.Length;
        return new YamlText(span, value, plain);
    }

    private YamlList? List(int depth)
    {
        Mark start = parser.Current!.Start;
        var items = ImmutableArray.CreateBuilder<YamlValue>();
        while (parser.MoveNext() && parser.Current is not SequenceEnd)
        {
            if (Node(depth + 1) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        return new YamlList(Span(start, parser.Current!.End), items.ToImmutable());
    }

    private YamlMap? Map(int depth)
    {
        Mark start = parser.Current!.Start;
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        Dictionary<string, SourceSpan> seen = new(StringComparer.Ordinal);
        while (parser.MoveNext() && parser.Current is not MappingEnd)
        {
            if (Node(depth + 1) is not { } key || !parser.MoveNext() || Node(depth + 1) is not { } value)
            {
                return null;
            }

            if (key is not YamlText name)
            {
                findings.Add(Says.KeyForm(), key.Span);
            }
            else if (!seen.TryAdd(name.Value, name.Span))
            {
                findings.Add(
                    new Diagnostic(Says.DuplicateKey(Shown.Brief(name.Value)), name.Span)
                    {
                        Related = [(seen[name.Value], Says.First)],
                    }
                );
            }
            else
            {
                entries.Add(new YamlEntry(name.Value, name.Span, value));
            }
        }

        return new YamlMap(Span(start, parser.Current!.End), entries.ToImmutable());
    }

    private SourceSpan Span(Mark start, Mark end)
    {
        int from = Math.Clamp(offset + (int)start.Index, 0, source.Text.Length);
        int to = Math.Clamp(offset + (int)end.Index, from, source.Text.Length);
        while (to > from && source.Text[to - 1] is '\n' or '\r' or ' ')
        {
            to--;
        }

        return new SourceSpan(source, from, Math.Max(to - from, 0));
    }

    private static string Sentence(string message)
    {
        string text = message.ReplaceLineEndings(" ").Trim();
        text = text.EndsWith('.') ? text : text + ".";
        return text.Contains("invalid mapping", StringComparison.Ordinal)
            ? text + " A value that holds a colon and a space needs quotes around it."
            : text;
    }
}
