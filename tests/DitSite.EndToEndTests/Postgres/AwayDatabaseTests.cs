using System.Diagnostics;
using System.Net;
using DitSite.EndToEndTests.Tools;
using DitSite.Tests;
using DitSite.Tests.Site;

namespace DitSite.EndToEndTests.Postgres;

/// <summary>The whole site on a PostgreSQL that goes away and comes back.</summary>
public sealed class AwayDatabaseTests
{
    private const string Information = "/courses/test-course";
    private const string Run = "/courses/test-refresher/dates/2027-03-26";

    [Fact]
    public async Task Database_ThatGoesAway_Is503WithinTwoSecondsAndBackWithinFiveAndLosesNothingTyped()
    {
        await using var server = await PostgresServer.StartAsync(Machine.Real);
        await server.ExecuteAsync("postgres", "CREATE DATABASE site");
        await using var site = new SiteFactory { Settings = { ["ConnectionStrings:Bookings"] = server.ConnectionString("site") } };
        using var browser = site.Browse();
        var person = new FormFiller("Ann Example", "ann@people.test");
        var walk = new BookingWalk(browser, Run, person);
        var form = BookingWalk.MainForm(await walk.ToCheckAsync())!;

        await server.StopAsync();
        for (var tries = 0; tries < 5; tries++)
        {
            var watch = Stopwatch.StartNew();
            using var away = await browser.SubmitAsync(form, person.Answers(form));
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"answered after {watch.Elapsed.TotalSeconds:0.0} s");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, away.StatusCode);
            Assert.Equal("5", Assert.Single(away.Headers.GetValues("Retry-After")));
            Assert.Contains("go back", await away.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await browser.GetPageAsync(Information)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await browser.GetPageAsync("/health/ready")).StatusCode);
        await server.StartAsync();
        await Patience.UntilAsync(async () => (await browser.GetPageAsync("/health/ready")).StatusCode, status => status == HttpStatusCode.OK, seconds: 5);

        // The very form that was refused is sent again.
        using var answer = await browser.SubmitAsync(form, person.Answers(form));
        Assert.Matches("[2-9A-Z]{4}-[2-9A-Z]{4}", BookingWalk.ReferenceOn(await browser.FollowAsync(answer)));
    }
}
