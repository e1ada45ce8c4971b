using DitSite.Bookings;

namespace DitSite.Web.Links;

/// <summary>Addresses of an application, from its start to its end.</summary>
public static class ApplyLinks
{
    public const string CheckYourEmail = "/applications/check-your-email";
    public const string Continue = "/applications/continue";
    public const string Renew = "/applications/continue?handler=Renew";
    public const string Return = "/applications/return";
    public const string Referee = "/referees/answer";
    public const string RefereeThanks = "/referees/thank-you";

    public static string Application(BookingReference reference) => $"/applications/{reference}";

    public static string Section(BookingReference reference, string section) => $"/applications/{reference}/{section}";

    public static string Requirement(BookingReference reference, string code) => $"/applications/{reference}/requirements/{code}";

    public static string Files(BookingReference reference, string code) => Requirement(reference, code) + "/files";

    public static string File(BookingReference reference, Guid id) => $"/applications/{reference}/files/{id}";

    public static string Check(BookingReference reference) => Section(reference, "check");

    public static string Sent(BookingReference reference) => Section(reference, "sent");

    public static string Withdraw(BookingReference reference) => Section(reference, "withdraw");

    public static string Close(BookingReference reference) => Section(reference, "close");

    public static string Offer(BookingReference reference) => Section(reference, "offer");

    public static string Question(BookingReference reference, Guid id) => $"/applications/{reference}/questions/{id}";
}
