using DitSite.Bookings.Applications;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Tests.Bookings.Applications;

public class DeletedApplicationsTests
{
    [Fact]
    public async Task Deleted_AreCountedByMonthCourseAndOutcome_AndNothingElseStays()
    {
        await using var host = await BookingsHost.StartAsync();
        await host.PublishAsync(Examples.Run(capacity: 10) with { OpensAt = null });
        foreach (var name in new[] { "ann", "bea" })
        {
            await host.Get<ApplicantSteps>().WithdrawAsync(await Applicants.SubmittedAsync(host, name));
        }

        var declined = await Applicants.SubmittedAsync(host, "cia");
        var reference = await Applicants.ReferenceOfAsync(host, declined);
        await host.Get<Assessments>().AssessAsync(reference, "hours", FindingKind.Final, "Too few.", false, "Sam");
        Assert.Equal(DecisionResult.Done, await host.Get<Decisions>().DeclineAsync(reference, null, "Sam"));
        await Applicants.DraftAsync(host, "dee");
        Assert.Empty(await host.Get<ApplicationsDesk>().DeletedAsync(default));

        // The draft goes after its warning, the rest six months after its end.
        host.Clock.Advance(ApplicationOptions.DraftWarnedAfter);
        await host.Get<ApplicationSweep>().RunAsync();
        host.Clock.Advance(TimeSpan.FromDays(190));
        await host.Get<ApplicationSweep>().RunAsync();
        await host.Get<ApplicationSweep>().RunAsync();

        var month = new DateOnly(BookingsHost.Now.Year, BookingsHost.Now.Month, 1);
        Assert.Equal(
            [(month, "Refresher day", ApplicationState.Draft, 1), (month, "Refresher day", ApplicationState.Declined, 1), (month, "Refresher day", ApplicationState.Withdrawn, 2)],
            (await host.Get<ApplicationsDesk>().DeletedAsync(default)).Select(row => (row.Month, row.CourseTitle, row.Outcome, row.Count)));
        Assert.Equal(0, await host.ReadAsync(context => context.Applications.CountAsync()));
        var left = await DatabaseText.OfAsync(host);
        Assert.DoesNotContain("people.test", left);
        Assert.DoesNotContain(reference.ToString().Replace("-", "", StringComparison.Ordinal), left);
    }
}
