using System.Net;
using DitSite.Bookings;
using DitSite.Bookings.Bookings;
using DitSite.Bookings.Staff;
using DitSite.Tests.Site;
using DitSite.Tests.Web.Staff;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Tests.Web.OnBehalf;

public sealed class OnBehalfTests : IDisposable
{
    private const string Run = "/staff/bookings/runs/e7d7a1e2-26bd-4b04-843d-b6b841320580";

    private readonly StaffSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Booking_ForSomebody_IsLikeAnyOtherAndOnRecord()
    {
        using var browser = await site.SignedInAsync("admissions");
        var form = await browser.GetPageAsync(Run + "/book");
        (string, string?)[] answers =
        [
            ("BookerName", "Ann"), ("BookerEmail", "ann@people.test"), ("DelegateName", "Bea"), ("DelegateEmail", "bea@people.test"), ("Completed.Month", "5"), ("Completed.Year", "2024"),
            ("Requirements", "true"), ("Fee", "standard"), ("Payer", "Employer"), ("Organisation", "A trust"), ("BillingAddress", "1 High Street"), ("Accepted", "true"),
        ];

        var first = await browser.SubmitAndFollowAsync(form, answers);
        var again = await browser.SubmitAndFollowAsync(form, answers);

        Assert.Equal(first.Url, again.Url);
        Assert.Contains("bea@people.test", first.QuerySelector("dl")!.TextContent);
        await site.Mail.FirstAsync(mail => mail.To == "ann@people.test" && mail.Subject.StartsWith("Booking ", StringComparison.Ordinal));
        var reference = BookingReference.Parse(new Uri(first.Url).Segments[^1]);
        var (entries, _) = await site.Services.GetRequiredService<StaffAudit>().PageAsync(1, 20, reference.ToString(), default);
        Assert.Contains(entries, entry => entry.Action == "booked-for-somebody");
    }

    [Fact]
    public async Task Booking_ForSomebody_WithoutWhatTheCourseAsks_IsA400ThatKeepsTheAnswers()
    {
        using var browser = await site.SignedInAsync("admissions");

        using var answer = await browser.SubmitAsync(await browser.GetPageAsync(Run + "/book"), [("BookerName", "Ann"), ("BookerEmail", "ann@people.test"), ("DelegateName", "Bea"), ("Fee", "standard"), ("Payer", "Employer")]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await SiteClient.ReadAsync(answer);
        Assert.Equal("Ann", page.QuerySelector("[name=BookerName]")!.GetAttribute("value"));
        foreach (var said in new[] { "delegate’s email address", "completed the Test course", "when the delegate has confirmed it", "name of the organisation", "billing address", "accepted the terms" })
        {
            Assert.Contains(said, page.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Name_Corrected_IsOnTheBookingFromThenOn()
    {
        var reference = await BookedAtTheDesk.BookAsync(site, change: command => command with { Delegate = new("Bae", "bea@people.test") });
        using var browser = await site.SignedInAsync("admissions");
        var form = await browser.GetPageAsync($"/staff/bookings/{reference}/name");
        using var blank = await browser.SubmitAsync(form, [("DelegateName", "")]);
        Assert.Equal(HttpStatusCode.BadRequest, blank.StatusCode);

        await browser.SubmitAndFollowAsync(form, ("DelegateName", "Bea Example"));

        var view = (await site.Services.GetRequiredService<BookingFinder>().FindAsync(reference))!;
        Assert.Equal(("ann", "Bea Example"), (view.Booker.Name, view.Delegate.Name));
    }

    [Fact]
    public async Task Application_StartedForSomebody_IsALinkToTheApplicantAlone()
    {
        using var browser = await site.SignedInAsync("admissions");
        var form = await browser.GetPageAsync("/staff/applications/new");
        using var wrong = await browser.SubmitAsync(form, [("Email", "nobody")]);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);

        var done = await browser.SubmitAndFollowAsync(form, ("Email", "ann@people.test"));

        Assert.Contains("on its way", done.QuerySelector("[role=status]")!.TextContent);
        Assert.Contains("/applications/continue?link=", (await site.Mail.FirstToAsync("ann@people.test")).Text, StringComparison.Ordinal);
    }
}
