using DitSite.Bookings.Bookings;
using DitSite.Bookings.Money;
using DitSite.Bookings.Outbox;
using Microsoft.Extensions.Options;

namespace DitSite.Bookings.Letters;

/// <summary>What the booker is told about money: invoice, credit note, reminders, and a place given back because nobody paid.</summary>
public sealed class MoneyLetters(IOptions<LetterOptions> options)
{
    internal Letter Invoice(Booking booking, Invoice invoice, string token)
    {
        var text = Greeting(booking.BookerName).Paragraph($"Here is invoice {invoice.NumberText} for booking {booking.Reference}.");
        Document(text, invoice);
        text.Heading("How to pay").Row("Pay by", LetterDates.Of(invoice.DueOn!.Value));
        Lines(text, invoice.PaymentDetails);
        return WithLink(booking, "invoice", $"{invoice.Id:N}", $"Invoice {invoice.NumberText}: {booking.Present.CourseTitle}", text.Paragraph(Consequence(invoice)),
            "The link shows the invoice on a page that is made for printing.", token);
    }

    internal Letter CreditNote(Booking booking, Invoice note, decimal outstanding, string token)
    {
        var text = Greeting(booking.BookerName).Paragraph($"Here is credit note {note.NumberText} for booking {booking.Reference}.");
        Document(text, note);
        text.Row("Reason", note.Reason).Paragraph(outstanding switch
        {
            > 0 => $"{LetterText.Pounds(outstanding)} is still to be paid.",
            < 0 => $"{LetterText.Pounds(-outstanding)} has been paid beyond that, and we pay it back to you.",
            _ => "Nothing more is to be paid.",
        });
        return WithLink(booking, "credit-note", $"{note.Id:N}", $"Credit note {note.NumberText}: {booking.Present.CourseTitle}", text, "The link shows the credit note on a page that is made for printing.", token);
    }

    internal Letter Reminder(Booking booking, Invoice invoice, decimal outstanding, string token)
    {
        var text = Greeting(booking.BookerName)
            .Paragraph($"We have not yet recorded a payment of {LetterText.Pounds(outstanding)} for invoice {invoice.NumberText}. It is due on {LetterDates.Of(invoice.DueOn!.Value)}.")
            .Paragraph("If you have just paid, thank you: you need do nothing.");
        text.Heading(OneLine.Of(booking.Present.CourseTitle, 200)!).Row("When", booking.Present.DatesText).Row("Purchase order", invoice.PurchaseOrder).Heading("How to pay");
        Lines(text, invoice.PaymentDetails);
        return WithLink(booking, "payment-reminder", $"{invoice.Id:N}:{invoice.Reminders}", $"Payment for booking {booking.Reference} is due on {LetterDates.Of(invoice.DueOn.Value)}", text.Paragraph(Consequence(invoice)),
            "The link shows the booking and the invoice.", token);
    }

    internal Letter Released(Booking booking, Invoice invoice, bool leaves)
    {
        var text = Greeting(booking.BookerName).Paragraph($"Invoice {invoice.NumberText} was due on {LetterDates.Of(invoice.DueOn!.Value)} and we have no payment on record, so the place of booking {booking.Reference} has been given back. Nothing is to be paid for it any more.");
        WhenAndWhere(text, booking);
        return Of(booking, "place-released", "1", $"Your place was given back: {booking.Reference}, {booking.Present.CourseTitle}", text.Paragraph("If you have paid, answer this email at once, with the day and the amount.").Paragraph(leaves ? CalendarFiles.CancelledText : null)) with { Attachments = Cancelled(booking, leaves) };
    }

    internal Letter ReleasedForDelegate(Booking booking, bool leaves)
    {
        var text = Greeting(booking.DelegateName).Paragraph($"The place booked for you no longer stands. The booking reference was {booking.Reference}. The person who booked for you can tell you why.");
        WhenAndWhere(text, booking);
        return Of(booking, "delegate-place-released", "1", $"Your place no longer stands: {booking.Present.CourseTitle}", text.Paragraph(leaves ? CalendarFiles.CancelledText : null)) with
        {
            To = booking.DelegateEmail,
            ToName = booking.DelegateName,
            Attachments = Cancelled(booking, leaves),
        };
    }

    /// <summary>Null: nobody is to be told.</summary>
    internal Letter? ReleasedForStaff(Booking booking, Invoice invoice)
    {
        var text = new LetterText().Paragraph($"The place of booking {booking.Reference} was given back: invoice {invoice.NumberText} over {LetterText.Pounds(invoice.Total)} was not paid after two reminders.");
        WhenAndWhere(text, booking);
        text.Row("Booked by", $"{booking.BookerName} ({booking.BookerEmail})").Row("Who would have attended", booking.DelegateName);
        return options.Value.BookingsEmail is { } staff
            ? Of(booking, "staff-place-released", "1", $"Not paid, place given back: {booking.Reference}", text) with { To = staff, ToName = null, ReplyTo = booking.BookerEmail }
            : null;
    }

    private static IReadOnlyList<MailAttachment> Cancelled(Booking booking, bool leaves) => leaves ? [CalendarFiles.Cancelled(booking.Reference, booking.Present.Calendar)] : [];

    private static string? Consequence(Invoice invoice) => invoice.ReleaseOn is { } last
        ? $"A place that is not paid for by the end of {LetterDates.Of(last)} is given back, and the invoice is then cancelled."
        : null;

    private static void Document(LetterText text, Invoice document)
    {
        text.Heading($"{(document.Kind == InvoiceKind.Invoice ? "Invoice" : "Credit note")} {document.NumberText}")
            .Row("Date", LetterDates.Of(document.IssuedOn))
            .Row("From", document.Seller.Name).Row("Address", document.Seller.Address?.ReplaceLineEndings(", "))
            .Row("VAT number", document.Seller.VatNumber)
            .Row("To", document.Buyer.Name).Row("Billing address", document.Buyer.Address?.ReplaceLineEndings(", "))
            .Row("Purchase order", document.PurchaseOrder).Row("For", document.Subject).Blank();
        foreach (var line in document.Lines)
        {
            text.Row(line.Label, LetterText.Pounds(line.Amount));
        }

        text.Row("Total", LetterText.Pounds(document.Total)).Row("VAT", InvoiceWords.Vat(document));
    }

    private static void Lines(LetterText text, string? lines)
    {
        foreach (var line in (lines ?? "").Split('\n'))
        {
            text.Paragraph(OneLine.Of(line, 500));
        }
    }

    private static void WhenAndWhere(LetterText text, Booking booking) =>
        text.Heading(OneLine.Of(booking.Present.CourseTitle, 200)!).Row("When", booking.Present.DatesText).Row("Times", booking.Present.TimesText).Row("Where", booking.Present.PlaceText);

    private static LetterText Greeting(string name) => new LetterText().Paragraph($"Dear {OneLine.Of(name, Booking.NameLength)},");

    private Letter WithLink(Booking booking, string kind, string cause, string subject, LetterText text, string words, string token)
    {
        var link = MailToken.For(token);
        text.Heading("Your booking").Paragraph($"{words} It is for you alone: do not forward it.")
            .Address(Absolute(options.Value.BookingPath.Replace("{reference}", booking.Reference.ToString(), StringComparison.Ordinal).Replace("{token}", link.Placeholder, StringComparison.Ordinal)));
        return Of(booking, kind, cause, subject, text) with { Tokens = [link] };
    }

    private Letter Of(Booking booking, string kind, string cause, string subject, LetterText text) => new()
    {
        Kind = kind,
        DedupeKey = $"{kind}:{booking.Id:N}:{cause}",
        BookingId = booking.Id,
        To = booking.BookerEmail,
        ToName = booking.BookerName,
        ReplyTo = options.Value.BookingsEmail,
        Subject = subject,
        Text = text.Paragraph(options.Value.SiteTitle).Address(Absolute("/")).ToString(),
    };

    private string Absolute(string path) => options.Value.PublicUrl.TrimEnd('/') + path;
}
