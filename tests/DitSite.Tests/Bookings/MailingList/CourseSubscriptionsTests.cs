using DitSite.Bookings.MailingList;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Tests.Bookings.MailingList;

public class CourseSubscriptionsTests
{
    private static readonly Subscribe Ann = new("ann@people.test", "refresher", "Refresher day");

    [Fact]
    public async Task Subscribe_BeforeItIsConfirmed_SendsNoNewDates()
    {
        await using var host = await BookingsHost.StartAsync();
        await host.Get<CourseSubscriptions>().SubscribeAsync(Ann);
        var token = LetterLink.TokenIn(Assert.Single(await host.SentMailAsync()));

        Assert.Equal(new SubscriptionView("refresher", "Refresher day", false), await host.Get<CourseSubscriptions>().FindToConfirmAsync(token));
        Assert.Equal(0, await host.Get<NewDates>().AnnounceAsync([Date()]));
    }

    [Fact]
    public async Task NewDates_OfAConfirmedCourse_AreSentOncePerRun()
    {
        await using var host = await BookingsHost.StartAsync();
        await ConfirmedAsync(host, Ann);
        await ConfirmedAsync(host, Ann with { Email = "bea@people.test", CourseSlug = "five-day" });
        var date = Date();

        var queued = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => host.Get<NewDates>().AnnounceAsync([date]))));

        Assert.Equal(1, queued.Sum());
        Assert.Equal(1, await host.Get<NewDates>().AnnounceAsync([date, Date()]));
        var mail = (await host.SentMailAsync()).Where(letter => letter.Kind == "new-date").ToList();
        Assert.Equal(["ann@people.test", "ann@people.test"], mail.Select(letter => letter.To));
        Assert.All(mail, letter => Assert.Equal($"https://dit.example.test/mailing-list/unsubscribe?token={LetterLink.TokenIn(letter)}", letter.ListUnsubscribe));
    }

    [Fact]
    public async Task NewDates_PublishedBeforeSomebodyConfirmed_AreNotSentToThem()
    {
        await using var host = await BookingsHost.StartAsync();
        var date = Date();
        await host.Get<NewDates>().AnnounceAsync([date]);
        await ConfirmedAsync(host, Ann);

        Assert.Equal(0, await host.Get<NewDates>().AnnounceAsync([date]));
    }

    [Fact]
    public async Task Unsubscribe_ByAnyOldLetter_LeavesOnlyAHash()
    {
        await using var host = await BookingsHost.StartAsync();
        await ConfirmedAsync(host, Ann);
        await host.Get<NewDates>().AnnounceAsync([Date()]);
        await host.Get<NewDates>().AnnounceAsync([Date()]);
        var old = (await host.SentMailAsync()).First(letter => letter.Kind == "new-date");
        host.Clock.Advance(TimeSpan.FromDays(1000));
        var token = LetterLink.TokenIn(old);
        Assert.NotNull(await host.Get<CourseSubscriptions>().FindToUnsubscribeAsync(token));
        Assert.NotNull(await host.Get<CourseSubscriptions>().FindToUnsubscribeAsync(token));

        await host.Get<CourseSubscriptions>().UnsubscribeAsync(token);
        await host.Get<CourseSubscriptions>().UnsubscribeAsync(token);

        Assert.DoesNotContain("ann@people.test", await DatabaseText.OfAsync(host), StringComparison.Ordinal);
        Assert.Equal(1, await host.ReadAsync(context => context.Suppressions.CountAsync()));
        Assert.Equal(0, await host.Get<NewDates>().AnnounceAsync([Date()]));
    }

    [Fact]
    public async Task Subscribe_ByAConfirmedAddress_SendsNothingAndAfterUnsubscribingWorksAgain()
    {
        await using var host = await BookingsHost.StartAsync();
        await ConfirmedAsync(host, Ann);
        var sent = host.Mail.Sent.Count;
        await host.Get<CourseSubscriptions>().SubscribeAsync(Ann with { Email = "ANN@people.test" });
        Assert.Equal(sent, (await host.SentMailAsync()).Count);

        await host.Get<NewDates>().AnnounceAsync([Date()]);
        await host.Get<CourseSubscriptions>().UnsubscribeAsync(LetterLink.TokenIn((await host.SentMailAsync())[^1]));
        host.Clock.Advance(CourseSubscriptions.RequestWindow);
        await ConfirmedAsync(host, Ann);

        Assert.Equal(0, await host.ReadAsync(context => context.Suppressions.CountAsync()));
        Assert.Equal(1, await host.Get<NewDates>().AnnounceAsync([Date()]));
    }

    [Fact]
    public async Task Subscribe_ManyTimesForOneAddress_SendsThreeADay()
    {
        await using var host = await BookingsHost.StartAsync();
        for (var i = 0; i < 10; i++)
        {
            await host.Get<CourseSubscriptions>().SubscribeAsync(Ann with { CourseSlug = $"course-{i}" });
        }

        Assert.Equal(CourseSubscriptions.MaxRequests, (await host.SentMailAsync()).Count);
        host.Clock.Advance(CourseSubscriptions.RequestWindow);
        await host.Get<CourseSubscriptions>().SubscribeAsync(Ann);
        Assert.Equal(CourseSubscriptions.MaxRequests + 1, (await host.SentMailAsync()).Count);
    }

    [Fact]
    public async Task Confirm_AfterSevenDaysOrWithAWrongToken_DoesNothing()
    {
        await using var host = await BookingsHost.StartAsync();
        var subscriptions = host.Get<CourseSubscriptions>();
        await subscriptions.SubscribeAsync(Ann);
        var token = LetterLink.TokenIn(Assert.Single(await host.SentMailAsync()));

        Assert.Null(await subscriptions.ConfirmAsync("wrong"));
        Assert.Null(await subscriptions.FindToUnsubscribeAsync(token));
        host.Clock.Advance(CourseSubscriptions.TimeToConfirm);
        Assert.Null(await subscriptions.ConfirmAsync(token));
        Assert.Equal(0, await host.Get<NewDates>().AnnounceAsync([Date()]));
    }

    private static NewDate Date() => new(Guid.NewGuid(), "refresher", "Refresher day", "/courses/refresher/dates/2027-03-12", "Friday 12 March 2027", "Online");

    private static async Task ConfirmedAsync(BookingsHost host, Subscribe command)
    {
        await host.Get<CourseSubscriptions>().SubscribeAsync(command);
        var token = LetterLink.TokenIn((await host.SentMailAsync()).Last(mail => mail.Kind == "confirm-subscription" && mail.To == command.Email));
        Assert.True((await host.Get<CourseSubscriptions>().ConfirmAsync(token))!.Confirmed);
        Assert.True((await host.Get<CourseSubscriptions>().ConfirmAsync(token))!.Confirmed);
    }
}
