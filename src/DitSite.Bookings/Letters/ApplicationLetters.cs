using DitSite.Bookings.Applications;
using DitSite.Bookings.Funding;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Referees;
using DitSite.Bookings.Sales;
using Microsoft.Extensions.Options;

namespace DitSite.Bookings.Letters;

/// <summary>
/// What applicants are told. No letter repeats what somebody said about their therapy, their hours or their needs, and none quotes a
/// referee.
/// </summary>
public sealed class ApplicationLetters(IOptions<LetterOptions> options)
{
    internal Letter Link(string email, string courseTitle, string token, DateTimeOffset now)
    {
        var link = MailToken.For(token);
        var text = new LetterText().Paragraph("Hello,")
            .Paragraph($"You asked for a link to apply for {OneLine.Of(courseTitle, 200)}. It starts your application, or takes you back to the one you have started.")
            .Address(Absolute(options.Value.ApplicationPath, link))
            .Paragraph("The link works for ten minutes, and once. If it has run out before you used it, open it all the same: the page offers you a new one. To come back to an application that you have started, ask for a link here:")
            .Address(Absolute(options.Value.ReturnPath))
            .Paragraph("If you did not ask for it, you need do nothing. Nobody can see anything of yours without this email.");
        return New("application-link", $"application-link:{now.UtcTicks}:{Guid.NewGuid():N}", email, null, $"Your link to apply: {courseTitle}", text) with { Tokens = [link] };
    }

    internal Letter ReturnLinks(string email, IReadOnlyList<(Application Application, string Token)> found, DateTimeOffset now)
    {
        var text = new LetterText().Paragraph("Hello,");
        var tokens = found.Select(one => MailToken.For(one.Token)).ToList();
        if (found.Count == 0)
        {
            text.Paragraph("Somebody, perhaps you, asked for a link to an application under this email address. There is none. You may have used another address, or your draft was deleted because nothing had changed in it for 30 days.");
        }

        for (var i = 0; i < found.Count; i++)
        {
            var application = found[i].Application;
            text.Paragraph($"Application {application.Reference} for {OneLine.Of(application.Course.Facts.CourseTitle, 200)}, {application.Course.Facts.DatesText}:")
                .Address(Absolute(options.Value.ApplicationPath, tokens[i]));
        }

        text.Paragraph(found.Count == 0 ? null : "A link works for ten minutes, and once. If you did not ask for it, you need do nothing.");
        return New("application-return", $"application-return:{now.UtcTicks}:{Guid.NewGuid():N}", email, null, "Your application", text) with { Tokens = tokens };
    }

    internal Letter Submitted(Application application, bool asksReferee, bool queues, bool wantsFunding, int holdDays, string token)
    {
        var text = Greeting(application)
            .Paragraph($"We have your application. Its reference is {application.Reference}.");
        Course(text, application);
        text.Heading("What happens next");
        if (asksReferee)
        {
            text.Paragraph("We have written to your referee. Their answer is the one thing that is still awaited. You need not chase them, but a word from you may help.");
        }

        if (queues)
        {
            text.Paragraph($"You are in the queue for a funded place. Places go to people who meet the requirements, first come, first served. Your moment is {LetterDates.Moment(application.SubmittedAt!.Value)}: everything that is in your hands was complete then.")
                .Paragraph(asksReferee ? $"Your place in the queue is safe for {holdDays} working days while your referee answers. After that it passes on to the next person." : null);
        }
        else if (wantsFunding)
        {
            text.Paragraph("You asked for a funded place. By your own answers you do not meet what a funded place asks for, so you are not in the queue for one. If that is a mistake, answer this email.");
        }

        text.Paragraph($"We read your evidence, requirement by requirement. If something is unclear we ask you. {application.Course.DecisionText} Nothing is to be paid before you accept an offer.");
        return Of(application, "application-submitted", "", $"Application {application.Reference}: we have it", text, token);
    }

    internal Letter ReferenceAnswered(Application application, ReferenceRequest reference, string token)
    {
        var name = OneLine.Of(reference.Name, Application.NameLength);
        var text = Greeting(application);
        switch (reference.State)
        {
            case ReferenceState.Confirmed:
                text.Paragraph($"Your referee, {name}, has answered. You need do nothing.");
                break;
            case ReferenceState.Expired:
                text.Paragraph($"Your referee, {name}, has not answered in six weeks, and the link we sent has ended. Please name another referee, or the same one with a better address.");
                break;
            default:
                text.Paragraph($"{name} cannot give you a reference, or our letter did not reach the right person. Please name another referee.");
                break;
        }

        return Of(application, "application-reference", $"{reference.Id:N}:{reference.State}", reference.State == ReferenceState.Confirmed
            ? $"Application {application.Reference}: your reference is here" : $"Application {application.Reference}: please name another referee", text, token);
    }

    internal Letter FundedPlaceHeld(Application application, FundedEntry entry, string token) => Of(
        application, "application-funded-held", $"{entry.Number}", $"Application {application.Reference}: a funded place is kept for you",
        Greeting(application).Paragraph("A funded place is kept for you while your application is decided.")
            .Paragraph(entry.ReferenceBy is { } by ? $"It is safe until the end of {LetterDates.LastDayBefore(by)} while your referee answers. If the reference has not come by then, the place passes on to the next person in the queue." : null)
            .Paragraph("It becomes yours when your application has been accepted and you have accepted our offer."), token);

    internal Letter FundedPlacePassedOn(Application application, FundedEntry entry, string token) => Of(
        application, "application-funded-passed-on", $"{entry.Number}", $"Application {application.Reference}: your place in the queue has passed on",
        Greeting(application).Paragraph("Your reference has not come in the time for which your place in the queue for funded places was safe. The place has passed on to the next person.")
            .Paragraph("Your application goes on. When the reference comes, you join the queue again, at its end.")
            .Paragraph("You can name another referee on the page of your application."), token);

    internal Letter Question(Application application, InformationRequest request, string token)
    {
        var label = application.Course.Find(request.RequirementCode)!.Label;
        var text = Greeting(application).Paragraph($"We have a question before we can decide. It is about: {OneLine.Of(label, 200)}.").Quote(request.Question)
            .Paragraph($"Please answer by {LetterDates.Of(request.AnswerBy)}. Answer on the page of your application, not by email: you can add a file there.");
        return Of(application, "application-question", $"{request.Id:N}", $"Application {application.Reference}: we have a question", text, token);
    }

    internal Letter Offer(Application application, SoldFacts facts, string token)
    {
        var text = Greeting(application)
            .Paragraph(application.OfferIsFunded ? "We are glad to offer you a funded place on this course." : "We are glad to offer you a place on this course.");
        Course(text, facts);
        text.Heading("Accept or decline").Paragraph($"The place is kept for you until the end of {LetterDates.LastDayBefore(application.OfferEndsAt!.Value)}. If you have not accepted it by then, it goes to somebody else.")
            .Paragraph(Accepting(application));
        Note(text, application);
        return Of(application, "application-offer", "", $"Application {application.Reference}: we offer you a place", text, token);
    }

    internal Letter Declined(Application application, IReadOnlyList<Finding> reasons, string token)
    {
        var text = Greeting(application).Paragraph("We have read your application carefully, and we cannot offer you a place.");
        Course(text, application);
        text.Heading("Why");
        foreach (var requirement in application.Course.Requirements)
        {
            if (reasons.FirstOrDefault(one => one.RequirementCode == requirement.Code) is { } reason)
            {
                text.Paragraph($"{requirement.Label}: {OneLine.Of(reason.Reason, Finding.ReasonLength)}")
                    .Paragraph(reason.Kind == FindingKind.Fixable ? "This can be put right. You are welcome to apply again when it is." : null);
            }
        }

        Note(text, application);
        text.Paragraph("Your files and answers are deleted six months from now.");
        return Of(application, "application-declined", "", $"Application {application.Reference}: our decision", text, token);
    }

    internal Letter Ended(Application application, ApplicationEventKind kind)
    {
        var (subject, words) = kind switch
        {
            ApplicationEventKind.OfferLapsed => ("our offer has ended", "The time to accept our offer is over, and the place has gone back. If you still want to come, apply again or answer this email."),
            ApplicationEventKind.OfferDeclined => ("you declined our offer", "You declined our offer, and the place has gone back. Thank you for telling us."),
            _ => ("withdrawn", "Your application is withdrawn, as you asked. Nothing further happens with it."),
        };
        var text = Greeting(application).Paragraph(words);
        Course(text, application);
        text.Paragraph(kind == ApplicationEventKind.Withdrawn && application.SubmittedAt is null ? "Your files and answers have been deleted."
            : kind == ApplicationEventKind.Withdrawn && application.Course.Requirements.Any(requirement => requirement.Kind == RequirementKind.Declaration) ? "What you told us about your own therapy has been deleted. Your other answers and files are deleted six months from now."
            : "Your files and answers are deleted six months from now.");
        return Of(application, "application-ended", $"{kind}", $"Application {application.Reference}: {subject}", text, null);
    }

    internal Letter DraftWarning(Application application)
    {
        var text = Greeting(application)
            .Paragraph($"You started an application for {OneLine.Of(application.Course.Facts.CourseTitle, 200)} and have not changed it for {ApplicationOptions.DraftWarnedAfter.Days} days. It is not sent yet.")
            .Paragraph($"If nothing changes by {LetterDates.LastDayBefore(application.TouchedAt + ApplicationOptions.DraftKept)}, we delete it with everything in it, so that we do not keep what you no longer need.")
            .Paragraph("To go on with it, ask for a link here:")
            .Address(Absolute(options.Value.ReturnPath));
        return Of(application, "application-draft-warning", $"{application.TouchedAt.UtcTicks}", $"Application {application.Reference}: not sent yet", text, null);
    }

    internal Letter FileInfected(Application application, Guid file, string token) => Of(
        application, "application-file", $"{file:N}", $"Application {application.Reference}: a file could not be taken",
        Greeting(application).Paragraph("One of your files holds something that our virus scanner warns of. We have deleted it. The page of your application says which evidence is missing now; please send another file.")
            .Paragraph("Your own computer may need a check."), token);

    private static string Accepting(Application application) => (application.OfferIsFunded, application.Course.AddOns.Count > 0) switch
    {
        (true, false) => "The place costs you nothing.",
        (true, true) => "The place costs you nothing. When you accept you can add to it what is to be paid for, and say where the invoice goes.",
        (false, true) => "When you accept you see what it costs, can add to it, and say where the invoice goes. Nothing is to be paid before that.",
        _ => "When you accept you see what it costs, and say where the invoice goes. Nothing is to be paid before that.",
    };

    private static LetterText Greeting(Application application) =>
        new LetterText().Paragraph(application.Name.Length > 0 ? $"Dear {OneLine.Of(application.Name, Application.NameLength)}," : "Hello,");

    private static void Course(LetterText text, Application application) => Course(text, application.Course.Facts);

    private static void Course(LetterText text, SoldFacts facts) =>
        text.Heading(OneLine.Of(facts.CourseTitle, 200)!).Row("When", facts.DatesText).Row("Times", facts.TimesText).Row("Where", facts.PlaceText);

    private static void Note(LetterText text, Application application)
    {
        if (application.DecisionNote is { } note)
        {
            text.Heading("A word from us");
            foreach (var line in note.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                text.Paragraph(OneLine.Of(line, Application.TextLength));
            }
        }
    }

    /// <param name="token">Null: no link to the application.</param>
    private Letter Of(Application application, string kind, string cause, string subject, LetterText text, string? token)
    {
        var link = token is null ? null : MailToken.For(token);
        if (link is not null)
        {
            text.Heading("Your application").Paragraph("This link shows it. It is for you alone: do not forward it.").Address(Absolute(options.Value.ApplicationPath, link));
        }

        return New(kind, $"application:{application.Id:N}:{kind}:{cause}", application.Email, application.Name, subject, text) with { Tokens = link is null ? [] : [link] };
    }

    private Letter New(string kind, string dedupe, string to, string? name, string subject, LetterText text) => new()
    {
        Kind = kind,
        DedupeKey = dedupe,
        To = to,
        ToName = name is { Length: > 0 } ? name : null,
        ReplyTo = options.Value.BookingsEmail,
        Subject = subject,
        Text = text.Paragraph(options.Value.SiteTitle).Address(Absolute("/")).ToString(),
    };

    private string Absolute(string path, MailToken? link = null) =>
        options.Value.PublicUrl.TrimEnd('/') + path.Replace("{token}", link?.Placeholder, StringComparison.Ordinal);
}
