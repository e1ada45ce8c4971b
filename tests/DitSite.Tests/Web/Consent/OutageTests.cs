using System.Net;
using DitSite.Bookings.Consent;
using DitSite.Tests.Site;
using DitSite.Web.Consent;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Tests.Web.Consent;

public sealed class OutageTests
{
    [Fact]
    public async Task C23_DatabaseStopped_ChoiceCountsAndItsRowLandsLater()
    {
        using var site = new ConsentSite();
        using var browser = site.Browse();
        await browser.GetPageAsync("/");
        site.Outage.Begin();

        using var response = await browser.ChooseAsync("accept", "/courses");
        var page = await browser.GetPageAsync("/courses");
        var settings = await browser.GetPageAsync("/cookies");

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Contains("googletagmanager", page.Source.Text, StringComparison.Ordinal);
        Assert.Contains("can't be shown just now", settings.Body!.TextContent);
        Assert.Contains(site.Services.GetRequiredService<DitSite.Content.PublishedContent>().Current.CookieNotice.Under16, settings.Body.TextContent);

        site.Outage.End();
        Assert.Equal(response.Choice().Record, Assert.Single(await site.RowsWhenAsync(1)).Visitor);
    }

    [Fact]
    public async Task C23_DatabaseStopped_RecordIsNotSaidToBeDeleted()
    {
        using var site = new ConsentSite();
        using var browser = await site.Browse().AcceptedAsync();
        var settings = await browser.GetPageAsync("/cookies");
        site.Outage.Begin();

        using var response = await browser.SubmitAsync(settings, [], "form[action*=Forget]");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Empty(response.SetCookies());
        site.Outage.End();
        await Task.Delay(1500);
        Assert.Single(await site.RowsAsync());
    }

    [Fact]
    public async Task C23_ProgramEndedWhileTheDatabaseWasStopped_RowLandsAtTheNextStart()
    {
        using var data = new TemporaryFolder();
        ChoiceCookie choice;
        using (var site = KeptIn(data))
        {
            using var browser = site.Browse();
            await browser.GetPageAsync("/");
            site.Outage.Begin();
            using var response = await browser.ChooseAsync("accept");
            choice = response.Choice();
            Assert.NotEmpty(Directory.GetFiles(data.Path, "*.waiting-consents"));
        }

        using var again = KeptIn(data);
        using var _ = again.Browse();

        Assert.Equal(choice.Record, Assert.Single(await again.RowsWhenAsync(1)).Visitor);
        for (var tries = 0; tries < 50 && Directory.GetFiles(data.Path, "*.waiting-consents").Length > 0; tries++)
        {
            await Task.Delay(50);
        }

        Assert.Empty(Directory.GetFiles(data.Path, "*.waiting-consents"));
    }

    [Fact]
    public async Task C23_NeitherDatabaseNorDisk_AnalyticsStaysOffAndARefusalStillWorks()
    {
        using var data = new TemporaryFolder();
        using var site = KeptIn(data);
        using var browser = site.Browse();
        await browser.GetPageAsync("/");
        Directory.CreateDirectory(data.File("bookings.db.waiting-consents"));
        site.Outage.Begin();

        using var accepted = await browser.ChooseAsync("accept");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, accepted.StatusCode);
        Assert.Empty(accepted.SetCookies());

        using var rejected = await browser.ChooseAsync("reject");
        Assert.Equal(HttpStatusCode.SeeOther, rejected.StatusCode);
        site.Outage.End();
        Assert.False(Assert.Single(await site.RowsWhenAsync(1)).Analytics);
    }

    [Fact]
    public async Task C23_SoManyChoicesWait_ThatNoneCanBeProved_AnalyticsStaysOffAndARefusalStillWorks()
    {
        using var data = new TemporaryFolder();
        using var site = KeptIn(data);
        using var browser = site.Browse();
        await browser.GetPageAsync("/");
        Directory.CreateDirectory(data.File("bookings.db.waiting-consents"));
        site.Outage.Begin();
        Fill(site.Services.GetRequiredService<ConsentLog>());

        using var accepted = await browser.ChooseAsync("accept");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, accepted.StatusCode);
        Assert.Empty(accepted.SetCookies());
        Assert.Contains("stay off", (await SiteClient.ReadAsync(accepted)).Body!.TextContent);

        using var rejected = await browser.ChooseAsync("reject");
        Assert.Equal(HttpStatusCode.SeeOther, rejected.StatusCode);
        Assert.NotNull(rejected.Choice());
    }

    [Fact]
    public async Task C23_ContentGone_BannerAndPageShowTheLastGoodWords()
    {
        using var content = EditedNotice.Copy();
        using var site = new ConsentSite { ContentFolder = content.Folder };
        using var browser = site.Browse();
        var before = await browser.GetPageAsync("/cookies");

        Directory.Move(content.Folder, content.Folder + ".gone");
        try
        {
            await Task.Delay(1500);
            var after = await browser.GetPageAsync("/cookies");

            Assert.Equal(HttpStatusCode.OK, after.StatusCode);
            Assert.True(after.AsksAboutCookies());
            Assert.Equal(before.QuerySelector("main")!.TextContent, after.QuerySelector("main")!.TextContent);
            await browser.RejectedAsync();
        }
        finally
        {
            Directory.Move(content.Folder + ".gone", content.Folder);
        }
    }

    private static ConsentSite KeptIn(TemporaryFolder data) => new()
    {
        Settings = { ["ConnectionStrings:Bookings"] = $"Data Source={data.File("bookings.db")}", ["Bookings:KeyFile"] = data.File("bookings.key") },
    };

    /// <summary>Until the log takes no more.</summary>
    private static void Fill(ConsentLog log)
    {
        for (var i = 0; i < 2 * ConsentLog.Capacity; i++)
        {
            _ = log.WriteAsync(new()
            {
                Visitor = new string('x', ConsentRecord.VisitorLength),
                At = TestClock.Start,
                ExpiresAt = TestClock.Start,
                PolicyVersion = "1",
                TextHash = "",
                RegistryHash = "",
                Analytics = false,
                Method = "",
                Signal = "",
                OverridesSignal = false,
            });
        }
    }
}
