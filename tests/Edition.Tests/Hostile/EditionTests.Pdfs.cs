using System.Globalization;
using System.Text;

namespace Edition.Tests.Hostile;

/// <summary>The hostile PDFs.</summary>
public sealed partial class EditionTests
{
    private static readonly Dictionary<string, Func<byte[]>> Pdf = new(StringComparer.Ordinal)
    {
        ["a note whose label holds the note"] = () =>
        {
            HostilePdf pdf = HostilePdf.WithPage(Text);
            pdf.Add("<</S/Note/Pg 4 0 R/K[11 0 R]>>");
            pdf.Add("<</S/Lbl/K[12 0 R]>>");
            pdf.Add("<</S/P/K[10 0 R]>>");
            return pdf.ToBytes();
        },
        ["a link within itself"] = () =>
        {
            HostilePdf pdf = HostilePdf.WithPage(Text);
            pdf.Add("<</S/Reference/K[11 0 R 11 0 R 11 0 R]>>");
            pdf.Add("<</S/Link/K[11 0 R 11 0 R 11 0 R 11 0 R 11 0 R 11 0 R 11 0 R 11 0 R]>>");
            return pdf.ToBytes();
        },
        ["elements of which each has the next one twice"] = () =>
            Ladder(HostilePdf.WithPage(Text), "<</S/P/K[{0} 0 R {0} 0 R]>>"),
        ["spans of which each has the next one twice, in a label"] = () =>
        {
            HostilePdf pdf = HostilePdf.WithPage(Text);
            pdf.Add("<</S/Note/K 11 0 R>>");
            return Ladder(pdf, "<</S/Span/K[{0} 0 R {0} 0 R]>>", "<</S/Lbl/K[{0} 0 R]>>");
        },
        ["a tree of names that repeats"] = () =>
        {
            HostilePdf pdf = HostilePdf.WithPage(Text);
            pdf.Set(9, "<</Kids[11 0 R 11 0 R]>>");
            pdf.Add(Paragraph);
            return Ladder(pdf, "<</Kids[{0} 0 R {0} 0 R]>>");
        },
        ["pages in a ring"] = () =>
        {
            HostilePdf pdf = HostilePdf.WithPage(Text);
            pdf.Set(3, "<</Type/Pages/Kids[3 0 R 8 0 R 4 0 R]>>");
            pdf.Set(8, "3 0 R");
            pdf.Add(Paragraph);
            return pdf.ToBytes();
        },
        ["pages whose kids are one list"] = () =>
        {
            HostilePdf pdf = HostilePdf.WithPage(Text);
            pdf.Add(Paragraph);
            int first = pdf.Next;
            pdf.Set(8, "[" + string.Join(' ', Enumerable.Range(first, 6000).Select(n => $"{n} 0 R")) + "]");
            pdf.Set(3, "<</Type/Pages/Kids 8 0 R>>");
            for (int i = 0; i < 6000; i++)
            {
                pdf.Add("<</Type/Pages/Kids 8 0 R>>");
            }

            return pdf.ToBytes();
        },
        ["elements whose kids are one list"] = () =>
        {
            HostilePdf pdf = HostilePdf.WithPage(Text);
            pdf.Set(8, "[" + string.Join(' ', Enumerable.Repeat("0", 20_000)) + "]");
            pdf.Add("[" + string.Join(' ', Enumerable.Range(11, 20_000).Select(n => $"{n} 0 R")) + "]");
            for (int i = 0; i < 20_000; i++)
            {
                pdf.Add("<</S/P/Pg 4 0 R/K 8 0 R>>");
            }

            return pdf.ToBytes();
        },
        ["a hundred thousand elements within one another"] = () =>
        {
            HostilePdf pdf = HostilePdf.WithPage(Text);
            for (int i = 0; i < 100_000; i++)
            {
                pdf.Add(string.Create(CultureInfo.InvariantCulture, $"<</S/Div/K[{pdf.Next + 1} 0 R]>>"));
            }

            pdf.Add(Paragraph);
            return pdf.ToBytes();
        },
        ["notes each of which calls the next"] = () =>
        {
            const int Notes = 60_000;
            HostilePdf pdf = HostilePdf.WithPage(Text);
            pdf.Add("[" + string.Join(' ', Enumerable.Range(11, (Notes * 2) + 1).Select(n => $"{n} 0 R")) + "]");
            pdf.Add("<</S/P/K<</S/Reference/K<</S/Link/K<</Type/OBJR/Obj<</Dest(n0)>>>>>>>>>>");
            for (int i = 0; i < Notes; i++)
            {
                pdf.Add(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"<</S/Note/ID(n{i})/K<</S/Reference/K<</S/Link/K<</Type/OBJR/Obj<</Dest(n{i + 1})>>>>>>>>>>"
                    )
                );
                pdf.Add(Paragraph);
            }

            return pdf.ToBytes();
        },
        ["calls of one number among notes of another"] = () =>
        {
            HostilePdf pdf = HostilePdf.WithPage(
                "BT/F 1 Tf/P<</MCID 0>>BDC(Word)Tj EMC/P<</MCID 1>>BDC(1)Tj EMC/P<</MCID 2>>BDC(2)Tj EMC ET"
            );
            pdf.Add("[" + string.Join(' ', Enumerable.Range(11, 60_000).Select(n => $"{n} 0 R")) + "]");
            for (int i = 0; i < 30_000; i++)
            {
                pdf.Add("<</S/Note/Pg 4 0 R/K[<</S/Lbl/K 2>>]>>");
            }

            for (int i = 0; i < 30_000; i++)
            {
                pdf.Add("<</S/Reference/Pg 4 0 R/K[<</S/Lbl/K 1>>]>>");
            }

            return pdf.ToBytes();
        },
        ["a stream of nothing but numbers"] = () =>
            Plain(HostilePdf.WithPage(string.Concat(Enumerable.Repeat("1 ", 5_000_000)))),
        ["a page that unpacks to a gigabyte"] = () =>
        {
            HostilePdf pdf = HostilePdf.WithPage(Text);
            int bomb = pdf.AddStream(new byte[60 << 20]);
            pdf.Set(4, $"<</Contents[{string.Join(' ', Enumerable.Repeat($"{bomb} 0 R", 20))}]/Resources<<>>>>");
            pdf.Set(10, "<</S/P/Pg 4 0 R/K 0>>");
            return pdf.ToBytes();
        },
        ["letters of a million letters each"] = () =>
        {
            HostilePdf pdf = HostilePdf.WithPage(
                "BT/F 1 Tf/P<</MCID 0>>BDC(" + new string('A', 100_000) + ")Tj EMC ET"
            );
            pdf.Add(Paragraph);
            int map = pdf.AddStream(
                "1 begincodespacerange<00><FF>endcodespacerange 1 beginbfchar<41><"
                    + string.Concat(Enumerable.Repeat("0041", 60_000))
                    + ">endbfchar"
            );
            pdf.Set(5, $"<</ToUnicode {map} 0 R>>");
            return pdf.ToBytes();
        },
        ["ranges of letters that never end"] = () =>
        {
            HostilePdf pdf = HostilePdf.WithPage(Text);
            pdf.Add(Paragraph);
            int map = pdf.AddStream(
                string.Concat(
                    Enumerable.Range(0, 4000).Select(i => $"1 beginbfrange<{i:X4}0000><{i:X4}FFFF><0041>endbfrange ")
                )
            );
            pdf.Set(5, $"<</ToUnicode {map} 0 R>>");
            return pdf.ToBytes();
        },
        ["a thousand kinds of codes"] = () =>
        {
            HostilePdf pdf = HostilePdf.WithPage(
                "BT/F 1 Tf/P<</MCID 0>>BDC(" + new string('A', 100_000) + ")Tj EMC ET"
            );
            pdf.Add(Paragraph);
            int map = pdf.AddStream(
                "begincodespacerange"
                    + string.Concat(Enumerable.Repeat("<FFFFFF><FFFFFF>", 10_000))
                    + "endcodespacerange"
            );
            pdf.Set(5, $"<</ToUnicode {map} 0 R>>");
            return pdf.ToBytes();
        },
        ["strings that do not end, from every object"] = () =>
        {
            HostilePdf pdf = HostilePdf.WithPage(Text);
            pdf.Add("[" + string.Join(' ', Enumerable.Range(11, 5000).Select(n => $"{n} 0 R")) + "]");
            for (int i = 0; i < 5000; i++)
            {
                pdf.Add("<</S/P/T(" + new string('x', 200));
            }

            return pdf.ToBytes();
        },
        ["streams whose length lies in the next one"] = () =>
        {
            HostilePdf pdf = HostilePdf.WithPage(Text);
            const int Streams = 20_000;
            var inside = new List<(int, int, int)>();
            pdf.Set(7, $"<</Length {100_000} 0 R>>stream\n\nendstream");
            for (int i = 0; i < Streams; i++)
            {
                inside.Add((100_000 + i, pdf.Next, 0));
                pdf.Add($"<</N 1/First 8/Length {100_001 + i} 0 R>>stream\n{100_000 + i} 0 9\nendstream");
            }

            pdf.Set(10, Paragraph);
            return pdf.ToBytes([.. inside]);
        },
        ["object streams within object streams"] = () =>
        {
            HostilePdf pdf = HostilePdf.WithPage(Text);
            pdf.Add("50000 0 R");
            return pdf.ToBytes([.. Enumerable.Range(50_000, 20_000).Select(n => (n, n + 1, 0))]);
        },
        ["cross-references that begin at every number of one table"] = () =>
        {
            var file = new StringBuilder("%PDF-1.7\n");
            int[] starts = new int[3000];
            for (int i = 0; i < starts.Length; i++)
            {
                starts[i] = file.Length;
                file.Append("xref 0 1 0 0 f ");
            }

            file.Append("trailer<</Prev ").Append(starts[0]).Append(">>startxref ").Append(starts[1]);
            return Encoding.Latin1.GetBytes(file.ToString());
        },
    };
}
