using Edition.Diagnostics;

namespace Edition.Reading;

/// <summary>What a file is by its name: Markdown, or of which other kind.</summary>
public static class FileKinds
{
    private static readonly string[] Markdown =
    [
        ".md",
        ".markdown",
        ".mdown",
        ".mkdn",
        ".mkd",
        ".mdwn",
        ".qmd",
        ".rmd",
        ".txt",
    ];

    private static readonly Dictionary<string, (string Name, string Cure)> Others = new(
        StringComparer.OrdinalIgnoreCase
    )
    {
        [".docx"] = ("a Word file", FromWord),
        [".doc"] = ("an old Word file", "save it as .docx, then make Markdown of that"),
        [".odt"] = ("an OpenDocument text", "make Markdown of it first: pandoc {0} -t markdown -o {1}"),
        [".rtf"] = ("a Rich Text file", "save it as .docx, then make Markdown of that"),
        [".tex"] = ("a LaTeX file", "make Markdown of it first: pandoc {0} -t markdown -o {1}"),
        [".typ"] = ("a Typst file", "make Markdown of it first: pandoc {0} -t markdown -o {1}"),
        [".html"] = ("a web page", "make Markdown of it first: pandoc {0} -t markdown -o {1}"),
        [".htm"] = ("a web page", "make Markdown of it first: pandoc {0} -t markdown -o {1}"),
        [".rst"] = ("a reStructuredText file", "make Markdown of it first: pandoc {0} -t markdown -o {1}"),
        [".org"] = ("an Org file", "make Markdown of it first: pandoc {0} -t markdown -o {1}"),
        [".adoc"] = ("an AsciiDoc file", "make Markdown of it first"),
        [".ipynb"] = ("a notebook", "make Markdown of it first: pandoc {0} -t markdown -o {1}"),
        [".epub"] = ("an EPUB", "the manuscript is what it was made of"),
        [".pdf"] = ("a PDF", "the manuscript is what it was made of"),
    };

    /// <summary>The command of the README that loses nothing of a Word file.</summary>
    private const string FromWord =
        "make Markdown of it first: pandoc {0} --to markdown-simple_tables-multiline_tables-smart --wrap=none --extract-media=. -o {1}";

    /// <summary>Whether a file of this name alone is a manuscript.</summary>
    public static bool IsMarkdown(string name) =>
        Markdown.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);

    /// <summary>What the file is and what to do with it, as one sentence; null for Markdown and what may be it.</summary>
    public static Message? Refusal(string path, ReadOnlySpan<byte> bytes)
    {
        if (Others.TryGetValue(Path.GetExtension(path), out (string, string) kind))
        {
            return Sentence(path, kind);
        }

        if (bytes.StartsWith("PK\u0003\u0004"u8))
        {
            return Says.NotMarkdown(
                Shown.Brief(path),
                "no text, but a ZIP archive such as Word writes",
                "make Markdown of it first"
            );
        }

        return bytes.StartsWith("%PDF-"u8) ? Sentence(path, Others[".pdf"]) : null;
    }

    private static Message Sentence(string path, (string Name, string Cure) kind) =>
        Says.NotMarkdown(
            Shown.Brief(path),
            kind.Name,
            kind.Cure.Replace("{0}", path, StringComparison.Ordinal)
                .Replace("{1}", Path.ChangeExtension(path, ".md"), StringComparison.Ordinal)
        );
}
