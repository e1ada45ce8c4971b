using DitSite.Content;
using DitSite.Content.Catalogue;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Tests.Robustness;

internal static class BookableRun
{
    /// <summary>Path of a run in the test content that can be booked now, with the most places.</summary>
    public static string GetBookableRun(this IServiceProvider services)
    {
        var today = services.GetRequiredService<TimeProvider>().Today;
        var run = services.GetRequiredService<PublishedContent>().Current.Courses
            .Where(course => course.Enrolment == Enrolment.Book)
            .SelectMany(course => course.Runs)
            .Where(run => run.IsOpen(today))
            .MaxBy(run => run.Capacity) ?? throw new InvalidOperationException("The test content has no run to book.");
        return DitSite.Web.Links.SiteLinks.Run(run);
    }
}
