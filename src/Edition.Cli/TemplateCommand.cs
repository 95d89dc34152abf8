using System.CommandLine;
using System.CommandLine.Completions;
using System.Globalization;
using System.Text;
using Edition.Model;
using Edition.Reading;
using Edition.Styling;

namespace Edition.Cli;

/// <summary><c>edition template</c>: which house styles there are, and the beginning of a new one.</summary>
internal static class TemplateCommand
{
    /// <summary>The words of the command.</summary>
    public static Command Syntax(Terminal terminal)
    {
        Argument<string> manuscript = CommandLine.Manuscript();
        var list = new Command("list", "Lists the house styles that there are, with their pages.") { manuscript };
        list.SetAction(parsed => (int)List(parsed.GetValue(manuscript)!, terminal));

        var name = new Argument<string>("NAME") { Description = "The name of the new template." };
        name.Validators.Add(CommandLine.RefuseOptions);
        Argument<string> into = CommandLine.Manuscript();
        var from = new Option<string>("--from")
        {
            Description = "The template that it extends.",
            HelpName = "NAME",
            DefaultValueFactory = _ => "default",
        };
        from.CompletionSources.Add(_ => TemplateShelf.OfProgram.Names.Select(known => new CompletionItem(known)));
        var make = new Command("new", "Makes a house style in the manuscript, to say what differs from another.")
        {
            name,
            into,
            from,
        };
        make.SetAction(parsed =>
            (int)New(parsed.GetValue(name)!, parsed.GetValue(from)!, parsed.GetValue(into)!, terminal)
        );
        return new Command("template", "House styles: list, new.") { list, make };
    }

    public static Exit List(string manuscript, Terminal terminal)
    {
        TemplateShelf program = TemplateShelf.OfProgram,
            own = TemplateShelf.Of(manuscript);
        HashSet<string?> bases = [.. All(program, own).Select(each => each.Shelf.BaseOf(each.Name))];
        foreach ((string name, TemplateShelf shelf, string origin) in All(program, own))
        {
            string size =
                shelf.Read(name, program) is { } template ? Size(template.Page)
                : bases.Contains(name) ? "to be extended"
                : "has errors";
            terminal.Out.WriteLine(
                $"{name, -12}  {size, -14}  {origin, -14}  {FindingsText.Visible(shelf.About(name))}".TrimEnd()
            );
        }

        return Exit.Clean;
    }

    public static Exit New(string name, string from, string manuscript, Terminal terminal)
    {
        if (!TemplateReader.IsSimpleName(name))
        {
            throw new UsageException(
                $"“{name}” cannot be the name of a template: letters, digits, hyphens and underscores only."
            );
        }

        if (!Directory.Exists(manuscript))
        {
            throw new UsageException($"There is no manuscript at {manuscript}.");
        }

        TemplateShelf program = TemplateShelf.OfProgram,
            own = TemplateShelf.Of(manuscript);
        string[] known = [.. All(program, own).Select(template => template.Name)];
        if (!known.Contains(from))
        {
            throw new UsageException($"There is no template “{from}”.{Shown.DidYouMean(from, known)}");
        }

        if (known.Contains(name))
        {
            throw new UsageException($"There is a template “{name}” already.");
        }

        Template beneath =
            (own.Names.Contains(from) ? own : program).Read(from, program)
            ?? throw new UsageException($"The template “{from}” has errors.");
        string path = own.PathOf(name);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            file.Write(Encoding.UTF8.GetBytes(Beginning(from, beneath)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MachineException($"Cannot write {path}: {Reason.Of(e)}", e);
        }

        terminal.Out.WriteLine(
            $"{Path.GetRelativePath(Path.GetFullPath("."), path)} says what differs from “{from}”. Use it with "
                + $"“template: {name}” in edition.yaml."
        );
        return Exit.Clean;
    }

    private static IEnumerable<(string Name, TemplateShelf Shelf, string Origin)> All(
        TemplateShelf program,
        TemplateShelf own
    ) =>
        own
            .Names.Select(name => (name, own, "the manuscript"))
            .Concat(program.Names.Except(own.Names).Select(name => (name, program, "the program")));

    /// <summary>
    /// A template that says nothing of its own yet, with what one most often changes to be uncommented: the values are
    /// those of the template beneath.
    /// </summary>
    private static string Beginning(string from, Template beneath)
    {
        TextStyle body = beneath.Style(StyleName.Body),
            note = beneath.Style(StyleName.Note);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            # yaml-language-server: $schema=../../.vscode/template.schema.json
            # A house style of our own. What is not said here is as in “{from}”; docs/templates.md explains every key.
            extends: {from}

            # page: A5
            # styles:
            #   body: {"{"} size: {Points(body.Size)}, leading: {Points(body.Leading)}, first-indent: {Points(
                body.FirstIndent
            )} {"}"}
            #   note: {"{"} size: {Points(note.Size)}, leading: {Points(note.Leading)} {"}"}
            # parts: {"{"} half-title: {Yes(beneath.Parts.HalfTitle)}, contents: {Yes(
                beneath.Parts.Contents
            )}, running-heads: {Yes(beneath.Parts.RunningHeads)} {"}"}

            """
        );
    }

    private static string Yes(bool value) => value ? "true" : "false";

    private static string Points(Length length) => length.Points.ToString("0.##", CultureInfo.InvariantCulture) + "pt";

    private static string Size(PageGeometry page) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{page.Width.Points * 25.4 / 72:0.#} × {page.Height.Points * 25.4 / 72:0.#} mm"
        );
}
