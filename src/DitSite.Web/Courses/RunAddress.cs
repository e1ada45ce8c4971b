using DitSite.Content.Catalogue;

namespace DitSite.Web.Courses;

/// <summary>What stands at an address below a course's dates.</summary>
public abstract record RunAddress
{
    private RunAddress()
    {
    }

    public sealed record Found(Course Course, CourseRun Run) : RunAddress;

    /// <summary>A former address of a run: answered with a permanent redirect.</summary>
    public sealed record Moved(CourseRun Run) : RunAddress;

    /// <summary>The run was withdrawn: the address answers 410 for good.</summary>
    public sealed record Gone(Course Course) : RunAddress;

    public sealed record Unknown : RunAddress;

    public static RunAddress Find(ContentSnapshot snapshot, string courseSlug, string address)
    {
        if (snapshot.FindCourse(courseSlug) is not { } course)
        {
            return new Unknown();
        }

        return course.Runs.FirstOrDefault(run => run.Address == address) switch
        {
            { State: RunState.Withdrawn } => new Gone(course),
            { } run => new Found(course, run),
            null when course.Runs.FirstOrDefault(run => run.FormerAddresses.Contains(address)) is { } moved =>
                moved.State == RunState.Withdrawn ? new Gone(course) : new Moved(moved),
            null => new Unknown(),
        };
    }
}
