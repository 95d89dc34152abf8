namespace Edition.Print.Pdf;

/// <summary>
/// What the file is for. Screen: links, the page is the trim. Print: printer's marks and bleed around the trim, no
/// links; blank versos are white as in both. Neither claims PDF/X; both are PDF/A-2a and PDF/UA-1.
/// </summary>
public enum PdfProfile
{
    Screen,
    Print,
}
