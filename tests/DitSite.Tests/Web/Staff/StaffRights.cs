namespace DitSite.Tests.Web.Staff;

/// <summary>What may be done at one address of the desk, and by whom.</summary>
/// <param name="Action">GET, POST, or POST and the handler's name: <c>POST Offer</c>.</param>
/// <param name="Roles">Parted by blanks; <c>anybody</c>: nobody has to sign in.</param>
internal sealed record StaffRight(string Pattern, string Action, string Roles);

/// <summary>Role × record × action: every address of the desk with what can be done there. An address that is not here fails a test.</summary>
internal static class StaffRights
{
    private const string Anybody = "anybody";
    private const string Everyone = "editor admissions tutor administrator";
    private const string Content = "editor administrator";
    private const string Bookings = "admissions administrator";
    private const string Applications = "admissions tutor administrator";
    private const string Administrator = "administrator";

    public static readonly IReadOnlyList<StaffRight> All =
    [
        new("staff", "GET", Everyone),
        new("staff/sign-in", "GET", Anybody), new("staff/sign-in/start", "GET", Anybody), new("staff/sign-in/refused", "GET", Anybody),
        new("staff/sign-in/link", "GET", Anybody), new("staff/sign-in/link", "POST", Anybody), new("staff/sign-out", "POST", Anybody), new("staff/signed-out", "GET", Anybody),
        new("staff/audit", "GET", Administrator),

        new("staff/bookings", "GET", Bookings), new("staff/bookings/runs/{key:guid}", "GET", Bookings), new("staff/bookings/runs/{key:guid}.csv", "GET", Bookings),
        new("staff/bookings/{reference}", "GET", Bookings),
        new("staff/bookings/{reference}/money", "GET", Bookings), new("staff/bookings/{reference}/money/documents/{id:guid}", "GET", Bookings),
        new("staff/bookings/{reference}/money/invoice", "GET", Bookings), new("staff/bookings/{reference}/money/invoice", "POST", Bookings),
        new("staff/bookings/{reference}/money/payment", "GET", Bookings), new("staff/bookings/{reference}/money/payment", "POST", Bookings),
        new("staff/bookings/{reference}/money/refund", "GET", Bookings), new("staff/bookings/{reference}/money/refund", "POST", Bookings),
        new("staff/bookings/{reference}/money/credit-note", "GET", Bookings), new("staff/bookings/{reference}/money/credit-note", "POST", Bookings),
        new("staff/money", "GET", Bookings),
        new("staff/bookings/{reference}/cancel", "GET", Bookings), new("staff/bookings/{reference}/cancel", "POST", Bookings),
        new("staff/bookings/{reference}/transfer", "GET", Bookings), new("staff/bookings/{reference}/transfer", "POST", Bookings),
        new("staff/bookings/{reference}/substitute", "GET", Bookings), new("staff/bookings/{reference}/substitute", "POST", Bookings),
        new("staff/bookings/{reference}/charge", "GET", Bookings), new("staff/bookings/{reference}/charge", "POST", Bookings),
        new("staff/bookings/runs/{key:guid}/book", "GET", Bookings), new("staff/bookings/runs/{key:guid}/book", "POST", Bookings),
        new("staff/bookings/{reference}/name", "GET", Bookings), new("staff/bookings/{reference}/name", "POST", Bookings),
        new("staff/applications/new", "GET", Applications), new("staff/applications/new", "POST", Applications),
        new("staff/attendance", "GET", Applications), new("staff/attendance/{key:guid}", "GET", Applications), new("staff/attendance/{key:guid}", "POST Review", Applications),
        new("staff/attendance/{key:guid}", "POST Change", Applications), new("staff/attendance/{key:guid}", "POST Confirm", Applications),
        new("staff/attendance/certificates/{reference}/{kind}", "GET", Applications),
        new("staff/runs/{key:guid}", "GET", Bookings), new("staff/runs/{key:guid}", "POST", Bookings),
        new("staff/changes", "GET", Bookings), new("staff/changes/{id:guid}", "GET", Bookings), new("staff/changes/{id:guid}", "POST", Bookings),
        new("staff/promises", "GET", Bookings),
        new("staff/messages", "GET", Bookings), new("staff/messages/{id:guid}", "GET", Bookings), new("staff/messages/{id:guid}", "POST", Bookings), new("staff/messages/{id:guid}", "POST Answered", Bookings), new("staff/messages/{id:guid}", "POST NotAnswered", Bookings),

        new("staff/applications", "GET", Applications), new("staff/applications/{reference}", "GET", Applications), new("staff/applications/deleted", "GET", Applications), new("staff/applications/{reference}/files/{id:guid}", "GET", Applications),
        new("staff/applications/{reference}", "POST Assess", Applications), new("staff/applications/{reference}", "POST Ask", Applications),
        new("staff/applications/{reference}", "POST Fund", Bookings),
        new("staff/applications/{reference}/decision/{kind}", "GET", Bookings), new("staff/applications/{reference}/decision/{kind}", "POST Look", Bookings), new("staff/applications/{reference}/decision/{kind}", "POST Send", Bookings),
        new("staff/applications/{reference}/name", "GET", Bookings), new("staff/applications/{reference}/name", "POST", Bookings),
        new("staff/runs/{key:guid}/letter", "GET", Bookings), new("staff/runs/{key:guid}/letter", "POST Look", Bookings), new("staff/runs/{key:guid}/letter", "POST Send", Bookings),
    ];

    /// <summary>The editor's addresses are all alike: editors and administrators, for every action.</summary>
    public static bool IsContent(string pattern) => pattern == "staff/content" || pattern.StartsWith("staff/content/", StringComparison.Ordinal);

    public static string RolesOf(string pattern, string action) =>
        IsContent(pattern) ? Content : All.Single(right => right.Pattern == pattern && right.Action == action).Roles;
}
