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
                findings.Add(
                    Rules.FaceRestricted,
                    place,
                    $"{face.File.Path} may not be embedded: its makers say so in the file. Take another face, or theirs with that right."
                );
            }
            else if (face.MayNotBeEdited)
            {
                findings.Add(
                    Rules.FaceForViewing,
                    place,
                    $"{face.File.Path} may be embedded for viewing and printing only: the DOCX names it and does not hold it."
                );
            }
        }

        string[] cubic = [.. Faces.Where(face => face.IsCff).Select(face => face.File.Path)];
        if (cubic.Length > 0)
        {
            findings.Add(
                Rules.FaceNotInDocx,
                place,
                $"The DOCX names {string.Join(", ", cubic)} and does not hold {(cubic.Length == 1 ? "it" : "them")}: "
                    + "Word knows no embedded faces of CFF outlines. Its readers need them installed."
            );
        }
    }
}
