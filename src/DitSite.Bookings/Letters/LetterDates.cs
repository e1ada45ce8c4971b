using System.Globalization;

namespace DitSite.Bookings.Letters;

/// <summary>Dates and instants as letters write them: London's.</summary>
internal static class LetterDates
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>"Friday 12 March 2027".</summary>
    public static string Of(DateOnly day) => day.ToString("dddd d MMMM yyyy", British);

    /// <summary>The last day that ends by an instant: an offer that ends at midnight ends on the day before.</summary>
    public static string LastDayBefore(DateTimeOffset end) => Of(LondonDate.Of(end.AddTicks(-1)));

    /// <summary>"12 March 2027, 14:05:09, UK time": to the second, because it decides an order.</summary>
    public static string Moment(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, London).ToString("d MMMM yyyy, HH:mm:ss", British) + ", UK time";
}
