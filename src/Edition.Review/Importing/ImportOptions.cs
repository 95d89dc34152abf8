using System.Text;

namespace Edition.Review.Importing;

/// <summary>
/// What only the house's faces and picture readers know. <c>CanSet</c>: whether the faces have a character;
/// <c>CanShow</c>: whether a picture (its file's name and bytes) can be set.
/// </summary>
public sealed record ImportOptions(Func<Rune, bool> CanSet, Func<string, byte[], bool> CanShow);
