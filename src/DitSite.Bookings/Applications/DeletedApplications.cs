using DitSite.Bookings.Storage;

namespace DitSite.Bookings.Applications;

/// <summary>How many applications have been deleted, so that there is something to report when they are gone. Nothing in it is about a person.</summary>
public sealed class DeletedApplications
{
    public const int CourseTitleLength = 200;

    /// <summary>First day of the month, in London, in which they were sent; of those never sent, begun.</summary>
    public required DateOnly Month { get; init; }

    public required string CourseTitle { get; init; }

    /// <summary>What had become of them; a draft was never sent.</summary>
    public required ApplicationState Outcome { get; init; }

    public int Count { get; private set; }

    /// <summary>Counts one more. Call it in the transaction that deletes the application.</summary>
    internal static async Task CountAsync(BookingsContext context, Application application, CancellationToken cancellation)
    {
        var day = LondonDate.Of(application.SubmittedAt ?? application.StartedAt);
        var title = application.Course.Facts.CourseTitle;
        var (month, course) = (new DateOnly(day.Year, day.Month, 1), title.Length > CourseTitleLength ? title[..CourseTitleLength] : title);
        if (await context.DeletedApplications.FindAsync([month, course, application.State], cancellation) is not { } row)
        {
            row = new() { Month = month, CourseTitle = course, Outcome = application.State };
            context.DeletedApplications.Add(row);
        }

        row.Count++;
    }
}
