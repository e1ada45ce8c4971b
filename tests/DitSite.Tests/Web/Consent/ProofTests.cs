using System.Net;
using DitSite.Bookings.Consent;
using DitSite.Bookings.Retention;
using DitSite.Bookings.Storage;
using DitSite.Content;
using DitSite.Content.Cookies;
using DitSite.Tests.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Tests.Web.Consent;

public sealed class ProofTests
{
    [Fact]
    public async Task C16_ThousandChoicesAtOnce_AreThousandRows()
    {
        using var site = new ConsentSite();
        using var first = site.Browse();
        await first.GetPageAsync("/");

        var answers = await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => ChooseAsync(site, i)));

        Assert.All(answers, status => Assert.Contains(status, new[] { HttpStatusCode.SeeOther, HttpStatusCode.OK }));
        var rows = await site.RowsWhenAsync(1000);
        Assert.Equal(1000, rows.Count);
        Assert.Equal(1000, rows.DistinctBy(row => row.Visitor).Count());
        Assert.Equal(500, rows.Count(row => row.Analytics));
        Assert.Equal(250, rows.Count(row => row.OverridesSignal));
        Assert.Equal(500, rows.Count(row => row.Method == "banner-script"));
        Assert.Equal(250, rows.Count(row => row.Method == "banner-form"));
        Assert.Equal(250, rows.Count(row => row.Method == "withdraw-form"));
    }

    [Fact]
    public async Task C16_Row_SaysWhatWasChosenAboutWhichWordsAndNothingOfThePerson()
    {
        using var site = new ConsentSite();
        using var browser = site.Browse("203.0.113.77");
        browser.Http.DefaultRequestHeaders.UserAgent.ParseAdd("Telltale/9.9");

        await browser.AcceptedAsync();

        var row = Assert.Single(await site.RowsAsync());
        var notice = site.Services.GetRequiredService<PublishedContent>().Current.CookieNotice;
        var pin = CookieNoticePin.Of(notice);
        Assert.Equal((TestClock.Start, notice.Version, pin.TextHash, pin.RegistryHash, true), (row.At, row.PolicyVersion, row.TextHash, row.RegistryHash, row.Analytics));
        Assert.Equal(
            ["Analytics", "At", "ExpiresAt", "Id", "Method", "OverridesSignal", "PolicyVersion", "RegistryHash", "Signal", "TextHash", "Visitor"],
            await ColumnsAsync(site));
        Assert.Empty(await FilesWithAsync(site, "203.0.113.77", "Telltale"));
    }

    [Fact]
    public async Task C16_Row_CantBeChanged()
    {
        using var site = new ConsentSite();
        await site.Browse().AcceptedAsync();
        await using var database = await Database(site).CreateDbContextAsync();

        var problem = await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => database.Consents.ExecuteUpdateAsync(row => row.SetProperty(one => one.Analytics, false)));

        Assert.Contains("never changed", problem.Message);
        Assert.True(Assert.Single(await site.RowsAsync()).Analytics);
    }

    [Fact]
    public async Task C16_Withdrawal_IsASecondRowOfTheSameRecord()
    {
        using var site = new ConsentSite();
        using var browser = await site.Browse().AcceptedAsync();
        site.Clock.Advance(TimeSpan.FromDays(3));

        var settings = await browser.GetPageAsync("/cookies");
        using var response = await browser.SubmitAsync(settings, [("choice", "reject")], "form[data-cookie-withdraw]");

        var rows = await site.RowsAsync(response.Choice().Record);
        Assert.Equal([(true, "banner-form"), (false, "withdraw-form")], rows.Select(row => (row.Analytics, row.Method)));
    }

    [Fact]
    public async Task C16_Visitor_SeesTheirRecordAndDeletesIt()
    {
        using var site = new ConsentSite();
        using var other = await site.Browse().RejectedAsync();
        using var browser = await site.Browse().AcceptedAsync();

        var settings = await browser.GetPageAsync("/cookies");
        Assert.Contains("1 February 2027 at 09:00, UK time", settings.Body!.TextContent);
        using var response = await browser.SubmitAsync(settings, [], "form[action*=Forget]");
        var after = await browser.GetPageAsync("/");

        Assert.Contains(response.SetCookies(), header => header.StartsWith("__Host-cookie-choice=; ", StringComparison.Ordinal));
        Assert.True(after.AsksAboutCookies());
        Assert.False(Assert.Single(await site.RowsAsync()).Analytics);
        Assert.Equal([("1", true, 1)], await CountsAsync(site));
    }

    [Fact]
    public async Task C16_Rows_GoEighteenMonthsAfterTheChoiceAndANumberStays()
    {
        using var site = new ConsentSite();
        await site.Browse().AcceptedAsync();
        await site.Browse().RejectedAsync();
        var expiry = ConsentRecord.ExpiryOf(TestClock.Start);
        Assert.Equal(TestClock.Start.AddDays(182).AddMonths(12), expiry);

        site.Clock.SetUtcNow(expiry.AddSeconds(-1));
        await site.Services.GetRequiredService<RetentionSweep>().RunAsync();
        Assert.Equal(2, (await site.RowsAsync()).Count);

        site.Clock.SetUtcNow(expiry);
        await site.Services.GetRequiredService<RetentionSweep>().RunAsync();
        Assert.Empty(await site.RowsAsync());
        Assert.Equal([("1", false, 1), ("1", true, 1)], await CountsAsync(site));
    }

    /// <summary>Scripts and forms, yes and no, banner and withdrawal, with and without a signal.</summary>
    private static async Task<HttpStatusCode> ChooseAsync(SiteFactory site, int number)
    {
        using var browser = site.Browse();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/cookies")
        {
            Content = new FormUrlEncodedContent([new("choice", number % 2 == 0 ? "accept" : "reject"), new("form", number % 4 == 3 ? "withdraw" : "banner")]),
        };
        if (number % 4 < 2)
        {
            request.Headers.Accept.ParseAdd("application/json");
        }

        if (number % 8 < 4)
        {
            request.Headers.Add("Sec-GPC", "1");
        }

        using var response = await browser.SendAsync(request);
        return response.StatusCode;
    }

    private static IDbContextFactory<BookingsContext> Database(SiteFactory site) => site.Services.GetRequiredService<IDbContextFactory<BookingsContext>>();

    private static async Task<IReadOnlyList<(string, bool, int)>> CountsAsync(SiteFactory site)
    {
        await using var database = await Database(site).CreateDbContextAsync();
        return [.. (await database.ConsentCounts.AsNoTracking().OrderBy(count => count.Analytics).ToListAsync()).Select(count => (count.PolicyVersion, count.Analytics, count.Choices))];
    }

    private static async Task<IReadOnlyList<string>> ColumnsAsync(SiteFactory site)
    {
        await using var database = await Database(site).CreateDbContextAsync();
        return await database.Database.SqlQuery<string>($"SELECT name AS Value FROM pragma_table_info('Consents') ORDER BY name").ToListAsync();
    }

    /// <summary>Files of the site, its log included, that hold any of the texts.</summary>
    private static async Task<IReadOnlyList<string>> FilesWithAsync(SiteFactory site, params string[] texts)
    {
        var found = new List<string>(site.Logs.Containing(texts));
        foreach (var file in Directory.EnumerateFiles(site.DataFolder, "*", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            var content = await reader.ReadToEndAsync();
            found.AddRange(texts.Where(text => content.Contains(text, StringComparison.Ordinal)).Select(text => $"{file}: {text}"));
        }

        return found;
    }
}
