using System.Globalization;

namespace Edition.Cli;

/// <summary>https://reproducible-builds.org/specs/source-date-epoch: seconds since 1970, in UTC.</summary>
internal static class SourceDate
{
    /// <exception cref="UsageException">It is given and is no such number.</exception>
    public static DateOnly? Of()
    {
        string? value = Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH");
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }

        // The last second of the year 9999.
        if (
            !long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
            || seconds > 253402300799
        )
        {
            throw new UsageException($"SOURCE_DATE_EPOCH is to be a number of seconds since 1970, not “{value}”.");
        }

        return DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime);
    }
}
