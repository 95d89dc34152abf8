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
