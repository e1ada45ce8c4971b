namespace DitSite.Bookings;

/// <summary>Runs are held in the United Kingdom: "today" is London's, whatever zone the machine keeps.</summary>
internal static class LondonDate
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    extension(TimeProvider clock)
    {
        public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Zone).DateTime);
    }
}
