namespace DitSite.Bookings.Applications;

/// <summary>What an applicant has said so far. Sealed in the database. Access needs and files are kept apart.</summary>
public sealed record ApplicationAnswers
{
    public string? Name { get; init; }

    public bool? WorksInUk { get; init; }

    /// <summary>Where the person works, when that is not the United Kingdom.</summary>
    public string? Country { get; init; }

    /// <summary>By code of the requirement.</summary>
    public IReadOnlyDictionary<string, RequirementAnswer> Requirements { get; init; } = new Dictionary<string, RequirementAnswer>();

    public RefereeAnswer? Referee { get; init; }

    public string? FeeCode { get; init; }

    public FundingAnswer? Funding { get; init; }

    /// <summary>Code of the answer to <see cref="AppliedFor.Diploma"/>.</summary>
    public string? Diploma { get; init; }

    /// <summary>What was answered in the self-check before the application began, and carried along on the applicant's word.</summary>
    public IReadOnlyList<CheckedAnswer> SelfCheck { get; init; } = [];

    /// <summary>The page about access needs was seen; what was said stands elsewhere.</summary>
    public bool AccessNeedsSeen { get; init; }

    public ApplicationAnswers Without(IReadOnlyCollection<string> codes) =>
        this with { Requirements = Requirements.Where(pair => !codes.Contains(pair.Key)).ToDictionary(), SelfCheck = [.. SelfCheck.Where(answer => !codes.Contains(answer.Question))] };

    public ApplicationAnswers With(string code, RequirementAnswer answer) =>
        this with { Requirements = new Dictionary<string, RequirementAnswer>(Requirements) { [code] = answer } };
}

/// <summary>One requirement's answer; which parts are asked for depends on its kind.</summary>
public sealed record RequirementAnswer
{
    public string? Details { get; init; }
    public int? Hours { get; init; }

    /// <summary>First day of a month.</summary>
    public DateOnly? From { get; init; }

    /// <summary>First day of a month; null: still going on.</summary>
    public DateOnly? To { get; init; }

    public bool? Weekly { get; init; }

    /// <summary>Explicit consent to keep what may be health data (UK GDPR, article 9(2)(a)).</summary>
    public bool Consent { get; init; }

    public string? Setting { get; init; }
    public string? Employer { get; init; }
    public string? Role { get; init; }

    /// <summary>Short name of a register, or <see cref="OtherBody"/>.</summary>
    public string? Body { get; init; }

    public string? OtherBodyName { get; init; }
    public string? Number { get; init; }

    public const string OtherBody = "other";

    /// <summary>Whole years from the first month to the last.</summary>
    public int YearsUntil(DateOnly today)
    {
        if (From is not { } from)
        {
            return 0;
        }

        var to = To ?? today;
        return Math.Max(0, ((to.Year - from.Year) * 12 + to.Month - from.Month) / 12);
    }
}

/// <summary>One answer of the self-check, in the words it was asked and answered in.</summary>
/// <param name="Question">Its code; that of a requirement where it is about one.</param>
public sealed record CheckedAnswer(string Question, string Label, string Words);

public sealed record RefereeAnswer(string Name, string Email, string Relationship);

/// <param name="PayOtherwise">Would pay for a place if no funded one comes free.</param>
/// <param name="Promised">The commitments were accepted.</param>
public sealed record FundingAnswer(bool Wanted, string? Employer = null, string? Service = null, bool? InLondon = null, bool Promised = false, bool? PayOtherwise = null);
