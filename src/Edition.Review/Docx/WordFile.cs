using System.Collections.Immutable;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Review.Docx;

/// <summary>
/// A Word file as read: blocks of the text, notes, comments, running heads. The SDK opens it (transitional or strict,
/// parts found by their relationships); nothing outside the file is ever asked for.
/// </summary>
internal sealed class WordFile
{
    public required string Name { get; init; }

    public required ImmutableArray<WordBlock> Body { get; init; }

    /// <summary>Notes by id; endnotes have ids of their own.</summary>
    public required ImmutableDictionary<string, ImmutableArray<WordBlock>> Footnotes { get; init; }

    public required ImmutableDictionary<string, ImmutableArray<WordBlock>> Endnotes { get; init; }

    public required ImmutableArray<WordComment> Comments { get; init; }

    /// <summary>Running heads and feet.</summary>
    public required ImmutableArray<ImmutableArray<WordBlock>> Running { get; init; }

    public required NumberTable Numbers { get; init; }

    /// <summary>LibreOffice saved it, which ends a section wherever a page of another style begins.</summary>
    public bool IsOfLibreOffice { get; init; }

    /// <summary>The hash of the source that it was made of, if it is a copy for an editor.</summary>
    public string? SourceHash { get; init; }

    /// <summary>The figures that pages told when it was made; null where it does not say so.</summary>
    public ImmutableHashSet<string>? Figures { get; init; }

    /// <summary>The day on which it was last saved (yyyy-MM-dd), if it says so.</summary>
    public string? Modified { get; init; }

    /// <summary>Opens a file; null with a finding where it is refused.</summary>
    public static WordFile? Open(string name, byte[] bytes, Findings findings)
    {
        var place = new SourceSpan(new Source(name, ""), 0, 0);
        if (PackageGuard.Refuse(bytes) is { } refused)
        {
            findings.Add(refused, place);
            return null;
        }

        try
        {
            var settings = new OpenSettings { AutoSave = false };
            using var stream = new MemoryStream(SingleParts.Of(bytes), false);
            using var document = WordprocessingDocument.Open(stream, false, settings);
            if (document.MainDocumentPart is { } main && ElementStream.HasChild(main, "body"))
            {
                return Read(name, document, main);
            }
        }
        catch (Exception e)
            when (e
                    is OpenXmlPackageException
                        or XmlException
                        or IOException
                        or InvalidDataException
                        or InvalidOperationException
                        or FormatException
                        or ArgumentException
                        or KeyNotFoundException
                        or NotSupportedException
            )
        {
            // What the SDK makes of a package with wrong or missing parts; the guard has seen to all else.
        }

        findings.Add(Says.NotWord(), place);
        return null;
    }

    private static WordFile Read(string name, WordprocessingDocument document, MainDocumentPart main)
    {
        var styles = new StyleTable(main.StyleDefinitionsPart?.RootElement);
        return new WordFile
        {
            Name = name,
            Body = new StoryReader(main, styles).Blocks(ElementStream.ChildrenOf(main, "body")),
            Footnotes = Notes(main.FootnotesPart, styles),
            Endnotes = Notes(main.EndnotesPart, styles),
            Comments = CommentsOf(main),
            Running =
            [
                .. main
                    .HeaderParts.Cast<OpenXmlPart>()
                    .Concat(main.FooterParts)
                    .OrderBy(part => part.Uri.OriginalString, StringComparer.Ordinal)
                    .Where(part => part.RootElement is not null)
                    .Select(part => new StoryReader(part, styles).Blocks(part.RootElement!)),
            ],
            Numbers = new NumberTable(main.NumberingDefinitionsPart?.RootElement),
            IsOfLibreOffice =
                document
                    .ExtendedFilePropertiesPart?.RootElement.Child("Application")
                    ?.InnerText.StartsWith("LibreOffice", StringComparison.Ordinal) == true,
            SourceHash = Property(document, Sites.SourceProperty),
            Figures = Property(document, Sites.FiguresProperty)?.Split(';').ToImmutableHashSet(),
            Modified = ModifiedOf(document),
        };
    }

    private static string? Property(WordprocessingDocument document, string name) =>
        document
            .CustomFilePropertiesPart?.RootElement.Children("property")
            .FirstOrDefault(property => property.Value("name") == name)
            ?.InnerText.Trim();

    private static string? ModifiedOf(WordprocessingDocument document)
    {
        try
        {
            return document.PackageProperties.Modified?.ToString(
                "yyyy-MM-dd",
                System.Globalization.CultureInfo.InvariantCulture
            );
        }
        catch (Exception e) when (e is XmlException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    private static ImmutableDictionary<string, ImmutableArray<WordBlock>> Notes(OpenXmlPart? part, StyleTable styles)
    {
        var notes = ImmutableDictionary.CreateBuilder<string, ImmutableArray<WordBlock>>(StringComparer.Ordinal);
        if (part is not null)
        {
            foreach (OpenXmlElement note in ElementStream.ChildrenOf(part))
            {
                if (
                    note.LocalName is "footnote" or "endnote"
                    && note.Value("type") is null or "normal"
                    && note.Value("id") is { } id
                )
                {
                    notes.TryAdd(id, new StoryReader(part, styles).Blocks(note));
                }
            }
        }

        return notes.ToImmutable();
    }

    private static ImmutableArray<WordComment> CommentsOf(MainDocumentPart main)
    {
        var comments = ImmutableArray.CreateBuilder<WordComment>();
        // A program that adds its comments may do so in a second part.
        OpenXmlElement[] roots =
        [
            .. new[] { main.WordprocessingCommentsPart?.RootElement }.OfType<OpenXmlElement>(),
            .. SingleParts.Others(main, "comments").Select(xml => new Comments(xml)),
        ];
        HashSet<string> known = new(StringComparer.Ordinal);

        Dictionary<string, (string? Parent, bool Done)> threads = new(StringComparer.OrdinalIgnoreCase);
        foreach (OpenXmlElement each in main.WordprocessingCommentsExPart?.RootElement.Children("commentEx") ?? [])
        {
            threads.TryAdd(
                each.Value("paraId") ?? "",
                (each.Value("paraIdParent"), each.Value("done") is "1" or "true")
            );
        }

        Dictionary<string, string> byParagraph = new(StringComparer.OrdinalIgnoreCase);
        foreach (OpenXmlElement comment in roots.SelectMany(root => root.Children("comment")))
        {
            string id = comment.Value("id") ?? "";
            if (!known.Add(id))
            {
                continue;
            }

            OpenXmlElement[] paragraphs = [.. comment.Children("p")];
            foreach (string paragraph in paragraphs.Select(p => p.Value("paraId")).OfType<string>())
            {
                byParagraph.TryAdd(paragraph, id);
            }

            (string? Parent, bool Done) thread = default;
            string? key = paragraphs.LastOrDefault().Value("paraId");
            if (key is not null && threads.TryGetValue(key, out (string? Parent, bool Done) found))
            {
                thread = found;
            }

            comments.Add(
                new WordComment(
                    id,
                    (comment.Value("author") ?? "").Trim(),
                    comment.Day() ?? "",
                    string.Join(
                        ' ',
                        comment
                            .Descendants()
                            .Where(each => each.LocalName == "p")
                            .Select(p =>
                                string.Concat(
                                    p.Descendants()
                                        .Where(each => each.LocalName is "t" or "tab" or "br")
                                        .Select(each => each.LocalName == "t" ? each.InnerText : " ")
                                )
                            )
                    ),
                    thread.Parent is { } parent ? byParagraph.GetValueOrDefault(parent) : null,
                    thread.Done
                )
            );
        }

        return comments.ToImmutable();
    }
}
