using DitSite.Bookings;
using DitSite.Bookings.Money;

namespace DitSite.Tests.Bookings.Money;

/// <summary>A provider that has set everything an invoice needs, and a booking to invoice.</summary>
internal static class MoneyExamples
{
    public static readonly (string Name, string Value)[] Settings =
    [
        ("SellerName", "Testford Courses Ltd"), ("SellerAddress", "2 Quay Road|Testford"), ("Vat", "exempt"), ("PaymentDays", "14"), ("PaymentDetails", "Account 12345678|Quote the invoice number"),
    ];

    /// <summary>The same by their whole names, for a site.</summary>
    public static IEnumerable<(string Name, string Value)> SiteSettings => Settings.Select(setting => ($"Invoices:{setting.Name}", setting.Value));

    /// <param name="changes">Settings of the section Invoices, without its name.</param>
    public static Task<BookingsHost> StartAsync(params (string Name, string Value)[] changes) =>
        BookingsHost.StartAsync(settings: Settings.Concat(changes).GroupBy(one => one.Name).ToDictionary(one => $"Invoices:{one.Key}", one => (string?)one.Last().Value));

    public static async Task<BookingReference> BookedAsync(BookingsHost host, string name = "ann")
    {
        await host.PublishAsync(Examples.Run());
        return (await host.BookedAsync(Examples.Booking(name))).Reference;
    }

    public static async Task<Guid> IssueAsync(this BookingsHost host, BookingReference reference, BillTo? billTo = null) =>
        Assert.IsType<MoneyResult.Done>(await host.Get<Invoicing>().IssueAsync(reference, billTo ?? new("Ann", null, null), "Sam Staff")).Document!.Value;

    public static async Task<Account> AccountAsync(this BookingsHost host, BookingReference reference) => (await host.Get<MoneyDesk>().FindAsync(reference))!;
}
