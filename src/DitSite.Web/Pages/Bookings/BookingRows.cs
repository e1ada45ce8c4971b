using DitSite.Bookings.Bookings;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Money;
using DitSite.Content;
using DitSite.Content.Facts;
using DitSite.Web.Components.Content;
using DitSite.Web.Pages.Courses.Book;

namespace DitSite.Web.Pages.Bookings;

/// <summary>A booking in rows, as it was sold.</summary>
internal static class BookingRows
{
    public static IReadOnlyList<SummaryRow> Course(BookingView booking) => Sold(booking.Facts);

    public static IReadOnlyList<SummaryRow> Sold(SoldFacts facts) => CheckRows.Sold(facts);

    public static IReadOnlyList<SummaryRow> People(BookingView booking)
    {
        var self = booking.Booker == booking.Delegate;
        List<SummaryRow> rows = [new(self ? "Booked by and for" : "Booked by", $"{booking.Booker.Name}\n{booking.Booker.Email}")];
        if (!self)
        {
            rows.Add(new("Person attending", $"{booking.Delegate.Name}\n{booking.Delegate.Email}"));
        }

        rows.Add(new("Invoice to", booking.Payer == PayerKind.Self ? booking.Booker.Name : Employer(booking)));
        return rows;
    }

    public static IReadOnlyList<SummaryRow> Price(BookingView booking)
    {
        List<SummaryRow> rows = [.. booking.Lines.Select(line => new SummaryRow(line.Label, UkText.Money(line.Amount)))];
        rows.Add(new("Total", UkText.Money(booking.Total)));
        if (booking.Facts.VatText is { } vat)
        {
            rows.Add(new("VAT", vat));
        }

        return rows;
    }

    /// <summary>What is still to be paid, or comes back, in a sentence.</summary>
    public static string Balance(Account account) => account.Outstanding switch
    {
        > 0 => $"{UkText.Money(account.Outstanding)} is to be paid" + (account.DueOn is { } due ? $" by {UkText.Date(due)}." : "."),
        < 0 => $"We owe you {UkText.Money(-account.Outstanding)} and pay it back.",
        _ => account.Claimed > 0 ? "Paid in full, thank you." : "Nothing is to be paid.",
    };

    /// <summary>"10 June 2022", the date in London.</summary>
    public static string On(DateTimeOffset instant) => UkText.Date(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, LondonTime.Zone).DateTime));

    private static string Employer(BookingView booking) =>
        $"{booking.BillingOrganisation}\n{booking.BillingAddress}" + (booking.PurchaseOrder is { } order ? $"\nPurchase order: {order}" : "");
}
