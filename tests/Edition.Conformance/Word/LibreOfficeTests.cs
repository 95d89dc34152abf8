namespace Edition.Conformance.Word;

/// <summary>
/// Where LibreOffice is not installed it is a visible skip; a revision set that it saved has to come back all the same.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OfficeFactAttribute : FactAttribute
{
    public OfficeFactAttribute()
    {
        bool isThere = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, "soffice")));
        if (!isThere)
        {
            Skip = "LibreOffice (soffice) is not installed.";
        }
    }
}

/// <summary>A revision set as LibreOffice saves it.</summary>
[Trait("Kind", "conformance")]
public sealed class LibreOfficeTests
{
    private static readonly Dictionary<string, string> Old = new()
    {
        ["edition.yaml"] =
            "name: ozero\ntitle: Озеро\nlanguages: [ru]\ndate: 2026-02-03\ncontents: [1.md, 2.md, 3.md]\n",
        ["1.md"] = """
            ---
            title: Лов
            keywords: [сети]
            ---

            ## Как ловили

            Сети ставили с вечера и вынимали затемно[^n]. Рыбу делили *поровну*.

            > Без труда не вытащишь.

            Зимой ловили из прорубей.

            - лодки;
            - сани.

            | Рыба | Пудов |
            |:-----|------:|
            | Сиг  |   120 |
            | Язь  |    36 |

            [^n]: Вязали сами.

            """,
        ["2.md"] = "---\ntitle: Сбыт\n---\n\nСкупщики приезжали к первому льду.\n",
        ["3.md"] = "---\ntitle: Уха\n---\n\nВарили на берегу.\n",
    };

    [OfficeFact]
    public void A_revision_set_that_it_saved_brings_the_later_state()
    {
        Dictionary<string, string> now = new(Old);
        now.Remove("2.md");
        now["4.md"] = "---\ntitle: Лодки\n---\n\nСтроили из *сосны*[^l].\n\n```\nlodok = 2\n```\n\n[^l]: Смолили.\n";
        now["edition.yaml"] = now["edition.yaml"].Replace("2.md, 3.md", "3.md, 4.md", StringComparison.Ordinal);
        now["1.md"] = now["1.md"]
            .Replace("[сети]", "[сети, лёд]", StringComparison.Ordinal)
            .Replace("## Как ловили", "<!-- так ли? -->\n## Как ловили {#how}", StringComparison.Ordinal)
            .Replace("> Без труда не вытащишь.\n\n", "", StringComparison.Ordinal)
            .Replace("с вечера", "загодя", StringComparison.Ordinal)
            .Replace("*поровну*", "поровну", StringComparison.Ordinal)
            .Replace("- сани.\n", "- сани:\n\n  ```\n  sani = 3\n  ```\n", StringComparison.Ordinal)
            .Replace("|    36 |", "|    38 |", StringComparison.Ordinal);
        string work = Directory.CreateTempSubdirectory("edition-office-").FullName;
        try
        {
            Put(Path.Combine(work, "old"), Old);
            Put(Path.Combine(work, "new"), now);
            string set = Path.Combine(work, "set.docx");
            Answer made = Shell.Run(
                Editions.Program,
                "diff",
                Path.Combine(work, "old"),
                Path.Combine(work, "new"),
                "-o",
                set
            );
            Assert.True(made.Code == 0, made.All);
            Shell.Run(
                "soffice",
                $"-env:UserInstallation={new Uri(Path.Combine(work, "profile"))}",
                "--headless",
                "--convert-to",
                "docx",
                "--outdir",
                Path.Combine(work, "saved"),
                set
            );
            for (int time = 0; time < 2; time++)
            {
                Answer review = Shell.Run(
                    Editions.Program,
                    "review",
                    Path.Combine(work, "saved", "set.docx"),
                    "--manuscript",
                    Path.Combine(work, "old"),
                    "--base",
                    Path.Combine(work, "set.review.json"),
                    "--apply"
                );
                Assert.True(review.Code == 0, review.All);
                Assert.Equal(Lines(now), Lines(Read(Path.Combine(work, "old"))));
            }
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static void Put(string folder, Dictionary<string, string> files)
    {
        Directory.CreateDirectory(folder);
        foreach ((string path, string text) in files)
        {
            File.WriteAllText(Path.Combine(folder, path), text);
        }
    }

    private static Dictionary<string, string> Read(string folder) =>
        Directory.EnumerateFiles(folder).ToDictionary(file => Path.GetFileName(file), File.ReadAllText);

    private static IEnumerable<string> Lines(Dictionary<string, string> files) =>
        files
            .OrderBy(file => file.Key, StringComparer.Ordinal)
            .SelectMany(file => $"{file.Key}\n{file.Value}".Split('\n'));
}
