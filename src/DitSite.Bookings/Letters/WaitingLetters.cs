using DitSite.Bookings.Outbox;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Waiting;
using Microsoft.Extensions.Options;

namespace DitSite.Bookings.Letters;

/// <summary>What people are told who wait for a place.</summary>
public sealed class WaitingLetters(IOptions<LetterOptions> options)
{
    /// <summary>Kind of the letter with an offer.</summary>
    public const string OfferKind = "waiting-offer";

    internal Letter Link(WaitingEntry entry, SoldFacts facts, string token, DateTimeOffset now)
    {
        var link = MailToken.For(token);
        var text = Greeting(entry).Paragraph("You asked to wait for a place on this course:");
        Course(text, facts);
        text.Paragraph(entry.State == WaitingState.Asked
                ? "Use the link to join the waiting list. You are in the line from that moment, not before. It works for seven days."
                : "You are on the waiting list already. The link shows how you stand.")
            .Address(Absolute(options.Value.WaitingPath, link))
            .Paragraph("If you did not ask for it, you need do nothing.");
        return New("waiting-link", $"waiting-link:{entry.Id:N}:{now.UtcTicks}", entry, $"Waiting list: {facts.CourseTitle}, {facts.DatesText}", text, link);
    }

    internal Letter Offer(WaitingEntry entry, SoldFacts facts, string token)
    {
        var link = MailToken.For(token);
        var text = Greeting(entry).Paragraph("A place has come free, and you are next. It is kept for you:");
        Course(text, facts);
        text.Paragraph($"Book it with the link until {LetterDates.Moment(entry.OfferEndsAt!.Value)}. After that it goes to the next person. If you do not want it, say so with the same link, so that somebody else can have it.")
            .Address(Absolute(options.Value.WaitingPath, link))
            .Paragraph("The link is for you alone. Do not forward it: whoever has it can take the place.");
        return New(OfferKind, $"{OfferKind}:{entry.Id:N}", entry, $"A place for you: {facts.CourseTitle}, {facts.DatesText}", text, link);
    }

    internal Letter Expired(WaitingEntry entry, SoldFacts facts)
    {
        var text = Greeting(entry).Paragraph("The place that was kept for you has gone to the next person, because the time for booking it is over:");
        Course(text, facts);
        return New("waiting-expired", $"waiting-expired:{entry.Id:N}", entry, $"No longer kept: {facts.CourseTitle}, {facts.DatesText}", text, null);
    }

    internal Letter Closed(WaitingEntry entry, SoldFacts facts)
    {
        var text = Greeting(entry).Paragraph("No place has come free in time, and the waiting list is closed:");
        Course(text, facts);
        text.Paragraph("Our other dates are here:").Address(options.Value.PublicUrl.TrimEnd('/') + "/courses");
        return New("waiting-closed", $"waiting-closed:{entry.Id:N}", entry, $"Waiting list closed: {facts.CourseTitle}, {facts.DatesText}", text, null);
    }

    private static LetterText Greeting(WaitingEntry entry) => new LetterText().Paragraph($"Dear {OneLine.Of(entry.Name, Bookings.Booking.NameLength)},");

    private static void Course(LetterText text, SoldFacts facts) =>
        text.Heading(OneLine.Of(facts.CourseTitle, Bookings.Booking.NameLength)!).Row("When", facts.DatesText).Row("Times", facts.TimesText).Row("Where", facts.PlaceText);

    private string Absolute(string path, MailToken link) => options.Value.PublicUrl.TrimEnd('/') + path.Replace("{token}", link.Placeholder, StringComparison.Ordinal);

    private Letter New(string kind, string dedupeKey, WaitingEntry entry, string subject, LetterText text, MailToken? link) => new()
    {
        Kind = kind,
        DedupeKey = dedupeKey,
        To = entry.Email,
        ToName = entry.Name,
        ReplyTo = options.Value.BookingsEmail,
        Subject = subject,
        Text = text.Paragraph(options.Value.SiteTitle).Address(options.Value.PublicUrl.TrimEnd('/') + "/").ToString(),
        Tokens = link is null ? [] : [link],
    };
}
