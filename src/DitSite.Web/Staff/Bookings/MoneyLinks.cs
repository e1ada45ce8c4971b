namespace DitSite.Web.Staff.Bookings;

/// <summary>Addresses of the desk's pages about money.</summary>
internal static class MoneyLinks
{
    public const string List = "/staff/money";

    public static string Account(string reference) => StaffLinks.Booking(reference) + "/money";

    public static string Issue(string reference) => Account(reference) + "/invoice";

    public static string Payment(string reference) => Account(reference) + "/payment";

    public static string Refund(string reference) => Account(reference) + "/refund";

    public static string CreditNote(string reference) => Account(reference) + "/credit-note";

    public static string Document(string reference, Guid id) => $"{Account(reference)}/documents/{id}";
}
