using DitSite.Bookings;
using DitSite.Bookings.Bookings;
using DitSite.Bookings.Desk;
using DitSite.Bookings.Staff;
using DitSite.Content.Facts;
using DitSite.Web.Components.Content;
using DitSite.Web.Staff;
using DitSite.Web.Staff.Bookings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.Bookings;

/// <summary>One booking as staff see it, with everything that happened to it.</summary>
public sealed class BookingModel(BookingsDesk desk, StaffAudit audit) : PageModel
{
    public BookingReference Reference { get; private set; }

    public DeskBookingDetail? Detail { get; private set; }

    public IReadOnlyList<SummaryRow> Rows { get; private set; } = [];

    /// <summary>A link that would be refused is not shown.</summary>
    public IEnumerable<(string Text, string Href)> Actions => Detail!.Booking.State switch
    {
        BookingState.Booked =>
        [
            ("Correct a name", StaffLinks.CorrectName(Reference.ToString())), ("Cancel", StaffLinks.CancelBooking(Reference.ToString())), ("Move to another date", StaffLinks.TransferBooking(Reference.ToString())),
            ("Send somebody else", StaffLinks.SubstituteDelegate(Reference.ToString())),
        ],
        BookingState.Cancelled => [("Decide what stays owed", StaffLinks.DecideCharge(Reference.ToString()))],
        _ => [],
    };

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken cancellation)
    {
        if (!BookingReference.TryParse(reference, out var parsed) || await desk.FindAsync(parsed, cancellation) is not { } detail)
        {
            return NotFound();
        }

        (Reference, Detail, Rows) = (parsed, detail, [.. RowsOf(detail).Where(row => !string.IsNullOrWhiteSpace(row.Text))]);
        await audit.RecordAsync(User.Did("viewed-booking", parsed.ToString()), cancellation);
        return Page();
    }

    private static IEnumerable<SummaryRow> RowsOf(DeskBookingDetail detail)
    {
        var booking = detail.Booking;
        yield return new("State", StaffWords.State(booking.State));
        yield return new("Course", booking.Facts.CourseTitle);
        yield return new("When", booking.Facts.DatesText + (booking.Facts.TimesText is { } times ? "\n" + times : ""));
        yield return new("Where", booking.Facts.PlaceText);
        yield return new("Booker", $"{booking.Booker.Name}\n{booking.Booker.Email}");
        yield return new("Delegate", $"{booking.Delegate.Name}\n{booking.Delegate.Email}");
        yield return new("Completed the training", detail.TrainingCompleted?.ToString("MMMM yyyy", UkText.Culture));
        yield return new("System requirements confirmed", detail.SystemRequirementsConfirmed ? "Yes" : "No");
        yield return new("Registration", string.Join(" ", new[] { detail.RegistrationBody, detail.RegistrationNumber }.OfType<string>()));
        yield return new("Access needs", detail.AccessNeeds);
        yield return new("Prices", string.Join('\n', booking.Lines.Select(line => $"{line.Label}: {UkText.Money(line.Amount)}")));
        yield return new("Total", UkText.Money(booking.Total) + (booking.Facts.VatText is { } vat ? "\n" + vat : ""));
        yield return new("Who pays", booking.Payer == PayerKind.Self ? "The booker" : "An employer");
        yield return new("Invoice to", string.Join('\n', new[] { booking.BillingOrganisation, booking.BillingAddress }.OfType<string>()));
        yield return new("Purchase order", booking.PurchaseOrder);
        yield return new("Terms accepted", $"Version {booking.TermsVersion}");
        yield return new("Booked", StaffTime.Of(booking.BookedAt));
        yield return new("Cancelled", booking.CancelledAt is { } at ? StaffTime.Of(at) : null);
    }
}
