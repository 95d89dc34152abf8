using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Edition.Attack;

/// <summary>What ends a run from outside, streams that do not hear, and what is small and asks for much.</summary>
internal sealed partial record Attack
{
    /// <summary>Asked to end at any moment, it ends so or has done its work; nothing unfinished is left.</summary>
    private static void Signals(Field field)
    {
        Simple(field, "name: b\n");
        for (int i = 0; i < 8; i++)
        {
            field.Put("book/a.md", $"---\ntitle: A\nlang: en\n---\n\nText {i}.\n");
            int exit = field.Run(["build", "book", "-o", "out"], "out", kill: field.Random.Next(20, 400), gently: true);
            if (exit is not (0 or 143))
            {
                field.Fault($"asked to end, it ended with {exit}");
            }

            if (Directory.Exists(field["out"]) && Directory.GetFiles(field["out"], "*unfinished").Length > 0)
            {
                field.Fault("asked to end, it left something unfinished");
            }
        }

        field.Build();
    }

    /// <summary>Streams that are closed, full or no longer read: 3 or quiet, and never a trace.</summary>
    private static void Streams(Field field)
    {
        Simple(field, "");
        string[][] commands =
        [
            ["build", "book", "-o", "out"],
            ["check", "book", "--hints"],
            ["check", "book", "--json"],
            ["check", "nothing"],
            ["explain"],
            ["--help"],
            ["--version"],
            ["verify", "out"],
            ["schema", "edition"],
        ];
        string[] command = commands[field.Random.Next(commands.Length)];
        (string Led, int[] Right)[] ways =
        [
            (">&-", [3]),
            ("2>&-", [3]),
            (">&- 2>&-", [3]),
            ("<&-", [0, 1, 2]),
            (">/dev/full", [0, 1, 2, 3]),
            ("2>/dev/full", [0, 1, 2, 3]),
            (">/dev/full 2>&1", [0, 1, 2, 3]),
            ("| head -c 1 >/dev/null", [0, 1, 2, 3]),
            ("2>&1 | true", [0, 1, 2, 3]),
        ];
        (string led, int[] right) = ways[field.Random.Next(ways.Length)];
        int exit = field.RunLed(command, "out", led);
        if (!right.Contains(exit))
        {
            field.Fault($"“{string.Join(' ', command)} {led}” ended with {exit}");
        }
    }

    /// <summary>Manuscripts that are short to write and endless to set.</summary>
    private static void Bombs(Field field)
    {
        int many = field.Random.Next(100, 4000),
            length = field.Random.Next(100, 30_000);
        string word = string.Concat(Enumerable.Repeat("word ", length / 5)),
            letters = new('a', length);
        (string Keys, string Text)[] kinds =
        [
            ("", $"## {word} {{#h}}\n\n{Times(many, "[](#h) and\n")}"),
            ("", $"{Times(many, "[x][a] ")}\n\n[a]: https://e.org/{letters}\n"),
            ("notes: {numbering: page}\n", $"{Times(many, "Some words of text[^n].\n\n")}[^n]: {word}\n"),
            ("", $"| {word} | b |\n|---|---|\n{Times(many, "| a | b |\n")}"),
            ("", $"{Times(many, "> ")}deep\n"),
            ("", $"{Times(many, "- a\n    ")}deep\n"),
            ("", $"{Times(many, "![P](p.svg)\n\n")}"),
            ("", $"{Times(Math.Min(many, 300), "![P](p*.svg)\n\n")}"),
            ("", $"| {string.Join(" | ", Enumerable.Repeat("x", many / 4))} |\n|{Times(many / 4, "---|")}\n| a |\n"),
            ("", $"{Times(many, "`")}{letters}"),
            ("", $"{Times(many, "^[note ")}{Times(many, "]")}\n"),
            ("", $"{Times(many, "<span>")}x{Times(many, "</span>")}\n"),
            ("", $"{Times(many, "&#x41;\u0301\u0302\u0303")}\n"),
            ($"title-sort: &a [{Times(many, "x, ")}x]\nsubjects: [*a, *a, *a]\n", "Text.\n"),
            ($"hyphenation: {{en: [{Times(many, letters[..Math.Min(50, length)] + "-b, ")}a-b]}}\n", "Text.\n"),
            ($"subjects: {Times(many, "[")}a{Times(many, "]")}\n", "Text.\n"),
        ];
        (string keys, string text) = kinds[field.Random.Next(kinds.Length)];
        string drawing =
            "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='90'><defs><rect id='a' width='90' height='90'/>"
            + $"</defs>{Times(field.Random.Next(1, 120), "<use href='#a'/>")}</svg>";
        field.Put("book/p.svg", drawing);
        for (
            int i = 0;
            text.Contains('*', StringComparison.Ordinal) && text.Contains("p*", StringComparison.Ordinal);
            i++
        )
        {
            int at = text.IndexOf("p*", StringComparison.Ordinal);
            string name = string.Create(CultureInfo.InvariantCulture, $"p{i}");
            text = text[..at] + name + text[(at + 2)..];
            field.Put($"book/{name}.svg", drawing);
        }

        field.Put("book/edition.yaml", Head + keys);
        field.Put("book/a.md", "---\ntitle: A\nlang: en\nkind: chapter\n---\n\n" + text);
        field.Build();
    }

    /// <summary>Editions whose parts unpack to more than they are, are named twice, or lead elsewhere.</summary>
    private static void Packages(Field field)
    {
        Simple(field, "");
        if (field.Build() != 0)
        {
            field.Fault("a plain book is not built");
            return;
        }

        string file = Directory.GetFiles(field["out"], field.Random.Next(2) == 0 ? "*.epub" : "*.docx")[0];
        using (ZipArchive archive = ZipFile.Open(file, ZipArchiveMode.Update))
        {
            ZipArchiveEntry[] parts = [.. archive.Entries.Where(part => part.Name.Length > 0)];
            ZipArchiveEntry part = parts[field.Random.Next(parts.Length)];
            string name = part.FullName;
            string text;
            using (var reader = new StreamReader(part.Open()))
            {
                text = reader.ReadToEnd();
            }

            int times = field.Random.Next(1, 300_000);
            string Swollen() =>
                field.Random.Next(7) switch
                {
                    0 => text + new string(' ', 400 * times),
                    1 => text.Insert(Math.Max(0, text.LastIndexOf('<')), Times(times, "<a/>")),
                    2 => "<!DOCTYPE a [<!ENTITY b 'c'><!ENTITY d '&b;&b;&b;'>]>" + text,
                    3 => Times(times, "<w:p>"),
                    4 => $"<a {Times(times, "b='c' ")}/>",
                    5 => text[..(text.Length / 2)],
                    _ => "",
                };
            part.Delete();
            for (int copies = field.Random.Next(1, 3); copies > 0; copies--)
            {
                using Stream stream = archive.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(Swollen()));
            }

            if (field.Random.Next(3) == 0)
            {
                using Stream stream = archive.CreateEntry("../../beside/precious.pdf").Open();
                stream.Write("harm"u8);
            }
        }

        Record(file, File.ReadAllBytes(file));
        field.Run(["verify", "out", "--manuscript", "book"], null);
        field.Run(["verify", "out"], null);
    }

    private static string Times(int number, string text) =>
        new StringBuilder(Math.Max(1, number * text.Length)).Insert(0, text, Math.Max(0, number)).ToString();
}
