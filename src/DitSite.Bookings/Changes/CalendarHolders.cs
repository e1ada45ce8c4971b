using DitSite.Bookings.Bookings;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Changes;

/// <summary>Whose calendar a run stands in, and why: one entry of a run serves all bookings that concern an address.</summary>
internal sealed class CalendarHolders
{
    private readonly HashSet<string> staying;

    private CalendarHolders(HashSet<string> staying) => this.staying = staying;

    /// <param name="runKey">The run that the booking leaves.</param>
    public static async Task<CalendarHolders> ReadAsync(BookingsContext context, Booking leaving, Guid runKey, CancellationToken cancellation)
    {
        var others = await context.Bookings.AsNoTracking().Where(row => row.RunKey == runKey && row.State == BookingState.Booked && row.Id != leaving.Id)
            .Select(row => new { row.BookerEmail, row.DelegateEmailKey }).ToListAsync(cancellation);
        return new([.. others.SelectMany(row => new[] { EmailAddress.Normalise(row.BookerEmail), row.DelegateEmailKey })]);
    }

    /// <summary>No other booking keeps the run in this person's calendar.</summary>
    public bool Leaves(string email) => !staying.Contains(EmailAddress.Normalise(email));
}
