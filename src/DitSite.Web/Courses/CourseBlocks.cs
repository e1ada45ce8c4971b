using DitSite.Content.Catalogue;
using DitSite.Content.Markup;

namespace DitSite.Web.Courses;

/// <summary>
/// Facts of a course that a visitor needs before deciding are never lost because an editor placed no block for them: such a block
/// then follows the words, under a heading of its own.
/// </summary>
public static class CourseBlocks
{
    private static readonly (string Name, string Heading, Func<Course, bool> IsSet)[] Needed =
    [
        ("audiences", "Who it is for", course => !course.Audiences.IsEmpty),
        ("entry-requirements", "Entry requirements", course => !course.EntryRequirements.IsEmpty),
        ("timetable", "Timetable", course => !course.Timetable.IsEmpty),
        ("system-requirements", "System requirements", course => course.SystemRequirements is { IsEmpty: false }),
        ("route", "Becoming a practitioner", course => !course.Stages.IsEmpty),
        ("costs", "What each stage costs", course => course.Costs.Any(cost => cost.Amount is not null)),
        ("deadlines", "Deadlines", course => !course.Deadlines.IsEmpty),
    ];

    /// <summary>The words of a course, with a section added for each needed block that they do not hold.</summary>
    public static Prose WithAllBlocks(Course course)
    {
        var placed = course.Body.Sections.SelectMany(section => section.Parts).OfType<ProsePart.Block>().Select(block => block.Name).ToHashSet();
        return new([
            .. course.Body.Sections,
            .. Needed.Where(block => !placed.Contains(block.Name) && block.IsSet(course))
                .Select(block => new ProseSection(block.Heading, "block-" + block.Name, [new ProsePart.Block(block.Name)])),
        ]);
    }
}
