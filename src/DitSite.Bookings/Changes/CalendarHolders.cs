using DitSite.Bookings.Bookings;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Changes;

/// <summary>Whose calendar a run stands in, and why: one entry of a run serves all bookings that concern an address.</summary>
internal sealed class CalendarHolders
{
    private readonly HashSet<string> staying;

    private CalendarHolders(HashSet<string> staying) => this.staying = staying;

    /// <summary>
    /// For a booking whose run is about to be taken out of calendars: notes on the run the number that this takes, so that whoever books it
    /// again, with another booking, gets an entry that is newer. The entry of a run has one UID for all its bookings, as people who follow
    /// the calendar of the site have it too; with one for each booking they, and who books for several, would see the day twice.
    /// </summary>
    /// <param name="leaving">As it stands before it moves.</param>
    public static async Task<CalendarHolders> LeaveAsync(BookingsContext context, Booking leaving, CancellationToken cancellation)
    {
        var (runKey, sequence) = (leaving.RunKey, CalendarUpdate.SequenceOf(CalendarUpdate.Cancel(leaving.Present.Calendar)));
        await context.Runs.Where(run => run.RunKey == runKey && run.CalendarSequence < sequence).ExecuteUpdateAsync(set => set.SetProperty(run => run.CalendarSequence, sequence), cancellation);
        var others = await context.Bookings.AsNoTracking().Where(row => row.RunKey == runKey && row.State == BookingState.Booked && row.Id != leaving.Id)
            .Select(row => new { row.BookerEmail, row.DelegateEmailKey }).ToListAsync(cancellation);
        return new([.. others.SelectMany(row => new[] { EmailAddress.Normalise(row.BookerEmail), row.DelegateEmailKey })]);
    }

    /// <summary>No other booking keeps the run in this person's calendar.</summary>
    public bool Leaves(string email) => !staying.Contains(EmailAddress.Normalise(email));
}
