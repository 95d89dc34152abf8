using static Edition.Tests.Review.Paper;

namespace Edition.Tests.Review;

/// <summary>
/// A Word file of all that such files hold, in an order of chance, one thing within another. No word stands in it twice.
/// </summary>
internal sealed class RandomPaper(int seed)
{
    private const string Who = "w:id=\"7\" w:author=\"Редактор\" w:date=\"2024-05-02T09:00:00Z\"";

    // No vowel harmony or sense: words of a length that stands for their number in syllables.
    private static readonly string[] Syllables = ["ба", "ве", "го", "ду", "жи", "ло", "ме", "ни", "ра", "ту"];

    private readonly Random random = new(seed);
    private readonly List<string> notes = [];
    private readonly List<string> endnotes = [];
    private readonly List<string> comments = [];
    private int words;
    private int captions;

    public Paper Make()
    {
        string header = P(Words());
        string footer = P(Words());
        string body =
            P("Заглавие", "a3")
            + P(Words(), "1")
            + string.Concat(Enumerable.Range(0, 14).Select(_ => Block(0)))
            + P(Words() + ".");
        return new Paper
        {
            Body = body,
            Header = header,
            Footer = footer,
            Notes = notes,
            Endnotes = endnotes,
            Comments = comments,
        };
    }

    private string Word()
    {
        int n = words++;
        return string.Concat(new[] { n / 1000 % 10, n / 100 % 10, n / 10 % 10, n % 10 }.Select(d => Syllables[d]));
    }

    private string Words() => string.Join(' ', Enumerable.Range(0, random.Next(1, 6)).Select(_ => Word()));

    private string Runs(int depth) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => Run(depth) + R(" "))) + R(Word() + ".");

    private string Block(int depth) =>
        random.Next(depth > 1 ? 6 : 14) switch
        {
            0 or 1 => P(Runs(depth)),
            2 => Listed(),
            3 => P(Words() + ".", "a6"),
            4 => $"<w:sdt><w:sdtPr/><w:sdtContent>{P(Runs(depth))}</w:sdtContent></w:sdt>",
            5 => $"<w:customXml w:element=\"x\">{P(Runs(depth))}</w:customXml>",
            6 => P(
                Words(),
                random.Next(3) switch
                {
                    0 => "1",
                    1 => "2",
                    _ => "20",
                }
            ),
            7 or 8 => Grid(depth),
            9 => P(R($"Таблица {++captions}. {Words()}")) + Grid(depth),
            10 => P(R("Таблица ") + Field("SEQ Таблица", $"{++captions}") + R(". " + Words()), "a4") + Grid(depth),
            11 => P(Bold(Words())) + P(Runs(depth)),
            12 => P(R(Words() + " "), null, $"<w:rPr><w:del {Who}/></w:rPr>") + P(Runs(depth)),
            _ => string.Concat(Enumerable.Range(1, 3).Select(i => P($"{i}) {Words()}"))),
        };

    private static string Bold(string words) => R(words, "<w:b/>");

    private string Listed()
    {
        int list = random.Next(1, 5);
        return string.Concat(
            Enumerable.Range(0, random.Next(1, 5)).Select(i => Item(list, i > 0 ? random.Next(2) : 0, Words()))
        );
    }

    private string Grid(int depth)
    {
        int columns = random.Next(2, 4);
        string cell(string form) =>
            $"<w:tc><w:tcPr>{form}</w:tcPr>"
            + string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Block(depth + 2)))
            + (depth == 0 && random.Next(8) == 0 ? Grid(depth + 1) : "")
            + "<w:p/></w:tc>";
        string row() =>
            random.Next(5) == 0
                ? $"<w:tr>{cell($"<w:gridSpan w:val=\"{columns}\"/>")}</w:tr>"
                : "<w:tr>"
                    + string.Concat(
                        Enumerable
                            .Range(0, columns)
                            .Select(_ =>
                                cell(
                                    random.Next(6) switch
                                    {
                                        0 => "<w:vMerge w:val=\"restart\"/>",
                                        1 => "<w:vMerge/>",
                                        _ => "",
                                    }
                                )
                            )
                    )
                    + "</w:tr>";
        return "<w:tbl><w:tblPr/><w:tblGrid/>"
            + string.Concat(Enumerable.Range(0, random.Next(2, 5)).Select(_ => row()))
            + "</w:tbl>";
    }

    private string Run(int depth) =>
        random.Next(20) switch
        {
            0 => R(Words(), "<w:b/>"),
            1 => Parted(Word()),
            2 => Note(notes, Call),
            3 => Note(endnotes, EndCall),
            4 => $"<w:ins {Who}>{R(Words())}</w:ins>",
            5 => $"<w:del {Who}><w:r><w:delText>{Words()}</w:delText></w:r></w:del>",
            6 => $"<w:moveFrom {Who}>{R(Words())}</w:moveFrom><w:moveTo {Who}>{R(Words())}</w:moveTo>",
            7 => Field("REF _Ref1 \\h", Words()),
            8 => $"<w:fldSimple w:instr=\" DOCPROPERTY Имя \">{R(Words())}</w:fldSimple>",
            9 => $"<w:hyperlink r:id=\"link\">{R(Words())}</w:hyperlink>",
            10 => $"<w:smartTag w:element=\"place\">{R(Words())}</w:smartTag>",
            11 => $"<w:sdt><w:sdtPr/><w:sdtContent>{R(Words())}</w:sdtContent></w:sdt>",
            12 => R(Word()) + "<w:r><w:sym w:font=\"Symbol\" w:char=\"F061\"/></w:r>" + R(" " + Word()),
            13 => Remark(),
            14 => R(Word()) + "<w:r><w:br/></w:r>" + R(Word()) + "<w:r><w:tab/></w:r>" + R(Word()),
            15 => $"<m:oMath><m:r><m:t>{Word()}</m:t></m:r></m:oMath>",
            16 when depth == 0 => Box(),
            17 => R(Words(), "<w:vanish/>"),
            18 => $"<w:r><w:ruby><w:rt>{R(Word())}</w:rt><w:rubyBase>{R(Word())}</w:rubyBase></w:ruby></w:r>",
            _ => R(Words(), "<w:i/><w:smallCaps/><w:color w:val=\"FF0000\"/>"),
        };

    private static string Parted(string word) => R(word[..3]) + R(word[3..], "<w:u w:val=\"single\"/>");

    private string Note(List<string> all, Func<int, string> call)
    {
        string text =
            P(R(" " + Words() + "."))
            + random.Next(5) switch
            {
                0 => P(Words() + "."),
                1 => P(Runs(2)),
                2 => Listed(),
                3 => Table([Word(), Word()], [Word(), Word()]),
                _ => "",
            };
        all.Add(text);
        return R(Word()) + call(all.Count + 1);
    }

    private string Remark()
    {
        int id = comments.Count;
        comments.Add(Words());
        return $"<w:commentRangeStart w:id=\"{id}\"/>{R(Words())}<w:commentRangeEnd w:id=\"{id}\"/>"
            + $"<w:r><w:commentReference w:id=\"{id}\"/></w:r>";
    }

    private string Box()
    {
        string inside = $"<w:txbxContent>{P(Words())}{P(Runs(2))}</w:txbxContent>";
        return "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor><a:graphic><a:graphicData>"
            + $"<wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
            + $"</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict>"
            + "</mc:Fallback></mc:AlternateContent></w:r>";
    }
}
