using DitSite.Bookings.Bookings;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Outcomes;
using Microsoft.Extensions.Options;

namespace DitSite.Bookings.Letters;

/// <summary>What a delegate is told after the course: certificate, result, invitation to stage two, and the dates that follow.</summary>
public sealed class OutcomeLetters(IOptions<LetterOptions> options)
{
    internal Letter Attended(Booking booking, Outcome outcome, string token)
    {
        var text = Greeting(booking).Paragraph("Thank you for coming to the course. Your certificate of attendance is ready to be printed.");
        Course(text, outcome);
        Dates(text, outcome);
        return Of(booking, outcome, "attended", $"Your certificate of attendance: {outcome.Held.CourseTitle}", text, token);
    }

    /// <summary>S66, S67: a pass is told, and with it the invitation to stage two.</summary>
    internal Letter Result(Booking booking, Outcome outcome, ResultWords words, string token) =>
        outcome.RolePlay == RolePlayResult.Passed ? Passed(booking, outcome, words, token) : NotPassed(booking, outcome, words, token);

    private Letter Passed(Booking booking, Outcome outcome, ResultWords words, string token)
    {
        var text = Greeting(booking).Paragraph("You have passed the role play. Your certificate of competence is ready to be printed.").Paragraphs(words.Passed);
        Course(text, outcome);
        Note(text, outcome);
        text.Heading("Stage two")
            .Paragraphs(words.StageTwo ?? "You are invited to go on to stage two, supervised practice.")
            .Paragraph(options.Value.StageTwoEmail is { } address ? $"To start, or to ask about it, write to {address}." : "To start, or to ask about it, answer this email.");
        Dates(text, outcome);
        return Of(booking, outcome, "role-play-passed", $"You have passed the role play: {outcome.Held.CourseTitle}", text, token);
    }

    private Letter NotPassed(Booking booking, Outcome outcome, ResultWords words, string token)
    {
        var text = Greeting(booking).Paragraph("Your role play has been assessed. It was not passed this time.")
            .Paragraphs(words.NotPassed ?? "Answer this email to ask what you can do next.");
        Course(text, outcome);
        Note(text, outcome);
        return Of(booking, outcome, "role-play-not-passed", $"The result of your role play: {outcome.Held.CourseTitle}", text, token);
    }

    /// <summary>To the delegate's address, where the last link has run out.</summary>
    internal Letter NewLink(Booking booking, Outcome outcome, string token, DateTimeOffset now) =>
        Of(booking, outcome, "delegate-link", "Your link to your certificates", Greeting(booking).Paragraph("You asked for a new link to your certificates. If you did not, you need do nothing."), token) with
        {
            DedupeKey = $"delegate-link:{booking.Id:N}:{now.UtcTicks}",
        };

    private static LetterText Greeting(Booking booking) => new LetterText().Paragraph($"Dear {OneLine.Of(booking.DelegateName, Booking.NameLength)},");

    private static void Course(LetterText text, Outcome outcome) =>
        text.Heading(OneLine.Of(outcome.Held.CourseTitle, 200)!).Row("When", outcome.Held.DatesText).Row("Where", outcome.Held.PlaceText);

    private static void Note(LetterText text, Outcome outcome)
    {
        if (outcome.Note is { } note)
        {
            text.Heading("A word from the tutors").Paragraph(OneLine.Of(note, Outcome.NoteLength));
        }
    }

    private static void Dates(LetterText text, Outcome outcome)
    {
        if (outcome.Held.FollowingDates.Count > 0)
        {
            text.Heading("Your dates");
            foreach (var date in outcome.Held.FollowingDates)
            {
                text.Row(OneLine.Of(date.Label, 200)!, $"by {LetterDates.Of(date.Date)}").Paragraph(OneLine.Of(date.Then, 400));
            }
        }
    }

    private Letter Of(Booking booking, Outcome outcome, string kind, string subject, LetterText text, string token)
    {
        var link = MailToken.For(token);
        text.Heading("Your certificates").Paragraph("This link shows your certificates, and the dates that follow. It is for you alone: do not forward it.")
            .Address(Absolute(options.Value.DelegatePath.Replace("{reference}", booking.Reference.ToString(), StringComparison.Ordinal).Replace("{token}", link.Placeholder, StringComparison.Ordinal)));
        return new()
        {
            Kind = kind,
            DedupeKey = $"{kind}:{booking.Id:N}:{outcome.Revision}",
            BookingId = booking.Id,
            To = booking.DelegateEmail,
            ToName = booking.DelegateName,
            ReplyTo = options.Value.BookingsEmail,
            Subject = subject,
            Text = text.Paragraph(options.Value.SiteTitle).Address(Absolute("/")).ToString(),
            Tokens = [link],
        };
    }

    private string Absolute(string path) => options.Value.PublicUrl.TrimEnd('/') + path;
}
