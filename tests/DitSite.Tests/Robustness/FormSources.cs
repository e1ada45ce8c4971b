using System.Text.RegularExpressions;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using DitSite.Bookings.Applications;
using DitSite.Tests.Site;
using DitSite.Tests.Web.Applications;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Tests.Robustness;

/// <summary>A form of the site, and how to get to it with a fresh browser.</summary>
/// <param name="Find">The form on its page; null where the page shows another or none.</param>
internal sealed record FormSource(string Name, Func<IDocument, IHtmlFormElement?> Find, Func<Task<(SiteClient Browser, IDocument Page)>> ComeToAsync)
{
    public async Task<OpenForm> OpenAsync()
    {
        var (browser, page) = await ComeToAsync();
        return new(browser, Find(page) ?? throw new InvalidOperationException($"{page.Url} has no form {Name}: {page.Body?.TextContent}"));
    }

    /// <summary>The form once more for somebody who has just sent it; a way to it from the start can be thirty pages long.</summary>
    /// <returns>Null: the page of this person shows it no longer.</returns>
    public async Task<OpenForm?> ComeBackAsync(OpenForm left)
    {
        var page = await left.Browser.GetPageAsync(left.Form.Owner!.Url);
        return Find(page) is { } form && left with { Form = form } is var again && again.Fields.ToHashSet().SetEquals(left.Fields) ? again : null;
    }
}

internal sealed record OpenForm(SiteClient Browser, IHtmlFormElement Form)
{
    /// <summary>Names of the form's fields in their order, each once.</summary>
    public IReadOnlyList<string> Fields => [.. FormFields.Controls(Form).Select(control => control.GetAttribute("name")!).Distinct()];
}

/// <summary>Every form that the site shows, found by reading its pages as people come to them.</summary>
internal sealed partial class FormSources(SiteFactory site)
{
    private readonly Dictionary<string, FormSource> found = [];
    private int people;

    public async Task<IReadOnlyList<FormSource>> DiscoverAsync()
    {
        foreach (var address in await SitemapAsync())
        {
            await AddAsync(address, async browser => await browser.GetPageAsync(address));
        }

        var run = site.Services.GetBookableRun();
        foreach (var detour in new[] { false, true })
        {
            await AddJourneyAsync(run, detour);
        }

        await AddApplyingAsync();
        await AddChangingAsync();
        return [.. found.Values];
    }

    /// <summary>Paths that the sitemap lists.</summary>
    public async Task<IReadOnlyList<string>> SitemapAsync()
    {
        using var browser = site.Browse();
        var sitemap = XDocument.Parse(await browser.Http.GetStringAsync("/sitemap.xml"));
        return [.. sitemap.Descendants().Where(element => element.Name.LocalName == "loc").Select(element => new Uri(element.Value).AbsolutePath)];
    }

    private async Task AddJourneyAsync(string run, bool detour)
    {
        using var scout = NewBrowser();
        var walk = new BookingWalk(scout, run, NewPerson(detour));
        await walk.BookAsync();
        for (var page = 0; page < walk.Pages.Count; page++)
        {
            // To the end and back to the page: a question can be changed for as long as the journey lasts.
            var address = BookingWalk.PathOf(walk.Pages[page]);
            var isResult = page == walk.Pages.Count - 1;
            Add(address, walk.Pages[page], async browser =>
            {
                var again = new BookingWalk(browser, run, NewPerson(detour));
                _ = isResult ? await again.BookAsync() : (await again.ToCheckAsync()).Url;
                return await browser.GetPageAsync(address);
            });
            if (isResult)
            {
                foreach (var link in walk.Page.QuerySelectorAll<IHtmlAnchorElement>("main a").Select(link => new Uri(link.Href).AbsolutePath).Where(path => path.StartsWith(address, StringComparison.Ordinal)))
                {
                    await AddAsync(link, async browser =>
                    {
                        await new BookingWalk(browser, run, NewPerson(detour)).BookAsync();
                        return await browser.GetPageAsync(link);
                    });
                }
            }
        }

        await AddLinkedAsync(run, detour);
    }

    /// <summary>From the page that asks for an address to the offer, and what a referee is asked.</summary>
    private async Task AddApplyingAsync()
    {
        foreach (var address in new[] { ApplyWalk.Run + "/apply", "/applications/return", "/applications/continue?link=" + new string('x', 43) })
        {
            await AddAsync(address, async browser => await browser.GetPageAsync(address));
        }

        foreach (var section in new[] { "", "/you", "/requirements/theory", "/requirements/theory/files", "/requirements/hours", "/requirements/employment", "/requirements/registration", "/referee", "/fee", "/funding", "/access-needs", "/withdraw" })
        {
            await AddAsync("application" + section, async browser =>
            {
                var walk = NewApplicant(browser);
                await walk.StartAsync();
                return await browser.GetPageAsync(walk.Home + section);
            });
        }

        await AddAsync("application/check", async browser =>
        {
            var walk = NewApplicant(browser);
            await walk.StartAsync();
            await walk.FillAsync();
            return await browser.GetPageAsync(walk.Home + "/check");
        });
        await AddAsync("reference", async browser => await browser.GetPageAsync(ApplyWalk.LinkIn((await site.Mail.FirstToAsync("referee-" + (await SentAsync(NewBrowser())).Email)).Text)));
        await AddAsync("application/question", async browser =>
        {
            var walk = await SentAsync(browser);
            await site.Services.GetRequiredService<Assessments>().RequestInformationAsync(walk.Reference, "theory", "Which one?", "Sam");
            return await browser.GetPageAsync((await browser.GetPageAsync(walk.Home)).QuerySelector("main a[href*='/questions/']")!.GetAttribute("href")!);
        });
        await AddAsync("application/offer", async browser =>
        {
            var walk = await SentAsync(browser);
            await walk.OfferAsync();
            return await browser.GetPageAsync(walk.Home + "/offer");
        });

        async Task<ApplyWalk> SentAsync(SiteClient browser)
        {
            var walk = NewApplicant(browser);
            await walk.StartAsync();
            await walk.FillAsync();
            await walk.SendAsync();
            return walk;
        }

        ApplyWalk NewApplicant(SiteClient browser) => new(site, NewPerson(detour: false).Email, browser);
    }

    /// <summary>What people do with a booking they have, and who waits for one.</summary>
    private async Task AddChangingAsync()
    {
        var changing = new ChangingForms(site);
        await changing.FillAsync();
        foreach (var state in ChangingForms.Waits)
        {
            await AddAsync($"waiting list, {state}", async browser => await changing.WaitAsync(browser, NewPerson(detour: false), state));
        }

        foreach (var section in ChangingForms.Sections)
        {
            await AddAsync($"booking/{section}", async browser => await changing.OpenAsync(browser, NewPerson(detour: false).Email.Split('@')[0], section));
        }
    }

    /// <summary>What the links in the letters open, and the pages behind their buttons.</summary>
    private async Task AddLinkedAsync(string run, bool detour)
    {
        await AddAsync("link in a letter", async browser => await browser.GetPageAsync(await LinkAsync(browser)));
        await AddAsync("page behind a link in a letter", async browser =>
        {
            var page = await browser.GetPageAsync(await LinkAsync(browser));
            return BookingWalk.MainForm(page) is { } form ? await browser.FollowAsync(await browser.SubmitAsync(form, [])) : page;
        });

        async Task<string> LinkAsync(SiteClient browser)
        {
            var person = NewPerson(detour);
            await new BookingWalk(browser, run, person).BookAsync();
            var letter = await site.Mail.FirstToAsync(person.Email);
            return OwnLink().Match(letter.Text).Value;
        }
    }

    private async Task AddAsync(string address, Func<SiteClient, Task<IDocument>> goAsync)
    {
        using var browser = NewBrowser();
        Add(address, await goAsync(browser), goAsync);
    }

    private void Add(string address, IDocument page, Func<SiteClient, Task<IDocument>> goAsync)
    {
        for (var form = 0; form < Forms(page).Count; form++)
        {
            // What stands around every page, such as the choice of cookies, is one form wherever it is met.
            var number = form;
            var name = Forms(page)[form].Closest("main") is null ? $"form to {Forms(page)[form].GetAttribute("action")}" : $"{address} form {form + 1}";
            found.TryAdd(name, new(name, other => Forms(other).ElementAtOrDefault(number), async () =>
            {
                var fresh = NewBrowser();
                return (fresh, await goAsync(fresh));
            }));
        }
    }

    private static List<IHtmlFormElement> Forms(IDocument page) => [.. page.QuerySelectorAll<IHtmlFormElement>("form").Where(form => form.Method == "post")];

    /// <summary>Each from an address of its own: limits per client address are not what is tried here.</summary>
    private SiteClient NewBrowser()
    {
        var number = Interlocked.Increment(ref people);
        return site.Browse($"10.{(number >> 16) & 255}.{(number >> 8) & 255}.{number & 255}");
    }

    private FormFiller NewPerson(bool detour) => new($"Person {people}", $"person-{Interlocked.Increment(ref people)}@example.test", detour);

    [GeneratedRegex(@"https://localhost/bookings/\S+")]
    private static partial Regex OwnLink();
}
