using System.Net;
using DitSite.Bookings;
using DitSite.Bookings.Bookings;
using DitSite.Bookings.Money;
using DitSite.Tests.Site;
using DitSite.Tests.Web.Staff;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Tests.Web.Policies;

/// <summary>The first open run of the test refresher is on 26 March 2027; the clock stands at 1 February.</summary>
public sealed class PolicyPagesTests : IDisposable
{
    private const string Rules = """
        vat: No VAT is charged.
        change-rules:
          - kind: cancel
            notice: 10
            unit: working-days
            charge: 10
          - kind: transfer
            notice: 14
            unit: calendar-days
            charge: 20
          - kind: substitute
            notice: 1
            unit: working-days
            charge: 0

        """;

    private readonly ContentCopy content = new();
    private readonly StaffSite site;

    public PolicyPagesTests() => site = new() { ContentFolder = content.Path };

    public void Dispose()
    {
        site.Dispose();
        content.Dispose();
    }

    [Fact]
    public async Task Booker_ReadsWhatCancellingCostsBeforeItHappens()
    {
        SetPolicy();
        var reference = await BookedAtTheDesk.BookAsync(site);
        using var browser = await OpenedAsync(reference);
        Assert.Contains("10% of the price, £13.73", (await browser.GetPageAsync($"/bookings/{reference}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        var ask = await browser.GetPageAsync($"/bookings/{reference}/cancel");
        Assert.Contains("£13.73 stays owed, 10% of £137.31, and £123.58 is no longer owed.", ask.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await browser.SubmitAndFollowAsync(ask);

        Assert.Equal(13.73m, (await site.Services.GetRequiredService<MoneyDesk>().FindAsync(reference))!.Owed);
    }

    [Fact]
    public async Task Booker_WhosePageIsOlderThanTheDeadline_IsAskedAgain()
    {
        SetPolicy();
        var reference = await BookedAtTheDesk.BookAsync(site);
        using var browser = await OpenedAsync(reference);
        var ask = await browser.GetPageAsync($"/bookings/{reference}/cancel");
        var booking = (await site.Services.GetRequiredService<BookingFinder>().FindAsync(reference))!;
        site.Clock.SetUtcNow(new(booking.Facts.Starts.AddDays(-2).ToDateTime(new(9, 0)), TimeSpan.Zero));
        using var renewed = await OpenedAsync(reference);

        using var answer = await renewed.SubmitAsync(await renewed.GetPageAsync($"/bookings/{reference}/cancel"), [("ChargeShown", "13.73")]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("has just changed", (await SiteClient.ReadAsync(answer)).QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(BookingState.Booked, (await site.Services.GetRequiredService<BookingFinder>().FindAsync(reference))!.State);
        Assert.NotNull(ask);
    }

    [Fact]
    public async Task Booker_MovesToAnotherDate()
    {
        SetPolicy();
        var reference = await BookedAtTheDesk.BookAsync(site);
        using var browser = await OpenedAsync(reference);
        var before = (await site.Services.GetRequiredService<BookingFinder>().FindAsync(reference))!;

        var ask = await browser.GetPageAsync($"/bookings/{reference}/transfer");
        Assert.Contains("£27.46 is charged for this change, 20% of £137.31, on top of the price.", ask.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var empty = await browser.SubmitAsync(ask, []);
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        var target = ask.QuerySelector("[name=ToRun]")!.GetAttribute("value")!;
        await browser.SubmitAndFollowAsync(ask, ("ToRun", target));

        var after = (await site.Services.GetRequiredService<BookingFinder>().FindAsync(reference))!;
        Assert.Equal(Guid.Parse(target), after.RunKey);
        Assert.NotEqual(before.RunKey, after.RunKey);
    }

    [Fact]
    public async Task Booker_SendsSomebodyElse_WhoHasToHaveCompletedTheCourse()
    {
        SetPolicy();
        var reference = await BookedAtTheDesk.BookAsync(site);
        using var browser = await OpenedAsync(reference);
        var ask = await browser.GetPageAsync($"/bookings/{reference}/substitute");

        using var refused = await browser.SubmitAsync(ask, [("Name", "Cat Canary"), ("Email", "cat@people.test")]);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var errors = (await SiteClient.ReadAsync(refused)).QuerySelector(".govuk-error-summary")!.TextContent;
        Assert.Contains("completed the Test course", errors, StringComparison.Ordinal);
        Assert.Contains("system requirements", errors, StringComparison.Ordinal);

        await browser.SubmitAndFollowAsync(ask, ("Name", "Cat Canary"), ("Email", "cat@people.test"), ("Completed.Month", "5"), ("Completed.Year", "2024"), ("Requirements", "true"));
        Assert.Equal(new Person("Cat Canary", "cat@people.test"), (await site.Services.GetRequiredService<BookingFinder>().FindAsync(reference))!.Delegate);
    }

    [Fact]
    public async Task Booker_WithoutAPolicy_CancelsAndIsToldThatTheTeamDecides()
    {
        var reference = await BookedAtTheDesk.BookAsync(site);
        using var browser = await OpenedAsync(reference);
        var booking = await browser.GetPageAsync($"/bookings/{reference}");
        Assert.Null(booking.QuerySelector("a[href$='/transfer'], a[href$='/substitute']"));

        var ask = await browser.GetPageAsync($"/bookings/{reference}/cancel");
        Assert.Contains("No policy says what is charged, so the course team decides", ask.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await browser.GetPageAsync($"/bookings/{reference}/transfer")).QuerySelector("main form"));
        await browser.SubmitAndFollowAsync(ask);

        Assert.Equal(BookingState.Cancelled, (await site.Services.GetRequiredService<BookingFinder>().FindAsync(reference))!.State);
    }

    [Theory]
    [InlineData("", "", "Enter an amount in pounds")]
    [InlineData("20", "", "Enter the reason for the amount")]
    [InlineData("137.32", "Late", "at most the price")]
    public async Task Staff_WithoutAPolicy_MustSayAmountAndReason(string amount, string reason, string message)
    {
        var reference = await BookedAtTheDesk.BookAsync(site);
        using var browser = await site.SignedInAsync("admissions");

        using var answer = await browser.SubmitAsync(await browser.GetPageAsync($"/staff/bookings/{reference}/cancel"), [("ChargeByHand", amount), ("Reason", reason)]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(message, (await SiteClient.ReadAsync(answer)).QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(BookingState.Booked, (await site.Services.GetRequiredService<BookingFinder>().FindAsync(reference))!.State);
    }

    [Fact]
    public async Task Staff_CancelMoveAndHandOver_WithAnAmountByHand()
    {
        SetPolicy();
        using var browser = await site.SignedInAsync("admissions");
        var money = site.Services.GetRequiredService<MoneyDesk>();
        var (cancelled, moved, handed) = (await BookedAtTheDesk.BookAsync(site, "ann"), await BookedAtTheDesk.BookAsync(site, "bea"), await BookedAtTheDesk.BookAsync(site, "cat"));

        await browser.SubmitAndFollowAsync(await browser.GetPageAsync($"/staff/bookings/{cancelled}/cancel"), ("ChargeByHand", "0"), ("Reason", "Ill"));
        Assert.Equal(0m, (await money.FindAsync(cancelled))!.Owed);

        var ask = await browser.GetPageAsync($"/staff/bookings/{moved}/transfer");
        await browser.SubmitAndFollowAsync(ask, ("ToRun", ask.QuerySelector("[name=ToRun]")!.GetAttribute("value")));
        Assert.Equal(137.31m + 27.46m, (await money.FindAsync(moved))!.Owed);

        await browser.SubmitAndFollowAsync(
            await browser.GetPageAsync($"/staff/bookings/{handed}/substitute"), ("Name", "Dan"), ("Email", "dan@people.test"), ("Completed.Month", "5"), ("Completed.Year", "2024"), ("Requirements", "true"));
        Assert.Equal("Dan", (await site.Services.GetRequiredService<BookingFinder>().FindAsync(handed))!.Delegate.Name);
    }

    [Fact]
    public async Task Policy_IsReadBeforeBooking()
    {
        SetPolicy();
        using var browser = site.Browse();
        var walk = new BookingWalk(browser, "/courses/test-refresher/dates/2027-04-09", new("Ann", "ann@people.test"));

        var check = await walk.ToCheckAsync();

        Assert.Contains("10% of the price", check.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("working days before the course", check.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private void SetPolicy() => content.Replace("courses/test-refresher/course.md", "vat: No VAT is charged.\n", Rules);

    private async Task<SiteClient> OpenedAsync(BookingReference reference)
    {
        var browser = site.Browse();
        await BookedAtTheDesk.OpenAsync(site, browser, reference, "ann@people.test");
        return browser;
    }
}
