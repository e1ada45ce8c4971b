using DitSite.Bookings.Sales;

namespace DitSite.Bookings.Applications;

/// <summary>How a requirement is answered.</summary>
public enum RequirementKind
{
    /// <summary>Files, one or several, and a few words.</summary>
    Study,

    /// <summary>A number of hours that a referee confirms.</summary>
    SupervisedHours,

    /// <summary>
    /// A period by declaration, with how often, and somebody's confirmation of these alone. Nothing about its content is asked for: it would
    /// be health data.
    /// </summary>
    Declaration,

    /// <summary>A period of work in one of the settings.</summary>
    Employment,

    /// <summary>A register and the number in it, or an equivalent one.</summary>
    Registration,
}

/// <summary>One entry requirement as it stood when the application was started.</summary>
public sealed record Requirement
{
    public required string Code { get; init; }
    public required RequirementKind Kind { get; init; }
    public required string Label { get; init; }

    /// <summary>The rule in words, without markup.</summary>
    public required string Text { get; init; }

    public int? Threshold { get; init; }

    /// <summary>"hours" or "years".</summary>
    public string? Unit { get; init; }

    /// <summary>Kinds of evidence that are taken; none: the declaration and a file that confirms it.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>Short names of the registers.</summary>
    public IReadOnlyList<string> Bodies { get; init; } = [];

    /// <summary>Full name of each register, by its short name.</summary>
    public IReadOnlyDictionary<string, string> BodyNames { get; init; } = new Dictionary<string, string>();

    /// <summary>An equivalent registration is for the tutors to accept.</summary>
    public bool Equivalent { get; init; }

    /// <summary>At least one file belongs to a complete answer.</summary>
    public bool NeedsFile => Kind is RequirementKind.Study or RequirementKind.Declaration or RequirementKind.Employment;
}

/// <summary>A question that decides nothing about admission: its answer is wanted for what comes after.</summary>
/// <param name="Why">What the answer is for, in a sentence.</param>
public sealed record FurtherQuestion(string Label, string? Hint, string? Why, IReadOnlyList<FurtherAnswer> Answers)
{
    public string? WordsOf(string? code) => Answers.FirstOrDefault(answer => answer.Code == code)?.Words;
}

public sealed record FurtherAnswer(string Code, string Words);

/// <summary>What is applied for, copied from content when the application starts: what was asked stays readable whatever content says later.</summary>
public sealed record AppliedFor
{
    public required SoldFacts Facts { get; init; }
    public required IReadOnlyList<Requirement> Requirements { get; init; }

    /// <summary>Training that supervised practice asks for and the course does not (S25, S133); null where content does not ask.</summary>
    public FurtherQuestion? Diploma { get; init; }

    /// <summary>Fee options and add-ons with their prices.</summary>
    public required IReadOnlyList<PriceLine> Prices { get; init; }

    /// <summary>Null or 0: no funded places on this run.</summary>
    public int? FundedPlaces { get; init; }

    /// <summary>What a person with a funded place promises, in sentences (S51, S52).</summary>
    public IReadOnlyList<string> Commitments { get; init; } = [];

    /// <summary>Who may have a funded place, in a sentence (S50).</summary>
    public string? FundedFor { get; init; }

    /// <summary>Body whose registration is closed to people without a valid UK registration (S43).</summary>
    public string? AccreditingBody { get; init; }

    /// <summary>Working days within which a decision is promised, once nobody else is waited for; null: no number is promised.</summary>
    public int? DecisionWorkingDays { get; init; }

    /// <summary>When the decision comes, as the page and the letter say it: a whole sentence.</summary>
    public string DecisionText => DecisionTextOf(DecisionWorkingDays);

    /// <param name="workingDays">Null: no number is promised.</param>
    public static string DecisionTextOf(int? workingDays) => "We tell you the decision by email" + (workingDays is { } days ? $", within {days} working {(days == 1 ? "day" : "days")} of having everything: your application, your answers to our questions, and the reference." : ".");

    public IReadOnlyList<PriceLine> Fees => [.. Prices.Where(line => line.Kind == PriceKind.Fee)];

    public IReadOnlyList<PriceLine> AddOns => [.. Prices.Where(line => line.Kind == PriceKind.AddOn)];

    public bool HasFundedPlaces => FundedPlaces is > 0;

    public Requirement? Find(string code) => Requirements.FirstOrDefault(requirement => requirement.Code == code);

    public bool NeedsReferee => Requirements.Any(requirement => requirement.Kind == RequirementKind.SupervisedHours);
}
