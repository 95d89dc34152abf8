namespace Edition.Diagnostics;

/// <summary>
/// Every rule there is; each room adds its own in a part of this class beside its code (<c>Rules.Reading.cs</c>). docs/rules.md has a paragraph on each, tests/corpus a case.
/// </summary>
public static partial class Rules
{
}
