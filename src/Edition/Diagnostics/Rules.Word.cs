namespace Edition.Diagnostics;

public static partial class Rules
{
    public static readonly Rule NotWord = new("ED940", Severity.Error, "Not a Word file");
    public static readonly Rule OldWord = new("ED941", Severity.Error, "Word file of an older kind, or locked");
    public static readonly Rule UnsafeWord = new("ED942", Severity.Error, "Word file too large or unsafe");
    public static readonly Rule EmptyWord = new("ED943", Severity.Error, "Word file without words");
}

/// <summary>The sentences of those rules, under their names.</summary>
public static partial class Says
{
    public static Message NotWord() =>
        new(Rules.NotWord, "It has no text that could be read: it is not a Word file, or a damaged one.");

    public static Message WordDamaged() =>
        new(Rules.NotWord, "It is damaged or cut short, so it cannot be read as a Word file.");

    public static Message WordOtherwise(string kind) =>
        new(Rules.NotWord, $"It is {kind}: open it in Word or LibreOffice and save it as .docx.");

    public static Message WordArchive() => new(Rules.NotWord, "It is a ZIP file, but not one of Word's.");

    public static Message EmptyWord() => new(Rules.EmptyWord, "It has no words: there is nothing to import.");

    public static Message OldWord() =>
        new(
            Rules.OldWord,
            "It is of an older Word, or has a password: open it in Word and save it as .docx, without a password."
        );

    public static Message WordTooLarge(int most) => new(Rules.UnsafeWord, $"It is larger than {most} MB.");

    public static Message WordFiles() => new(Rules.UnsafeWord, "It holds too many files.");

    public static Message WordTwins() => new(Rules.UnsafeWord, "It holds two files of one name.");

    public static Message WordUnpacked(long most, long longest) =>
        new(Rules.UnsafeWord, $"Unpacked it is larger than {most} MB, or one word of it than {longest} MB.");

    public static Message WordNesting() => new(Rules.UnsafeWord, "Its XML is nested too deeply.");

    public static Message WordEntities() =>
        new(Rules.UnsafeWord, "It declares entities (a DTD), which no Word file does.");
}
