using DitSite.Bookings;
using DitSite.Bookings.Money;
using DitSite.Bookings.Staff;
using DitSite.Web.Staff.SignIn;

namespace DitSite.Web.Pages.Staff.Bookings.Money;

/// <summary>Money has gone back.</summary>
public sealed class RefundModel(MoneyDesk desk, Invoicing invoicing, StaffAudit audit, TimeProvider clock) : MoneyEntryModel(desk, audit, clock)
{
    protected override decimal Owed => -Account.Outstanding;

    protected override string Recorded => "recorded-refund";

    protected override Task<MoneyResult> RecordAsync(BookingReference booking, decimal amount, CancellationToken cancellation) =>
        invoicing.RecordRefundAsync(booking, Key, amount, On.Date!.Value, Note, User.DisplayName(), cancellation);
}
