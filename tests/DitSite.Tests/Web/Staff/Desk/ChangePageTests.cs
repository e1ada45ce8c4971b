using System.Net;
using System.Text.RegularExpressions;
using DitSite.Bookings.Changes;
using DitSite.Bookings.Sales;
using DitSite.Content;
using DitSite.Tests.Site;
using DitSite.Tests.Web.Booking;
using DitSite.Web.Sync;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DitSite.Tests.Web.Staff.Desk;

public sealed partial class ChangePageTests : IDisposable
{
    private readonly StaffSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Staff_SeeWhoIsToldWhat_ConfirmOnce_AndTheBookerAnswersByLink()
    {
        await Questionnaire.In(site).As("Ann Example", "ann@people.test").BookAsync();
        var notice = await MoveAsync();
        using var staff = await site.SignedInAsync("admissions");
        var list = await staff.GetPageAsync("/staff/changes");
        Assert.Contains("Nobody is told yet", list.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);

        var page = await staff.GetPageAsync($"/staff/changes/{notice}");
        Assert.Contains("1 person is told, once", page.QuerySelectorAll("caption")[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("ann@people.test", page.QuerySelectorAll("table")[1].TextContent, StringComparison.Ordinal);
        using var first = await staff.SubmitAsync(page, []);
        using var doubleClick = await staff.SubmitAsync(page, []);
        Assert.EndsWith("done=Told", first.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.EndsWith("done=AlreadyDone", doubleClick.Headers.Location!.OriginalString, StringComparison.Ordinal);

        var letter = await site.Mail.FirstAsync(mail => mail.Subject.StartsWith("Changed:", StringComparison.Ordinal));
        using var booker = site.Browse();
        var booking = await booker.FollowAsync(await booker.SubmitAsync(await booker.GetPageAsync(Link().Match(letter.Text).Value), []));
        var change = await booker.GetPageAsync(booking.QuerySelector("a[href$='/change']")!.GetAttribute("href")!);
        using var nothing = await booker.SubmitAsync(change, []);
        Assert.Equal(HttpStatusCode.BadRequest, nothing.StatusCode);
        var answered = await booker.SubmitAndFollowAsync(change, ("Answer", "accept"));
        Assert.Contains("is kept", answered.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(answered.QuerySelector("a[href$='/change']"));
        Assert.Contains("Saturday 27 March 2027", answered.QuerySelector("dl")!.TextContent, StringComparison.Ordinal);
        Assert.Single(site.Mail.Sent, mail => mail.Subject.StartsWith("Changed:", StringComparison.Ordinal));

        var told = await staff.GetPageAsync($"/staff/changes/{notice}");
        Assert.Matches(@"Coming\s+1 booking", told.QuerySelector("dl")!.TextContent);
    }

    [Fact]
    public async Task ShortNotice_AsksForAReason_AndKeepsIt()
    {
        await Questionnaire.In(site).As("Ann Example", "ann@people.test").BookAsync();
        var notice = await MoveAsync(facts => facts with { NoticeWorkingDays = 90 });
        using var staff = await site.SignedInAsync("admissions");
        var page = await staff.GetPageAsync($"/staff/changes/{notice}");
        Assert.Contains("less notice than the site promises", page.QuerySelector(".govuk-warning-text")!.TextContent, StringComparison.Ordinal);

        using var refused = await staff.SubmitAsync(page, [("Reason", "")]);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var told = await staff.SubmitAndFollowAsync(page, ("Reason", "The building is closed"));
        Assert.Contains("The building is closed", told.QuerySelector("dl")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChangePage_WithoutTheBookersSession_IsNotThere()
    {
        var done = await Questionnaire.In(site).As("Ann Example", "ann@people.test").BookAsync();
        var reference = BookingWalk.ReferenceOn(done);
        using var stranger = site.Browse();

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetPageAsync($"/bookings/{reference}/change")).StatusCode);
    }

    [Theory]
    [InlineData("editor", HttpStatusCode.Forbidden)]
    [InlineData("tutor", HttpStatusCode.Forbidden)]
    [InlineData("administrator", HttpStatusCode.OK)]
    public async Task Pages_AreForAdmissionsAndAdministrators(string role, HttpStatusCode expected)
    {
        using var browser = await site.SignedInAsync(role);

        Assert.Equal(expected, (await browser.GetPageAsync("/staff/changes")).StatusCode);
    }

    /// <summary>The run moves by a day, as a snapshot of changed content would have it.</summary>
    private async Task<Guid> MoveAsync(Func<SoldFacts, SoldFacts>? change = null)
    {
        var content = site.Services.GetRequiredService<PublishedContent>().Current;
        var key = content.FindCourse("test-refresher")!.Runs.Single(run => run.Address == Questionnaire.RoomyRun).Key;
        var runs = SellableRunList.Of(content, site.Services.GetRequiredService<IOptions<DitSite.Web.SiteOptions>>().Value).Select(run => run.RunKey != key ? run : run with
        {
            Facts = (change ?? (facts => facts))(run.Facts with { DatesText = "Saturday 27 March 2027", Starts = new(2027, 3, 27), Ends = new(2027, 3, 27), EndsAt = run.Facts.EndsAt.AddDays(1) }),
        });
        await site.Services.GetRequiredService<SellableRuns>().PublishAsync([.. runs]);
        return Assert.Single(await site.Services.GetRequiredService<ChangeNotices>().ListAsync()).Id;
    }

    [GeneratedRegex(@"https://localhost/bookings/\S+")]
    private static partial Regex Link();
}
