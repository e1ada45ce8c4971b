using System.Net;
using System.Text;
using CsvHelper;
using DitSite.Bookings.Bookings;
using DitSite.Bookings.Desk;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Staff;
using DitSite.Content;
using DitSite.Tests.Bookings;
using DitSite.Web.Staff.Bookings;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Tests.Web.Staff;

public sealed class BookingsSeenTests : IDisposable
{
    private readonly StaffSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Bookings_OnTheDesk_AreCountedPerRunAndFoundByReferenceAndName()
    {
        using var browser = await site.SignedInAsync("admissions");
        var (run, reference) = await BookAsync("Jo Canary");

        var desk = await browser.GetPageAsync("/staff/bookings");
        var row = desk.QuerySelectorAll("tbody tr").Single(line => line.QuerySelector("a")!.GetAttribute("href")!.EndsWith(run.ToString(), StringComparison.Ordinal));
        Assert.Contains("Booked: 1", row.TextContent);

        foreach (var query in new[] { reference.ToString().ToLowerInvariant().Replace('-', ' '), "canary", "jo.canary@people" })
        {
            var found = await browser.GetPageAsync("/staff/bookings?q=" + Uri.EscapeDataString(query));
            Assert.Equal("1 booking found", found.QuerySelector("main h2")!.TextContent);
            Assert.NotNull(found.QuerySelector($"a[href='/staff/bookings/{reference}']"));
        }

        // A wildcard is a letter like any other.
        Assert.Equal("Nothing found", (await browser.GetPageAsync("/staff/bookings?q=%25")).QuerySelector("main h2")!.TextContent);
    }

    [Fact]
    public async Task Booking_OnTheDesk_ShowsItsFactsAndTimelineAndTheLookIsOnRecord()
    {
        using var browser = await site.SignedInAsync("admissions");
        var (_, reference) = await BookAsync("Jo Canary");

        var page = await browser.GetPageAsync($"/staff/bookings/{reference}");

        Assert.Contains("jo.canary@people.test", page.QuerySelector("dl")!.TextContent);
        Assert.Contains("£137.31", page.QuerySelector("dl")!.TextContent);
        Assert.Contains("Booked", page.QuerySelector(".dit-timeline")!.TextContent);
        Assert.Contains("booking confirmation", page.QuerySelector(".dit-timeline")!.TextContent);
        using var admin = await site.SignedInAsync("administrator");
        var record = await admin.GetPageAsync("/staff/audit");
        Assert.Contains(record.QuerySelectorAll("tbody tr"), line => line.TextContent.Contains("viewed booking", StringComparison.Ordinal) && line.TextContent.Contains(reference.ToString(), StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetPageAsync("/staff/bookings/AAAA-2222")).StatusCode);
    }

    [Fact]
    public async Task Messages_OnTheDesk_ShowTheirWordsWithoutSecretsAndCanBeSentAgain()
    {
        using var browser = await site.SignedInAsync("admissions");
        await BookAsync("Jo Canary");
        await site.Services.GetRequiredService<OutboxDispatcher>().SendDueAsync(CancellationToken.None);
        var list = await browser.GetPageAsync("/staff/messages?state=Sent");
        var link = list.QuerySelectorAll("tbody tr").Single(line => line.TextContent.Contains("jo.canary@people.test", StringComparison.Ordinal)).QuerySelector("a")!.GetAttribute("href")!;

        var message = await browser.GetPageAsync(link);
        Assert.Contains("Dear Jo Canary", message.QuerySelector("pre")!.TextContent);
        Assert.Contains("(private link)", message.QuerySelector("pre")!.TextContent);
        Assert.DoesNotContain("token-", message.QuerySelector("pre")!.TextContent);
        var outcome = await browser.SubmitAndFollowAsync(message);
        Assert.Equal("It is on its way again.", outcome.QuerySelector("[role=status]")!.TextContent);
        await site.Services.GetRequiredService<OutboxDispatcher>().SendDueAsync(CancellationToken.None);
        var again = await browser.GetPageAsync("/staff/messages?state=Sent");
        Assert.Equal(2, again.QuerySelectorAll("tbody tr").Count(line => line.TextContent.Contains("jo.canary@people.test", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetPageAsync("/staff/messages?page-number=99")).StatusCode);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    public void Csv_CellThatASpreadsheetWouldRun_IsDefused(string name)
    {
        var line = new DeskBooking(DitSite.Bookings.BookingReference.New(), BookingState.Booked, BookingsHost.Now, name, name, "a@b.test", "Course", "Date", 1m);

        var text = Encoding.UTF8.GetString(BookingsCsv.Write([line]));

        // The control: without the defence the cell stands in the file as it came.
        using var plain = new MemoryStream();
        using (var csv = CsvWriter.Create(plain, new(), leaveOpen: true))
        {
            csv.WriteRecord([name]);
        }

        Assert.DoesNotContain($"\"{name}\"", text);
        Assert.DoesNotContain($",{name},", text);
        Assert.Contains("'" + name.Replace("\"", "\"\"", StringComparison.Ordinal), text);
        Assert.DoesNotContain("'", Encoding.UTF8.GetString(plain.ToArray()));
    }

    [Fact]
    public async Task Csv_OfARun_IsForAdmissionsOnlyAndOnRecord()
    {
        using var browser = await site.SignedInAsync("admissions");
        var (run, reference) = await BookAsync("Jo Canary");
        using var file = await browser.Http.GetAsync($"/staff/bookings/runs/{run}.csv");
        Assert.Equal("text/csv", file.Content.Headers.ContentType!.MediaType);
        Assert.True(file.Headers.CacheControl!.NoStore);
        Assert.Contains(reference.ToString(), await file.Content.ReadAsStringAsync());
        using var editor = await site.SignedInAsync("editor");
        using var refused = await editor.Http.GetAsync($"/staff/bookings/runs/{run}.csv");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        var (entries, _) = await site.Services.GetRequiredService<StaffAudit>().PageAsync(1, 10, run.ToString(), CancellationToken.None);
        Assert.Equal("exported-run", Assert.Single(entries).Action);
    }

    private async Task<(Guid Run, DitSite.Bookings.BookingReference Reference)> BookAsync(string name)
    {
        var content = site.Services.GetRequiredService<PublishedContent>().Current;
        var run = content.FindCourse("test-refresher")!.Runs.First(one => one.IsOpen(site.Clock.Today));
        var fee = run.Fees.First(option => option.Amount is not null);
        var person = new Person(name, name.ToLowerInvariant().Replace(' ', '.') + "@people.test");
        var result = await site.Services.GetRequiredService<PlaceBooking>().BookPlaceAsync(
            Examples.Booking() with { RunKey = run.Key, Booker = person, Delegate = person, FeeCode = fee.Code, TotalShown = fee.Amount!.Value });
        return (run.Key, Assert.IsType<BookPlaceResult.Booked>(result).Reference);
    }
}
