using DitSite.Bookings.Applications;
using DitSite.Content.Catalogue;
using DitSite.Content.Eligibility;

namespace DitSite.Web.Applications;

/// <summary>
/// What an application takes over from the self-check, so that nothing is asked twice. A question coded as an entry requirement is shown
/// beside that requirement; what answers a question of the application outright is filled in; the rest is only kept. Dates, numbers and
/// promises are never made up from a yes.
/// </summary>
internal static class CarriedAnswers
{
    public const string Diploma = "diploma";

    /// <summary>Where the person works (S41, S50).</summary>
    private const string Place = "place";

    private const string RolePlay = "role-play";
    private const string Commitment = "commitment";
    private const string Registration = "registration";

    private const string Yes = "yes";
    private const string Abroad = "abroad";
    private const string London = "london";

    /// <summary>Null: nothing was answered.</summary>
    public static ApplicationAnswers? Of(Course course, CourseRun run, EligibilityAnswers answered) => course.Check is not { } check || answered.Chosen.IsEmpty ? null : new()
    {
        WorksInUk = check.FindQuestion(Place)?.Find(Abroad) is null || answered[Place] is not { } place ? null : place != Abroad,
        Diploma = answered[Diploma],
        FeeCode = Fee(run, answered[RolePlay]),
        Funding = Funding(check, answered),
        Requirements = Requirements(course, answered),
        SelfCheck = [.. check.Questions.Where(question => answered[question.Code] is not null)
            .Select(question => new CheckedAnswer(question.Code, question.Label, question.Find(answered[question.Code])!.Words))],
    };

    /// <summary>Null: content does not tell the fees apart by the role play.</summary>
    private static string? Fee(CourseRun run, string? rolePlay)
    {
        var (with, without) = (run.Fees.Where(fee => fee.Includes.Contains(RolePlay)).ToList(), run.Fees.Where(fee => !fee.Includes.Contains(RolePlay)).ToList());
        return rolePlay switch
        {
            Yes when with.Count == 1 => with[0].Code,
            not null and not Yes when with.Count > 0 && without.Count == 1 => without[0].Code,
            _ => null,
        };
    }

    /// <summary>Whoever wants none is asked no more. Asking for one still needs the promise itself, and where the person works.</summary>
    private static FundingAnswer? Funding(EligibilityCheck check, EligibilityAnswers answered) => answered[Commitment] switch
    {
        null => null,
        Yes => check.FindQuestion(Place)?.Find(London) is null ? null : answered[Place] == London ? new(true, InLondon: true) : null,
        _ => new(false),
    };

    /// <summary>An equivalent registration is all that an answer tells; which of the bodies named it is, is still to be said.</summary>
    private static Dictionary<string, RequirementAnswer> Requirements(Course course, EligibilityAnswers answered) =>
        answered[Registration] is { } body && (body == Abroad || body.StartsWith(RequirementAnswer.OtherBody, StringComparison.Ordinal))
            ? course.EntryRequirements.Where(requirement => requirement is { Code: Registration, Equivalent: true }).ToDictionary(requirement => requirement.Code, _ => new RequirementAnswer { Body = RequirementAnswer.OtherBody })
            : [];
}
