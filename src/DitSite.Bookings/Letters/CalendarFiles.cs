using DitSite.Bookings.Bookings;
using DitSite.Bookings.Changes;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Sales;

namespace DitSite.Bookings.Letters;

/// <summary>Entries for people's calendars, as letters carry them.</summary>
internal static class CalendarFiles
{
    public const string EntryText = "The file with this email puts the date into your calendar.";

    public const string MovedText = "The files with this email put the new date into your calendar, and take the former one out.";

    public const string CancelledText = "The file with this email takes the date out of your calendar.";

    /// <summary>Puts a run into the calendar, or takes the place of what stands there.</summary>
    public static MailAttachment Entry(BookingReference reference, string calendar) => new($"{reference}.ics", "text/calendar; charset=utf-8; method=PUBLISH", calendar);

    public static MailAttachment Entry(Booking booking) => Entry(booking.Reference, booking.Present.Calendar);

    /// <summary>The new run, and the former one taken out where nothing else keeps it.</summary>
    public static IReadOnlyList<MailAttachment> Moved(Booking booking, SoldFacts former, bool leaves) => leaves ? [Entry(booking), Cancelled(booking.Reference, former.Calendar)] : [Entry(booking)];

    /// <summary>Takes a run out of the calendar.</summary>
    /// <param name="held">The entry that the person has.</param>
    public static MailAttachment Cancelled(BookingReference reference, string held) => new($"{reference}-cancelled.ics", "text/calendar; charset=utf-8; method=CANCEL", CalendarUpdate.Cancel(held));
}
