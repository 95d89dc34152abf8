using System.Collections.Immutable;
using DocumentFormat.OpenXml;

namespace Edition.Review.Docx;

/// <summary>Tables: rows and cells, whatever stands between them.</summary>
internal sealed partial class StoryReader
{
    private WordTable Table(OpenXmlElement element, Around around)
    {
        var rows = ImmutableArray.CreateBuilder<WordRow>();
        Rows(element, rows, around);
        return new WordTable(rows.ToImmutable());
    }

    private void Rows(OpenXmlElement container, ImmutableArray<WordRow>.Builder rows, Around around)
    {
        foreach (OpenXmlElement element in container.ChildElements)
        {
            if (element.LocalName == "tr")
            {
                OpenXmlElement? properties = element.Child("trPr");
                var cells = ImmutableArray.CreateBuilder<WordCell>();
                Cells(element, cells, around);
                rows.Add(
                    new WordRow(properties.Toggle("tblHeader") == true, cells.ToImmutable())
                    {
                        Inserted = properties.Child("ins")?.ChangeOf() ?? around.Inserted,
                        Deleted = properties.Child("del")?.ChangeOf() ?? around.Deleted,
                    }
                );
            }
            else if (element.LocalName is "sdt")
            {
                Control(element, content => Rows(content, rows, around));
            }
            else if (element.LocalName is "customXml" or "ins" or "moveTo")
            {
                Rows(element, rows, around);
            }
        }
    }

    private void Cells(OpenXmlElement container, ImmutableArray<WordCell>.Builder cells, Around around)
    {
        foreach (OpenXmlElement element in container.ChildElements)
        {
            if (element.LocalName == "tc")
            {
                OpenXmlElement? properties = element.Child("tcPr");
                OpenXmlElement? merged = properties.Child("vMerge");
                var blocks = ImmutableArray.CreateBuilder<WordBlock>();
                Blocks(element, blocks, around);
                cells.Add(
                    new WordCell(
                        Math.Clamp(properties.Child("gridSpan").Number() ?? 1, 1, 64),
                        merged is not null && merged.Value() is not "restart",
                        blocks.ToImmutable()
                    )
                    {
                        Deleted = properties.Child("cellDel")?.ChangeOf(),
                    }
                );
            }
            else if (element.LocalName is "sdt")
            {
                Control(element, content => Cells(content, cells, around));
            }
            else if (element.LocalName is "customXml")
            {
                Cells(element, cells, around);
            }
        }
    }
}
