using System.Collections.Concurrent;
using DitSite.Content.Catalogue;
using DitSite.Content.Cookies;
using DitSite.EndToEndTests.Browsing;
using DitSite.EndToEndTests.Crawl;
using Microsoft.Playwright;

namespace DitSite.EndToEndTests.Consent;

/// <param name="Lifetime">Zero: until the browser is closed.</param>
internal sealed record StoredItem(string Name, TimeSpan Lifetime);

/// <summary>What browsers hold after walking the site, compared with what the registry says.</summary>
internal static class StoredItems
{
    /// <summary>Between a cookie's being set and its being looked at.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(2);

    /// <summary>The union over people who accepted, chose nothing, refused, chose on the cookies page, and withdrew.</summary>
    /// <param name="everywhere">Each of them goes to every page; otherwise the first does, and the others share the pages among them.</param>
    public static async Task<IReadOnlyCollection<StoredItem>> InAllStatesAsync(BrowserFixture browser, LiveSite site, bool everywhere)
    {
        Func<Person, Task>[] states =
        [
            person => person.AcceptAsync(),
            _ => Task.CompletedTask,
            person => person.RejectAsync(),
            ChooseOnPageAsync,
            async person =>
            {
                await person.AcceptAsync();
                await person.GoToAsync("/courses");
                await person.WithdrawAsync();
            },
        ];
        var seen = new ConcurrentBag<StoredItem>();
        var pages = await SiteCrawl.SitemapAsync(site);
        await Parallel.ForAsync(0, states.Length, new ParallelOptions { MaxDegreeOfParallelism = 3 }, async (state, _) =>
        {
            await using var person = await Person.ArriveAsync(browser, site);
            await states[state](person);
            foreach (var address in everywhere || state == 0 ? pages : pages.Where((_, page) => 1 + (page % (states.Length - 1)) == state))
            {
                await person.Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
            }

            await Journeys.BeginAsync(person);
            await LookAsync(person, seen);
        });
        await using (var booker = await Person.ArriveAsync(browser, site))
        {
            await Journeys.BookAndOpenAsync(booker, site, "cora@example.com");
            await LookAsync(booker, seen);
        }

        return [.. seen.GroupBy(item => item.Name).Select(same => same.MaxBy(item => item.Lifetime)!)];
    }

    /// <summary>In sentences: stored but not declared, stored for longer than declared, declared but never seen.</summary>
    public static IReadOnlyList<string> Faults(CookieNotice notice, IReadOnlyCollection<StoredItem> seen) =>
    [
        .. seen.Where(item => !Declares(notice, item.Name)).Select(item => $"{item.Name} is not declared"),
        .. from item in seen
           from entry in notice.Entries
           where entry.Names(item.Name) && CookieLifetime.TryParse(entry.Lifetime, out var declared) && item.Lifetime > declared.Value + Slack
           select $"{item.Name} lives {item.Lifetime.TotalDays:0.0} days, and {entry.Lifetime} is declared",
        .. notice.Entries
            .Where(entry => !entry.Rare && entry.Category != CookieCategory.Retired && !seen.Any(item => entry.Names(item.Name)))
            .Select(entry => $"{entry.Label} is declared, and nobody was seen to have it"),
    ];

    private static bool Declares(CookieNotice notice, string name) =>
        notice.Entries.Any(entry => entry.Category != CookieCategory.Retired && entry.Names(name));

    private static async Task LookAsync(Person person, ConcurrentBag<StoredItem> seen)
    {
        var now = DateTimeOffset.UtcNow;
        foreach (var cookie in await person.Context.CookiesAsync())
        {
            seen.Add(new(cookie.Name, cookie.Expires < 0 ? TimeSpan.Zero : DateTimeOffset.FromUnixTimeSeconds((long)cookie.Expires) - now));
        }

        foreach (var stored in (await person.StoredAsync()).Where(stored => !stored.StartsWith("cookie ", StringComparison.Ordinal)))
        {
            seen.Add(new(stored[(stored.IndexOf(' ', StringComparison.Ordinal) + 1)..], TimeSpan.MaxValue - Slack - Slack));
        }
    }

    private static async Task ChooseOnPageAsync(Person person)
    {
        await person.GoToAsync("/cookies");
        await person.Page.CheckAsync("input[type=radio][value=accept]");
        await person.Page.ClickAsync("button:has-text('Save cookie choice')");
        await Assertions.Expect(person.Page.Locator(Person.Confirmation)).ToContainTextAsync("accepted");
    }
}
