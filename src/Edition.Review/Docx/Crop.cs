namespace Edition.Review.Docx;

/// <summary>How much of a picture is cut off at each side, as parts of its width and height.</summary>
public readonly record struct Crop(double Left, double Top, double Right, double Bottom);
