using System.Collections.Immutable;
using Edition.Model;
using Edition.Styling;

namespace Edition.Typography;

/// <summary>
/// Sets the author's characters by the rules of each language: quotation marks, dashes, no-break spaces and the rest of
/// <see cref="TypographyRules"/>. Pure; a second
/// setting changes nothing; no letter and no digit is changed, added or lost; code, addresses, ids and <see
/// cref="Text.AsIs"/> are left alone.
/// </summary>
public static class Typographer
{
    /// <summary>The book as it is to be set. Articles are independent and set side by side.</summary>
    public static Book Set(Book book, Template template)
    {
        TypographyRule on = TypographyRules.But(book.Publication.TypographyOff);
        var articles = new Article[book.Articles.Length];
        System.Threading.Tasks.Parallel.For(
            0,
            articles.Length,
            i => articles[i] = new Setter(on, template, book.Publication.Languages).Article(book.Articles[i])
        );
        return book with
        {
            Publication = new Setter(on, template, book.Publication.Languages).Publication(book.Publication),
            Articles = ImmutableArray.Create(articles),
        };
    }

    /// <summary>One text, not of the book, in the language.</summary>
    public static string Set(string text, Lang lang, Template template) =>
        new Setter(TypographyRule.All, template, [lang]).String(text, lang);

    private sealed class Setter(TypographyRule on, Template template, ImmutableArray<Lang> languages)
    {
        private readonly Copy copy = new(template.Languages);
        private readonly LanguageRuns runs = new(template.LatinExceptions, languages);

        public Publication Publication(Publication publication) =>
            publication with
            {
                Title = Strings(publication.Title),
                Subtitle = Strings(publication.Subtitle),
                Authors = Map(publication.Authors, Author),
                Publisher = Strings(publication.Publisher),
                Place = Strings(publication.Place),
                Rights = Strings(publication.Rights),
                Series = Strings(publication.Series),
                EditionStatement = Strings(publication.EditionStatement),
                Annotation = Strings(publication.Annotation),
                Journal = publication.Journal is { } journal ? journal with { Title = Strings(journal.Title) } : null,
                Subjects = Lists(publication.Subjects),
                AccessibilitySummary = Strings(publication.AccessibilitySummary),
            };

        public Article Article(Article article) =>
            article with
            {
                Title = new Localized<ImmutableArray<Inline>>([
                    .. article.Title.Entries.Select(entry => entry with { Value = Inlines(entry.Value, false) }),
                ]),
                Subtitle = Strings(article.Subtitle),
                Type = Strings(article.Type),
                Authors = Map(article.Authors, Author),
                Keywords = Lists(article.Keywords),
                Funding = Strings(article.Funding),
                Acknowledgements = Strings(article.Acknowledgements),
                Conflict = Strings(article.Conflict),
                Abstracts = Map(article.Abstracts, part => part with { Blocks = Blocks(part.Blocks, false) }),
                Blocks = Blocks(article.Blocks, false),
            };

        public string String(string text, Lang lang)
        {
            copy.Fill(text, lang);
            Rules(false);
            return copy.PourString(text);
        }

        private Author Author(Author author) =>
            author with
            {
                Name = Strings(author.Name),
                Affiliation = Strings(author.Affiliation),
                City = Strings(author.City),
                Country = Strings(author.Country),
                About = Strings(author.About),
            };

        private Localized<string> Strings(Localized<string> texts) =>
            texts.IsEmpty
                ? texts
                : new Localized<string>(
                    Map(texts.Entries, entry => entry with { Value = String(entry.Value, entry.Lang) })
                );

        private Localized<ImmutableArray<string>> Lists(Localized<ImmutableArray<string>> lists) =>
            lists.IsEmpty
                ? lists
                : new(
                    Map(
                        lists.Entries,
                        entry => entry with { Value = Map(entry.Value, text => String(text, entry.Lang)) }
                    )
                );

        private ImmutableArray<Block> Blocks(ImmutableArray<Block> blocks, bool isNote) =>
            Map(blocks, block => Block(block, isNote));

        /// <summary>Contents are made of titles that are set already.</summary>
        private Block Block(Block block, bool isNote) =>
            block is Contents
                ? block
                : block.Replaced(blocks => Blocks(blocks, isNote), text => Inlines(text, isNote)) switch
                {
                    Heading { Parallel: { } titles } heading => heading with { Parallel = Strings(titles) },
                    var set => set,
                };

        private ImmutableArray<Inline> Inlines(ImmutableArray<Inline> inlines, bool isNote)
        {
            if ((on & TypographyRule.Languages) != 0)
            {
                inlines = runs.Mark(inlines);
            }

            copy.Fill(inlines);
            Rules(isNote);
            return Notes(copy.Pour(inlines));
        }

        /// <summary>Notes are paragraphs of their own: the one copy is free again when their turn comes.</summary>
        private ImmutableArray<Inline> Notes(ImmutableArray<Inline> inlines)
        {
            ImmutableArray<Inline>.Builder? result = null;
            for (int i = 0; i < inlines.Length; i++)
            {
                Inline before = inlines[i];
                ImmutableArray<Inline> content = before.Content;
                ImmutableArray<Inline> set = Notes(content);
                Inline after =
                    before is Note note ? note with { Blocks = Blocks(note.Blocks, true) }
                    : set == content ? before
                    : before with { Content = set };
                if (result is null && !ReferenceEquals(before, after))
                {
                    result = inlines.ToBuilder();
                }

                if (result is not null)
                {
                    result[i] = after;
                }
            }

            return result?.DrainToImmutable() ?? inlines;
        }

        private void Rules(bool isNote)
        {
            Marks.Set(copy, on);
            if ((on & TypographyRule.Quotes) != 0)
            {
                Quotes.Set(copy);
            }

            if ((on & TypographyRule.Spaces) != 0)
            {
                ThinSpaces.Set(copy);
            }

            Binding.Set(copy, on, isNote);
        }

        private static ImmutableArray<TItem> Map<TItem>(ImmutableArray<TItem> items, Func<TItem, TItem> map)
        {
            if (items.IsDefaultOrEmpty)
            {
                return items;
            }

            var result = new TItem[items.Length];
            for (int i = 0; i < result.Length; i++)
            {
                result[i] = map(items[i]);
            }

            return System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(result);
        }
    }
}
