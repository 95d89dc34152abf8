using System.Collections.Immutable;
using System.Globalization;
using Edition.Model;
using Edition.Packaging;

namespace Edition.Epub;

/// <summary>
/// Whether a file is part of the reading order, or beside it (the cover, which readers show before they open the book).
/// </summary>
internal enum Reading
{
    None,
    Linear,
    Beside,
}

/// <summary>A file of the package as its manifest lists it; <c>Properties</c> as in EPUB 3.3, 5.6.2. </summary>
internal sealed record PackageItem(
    string Name,
    string MediaType,
    ReadOnlyMemory<byte> Bytes,
    string? Properties = null,
    Reading Reading = Reading.None,
    bool Compressed = false
);

/// <summary>
/// The package document: metadata in every language of the edition (EPUB 3.3, 5.5), accessibility as measured (EPUB
/// Accessibility 1.1), manifest and spine.
/// </summary>
internal sealed partial class PackageDocument
{
    private readonly XmlText xml = new();
    private readonly EpubPlan plan;
    private readonly Publication publication;

    private PackageDocument(EpubPlan plan)
    {
        this.plan = plan;
        publication = plan.Book.Catalogued;
    }

    public static ReadOnlyMemory<byte> Write(EpubPlan plan, IReadOnlyList<PackageItem> items)
    {
        var document = new PackageDocument(plan);
        document.Document(items);
        return document.xml.Written;
    }

    private void Document(IReadOnlyList<PackageItem> items)
    {
        xml.Raw(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<package xmlns=\"http://www.idpf.org/2007/opf\" "u8
                + "version=\"3.0\" unique-identifier=\"book-id\""u8
        );
        xml.Attribute("xml:lang"u8, publication.Lang.Tag);
        xml.Raw(">\n<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"u8);
        Identifiers();
        Texts();
        People();
        Collections();
        Accessibility();

        // EPUB 2's word for the cover, which many libraries still read.
        int cover = IndexOf(items, item => item.Properties == "cover-image");
        xml.Raw("<meta name=\"cover\""u8).Attribute("content"u8, ItemId(cover)).Raw("/>\n"u8);
        xml.Raw("</metadata>\n<manifest>\n"u8);
        for (int i = 0; i < items.Count; i++)
        {
            xml.Raw("<item"u8)
                .Attribute("id"u8, ItemId(i))
                .Attribute("href"u8, items[i].Name)
                .Attribute("media-type"u8, items[i].MediaType);
            if (items[i].Properties is { } properties)
            {
                xml.Attribute("properties"u8, properties);
            }

            xml.Raw("/>\n"u8);
        }

        xml.Raw("</manifest>\n<spine"u8);
        xml.Attribute("toc"u8, ItemId(IndexOf(items, item => item.MediaType == NcxWriter.MediaType))).Raw(">\n"u8);
        for (int i = 0; i < items.Count; i++)
        {
            if (items[i].Reading != Reading.None)
            {
                xml.Raw("<itemref"u8)
                    .Attribute("idref"u8, ItemId(i))
                    .Raw(items[i].Reading == Reading.Beside ? " linear=\"no\"/>\n"u8 : "/>\n"u8);
            }
        }

        xml.Raw("</spine>\n</package>\n"u8);
    }

    private static int IndexOf(IReadOnlyList<PackageItem> items, Predicate<PackageItem> isIt)
    {
        for (int i = 0; i < items.Count; i++)
        {
            if (isIt(items[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private static string ItemId(int index) => "item-" + (index + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>Identifiers with their kinds by ONIX code list 5: 15 ISBN-13, 06 DOI.</summary>
    private void Identifiers()
    {
        string? isbn = publication.IsbnEpub is { } number ? Publication.AddressOf(number) : null,
            doi = publication.Doi is { } name ? "doi:" + name : null;
        Identify(publication.EpubIdentifier, "book-id", isbn, doi);
        foreach ((string? other, string id) in ((string?, string)[])[(isbn, "isbn"), (doi, "doi")])
        {
            if (other is not null && other != publication.EpubIdentifier)
            {
                Identify(other, id, isbn, doi);
            }
        }

        if (publication.IsbnPrint is { } print)
        {
            Element("dc:source"u8, Publication.AddressOf(print));
        }

        DateOnly modified = publication.Modified ?? publication.Date;
        Meta("dcterms:modified", modified.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z");
    }

    private void Identify(string identifier, string id, string? isbn, string? doi)
    {
        Element("dc:identifier"u8, identifier, id);
        if (identifier == isbn || identifier == doi)
        {
            Refinement(id, "identifier-type", identifier == isbn ? "15" : "06", "onix:codelist5");
        }
    }

    private void Texts()
    {
        InLanguages("dc:title"u8, publication.Title, "title");
        Refinement("title", "title-type", "main");
        // No more than one (EPUB 3.3, D.3.5).
        foreach (LocalizedEntry<string> sort in publication.TitleSort.Entries.Take(1))
        {
            Refinement("title", "file-as", sort.Value, lang: sort.Lang);
        }

        if (!publication.Subtitle.IsEmpty)
        {
            Refinement("title", "display-seq", "1");
            InLanguages("dc:title"u8, publication.Subtitle, "subtitle");
            Refinement("subtitle", "title-type", "subtitle");
            Refinement("subtitle", "display-seq", "2");
        }

        foreach (Lang lang in publication.Languages)
        {
            Element("dc:language"u8, lang.Tag);
        }

        Element("dc:date"u8, publication.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        InLanguages("dc:publisher"u8, publication.Publisher, "publisher");
        InLanguages("dc:rights"u8, publication.Rights, "rights");

        if (publication.Licence is { } licence)
        {
            if (Uri.TryCreate(licence, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https")
            {
                xml.Raw("<link rel=\"dcterms:license\""u8).Attribute("href"u8, licence).Raw("/>\n"u8);
            }
            else
            {
                Meta("dcterms:license", licence);
            }
        }

        foreach (LocalizedEntry<string> statement in publication.EditionStatement.Entries.Take(1))
        {
            Meta("schema:bookEdition", statement.Value);
        }

        if (publication.Age is { } age)
        {
            Meta("schema:typicalAgeRange", age);
        }

        InLanguages("dc:description"u8, publication.Annotation, "description");

        foreach (LocalizedEntry<ImmutableArray<string>> subjects in publication.Subjects.Entries)
        {
            foreach (string subject in subjects.Value)
            {
                Element("dc:subject"u8, subject, lang: subjects.Lang);
            }
        }

        Classification("udc", "UDC", publication.Udc);
        Classification("bbk", "BBK", publication.Bbk);
    }

    private void Classification(string id, string authority, string? term)
    {
        if (!string.IsNullOrEmpty(term))
        {
            Element("dc:subject"u8, term, id);
            Refinement(id, "authority", authority);
            Refinement(id, "term", term);
        }
    }

    /// <summary>
    /// Authors as creators, all others as contributors, each once with its role (MARC relators) and its name in each
    /// language.
    /// </summary>
    private void People()
    {
        for (int i = 0; i < publication.Authors.Length; i++)
        {
            string id = "person-" + (i + 1).ToString(CultureInfo.InvariantCulture);
            Author person = publication.Authors[i];
            InLanguages(person.IsAuthor ? "dc:creator"u8 : "dc:contributor"u8, person.Name, id);
            Refinement(id, "role", person.Role, "marc:relators");
            foreach (LocalizedEntry<string> fileAs in person.FileAs.Entries.Take(1))
            {
                Refinement(id, "file-as", fileAs.Value);
            }
        }
    }

    private void Collections()
    {
        if (!publication.Series.IsEmpty)
        {
            Collection("series", publication.Series);
            Issn("series", publication.SeriesIssn);
            if (publication.SeriesNumber is { } number && number.All(c => char.IsAsciiDigit(c) || c == '.'))
            {
                Refinement("series", "group-position", number);
            }
        }

        if (publication.Journal is { Title.IsEmpty: false } journal)
        {
            Collection("journal", journal.Title);
            Issn("journal", journal.Issn);

            string position = string.Join(
                '.',
                new[] { journal.Volume, journal.Issue }.Where(number =>
                    !string.IsNullOrEmpty(number) && number.All(char.IsAsciiDigit)
                )
            );
            if (position.Length > 0)
            {
                Refinement("journal", "group-position", position);
            }
        }
    }

    private void Issn(string collection, string? issn)
    {
        if (!string.IsNullOrEmpty(issn))
        {
            Refinement(collection, "dcterms:identifier", "urn:issn:" + issn);
        }
    }

    private void Collection(string id, Localized<string> name)
    {
        xml.Raw("<meta property=\"belongs-to-collection\""u8)
            .Attribute("id"u8, id)
            .Attribute("xml:lang"u8, name.Entries[0].Lang.Tag)
            .Raw(">"u8)
            .Text(name.Entries[0].Value)
            .Raw("</meta>\n"u8);
        foreach (LocalizedEntry<string> other in name.Entries.Skip(1))
        {
            Refinement(id, "alternate-script", other.Value, lang: other.Lang);
        }

        Refinement(id, "collection-type", "series");
    }

    /// <summary>The text in its first language, refined by its forms in the others.</summary>
    private void InLanguages(ReadOnlySpan<byte> element, Localized<string> text, string id)
    {
        if (text.IsEmpty)
        {
            return;
        }

        Element(element, text.Entries[0].Value, id, text.Entries[0].Lang);
        foreach (LocalizedEntry<string> other in text.Entries.Skip(1))
        {
            Refinement(id, "alternate-script", other.Value, lang: other.Lang);
        }
    }

    private void Element(ReadOnlySpan<byte> name, string text, string? id = null, Lang? lang = null)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        xml.Raw("<"u8).Raw(name);
        if (id is not null)
        {
            xml.Attribute("id"u8, id);
        }

        if (lang is { } own)
        {
            xml.Attribute("xml:lang"u8, own.Tag);
        }

        xml.Raw(">"u8).Text(text).Raw("</"u8).Raw(name).Raw(">\n"u8);
    }

    private void Meta(string property, string value) =>
        xml.Raw("<meta"u8).Attribute("property"u8, property).Raw(">"u8).Text(value).Raw("</meta>\n"u8);

    private void Refinement(string id, string property, string value, string? scheme = null, Lang? lang = null)
    {
        xml.Raw("<meta"u8).Attribute("refines"u8, "#" + id).Attribute("property"u8, property);
        if (scheme is not null)
        {
            xml.Attribute("scheme"u8, scheme);
        }

        if (lang is { } own)
        {
            xml.Attribute("xml:lang"u8, own.Tag);
        }

        xml.Raw(">"u8).Text(value).Raw("</meta>\n"u8);
    }
}
