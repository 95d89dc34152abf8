using System.Text;
using Edition.Review.Docx;

namespace Edition.Review.Importing;

/// <summary>
/// What only the house's faces and picture readers know. <c>CanSet</c>: whether the faces have a character, those asked last
/// among them; <c>HasSign</c>: whether the faces of the text have it themselves, so that a sign looks as of one make;
/// <c>CanShow</c>: whether a picture (its file's name and bytes) can be set; <c>Cropped</c>: the part of one that a crop
/// leaves, as a file of the same kind, null where it cannot be cut.
/// </summary>
public sealed record ImportOptions(
    Func<Rune, bool> CanSet,
    Func<Rune, bool> HasSign,
    Func<string, byte[], bool> CanShow,
    Func<byte[], Crop, byte[]?> Cropped
);
