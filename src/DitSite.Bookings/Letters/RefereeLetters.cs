using DitSite.Bookings.Applications;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Referees;
using Microsoft.Extensions.Options;

namespace DitSite.Bookings.Letters;

/// <summary>What referees are told, with how their data is used (UK GDPR, article 14), and what staff are told: references and no words.</summary>
public sealed class RefereeLetters(IOptions<LetterOptions> options)
{
    /// <param name="reminder">0: the first letter.</param>
    internal Letter Ask(Application application, ReferenceRequest reference, string token, int reminder)
    {
        var link = MailToken.For(token);
        var course = OneLine.Of(application.Course.Facts.CourseTitle, 200);
        var text = new LetterText().Paragraph($"Dear {OneLine.Of(reference.Name, Application.NameLength)},")
            .Paragraph(reminder == 0 ? null : "We wrote to you before and have not heard from you. If you have been away: this is a reminder.")
            .Paragraph($"{OneLine.Of(application.Name, Application.NameLength)} has applied for {course} and named you as the person who can confirm supervised work. We ask for the hours and the dates, and for nothing about any patient.")
            .Paragraph("It takes about five minutes. You need no account:")
            .Address(Absolute(options.Value.RefereePath.Replace("{token}", link.Placeholder, StringComparison.Ordinal)))
            .Paragraph($"The link works until the end of {LetterDates.LastDayBefore(reference.ExpiresAt)}, and for one answer. On the page you can also say that you would rather not, or that you are not the person meant.")
            .Heading("How we use your data")
            .Paragraph("The applicant gave us your name, your email address and how you know them. We use these, and what you tell us, only to decide about this application. The course team reads it; the applicant is not shown it, but may ask for a copy by law. We delete it with the application's evidence: six months after an application that does not lead to a place, or three months after the course.")
            .Paragraph("You can ask us what we keep, have it put right, or object. More about this, and how to complain:")
            .Address(Absolute(options.Value.PrivacyPath));
        return Of(application, $"reference-{(reminder == 0 ? "request" : "reminder")}", $"{reference.Id:N}:{reminder}", reference,
            reminder == 0 ? $"Please confirm supervised work: {application.Name}" : $"Reminder: please confirm supervised work: {application.Name}", text) with { Tokens = [link] };
    }

    internal Letter TakenBack(Application application, ReferenceRequest reference) => Of(
        application, "reference-taken-back", $"{reference.Id:N}", reference, "A reference is no longer needed",
        new LetterText().Paragraph($"Dear {OneLine.Of(reference.Name, Application.NameLength)},")
            .Paragraph($"We asked you to confirm supervised work of {OneLine.Of(application.Name, Application.NameLength)}. That is no longer needed, and the link we sent has ended. Thank you all the same."));

    /// <summary>Null: nobody is to be told.</summary>
    internal Letter? ToStaff(Application application, string kind, string cause, string words) => options.Value.BookingsEmail is not { } staff ? null : new()
    {
        Kind = kind,
        DedupeKey = $"application:{application.Id:N}:{kind}:{cause}",
        To = staff,
        Subject = $"Application {application.Reference}: {words}",
        Text = new LetterText().Paragraph($"Application {application.Reference} for {OneLine.Of(application.Course.Facts.CourseTitle, 200)}, {application.Course.Facts.DatesText}: {words}.")
            .Address(Absolute(options.Value.StaffApplicationPath.Replace("{reference}", application.Reference.ToString(), StringComparison.Ordinal))).ToString(),
    };

    private Letter Of(Application application, string kind, string cause, ReferenceRequest reference, string subject, LetterText text) => new()
    {
        Kind = kind,
        DedupeKey = $"application:{application.Id:N}:{kind}:{cause}",
        To = reference.Email,
        ToName = reference.Name,
        ReplyTo = options.Value.BookingsEmail,
        Subject = subject,
        Text = text.Paragraph(options.Value.SiteTitle).Address(Absolute("/")).ToString(),
    };

    private string Absolute(string path) => options.Value.PublicUrl.TrimEnd('/') + path;
}
