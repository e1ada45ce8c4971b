using DitSite.Bookings.Bookings;
using DitSite.Bookings.Joining;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Policies;
using DitSite.Bookings.Sales;
using Microsoft.Extensions.Options;

namespace DitSite.Bookings.Letters;

/// <summary>
/// What people are told about a booking. The booker hears of money and gets the link; the delegate hears when and where; staff get what they
/// need to act, without access needs, which stay in the database.
/// </summary>
public sealed class BookingLetters(IOptions<LetterOptions> options)
{
    internal Letter Confirmation(Booking booking, string token)
    {
        var link = MailToken.For(token);
        var text = Greeting(booking.BookerName)
            .Paragraph(booking.BookerAttends
                ? $"Your place is booked. Your booking reference is {booking.Reference}."
                : $"A place is booked for {OneLine.Of(booking.DelegateName, Booking.NameLength)}. The booking reference is {booking.Reference}.");
        WhenAndWhere(text, booking.Present);
        text.Row("Who attends", booking.DelegateName);
        text.Heading("What it costs");
        foreach (var line in booking.Lines)
        {
            text.Row(line.Label, LetterText.Pounds(line.Amount));
        }

        text.Row("Total", LetterText.Pounds(booking.Total)).Row("VAT", booking.Present.VatText).Paragraph(booking.Total == 0 ? "Nothing is to be paid." : options.Value.InvoiceText).Blank();
        text.Row("Invoice to", booking.Total == 0 ? null : booking.Payer == PayerKind.Self ? booking.BookerName : booking.BillingOrganisation)
            .Row("Billing address", booking.BillingAddress?.ReplaceLineEndings(", "))
            .Row("Purchase order", booking.PurchaseOrder);
        Joining(text, booking);
        text.Heading("See or cancel your booking")
            .Paragraph("This link is for you alone. Do not forward it: whoever has it can cancel the booking.")
            .Address(BookingAddress(booking, link))
            .Paragraph(CalendarFiles.EntryText)
            .Paragraph(WrongText)
            .Paragraph(booking.Facts.Policy.Count > 0 ? null : options.Value.CancellationText ?? $"What happens when you cancel is in our terms: {Absolute(options.Value.TermsPath)}");
        foreach (var kind in Enum.GetValues<ChangeKind>())
        {
            if (ChangeWords.Policy(booking.Facts.Policy, kind, booking.RunStarts, booking.Total) is { Count: > 0 } sentences)
            {
                text.Paragraph($"{ChangeWords.Of(kind)}: {char.ToLowerInvariant(sentences[0][0])}{string.Join(' ', sentences)[1..]}");
            }
        }

        return Of(booking, "booking-confirmation", $"Booking {booking.Reference}: {booking.Present.CourseTitle}", Foot(text)) with
        {
            Attachments = [CalendarFiles.Entry(booking)],
            Tokens = [link],
        };
    }

    /// <summary>For a delegate whom somebody else booked for: no price, no link.</summary>
    internal Letter DelegateConfirmation(Booking booking)
    {
        var text = Greeting(booking.DelegateName)
            .Paragraph($"{OneLine.Of(booking.BookerName, Booking.NameLength)} has booked a place for you. The booking reference is {booking.Reference}.");
        WhenAndWhere(text, booking.Present);
        Joining(text, booking);
        text.Paragraph(CalendarFiles.EntryText).Paragraph("If you cannot attend, tell the person who booked for you: they can cancel the booking.");
        return ToDelegate(booking, "delegate-confirmation", $"A place is booked for you: {booking.Present.CourseTitle}", Foot(text)) with { Attachments = [CalendarFiles.Entry(booking)] };
    }

    /// <summary>Null: nobody is to be told.</summary>
    internal Letter? StaffNotice(Booking booking, bool accessNeeds)
    {
        var text = new LetterText().Paragraph($"A place was booked: {booking.Reference}.");
        WhenAndWhere(text, booking.Present);
        text.Blank()
            .Row("Booked by", $"{booking.BookerName} ({booking.BookerEmail})")
            .Row("Who attends", $"{booking.DelegateName} ({booking.DelegateEmail})")
            .Row("Completed the training", booking.TrainingCompleted?.ToString("MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("en-GB")))
            .Row("System requirements confirmed", booking.SystemRequirementsConfirmed ? "yes" : "no")
            .Row("Registered with", booking.RegistrationBody)
            .Row("Registration number", booking.RegistrationNumber)
            .Row("Access needs", accessNeeds ? "told us; ask the delegate, they are not sent by email" : null)
            .Heading("Invoice");
        foreach (var line in booking.Lines)
        {
            text.Row(line.Label, LetterText.Pounds(line.Amount));
        }

        text.Row("Total", LetterText.Pounds(booking.Total))
            .Row("Who pays", booking.Payer == PayerKind.Self ? "the booker" : "an employer")
            .Row("Organisation", booking.BillingOrganisation)
            .Row("Billing address", booking.BillingAddress?.ReplaceLineEndings(", "))
            .Row("Purchase order", booking.PurchaseOrder);
        return ToStaff(booking, "staff-booking", $"Booked: {booking.Reference}, {booking.Present.DatesText}", text);
    }

    /// <param name="leaves">The date goes out of the booker's calendar: no other booking of theirs keeps it there.</param>
    internal Letter CancelledForBooker(Booking booking, bool withoutCharge, decimal? charge, bool leaves)
    {
        var text = Greeting(booking.BookerName).Paragraph($"Booking {booking.Reference} is cancelled, and its place has been given back.");
        WhenAndWhere(text, booking.Present);
        text.Row("Who would have attended", booking.DelegateName)
            .Paragraph(withoutCharge ? "You cancelled because the course has changed, so nothing is charged." : charge is not null ? ChangeWords.Outcome(ChangeKind.Cancel, charge, booking.Total) : options.Value.CancellationText ?? $"What that means for payment is in our terms: {Absolute(options.Value.TermsPath)}")
            .Paragraph(leaves ? CalendarFiles.CancelledText : null);
        return Of(booking, "booking-cancelled", $"Cancelled: {booking.Reference}, {booking.Present.CourseTitle}", Foot(text)) with { Attachments = leaves ? Cancelled(booking) : [] };
    }

    internal Letter CancelledForDelegate(Booking booking, bool leaves)
    {
        var text = Greeting(booking.DelegateName)
            .Paragraph($"The place booked for you is cancelled. The booking reference was {booking.Reference}. If you did not expect this, ask the person who booked for you.");
        WhenAndWhere(text, booking.Present);
        text.Paragraph(leaves ? CalendarFiles.CancelledText : null);
        return ToDelegate(booking, "delegate-cancelled", $"Your place is cancelled: {booking.Present.CourseTitle}", Foot(text)) with { Attachments = leaves ? Cancelled(booking) : [] };
    }

    internal Letter? CancelledForStaff(Booking booking, string reason)
    {
        var text = new LetterText().Paragraph($"Booking {booking.Reference} no longer stands, and its place is free again. {reason}");
        WhenAndWhere(text, booking.Present);
        text.Row("Booked by", $"{booking.BookerName} ({booking.BookerEmail})")
            .Row("Who would have attended", booking.DelegateName)
            .Row("Total", LetterText.Pounds(booking.Total));
        return ToStaff(booking, "staff-cancelled", $"Cancelled: {booking.Reference}, {booking.Present.DatesText}", text);
    }

    /// <summary>To the delegate, who may know that they have a place: the full reason.</summary>
    internal Letter DuplicateForDelegate(Booking booking)
    {
        var text = Greeting(booking.DelegateName)
            .Paragraph("Somebody asked for a place for you on a date on which you already have one. You keep that place; no second place was booked, and nothing is to be paid for this request.");
        WhenAndWhere(text, booking.Present);
        text.Paragraph($"The request had the reference {booking.Reference}. If you meant to book for another person, book again with their email address.");
        return ToDelegate(booking, "duplicate-delegate", $"You already have a place: {booking.Present.CourseTitle}", Foot(text));
    }

    /// <summary>To a booker at another address, who may not know what the delegate has booked: what happened, without the reason.</summary>
    internal Letter DuplicateForBooker(Booking booking)
    {
        var text = Greeting(booking.BookerName)
            .Paragraph($"We could not book the place you asked for under the reference {booking.Reference}. No place was taken, and nothing is to be paid.");
        WhenAndWhere(text, booking.Present);
        text.Row("Who would attend", booking.DelegateName)
            .Paragraph("We have written to the person who would attend, and they can tell you why. You can also answer this email.");
        return Of(booking, "duplicate-booker", $"Not booked: {booking.Reference}, {booking.Present.CourseTitle}", Foot(text));
    }

    internal Letter NewLink(Booking booking, string token, DateTimeOffset now)
    {
        var link = MailToken.For(token);
        var text = Greeting(booking.BookerName)
            .Paragraph($"You asked for a new link to booking {booking.Reference}. It is for you alone: do not forward it.")
            .Address(BookingAddress(booking, link))
            .Paragraph("If you did not ask for it, you need do nothing.");
        return Of(booking, "new-link", $"Your link to booking {booking.Reference}", Foot(text)) with
        {
            DedupeKey = $"new-link:{booking.Id:N}:{now.UtcTicks}",
            Tokens = [link],
        };
    }

    private string WrongText => options.Value.BookingsEmail is null
        ? $"Is something wrong? Write to us and give the reference: {Absolute(options.Value.ContactPath)}"
        : "Is something wrong? Answer this email.";

    private static LetterText Greeting(string name) => new LetterText().Paragraph($"Dear {OneLine.Of(name, Booking.NameLength)},");

    private static void WhenAndWhere(LetterText text, SoldFacts facts) =>
        text.Heading(OneLine.Of(facts.CourseTitle, Booking.NameLength)!).Row("When", facts.DatesText).Row("Times", facts.TimesText).Row("Where", facts.PlaceText);

    private static void Joining(LetterText text, Booking booking)
    {
        if (JoiningDates.Promise(booking.Present, booking.BookedAt) is { } promise)
        {
            text.Heading("How to join").Paragraph(OneLine.Of(promise, 2_000));
        }
    }

    private static IReadOnlyList<MailAttachment> Cancelled(Booking booking) => [CalendarFiles.Cancelled(booking.Reference, booking.Present.Calendar)];

    private string Foot(LetterText text) => text.Paragraph(options.Value.SiteTitle).Address(Absolute("/")).ToString();

    private string Absolute(string path) => options.Value.PublicUrl.TrimEnd('/') + path;

    private string BookingAddress(Booking booking, MailToken link) =>
        Absolute(options.Value.BookingPath.Replace("{reference}", booking.Reference.ToString(), StringComparison.Ordinal).Replace("{token}", link.Placeholder, StringComparison.Ordinal));

    /// <summary>To the booker. A corrected address is a new cause: the letter goes out once more.</summary>
    private Letter Of(Booking booking, string kind, string subject, string text) => new()
    {
        Kind = kind,
        DedupeKey = $"{kind}:{booking.Id:N}:{booking.EmailCorrections}",
        BookingId = booking.Id,
        To = booking.BookerEmail,
        ToName = booking.BookerName,
        ReplyTo = options.Value.BookingsEmail,
        Subject = subject,
        Text = text,
    };

    /// <summary>Once for each address of the delegate, however often the booker's is corrected.</summary>
    private Letter ToDelegate(Booking booking, string kind, string subject, string text) => Of(booking, kind, subject, text) with
    {
        DedupeKey = $"{kind}:{booking.Id:N}:{booking.DelegateEmailKey}",
        To = booking.DelegateEmail,
        ToName = booking.DelegateName,
    };

    private Letter? ToStaff(Booking booking, string kind, string subject, LetterText text) =>
        options.Value.BookingsEmail is { } staff ? Of(booking, kind, subject, text.ToString()) with { To = staff, ToName = null, ReplyTo = booking.BookerEmail } : null;
}
