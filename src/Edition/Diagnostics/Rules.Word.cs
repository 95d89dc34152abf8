namespace Edition.Diagnostics;

public static partial class Rules
{
    public static readonly Rule NotWord = new("ED940", Severity.Error, "Not a Word file");
    public static readonly Rule OldWord = new("ED941", Severity.Error, "Word file of an older kind, or locked");
    public static readonly Rule UnsafeWord = new("ED942", Severity.Error, "Word file too large or unsafe");
    public static readonly Rule EmptyWord = new("ED943", Severity.Error, "Word file without words");
}
