using DitSite.Bookings.Applications;
using DitSite.Content.Catalogue;
using DitSite.Content.Facts;
using DitSite.Web.Sync;

namespace DitSite.Web.Applications;

/// <summary>Copies what an application needs from content: Bookings never reads it again.</summary>
internal static class AppliedForContent
{
    public static AppliedFor Of(Course course, CourseRun run, SiteOptions site) => new()
    {
        Facts = SellableRunList.Facts(course, run, site),
        Requirements = [.. course.EntryRequirements.Select(Of)],
        Diploma = Diploma(course),
        Prices = SellableRunList.Prices(course, run),
        FundedPlaces = run.FundedPlaces,
        Commitments = [.. Commitments(course)],
        FundedFor = course.Accreditations.FirstOrDefault(one => one.Kind == AccreditationKind.Endorsement) is { } supporter ? $"staff of {supporter.Body} who work in London" : null,
        AccreditingBody = course.Accreditations.FirstOrDefault(one => one.Kind == AccreditationKind.Accreditation)?.Body,
    };

    /// <summary>How a requirement is answered follows from what content says it consists of.</summary>
    public static RequirementKind KindOf(EntryRequirement requirement) => requirement switch
    {
        { Reference: true } => RequirementKind.SupervisedHours,
        { Bodies.Length: > 0 } => RequirementKind.Registration,
        { Settings.Length: > 0 } => RequirementKind.Employment,
        { Threshold: not null, Evidence.Length: 0 } => RequirementKind.Declaration,
        _ => RequirementKind.Study,
    };

    /// <summary>S133: asked for before supervised practice, and not among the numbered requirements. Content asks in the self-check, and says why in the rule.</summary>
    private static FurtherQuestion? Diploma(Course course) => course.Check is { } check && check.FindQuestion(CarriedAnswers.Diploma) is { } question
        ? new(question.Label, question.Hint, check.Rules.FirstOrDefault(rule => rule.Question == question.Code)?.Text, [.. question.Answers.Select(answer => new FurtherAnswer(answer.Code, answer.Words))])
        : null;

    private static Requirement Of(EntryRequirement requirement) => new()
    {
        Code = requirement.Code,
        Kind = KindOf(requirement),
        Label = requirement.Label,
        Text = requirement.Text.PlainText,
        Threshold = requirement.Threshold,
        Unit = requirement.Unit,
        Evidence = [.. requirement.Evidence],
        Settings = [.. requirement.Settings],
        Bodies = [.. requirement.Bodies],
        BodyNames = requirement.BodyNames,
        Equivalent = requirement.Equivalent,
    };

    /// <summary>S51, S52: the whole course, the hours of supervision and the training cases, as content has their figures.</summary>
    private static IEnumerable<string> Commitments(Course course)
    {
        yield return course.DurationDays is { } days ? $"attend the whole of the course, {UkText.Count(days, "day")}" : "attend the whole of the course";
        if (course.Figures.FirstOrDefault(figure => figure.Code == "supervision") is { } supervision)
        {
            yield return $"take {supervision.Amount} {supervision.Unit} of supervision";
        }

        if (course.Figures.FirstOrDefault(figure => figure.Code == "cases") is { } cases)
        {
            yield return $"see at least {cases.Amount} {cases.Unit} under that supervision";
        }
    }
}
