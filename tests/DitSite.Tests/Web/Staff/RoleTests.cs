using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using DitSite.Bookings;
using DitSite.Bookings.Bookings;
using DitSite.Bookings.Money;
using DitSite.Bookings.Outcomes;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Staff;
using DitSite.Bookings.Storage;
using DitSite.Content;
using DitSite.Tests.Bookings.Money;
using DitSite.Tests.Site;
using DitSite.Tests.Web.Applications;
using DitSite.Web;
using DitSite.Web.Sync;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DitSite.Tests.Web.Staff;

/// <summary>Role × record × action over every address of the desk, with real records behind the addresses.</summary>
public sealed class RoleTests : IDisposable
{
    private const string Canary = "Peregrine";
    private static readonly string?[] Roles = ["editor", "admissions", "tutor", "administrator", null];

    /// <summary>They end or start a session: each has tests of its own.</summary>
    private static readonly string[] Sessions = ["staff/sign-out", "staff/sign-in/link", "staff/sign-in/start"];

    private readonly ContentCopy content = new();
    private readonly StaffSite site;

    public RoleTests()
    {
        site = new() { ContentFolder = content.Path };
        foreach (var (name, value) in MoneyExamples.SiteSettings)
        {
            site.Settings[name] = value;
        }
    }

    public void Dispose()
    {
        site.Dispose();
        content.Dispose();
    }

    [Fact]
    public async Task EveryRole_OnEveryRecordAndAction_GetsInWhereItIsDeclaredAndNowhereElse()
    {
        var records = await RecordsAsync();
        var (tried, turnedAway) = (0, 0);
        foreach (var role in Roles)
        {
            using var browser = role is null ? site.Browse() : await site.SignedInAsync(role);
            var token = role is null ? [] : await TokenAsync(browser);
            foreach (var (pattern, action) in (await StaffEndpoints.OfAsync(site)).Where(one => !Sessions.Contains(one.Pattern)))
            {
                var declared = StaffRights.RolesOf(pattern, action).Split(' ');
                var allowed = declared.Contains("anybody") || declared.Contains(role);
                using var answer = await ActAsync(browser, records.AddressOf(pattern), action, token);
                var isIn = answer.StatusCode is not (HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized) && answer.Headers.Location?.OriginalString.StartsWith("/staff/sign-in?", StringComparison.Ordinal) != true;
                Assert.True(allowed == (isIn || IsRefusalOfItsOwn(pattern)), $"{role ?? "nobody"}: {action} {records.AddressOf(pattern)} answered {(int)answer.StatusCode}");
                Assert.False(allowed && action == "GET" && answer.StatusCode == HttpStatusCode.NotFound && !StaffRights.IsContent(pattern), $"{records.AddressOf(pattern)} has no record behind it");
                Assert.True((int)answer.StatusCode < 500, $"{role}: {action} {records.AddressOf(pattern)} answered {(int)answer.StatusCode}");
                (tried, turnedAway) = (tried + 1, turnedAway + (isIn ? 0 : 1));
            }
        }

        Assert.True(tried > 200 && turnedAway > 60, $"{tried} tried, {turnedAway} turned away");
    }

    [Fact]
    public async Task EveryPage_ThatShowsPersonalData_LeavesALineInTheRecord()
    {
        var records = await RecordsAsync();
        using var browser = await site.SignedInAsync("administrator");
        var addresses = (await StaffEndpoints.OfAsync(site)).Where(one => one.Action == "GET" && !Sessions.Contains(one.Pattern))
            .Select(one => records.AddressOf(one.Pattern)).Append($"/staff/bookings?q={Canary}").Append("/staff/applications?over=true").ToList();
        var (withPeople, unrecorded) = (new List<string>(), new List<string>());
        foreach (var address in addresses)
        {
            var before = await RecordedAsync();
            using var answer = await browser.Http.GetAsync(address);
            if ((await answer.Content.ReadAsStringAsync()).Contains(Canary, StringComparison.OrdinalIgnoreCase))
            {
                withPeople.Add(address);
                unrecorded.AddRange(await RecordedAsync() > before ? [] : [address]);
            }
        }

        Assert.Empty(unrecorded);
        Assert.True(withPeople.Count >= 12, string.Join(", ", withPeople));

        // The control: a page without people leaves no line, so the lines are not written for everything.
        var quiet = await RecordedAsync();
        await browser.GetPageAsync("/staff");
        Assert.Equal(quiet, await RecordedAsync());
    }

    /// <summary>A wrong or used one-time link is refused with the same status as a missing role.</summary>
    private static bool IsRefusalOfItsOwn(string pattern) => pattern == "staff/sign-in/refused";

    private async Task<int> RecordedAsync() => (await site.Services.GetRequiredService<StaffAudit>().PageAsync(1, 1, null, default)).Total;

    /// <summary>The fields that show that a form came from a page of the desk.</summary>
    private static async Task<IReadOnlyList<KeyValuePair<string, string>>> TokenAsync(SiteClient browser) =>
        FormFields.Of((await browser.GetPageAsync("/staff")).QuerySelector<IHtmlFormElement>(".dit-desk-nav__out")!).With([]);

    private static Task<HttpResponseMessage> ActAsync(SiteClient browser, string address, string action, IReadOnlyList<KeyValuePair<string, string>> token)
    {
        if (action == "GET")
        {
            return browser.Http.GetAsync(address);
        }

        var handler = action.Split(' ') is [_, var name] ? $"?handler={name}" : "";
        return browser.SendAsync(new(HttpMethod.Post, address.Split('?')[0] + handler) { Content = new FormUrlEncodedContent(token) });
    }

    private async Task<Records> RecordsAsync()
    {
        var person = new Person($"Jo {Canary}", $"jo@{Canary}.test");
        var booking = await BookedAtTheDesk.BookAsync(site, change: command => command with { Booker = person, Delegate = person });
        var invoice = ((MoneyResult.Done)await site.Services.GetRequiredService<Invoicing>().IssueAsync(booking, new(person.Name, null, null), "Sam")).Document!.Value;
        var applicant = new ApplyWalk(site, $"ann@{Canary}.test");
        await applicant.StartAsync();
        await applicant.FillAsync();
        await applicant.SendAsync();
        var run = (await site.Services.GetRequiredService<BookingFinder>().FindAsync(booking))!;
        await MoveAsync(run.RunKey);
        site.Clock.SetUtcNow(run.Facts.EndsAt.AddHours(1));
        await site.Services.GetRequiredService<Register>().MarkAsync(run.RunKey, [new(booking, true, null, null)], ResultWords.None, "Sam");
        await using var context = await site.Services.GetRequiredService<IDbContextFactory<BookingsContext>>().CreateDbContextAsync();
        return new(
            booking,
            run.RunKey,
            invoice,
            applicant.Reference,
            (await context.EvidenceFiles.FirstAsync()).Id,
            (await context.Outbox.FirstAsync(row => row.Kind == "booking-confirmation")).Id,
            (await context.ChangeNotices.SingleAsync()).Id);
    }

    /// <summary>Opens a change notice: the content offers the run at other times.</summary>
    private Task MoveAsync(Guid run)
    {
        var offered = SellableRunList.Of(site.Services.GetRequiredService<PublishedContent>().Current, site.Services.GetRequiredService<IOptions<SiteOptions>>().Value);
        return site.Services.GetRequiredService<SellableRuns>().PublishAsync([.. offered.Select(one => one.RunKey == run ? one with { Facts = one.Facts with { TimesText = "11:00 to 18:00, UK time" } } : one)]);
    }

    private sealed record Records(BookingReference Booking, Guid Run, Guid Invoice, BookingReference Application, Guid File, Guid Message, Guid Notice)
    {
        public string AddressOf(string pattern)
        {
            var applications = pattern.StartsWith("staff/applications", StringComparison.Ordinal);
            var id = applications ? File : pattern.StartsWith("staff/changes", StringComparison.Ordinal) ? Notice : pattern.StartsWith("staff/messages", StringComparison.Ordinal) ? Message : Invoice;
            var address = "/" + pattern.Replace("{reference}", (applications ? Application : Booking).ToString(), StringComparison.Ordinal)
                .Replace("{key:guid}", Run.ToString(), StringComparison.Ordinal).Replace("{id:guid}", id.ToString(), StringComparison.Ordinal)
                .Replace("decision/{kind}", "decision/decline", StringComparison.Ordinal).Replace("{kind}", "attendance", StringComparison.Ordinal).Replace("{**item}", "courses/test-refresher", StringComparison.Ordinal);
            Assert.DoesNotContain("{", address);
            return applications && pattern.Contains("files", StringComparison.Ordinal) ? address + "?reason=assess" : address;
        }
    }
}
