using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Faces;

/// <summary>What the makers of the faces allow.</summary>
public sealed partial class FaceLibrary
{
    /// <summary>Whether the makers of the loaded faces allow what the editions do with them.</summary>
    public void CheckRights(SourceSpan place, Findings findings)
    {
        foreach (Face face in Faces)
        {
            if (face.MayNotBeEmbedded)
            {
                findings.Add(Says.FaceRestricted(face.File.Path), place);
            }
            else if (face.MayNotBeEdited)
            {
                findings.Add(Says.FaceForViewing(face.File.Path), place);
            }
        }

        string[] cubic = [.. Faces.Where(face => face.IsCff).Select(face => face.File.Path)];
        if (cubic.Length > 0)
        {
            findings.Add(Says.FaceNotInDocx(string.Join(", ", cubic), (cubic.Length == 1 ? "it" : "them")), place);
        }
    }
}
