using System.IO.Compression;
using System.Text;

namespace Edition.Conformance.Word;

/// <summary>The checks of the DOCX see the faults that they are there for: each is put into a real edition.</summary>
[Collection(nameof(Editions))]
[Trait("Kind", "conformance")]
public sealed class SeededFaultTests(Editions editions)
{
    [ValidatorTheory]
    [InlineData("<w:pStyle w:val=\"Heading1\"/>", "<w:pStyle w:val=\"Nameless\"/>")]
    [InlineData("<w:footnoteReference w:id=\"1\"/>", "<w:footnoteReference w:id=\"99999\"/>")]
    [InlineData("<w:numId w:val=\"1\"/>", "<w:numId w:val=\"99999\"/>")]
    [InlineData("<w:jc w:val=", "<w:unknown w:val=")]
    [InlineData("<w:bookmarkEnd w:id=\"1\"/>", "")]
    [InlineData("<w:tcW ", "<w:tcWidth ")]
    public void A_fault_that_was_put_in_is_found(string sound, string faulty)
    {
        string file = Path.Combine(editions.Folder, "fault-" + Guid.NewGuid().ToString("N") + ".tmp");
        File.Copy(editions.One("sample", "docx"), file);
        Assert.Equal(0, Shell.Run(Validators.PathOf("docx", "bin", "DocxCheck"), file).Code);
        Assert.True(
            Replace(file, "word/document.xml", sound, faulty) || Replace(file, "word/styles.xml", sound, faulty),
            sound
        );
        Assert.NotEqual(0, Shell.Run(Validators.PathOf("docx", "bin", "DocxCheck"), file).Code);
        File.Delete(file);
    }

    /// <summary>Replaces the first occurrence; false if there is none.</summary>
    private static bool Replace(string file, string part, string sound, string faulty)
    {
        using ZipArchive zip = ZipFile.Open(file, ZipArchiveMode.Update);
        using Stream stream = zip.GetEntry(part)!.Open();
        var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        string text = Encoding.UTF8.GetString(bytes.ToArray());
        int at = text.IndexOf(sound, StringComparison.Ordinal);
        if (at < 0)
        {
            return false;
        }

        stream.SetLength(0);
        stream.Write(Encoding.UTF8.GetBytes(text[..at] + faulty + text[(at + sound.Length)..]));
        return true;
    }
}
