using DitSite.Bookings.Applications;
using DitSite.Bookings.Outbox;
using DitSite.Content;
using DitSite.Content.Catalogue;
using DitSite.Web.Courses;
using Microsoft.Extensions.Options;

namespace DitSite.Web.Applications;

/// <summary>Whether a run can be applied for now, and what is copied from content when it is.</summary>
public sealed class ApplyDoor(PublishedContent content, RunViews runs, MailRoute mail, IOptions<SiteOptions> site)
{
    /// <summary>The terms to accept; null: they are not written, and nothing can be applied for.</summary>
    public EditorialPage? Terms => content.Current.FindPage("terms");

    public bool IsOpen(Course course, CourseRun run) =>
        course.Enrolment == Enrolment.Apply && course.EntryRequirements.Length > 0 && MailLeaves && Terms is not null
        && runs.Of(course, run).Standing is RunStanding.Open or RunStanding.FewLeft;

    public bool MailLeaves => mail.State != MailTransportState.Closed;

    /// <summary>Null: the run is gone, or can't be applied for now.</summary>
    public AppliedFor? Offer(Guid runKey) =>
        content.Current.FindRun(runKey) is { } found && IsOpen(found.Course, found.Run) ? AppliedForContent.Of(found.Course, found.Run, site.Value) with { DecisionWorkingDays = content.Current.Site.DecisionWorkingDays } : null;

    /// <summary>A run that has closed takes no application any more, whatever was begun. A full one does: places come free.</summary>
    public bool TakesSubmissions(Guid runKey) =>
        MailLeaves && Terms is not null && content.Current.FindRun(runKey) is { } found && runs.Of(found.Course, found.Run).Standing is RunStanding.Open or RunStanding.FewLeft or RunStanding.Full;
}
