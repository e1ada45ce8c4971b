namespace DitSite.Bookings.Applications;

/// <summary>What is still missing, and what an applicant's own words already fall short of.</summary>
public static class ApplicationCheck
{
    public const string You = "you";
    public const string Referee = "referee";
    public const string Diploma = "diploma";
    public const string Fee = "fee";
    public const string Funding = "funding";
    public const string AccessNeeds = "access-needs";

    /// <summary>Sections in the order of the task list: their codes.</summary>
    public static IReadOnlyList<string> Sections(AppliedFor course) =>
    [
        You,
        .. course.Requirements.Select(requirement => requirement.Code),
        .. Where(course.NeedsReferee, Referee),
        .. Where(course.Diploma is not null, Diploma),
        .. Where(course.Fees.Count > 1, Fee),
        .. Where(course.HasFundedPlaces, Funding),
        AccessNeeds,
    ];

    /// <param name="files">Number of files by requirement.</param>
    public static bool IsComplete(string section, AppliedFor course, ApplicationAnswers answers, IReadOnlyDictionary<string, int> files) => section switch
    {
        You => answers.Name is not null && answers.WorksInUk is not null,
        Referee => answers.Referee is not null,
        Diploma => course.Diploma?.WordsOf(answers.Diploma) is not null,
        Fee => course.Fees.Any(fee => fee.Code == answers.FeeCode),
        Funding => answers.Funding is { Wanted: false } or { Promised: true, InLondon: not null, PayOtherwise: not null },
        AccessNeeds => answers.AccessNeedsSeen,
        _ => course.Find(section) is { } requirement && answers.Requirements.TryGetValue(section, out var answer) && IsAnswered(requirement, answer)
            && (!requirement.NeedsFile || files.GetValueOrDefault(section) > 0),
    };

    public static bool IsStarted(string section, ApplicationAnswers answers, IReadOnlyDictionary<string, int> files) =>
        answers.Requirements.ContainsKey(section) || files.GetValueOrDefault(section) > 0
        || (section == You && answers.WorksInUk is not null) || (section == Funding && answers.Funding is not null);

    public static IReadOnlyList<string> Missing(AppliedFor course, ApplicationAnswers answers, IReadOnlyDictionary<string, int> files) =>
        [.. Sections(course).Where(section => !IsComplete(section, course, answers, files))];

    /// <summary>By the applicant's own words; whether it is so is for staff to judge.</summary>
    public static bool SaysMet(Requirement requirement, RequirementAnswer? answer, DateOnly today) => answer is not null && requirement.Kind switch
    {
        RequirementKind.SupervisedHours => answer.Hours >= (requirement.Threshold ?? 0),
        RequirementKind.Declaration => answer.Weekly == true && answer.YearsUntil(today) >= (requirement.Threshold ?? 0),
        RequirementKind.Employment => answer.YearsUntil(today) >= (requirement.Threshold ?? 0),
        RequirementKind.Registration => answer.Body is not null && (answer.Body != RequirementAnswer.OtherBody || requirement.Equivalent),
        _ => true,
    };

    /// <summary>May stand in the queue for a funded place: based in London, has promised, and meets every requirement by their own words (S50–S55).</summary>
    public static bool QualifiesForFunding(AppliedFor course, ApplicationAnswers answers, DateOnly today) =>
        course.HasFundedPlaces
        && answers.Funding is { Wanted: true, InLondon: true, Promised: true }
        && course.Requirements.All(requirement => SaysMet(requirement, answers.Requirements.GetValueOrDefault(requirement.Code), today));

    private static bool IsAnswered(Requirement requirement, RequirementAnswer answer) => requirement.Kind switch
    {
        RequirementKind.SupervisedHours => answer.Hours is not null,
        RequirementKind.Declaration => answer is { From: not null, Weekly: not null, Consent: true },
        RequirementKind.Employment => answer is { From: not null, Setting: not null, Employer: not null },
        RequirementKind.Registration => answer is { Body: not null, Number: not null },
        _ => true,
    };

    private static string[] Where(bool holds, string section) => holds ? [section] : [];
}
