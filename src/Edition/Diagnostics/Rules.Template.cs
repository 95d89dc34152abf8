using System.Globalization;

namespace Edition.Diagnostics;

public static partial class Rules
{
    public static readonly Rule TemplateMissing = new("ED051", Severity.Error, "No such template");
    public static readonly Rule TemplateUnreadable = new("ED052", Severity.Error, "The template cannot be read");
    public static readonly Rule TemplateKey = new("ED053", Severity.Error, "Unknown key in the template");
    public static readonly Rule LanguageUnknown = new("ED059", Severity.Query, "The template does not know a language");
    public static readonly Rule TemplateValue = new("ED054", Severity.Error, "Wrong value in the template");
    public static readonly Rule TemplateFile = new("ED055", Severity.Error, "A file of the template is missing");
    public static readonly Rule TemplateFace = new("ED056", Severity.Error, "A face of the template cannot be used");

    public static readonly Rule FaceRestricted = new("ED057", Severity.Error, "A face may not be embedded");
    public static readonly Rule FaceForViewing = new("ED058", Severity.Query, "A face may not be edited with");
}

/// <summary>The sentences of those rules, under their names.</summary>
public static partial class Says
{
    public static Message TemplateMissing(string name, string others) =>
        new(Rules.TemplateMissing, $"There is no template “{name}”.{others}");

    public static Message TemplateNameWrong(string name) =>
        new(
            Rules.TemplateMissing,
            $"“{name}” is no name of a template: letters, digits, hyphens and underscores only."
        );

    public static Message TemplateRing() => new(Rules.TemplateMissing, "Templates extend each other in a ring.");

    public static Message TemplateAlias() => new(Rules.TemplateUnreadable, "A template has no aliases.");

    public static Message TemplateNoMap() =>
        new(Rules.TemplateUnreadable, "A template is keys and values, such as “extends: default”.");

    public static Message TemplateNotUtf8(string path) =>
        new(Rules.TemplateUnreadable, $"The file templates/{path} is not UTF-8.");

    public static Message TemplateKey(string key, string meant) =>
        new(Rules.TemplateKey, $"“{key}” is not a key here.{meant}");

    public static Message LanguageUnknown(string language, string said, string tag) =>
        new(
            Rules.LanguageUnknown,
            $"The template does not know all that {language} needs: {said}. "
                + $"What it lacks is written under “{tag}” in these sections of its template.yaml."
        );

    public static Message StyleFamily(string name, string family) =>
        new(Rules.TemplateValue, $"The style “{name}” is set in “{family}”, which is none of the families.");

    public static Message StyleRing() => new(Rules.TemplateValue, "Styles are each other's base in a ring.");

    public static Message StyleSize(string name) =>
        new(Rules.TemplateValue, $"The style “{name}” has a size or leading that cannot be set.");

    public static Message TemplateDates() =>
        new(Rules.TemplateValue, "A language needs its twelve “months” and a “date” with {day}, {month} and {year}.");

    public static Message TemplateFamily(string family) =>
        new(Rules.TemplateValue, $"“{family}” is none of the families.");

    public static Message TemplateLacks(string lacking) =>
        new(
            Rules.TemplateValue,
            $"The template lacks {lacking}: begin it with “extends: default”, and it need say only " + "what differs."
        );

    public static Message TemplateLetters(string range) =>
        new(
            Rules.TemplateValue,
            $"“letters” needs ranges of code points, as “U+2190-21FF, U+2713”; “{range}” is none."
        );

    public static Message TemplateMap(string key) => new(Rules.TemplateValue, $"“{key}” is a map of keys to values.");

    public static Message TemplateMargins() =>
        new(
            Rules.TemplateValue,
            "The margins leave less than 72 points of width or 144 points of height for the text."
        );

    public static Message TemplateNeedsMap(string key) =>
        new(Rules.TemplateValue, $"The template needs “{key}”, a mapping.");

    public static Message TemplatePage(string names) =>
        new(
            Rules.TemplateValue,
            "“page” is a map, page: {width: 210mm, height: 297mm}, or the name of a size: " + $"{names}."
        );

    public static Message TemplateQuotes() =>
        new(Rules.TemplateValue, "“quotes” needs four signs: the outer pair of quotation marks and the inner one.");

    public static Message TemplateReference(string fault) =>
        new(Rules.TemplateValue, $"The template's “reference” {fault}.");

    public static Message TemplateAlignment() =>
        new(Rules.TemplateValue, "An alignment is justified, left, centre or right.");

    public static Message TemplateColour(string key) =>
        new(Rules.TemplateValue, $"“{key}” must be a colour such as '#1F3A4D'.");

    public static Message TemplateFlag(string key) => new(Rules.TemplateValue, $"“{key}” must be true or false.");

    public static Message TemplateKeyMissing(string key) => new(Rules.TemplateValue, $"“{key}” is missing.");

    public static Message TemplateMeasure(string key) =>
        new(Rules.TemplateValue, $"“{key}” must be a measure such as 12pt, 5mm or 1.5em.");

    public static Message TemplateNumber(string key, double least, double most) =>
        new(
            Rules.TemplateValue,
            string.Create(CultureInfo.InvariantCulture, $"“{key}” must be a number from {least} to {most}.")
        );

    public static Message TemplateStyle(string name) => new(Rules.TemplateValue, $"There is no style “{name}”.");

    public static Message TemplateWhole(string key, int least, int most) =>
        new(
            Rules.TemplateValue,
            string.Create(CultureInfo.InvariantCulture, $"“{key}” must be a whole number from {least} to {most}.")
        );

    public static Message TemplateFile(string key, string given) =>
        new(Rules.TemplateFile, $"“{key}” must name a file in the template's folder; “{given}” is none.");

    public static Message FaceRestricted(string path) =>
        new(
            Rules.FaceRestricted,
            $"{path} may not be embedded: its makers say so in the file. Take another face, or theirs with that right."
        );

    public static Message FaceForViewing(string path) =>
        new(
            Rules.FaceForViewing,
            $"{path} may be embedded for viewing and printing only: the DOCX names it and does not hold it."
        );

    public static Message TemplateFace(string fault) => new(Rules.TemplateFace, fault);
}
