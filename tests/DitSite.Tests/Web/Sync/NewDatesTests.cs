using System.Text.RegularExpressions;
using DitSite.Bookings.MailingList;
using DitSite.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Tests.Web.Sync;

public sealed partial class NewDatesTests : IDisposable
{
    private readonly ContentCopy content = new();
    private readonly SiteFactory site;

    public NewDatesTests() => site = new SiteFactory { ContentFolder = content.Path };

    [Fact]
    public async Task Run_NewlyPublished_IsToldOnceToThoseWhoAskedForItsCourse()
    {
        await SubscribeAsync("reader@example.com", "test-refresher");
        await SubscribeAsync("other@example.com", "test-course");

        Publish("2027-11-12", "online");
        var told = await site.Mail.FirstAsync(mail => mail.To == "reader@example.com" && mail.Text.Contains("Friday 12 November 2027"));
        content.Replace("courses/test-refresher/runs/2027-11-12.md", "state: scheduled", "state: scheduled\nfrom: 10:00\nto: 16:00");
        Publish("2027-11-19", "online");
        await site.Mail.FirstAsync(mail => mail.To == "reader@example.com" && mail.Text.Contains("Friday 19 November 2027"));

        Assert.Contains("https://localhost/courses/test-refresher/dates/2027-11-12", told.Text);
        Assert.Single(site.Mail.Sent, mail => mail.To == "reader@example.com" && mail.Text.Contains("12 November"));
        Assert.DoesNotContain(site.Mail.Sent, mail => mail.To == "other@example.com" && mail.Text.Contains("November"));
        Assert.DoesNotContain(site.Mail.Sent, mail => mail.To == "reader@example.com" && mail.Text.Contains("March"));
    }

    public void Dispose()
    {
        site.Dispose();
        content.Dispose();
    }

    private void Publish(string day, string mode) => content.Write($"courses/test-refresher/runs/{day}.md", $"""
        ---
        key: {Guid.NewGuid()}
        starts: {day}
        ends: {day}
        state: scheduled
        mode: {mode}
        published: 2027-02-01
        ---
        """);

    private async Task SubscribeAsync(string email, string course)
    {
        var list = site.Services.GetRequiredService<CourseSubscriptions>();
        await list.SubscribeAsync(new(email, course, "Test refresher"));
        var letter = await site.Mail.FirstToAsync(email);
        Assert.NotNull(await list.ConfirmAsync(Token().Match(letter.Text).Groups[1].Value));
    }

    [GeneratedRegex("[?]token=([A-Za-z0-9_-]{43})")]
    private static partial Regex Token();
}
