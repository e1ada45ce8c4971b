using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using DitSite.Tests.Bookings.Evidence;
using DitSite.Tests.Site;
using DitSite.Tests.Web.Staff;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Tests.Web.Applications;

/// <summary>Every address of an application, for everybody.</summary>
public sealed class AccessTests : IDisposable
{
    private static readonly string[] Roles = ["editor", "admissions", "tutor", "administrator"];
    private readonly ContentCopy content = ApplyContent.WithEverythingAsked();
    private readonly StaffSite site;

    public AccessTests() => site = new() { ContentFolder = content.Path };

    public void Dispose()
    {
        site.Dispose();
        content.Dispose();
    }

    [Fact]
    public async Task Applicants_SeeTheirOwnAndEverybodyElseGetsTheAnswerOfNothing()
    {
        var (ann, bea) = (new ApplyWalk(site, "ann@people.test"), new ApplyWalk(site, "bea@people.test"));
        await ann.StartAsync();
        await bea.StartAsync();
        await ann.UploadAsync(ann.Home + "/requirements/theory/files", ("a.pdf", SampleFiles.Pdf()));
        var file = (await ann.Browser.GetPageAsync(ann.Home + "/requirements/theory/files")).QuerySelector(".dit-files a[download]")!.GetAttribute("href")!.Split('/')[^1];
        var addresses = Addresses("applications/{reference}").Select(pattern => pattern.Replace("{code}", "theory").Replace("{id:guid}", file)).ToList();
        Assert.True(addresses.Count >= 16, string.Join(", ", addresses));
        using var anonymous = site.Browse();
        using var staff = await site.SignedInAsync("administrator");
        foreach (var address in addresses)
        {
            var (real, nothing) = ("/" + address.Replace("{reference}", ann.Reference.ToString()), "/" + address.Replace("{reference}", "ABCD-2345"));
            using var own = await ann.Browser.Http.GetAsync(real);
            Assert.True((int)own.StatusCode < 400 || address.Contains("/questions/", StringComparison.Ordinal), $"{real}: {own.StatusCode}");
            foreach (var stranger in new[] { bea.Browser, anonymous, staff })
            {
                Assert.Equal(await AnswerAsync(stranger, HttpMethod.Get, nothing), await AnswerAsync(stranger, HttpMethod.Get, real));
                Assert.Equal(HttpStatusCode.NotFound, (await AnswerAsync(stranger, HttpMethod.Get, real)).Status);
                Assert.Equal(await AnswerAsync(stranger, HttpMethod.Post, nothing), await AnswerAsync(stranger, HttpMethod.Post, real));
                Assert.True((await AnswerAsync(stranger, HttpMethod.Post, real)).Status is HttpStatusCode.NotFound or HttpStatusCode.BadRequest or HttpStatusCode.MethodNotAllowed, real);
            }
        }
    }

    [Fact]
    public async Task Desk_IsForAdmissionsTutorsAndAdministrators()
    {
        var ann = await SentAsync();
        var file = await FileAsync(ann);
        foreach (var role in Roles)
        {
            using var browser = await site.SignedInAsync(role);
            var allowed = role != "editor";
            foreach (var address in new[] { "/staff/applications", "/staff/applications?over=true", $"/staff/applications/{ann.Reference}", $"/staff/applications/{ann.Reference}/files/{file}?reason=assess" })
            {
                using var answer = await browser.Http.GetAsync(address);
                Assert.True(answer.StatusCode == (allowed ? HttpStatusCode.OK : HttpStatusCode.Forbidden), $"{role} {address}: {answer.StatusCode}");
            }

            // Only admissions decide: a tutor judges and asks.
            foreach (var decision in new[] { "/decision/offer?handler=Send", "/decision/decline?handler=Send", "?handler=Fund" })
            {
                using var answer = await PostAsync(browser, ann, decision, hasPage: allowed);
                var expected = role is "editor" or "tutor" ? HttpStatusCode.Forbidden : decision == "?handler=Fund" ? HttpStatusCode.BadRequest : HttpStatusCode.Redirect;
                Assert.True(expected == answer.StatusCode, $"{role} {decision}: {answer.StatusCode} {(await SiteClient.ReadAsync(answer)).QuerySelector("h1, title")?.TextContent}");
            }
        }

        using var anonymous = site.Browse();
        using var locked = await anonymous.Http.GetAsync($"/staff/applications/{ann.Reference}");
        using var lockedFile = await anonymous.Http.GetAsync($"/staff/applications/{ann.Reference}/files/{file}?reason=assess");
        using var applicant = await ann.Browser.Http.GetAsync($"/staff/applications/{ann.Reference}");
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.Redirect), (locked.StatusCode, lockedFile.StatusCode, applicant.StatusCode));
    }

    [Fact]
    public async Task File_OnTheDesk_NeedsAReasonAndIsOnRecord()
    {
        var ann = await SentAsync();
        var file = await FileAsync(ann);
        using var browser = await site.SignedInAsync("tutor");
        using var without = await browser.Http.GetAsync($"/staff/applications/{ann.Reference}/files/{file}");
        using var madeUp = await browser.Http.GetAsync($"/staff/applications/{ann.Reference}/files/{file}?reason=curious");
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (without.StatusCode, madeUp.StatusCode));
        using var opened = await browser.Http.GetAsync($"/staff/applications/{ann.Reference}/files/{file}?reason=assess");
        Assert.Equal("attachment", opened.Content.Headers.ContentDisposition!.DispositionType);
        await browser.GetPageAsync($"/staff/applications/{ann.Reference}");

        using var admin = await site.SignedInAsync("administrator");
        var record = (await admin.GetPageAsync("/staff/audit")).QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToList();
        Assert.Equal(2, record.Count(row => row.Contains("refused evidence", StringComparison.Ordinal)));
        Assert.Single(record, row => row.Contains("viewed evidence", StringComparison.Ordinal) && row.Contains("assess", StringComparison.Ordinal));
        Assert.Single(record, row => row.Contains("viewed application", StringComparison.Ordinal) && row.Contains(ann.Reference.ToString(), StringComparison.Ordinal));
    }

    /// <summary>The letter's link is all a referee has: it opens the question and nothing else.</summary>
    [Fact]
    public async Task Referee_GetsToNoApplication()
    {
        var ann = await SentAsync();
        var link = ApplyWalk.LinkIn((await site.Mail.FirstToAsync("referee-ann@people.test")).Text).Split('=')[1];
        using var referee = site.Browse();
        await referee.GetPageAsync($"/referees/answer?link={link}");
        Assert.Equal(HttpStatusCode.Gone, (await referee.GetPageAsync($"/applications/continue?link={link}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await referee.GetPageAsync(ann.Home)).StatusCode);
        using var forged = new HttpRequestMessage(HttpMethod.Get, ann.Home);
        forged.Headers.Add("Cookie", $"__Host-link-session={link}");
        Assert.Equal(HttpStatusCode.NotFound, (await referee.SendAsync(forged)).StatusCode);
    }

    private IEnumerable<string> Addresses(string start) =>
        site.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/')).Where(pattern => pattern.StartsWith(start, StringComparison.Ordinal)).Distinct();

    private static async Task<(HttpStatusCode Status, string Body)> AnswerAsync(SiteClient browser, HttpMethod method, string address)
    {
        using var request = new HttpRequestMessage(method, address);
        if (method == HttpMethod.Post)
        {
            request.Content = new FormUrlEncodedContent([]);
        }

        using var answer = await browser.SendAsync(request);
        return (answer.StatusCode, (await answer.Content.ReadAsStringAsync()).Replace(address, "", StringComparison.Ordinal));
    }

    /// <param name="hasPage">Whether this person sees a page of the application, with the token that its forms need.</param>
    private static async Task<HttpResponseMessage> PostAsync(SiteClient browser, ApplyWalk ann, string decision, bool hasPage)
    {
        var application = $"/staff/applications/{ann.Reference}";
        var form = hasPage ? (await browser.GetPageAsync(application)).QuerySelector<IHtmlFormElement>(".dit-desk-nav__out") : null;
        return await browser.SendAsync(new(HttpMethod.Post, application + decision) { Content = new FormUrlEncodedContent(form is null ? [] : FormFields.Of(form).With([])) });
    }

    private async Task<ApplyWalk> SentAsync()
    {
        var ann = new ApplyWalk(site, "ann@people.test");
        await ann.StartAsync();
        await ann.FillAsync();
        await ann.SendAsync();
        return ann;
    }

    private static async Task<string> FileAsync(ApplyWalk ann) =>
        (await ann.Browser.GetPageAsync(ann.Home)).QuerySelector(".dit-files a[download]")!.GetAttribute("href")!.Split('/')[^1];
}
