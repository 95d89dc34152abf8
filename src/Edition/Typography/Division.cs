namespace Edition.Typography;

/// <summary>How a word may be divided, in the order of preference.</summary>
public enum DivisionKind : byte
{
    /// <summary>After a hyphen or dash that the word has.</summary>
    Compound,

    /// <summary>In an address, after its punctuation: no hyphen is added.</summary>
    Address,

    /// <summary>At a soft hyphen of the author's: a hyphen is added.</summary>
    Soft,

    /// <summary>Where the patterns or exceptions allow it: a hyphen is added.</summary>
    Hyphen,

    /// <summary>
    /// As <see cref="Hyphen"/>, but only to save a line that would be bad otherwise: fewer letters than the minimum, a
    /// part of a word that has a hyphen of its own.
    /// </summary>
    RareHyphen,

    /// <summary>
    /// As <see cref="Compound"/>, but only to save a line: between figures, after a hyphen in an address.
    /// </summary>
    RareCompound,

    /// <summary>Between ideographs, kana or syllables, or one of them and a letter: nothing is added.</summary>
    Ideograph,
}

/// <summary>A place where a word may be divided: before its UTF-16 unit <c>At</c>.</summary>
public readonly record struct Division(int At, DivisionKind Kind)
{
    public bool AddsHyphen => Kind is DivisionKind.Soft or DivisionKind.Hyphen or DivisionKind.RareHyphen;
}
