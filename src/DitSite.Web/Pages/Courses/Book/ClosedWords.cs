using DitSite.Content.Catalogue;
using DitSite.Content.Facts;

namespace DitSite.Web.Pages.Courses.Book;

/// <summary>What the start page says where a run can't be booked.</summary>
internal static class ClosedWords
{
    public static string Heading(ClosedReason reason) => reason switch
    {
        ClosedReason.Full => "This date is full",
        ClosedReason.NotOpenYet => "Booking is not open yet",
        ClosedReason.Past => "This date is over",
        ClosedReason.Cancelled => "This date has been cancelled",
        ClosedReason.NotConfirmed => "This date is not confirmed",
        ClosedReason.NoMail => "Booking is closed for the moment",
        _ => "Booking has closed",
    };

    public static string Sentence(BookingDoor.Closed closed, Course course) => closed.Reason switch
    {
        ClosedReason.Full => "Every place has been booked, or is being kept for somebody who is booking now.",
        ClosedReason.NotOpenYet when closed.Run.Opens is { } opens => $"It opens on {UkText.DayAndDate(opens)}.",
        ClosedReason.NotOpenYet => "No day has been set for it to open.",
        ClosedReason.Past => "It can't be booked any more.",
        ClosedReason.Cancelled => "The course does not take place on this date.",
        ClosedReason.NotConfirmed => "It can be booked as soon as the date is certain.",
        ClosedReason.NoMail => "We can't send confirmations just now, so we take no bookings. Please come back later, or write to us.",
        _ when closed.Run.Starts <= closed.Run.Closes => "Places can no longer be booked for this date.",
        _ => $"The last day for booking was {UkText.DayAndDate(closed.Run.Closes)}.",
    };
}
