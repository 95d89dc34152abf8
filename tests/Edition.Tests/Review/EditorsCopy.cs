using Edition.Cli;
using Edition.Tests.Cli;

namespace Edition.Tests.Review;

/// <summary>A manuscript, the DOCX for an editor that is made of it, and what comes back.</summary>
internal sealed class EditorsCopy
{
    private readonly (string Path, string Text)[] files;
    private readonly Lazy<(byte[] Docx, string Base, string Name)> built;

    public EditorsCopy(params (string Path, string Text)[] files)
    {
        this.files = files;
        built = new(Build);
    }

    /// <summary>An edition of one chapter.</summary>
    public static EditorsCopy OfChapter(string text) =>
        new(
            ("edition.yaml", "name: k\ntitle: {ru: К}\nlanguages: [ru, en]\ndate: 2026-02-03\ncontents: [a.md]\n"),
            ("a.md", "---\nkind: chapter\ntitle: {ru: Глава, en: Chapter}\n---\n\n" + text)
        );

    private (byte[] Docx, string Base, string Name) Build()
    {
        using Scratch scratch = Manuscript();
        Spoken said = Spoken.By("build", scratch["m"], "-o", scratch["out"], "--review");
        Assert.True(said.Exit == Exit.Clean, said.Error);
        string basis = Directory.GetFiles(scratch["out"], "*.review.json").Single();
        return (
            File.ReadAllBytes(Directory.GetFiles(scratch["out"], "*.docx").Single()),
            File.ReadAllText(basis),
            Path.GetFileName(basis)
        );
    }

    private Scratch Manuscript()
    {
        var scratch = new Scratch();
        foreach ((string path, string text) in files)
        {
            scratch.Put("m/" + path, text);
        }

        foreach (string picture in Directory.EnumerateFiles(Path.Combine(Checkout.Root, "manuscript", "images")))
        {
            scratch.Put("m/images/" + Path.GetFileName(picture), File.ReadAllBytes(picture));
        }

        return scratch;
    }

    private (Spoken Said, string[] Texts) Review(Action<EditedWord> edit)
    {
        using Scratch scratch = Manuscript();
        var word = new EditedWord(built.Value.Docx);
        edit(word);
        scratch.Put("in/back.docx", word.Saved());
        scratch.Put("in/" + built.Value.Name, built.Value.Base);
        Spoken said = Spoken.By("review", scratch["in/back.docx"], "--manuscript", scratch["m"], "--apply");
        return (said, [.. files.Select(file => File.ReadAllText(scratch["m/" + file.Path]))]);
    }

    /// <summary>The edit becomes just these replacements, and all of it is carried over.</summary>
    public void Becomes(Action<EditedWord> edit, params (string Old, string New)[] replaced)
    {
        Spoken said = Replaced(edit, replaced);
        Assert.True(said.Exit == Exit.Clean, said.Out + said.Error);
    }

    /// <summary>Nothing becomes of the edit but these replacements; the rest is named.</summary>
    public void Names(Action<EditedWord> edit, string named, params (string Old, string New)[] replaced)
    {
        Spoken said = Replaced(edit, replaced);
        Assert.Equal(Exit.Faults, said.Exit);
        Assert.Contains(named, said.Error, StringComparison.Ordinal);
    }

    private Spoken Replaced(Action<EditedWord> edit, (string Old, string New)[] replaced)
    {
        (Spoken said, string[] texts) = Review(edit);
        string[] wanted = [.. files.Select(file => file.Text)];
        foreach ((string old, string now) in replaced)
        {
            int at = Array.FindIndex(wanted, text => text.Contains(old, StringComparison.Ordinal));
            Assert.True(at >= 0, old);
            wanted[at] = wanted[at].Replace(old, now, StringComparison.Ordinal);
        }

        for (int i = 0; i < files.Length; i++)
        {
            Assert.True(wanted[i] == texts[i], said.Out + said.Error + texts[i]);
        }

        return said;
    }
}
