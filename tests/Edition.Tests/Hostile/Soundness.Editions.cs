namespace Edition.Tests.Hostile;

/// <summary>Of all three files of an edition.</summary>
internal static partial class Soundness
{
    public static void Check(Press.Editions editions)
    {
        Check(".docx", editions.Docx);
        Check(".epub", editions.Epub);
        Check(".pdf", editions.Pdf);
    }
}
