using System.Collections.Immutable;
using DitSite.Content.Eligibility;
using DitSite.Content.Markup;

namespace DitSite.Content.Catalogue;

public enum Enrolment { Book, Apply }

public enum DeliveryMode { InPerson, Online, Blended }

/// <summary>What is taught, without dates. A null property is "not set": the page leaves it out.</summary>
public sealed record Course
{
    public required Guid Key { get; init; }
    public required string Slug { get; init; }
    public required string Title { get; init; }
    public required string ShortTitle { get; init; }
    public required string Summary { get; init; }
    public required Enrolment Enrolment { get; init; }
    public required DeliveryMode Mode { get; init; }
    public int? DurationDays { get; init; }
    public ImmutableArray<Figure> Figures { get; init; } = [];
    public ImmutableArray<Organiser> Organisers { get; init; } = [];
    public ImmutableArray<Accreditation> Accreditations { get; init; } = [];
    public string? Platform { get; init; }
    public Prose? SystemRequirements { get; init; }
    public Uri? EquipmentTestUrl { get; init; }
    public int? JoiningWorkingDays { get; init; }

    /// <summary>Slug of the course to have completed first.</summary>
    public string? Prerequisite { get; init; }

    public ImmutableArray<Audience> Audiences { get; init; } = [];
    public ImmutableArray<EntryRequirement> EntryRequirements { get; init; } = [];

    /// <summary>The eligibility self-check; null for a course without one.</summary>
    public EligibilityCheck? Check { get; init; }

    public ImmutableArray<FeeOption> Fees { get; init; } = [];
    public ImmutableArray<AddOn> AddOns { get; init; } = [];
    public string? Vat { get; init; }
    /// <summary>What changes to a booking cost; empty: not decided.</summary>
    public ImmutableArray<ChangeRule> ChangeRules { get; init; } = [];

    /// <summary>Words that letters of the desk begin with, at most one for each.</summary>
    public ImmutableArray<LetterText> LetterTexts { get; init; } = [];

    public ImmutableArray<StageCost> Costs { get; init; } = [];
    public ImmutableArray<RouteStage> Stages { get; init; } = [];
    public ImmutableArray<Deadline> Deadlines { get; init; } = [];
    public ImmutableArray<TimetableRow> Timetable { get; init; } = [];

    /// <summary>Slug of the related course.</summary>
    public string? Related { get; init; }

    public required Prose Body { get; init; }

    /// <summary>All its runs, earliest first; withdrawn ones included, samples only when samples are shown.</summary>
    public ImmutableArray<CourseRun> Runs { get; init; } = [];

    /// <summary>Minutes of <see cref="TimetableRowKind.Teaching"/> rows.</summary>
    public int TeachingMinutes => Timetable.Where(row => row.Kind == TimetableRowKind.Teaching).Sum(row => row.Minutes);
}

public enum LetterKind { Offer, Decline, Run, Passed, StageTwo, NotPassed }

/// <param name="Text">Plain text with its facts resolved; each line is a paragraph.</param>
public sealed record LetterText(LetterKind Kind, string Text);

/// <param name="Amount">A whole number or a simple fraction, as text: <c>16</c>, <c>1/4</c>.</param>
public sealed record Figure(string Code, string Label, string Amount, string Unit);

public sealed record Organiser(string Code, string Label, DateOnly? From, DateOnly? To, Uri? Url);

public enum AccreditationKind { Accreditation, Endorsement }

public sealed record Accreditation(string Code, string Label, AccreditationKind Kind, string Body, DateOnly? From, DateOnly? To);

public enum AudienceNeed { For, Required, Optional }

public sealed record Audience(string Code, Prose Text, AudienceNeed Need);

/// <param name="Amount">Pounds; null while not set.</param>
/// <param name="Includes">Codes of stage costs that this option includes.</param>
public sealed record FeeOption(string Code, string Label, decimal? Amount, ImmutableArray<string> Includes);

public sealed record AddOn(string Code, string Label, decimal? Amount, string? Description);

public sealed record EntryRequirement
{
    /// <summary>1-based, in the order of the page.</summary>
    public required int Number { get; init; }

    public required string Code { get; init; }
    public required string Label { get; init; }
    public required Prose Text { get; init; }
    public int? Threshold { get; init; }
    public string? Unit { get; init; }
    public ImmutableArray<string> Evidence { get; init; } = [];
    public bool Several { get; init; }
    public bool Reference { get; init; }
    public ImmutableArray<string> Settings { get; init; } = [];
    public ImmutableArray<string> Bodies { get; init; } = [];

    /// <summary>Full name of each body, by its short name.</summary>
    public ImmutableDictionary<string, string> BodyNames { get; init; } = ImmutableDictionary<string, string>.Empty;

    public bool Equivalent { get; init; }
}

public enum ChangeRuleKind { Cancel, Transfer, Substitute }

public enum NoticeUnit { CalendarDays, WorkingDays }

/// <param name="Notice">Days before the first day of the run, at least.</param>
/// <param name="Charge">Per cent of the price, 0 to 100.</param>
public sealed record ChangeRule(ChangeRuleKind Kind, int Notice, NoticeUnit Unit, int Charge);

public sealed record StageCost(string Code, string Label, int Stage, decimal? Amount, bool Typical, string? Note);

public sealed record RouteStage(string Code, string Label, int Stage, Prose? Text, string? Unlocks, string? By);

public enum TimeUnit { Hours, Days, Weeks, Months, Years, Sessions }

public sealed record Deadline(string Code, string Label, int Within, TimeUnit Unit, string From, string? Then);

public enum TimetableRowKind { Registration, Teaching, Break }

public sealed record TimetableRow(int? Day, TimeOnly From, TimeOnly To, string Title, TimetableRowKind Kind)
{
    public int Minutes => (int)(To - From).TotalMinutes;
}
