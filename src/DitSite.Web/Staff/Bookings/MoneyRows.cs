using DitSite.Bookings.Money;
using DitSite.Content.Facts;
using DitSite.Web.Components.Content;
using DitSite.Web.Components.Money;

namespace DitSite.Web.Staff.Bookings;

/// <summary>An account in rows, as staff read it.</summary>
internal static class MoneyRows
{
    public static readonly IReadOnlyList<string> DocumentColumns = ["Document", "Date", "Due", "Total", "Issued by"];
    public static readonly IReadOnlyList<string> PaymentColumns = ["Day", "What", "Amount", "Note", "Recorded by"];

    public static IReadOnlyList<SummaryRow> Of(Account account) =>
    [
        new("Booked by", $"{account.Booking.BookerName}\n{account.Booking.BookerEmail}"),
        new("Course", $"{account.Booking.Present.CourseTitle}\n{account.Booking.Present.DatesText}"),
        new("Owed", account.Owed is { } owed ? UkText.Money(owed) : "Not decided: the booking was cancelled, and no policy says what is kept"),
        new("Invoiced", UkText.Money(account.Invoiced)),
        new("Credited", UkText.Money(account.Credited)),
        new("Paid", UkText.Money(account.Paid)),
        new("Paid back", UkText.Money(account.Refunded)),
        new("Balance", Balance(account)),
    ];

    public static string Balance(Account account) => account.Outstanding switch
    {
        > 0 => $"{UkText.Money(account.Outstanding)} to be paid" + (account.DueOn is { } due ? $" by {UkText.Date(due)}" : ""),
        < 0 => $"{UkText.Money(-account.Outstanding)} to be paid back",
        _ => account.Claimed > 0 ? "Paid in full" : "Nothing outstanding",
    };

    public static IReadOnlyList<IReadOnlyList<Cell>> Documents(Account account, Func<Guid, string> href) =>
        [.. account.Documents.Select(one => (IReadOnlyList<Cell>)[new Cell(InvoiceSheet.TitleOf(one), href(one.Id)), UkText.Date(one.IssuedOn), one.DueOn is { } due ? UkText.Date(due) : "", UkText.Money(one.Total), one.IssuedBy])];

    public static IReadOnlyList<IReadOnlyList<Cell>> Payments(Account account) =>
        [.. account.Payments.Select(one => (IReadOnlyList<Cell>)[UkText.Date(one.On), one.Kind == PaymentKind.Payment ? "Paid" : "Paid back", UkText.Money(one.Amount), one.Note ?? "", one.RecordedBy])];

    public static string Words(MoneyNeed need) => need switch
    {
        MoneyNeed.Decide => "Decide what is kept",
        MoneyNeed.PayBack => "Pay back",
        MoneyNeed.Overdue => "Overdue",
        MoneyNeed.Invoice => "Invoice",
        MoneyNeed.Unpaid => "Waiting for payment",
        _ => throw new ArgumentOutOfRangeException(nameof(need)),
    };

    /// <summary>What a refused action says; null: it was done.</summary>
    public static string? Refusal(MoneyResult result) => result switch
    {
        MoneyResult.Done => null,
        MoneyResult.NotSet missing => $"Set {string.Join(", ", missing.Settings)} first",
        MoneyResult.TooMuch most => $"The amount can be at most {UkText.Money(most.Most)}",
        _ => "There is nothing left to do: somebody may just have done it",
    };
}
