using DitSite.Web.Preview;
using DitSite.Web.Staff.SignIn;

namespace DitSite.Web.Staff;

/// <summary>Addresses of the desk.</summary>
internal static class StaffLinks
{
    public const string Desk = "/staff";
    public const string SignInStart = "/staff/sign-in/start";
    public const string OneTimeLink = "/staff/sign-in/link";
    public const string SignOut = "/staff/sign-out";
    public const string SignedOut = "/staff/signed-out";
    public const string Bookings = "/staff/bookings";
    public const string Applications = "/staff/applications";
    public const string DeletedApplications = "/staff/applications/deleted";
    public const string Promises = "/staff/promises";
    public const string Changes = "/staff/changes";
    public const string Attendance = "/staff/attendance";
    public const string Messages = "/staff/messages";
    public const string Content = "/staff/content";
    public const string Audit = "/staff/audit";

    public static string SignIn(string? to = null) => "/staff/sign-in" + (to is null ? "" : "?to=" + Uri.EscapeDataString(to));

    public static string Refused(SignInRefusal refusal) => $"/staff/sign-in/refused?why={refusal}";

    public static string Booking(string reference) => $"/staff/bookings/{reference}";

    public static string Register(Guid run) => $"{Attendance}/{run}";

    public static string Certificate(string reference, string kind) => $"{Attendance}/certificates/{reference}/{kind}";

    public static string BookForSomebody(Guid run) => Run(run) + "/book";

    public static string CorrectName(string reference) => Booking(reference) + "/name";

    public const string ApplyForSomebody = Applications + "/new";

    public static string CancelBooking(string reference) => Booking(reference) + "/cancel";

    public static string TransferBooking(string reference) => Booking(reference) + "/transfer";

    public static string SubstituteDelegate(string reference) => Booking(reference) + "/substitute";

    public static string DecideCharge(string reference) => Booking(reference) + "/charge";

    public static string Run(Guid key) => $"/staff/bookings/runs/{key}";

    /// <summary>How to join a run, and what people on it are told.</summary>
    public static string RunDesk(Guid key) => $"/staff/runs/{key}";

    /// <summary>One letter to everybody with a place on a run.</summary>
    public static string RunLetter(Guid key) => $"/staff/runs/{key}/letter";

    /// <summary>The letter of an offer or a decline, before it is sent.</summary>
    public static string Decision(string reference, string kind) => $"{Application(reference)}/decision/{kind}";

    public static string CorrectApplicantName(string reference) => Application(reference) + "/name";

    public static string Change(Guid id) => $"{Changes}/{id}";

    public static string RunCsv(Guid key) => Run(key) + ".csv";

    public static string Application(string reference) => $"/staff/applications/{reference}";

    public static string ApplicationList(bool over, string? state, Guid? run, string? search, int page)
    {
        string?[] parts = [over ? "over=true" : null, state is null ? null : $"state={state}", run is null ? null : $"run={run}", search is null ? null : $"q={Uri.EscapeDataString(search)}", page > 1 ? $"page-number={page}" : null];
        var query = string.Join('&', parts.OfType<string>());
        return Applications + (query.Length > 0 ? "?" + query : "");
    }

    public static string ApplicationFile(string reference, Guid id) => $"/staff/applications/{reference}/files/{id}";

    public static string Message(Guid id) => $"/staff/messages/{id}";

    /// <summary>A path of the desk, or of a preview, to return to after signing in; anything else becomes the desk itself.</summary>
    public static string LocalOrDesk(string? to) =>
        to is not null && (to.StartsWith("/staff", StringComparison.Ordinal) || to.StartsWith(PreviewLinks.Prefix + "/", StringComparison.Ordinal)) && !to.Contains('\\') && !to.StartsWith("/staff/sign-in", StringComparison.Ordinal) && to.All(c => c >= ' ') ? to : Desk;
}
