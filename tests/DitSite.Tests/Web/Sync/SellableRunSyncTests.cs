using System.Data.Common;
using DitSite.Bookings.Places;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Storage;
using DitSite.Tests.Site;
using DitSite.Tests.Web.Calendars;
using DitSite.Tests.Web.Pages;
using DitSite.Web.Sync;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Tests.Web.Sync;

public sealed class SellableRunSyncTests : IDisposable
{
    /// <summary>The run of one place.</summary>
    private static readonly Guid OnePlace = new("5ff1383e-9225-4366-b677-f6b73f4574ad");

    private static readonly Guid FifteenPlaces = new("b3a8ec4c-8a2c-4a61-bb51-8b31e50317fc");

    private readonly ContentCopy content = new();
    private readonly SiteFactory site;

    public SellableRunSyncTests() => site = new SiteFactory { ContentFolder = content.Path };

    private SellableRuns Runs => site.Services.GetRequiredService<SellableRuns>();

    [Fact]
    public async Task Start_EveryRun_IsOfferedWithItsFacts()
    {
        var run = await Runs.FindAsync(FifteenPlaces);

        Assert.Equal(15, run!.Capacity);
        Assert.Equal(new(2027, 1, 7, 0, 0, 0, TimeSpan.Zero), run.OpensAt);
        Assert.Equal(new(2027, 4, 15, 23, 0, 0, TimeSpan.Zero), run.ClosesAt);
        Assert.Equal([("standard", 137.31m), ("concession", 61.40m), ("book", 25.75m)], run.Prices.Select(price => (price.Code, price.Amount)));
        Assert.Equal("Friday 16 April 2027", run.Facts.DatesText);
        Assert.Equal("10:05 to 16:35, UK time", run.Facts.TimesText);
        Assert.Equal("Online, live on Harbour Calls", run.Facts.PlaceText);
        Assert.Equal(new(2027, 4, 16, 15, 35, 0, TimeSpan.Zero), run.Facts.EndsAt);
        Assert.Equal("/courses/test-refresher/dates/2027-04-09", run.Facts.RunPath);
        Assert.Contains("2 working days", run.Facts.JoiningText);
        Assert.Equal("No VAT is charged.", run.Facts.VatText);
        Assert.Equal($"{FifteenPlaces}@runs.ditsite", new ParsedCalendar(run.Facts.Calendar).Events.Single().Of("UID"));
    }

    [Fact]
    public async Task Start_WhileAnotherHoldsTheDatabase_HasItsPagesAndOffersTheRunsAfterwards()
    {
        using var contested = new SiteFactory
        {
            ContentFolder = content.Path,
            Replacements = services => services.ConfigureDbContext<BookingsContext>(options => options.AddInterceptors(new HeldByAnother())),
        };
        using var browser = contested.Browse();

        Assert.Contains("Test refresher", (await browser.GetPageAsync("/courses/test-refresher")).Words());
        Assert.Single(contested.Logs.Containing("could not be offered to bookings; trying again"));

        var sold = await Patience.UntilAsync(() => contested.Services.GetRequiredService<SellableRuns>().FindAsync(FifteenPlaces), run => run is not null);
        Assert.Equal(15, sold!.Capacity);
    }

    [Fact]
    public async Task Start_RunOfACourseOneAppliesTo_IsNotOpenToBooking() =>
        Assert.Null((await Runs.FindAsync(new("d8586213-f3fb-419e-9e92-37a379a0d6ee")))!.OpensAt);

    [Fact]
    public async Task Page_LastPlaceTaken_SaysFullAtOnceAndOffersNoBooking()
    {
        using var browser = site.Browse();
        const string address = "/courses/test-refresher/dates/2027-05-14";
        var before = await browser.GetPageAsync(address);

        await HoldAsync(OnePlace, 1);

        var after = await browser.GetPageAsync(address);
        Assert.Contains("Few places left", before.Words());
        Assert.Contains("All places on this date are taken.", after.Words());
        Assert.Contains(address + "/book", before.Links());
        Assert.DoesNotContain(address + "/book", after.Links());
        Assert.Contains("https://schema.org/SoldOut", after.QuerySelector("script[type='application/ld+json']")!.TextContent);
    }

    [Fact]
    public async Task Page_FewPlacesFree_SaysSo()
    {
        using var browser = site.Browse();
        Assert.Contains("Places available", (await browser.GetPageAsync("/courses/test-refresher")).Date("2027-04-09"));

        await HoldAsync(FifteenPlaces, 12);

        Assert.Contains("Few places left", (await browser.GetPageAsync("/courses/test-refresher")).Date("2027-04-09"));
    }

    [Fact]
    public async Task Page_PlaceTaken_HasAnotherValidator()
    {
        using var browser = site.Browse();
        using var before = await browser.Http.GetAsync("/courses/test-refresher");

        await HoldAsync(OnePlace, 1);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/courses/test-refresher") { Headers = { IfNoneMatch = { before.Headers.ETag! } } };
        using var after = await browser.Http.SendAsync(request);
        Assert.Equal(System.Net.HttpStatusCode.OK, after.StatusCode);
    }

    [Fact]
    public async Task Change_OfAFee_IsSoldAtTheNewPrice()
    {
        Assert.NotNull(await Runs.FindAsync(FifteenPlaces));

        content.Replace("courses/test-refresher/course.md", "amount: 61.40", "amount: 62.50");

        await UntilAsync(async () => (await Runs.FindAsync(FifteenPlaces))!.Prices.Any(price => price.Amount == 62.50m));
    }

    [Fact]
    public async Task Change_BelowThePlacesTaken_IsRefusedAndKeepsTheFormerCapacity()
    {
        await HoldAsync(FifteenPlaces, 3);

        content.Replace("courses/test-refresher/runs/2027-04-09.md", "capacity: 15", "capacity: 2");

        var sync = site.Services.GetRequiredService<SellableRunSync>();
        await UntilAsync(() => Task.FromResult(!sync.Refusals.IsEmpty));
        Assert.Equal("Test refresher, 2027-04-09: the number of places can't go down to 2, because 3 are taken.", Assert.Single(sync.Refusals));
        Assert.Equal(15, (await Runs.FindAsync(FifteenPlaces))!.Capacity);
    }

    public void Dispose()
    {
        site.Dispose();
        content.Dispose();
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var tries = 0; tries < 200 && !await condition(); tries++)
        {
            await Task.Delay(50);
        }

        Assert.True(await condition());
    }

    private async Task HoldAsync(Guid run, int places)
    {
        var holds = site.Services.GetRequiredService<PlaceHolds>();
        for (var i = 0; i < places; i++)
        {
            Assert.IsType<HoldResult.Held>(await holds.HoldAsync(new(run, $"journey-{i}", $"203.0.113.{i}")));
        }
    }

    /// <summary>The first time that runs are written, somebody else has the database for too long.</summary>
    private sealed class HeldByAnother : DbCommandInterceptor
    {
        private bool isOver;

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (isOver || !command.CommandText.Contains("INSERT INTO \"Runs\"", StringComparison.Ordinal))
            {
                return new(result);
            }

            isOver = true;
            throw new SqliteException("database is locked", 5);
        }

        public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            await ReaderExecutingAsync(command, eventData, default, cancellationToken);
            return result;
        }
    }
}
