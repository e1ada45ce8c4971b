using System.Collections.Immutable;
using DitSite.Content.Documents;

namespace DitSite.Content.Rules.Radar;

/// <summary>All courses, and which of them each other's pages speak of: found once, not for every sentence.</summary>
internal sealed class RadarCourses(ImmutableArray<ContentItem> all)
{
    private readonly Dictionary<string, (CourseNames Own, ImmutableArray<CourseNames> Linked)> courses = Linked([.. all.Select(course => new CourseNames(course))]);

    public ImmutableArray<ContentItem> All => all;

    /// <summary>The courses that a sentence may speak of: the one it points to first, then its page's own; all where it has none.</summary>
    public ImmutableArray<ContentItem> Of(Sentence sentence)
    {
        if (sentence.Text.Item.CourseSlug is not { } slug || !courses.TryGetValue(slug, out var course))
        {
            return all;
        }

        return [.. course.Linked.Where(other => other.AreIn(sentence, course.Own)).Select(other => other.Course), course.Own.Course];
    }

    /// <summary>Of two with one address, which another rule reports, the first.</summary>
    private static Dictionary<string, (CourseNames Own, ImmutableArray<CourseNames> Linked)> Linked(ImmutableArray<CourseNames> names) =>
        names.DistinctBy(own => own.Course.Slug).ToDictionary(own => own.Course.Slug, own => (own, names.Where(other => other != own && own.IsLinkedTo(other)).ToImmutableArray()));
}
