using DitSite.Bookings.Bookings;
using DitSite.Bookings.Joining;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Sales;
using Microsoft.Extensions.Options;

namespace DitSite.Bookings.Letters;

/// <summary>How to get in. The private text stands in the letter as a sealed placeholder until it leaves, like the secret of a link.</summary>
public sealed class JoiningLetters(IOptions<LetterOptions> options)
{
    internal Letter ForDelegate(Booking booking, SoldFacts facts, string instructions, int round) => New(
        booking, facts, instructions, round, booking.DelegateName, booking.DelegateEmail,
        "Here is what you need to join the course.");

    internal Letter ForBooker(Booking booking, SoldFacts facts, string instructions, int round) => New(
        booking, facts, instructions, round, booking.BookerName, booking.BookerEmail,
        $"Here is what {OneLine.Of(booking.DelegateName, Booking.NameLength)} needs to join the course. They have this email too.");

    private Letter New(Booking booking, SoldFacts facts, string instructions, int round, string name, string email, string opening)
    {
        var secret = MailToken.For(instructions.ReplaceLineEndings("\n"));
        var text = new LetterText().Paragraph($"Dear {OneLine.Of(name, Booking.NameLength)},")
            .Paragraph(round == 1 ? opening : $"{opening} It takes the place of what we sent before.")
            .Heading(OneLine.Of(facts.CourseTitle, Booking.NameLength)!)
            .Row("When", facts.DatesText).Row("Times", facts.TimesText).Row("Where", facts.PlaceText).Row("Booking", booking.Reference.ToString())
            .Heading("How to join")
            .Address(secret.Placeholder)
            .Paragraph("This is for people with a place. Please do not pass it on.")
            .Paragraph(options.Value.BookingsEmail is null
                ? $"Does something not work? Write to us: {options.Value.PublicUrl.TrimEnd('/')}{options.Value.ContactPath}"
                : "Does something not work? Answer this email.")
            .Paragraph(options.Value.SiteTitle).Address(options.Value.PublicUrl.TrimEnd('/') + "/");
        return new()
        {
            Kind = JoiningMail.Kind,
            DedupeKey = JoiningMail.DedupeKey(booking.Id, booking.RunKey, round, EmailAddress.Normalise(email)),
            BookingId = booking.Id,
            To = email,
            ToName = name,
            ReplyTo = options.Value.BookingsEmail,
            Subject = round == 1 ? $"How to join: {facts.CourseTitle}, {facts.DatesText}" : $"Changed, how to join: {facts.CourseTitle}, {facts.DatesText}",
            Text = text.ToString(),
            Tokens = [secret],
        };
    }
}
