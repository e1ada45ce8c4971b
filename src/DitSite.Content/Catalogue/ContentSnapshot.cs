using System.Collections.Immutable;
using DitSite.Content.Facts;
using DitSite.Content.Rules;
using DitSite.Content.Markup;

namespace DitSite.Content.Catalogue;

/// <summary>Everything published, at one moment. Immutable; a change is a new snapshot.</summary>
public sealed record ContentSnapshot
{
    /// <summary>Hash of everything published and of the London date where content depends on it.</summary>
    public required string Version { get; init; }

    public required SiteDetails Site { get; init; }
    public ImmutableArray<Course> Courses { get; init; } = [];
    public ImmutableArray<Venue> Venues { get; init; } = [];
    public ImmutableArray<EditorialPage> Pages { get; init; } = [];
    public required CookieNotice CookieNotice { get; init; }
    public required FactSet Facts { get; init; }

    /// <summary>Of the content as read, items kept at their last good version included.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    public Course? FindCourse(string slug) => Courses.FirstOrDefault(course => course.Slug == slug);

    public EditorialPage? FindPage(string slug) => Pages.FirstOrDefault(page => page.Slug == slug);

    public (Course Course, CourseRun Run)? FindRun(Guid key) =>
        Courses.SelectMany(course => course.Runs, (course, run) => (course, run)).Where(pair => pair.run.Key == key).Select(pair => ((Course, CourseRun)?)pair).FirstOrDefault();
}

public sealed record SiteDetails
{
    public required string Title { get; init; }
    public string? Strapline { get; init; }
    public string? Description { get; init; }
    public string? Provider { get; init; }
    public string? ContactEmail { get; init; }
    public string? ApplicationsEmail { get; init; }
    public string? FundedEmail { get; init; }
    public string? StageTwoEmail { get; init; }
    public string? BookOrdersEmail { get; init; }
    public string? Phone { get; init; }
    public int? NoticeWorkingDays { get; init; }

    /// <summary>The invoice comes within so many working days of the confirmation.</summary>
    public int? InvoiceWorkingDays { get; init; }

    /// <summary>A message from the contact page is answered within so many working days.</summary>
    public int? AnswerWorkingDays { get; init; }

    /// <summary>An application is decided within so many working days, once nobody else is waited for.</summary>
    public int? DecisionWorkingDays { get; init; }

    public ImmutableArray<RenamedBody> RenamedBodies { get; init; } = [];

    /// <summary>Lines of words that mean the same, parted by commas.</summary>
    public ImmutableArray<string> Synonyms { get; init; } = [];

    public required Prose Body { get; init; }
}

public sealed record RenamedBody(string Code, string Was, string Now, DateOnly Since, string? Source);

public enum NavigationPlace { None, Main, Footer }

/// <param name="Slug">Its address without slashes: <c>dit-and-ipt</c>.</param>
/// <param name="About">Slug of the course it belongs to.</param>
/// <param name="TextHash">SHA-256 of the published words, lower-case hex: what a person accepted can be proved.</param>
public sealed record EditorialPage(
    Guid Key, string Slug, string Title, string Summary, NavigationPlace Navigation, int Order, string? About, string? Version, DateOnly? Updated, Prose Body, string TextHash);

/// <summary>Retired: set by an earlier website, never by this one; deleted when the visitor chooses.</summary>
public enum CookieCategory { Necessary, Analytics, Retired }

public sealed record CookieEntry(
    string Label, CookieCategory Category, string Basis, string Purpose, string Provider, string Lifetime, string Storage, ImmutableArray<string> Origins, bool Rare);

public sealed record CookieNotice(
    Guid Key, string Title, string Version, string? Hash, string Intro, Prose Necessary, Prose Analytics, string Under16, Prose? Disable, ImmutableArray<CookieEntry> Entries, Prose Body)
{
    /// <summary>Hash of words corrected without a change of meaning, so that nobody is asked again; null when the words are as pinned.</summary>
    public string? Correction { get; init; }
}
