using Edition.Faces;

namespace Edition.Attack;

/// <summary>One kind of attack; each run makes its own from the field's seed.</summary>
internal sealed partial record Attack(string Name, Action<Field> Run)
{
    public static readonly Attack[] All =
    [
        new("manuscripts", Manuscripts),
        new("yaml", Yaml),
        new("templates", Templates),
        new("faces", Faces),
        new("hyphens", Hyphens),
        new("pictures", Pictures),
        new("editions", Editions),
        new("pdf", Pdfs),
        new("folders", Folders),
        new("arguments", Arguments),
        new("kills", Kills),
        new("signals", Signals),
        new("streams", Streams),
        new("bombs", Bombs),
        new("packages", Packages),
    ];

    private const string Head = "title: T\nlanguages: [en, ru]\ndate: 2025-01-20\ncontents: [a.md]\n";

    private static readonly string[] Pieces =
    [
        "word ",
        "слово ",
        "*",
        "**",
        "_",
        "`",
        "[",
        "]",
        "(",
        ")",
        "{",
        "}",
        "!",
        "#",
        "## ",
        "> ",
        "- ",
        "1. ",
        "\n",
        "\n\n",
        "| ",
        "|---|\n",
        "::: parallel\n",
        ":::\n",
        "[^a]",
        "\n[^a]: note ",
        "^[",
        "<https://e.org/>",
        "<a href=\"x\">",
        "<!-- ",
        " -->",
        "&#x202E;",
        "&amp;",
        "\\",
        "$",
        "~~",
        "```\n",
        "    ",
        "\t",
        "\u00AD",
        "\u0301",
        "\u200D",
        "😀",
        "«",
        "»",
        "\"",
        "'",
        " -- ",
        "...",
        "(c)",
        "{#id}",
        "[x](#id)",
        "![alt](p.svg)\n",
        "т. е. ",
        "1917-1918",
        "\u0000",
        "\uFEFF",
        "\u2028",
        "ﬁ",
        "עברית ",
        "العربية ",
        "漢字",
        "---\n",
        "lang: ",
        "[[",
        "](",
        "@a",
        "%",
    ];

    private static void Manuscripts(Field field)
    {
        field.Put("book/edition.yaml", Head);
        field.Put("book/a.md", "---\ntitle: A\nlang: en\n---\n\n" + Scrambled(field, 40, 4000));
        field.Put(
            "book/p.svg",
            "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='5' height='5'/></svg>"
        );
        field.Build();
        field.Run(["check", "book", "--hints"], null);
    }

    private static void Yaml(Field field)
    {
        field.Put(
            "book/a.md",
            "---\n" + Bitten(field, "title: A\nlang: en\nauthors: [{name: A. Author}]\nudc: 341\n") + "---\n\nText.\n"
        );
        field.Put(
            "book/edition.yaml",
            Bitten(field, Head + "editors: [{name: E. Ditor}]\npublisher: P\nisbn: 978-3-16-148410-0\n")
        );
        field.Build();
    }

    private static void Templates(Field field)
    {
        CopyTemplate(
            field,
            "mine",
            (path, bytes) => path.EndsWith(".yaml", StringComparison.Ordinal) ? Bitten(field, bytes) : bytes
        );
        Simple(field, "template: mine\n");
        field.Build();
    }

    private static void Faces(Field field)
    {
        string[] tags =
        [
            "head",
            "hhea",
            "maxp",
            "OS/2",
            "post",
            "name",
            "cmap",
            "loca",
            "hmtx",
            "glyf",
            "GSUB",
            "GPOS",
            "GDEF",
        ];
        CopyTemplate(
            field,
            "mine",
            (path, bytes) =>
            {
                if (!path.EndsWith(".ttf", StringComparison.Ordinal))
                {
                    return bytes;
                }

                var sfnt = new Sfnt(bytes);
                var tables = tags.Concat(["cvt ", "fpgm", "prep"])
                    .Where(tag => !sfnt.Table(tag).IsEmpty)
                    .ToDictionary(tag => tag, tag => sfnt.Table(tag).ToArray(), StringComparer.Ordinal);
                string harmed = tags[field.Random.Next(tags.Length)];
                if (tables.TryGetValue(harmed, out byte[]? table))
                {
                    tables[harmed] = Bitten(field, table);
                }

                return Sfnt.Build(tables);
            }
        );
        Simple(field, "template: mine\n");
        field.Build();
    }

    private static void Hyphens(Field field)
    {
        CopyTemplate(
            field,
            "mine",
            (path, bytes) =>
                path.EndsWith(".txt", StringComparison.Ordinal) || path.Contains("hyph", StringComparison.Ordinal)
                    ? Bitten(field, bytes)
                    : bytes
        );
        Simple(field, "template: mine\n");
        field.Build();
    }

    private static void Pictures(Field field)
    {
        string svg =
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 90 90'><style>.a{fill:#f00;stroke:blue}</style><defs>"
            + "<linearGradient id='g'><stop offset='0'/><stop offset='1' stop-color='red'/></linearGradient></defs>"
            + "<g transform='rotate(5)' opacity='.5'><path class='a' d='M0 0C9 9 5 5 90 40A9 5 3 0 1 80 9z' fill='url(#g)'/>"
            + "<text x='5' y='9'>Words слова</text><use href='#u'/><circle id='u' r='9' stroke-dasharray='1 2'/></g></svg>";
        field.Put("book/p.svg", Bitten(field, svg));
        field.Put("book/q.png", Bitten(field, Png));
        field.Put("book/edition.yaml", Head);
        field.Put(
            "book/a.md",
            $"---\ntitle: A\nlang: en\n---\n\n![One]({(field.Random.Next(4) == 0 ? "q.png" : "p.svg")})\n\nText.\n"
        );
        field.Build();
    }

    private static void Editions(Field field)
    {
        Simple(field, "");
        if (field.Build() != 0)
        {
            field.Fault("a plain book is not built");
            return;
        }

        string[] files =
        [
            .. Directory.GetFiles(field["out"], "*.*").Where(path => !path.EndsWith(".lock", StringComparison.Ordinal)),
        ];
        string file = files[field.Random.Next(files.Length)];
        byte[] harmed = Bitten(field, File.ReadAllBytes(file));
        File.WriteAllBytes(file, harmed);
        Record(file, harmed);
        field.Run(["verify", "out", "--manuscript", "book"], null);
    }

    private static void Pdfs(Field field)
    {
        Simple(field, "");
        if (field.Build() != 0)
        {
            field.Fault("a plain book is not built");
            return;
        }

        byte[] pdf = RandomPdf(field.Random);
        string file = Directory.GetFiles(field["out"], "*.pdf")[0];
        File.WriteAllBytes(file, pdf);
        Record(file, pdf);
        field.Run(["verify", "out", "--manuscript", "book"], null);
    }

    /// <summary>Links, pipes and folders where files should be, leading to what is precious.</summary>
    private static void Folders(Field field)
    {
        Simple(field, "name: b\n");
        string[] places =
        [
            "out/b.pdf",
            "out/b.docx",
            "out/.edition.lock",
            "out/b.manifest.json",
            "out/b.epub",
            "out/b.pdf.unfinished",
            "book/a.md.unfinished",
            "book/a.md",
            "book/edition.yaml",
            "book/templates",
            "book/edition.accepted",
            "out",
        ];
        for (int i = 0; i < 3; i++)
        {
            string place = field[places[field.Random.Next(places.Length)]];
            if (
                Path.Exists(place)
                || new FileInfo(place).LinkTarget is not null
                || new FileInfo(field["out"]).LinkTarget is not null
                || File.Exists(field["out"])
            )
            {
                continue;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            switch (field.Random.Next(6))
            {
                case 0:
                    File.CreateSymbolicLink(place, field["precious.md"]);
                    break;
                case 1:
                    File.CreateSymbolicLink(place, place);
                    break;
                case 2:
                    File.CreateSymbolicLink(place, "/dev/zero");
                    break;
                case 3:
                    File.CreateSymbolicLink(place, field["beside/new"]);
                    break;
                case 4:
                    Directory.CreateDirectory(place);
                    break;
                default:
                    System.Diagnostics.Process.Start("mkfifo", place).WaitForExit();
                    break;
            }
        }

        if (field.Run(["build", "book", "-o", "out"], "out") == 0)
        {
            field.Prove();
        }

        field.Run(["verify", "out"], null);
        field.Run(["check", "book", "--fix"], "book");
        field.Run(["build", "book", "-o", field.Random.Next(2) == 0 ? "book" : "."], null);
    }

    private static void Arguments(Field field)
    {
        Simple(field, "");
        string[] words =
        [
            "build",
            "check",
            "verify",
            "new",
            "accept",
            "explain",
            "book",
            "out",
            "",
            " ",
            "-",
            "--",
            "--output",
            "-o",
            "--formats",
            "pdf",
            "--json",
            "--fix",
            "--help",
            "--version",
            "@book/a.md",
            "\u001b[2J",
            "..",
            "/",
            "--template",
            "../x",
            "--lang",
            "xx",
            "--profile",
            "print",
            "--strict",
            "[diagram]",
            "[suggest]",
            "ED001",
            new string('a', 5000),
            "out/\u202E",
        ];
        string[] arguments =
        [
            .. Enumerable.Range(0, field.Random.Next(6)).Select(_ => words[field.Random.Next(words.Length)]),
        ];

        // What the words may ask for is written where they say, which is no fault: only commands that write nothing run.
        field.Run(
            arguments.Length > 0 && arguments[0] is "build" or "new" or "accept" ? ["check", .. arguments] : arguments,
            "book"
        );
    }

    /// <summary>Killed at any moment, each file is whole, and the next build makes all whole.</summary>
    private static void Kills(Field field)
    {
        Simple(field, "name: b\n");
        var whole = new HashSet<string>();
        for (int text = 0; text < 2; text++)
        {
            field.Put("book/a.md", $"---\ntitle: A\nlang: en\n---\n\nText {text}.\n");
            field.Build();
            whole.UnionWith(Outputs(field).Select(Hash));
        }

        for (int i = 0; i < 8; i++)
        {
            field.Put("book/a.md", $"---\ntitle: A\nlang: en\n---\n\nText {i % 2}.\n");
            field.Run(["build", "book", "-o", "out"], "out", kill: field.Random.Next(5, 150));
            if (!Outputs(field).All(path => whole.Contains(Hash(path))))
            {
                field.Fault("a killed build left a torn file");
            }
        }

        if (field.Build() != 0 || Directory.GetFileSystemEntries(field["out"], "*unfinished").Length > 0)
        {
            field.Fault("the build after killed ones is not whole");
        }
    }
}
