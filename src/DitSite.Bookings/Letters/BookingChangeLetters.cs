using DitSite.Bookings.Bookings;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Policies;
using DitSite.Bookings.Sales;
using Microsoft.Extensions.Options;

namespace DitSite.Bookings.Letters;

/// <summary>What people are told when a booking is moved or handed over, and when the charge of a cancellation is decided.</summary>
public sealed class BookingChangeLetters(IOptions<LetterOptions> options)
{
    internal Letter Decided(Booking booking, Guid change, decimal charge)
    {
        var text = Greeting(booking.BookerName).Paragraph($"This is about booking {booking.Reference}, which was cancelled.").Paragraph(ChangeWords.Outcome(ChangeKind.Cancel, charge, booking.Total));
        WhenAndWhere(text, booking);
        return ToBooker(booking, "charge-decided", change, $"What is charged for {booking.Reference}, {booking.Present.CourseTitle}", text);
    }

    internal Letter MovedForBooker(Booking booking, Guid change, SoldFacts former, bool leaves, decimal? charge, string token)
    {
        var link = MailToken.For(token);
        var text = Greeting(booking.BookerName).Paragraph($"Booking {booking.Reference} has been moved from {former.DatesText} to another date. The reference and the price stay.").Paragraph(ChangeWords.Outcome(ChangeKind.Transfer, charge, booking.Total));
        WhenAndWhere(text, booking);
        text.Row("Who attends", booking.DelegateName).Paragraph(leaves ? CalendarFiles.MovedText : CalendarFiles.EntryText).Heading("Your booking").Paragraph("This link is for you alone. Do not forward it.")
            .Address(Absolute(options.Value.BookingPath.Replace("{reference}", booking.Reference.ToString(), StringComparison.Ordinal).Replace("{token}", link.Placeholder, StringComparison.Ordinal)));
        return ToBooker(booking, "booking-moved", change, $"Moved: {booking.Reference}, {booking.Present.CourseTitle}", text) with { Tokens = [link], Attachments = CalendarFiles.Moved(booking, former, leaves) };
    }

    internal Letter MovedForDelegate(Booking booking, Guid change, SoldFacts former, bool leaves)
    {
        var text = Greeting(booking.DelegateName).Paragraph($"Your place has been moved from {former.DatesText} to another date. The booking reference is {booking.Reference}.");
        WhenAndWhere(text, booking);
        return ToDelegate(booking, "delegate-moved", change, $"Your place has another date: {booking.Present.CourseTitle}", text.Paragraph(leaves ? CalendarFiles.MovedText : CalendarFiles.EntryText).Paragraph("If you cannot attend, tell the person who booked for you.")) with { Attachments = CalendarFiles.Moved(booking, former, leaves) };
    }

    /// <summary>Null: nobody is to be told.</summary>
    internal Letter? MovedForStaff(Booking booking, Guid change, string from, decimal? charge, string? staff)
    {
        var text = new LetterText().Paragraph($"Booking {booking.Reference} was moved from {from} by {staff ?? "the booker"}.");
        WhenAndWhere(text, booking);
        return ToStaff(booking, "staff-moved", change, $"Moved: {booking.Reference}, {booking.Present.DatesText}", text.Row("Charge", charge is { } pounds ? LetterText.Pounds(pounds) : "not decided"));
    }

    internal Letter HandedOverForBooker(Booking booking, Guid change, Person former, decimal? charge)
    {
        var text = Greeting(booking.BookerName).Paragraph($"The place of booking {booking.Reference} is now for {OneLine.Of(booking.DelegateName, Booking.NameLength)} instead of {OneLine.Of(former.Name, Booking.NameLength)}.")
            .Paragraph(ChangeWords.Outcome(ChangeKind.Substitute, charge, booking.Total));
        WhenAndWhere(text, booking);
        return ToBooker(booking, "booking-handed-over", change, $"Another person attends: {booking.Reference}, {booking.Present.CourseTitle}", text);
    }

    internal Letter HandedOverForFormer(Booking booking, Guid change, Person former, bool leaves)
    {
        var text = Greeting(former.Name).Paragraph("The place booked for you now goes to somebody else. If you did not expect this, ask the person who booked for you.");
        WhenAndWhere(text, booking);
        return ToBooker(booking, "delegate-replaced", change, $"Your place goes to somebody else: {booking.Present.CourseTitle}", text.Paragraph(leaves ? CalendarFiles.CancelledText : null)) with
        {
            To = former.Email,
            ToName = former.Name,
            Attachments = leaves ? [CalendarFiles.Cancelled(booking.Reference, booking.Present.Calendar)] : [],
        };
    }

    internal Letter HandedOverForDelegate(Booking booking, Guid change)
    {
        var text = Greeting(booking.DelegateName).Paragraph($"{OneLine.Of(booking.BookerName, Booking.NameLength)} has given you a place. The booking reference is {booking.Reference}.");
        WhenAndWhere(text, booking);
        return ToDelegate(booking, "delegate-handed-over", change, $"A place is booked for you: {booking.Present.CourseTitle}", text.Paragraph(CalendarFiles.EntryText).Paragraph("If you cannot attend, tell the person who booked for you.")) with { Attachments = [CalendarFiles.Entry(booking)] };
    }

    /// <summary>Null: nobody is to be told.</summary>
    internal Letter? HandedOverForStaff(Booking booking, Guid change, decimal? charge, string? staff)
    {
        var text = new LetterText().Paragraph($"Another person attends on booking {booking.Reference}; {staff ?? "the booker"} made the change.");
        WhenAndWhere(text, booking);
        text.Row("Who attends", $"{booking.DelegateName} ({booking.DelegateEmail})").Row("Completed the training", booking.TrainingCompleted?.ToString("MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("en-GB")))
            .Row("Charge", charge is { } pounds ? LetterText.Pounds(pounds) : "not decided");
        return ToStaff(booking, "staff-handed-over", change, $"Another person attends: {booking.Reference}, {booking.Present.DatesText}", text);
    }

    private static LetterText Greeting(string name) => new LetterText().Paragraph($"Dear {OneLine.Of(name, Booking.NameLength)},");

    private static void WhenAndWhere(LetterText text, Booking booking) =>
        text.Heading(OneLine.Of(booking.Present.CourseTitle, 200)!).Row("When", booking.Present.DatesText).Row("Times", booking.Present.TimesText).Row("Where", booking.Present.PlaceText);

    private Letter ToDelegate(Booking booking, string kind, Guid change, string subject, LetterText text) =>
        ToBooker(booking, kind, change, subject, text) with { To = booking.DelegateEmail, ToName = booking.DelegateName };

    private Letter? ToStaff(Booking booking, string kind, Guid change, string subject, LetterText text) =>
        options.Value.BookingsEmail is { } staff ? ToBooker(booking, kind, change, subject, text) with { To = staff, ToName = null, ReplyTo = booking.BookerEmail } : null;

    /// <summary>One letter for one change.</summary>
    private Letter ToBooker(Booking booking, string kind, Guid change, string subject, LetterText text) => new()
    {
        Kind = kind,
        DedupeKey = $"{kind}:{change:N}",
        BookingId = booking.Id,
        To = booking.BookerEmail,
        ToName = booking.BookerName,
        ReplyTo = options.Value.BookingsEmail,
        Subject = subject,
        Text = text.Paragraph(options.Value.SiteTitle).Address(Absolute("/")).ToString(),
    };

    private string Absolute(string path) => options.Value.PublicUrl.TrimEnd('/') + path;
}
