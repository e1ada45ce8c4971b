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
            Attachments = [CalendarFiles.Entry(theirs[0].Reference, calendar)],
            Tokens = tokens,
        };
    }

    /// <summary>To somebody for whom a place is kept: no calendar has it yet.</summary>
    /// <param name="ends">UTC; until then the place is kept.</param>
    internal Letter OfferMoved(ChangeNotice notice, ToldPerson person, DateTimeOffset ends, string token, bool fromWaitingList)
    {
        var (link, after) = (MailToken.For(token), notice.After);
        var text = (person.Name.Length > 0 ? Greeting(person.Name) : new LetterText().Paragraph("Hello,"))
            .Paragraph($"{OneLine.Of(after.CourseTitle, Booking.NameLength)}, on which a place is kept for you, has changed. Please look at what is different.");
        text.Heading("How it was");
        Rows(text, notice.Before);
        text.Heading("How it is now");
        Rows(text, after);
        text.Paragraph($"The place is kept for you as before, until {(fromWaitingList ? LetterDates.Moment(ends) : $"the end of {LetterDates.LastDayBefore(ends)}")}. Take it or decline it with the link. The link is for you alone.")
            .Address(options.Value.PublicUrl.TrimEnd('/') + (fromWaitingList ? options.Value.WaitingPath : options.Value.ApplicationPath).Replace("{token}", link.Placeholder, StringComparison.Ordinal));
        return new()
        {
            Kind = MovedKind,
            DedupeKey = $"{MovedKind}:{notice.Id:N}:{EmailAddress.Normalise(person.Email)}",
            To = person.Email,
            ToName = person.Name.Length > 0 ? person.Name : null,
            ReplyTo = options.Value.BookingsEmail,
            Subject = $"Changed: {after.CourseTitle}, now {after.DatesText}",
            Text = text.Paragraph(options.Value.SiteTitle).Address(options.Value.PublicUrl.TrimEnd('/') + "/").ToString(),
            Tokens = [link],
        };
    }

    /// <summary>To booker and delegate: the new entry for the calendar, and the former one cancelled.</summary>
    internal IEnumerable<Letter> Transferred(Booking booking, SoldFacts former, CalendarHolders calendars, string token)
    {
        var link = MailToken.For(token);
        yield return New("booking-transferred", $"booking-transferred:{booking.Id:N}:{booking.RunKey:N}:booker", booking, booking.BookerEmail, booking.BookerName, $"Moved: booking {booking.Reference}, now {booking.Present.DatesText}",
            Body(Greeting(booking.BookerName).Paragraph($"Booking {booking.Reference} is moved to another date. Nothing is charged for that."), booking, former)
                .Paragraph("See your booking with this link. It is for you alone.").Address(BookingAddress(booking, link))) with { Attachments = CalendarFiles.Moved(booking, former, calendars.Leaves(booking.BookerEmail)), Tokens = [link] };
        if (!booking.BookerAttends)
        {
            yield return New("delegate-transferred", $"delegate-transferred:{booking.Id:N}:{booking.RunKey:N}", booking, booking.DelegateEmail, booking.DelegateName, $"Your place is moved: {booking.Present.CourseTitle}, now {booking.Present.DatesText}",
                Body(Greeting(booking.DelegateName).Paragraph("Your place is moved to another date by the person who booked for you."), booking, former)) with { Attachments = CalendarFiles.Moved(booking, former, calendars.Leaves(booking.DelegateEmail)) };
        }
    }

    private static LetterText Body(LetterText text, Booking booking, SoldFacts former)
    {
        text.Heading("How it was");
        Rows(text, former);
        text.Heading("How it is now");
        Rows(text, booking.Present);
        return text.Paragraph(CalendarFiles.MovedText);
    }

    private static void Rows(LetterText text, SoldFacts facts) => text.Row("When", facts.DatesText).Row("Times", facts.TimesText).Row("Where", facts.PlaceText);

    private static LetterText Greeting(string name) => new LetterText().Paragraph($"Dear {OneLine.Of(name, Booking.NameLength)},");

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
