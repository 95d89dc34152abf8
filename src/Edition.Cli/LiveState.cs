using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Print.Pages;
using Edition.Print.Svg;

namespace Edition.Cli;

/// <summary>Lengths in points. What a browser needs to show an impression.</summary>
internal sealed record BookState(
    string Session,
    int Number,
    bool Good,
    string? Fault,
    string Title,
    double Width,
    double Height,
    ImmutableArray<PageState> Pages
)
{
    public ImmutableArray<FindingState> Findings { get; init; } = [];
}

internal sealed record PageState(string Label, string Seal, bool Changed);

/// <summary><c>Page</c> is -1 where no page shows the place.</summary>
internal sealed record FindingState(string Rule, string Severity, string Message, int Page, int Item, double Y)
{
    public string? File { get; init; }

    public int Line { get; init; }

    public int Column { get; init; }

    public string? Url { get; init; }
}

internal sealed record PlaceState(string? File, int Line, int Column, string? Url);

internal sealed record FoundState(int Page, int Item, double Y, PlaceState Source);

internal sealed record HitState(
    int Page,
    double Y,
    ImmutableArray<int> Items,
    string Before,
    string Words,
    string After
);

internal sealed record EpubState(string Address);

/// <summary>The answers of the live proof, as data.</summary>
internal static class LiveState
{
    private const int MostHits = 200;

    public delegate string? UrlOf(Source source, int line, int column);

    public static byte[] Json(object answer) =>
        answer switch
        {
            BookState state => JsonSerializer.SerializeToUtf8Bytes(state, LiveJson.Default.BookState),
            PlaceState state => JsonSerializer.SerializeToUtf8Bytes(state, LiveJson.Default.PlaceState),
            FoundState state => JsonSerializer.SerializeToUtf8Bytes(state, LiveJson.Default.FoundState),
            EpubState state => JsonSerializer.SerializeToUtf8Bytes(state, LiveJson.Default.EpubState),
            HitState[] state => JsonSerializer.SerializeToUtf8Bytes(state, LiveJson.Default.HitStateArray),
            _ => throw new InvalidOperationException(answer.GetType().Name),
        };

    public static BookState Of(Impression? impression, string session, Func<Source, string> shown, UrlOf url)
    {
        if (impression is not { } now)
        {
            return new BookState(session, 0, true, null, "", 420, 595, []);
        }

        PagedBook? pages = now.Forme?.Pages;
        return new BookState(
            session,
            now.Number,
            now.IsGood,
            now.Fault,
            pages is null ? "" : TitleOf(pages.Book.Publication),
            pages?.Geometry.Width.Points ?? 420,
            pages?.Geometry.Height.Points ?? 595,
            pages is null
                ? []
                :
                [
                    .. pages.Pages.Select(page => new PageState(
                        page.Label,
                        now.Forme!.Seals[page.Index],
                        now.Forme.Changed.Contains(now.Forme.Seals[page.Index])
                    )),
                ]
        )
        {
            Findings = [.. now.Findings.OrderBy(f => f.Rule.Severity).Select(f => Of(f, now.Forme, shown, url))],
        };
    }

    public static PlaceState PlaceOf(Source source, int offset, Func<Source, string> shown, UrlOf url)
    {
        (int line, int column) = source.PlaceOf(offset);
        return new PlaceState(shown(source), line, column, url(source, line, column));
    }

    public static HitState[] Hits(PagedBook pages, string words) =>
        [
            .. PageSearch
                .Find(pages, words, MostHits)
                .Select(hit => new HitState(
                    hit.Page,
                    pages.Pages[hit.Page].Items[hit.Items[0]].Y.Points,
                    hit.Items,
                    hit.Before,
                    hit.Words,
                    hit.After
                )),
        ];

    /// <summary>Where the EPUB shows what a page begins with: the list of pages in its navigation knows.</summary>
    public static EpubState EpubPlace(Forme forme, int number, int page)
    {
        string root = $"epub/{number}/";
        string wanted = forme.Pages.Pages[Math.Clamp(page, 0, forme.Pages.Pages.Length - 1)].Label;
        (string path, byte[] bytes) = forme
            .Epub.Where(file => file.Key.EndsWith("nav.xhtml", StringComparison.Ordinal))
            .Select(file => (file.Key, file.Value))
            .First();
        string folder = path[..(path.LastIndexOf('/') + 1)];
        string first = "";
        using var reader = XmlReader.Create(
            new MemoryStream(bytes),
            new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore }
        );
        bool pages = false;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            pages = reader.LocalName == "nav" ? reader.GetAttribute("epub:type") == "page-list" : pages;
            if (reader.LocalName == "a" && reader.GetAttribute("href") is { } target)
            {
                first = first.Length == 0 ? target : first;
                if (pages && reader.ReadElementContentAsString().Trim() == wanted)
                {
                    return new EpubState(root + folder + target);
                }
            }
        }

        return new EpubState(root + folder + first);
    }

    private static string TitleOf(Publication publication) =>
        publication.Title.TryGet(publication.Lang, out string? title) ? title : publication.Name;

    private static FindingState Of(Diagnostic finding, Forme? forme, Func<Source, string> shown, UrlOf url)
    {
        PagePlace? place = finding.Span.Source is { } source ? forme?.Places.Find(source, finding.Span.Start) : null;
        var told = new FindingState(
            finding.Rule.Id,
            FindingsText.Named(finding.Rule.Severity),
            finding.Message,
            place?.Page ?? -1,
            place?.Item ?? -1,
            place?.Y ?? 0
        );
        if (finding.Span.Source is not { } file)
        {
            return told;
        }

        PlaceState at = PlaceOf(file, finding.Span.Start, shown, url);
        return told with { File = at.File, Line = at.Line, Column = at.Column, Url = at.Url };
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BookState))]
[JsonSerializable(typeof(PlaceState))]
[JsonSerializable(typeof(FoundState))]
[JsonSerializable(typeof(EpubState))]
[JsonSerializable(typeof(HitState[]))]
internal sealed partial class LiveJson : JsonSerializerContext;
