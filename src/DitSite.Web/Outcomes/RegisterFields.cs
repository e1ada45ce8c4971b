using DitSite.Bookings;

namespace DitSite.Web.Outcomes;

/// <summary>Names of the register's fields: one set for each booking.</summary>
internal static class RegisterFields
{
    public static string Came(BookingReference reference) => $"came-{reference.Value}";

    public static string Result(BookingReference reference) => $"result-{reference.Value}";

    public static string Note(BookingReference reference) => $"note-{reference.Value}";
}
