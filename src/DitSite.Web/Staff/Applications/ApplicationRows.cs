using DitSite.Bookings.Applications;
using DitSite.Bookings.Funding;
using DitSite.Bookings.Referees;
using DitSite.Content.Facts;
using DitSite.Web.Applications;
using DitSite.Web.Components.Content;

namespace DitSite.Web.Staff.Applications;

/// <summary>An application as staff read it. What would help the person take part is not here: it has no part in the decision.</summary>
internal static class ApplicationRows
{
    public static IReadOnlyList<SummaryRow> Of(ApplicationView view) =>
    [
        .. new SummaryRow[]
        {
            new("Applicant", $"{view.Answers.Name}\n{view.Email}\n{(view.Answers.WorksInUk switch { true => "Works in the United Kingdom", false => $"Works in {view.Answers.Country}", _ => "" })}"),
            new("Course", $"{view.Course.Facts.CourseTitle}\n{view.Course.Facts.DatesText}"),
            new("Sent", view.SubmittedAt is { } sent ? ApplicationWords.Moment(sent) : null),
            new("Fee", view.Course.Fees.FirstOrDefault(fee => fee.Code == view.Answers.FeeCode) is { } fee ? $"{fee.Label}: {UkText.Money(fee.Amount)}" : null),
            new("Diploma or equivalent", view.Course.Diploma?.WordsOf(view.Answers.Diploma)),
            new("Funded place", Funding(view)),
            new("Terms accepted", view.TermsVersion is { } version ? $"Version {version}" : null),
            new("Offer", view.OfferEndsAt is { } until ? $"{(view.OfferIsFunded ? "Funded place" : "Place")}, until the end of {ApplicationWords.LastDayBefore(until)}" : null),
            new("Words to the applicant", view.DecisionNote),
            new("Booking", view.Booking?.ToString()),
        }.Where(row => !string.IsNullOrWhiteSpace(row.Text)),
    ];

    /// <summary>What was said and sent for one rule, with the reference and the questions that belong to it.</summary>
    public static IReadOnlyList<SummaryRow> Evidence(ApplicationView view, Requirement requirement)
    {
        List<SummaryRow> rows = [new("Answer", ApplicationWords.Answer(requirement, view.Answers.Requirements.GetValueOrDefault(requirement.Code)))];
        rows.AddRange(view.References.Where(one => one.RequirementCode == requirement.Code).Select(one => new SummaryRow("Reference", Reference(one))));
        rows.AddRange(view.Questions.Where(one => one.RequirementCode == requirement.Code)
            .Select(one => new SummaryRow("Question", $"{one.Question}\n{(one.AnsweredAt is null ? $"An answer is expected by {UkText.DayAndDate(one.AnswerBy)}" : $"Answer: {one.Answer ?? "in the files"}")}")));
        if (view.Findings.FirstOrDefault(one => one.RequirementCode == requirement.Code) is { } finding)
        {
            rows.Add(new("Judged", $"{Words(finding.Kind)}{(finding.TutorsDiscretion ? ", at the tutors’ discretion" : "")}\n{finding.Reason}\n{finding.By}, {StaffTime.Of(finding.At)}".Replace("\n\n", "\n", StringComparison.Ordinal)));
        }

        return rows;
    }

    /// <summary>The applicant is registered with a body that is not named, and a tutor has to say whether it counts (S40).</summary>
    public static bool IsEquivalent(ApplicationView view, Requirement requirement) =>
        requirement.Kind == RequirementKind.Registration && view.Answers.Requirements.GetValueOrDefault(requirement.Code)?.Body == RequirementAnswer.OtherBody;

    public static string Words(FindingKind kind) => kind switch
    {
        FindingKind.Met => "Met",
        FindingKind.Fixable => "Not met, can be put right",
        _ => "Not met, for good",
    };

    public static string Event(ApplicationHistory entry)
    {
        var words = string.Concat(entry.Kind.ToString().Select((letter, index) => index > 0 && char.IsUpper(letter) ? " " + char.ToLowerInvariant(letter) : letter.ToString()));
        return words + (entry.Detail is { } detail ? $" ({detail})" : "") + (entry.Staff is { } staff ? $", by {staff}" : "");
    }

    private static string Reference(ReferenceView one)
    {
        var asked = $"{one.Name}, {one.Email}\n{one.Relationship}\n{ApplicationWords.Reference(one.State)}; asked on {ApplicationWords.On(one.AskedAt)}{(one.State == ReferenceState.Waiting ? $", until the end of {ApplicationWords.LastDayBefore(one.ExpiresAt)}" : "")}";
        var free = one.FreeMail ? "\nThe address is with a provider where anybody can have one: check who this is" : "";
        return asked + free + (one.Answer is { } answer
            ? $"\nSays: {UkText.Count(answer.Hours, "hour")}, {ApplicationWords.Month(answer.From)} to {ApplicationWords.Month(answer.To)}\nSigned: {answer.Name}, {answer.Position}{(answer.Comment is { } comment ? "\n" + comment : "")}"
            : "");
    }

    private static string? Funding(ApplicationView view) => (view.Answers.Funding, view.Funding) switch
    {
        ({ Wanted: true } asked, null) => $"Asked for, and not in the queue: by their own answers they do not qualify\n{asked.Employer}, {asked.Service}",
        ({ Wanted: true } asked, { } standing) => $"{standing.State switch
        {
            FundedState.Held => "Held",
            FundedState.Waiting => $"In the queue, {standing.Ahead} ahead",
            FundedState.PassedOn => "Passed on: the reference had not come in time",
            FundedState.Used => "Booked",
            _ => "Out of the queue",
        }}; number {standing.Number}, {ApplicationWords.Moment(standing.QueuedAt)}\n{asked.Employer}, {asked.Service}, {(asked.InLondon == true ? "in London" : "not in London")}\n{(asked.PayOtherwise == true ? "Would pay otherwise" : "Would not pay otherwise")}{(standing.ReferenceBy is { } by ? $"\nSafe until the end of {ApplicationWords.LastDayBefore(by)} without the reference" : "")}",
        _ => null,
    };
}
