using System.Text.RegularExpressions;
using AngleSharp.Dom;
using DitSite.Bookings;
using DitSite.Bookings.Changes;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Storage;
using DitSite.Bookings.Waiting;
using DitSite.Content;
using DitSite.Tests.Site;
using DitSite.Tests.Web.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Tests.Robustness;

/// <summary>Pages of people who wait for a place, and of bookers who change their booking.</summary>
internal sealed partial class ChangingForms(SiteFactory site)
{
    /// <summary>Has one place, and somebody who keeps it: no source of a form knows the link of that booking.</summary>
    public const string FullRun = "2027-05-14";

    /// <summary>In place of the line about VAT in the course.</summary>
    public const string Policy = """
        vat: No VAT is charged.
        change-rules:
          - kind: cancel
            notice: 1
            unit: calendar-days
            charge: 10
          - kind: transfer
            notice: 1
            unit: calendar-days
            charge: 10
          - kind: substitute
            notice: 1
            unit: calendar-days
            charge: 10

        """;

    private const string Full = "/courses/test-refresher/dates/" + FullRun;

    public static readonly IReadOnlyList<string> Sections = ["cancel", "transfer", "substitute", "change"];

    /// <summary>Before the address is confirmed, in the line, and with a place kept.</summary>
    public static readonly IReadOnlyList<string> Waits = ["asking", "asked", "waiting", "offered"];

    public Task FillAsync() => BookedAtTheDesk.BookAsync(site, "keeper", command => command with
    {
        RunKey = site.Services.GetRequiredService<PublishedContent>().Current.FindCourse("test-refresher")!.Runs.Single(run => run.Address == FullRun).Key,
    });

    public async Task<IDocument> WaitAsync(SiteClient browser, FormFiller person, string state)
    {
        var form = await browser.GetPageAsync(Full + "/book/waiting-list");
        if (state == "asking")
        {
            return form;
        }

        await browser.SubmitAndFollowAsync(form, ("Name", person.Name), ("Email", person.Email));
        var link = WaitingLink().Match((await site.Mail.FirstToAsync(person.Email)).Text).Value;
        if (state != "asked")
        {
            await browser.SubmitAndFollowAsync(await browser.GetPageAsync(link));
        }

        if (state == "offered")
        {
            // By its row alone: with a place that really came free somebody would book it, and the run would be full no longer.
            var ends = site.Clock.GetUtcNow().AddDays(1);
            await WriteAsync(context => context.WaitingEntries.Where(entry => entry.Email == person.Email)
                .ExecuteUpdateAsync(set => set.SetProperty(entry => entry.State, WaitingState.Offered).SetProperty(entry => entry.OfferedAt, ends.AddDays(-1)).SetProperty(entry => entry.OfferEndsAt, ends)));
        }

        return await browser.GetPageAsync(link);
    }

    /// <summary>A page of a booking that was opened by the link in its letter.</summary>
    /// <param name="name">Of the booker, and of nobody else.</param>
    public async Task<IDocument> OpenAsync(SiteClient browser, string name, string section)
    {
        var reference = await BookedAtTheDesk.BookAsync(site, name);
        await BookedAtTheDesk.OpenAsync(site, browser, reference, $"{name}@people.test");
        if (section == "change")
        {
            await AskAsync(reference);
        }

        return await browser.GetPageAsync($"/bookings/{reference}/{section}");
    }

    /// <summary>As after a change of date that staff have confirmed.</summary>
    private Task AskAsync(BookingReference reference) => WriteAsync(async context =>
    {
        var now = site.Clock.GetUtcNow();
        var booking = await context.Bookings.SingleAsync(row => row.Reference == reference);
        var notice = new ChangeNotice { Id = Guid.CreateVersion7(now), RunKey = booking.RunKey, OpenedAt = now, Before = booking.Facts };
        notice.MoveOn(booking.Facts, now);
        context.AddRange(notice, new ChangeAnswer { NoticeId = notice.Id, BookingId = booking.Id, ToldAt = now });
        return 2;
    });

    private Task<int> WriteAsync(Func<BookingsContext, Task<int>> write) => site.Services.GetRequiredService<WriteGate>().WriteAsync(write, default);

    [GeneratedRegex(@"https://localhost/waiting-list\S+")]
    private static partial Regex WaitingLink();
}
