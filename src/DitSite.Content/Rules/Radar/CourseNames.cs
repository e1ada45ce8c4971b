using System.Collections.Immutable;
using System.Text.RegularExpressions;
using DitSite.Content.Documents;

namespace DitSite.Content.Rules.Radar;

/// <summary>How the pages of other courses speak of a course.</summary>
internal sealed class CourseNames(ContentItem course)
{
    private static readonly HashSet<string> TooCommon = ["course", "training", "programme", "workshop", "day", "therapy"];

    private readonly ImmutableArray<string> names =
    [
        .. new[] { course.Values.Text("title"), course.Values.Text("shortTitle"), course.Values.Text("shortTitle")?.Split(' ')[^1] }
            .OfType<string>().Where(name => name.Length > 3 && !TooCommon.Contains(name.ToLowerInvariant())).Distinct(),
    ];

    private readonly string? related = course.Values.Slug("related");
    private readonly string? prerequisite = course.Values.Slug("prerequisite");

    public ContentItem Course => course;

    public bool IsLinkedTo(CourseNames other) => related == other.Course.Slug || IsBuiltOn(other) || other.IsBuiltOn(this);

    /// <summary>Whether a sentence on a page of <paramref name="home"/> points to this course, by name or as the one to have taken before.</summary>
    public bool AreIn(Sentence sentence, CourseNames home) =>
        names.Any(name => sentence.Words.Contains(name, StringComparison.OrdinalIgnoreCase)) || (home.IsBuiltOn(this) && Before.IsMatch(sentence.Words));

    private bool IsBuiltOn(CourseNames other) => prerequisite == other.Course.Slug;

    private static Regex Before { get; } = new(@"\b(?:original|earlier|previous|prior|first|completed?|completing|finished|taken|took|undertaken|attended|DIT course|DIT training|(?:start|begin|supervis)\w*)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
