using DitSite.Bookings.Bookings;
using DitSite.Bookings.Changes;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Sales;
using Microsoft.Extensions.Options;

namespace DitSite.Bookings.Letters;

/// <summary>What people are told when a run has moved: one letter for each address, with the calendar entry that takes the place of theirs.</summary>
public sealed class ChangeLetters(IOptions<LetterOptions> options)
{
    /// <summary>Kind of the letter about a moved run.</summary>
    public const string MovedKind = "run-moved";

    /// <param name="theirs">All bookings that concern them.</param>
    /// <param name="links">Bookings they made, each with the token of its link.</param>
    internal Letter Moved(ChangeNotice notice, ToldPerson person, IReadOnlyList<Booking> theirs, IReadOnlyList<(Booking Booking, string Token)> links, string calendar)
    {
        var (before, after) = (theirs[0].Present, notice.After);
        var text = Greeting(person.Name).Paragraph($"{OneLine.Of(after.CourseTitle, Booking.NameLength)} has changed. Please look at what is different.");
        text.Heading("How it was");
        Rows(text, before);
        text.Heading("How it is now");
        Rows(text, after);
        text.Paragraph("The file with this email replaces the entry in your calendar.");
        List<MailToken> tokens = [];
        if (links.Count > 0)
        {
            text.Heading("Can you still come?")
                .Paragraph("Tell us with the link: you can say yes, move to another date, or cancel. Moving and cancelling cost nothing. The link is for you alone.");
            foreach (var (booking, token) in links)
            {
                var link = MailToken.For(token);
                tokens.Add(link);
                text.Row($"Booking {booking.Reference}", booking.DelegateName).Address(BookingAddress(booking, link));
            }
        }
        else
        {
            text.Paragraph("If you cannot come, tell the person who booked for you: they can move or cancel the booking, at no cost.");
        }

        if (after.JoiningWorkingDays is not null)
        {
            text.Paragraph("If you have had joining instructions already, they still hold, unless we send new ones.");
        }

        return New(MovedKind, $"{MovedKind}:{notice.Id:N}:{EmailAddress.Normalise(person.Email)}", theirs[0], person.Email, person.Name, $"Changed: {after.CourseTitle}, now {after.DatesText}", text) with
        {
            Attachments = [File(theirs[0].Reference, calendar)],
            Tokens = tokens,
        };
    }

    /// <summary>To booker and delegate: the new entry for the calendar, and the former one cancelled.</summary>
    internal IEnumerable<Letter> Transferred(Booking booking, SoldFacts former, string token)
    {
        IReadOnlyList<MailAttachment> files =
        [
            File(booking.Reference, booking.Present.Calendar),
            new($"{booking.Reference}-former.ics", "text/calendar; charset=utf-8; method=CANCEL", CalendarUpdate.Cancel(former.Calendar)),
        ];
        var link = MailToken.For(token);
        yield return New("booking-transferred", $"booking-transferred:{booking.Id:N}:{booking.RunKey:N}:booker", booking, booking.BookerEmail, booking.BookerName, $"Moved: booking {booking.Reference}, now {booking.Present.DatesText}",
            Body(Greeting(booking.BookerName).Paragraph($"Booking {booking.Reference} is moved to another date. Nothing is charged for that."), booking, former)
                .Paragraph("See your booking with this link. It is for you alone.").Address(BookingAddress(booking, link))) with { Attachments = files, Tokens = [link] };
        if (!booking.BookerAttends)
        {
            yield return New("delegate-transferred", $"delegate-transferred:{booking.Id:N}:{booking.RunKey:N}", booking, booking.DelegateEmail, booking.DelegateName, $"Your place is moved: {booking.Present.CourseTitle}, now {booking.Present.DatesText}",
                Body(Greeting(booking.DelegateName).Paragraph("Your place is moved to another date by the person who booked for you."), booking, former)) with { Attachments = files };
        }
    }

    private static LetterText Body(LetterText text, Booking booking, SoldFacts former)
    {
        text.Heading("How it was");
        Rows(text, former);
        text.Heading("How it is now");
        Rows(text, booking.Present);
        return text.Paragraph("The files with this email put the new date into your calendar and take the former one out.");
    }

    private static void Rows(LetterText text, SoldFacts facts) => text.Row("When", facts.DatesText).Row("Times", facts.TimesText).Row("Where", facts.PlaceText);

    private static LetterText Greeting(string name) => new LetterText().Paragraph($"Dear {OneLine.Of(name, Booking.NameLength)},");

    private static MailAttachment File(BookingReference reference, string calendar) => new($"{reference}.ics", "text/calendar; charset=utf-8; method=PUBLISH", calendar);

    private string BookingAddress(Booking booking, MailToken link) => options.Value.PublicUrl.TrimEnd('/')
        + options.Value.BookingPath.Replace("{reference}", booking.Reference.ToString(), StringComparison.Ordinal).Replace("{token}", link.Placeholder, StringComparison.Ordinal);

    private Letter New(string kind, string key, Booking booking, string to, string name, string subject, LetterText text) => new()
    {
        Kind = kind,
        DedupeKey = key,
        BookingId = booking.Id,
        To = to,
        ToName = name,
        ReplyTo = options.Value.BookingsEmail,
        Subject = subject,
        Text = text.Paragraph(options.Value.SiteTitle).Address(options.Value.PublicUrl.TrimEnd('/') + "/").ToString(),
    };
}
