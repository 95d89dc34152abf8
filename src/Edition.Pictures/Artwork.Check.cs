using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Edition.Diagnostics;
using Edition.Faces;
using Edition.Model;
using Edition.Pictures.Svg;

namespace Edition.Pictures;

public static partial class Artwork
{
    /// <summary>How many pictures are looked into before it is asked whether they are too dear.</summary>
    private const int SideBySide = 16;

    /// <summary>
    /// Looks into every picture of the book, in order of path: what passes can be shown by every writer. Problems of a
    /// vector picture have their place in it, others where the manuscript shows the picture.
    /// </summary>
    public static void Check(Book book, Findings findings)
    {
        Dictionary<string, SourceSpan> places = PlacesOf(book);
        Picture[] pictures = [.. book.Pictures.Values.OrderBy(picture => picture.Path, StringComparer.Ordinal)];
        var budget = new PictureBudget(pictures);
        foreach (Picture[] few in pictures.Chunk(SideBySide))
        {
            long[] steps = new long[few.Length];
            System.Threading.Tasks.Parallel.For(
                0,
                few.Length,
                i => steps[i] = Check(few[i], places.GetValueOrDefault(few[i].Path), findings)
            );
            for (int i = 0; i < few.Length; i++)
            {
                if (!budget.Spend(steps[i], few[i], places.GetValueOrDefault(few[i].Path), findings))
                {
                    return;
                }
            }
        }
    }

    /// <summary>The book with each GIF as a PNG of its first picture; that an animation stands still is said.</summary>
    public static Book WithStills(Book book, Findings findings)
    {
        if (book.Pictures.Values.All(picture => picture.Format != PictureFormat.Gif))
        {
            return book;
        }

        Dictionary<string, SourceSpan> places = PlacesOf(book);
        Dictionary<Picture, Picture> stills = new(ReferenceEqualityComparer.Instance);
        foreach (Picture picture in book.Pictures.Values.Where(picture => picture.Format == PictureFormat.Gif))
        {
            SourceSpan place = places.GetValueOrDefault(picture.Path);
            if (stills.ContainsKey(picture))
            {
                continue;
            }

            if (GifFile.Read(picture.Bytes.AsSpan(), out string problem) is not var (pixels, isAnimation))
            {
                Refuse(picture, problem, place, findings);
                stills.Add(picture, picture);
                continue;
            }

            if (isAnimation)
            {
                findings.Add(Says.PictureStill(picture.Path), place);
            }

            stills.Add(
                picture,
                picture with
                {
                    Format = PictureFormat.Png,
                    Bytes = ImmutableCollectionsMarshal.AsImmutableArray(PngWriter.Write(pixels)),
                }
            );
        }

        return book with
        {
            Pictures = book.Pictures.ToImmutableDictionary(
                one => one.Key,
                one => stills.GetValueOrDefault(one.Value) ?? one.Value,
                book.Pictures.KeyComparer
            ),
        };
    }

    /// <summary>Where the manuscript shows each picture first.</summary>
    private static Dictionary<string, SourceSpan> PlacesOf(Book book)
    {
        var places = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        if (book.Publication.Cover is { } cover)
        {
            places.TryAdd(cover, book.Publication.Span);
        }

        foreach (Article article in book.Articles)
        {
            IEnumerable<Inline> titles = article.Title.Entries.SelectMany(entry => entry.Value);
            var title = new Paragraph(article.Span, article.Lang, [.. titles]);
            foreach (
                (string path, SourceSpan place) in PicturesOf([
                    title,
                    .. article.Abstracts.SelectMany(summary => summary.Blocks),
                    .. article.Blocks,
                ])
            )
            {
                // A file names a picture from its own folder; the picture says where it lies.
                places.TryAdd(book.Pictures.TryGetValue(path, out Picture? shown) ? shown.Path : path, place);
            }
        }

        return places;
    }

    /// <summary>
    /// Whether the template's faces have the letters of the vector pictures, and these can be drawn as outlines.
    /// </summary>
    public static void CheckLetters(IEnumerable<Picture> pictures, FaceLibrary faces, Findings findings)
    {
        Picture[] drawings =
        [
            .. pictures
                .Where(picture => picture.Format == PictureFormat.Svg)
                .OrderBy(picture => picture.Path, StringComparer.Ordinal),
        ];
        var budget = new PictureBudget(drawings);
        foreach (Picture picture in drawings)
        {
            if (SourceOf(picture) is { } source)
            {
                var problems = new List<SvgProblem>();
                var work = new SvgWork();
                SvgReader.Read(source, faces, problems, work);
                if (!budget.Spend(work.Spent, picture, new SourceSpan(source, 0, 0), findings))
                {
                    return;
                }

                if (problems.Exists(problem => problem.Message.Rule != Rules.SvgLettersMissing))
                {
                    // What Check has said already is not said again; letters may also be too many to be drawn.
                    var known = new List<SvgProblem>();
                    SvgReader.Read(source, null, known);
                    problems.RemoveAll(known.Contains);
                }

                Report(problems, source, findings);
            }
        }
    }

    /// <returns>What the picture costs.</returns>
    private static long Check(Picture picture, SourceSpan place, Findings findings)
    {
        long steps = 0;
        string extension = Path.GetExtension(picture.Path).ToLowerInvariant();
        PictureFormat? named = extension switch
        {
            ".png" => PictureFormat.Png,
            ".jpg" or ".jpeg" => PictureFormat.Jpeg,
            ".svg" => PictureFormat.Svg,
            ".gif" => PictureFormat.Png, // as which its first picture comes here
            _ => null,
        };
        if (named != picture.Format && picture.Format != PictureFormat.Gif)
        {
            findings.Add(Says.PictureMislabelled(picture.Path, Name(picture.Format)), place);
        }

        string problem;
        switch (picture.Format)
        {
            case PictureFormat.Png:
                PngFile? png = PngFile.Read(picture.Bytes.AsSpan(), out problem);
                if (png is null)
                {
                    Refuse(problem);
                    break;
                }

                steps = PictureBudget.StepsOf(png);
                if (PngDecoder.Check(png) is { } damage)
                {
                    Refuse(damage);
                }

                break;
            case PictureFormat.Jpeg:
                JpegFile? jpeg = JpegFile.Read(picture.Bytes.AsSpan(), out problem);
                if (jpeg is null)
                {
                    Refuse(problem);
                }
                else if (jpeg.Components == 4 && !ProfileFits(jpeg.Icc.AsSpan(), 4))
                {
                    findings.Add(Says.PictureColours(picture.Path), place);
                }
                else if (jpeg.Orientation != 1)
                {
                    findings.Add(Says.PictureTurned(picture.Path, jpeg.Orientation), place);
                }

                break;
            case PictureFormat.Svg:
                if (SourceOf(picture) is not { } source)
                {
                    Refuse("it is not UTF-8");
                    break;
                }

                var problems = new List<SvgProblem>();
                var work = new SvgWork();
                SvgReader.Read(source, null, problems, work);
                steps = work.Spent;
                Report(problems, source, findings);
                break;
            case PictureFormat.Gif:
                break; // one that could not be read, which is said
            default:
                throw new InvalidOperationException(picture.Format.ToString());
        }

        return steps;

        void Refuse(string problem) => Artwork.Refuse(picture, problem, place, findings);
    }

    private static void Refuse(Picture picture, string problem, SourceSpan place, Findings findings) =>
        findings.Add(
            Says.PictureUnusable(
                problem.Contains("million", StringComparison.Ordinal) ? Rules.PictureTooLarge : Rules.PictureDamaged,
                picture.Path,
                problem
            ),
            place
        );

    private static void Report(List<SvgProblem> problems, Source source, Findings findings)
    {
        foreach (SvgProblem problem in problems)
        {
            findings.Add(problem.Message, new SourceSpan(source, problem.Offset, 0));
        }
    }

    private static string Name(PictureFormat format) =>
        format switch
        {
            PictureFormat.Png => "PNG",
            PictureFormat.Jpeg => "JPEG",
            PictureFormat.Svg => "SVG",
            _ => throw new InvalidOperationException(format.ToString()),
        };

    /// <summary>The pictures among blocks and in what these contain, each with its place.</summary>
    public static IEnumerable<(string Path, SourceSpan Place)> PicturesOf(IEnumerable<Block> blocks)
    {
        var found = new List<(string, SourceSpan)>();
        foreach (Block block in blocks)
        {
            Walk.Visit(
                block,
                inner =>
                {
                    if (inner is Figure figure)
                    {
                        found.Add((figure.Path, figure.Span));
                    }
                },
                inline =>
                {
                    if (inline is InlinePicture picture)
                    {
                        found.Add((picture.Path, picture.Span));
                    }
                }
            );
        }

        return found;
    }
}
