using DitSite.Content.Catalogue;
using DitSite.Content.Facts;

namespace DitSite.Web.Courses;

public static class DeadlineWords
{
    /// <summary>"Within 1 year of the last day of the course".</summary>
    public static string Within(Deadline deadline)
    {
        var span = UkText.Count(deadline.Within, deadline.Unit.ToString().ToLowerInvariant()[..^1]);
        return deadline.From == "end-of-course" ? $"Within {span} of the last day of the course" : $"At least {span} before the course starts";
    }

    /// <summary>The date it falls on after a run that ends on <paramref name="lastDay"/>; null where it is not counted in days of the calendar from there.</summary>
    public static DateOnly? Date(Deadline deadline, DateOnly lastDay) => deadline.From != "end-of-course" ? null : deadline.Unit switch
    {
        TimeUnit.Days => lastDay.AddDays(deadline.Within),
        TimeUnit.Weeks => lastDay.AddDays(7 * deadline.Within),
        TimeUnit.Months => lastDay.AddMonths(deadline.Within),
        TimeUnit.Years => lastDay.AddYears(deadline.Within),
        _ => null,
    };
}
