namespace DitSite.Bookings;

/// <summary>Runs are held in the United Kingdom: "today" is London's, whatever zone the machine keeps.</summary>
internal static class LondonDate
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    extension(TimeProvider clock)
    {
        public DateOnly Today => Of(clock.GetUtcNow());
    }

    public static DateOnly Of(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>UTC instant of a time of day in London. A time that the clocks leap over is the one an hour later.</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new(TimeZoneInfo.ConvertTimeToUtc(Zone.IsInvalidTime(local) ? local.AddHours(1) : local, Zone), TimeSpan.Zero);
    }

    /// <summary>UTC instant of five in the afternoon in London, by which what is due on a day is due.</summary>
    public static DateTimeOffset EveningOf(DateOnly day) => At(day, new(17, 0));

    /// <summary>UTC instant at which a day in London is over.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => new(TimeZoneInfo.ConvertTimeToUtc(day.AddDays(1).ToDateTime(TimeOnly.MinValue), Zone), TimeSpan.Zero);
}
