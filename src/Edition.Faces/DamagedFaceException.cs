namespace Edition.Faces;

/// <summary>A face of the template cannot be used. The message is the one sentence the user sees.</summary>
public sealed class DamagedFaceException(string message) : FormatException(message);
