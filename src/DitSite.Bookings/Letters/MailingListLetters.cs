using DitSite.Bookings.MailingList;
using DitSite.Bookings.Outbox;
using Microsoft.Extensions.Options;

namespace DitSite.Bookings.Letters;

/// <summary>Letters of the mailing list.</summary>
public sealed class MailingListLetters(IOptions<LetterOptions> options)
{
    internal Letter Confirm(Subscription subscription, string token)
    {
        var link = MailToken.For(token);
        var text = new LetterText()
            .Paragraph($"Somebody, probably you, asked us to tell this address when there are new dates for {OneLine.Of(subscription.CourseTitle, Subscription.CourseTitleLength)}.")
            .Paragraph("If that is what you want, open this link and press the button. It works for seven days.")
            .Address(Absolute(options.Value.ConfirmSubscriptionPath, link))
            .Paragraph("If you did not ask for it, do nothing: you will hear no more, and we delete your address after seven days.");
        return Of(subscription, "confirm-subscription", link.Placeholder, "Confirm: tell me about new dates", text, [link]);
    }

    internal Letter NewDate(Subscription subscription, NewDate date, string token)
    {
        var link = MailToken.For(token);
        var unsubscribe = Absolute(options.Value.UnsubscribePath, link);
        var text = new LetterText()
            .Paragraph($"There is a new date for {OneLine.Of(date.CourseTitle, Subscription.CourseTitleLength)}.")
            .Blank()
            .Row("When", date.DatesText)
            .Row("Where", date.PlaceText)
            .Address(options.Value.PublicUrl.TrimEnd('/') + date.RunPath)
            .Paragraph("You have this email because you asked to hear about new dates of this course. To stop, open this link and press the button.")
            .Address(unsubscribe);
        return Of(subscription, "new-date", date.RunKey.ToString("N"), $"New date: {date.CourseTitle}, {date.DatesText}", text, [link]) with { ListUnsubscribe = unsubscribe };
    }

    private string Absolute(string path, MailToken link) =>
        options.Value.PublicUrl.TrimEnd('/') + path.Replace("{token}", link.Placeholder, StringComparison.Ordinal);

    private Letter Of(Subscription subscription, string kind, string cause, string subject, LetterText text, IReadOnlyList<MailToken> tokens) => new()
    {
        Kind = kind,
        DedupeKey = $"{kind}:{subscription.Id:N}:{cause}",
        SubscriptionId = subscription.Id,
        To = subscription.Email,
        Subject = subject,
        Text = text.Paragraph(options.Value.SiteTitle).Address(options.Value.PublicUrl.TrimEnd('/') + "/").ToString(),
        Tokens = tokens,
    };
}
