using System.Globalization;

namespace Edition.Proof;

/// <summary>
/// What the reading back of one file may cost, in proportion to the manuscript that it is to be an edition of. Bytes
/// (unpacked or looked through), objects (of a PDF, nodes and attributes of XML, words) and comparisons are counted and
/// never timed, so that the answer is the same on every machine. The shares are some ten times what honest editions of
/// the corpus need; a file that asks for more is a trap or an edition of something else. Not safe to share by threads.
/// </summary>
public sealed class Budget
{
    private readonly long mostBytes;
    private readonly long mostObjects;
    private long bytes;
    private long objects;
    private long comparisons;

    /// <param name="characters">The length of the manuscript's text.</param>
    public Budget(long characters)
    {
        mostBytes = bytes = (64L << 20) + (100 * characters);
        mostObjects = objects = 4_000_000 + (10 * characters);
        comparisons = 200_000_000 + (100 * characters);
    }

    /// <summary>What was spent so far: bytes and objects.</summary>
    public (long Bytes, long Objects) Spent => (mostBytes - bytes, mostObjects - objects);

    /// <summary>Whether comparisons were refused, so that what was compared is not all.</summary>
    public bool IsOut => comparisons < 0;

    /// <exception cref="InvalidDataException">There are not so many left.</exception>
    public void Bytes(long number)
    {
        bytes -= number;
        if (bytes < 0)
        {
            throw new InvalidDataException(
                $"it unpacks to more than {Grouped(mostBytes)} bytes, far more than the manuscript could need"
            );
        }
    }

    /// <exception cref="InvalidDataException">There are not so many left.</exception>
    public void Objects(long number)
    {
        objects -= number;
        if (objects < 0)
        {
            throw new InvalidDataException(
                $"it has more than {Grouped(mostObjects)} parts, far more than the manuscript could need"
            );
        }
    }

    /// <summary>False if there are not so many left.</summary>
    public bool Compare(long number)
    {
        comparisons = comparisons < 0 ? comparisons : comparisons - number;
        return comparisons >= 0;
    }

    private static string Grouped(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
