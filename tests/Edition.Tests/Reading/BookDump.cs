using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Edition.Model;
using Parallel = Edition.Model.Parallel;

namespace Edition.Tests.Reading;

/// <summary>
/// A book as indented text, each node with its language and place (line:column+length), to be compared and read by eye.
/// </summary>
internal static class BookDump
{
    public static string Of(Book book)
    {
        var dump = new Dump();
        Publication p = book.Publication;
        dump.Line(
            0,
            $"publication {p.Name} [{string.Join(", ", p.Languages)}] "
                + $"{p.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} template={p.Template} "
                + $"notes={p.NoteNumbering} epub={p.EpubIdentifier}"
        );
        dump.Texts(1, "title", p.Title);
        dump.Texts(1, "subtitle", p.Subtitle);
        dump.Texts(1, "publisher", p.Publisher);
        dump.Texts(1, "place", p.Place);
        dump.Texts(1, "rights", p.Rights);
        dump.Texts(1, "series", p.Series);
        dump.Texts(1, "annotation", p.Annotation);
        dump.Pairs(
            1,
            ("isbn-print", p.IsbnPrint),
            ("isbn-pdf", p.IsbnPdf),
            ("isbn-epub", p.IsbnEpub),
            ("doi", p.Doi),
            ("udc", p.Udc),
            ("bbk", p.Bbk),
            ("cover", p.Cover),
            ("cover-alt", p.CoverAlt),
            ("certified-by", p.CertifiedBy)
        );
        dump.Lists(1, "subjects", p.Subjects);
        dump.Lists(1, "hyphenation", p.Hyphenation);
        dump.Texts(1, "accessibility-summary", p.AccessibilitySummary);
        dump.Pairs(1, ("typography-off", p.TypographyOff.IsEmpty ? null : string.Join(' ', p.TypographyOff)));
        if (p.Journal is { } journal)
        {
            dump.Texts(1, "journal", journal.Title);
            dump.Pairs(
                1,
                ("issn", journal.Issn),
                ("volume", journal.Volume),
                ("issue", journal.Issue),
                ("year", journal.Year)
            );
        }

        dump.Authors(1, p.Authors);
        foreach (Article article in book.Articles)
        {
            dump.Article(article);
        }

        foreach (Picture picture in book.Pictures.Values.OrderBy(picture => picture.Path, StringComparer.Ordinal))
        {
            dump.Line(0, $"picture {picture.Path} {picture.Format} {picture.Bytes.Length}");
        }

        foreach (Suppression suppression in book.Suppressions)
        {
            dump.Line(
                0,
                $"ignore {string.Join(' ', suppression.RuleIds)} {suppression.Source.Path} {suppression.Start}-{suppression.End}"
            );
        }

        return dump.ToString();
    }

    private sealed class Dump
    {
        private readonly StringBuilder text = new();

        public void Line(int depth, string line) => text.Append(' ', 2 * depth).Append(line).Append('\n');

        public override string ToString() => text.ToString();

        public void Texts(int depth, string name, Localized<string> values)
        {
            foreach (LocalizedEntry<string> entry in values.Entries)
            {
                Line(depth, $"{name} {entry.Lang}{Place(entry.Span)}: {Escaped(entry.Value)}");
            }
        }

        public void Lists(int depth, string name, Localized<ImmutableArray<string>> values)
        {
            foreach (LocalizedEntry<ImmutableArray<string>> entry in values.Entries)
            {
                Line(
                    depth,
                    $"{name} {entry.Lang}{Place(entry.Span)}: {string.Join(" | ", entry.Value.Select(Escaped))}"
                );
            }
        }

        public void Pairs(int depth, params (string Name, string? Value)[] pairs)
        {
            foreach ((string name, string? value) in pairs)
            {
                if (value is not null)
                {
                    Line(depth, $"{name}: {Escaped(value)}");
                }
            }
        }

        public void Authors(int depth, ImmutableArray<Author> authors)
        {
            foreach (Author author in authors)
            {
                Line(depth, "author" + Place(author.Span));
                Texts(depth + 1, "name", author.Name);
                Texts(depth + 1, "file-as", author.FileAs);
                Texts(depth + 1, "affiliation", author.Affiliation);
                Texts(depth + 1, "city", author.City);
                Texts(depth + 1, "country", author.Country);
                Pairs(depth + 1, ("email", author.Email), ("orcid", author.Orcid));
                Texts(depth + 1, "about", author.About);
            }
        }

        public void Article(Article article)
        {
            Line(
                0,
                $"{article.Kind} {article.Source.Path} [{article.Lang}]{(article.Id is null ? "" : " #" + article.Id)}"
            );
            foreach (LocalizedEntry<ImmutableArray<Inline>> title in article.Title.Entries)
            {
                Line(1, $"title {title.Lang}{Place(title.Span)}");
                Inlines(2, title.Value);
            }

            Texts(1, "subtitle", article.Subtitle);
            Texts(1, "type", article.Type);
            Authors(1, article.Authors);
            Pairs(
                1,
                ("udc", article.Udc),
                ("doi", article.Doi),
                ("pages", article.Pages),
                ("received", Date(article.Received)),
                ("revised", Date(article.Revised)),
                ("approved", Date(article.Approved)),
                ("accepted", Date(article.Accepted))
            );
            Lists(1, "keywords", article.Keywords);
            Texts(1, "funding", article.Funding);
            Texts(1, "acknowledgements", article.Acknowledgements);
            Texts(1, "conflict", article.Conflict);
            foreach (Abstract part in article.Abstracts)
            {
                Line(1, $"abstract {part.Lang}{Place(part.Span)}");
                Blocks(2, part.Blocks);
            }

            Blocks(1, article.Blocks);
        }

        private void Blocks(int depth, ImmutableArray<Block> blocks)
        {
            foreach (Block block in blocks)
            {
                string head = $"{block.GetType().Name} {block.Lang}{Place(block.Span)}";
                switch (block)
                {
                    case Paragraph p:
                        Line(depth, head + Id(p.Id));
                        Inlines(depth + 1, p.Content);
                        break;
                    case Heading h:
                        Line(
                            depth,
                            $"{head} level={h.Level}{Id(h.Id)}{(h.Unnumbered ? " unnumbered" : "")}{(h.Unlisted ? " unlisted" : "")}"
                        );
                        Texts(depth + 1, "parallel", h.Parallel ?? Localized<string>.None);
                        Inlines(depth + 1, h.Content);
                        break;
                    case Quotation q:
                        Line(depth, head);
                        Blocks(depth + 1, q.Blocks);
                        break;
                    case LineBlock l:
                        Line(depth, head);
                        foreach (ImmutableArray<Inline> line in l.Lines)
                        {
                            Line(depth + 1, "line");
                            Inlines(depth + 2, line);
                        }

                        break;
                    case ListBlock l:
                        Line(depth, $"{head} {l.Numbering} {l.Delimiter}{(l.Tight ? " tight" : "")}");
                        foreach (ListItem item in l.Items)
                        {
                            Line(depth + 1, $"item {item.Ordinal} {item.Label}{Place(item.Span)}");
                            Blocks(depth + 2, item.Blocks);
                        }

                        break;
                    case Table t:
                        Line(depth, $"{head} {string.Join(',', t.Columns)}{Id(t.Id)}");
                        foreach (TableRow row in new[] { t.Header }.Concat(t.Rows))
                        {
                            Line(depth + 1, "row" + Place(row.Span));
                            foreach (TableCell cell in row.Cells)
                            {
                                Line(depth + 2, "cell" + Place(cell.Span));
                                Inlines(depth + 3, cell.Content);
                            }
                        }

                        Line(depth + 1, "caption");
                        Inlines(depth + 2, t.Caption);
                        break;
                    case Figure f:
                        Line(
                            depth,
                            $"{head} {f.Path} alt={Escaped(f.Alt)} "
                                + $"width={f.WidthPercent.ToString(CultureInfo.InvariantCulture)}{Id(f.Id)}"
                                + (f.Title is null ? "" : " title=" + f.Title)
                        );
                        Inlines(depth + 1, f.Caption);
                        break;
                    case CodeBlock c:
                        Line(depth, $"{head} {c.Syntax}: {Escaped(c.Value)}");
                        break;
                    case ThematicBreak:
                        Line(depth, head);
                        break;
                    case Parallel p:
                        Line(depth, head);
                        foreach (ParallelColumn column in p.Columns)
                        {
                            Line(depth + 1, $"column {column.Lang}{Place(column.Span)}");
                            Blocks(depth + 2, column.Blocks);
                        }

                        break;
                    default:
                        throw new InvalidOperationException(block.GetType().Name);
                }
            }
        }

        private void Inlines(int depth, ImmutableArray<Inline> inlines)
        {
            foreach (Inline inline in inlines)
            {
                string head = $"{inline.GetType().Name} {inline.Lang}{Place(inline.Span)}";
                switch (inline)
                {
                    case Text t:
                        Line(depth, $"{head}{(t.AsIs ? " as-is" : "")}: {Escaped(t.Value)}");
                        break;
                    case Code c:
                        Line(depth, $"{head}: {Escaped(c.Value)}");
                        break;
                    case Styled s:
                        Line(depth, $"{head} {s.Style}");
                        Inlines(depth + 1, s.Content);
                        break;
                    case LangSpan s:
                        Line(depth, head + Id(s.Id));
                        Inlines(depth + 1, s.Content);
                        break;
                    case Link l:
                        Line(depth, $"{head} {l.Uri}");
                        Inlines(depth + 1, l.Content);
                        break;
                    case Reference r:
                        Line(depth, $"{head} #{r.Target}");
                        Inlines(depth + 1, r.Content);
                        break;
                    case Note n:
                        Line(depth, $"{head} {n.Key}");
                        Blocks(depth + 1, n.Blocks);
                        break;
                    case NoteRef n:
                        Line(depth, $"{head} {n.Key}");
                        break;
                    case InlinePicture p:
                        Line(depth, $"{head} {p.Path} “{p.Alt}”");
                        break;
                    case HardBreak:
                        Line(depth, head);
                        break;
                    default:
                        throw new InvalidOperationException(inline.GetType().Name);
                }
            }
        }

        private static string? Date(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        private static string Id(string? id) => id is null ? "" : " #" + id;

        private static string Place(SourceSpan span)
        {
            if (span.Source is null)
            {
                return " nowhere";
            }

            (int line, int column) = span.Source.PlaceOf(span.Start);
            return string.Create(CultureInfo.InvariantCulture, $" {line}:{column}+{span.Length}");
        }

        private static string Escaped(string value)
        {
            var escaped = new StringBuilder();
            foreach (char c in value)
            {
                _ = c switch
                {
                    '\n' => escaped.Append("\\n"),
                    '\u00A0' => escaped.Append('⍽'),
                    < ' ' or (>= '\u007F' and < '\u00A0') or '\u00AD' or (>= '\u2000' and < '\u2010') => escaped.Append(
                        CultureInfo.InvariantCulture,
                        $"\\u{(int)c:X4}"
                    ),
                    _ => escaped.Append(c),
                };
            }

            return escaped.ToString();
        }
    }
}
