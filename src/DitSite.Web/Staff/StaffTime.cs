using DitSite.Content;
using DitSite.Content.Facts;

namespace DitSite.Web.Staff;

/// <summary>Instants as staff read them: UK time.</summary>
internal static class StaffTime
{
    public static string Of(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, LondonTime.Zone).ToString("d MMMM yyyy, HH:mm", UkText.Culture);
}
