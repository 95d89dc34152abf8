using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Edition.Diagnostics;
using Edition.Faces;
using Edition.Model;
using Edition.Reading;
using Edition.Styling;
using Edition.Word;

namespace Edition.Cli;

/// <summary>Reads templates and their faces: the manuscript's own, else those that came with the program.</summary>
internal sealed class TypeReading(InputFolder manuscript, InputFolder program, Progress progress, TypeKept? kept)
{
    private Task<(string Name, Template Template, FaceLibrary Faces)?>? begun;

    /// <summary>
    /// Begins to read the type that will be asked for, as far as that is known, while the manuscript is read. It counts
    /// only if nothing has to be said of it; else it is read again when it is asked for.
    /// </summary>
    public void Begin(Func<string?> wanted)
    {
        if (kept is null)
        {
            begun = Task.Run(() => Ahead(wanted));
        }
    }

    private (string, Template, FaceLibrary)? Ahead(Func<string?> wanted)
    {
        var findings = new Findings();
        try
        {
            if (wanted() is { } name && Load(name, findings, default) is var (template, faces))
            {
                if (findings.All.IsEmpty)
                {
                    return (name, template, faces);
                }

                faces.Dispose();
            }
        }
        catch (Exception e) when (e is MachineException or UsageException)
        {
            // It is met again where it is told.
        }

        return null;
    }

    /// <summary>
    /// The template of a name with its faces; null with findings, which are at <paramref name="asked"/> where they have
    /// no file of their own.
    /// </summary>
    public (Template Template, FaceLibrary Faces)? Read(string wanted, Findings findings, SourceSpan asked)
    {
        if (Taken() is var (name, template, faces))
        {
            if (name == wanted)
            {
                return (template, faces);
            }

            faces.Dispose();
        }

        return kept?.Of(wanted, Fetch) ?? Load(wanted, findings, asked);
    }

    /// <summary>Lets go what was begun and is not asked for.</summary>
    public void LetGo() => Taken()?.Faces.Dispose();

    private (string Name, Template Template, FaceLibrary Faces)? Taken()
    {
        (string, Template, FaceLibrary)? taken = begun?.GetAwaiter().GetResult();
        begun = null;
        return taken;
    }

    private (Template Template, FaceLibrary Faces)? Load(string wanted, Findings findings, SourceSpan asked)
    {
        var files = new ConcurrentDictionary<string, byte[]?>(StringComparer.Ordinal);
        if (ReadTemplate(wanted, findings, asked, path => files[path] = Fetch(path)) is not { } template)
        {
            return null;
        }

        if (!template.Reference.IsEmpty && HouseDocument.Read(template.Reference.AsMemory(), out string fault) is null)
        {
            findings.Add(Says.TemplateReference(fault), asked);
            return null;
        }

        FaceLibrary faces = FaceLibrary.Of(template);
        kept?.Note(faces);

        // What is said of a template has to be said again, and is only found by reading it.
        bool clean = findings
            .InOrder([], [])
            .All(finding => !(finding.Span.Source?.Path ?? "").StartsWith("templates/", StringComparison.Ordinal));
        if (clean)
        {
            kept?.Keep(wanted, files, template, faces);
        }

        return (template, faces);
    }

    /// <summary>The template alone.</summary>
    public Template? ReadTemplate(string wanted, Findings findings, SourceSpan asked) =>
        ReadTemplate(wanted, findings, asked, Fetch);

    private Template? ReadTemplate(string wanted, Findings findings, SourceSpan asked, Func<string, byte[]?> fetch) =>
        progress.Stage(
            "template",
            () =>
                TemplateReader.Read(
                    wanted,
                    fetch,
                    findings,
                    asked,
                    () => [.. TemplateShelf.Of(manuscript.PathOf(".")).Names, .. TemplateShelf.OfProgram.Names],
                    path => FolderOf(path).Has("templates/" + path)
                )
        );

    /// <summary>
    /// A file of a template: from the manuscript's own templates if it has one of that name, else from the program's.
    /// </summary>
    private byte[]? Fetch(string path)
    {
        Fetched fetched = FolderOf(path).Fetch("templates/" + path);
        return fetched switch
        {
            Fetched.Bytes bytes => ImmutableCollectionsMarshal.AsArray(bytes.Content),
            Fetched.Unreadable unreadable => throw new MachineException(unreadable.Reason, new IOException()),
            _ => null,
        };
    }

    private InputFolder FolderOf(string path) =>
        manuscript.HasFolder("templates/" + path.Split('/')[0]) ? manuscript : program;
}
