using Edition.Faces;
using Edition.Model;
using Edition.Styling;

namespace Edition.Epub;

internal static class Cover
{
    public static byte[] Draw(Publication publication, Template template, FaceLibrary faces) => throw new NotImplementedException();
}
