using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using DitSite.Bookings;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Retention;
using DitSite.Bookings.Storage;
using DitSite.Content;
using DitSite.Tests.Bookings.Money;
using DitSite.Tests.Site;
using DitSite.Tests.Web.Applications;
using DitSite.Tests.Web.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DitSite.Tests.Web.Year;

/// <summary>A site with a year before it: days pass, staff and people come to its pages, and the diary keeps what happened.</summary>
internal sealed partial class YearSite : IAsyncDisposable
{
    public const string JuneRun = "courses/test-course/runs/2027-06-07";
    private readonly ContentCopy content = ApplyContent.WithEverythingAsked();

    public YearSite()
    {
        Site = new() { ContentFolder = content.Path };
        foreach (var (name, value) in MoneyExamples.Settings.Append(("ReleaseUnpaid", "true")))
        {
            Site.Settings[$"Invoices:{name}"] = value;
        }

        Diary = new(Site.Mail, Site.Clock);
    }

    public StaffSite Site { get; }

    public Diary Diary { get; }

    /// <summary>Lets days pass until nine in the morning of this one: each day the site does what is due, and its letters leave.</summary>
    public async Task UntilAsync(int month, int day, int year = 2027, int step = 1)
    {
        var to = new DateOnly(year, month, day);
        for (var next = LondonDate.Of(Site.Clock.GetUtcNow()).AddDays(step); next < to; next = next.AddDays(step))
        {
            await MorningAsync(next);
        }

        await MorningAsync(to);
    }

    /// <summary>All letters that are owed have left, and are in the diary.</summary>
    public async Task PostAsync()
    {
        await Site.Services.GetRequiredService<OutboxDispatcher>().SendDueAsync();
        await Patience.UntilAsync(async () => await ReadAsync(context => context.Outbox.CountAsync(row => row.State == OutboxState.Waiting)), waiting => waiting == 0);
        Diary.Post();
    }

    public Task<SiteClient> StaffAsync(string role) => Site.SignedInAsync(role);

    /// <summary>Presses a button of the page, and puts down what it says.</summary>
    public async Task<IDocument> PressAsync(SiteClient browser, string who, IDocument page, params (string Name, string? Value)[] values)
    {
        var next = await browser.SubmitAndFollowAsync(page, values);
        Diary.Saw(who, next);
        await PostAsync();
        return next;
    }

    /// <summary>One of several forms of a page, by where it goes and what it is about.</summary>
    public static IHtmlFormElement Form(IDocument page, string handler, string? requirement = null) =>
        page.QuerySelectorAll<IHtmlFormElement>("main form[method=post]").First(form =>
            (form.GetAttribute("action") == "?handler=" + handler || form.QuerySelector($"button[formaction='?handler={handler}']") is not null)
            && (requirement is null || form.QuerySelector($"input[name=requirement][value={requirement}]") is not null));

    /// <summary>The newest letter to somebody whose subject begins so, and the link in it.</summary>
    public string LinkTo(string person, string subject)
    {
        var letter = Site.Mail.Sent.Last(mail => mail.To == $"{person}@people.test" && mail.Subject.Contains(subject, StringComparison.Ordinal));
        return Link().Match(letter.Text).Value;
    }

    /// <summary>Somebody opens the link in their letter and presses its button.</summary>
    public async Task<IDocument> OpenAsync(SiteClient browser, string person, string subject) =>
        await browser.FollowAsync(await browser.SubmitAsync(await browser.GetPageAsync(LinkTo(person, subject)), []));

    public Guid RunKey(string course, DateOnly starts) =>
        Site.Services.GetRequiredService<PublishedContent>().Current.FindCourse(course)!.Runs.Single(run => run.Starts == starts).Key;

    public Task<Guid> RunOfAsync(DateOnly starts) => ReadAsync(context => context.Bookings.Where(row => row.RunStarts == starts).Select(row => row.RunKey).FirstAsync());

    /// <summary>Reference of the newest booking of somebody.</summary>
    public async Task<string> LastBookingAsync(string person) =>
        (await ReadAsync(context => context.Bookings.Where(row => row.BookerEmail == $"{person}@people.test").OrderBy(row => row.BookedAt).Select(row => row.Reference).ToListAsync()))[^1].ToString();

    public async Task<T> ReadAsync<T>(Func<BookingsContext, Task<T>> read)
    {
        await using var context = await Site.Services.GetRequiredService<IDbContextFactory<BookingsContext>>().CreateDbContextAsync();
        return await read(context);
    }

    public ValueTask DisposeAsync()
    {
        Site.Dispose();
        content.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task MorningAsync(DateOnly day)
    {
        Site.Clock.SetUtcNow(LondonDate.At(day, new(9, 0)));
        await Site.Services.GetServices<IHostedService>().OfType<Housekeeping>().Single().TurnAsync();
        await PostAsync();
    }

    [GeneratedRegex(@"https://localhost/\S+(link|token)=\S+")]
    private static partial Regex Link();
}
