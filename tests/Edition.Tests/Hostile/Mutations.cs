using System.Text;

namespace Edition.Tests.Hostile;

/// <summary>
/// Manuscripts of one file, each determined by its seed: slices of real texts and pieces of every construct, put
/// together and then damaged byte by byte, or not at all.
/// </summary>
internal sealed class Mutations(IReadOnlyList<string> texts)
{
    private static readonly string[] Blocks =
    [
        "Слово за словом, \"и так далее\" - до конца.",
        "A word after word, \"and so on\" -- to the end, 1925-1926.",
        "## Глава {#g}",
        "## Chapter {#c ru=\"Глава\"}",
        "### A detail {.unnumbered .unlisted}",
        "#### [Ссылка](#h1) и слово^[В заголовке.] {#h1}",
        "# Ещё",
        "Heading\n---",
        "- a\n- b\n\n  c\n    - d",
        "1. a\n2. b",
        "a) x\nb) y",
        "i) x\nii) y",
        "а) раз;\n\nб) два.",
        "А) раз\nБ) два",
        "> цитата\n>\n> > внутри^[q]",
        "| стих\n|    отступ",
        "```\ncode\n\tcode\n```",
        "    code",
        "| a | b |\n|---|--:|\n| *1*^[n] | 2 |\n\n: Таблица^[t] {#t}\n\n[](#t), [табл.](#t)",
        "| a |\n|:-:|",
        "***",
        "A[^1] and b[^1] and ^[с *em*].\n\n[^1]: Note.\n\n    - item\n\n    > quote\n\n    | a |\n    |---|\n    | b |",
        "::: {.abstract lang=ru}\nО чём.\n:::\n\n::: {.abstract lang=en}\nWhat.\n:::",
        ":::: parallel\n::: {lang=ru}\nСтороны^[П.].\n\n- раз\n:::\n::: {lang=en}\nThe Parties.\n\n- one\n:::\n::::",
        "![Cap^[note]](p.svg){#f alt=\"x\" width=60%}\n\n[](#f)",
        "![](p.png){alt=\"dot\"}",
        "- ![В пункте](p.svg)\n\n> ![В цитате](p.png)",
        "<https://example.org/a?b=1&c=2#d>",
        "[mail](mailto:a@b.c) [r][r]\n\n[r]: https://r.example",
        "<!-- edition: ignore ED117 -->",
        "<!-- c -->",
        "[small]{.smallcaps} [in situ]{lang=la} [\"as is\"]{.as-is} [here]{#here} [](#here)",
        "H~2~O x^2^ ~~no~~ **b *i***",
        "`code` \\\nnext",
        "e\u0301\u0323 й \u00AD",
        "ст. 5, т. 1, с. 10; № 3; 1920-е гг.; 5 %; А. Б. Автор",
        "*a **b* c**",
        "[a *b](#z) c* [z]{#z}",
        "^[[x](#y)] [y]{#y}",
        "**a^[b]**",
        "[]{#e} []{.smallcaps} [](#e)",
        "&nbsp; &amp; &lt;",
        "| | |\n|-|-|\n| | |",
        "-\n-\n\n-",
        ">",
        "***a***",
        "b[^2]\n\n[^2]: [](#u) [u]{#u}",
        "[](#art-1) [ст. 1](#art-1)\n\n## Статья 1 {#art-1}\n\n[](#art-1)",
        "---",
    ];

    private static readonly string[] Heads =
    [
        "",
        "---\ntitle: T\nlanguages: [ru, en]\n---\n\n",
        "---\nlanguages: [ru, en]\n---\n\n# Название {en=\"A title\"}\n\n",
        "---\ntitle: {ru: Договор, en: A Treaty}\nlanguages: [ru, en]\nauthors:\n  - name: {ru: А. Б. Автор, "
            + "en: A. B. Author}\n    city: Peking\n    orcid: 0000-0002-1825-0097\nkeywords:\n  ru: [договор]\n  en: [treaty]\n---\n\n",
        "---\ntitle: T\nlanguages: [ru, en]\nkind: articles\nlang: ru\n---\n\n",
        "---\ntitle: T\nlanguages: [en, ru]\nkind: chapter\nnotes: {numbering: page}\n---\n\n",
        "---\ntitle: T\nlanguages: [ru, en]\nkind: front\nnotes: {numbering: edition}\nsubtitle: S\npublisher: "
            + "P\nplace: L\nrights: R\nannotation: A\nudc: 94(47)\nidentifiers: {doi: 10.1000/182}\n---\n\n",
    ];

    private static readonly string[] Bits =
    [
        "[",
        "]",
        "(",
        ")",
        "{",
        "}",
        "*",
        "**",
        "_",
        "`",
        "~",
        "^",
        "^[",
        "[^1]",
        "|",
        "\n",
        "\n\n",
        "    ",
        "\t",
        "> ",
        "- ",
        "1. ",
        "## ",
        ":::",
        "\n:::\n",
        "\n::::\n",
        "<",
        ">",
        "&",
        "\"",
        "\\",
        "\0",
        "\u0301",
        "\u200B",
        "\u00AD",
        "\u202E",
        "\u00A0",
        "---\n",
        "a",
        "й",
        ": ",
        "#",
        "=",
        "<!--",
        "-->",
        "![",
        "😀",
        "1",
        "\r",
    ];

    public byte[] Of(int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder(Pick(Heads, random));
        string[] blocks = [.. Blocks];
        random.Shuffle(blocks);
        foreach (string block in blocks.Take(random.Next(1, 14)))
        {
            // Each piece stands for itself; without repetition its ids and notes are right, and many manuscripts are
            // without a fault.
            text.Append(random.Next(30) == 0 ? Slice(random) : block).Append(random.Next(40) == 0 ? "\n" : "\n\n");
        }

        for (int bits = random.Next(3) == 0 ? random.Next(1, 6) : 0; bits > 0; bits--)
        {
            text.Insert(random.Next(text.Length + 1), Pick(Bits, random));
        }

        byte[] bytes = Encoding.UTF8.GetBytes(text.ToString());
        return random.Next(6) == 0 ? Damaged(bytes, random) : bytes;
    }

    private static byte[] Damaged(byte[] bytes, Random random)
    {
        var all = new List<byte>(bytes);
        for (int times = random.Next(1, 5); times > 0 && all.Count > 0; times--)
        {
            int at = random.Next(all.Count),
                length = Math.Min(random.Next(1, 40), all.Count - at);
            switch (random.Next(5))
            {
                case 0:
                    all[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    all.RemoveRange(at, length);
                    break;
                case 2:
                    all.InsertRange(random.Next(all.Count), all.GetRange(at, length));
                    break;
                case 3:
                    all.Insert(at, (byte)random.Next(256));
                    break;
                default:
                    all.RemoveRange(at, random.Next(8) == 0 ? all.Count - at : 1);
                    break;
            }
        }

        return [.. all];
    }

    private string Slice(Random random)
    {
        string text = texts[random.Next(texts.Count)];
        int start = random.Next(text.Length),
            length = Math.Min(random.Next(3000), text.Length - start);
        return text.Substring(start, length);
    }

    private static string Pick(string[] from, Random random) => from[random.Next(from.Length)];
}
