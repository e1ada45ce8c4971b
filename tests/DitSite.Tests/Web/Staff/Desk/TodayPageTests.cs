using System.Net;
using DitSite.Bookings.Promises;
using DitSite.Bookings.Staff;
using DitSite.Tests.Web.Booking;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Tests.Web.Staff.Desk;

public sealed class TodayPageTests : IDisposable
{
    private readonly StaffSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Today_SaysWhatNeedsSomebody_AndHowTheRunsStand()
    {
        await Questionnaire.In(site).As("Ann Bookwell", "ann@people.test").BookAsync();
        using var staff = await site.SignedInAsync("admissions");
        var quiet = await staff.GetPageAsync("/staff");
        Assert.Equal("Today", quiet.QuerySelector("h1")!.TextContent);
        Assert.Null(quiet.QuerySelector(".dit-today"));
        var row = quiet.QuerySelectorAll("tbody tr").Single(line => line.TextContent.Contains("26 March 2027", StringComparison.Ordinal));
        Assert.Contains("Places: 20", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Booked: 1", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Waiting: 0", row.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Bookwell", quiet.DocumentElement.TextContent, StringComparison.Ordinal);

        // Two working days before Good Friday is Wednesday; five more working days back the desk warns.
        site.Clock.SetUtcNow(new(2027, 3, 17, 9, 0, 0, TimeSpan.Zero));
        await site.Services.GetRequiredService<PromiseLedger>().RunAsync();
        using var later = await site.SignedInAsync("admissions");
        var busy = await later.GetPageAsync("/staff");
        Assert.Contains("Write the joining instructions for Test refresher", busy.QuerySelector(".dit-today")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 promise is at risk", busy.QuerySelector(".dit-today")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Promises_AreListedWithTheirProof_AndTheLookIsOnRecord()
    {
        await Questionnaire.In(site).As("Ann Bookwell", "ann@people.test").BookAsync();
        await site.Services.GetRequiredService<PromiseLedger>().RunAsync();
        using var staff = await site.SignedInAsync("admissions");

        var page = await staff.GetPageAsync("/staff/promises");

        var row = Assert.Single(page.QuerySelectorAll("tbody tr"));
        Assert.Contains("Joining instructions", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("24 March 2027, 17:00", row.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await staff.GetPageAsync("/staff/promises?ended=true")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetPageAsync("/staff/promises?ended=true&page-number=0")).StatusCode);
        var (entries, _) = await site.Services.GetRequiredService<StaffAudit>().PageAsync(1, 20, null, CancellationToken.None);
        Assert.Contains(entries, entry => entry.Action == "viewed-promises");
    }

    [Theory]
    [InlineData("editor", false, HttpStatusCode.Forbidden)]
    [InlineData("tutor", true, HttpStatusCode.Forbidden)]
    [InlineData("admissions", true, HttpStatusCode.OK)]
    [InlineData("administrator", true, HttpStatusCode.OK)]
    public async Task Roles_SeeWhatIsTheirs(string role, bool today, HttpStatusCode promises)
    {
        using var browser = await site.SignedInAsync(role);

        Assert.Equal(today, (await browser.GetPageAsync("/staff")).QuerySelector("table") is not null);
        Assert.Equal(promises, (await browser.GetPageAsync("/staff/promises")).StatusCode);
    }
}
